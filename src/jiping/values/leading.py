"""Texts that begin with a number or an operator: numbers, ranges, dates."""

from __future__ import annotations

import re
from decimal import Decimal

from jiping.model import Value
from jiping.model.evaluation import Operator
from jiping.values.comparisons import comparison_of
from jiping.values.dates import parse_date
from jiping.values.deadlines import date_value
from jiping.values.numbers import DIGITS, exact, times
from jiping.values.operators import BEFORE, operator_before
from jiping.values.quantities import BARE, PLAIN, Tail, number_value, tail_of
from jiping.values.words import TEXT, WORDS
from jiping.values.zero import is_bad

_HEAD = re.compile(rf"([≥≤><=≈]?)([+-]?{DIGITS})")
_SIGNS = "≥≤><=≈"
_DIGIT = re.compile("[0-9]")
# 月 and 年 may close a date as well as a number; months and years are told apart below.
_TAILS = {text: tail for text, tail in PLAIN.items() if text not in ("年", "月", "年度", "季度")}
_UNIT = r"[^0-9,;。()~≥≤><=≈至到-]{0,8}?"
_RANGE = re.compile(
    rf"([+-]?{DIGITS})({_UNIT})(?:-{{1,2}}|~|至|到)(?:[≥≤><=≈])?({DIGITS})([^0-9(]*(?:\(.*\))?[^0-9]*)"
)
_WITHIN = re.compile(rf"({DIGITS})({_UNIT})[≤<][^0-9≤<≥>]{{0,8}}[≤<]({DIGITS})([^0-9]*)")
_BOUNDS = re.compile(
    rf"([≥>]|{BEFORE})({DIGITS})({_UNIT})[,;、且并和]*([≤<]|{BEFORE})({DIGITS})([^0-9]*)"
)
_AROUND = re.compile(rf"({DIGITS})({_UNIT})±({DIGITS})([^0-9]*)")
_RESULT = re.compile(rf"([0-9][0-9/÷*×.,%()人户次个份]*)=({DIGITS}%)")
_INCLUDED = re.compile(r"\(含(?:本数)?\)")
_STATED = re.compile(r"\((不)?含(?:本数|[0-9.]+[%‰]?)?\)(?=及?以[上下内])")
_STRICT: dict[Operator | None, Operator] = {"≥": ">", "≤": "<"}
_INTERVAL = re.compile(rf"({DIGITS})({_UNIT}),({DIGITS})([^0-9]*)")
_ASIDE = re.compile(r"[(,;]?(?:其中|包括|包含|含)|\(")
_LIKE_DATE = re.compile(r"(?:19|20)[0-9]{2}(?:\.[0-9]{1,2}|[01][0-9][0-3][0-9])")
_SPAN = re.compile(
    rf"({DIGITS})({_UNIT})(?:及|含|\(含\))?以上(?:\(含\))?[,、且至到-]?"
    rf"({DIGITS})([^0-9]*?)(?:及|含|\(含\))?以下(?:\(含\))?"
)
_SPREAD = re.compile(rf"([^0-9±]*?)(?:[≤<]|{BEFORE})?±({DIGITS})([^0-9]*)")
_CLAUSE = re.compile("[,;。]")
_FIGURE = re.compile("[0-9][0-9,.]*[万亿]?")
_OF_PLAN = re.compile(rf"/{DIGITS}")
_RAISED = re.compile("(?<=m)[23](?![0-9.])")
_OF_DATES = ("日", "号", "月", "年", "年度")
_PHONE = re.compile("0[0-9]")
_DAY_OF_MONTH = re.compile(r"(1[0-2]|0?[1-9])\.(3[01]|[12][0-9]|0?[1-9])[日号]?之?前(?:完成)?")
_YEARS = re.compile("(?:19|20)[0-9]{2}")


def leading(text: str, year: int | None) -> Value:
    """The Value of a text that begins with a digit, a sign or an operator."""
    found = _HEAD.match(text)
    if found is None:
        return _without_digits(text)
    sign, digits = found.groups()
    behind = text[found.end() :]
    tail = _TAILS.get(behind)
    if tail is not None and not (tail is BARE and _LIKE_DATE.fullmatch(digits)):
        return number_value(sign or None, exact(digits), tail)  # type: ignore[arg-type]
    return _irregular(text, sign or None, digits, behind, year)  # type: ignore[arg-type]


