"""Digits laid out over the placeholders of a number format: 0.00, #,##0, 0.00E+00, # ?/?."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction

from jiping.readers.excel.dates import Token

ROOMY = Context(prec=700, rounding=ROUND_HALF_UP)
"""Enough for the greatest number that Excel stores, with all its places."""


def quantized(number: Decimal, places: int) -> Decimal:
    return number.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP, ROOMY)


def fixed(tokens: tuple[Token, ...], value: Decimal) -> str:
    """A number laid out over digit placeholders; literals stay where they stand."""
    kinds = [kind for kind, _ in tokens]
    point = kinds.index("point") if "point" in kinds else len(tokens)
    wholes = [i for i, kind in enumerate(kinds[:point]) if kind == "digit"]
    decimals = [i for i, kind in enumerate(kinds) if kind == "digit" and i > point]
    grouped = "comma" in kinds[wholes[0] : wholes[-1]] if wholes else False
    thousands = sum(_commas(kinds, part[-1]) for part in (wholes, decimals) if part)
    if not wholes and not decimals:
        return "".join("" if kind == "comma" else text for kind, text in tokens)
    value = ROOMY.scaleb(value, 2 * kinds.count("percent") - 3 * thousands)
    before, _, after = f"{quantized(value, len(decimals)):f}".partition(".")
    pieces = ["" if kind == "comma" else text for kind, text in tokens]
    _fill_whole(pieces, tokens, wholes, before.lstrip("0"), grouped)
    if not wholes:
        pieces[point] = before.lstrip("0") + "."
    for index, digit in zip(decimals, after, strict=False):
        pieces[index] = digit
    for index in reversed(decimals):
        if pieces[index] != "0" or tokens[index][1] == "0":
            break
        pieces[index] = " " if tokens[index][1] == "?" else ""
    return "".join(pieces)


def _commas(kinds: list[str], index: int) -> int:
    """Commas right after a placeholder: each divides by a thousand."""
    end = index + 1
    while kinds[end : end + 1] == ["comma"]:
        end += 1
    return end - index - 1


def _fill_whole(
    pieces: list[str], tokens: tuple[Token, ...], wholes: list[int], digits: str, grouped: bool
) -> None:
    """Digits from the right; the first placeholder takes all that are left."""
    done = 0
    for index in reversed(wholes):
        if index == wholes[0] and len(digits) > 1:
            taken, digits = digits, ""
        elif digits:
            taken, digits = digits[-1], digits[:-1]
        else:
            taken = {"0": "0", "?": " "}.get(tokens[index][1], "")
        text = ""
        for digit in reversed(taken):
            if grouped and done and done % 3 == 0 and digit != " ":
                text = "," + text
            text = digit + text
            done += 1
        pieces[index] = text


def scientific(tokens: tuple[Token, ...], value: Decimal) -> str:
    kinds = [kind for kind, _ in tokens]
    at = kinds.index("exponent")
    end = at + 1
    while kinds[end : end + 1] == ["digit"]:
        end += 1
    mantissa = tokens[:at]
    point = kinds.index("point") if "point" in kinds[:at] else at
    step = max(1, kinds[:point].count("digit"))
    places = kinds[point:at].count("digit")
    exponent = value.adjusted() // step * step if value else 0
    scaled = quantized(ROOMY.scaleb(value, -exponent), places)
    if scaled and scaled.adjusted() >= step:
        exponent += step
        scaled = quantized(ROOMY.scaleb(value, -exponent), places)
    sign = "-" if exponent < 0 else "+" if tokens[at][1][1] == "+" else ""
    power = str(abs(exponent)).zfill(end - at - 1)
    rest = "".join(text for _, text in tokens[end:])
    return f"{fixed(mantissa, scaled)}E{sign}{power}{rest}"


def fraction(tokens: tuple[Token, ...], value: Decimal) -> str:
    """Like 1 1/2; a fixed denominator where the code names one."""
    kinds = [kind for kind, _ in tokens]
    slash = kinds.index("slash")
    below = "".join(text for _, text in tokens[slash + 1 :]).strip()
    mixed = kinds[:slash].count("digit") > 1 and ("literal", " ") in tokens[:slash]
    whole = int(value) if mixed else 0
    rest = Fraction(value) - whole
    if below.isdigit() and int(below):
        denominator = int(below)
        part = Fraction(rest * denominator + Fraction(1, 2)).__floor__()
    else:
        nearest = rest.limit_denominator(
            10 ** min(3, max(1, below.count("?") + below.count("#"))) - 1
        )
        part, denominator = nearest.numerator, nearest.denominator
    if part == denominator and mixed:
        whole, part = whole + 1, 0
    if not part:
        return str(whole)
    return f"{whole} {part}/{denominator}" if whole else f"{part}/{denominator}"
