"""Targets and actuals: one text in, one `Value` out."""

from __future__ import annotations

import re

from jiping.model import Value
from jiping.values.dates import parse_date
from jiping.values.numbers import DIGITS, exact
from jiping.values.signs import normalise

_NUMERIC = re.compile(rf"([≥≤><=≈])?(-?{DIGITS})(\D{{0,8}})")
_TEXT = Value(type="text")
_YES = {"是", "完成", "已完成", "合格", "达标", "按时", "及时", "有", "符合", "通过"}


def parse_value(
    text: str, *, year: int | None = None, operator: str | None = None, unit: str | None = None
) -> Value | None:
    """The target or actual printed in a cell; None for a blank or a filler."""
    text = normalise(text)
    if text in ("", "-", "--", "/", "\\"):
        return None
    if text in _YES:
        return Value(type="yes_no", answer=True)
    found = _NUMERIC.fullmatch(text)
    if found is None:
        if date := parse_date(text, year):
            return Value(type="date", date=date)
        if "上年" in text:
            return Value(type="comparison", baseline="上年", operator=">")
        return Value(type="zero") if text.startswith("无扩散") else _TEXT
    sign = normalise(operator) if operator else found[1]
    number = exact(found[2])
    printed = found[3] or (normalise(unit) if unit else None)
    if printed in ("%", "百分比"):
        number, printed = number / 100, "%"
    return Value(type="number", operator=sign, number=number, unit=printed)  # type: ignore[arg-type]