def _without_digits(text: str) -> Value:
    """An operator before words (≥上年, =完成)."""
    if text[0] not in _SIGNS:
        return TEXT
    if compared := comparison_of(text):
        sign, base, _, rest = compared
        return Value(type="comparison", operator=sign, baseline=base, rest=rest)
    return WORDS.get(text[1:], TEXT) if text[0] == "=" else TEXT


def _irregular(
    text: str, sign: Operator | None, digits: str, behind: str, year: int | None
) -> Value:
    """A number with more behind it than a plain unit."""
    first = behind[:1]
    if "含" in behind and (stated := _STATED.search(behind)):
        behind = behind[: stated.start()] + behind[stated.end() :]
        value = _irregular(f"{sign or ''}{digits}{behind}", sign, digits, behind, year)
        return _strict(value) if stated[1] else value
    if not sign and first and first in "日号前" and (day := _DAY_OF_MONTH.fullmatch(text)):
        return Value(type="date", operator="≤", date=_day(year, int(day[1]), int(day[2])))
    if sign in ("≥", ">") and behind in ("月", "月以上"):
        return _quantity(sign, digits, behind)
    if (first in "年月季上下./-~至到、" and digits[:1] not in "+-") and (
        dated := date_value(text[1:] if sign else text, year, sign)
    ):
        if sign in ("≥", ">") and (compared := comparison_of(text)):
            return Value(type="comparison", operator=compared[0], baseline=compared[1])
        return dated
    if not behind and (date := parse_date(digits)):
        return Value(type="date", operator=sign, date=date)
    if first == "年" and _YEARS.fullmatch(digits):
        return TEXT
    if first in ",.、":
        return (
            TEXT if len(behind) > 1 and not behind[1:].startswith("其中") else _plain(sign, digits)
        )
    if _DIGIT.search(behind):
        if "m" in behind:
            behind = _RAISED.sub(lambda power: "²" if power[0] == "2" else "³", behind)
            if _DIGIT.search(behind) is None:
                return _quantity(sign, digits, behind)
        return _several(text[1:] if sign else text, sign, digits, behind)
    return _quantity(sign, digits, behind)


def _day(year: int | None, month: int, day: int) -> str | None:
    """12.31前: a day of the form's year; None without it or for one that does not exist."""
    return None if year is None else parse_date(f"{year:04d}-{month:02d}-{day:02d}")


def _strict(value: Value) -> Value:
    """The bound without the number itself (5%(不含)以下)."""
    operator = _STRICT.get(value.operator, value.operator)
    return Value(
        type="number" if operator == ">" and value.type == "zero" else value.type,
        operator=operator,
        number=value.number,
        unit=value.unit,
        rest=value.rest,
    )


def _plain(sign: Operator | None, digits: str) -> Value:
    return number_value(sign, exact(digits), BARE)


def _quantity(sign: Operator | None, digits: str, behind: str, aside: str = "") -> Value:
    """A number and its tail, `aside` left over."""
    tail = tail_of(behind)
    if tail is None or (tail.rest and tail.unit is None and _YEARS.fullmatch(digits)):
        return TEXT
    if tail.rest and tail.rest[0] in _SIGNS:
        return TEXT
    number = exact(digits)
    if not number and tail.unit and is_bad(tail.unit):
        tail = Tail(rest=tail.unit)
    if aside:
        tail = Tail(tail.unit, tail.power, tail.operator, aside)
    return number_value(sign, number, tail)


def _several(text: str, sign: Operator | None, digits: str, behind: str) -> Value:
    """A text with more than one number in it: a range, a number explained, or only text."""
    if "(含" in text:
        text = _INCLUDED.sub("", text)
    if found := _RANGE.fullmatch(text) or _WITHIN.fullmatch(text) or _SPAN.fullmatch(text):
        low, low_unit, high, high_unit = found.groups()
        if _PHONE.match(low) or (_YEARS.fullmatch(low) and _YEARS.fullmatch(high)):
            return TEXT
        return _range(low, low_unit, high, high_unit)
    if found := _AROUND.fullmatch(text):
        return _around(*found.groups())
    if found := _RESULT.fullmatch(text):
        return number_value(sign, exact(found[2][:-1]), Tail("%", rest=found[1]))
    if (aside := _ASIDE.search(behind)) and not _DIGIT.search(behind[: aside.start()]):
        explained = behind[aside.start() :].strip("(),;")
        return _quantity(sign, digits, behind[: aside.start()], explained)
    return _first_statement(sign, digits, behind)


