"""How a cell shows what is stored: its number format code applied, as Excel does in Chinese.

Numbers are taken at the 15 significant digits that Excel keeps, and rounded half-up. What this
cannot do: colours, column widths (#### is never shown), eras.
"""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Context, Decimal, InvalidOperation
from functools import lru_cache

from msgspec import Struct

from jiping.readers.excel.dates import Token, show_date
from jiping.readers.excel.digits import ROOMY, fixed, fraction, quantized, scientific
from jiping.readers.excel.numerals import SETS, counted

PRECISION = Context(prec=15, rounding=ROUND_HALF_UP)
GREATEST = 308
"""Decimal exponent beyond which a text is no number that Excel could have stored."""
LONGEST = 255
"""Characters of a format code, as Excel limits them."""

TOKEN = re.compile(
    r"""
    "(?P<quoted>[^"]*)"?
    | [\\!](?P<escaped>.)
    | _(?P<space>.)
    | \*(?P<fill>.)
    | \[(?P<bracket>[^\]]*)\]
    | (?P<general>General|G/通用格式)
    | (?P<half>AM/PM|A/P|上午/下午)
    | (?P<exponent>E[+-])
    | (?P<date>s+\.0+|y+|m+|d+|h+|s+|a{3,4}|e+|b+|g+)
    | (?P<digit>[0\#?])
    | (?P<point>\.)
    | (?P<comma>,)
    | (?P<percent>%)
    | (?P<slash>/)
    | (?P<text>@)
    | (?P<literal>.)
    """,
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
SIMPLE = re.compile(r"(#,##)?0(?:\.(0+))?")
AROUND = frozenset({"literal", "percent"})
ELAPSED = re.compile(r"h+|m+|s+", re.IGNORECASE)
CONDITION = re.compile(r"(<=|>=|<>|<|>|=)\s*(-?\d+(?:\.\d+)?)$")
SYSTEM_DATES = {"-f800": 'yyyy"年"m"月"d"日"', "-f400": "h:mm:ss"}
"""Codes of the system's long date and time."""
PLAIN = ("General", "@", "")


class Simple(Struct, frozen=True, gc=False):
    """A number between literals, with fixed places: by far the most usual layout."""

    prefix: str
    suffix: str
    unit: Decimal
    """The last place shown: 0.01 for two places."""
    shift: int
    """2 for percentages, else 0."""
    grouped: bool


class Section(Struct, frozen=True):
    """One of the parts of a code between semicolons; `kind` says how it is laid out."""

    kind: str
    tokens: tuple[Token, ...]
    operator: str = ""
    bound: Decimal = Decimal(0)
    numerals: str = ""
    chinese: bool = False
    simple: Simple | None = None

    def holds(self, value: Decimal) -> bool:
        """Whether the section's condition is met."""
        low, same = value < self.bound, value == self.bound
        return {
            "<": low,
            "<=": low or same,
            "=": same,
            "<>": not same,
            ">=": not low,
            ">": not low and not same,
        }[self.operator]


def show(stored: str, code: str, *, from_1904: bool = False) -> str:
    """A stored number as its cell shows it; what is no number comes back as it is."""
    if code in PLAIN and len(stored) <= 10 and stored.isdecimal() and stored[0] != "0":
        return stored
    number = _number(stored)
    if number is None:
        return stored
    if code in PLAIN:
        return general(number)
    section, value = _chosen(parse(code), number)
    sign = "-" if value < 0 else ""
    simple = section.simple
    if simple:
        rounded = abs(value).scaleb(simple.shift).quantize(simple.unit, ROUND_HALF_UP, ROOMY)
        digits = f"{rounded:,f}" if simple.grouped else f"{rounded:f}"
        return f"{sign}{simple.prefix}{digits}{simple.suffix}".strip()
    if section.kind == "date":
        shown = show_date(
            number,
            section.tokens,
            from_1904=from_1904,
            numerals=section.numerals,
            chinese=section.chinese,
        )
        return general(number) if shown is None else shown.strip()
    value = abs(value)
    if section.kind == "general":
        digits = general(value)
        if section.numerals in SETS:
            digits = counted(digits, SETS[section.numerals])
        shown = _joined(section.tokens, digits)
    elif section.kind == "fraction":
        shown = fraction(section.tokens, value)
    elif section.kind == "scientific":
        shown = scientific(section.tokens, value)
    else:
        shown = fixed(section.tokens, value)
        if section.numerals in SETS:
            shown = counted(shown, SETS[section.numerals])
    return (sign + shown).strip()


def show_text(stored: str, code: str) -> str:
    """A stored text as its cell shows it: with what the code puts around @."""
    if code in PLAIN:
        return stored
    sections = parse(code)
    last = sections[-1]
    if len(sections) < 4 and not any(kind == "text" for kind, _ in last.tokens):
        return stored
    return _joined(last.tokens, stored).strip()


@lru_cache(maxsize=1024)
def decorates(code: str) -> bool:
    """Whether a code adds something to texts."""
    return show_text("x", code) != "x"


def general(number: Decimal) -> str:
    """A number in the format General: at most eleven characters, no float noise."""
    if not number:
        return "0"
    magnitude = number.adjusted()
    if -4 <= magnitude <= -1:
        return _trimmed(quantized(number, 9))
    if -9 <= magnitude <= 9:
        most = 12 if number < 0 else 11
        for places in (12, 9 - magnitude):
            text = _trimmed(quantized(number, places))
            if len(text) <= most:
                return text
    if magnitude == 10:
        return _trimmed(quantized(number, 0))
    mantissa, _, exponent = f"{Context(prec=6, rounding=ROUND_HALF_UP).plus(number):.5E}".partition(
        "E"
    )
    return f"{_trimmed(Decimal(mantissa))}E{exponent[0]}{exponent[1:].zfill(2)}"


@lru_cache(maxsize=1024)
def parse(code: str) -> tuple[Section, ...]:
    """The sections of a code; what is not understood in it is printed as it stands."""
    parts: list[list[re.Match[str]]] = [[]]
    for match in TOKEN.finditer(code[:LONGEST]):
        if match.lastgroup == "literal" and match[0] == ";":
            parts.append([])
        else:
            parts[-1].append(match)
    return tuple(_section(part) for part in parts[:4])


def _section(matches: list[re.Match[str]]) -> Section:
    tokens: list[Token] = []
    operator, bound, numerals, chinese = "", Decimal(0), "", False
    for match in matches:
        kind = match.lastgroup or "literal"
        text = match[kind]
        if kind in ("quoted", "escaped"):
            tokens.append(("literal", text))
        elif kind == "space":
            tokens.append(("literal", " "))
        elif kind == "bracket":
            lowered = text.lower()
            condition = CONDITION.match(text)
            if condition:
                operator, bound = condition[1], Decimal(condition[2])
            elif ELAPSED.fullmatch(text):
                tokens.append(("elapsed", text))
            elif lowered.startswith("dbnum"):
                numerals = text[5:6]
            elif text.startswith("$"):
                currency, _, locale = text[1:].partition("-")
                tokens.append(("literal", currency))
                chinese = chinese or locale.lower().endswith("804")
                system = SYSTEM_DATES.get(f"-{locale.lower()}")
                if system:
                    return parse(system)[0]
        elif kind != "fill":
            tokens.append((kind, text))
    kind = _kind(tokens)
    simple = _simple(tokens) if kind == "number" and not numerals else None
    return Section(kind, tuple(tokens), operator, bound, numerals, chinese, simple)


def _simple(tokens: list[Token]) -> Simple | None:
    """The layout of a section like 0.00, #,##0 or 0.00%, with literals around it."""
    numeric = [i for i, (kind, _) in enumerate(tokens) if kind in ("digit", "comma", "point")]
    if not numeric:
        return None
    first, last = numeric[0], numeric[-1] + 1
    found = SIMPLE.fullmatch("".join(text for _, text in tokens[first:last]))
    around = tokens[:first] + tokens[last:]
    if not found or last - first != len(numeric) or any(k not in AROUND for k, _ in around):
        return None
    return Simple(
        prefix="".join(text for _, text in tokens[:first]),
        suffix="".join(text for _, text in tokens[last:]),
        unit=Decimal(1).scaleb(-len(found[2] or "")),
        shift=2 * sum(kind == "percent" for kind, _ in around),
        grouped=bool(found[1]),
    )


def _kind(tokens: list[Token]) -> str:
    kinds = [kind for kind, _ in tokens]
    if "date" in kinds or "elapsed" in kinds:
        return "date"
    if "general" in kinds or ("text" in kinds and "digit" not in kinds):
        return "general"
    if "exponent" in kinds and "digit" in kinds:
        return "scientific"
    if "slash" in kinds and "digit" in kinds[: kinds.index("slash")]:
        return "fraction"
    return "number"


def _number(stored: str) -> Decimal | None:
    try:
        number = Decimal(stored.strip())
    except InvalidOperation:
        return None
    if not number.is_finite() or abs(number.adjusted()) > GREATEST:
        return None
    return PRECISION.plus(number)


def _chosen(sections: tuple[Section, ...], number: Decimal) -> tuple[Section, Decimal]:
    """The section for a number, and the number as that section is to show it."""
    if any(section.operator for section in sections[:2]):
        for section in sections[:2]:
            if section.operator and section.holds(number):
                return section, number
        rest = [section for section in sections[:3] if not section.operator]
        return (rest or sections)[-1 if len(rest) < 2 else number < 0], number
    numeric = sections[:3]
    if len(numeric) > 1 and numeric[-1].kind == "general" and _is_text(numeric[-1]):
        numeric = numeric[:-1]
    if len(numeric) == 1 or number > 0:
        return numeric[0], number
    if number < 0:
        return numeric[1], -number
    return numeric[2] if len(numeric) > 2 else numeric[0], number


def _is_text(section: Section) -> bool:
    return any(kind == "text" for kind, _ in section.tokens)


def _joined(tokens: tuple[Token, ...], content: str) -> str:
    """Literals as they are, and the content where General or @ stands."""
    return "".join(content if kind in ("general", "text") else text for kind, text in tokens)


def _trimmed(number: Decimal) -> str:
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
