"""Parts of a whole and halves spelt as words: 八成, 五分之四, 一半以上, 半年内, 两年半."""

from __future__ import annotations

import re
from decimal import Decimal

from jiping.model import Value
from jiping.model.evaluation import Operator
from jiping.values.numbers import NUMERALS, parse_number
from jiping.values.operators import BEFORE, operator_before
from jiping.values.quantities import number_value, tail_of
from jiping.values.units import is_time

BEGINS = frozenset("一二两三四五六七八九十半过万")

_HUNDRED = Decimal(100)
_HALF = Decimal("0.5")
_DIGITS = "一二三四五六七八九"
_PARTS = re.compile(f"({BEFORE})?([{NUMERALS}]+)分之([{NUMERALS}点]+)(.*)")
_TENTHS = re.compile(f"({BEFORE})?(十|[{_DIGITS}])成([{_DIGITS}])?(.*)")
_MIDDLE = re.compile(f"(过|超|{BEFORE})?(?:一半|半数|(?<=过)半)(.*)")
_TIME = re.compile(
    f"({BEFORE})?(?:([{NUMERALS}]+)(年|天|日)半|([{NUMERALS}]+)?(?:个半|半个?)(年|月|天|小时))(.*)"
)


def fraction(text: str) -> Value | None:
    """The value of a text that is a fraction with an operator before or behind it, else None.

    Fractions that end nowhere (三分之一) are kept to 28 digits.
    """
    for pattern in (_TENTHS, _PARTS, _MIDDLE):
        if found := pattern.fullmatch(text):
            return _share(pattern, found)
    return _time(text)


def _share(pattern: re.Pattern[str], found: re.Match[str]) -> Value | None:
    words, *numbers, behind = found.groups()
    if pattern is _TENTHS:
        whole, tenth = numbers
        number = parse_number(whole)
        share = None if number is None else number / 10
        if share is not None and tenth:
            share += Decimal(_DIGITS.index(tenth) + 1) / _HUNDRED
    elif pattern is _PARTS:
        below, above = _part(numbers[0]), parse_number(numbers[1])
        share = above / below if above is not None and below else None
    else:
        share = _HALF
    sign: Operator | None = ">" if words in ("过", "超") else operator_before(words)
    tail = tail_of("%" + behind)
    if share is None or tail is None or tail.unit != "%" or tail.rest:
        return None
    return number_value(sign, share * _HUNDRED, tail)


def _part(numeral: str) -> Decimal | None:
    """How many parts make the whole: 五 of 五分之四, 万 of 万分之一."""
    return parse_number(numeral) or parse_number(f"一{numeral}")


def _time(text: str) -> Value | None:
    """半年, 半年内, 一年半, 两个半月: a time in halves."""
    found = _TIME.fullmatch(text)
    if found is None:
        return None
    words, years, unit, halves, other, behind = found.groups()
    whole = years or halves
    number = parse_number(whole) if whole else Decimal(0)
    unit = unit or {"月": "个月"}.get(other, other)
    tail = tail_of(unit + behind)
    if number is None or tail is None or tail.rest or not is_time(tail.unit or ""):
        return None
    return number_value(operator_before(words), number + _HALF, tail)
