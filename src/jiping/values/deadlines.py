"""Targets and actuals that are dates: deadlines, days, periods."""

from __future__ import annotations

import re

from jiping.model import Value
from jiping.model.evaluation import Operator
from jiping.values.dates import DATE, YEAR, arabic_year, iso_date

_YEAR_ONLY = re.compile(rf"(?P<year>{YEAR})年度?(?P<by>之?前|以前|为止|止|之内|内)?(?P<rest>.*)")
_TO = re.compile("至|到|~|-")
_FROM = re.compile(
    rf"(?:自|从)?(?:(?P<year>{YEAR})(?:年|[-./]|$))?(?:(?:1[0-2]|0?[1-9])(?:月(?:[0-9]{{1,2}}日?)?"
    r"|[-./][0-9]{1,2})?)?(?:第?[一二三四1-4]季度)?(?:上半年)?"
)
_DONE = re.compile(
    "(?:全部|全面|按时|按期|已|均|及时|可|能|要|基本)*(?:完成|完工|竣工|验收|交付|到位|结束)?(?:验收)?"
)
_HOUR = re.compile("(?:24|2[0-3]|1?[0-9])[时点](?=之?前|以前)")
_DIGIT = re.compile("[0-9]")


def date_value(text: str, year: int | None, sign: Operator | None = None) -> Value | None:
    """The date, deadline or period a text begins with; None if it begins with none.

    A deadline (前, 底前, 内) and the end of a period have the operator ≤. Without the year it needs
    `date` stays None. What follows the date is left in `rest`, 完成 and the like aside.
    """
    if found := DATE.match(text):
        rest = found["rest"]
        if rest and (hour := _HOUR.match(rest)):
            return date_value(text[: found.start("rest")] + rest[hour.end() :], year, sign)
        if rest and rest[0] in "-~至到":
            return _period(text, year, sign)
        if not _closes(rest, 20) or _is_decimal(found):
            return None
        if found["within"] and not _DONE.fullmatch(rest):
            return None
        return _dated(iso_date(found, year), sign, found["by"] or found["within"], rest)
    if found := _YEAR_ONLY.match(text):
        rest = found["rest"]
        if rest and rest[0] in "-~至到":
            return _period(text, year, sign)
        if _DONE.fullmatch(rest):
            return _dated(arabic_year(found["year"]), sign, found["by"], rest)
    return _period(text, year, sign)


def _closes(rest: str, longest: int) -> bool:
    """Whether what follows a date leaves it the only statement."""
    return len(rest) <= longest and _DIGIT.search(rest) is None


def _is_decimal(found: re.Match[str]) -> bool:
    """2043.01 with a unit behind it is a number, alone a month."""
    return found["sep"] == "." and not found["d1"] and bool(found["rest"])


def _dated(date: str | None, sign: Operator | None, by: str | None, rest: str) -> Value:
    rest = rest.strip(",;。、")
    if _DONE.fullmatch(rest):
        rest = ""
    return Value(type="date", operator=sign or ("≤" if by else None), date=date, rest=rest)


def _period(text: str, year: int | None, sign: Operator | None) -> Value | None:
    """A period (1-12月, 2021年1月至12月) as the deadline that its end is."""
    for between in _TO.finditer(text):
        start, end = text[: between.start()], text[between.end() :]
        begun = _FROM.fullmatch(start) if start else None
        if begun is None:
            continue
        named = int(arabic_year(begun["year"])) if begun["year"] else year
        found = DATE.match(end)
        if found and _closes(found["rest"], 20) and not _is_decimal(found):
            return _dated(iso_date(found, named), sign or "≤", found["by"], found["rest"])
        if (found := _YEAR_ONLY.match(end)) and begun["year"] and _closes(found["rest"], 20):
            return _dated(arabic_year(found["year"]), sign or "≤", found["by"], found["rest"])
    return None
