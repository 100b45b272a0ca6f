"""Texts with a number somewhere inside: prefixed operators, one number in a sentence."""

from __future__ import annotations

import re

from jiping.model import Value
from jiping.model.evaluation import Operator
from jiping.values.deadlines import date_value
from jiping.values.leading import bounds, leading
from jiping.values.numbers import DIGITS, exact
from jiping.values.operators import BEFORE, operator_before
from jiping.values.quantities import number_value, tail_of
from jiping.values.units import known_prefix
from jiping.values.words import TEXT, comparison_of

_SAID = (
    "已|均|共计|共|合计|总计|总|累计|全年|全市|全县|年度|实际|预计|每年|年均|人民币|¥|完成率|完成|开展|达到|达"
    "|实现|为|是|到|保持在|维持在|稳定在|保持|各|:"
)
_PREFIX = re.compile(f"(?:{_SAID})*({BEFORE})?(?=[0-9≥≤><=≈])")
_TRIVIAL = re.compile(f"(?:{_SAID})*")
_OPERATOR = re.compile(f"(?:{BEFORE}|[≥≤><=≈])$")
# Not 5 of 第5次 nor 2.5 of PM2.5.
_FIGURE = re.compile(rf"(?<![A-Za-z0-9第.,]){DIGITS}(?![0-9])(?!\.[0-9])")
_DIGIT = re.compile("[0-9]")
_DATED = re.compile(
    "(?:19|20)[0-9]{2}年度?(?:[0-9]{1,2}月份?(?:[0-9]{1,2}[日号]|[底末])?|[底末])?"
    "|[0-9]{1,2}月(?:[0-9]{1,2}[日号]|[底末份])?|[1-4]季度"
)
_YEAR = re.compile("[0-9]{4}年度?")
_STATEMENTS = re.compile("[;。!?].")
_RANGE = re.compile("[0-9]%?[^0-9,;。()]{0,4}?(?:-|~|至|到)[0-9]")


def sentence(text: str, year: int | None) -> Value:
    """The Value of a text that has digits but begins with a word.

    One statement with one number that has a known unit or an operator is that number, the words
    around it in `rest`; several statements or several numbers are text.
    """
    prefix = _PREFIX.match(text)
    if prefix and prefix.end():
        value = leading(text[prefix.end() :], year)
        if value.type != "text":
            return _with_operator(value, prefix[1])
        if prefix[1] and (between := bounds(text)):
            return between
    if compared := comparison_of(text):
        return compared_value(compared, year)
    if _STATEMENTS.search(text):
        return TEXT
    dates = [found.span() for found in _DATED.finditer(text)]
    figures = [
        found
        for found in _FIGURE.finditer(text)
        if not any(start <= found.start() < end for start, end in dates)
    ]
    if not figures:
        return _dated(text, dates, year)
    if len(figures) == 1 and not _other_digits(text, figures[0], dates):
        return _single(text, figures[0])
    return _explained(text, figures, dates) or _ranged(text, figures, year)


def compared_value(compared: tuple[Operator, str, str, str], year: int | None) -> Value:
    """A comparison as a Value; the amount of the change, if printed, is its number."""
    sign, base, before, behind = compared
    amount = leading(behind.lstrip(":,"), year) if _DIGIT.search(behind[:3]) else TEXT
    if amount.type not in ("number", "zero"):
        rest = f"{before}…{behind}" if before and behind else before or behind
        return Value(type="comparison", operator=sign, baseline=base, rest=rest.strip("。;,"))
    rest = f"{before}…{amount.rest}" if before and amount.rest else before or amount.rest
    return Value(
        type="comparison",
        operator=sign,
        number=amount.number,
        unit=amount.unit,
        baseline=base,
        rest=rest,
    )


def _with_operator(value: Value, words: str | None) -> Value:
    """The value with the operator spelt before it; 控制在…以内 says the same twice."""
    sign = operator_before(words) if words else None
    if sign is None or value.type not in ("number", "zero", "date"):
        return value
    if value.type == "date" and sign in ("≥", ">", "<") and value.date and len(value.date) == 4:
        return Value(type="comparison", operator=sign, baseline=f"{value.date}年")
    if value.type == "zero" and sign in ("≥", ">"):
        return Value(type="number", operator=sign, number=value.number, unit=value.unit)
    return Value(
        type=value.type,
        operator=sign,
        number=value.number,
        unit=value.unit,
        date=value.date,
        rest=value.rest,
    )


def _other_digits(text: str, figure: re.Match[str], dates: list[tuple[int, int]]) -> bool:
    """Whether digits stand outside the figure, dates, and names such as PM2.5 or 第3."""
    for found in re.finditer("[0-9]+", text):
        start = found.start()
        if figure.start() <= start < figure.end() or any(a <= start < b for a, b in dates):
            continue
        before = text[start - 1 : start]
        if not (before == "第" or before.isascii() and (before.isalpha() or before in ".+")):
            return True
    return False


def _single(text: str, figure: re.Match[str]) -> Value:
    """The one number of a sentence, if a unit or an operator shows that it is a quantity."""
    before, behind = text[: figure.start()], text[figure.end() :]
    sign = None
    if spelt := _OPERATOR.search(before):
        sign = operator_before(spelt[0])
        before = before[: spelt.start()]
    unit = known_prefix(behind.lstrip("余多"))
    tail = tail_of(behind, alone=False) if unit or sign or not behind else None
    if tail is None or not (unit or sign):
        return TEXT
    before = before.strip(",:;。、 ")
    return number_value(sign, exact(figure[0]), tail, "" if _TRIVIAL.fullmatch(before) else before)


def _dated(text: str, dates: list[tuple[int, int]], year: int | None) -> Value:
    """The one date of a short sentence; a year alone dates the sentence, not the target."""
    if len(dates) != 1 or len(text) > 30:
        return TEXT
    start, end = dates[0]
    if _YEAR.fullmatch(text[start:end]):
        return TEXT
    value = date_value(text[start:], year)
    if value is None:
        return TEXT
    before = text[:start].strip(",:于在至到截止")
    rest = f"{before}…{value.rest}" if before and value.rest else before or value.rest
    return Value(type="date", operator=value.operator, date=value.date, rest=rest)


def _explained(
    text: str, figures: list[re.Match[str]], dates: list[tuple[int, int]]
) -> Value | None:
    """A number with other numbers in the brackets that close the text: 满意度98.5%(197/200)."""
    opened = text.find("(")
    if opened < 0 or text[-1] != ")" or not figures[0].end() <= opened:
        return None
    if len(figures) > 1 and figures[1].start() < opened:
        return None
    value = _single(text[:opened], figures[0])
    if value.type == "text" or _other_digits(text[:opened], figures[0], dates):
        return None
    inside = text[opened + 1 : -1]
    return Value(
        type=value.type,
        operator=value.operator,
        number=value.number,
        unit=value.unit,
        rest=f"{value.rest}…{inside}" if value.rest else inside,
    )


def _ranged(text: str, figures: list[re.Match[str]], year: int | None) -> Value:
    """A range inside a sentence that has no other number."""
    if len(figures) > 2 or not _RANGE.search(text, figures[0].start()):
        return TEXT
    value = leading(text[figures[0].start() :], year)
    if value.type != "range":
        return TEXT
    before = text[: figures[0].start()].strip(",:;。、 ")
    rest = f"{before}…{value.rest}" if before and value.rest else before or value.rest
    return Value(type="range", low=value.low, high=value.high, unit=value.unit, rest=rest)
