"""Lone numbers as printed: counts, points, shares; Chinese numerals; printed precision."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Context, Decimal
from functools import cache

from jiping.values.signs import normalise

# At most 24 digits before and 12 after the point: more is noise, and stays exact in Decimal.
DIGITS = r"(?:[0-9]{1,3}(?:,[0-9]{3}){1,7}|[0-9]{1,24})(?:\.[0-9]{1,12})?"
NUMERALS = "零〇○一二两三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟"

_PLAIN = re.compile(rf"[+-]?{DIGITS}")
_SPACED = re.compile(r"[+-]?[0-9]{1,3}(?: [0-9]{3})+(?:\.[0-9]{1,12})?")
_SCALED = re.compile(rf"([+-]?{DIGITS})(万亿|[百千万亿]|千万|百万)")
_PERCENT = re.compile(rf"([+-]?{DIGITS})(%|‰|百分比|百分号)")
_POINTS = re.compile(r"([0-9]{1,6}(?:\.[0-9]{1,6})?)分?|\(([0-9]{1,6}(?:\.[0-9]{1,6})?)分?\)")
_FIRST = re.compile(rf"{DIGITS}(?P<tail>%|‰|百分比|百分号|[万亿]+(?=[^元\s)]))?")
_CHINESE = re.compile(rf"[{NUMERALS}]+(?:点[零〇一二三四五六七八九]+)?")
_POWERS = {"百": 2, "千": 3, "万": 4, "十万": 5, "百万": 6, "千万": 7, "亿": 8, "万亿": 12}
_WIDE = Context(prec=80)
_HALF = Decimal("0.5")
_HUNDRED = Decimal(100)
_THOUSAND = Decimal(1000)
_ONE = Decimal(1)

_DIGIT = {
    sign: value
    for value, signs in enumerate(
        ("零〇○", "一壹", "二贰两", "三叁", "四肆", "五伍", "六陆", "七柒", "八捌", "九玖")
    )
    for sign in signs
}
_PLACE = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_BLOCK = {"万": 10**4, "亿": 10**8}


def exact(digits: str) -> Decimal:
    """The Decimal of a string that `DIGITS` matched, thousands commas dropped."""
    return Decimal(digits.replace(",", "")) if "," in digits else Decimal(digits)


def times(number: Decimal, power: int) -> Decimal:
    """`number` × 10^power, written without an exponent."""
    scaled = number.scaleb(power, _WIDE)
    exponent = scaled.as_tuple().exponent
    return (
        scaled.quantize(_ONE, context=_WIDE)
        if isinstance(exponent, int) and exponent > 0
        else scaled
    )


def chinese_number(text: str) -> Decimal | None:
    """The value of a Chinese numeral (三百二十, 两万, 一千零五, 二〇二一); None if malformed."""
    if _CHINESE.fullmatch(text) is None:
        return None
    whole, _, fraction = text.partition("点")
    if all(sign in _DIGIT for sign in whole):
        if len(whole) > 1 and (len(whole) > 12 or "两" in whole):
            return None
        value: int | None = int("".join(str(_DIGIT[sign]) for sign in whole))
    else:
        value = _placed(whole)
    if value is None:
        return None
    if fraction:
        return Decimal(f"{value}.{''.join(str(_DIGIT[sign]) for sign in fraction)}")
    return Decimal(value)


def _placed(text: str) -> int | None:
    """The value of a numeral with places (十百千万亿); None if a place has no digit."""
    total = block = 0
    digit: int | None = None
    last = 10**12
    zero = False
    for sign in text:
        if sign in _DIGIT:
            if digit is not None and digit != 0:
                return None
            digit = _DIGIT[sign]
            zero = zero or digit == 0
            continue
        if sign in _PLACE:
            place = _PLACE[sign]
            if place >= last or (digit is None and (place != 10 or block)):
                return None
            if digit == 0 and place != 10:
                return None
            block += (digit or 1) * place
            last = place
        else:
            place = _BLOCK[sign]
            block += digit or 0
            if block == 0 and total == 0:
                return None
            if sign == "亿":
                total = (total + block) * place
            else:
                total += block * place
            block = 0
            last = place
        digit, zero = None, False
    if digit is not None:
        # 一百二 is 120, 一万二 is 12000; after 零 or 十 the digit is itself.
        block += digit * (last // 10) if not zero and 10 < last < 10**12 else digit
    return total + block


def parse_number(text: str) -> Decimal | None:
    """The number a text consists of, or None if there is anything else in it.

    Full-width digits, thousands commas, spaces by thousands, a sign, Chinese numerals and 百 千 万
    亿 behind digits (1.2万 is 12000). Misplaced commas or a second point give None.
    """
    if _PLAIN.fullmatch(text):
        return exact(text)
    text = normalise(text)
    if _PLAIN.fullmatch(text):
        return exact(text)
    if _SPACED.fullmatch(text):
        return Decimal(text.replace(" ", ""))
    if scaled := _SCALED.fullmatch(text):
        return times(exact(scaled[1]), _POWERS[scaled[2]])
    return chinese_number(text)


def parse_points(text: str) -> Decimal | None:
    """Points or a score as printed in its column: 10, 10分, (50分), 3.60; None for the rest."""
    found = _POINTS.fullmatch(text) or _POINTS.fullmatch(normalise(text))
    return Decimal(found[1] or found[2]) if found else None


def parse_share(text: str) -> Decimal | None:
    """A percentage or rate as a share: 98.40% is 0.984, 百分之九十五 is 0.95.

    A bare number below 2 is a share already (0.95, 1, 1.05); from 2 to 1000 it is a percentage
    whose sign was left out (98.4 is 0.984, 100 is 1); above 1000 it is no rate: None.
    """
    text = normalise(text)
    if found := _PERCENT.fullmatch(text):
        return exact(found[1]) / (_THOUSAND if found[2] == "‰" else _HUNDRED)
    if text.startswith("百分之"):
        number = parse_number(text[3:]) if text != "百分之百" else _HUNDRED
        return None if number is None else number / _HUNDRED
    if not _PLAIN.fullmatch(text):
        return None
    number = exact(text)
    if abs(number) < 2:
        return number
    return number / _HUNDRED if 2 <= number <= 1000 else None


def decimals(text: str) -> int:
    """How many decimals the first number of the text is printed with: 98.40% has 2."""
    found = _FIRST.search(normalise(text))
    if found is None:
        return 0
    return len(found[0].partition(".")[2].rstrip("%‰百分比号万亿"))


def rounding(text: str) -> Decimal:
    """Half a unit of the last printed place of the first number: what rounding may have hidden.

    As a share behind a percent sign (98.40%: 0.00005), multiplied where 万 or 亿 multiplies a
    count (1.2万人: 500), else in the unit printed (10,744.00: 0.005; 7.29万元: 0.005).
    """
    found = _FIRST.search(normalise(text))
    if found is None:
        return Decimal(0)
    tail = found["tail"] or ""
    places = -decimals(found[0])
    if tail:
        places += {"‰": -3}.get(tail, -2) if tail not in _POWERS else _POWERS[tail]
    return times(_HALF, places)


def half_up(number: Decimal, places: int) -> Decimal:
    """The number rounded to `places` decimals, halves away from zero, as the field rounds."""
    return number.quantize(_unit(places), ROUND_HALF_UP, _WIDE)


@cache
def _unit(places: int) -> Decimal:
    return _ONE.scaleb(-places)
