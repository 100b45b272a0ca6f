"""Which percentages are shares of a whole, and which of their values cannot be."""

from __future__ import annotations

from decimal import Decimal

from jiping.checks.case import Case, Row
from jiping.checks.words import BOUNDED_RATES, CHANGE
from jiping.model import Value

_GROSS = ("毛入学", "超", "未", "预算", "床位", "病床")
"""Words that lift the bound, or make another measure of the name."""


def bounded(row: Row) -> bool:
    """The indicator is the share of a part in its whole (合格率), not a change or a plan's rate."""
    name = row.name
    if row.kind == "satisfaction":
        return not any(word in name for word in CHANGE)
    return any(word in name for word in BOUNDED_RATES) and not any(
        word in name for word in (*CHANGE, *_GROSS)
    )


def impossible(case: Case, value: Value) -> bool:
    """A percentage that no share can reach: above 100 %, below 0, or more than 100 %."""
    if value.unit != "%":
        return False
    tolerance = case.threshold("bounded_ratio_tolerance")
    numbers = [number for number in (value.number, value.low, value.high) if number is not None]
    if value.operator == ">" and value.number == 1:
        return True
    return any(number > 1 + tolerance or number < Decimal(0) for number in numbers)
