"""Dates and deadlines as ISO text: "2021-06-01", "2021-04", "2021"."""

from __future__ import annotations

import re
from calendar import monthrange

from jiping.values.numbers import chinese_number
from jiping.values.signs import normalise

_MONTH = r"1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九]"
_DAY = r"3[01]|[12][0-9]|0?[1-9]|三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九]"
YEAR = r"(?:19|20)[0-9]{2}|[一二][九〇零○][〇零○一二三四五六七八九]{2}"
DATE = re.compile(
    r"(?P<lead>于|在|截至|截止到?|至|到)?"
    rf"(?:(?P<iso>(?P<y1>(?:19|20)[0-9]{{2}})(?P<sep>[-./])(?P<m1>1[0-2]|0?[1-9])"
    rf"(?:(?P=sep)(?P<d1>3[01]|[12][0-9]|0?[1-9])"
    rf"(?:[ T]?[0-9]{{1,2}}:[0-9]{{2}}(?::[0-9]{{2}})?)?)?"
    rf"(?![0-9]))[日号]?"
    rf"|(?:(?P<y2>{YEAR})年度?|(?P<this>本年度?|当年|今年|年度)"
    rf"|(?P<next>次年|翌年|来年|明年|下一?年度?))?"
    rf"(?:(?P<m2>{_MONTH})月份?(?:(?P<d2>{_DAY})[日号]|(?P<part>底|末|[上中下]旬|初))?"
    rf"|第?(?P<quarter>[1-4一二三四])季度[底末]?|[Qq](?P<q>[1-4])(?![0-9A-Za-z])|(?P<half>[上下])半年"
    rf"|(?P<end>(?:年|(?<=[年度]))[底末终])|(?P<mid>年中)"
    r"|(?P<within>(?:年|(?<=[年度]))内)))"
    r"(?P<by>之?前|以前|为止|止|之内|内)?(?P<rest>.*)"
)
"""A date at the beginning of a text; `by` makes it a deadline, `rest` is what follows."""

_YEAR_ONLY = re.compile(rf"({YEAR})年度?")
_COMPACT = re.compile(r"((?:19|20)[0-9]{2})(0[1-9]|1[0-2])(0[1-9]|[12][0-9]|3[01])")
_QUARTERS = {sign: place % 4 + 1 for place, sign in enumerate("1234一二三四")}


def parse_date(text: str, year: int | None = None) -> str | None:
    """The date a text consists of as ISO text, to the day, the month or the year it names.

    底, 末 and 年内 are the last day (12月底, 年底), 上半年 and quarters their last day, 旬 its last
    day; a date printed without its year needs `year`. A trailing 前 is passed over.
    """
    text = normalise(text)
    found = DATE.match(text)
    if found and not found["rest"] and not found["lead"]:
        return iso_date(found, year)
    if found := _YEAR_ONLY.fullmatch(text):
        return arabic_year(found[1])
    if found := _COMPACT.fullmatch(text):
        return _checked(found[1], int(found[2]), int(found[3]))
    return None


def iso_date(found: re.Match[str], year: int | None) -> str | None:
    """ISO text of a match of `DATE`; None without a year or for a day that does not exist."""
    if found["iso"]:
        day = found["d1"]
        return _checked(found["y1"], int(found["m1"]), int(day) if day else None)
    printed = found["y2"]
    if printed:
        printed = arabic_year(printed)
    elif year is None:
        return None
    else:
        printed = f"{year + 1 if found['next'] else year:04d}"
    if month_text := found["m2"]:
        month = _small(month_text)
        if day := found["d2"]:
            return _checked(printed, month, _small(day))
        return _end(printed, month, found["part"])
    if quarter := found["quarter"] or found["q"]:
        return _end(printed, 3 * _QUARTERS[quarter], "末")
    if half := found["half"]:
        return _end(printed, 6 if half == "上" else 12, "末")
    return _end(printed, 6 if found["mid"] else 12, "末")


def arabic_year(year: str) -> str:
    """The year in Arabic digits: 2021 of 2021 or 二〇二一."""
    return year if year.isascii() else f"{chinese_number(year)}"


def _small(text: str) -> int:
    """A month or day, Arabic or Chinese."""
    return int(text) if text.isascii() else int(chinese_number(text) or 0)


def _end(year: str, month: int, part: str | None) -> str | None:
    """A month, or the day that ends the named part of it."""
    if part is None or part == "初":
        return f"{year}-{month:02d}"
    day = {"上旬": 10, "中旬": 20}.get(part) or monthrange(int(year), month)[1]
    return f"{year}-{month:02d}-{day:02d}"


def _checked(year: str, month: int, day: int | None) -> str | None:
    """ISO text, None for a day the month does not have."""
    if day is None:
        return f"{year}-{month:02d}"
    if not 1 <= day <= monthrange(int(year), month)[1]:
        return None
    return f"{year}-{month:02d}-{day:02d}"