def _first_statement(sign: Operator | None, digits: str, behind: str) -> Value:
    """The quantity that a list of statements begins with: 1次,参检人数352人; 20场/20场.

    It must be whole (number and known unit, nothing else before the comma); the other statements
    stay in `rest`. One that counts in the same unit again (50%,12月拨付100%; 20次,30次) makes a
    list in which nobody can tell which one answers: text. Done over planned (12场/15场) is what
    was done. A list that begins with an activity (走访4次,慰问20人) is a story, not an answer.
    """
    if done := _OF_PLAN.search(behind):
        unit, planned = behind[: done.start()], behind[done.end() :]
        if unit and unit == planned and unit in PLAIN:
            whole = Tail(PLAIN[unit].unit, rest=done[0][1:] + planned)
            return number_value(sign, exact(digits), whole)
    cut = _CLAUSE.search(behind)
    if cut is None or not cut.start() or (not sign and behind[: cut.start()] in _OF_DATES):
        return TEXT
    tail = None if _DIGIT.search(behind[: cut.start()]) else tail_of(behind[: cut.start()])
    if tail is None or not tail.unit or tail.rest:
        return TEXT
    others = behind[cut.end() :].strip(",;。 ")
    if any(others.startswith(tail.unit, found.end()) for found in _FIGURE.finditer(others)):
        return TEXT
    whole = Tail(tail.unit, tail.power, tail.operator, others)
    return number_value(sign, exact(digits), whole)


def interval(text: str) -> Value:
    """A range written as an interval, without its brackets (50%,60%)."""
    found = _INTERVAL.fullmatch(text)
    return _range(*found.groups()) if found else TEXT


def bounds(text: str) -> Value | None:
    """A range given by two operators (≥20%且≤30%, 大于20次小于30次); None if it is none."""
    found = _BOUNDS.fullmatch(text)
    if found is None:
        return None
    above, low, low_unit, below, high, high_unit = found.groups()
    if operator_before(above) not in ("≥", ">") or operator_before(below) not in ("≤", "<"):
        return None
    return _range(low, low_unit, high, high_unit)


def _range(low: str, low_unit: str, high: str, high_unit: str) -> Value:
    """A range, the unit printed behind either end or both; ends out of order are only text."""
    upper = tail_of(high_unit, alone=False)
    lower = tail_of(low_unit, alone=False) if low_unit else upper
    if upper is None or lower is None:
        return TEXT
    unit = upper.unit or lower.unit
    ends = [
        _scaled(exact(digits), unit, tail.power) for digits, tail in ((low, lower), (high, upper))
    ]
    if ends[0] > ends[1]:
        return TEXT
    return Value(type="range", low=ends[0], high=ends[1], unit=unit, rest=upper.rest)


def _scaled(number: Decimal, unit: str | None, power: int) -> Decimal:
    if unit == "%":
        return number / 100
    return number / 1000 if unit == "‰" else times(number, power) if power else number


def spread(text: str) -> Value:
    """A deviation allowed to either side (±5%, 偏差率不超过±5%) as a range around 0."""
    found = _SPREAD.fullmatch(text)
    return _around("0", "", found[2], found[3], found[1]) if found else TEXT


def _around(middle: str, middle_unit: str, width: str, width_unit: str, rest: str = "") -> Value:
    """A range given by its middle (100%±5%)."""
    tail = tail_of(width_unit or middle_unit, alone=False)
    if tail is None:
        return TEXT
    number, either = (_scaled(exact(text), tail.unit, tail.power) for text in (middle, width))
    low, high = number - either, number + either
    return Value(type="range", low=low, high=high, unit=tail.unit, rest=rest)
