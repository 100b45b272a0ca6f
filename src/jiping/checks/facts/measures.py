"""What percentages and units measure: shares of a whole, time."""

from __future__ import annotations

from jiping.checks.case import Row
from jiping.checks.facts.words import BOUNDED_RATES, CHANGE, any_of
from jiping.model import Value
from jiping.values import same_kind

_PART = any_of(BOUNDED_RATES)
_OTHER = any_of((*CHANGE, "毛入学", "超", "床位", "病床"))
"""Words that make of the name a change, or a rate that may pass 100 %."""


def bounded(row: Row) -> bool:
    """The indicator is the share of a part in its whole (合格率), no change and no plan's rate."""
    part = row.kind == "satisfaction" or _PART.search(row.name) is not None
    return part and _OTHER.search(row.name) is None


def impossible(value: Value) -> bool:
    """A percentage that no share can reach: above 100 % or below 0."""
    if value.unit != "%":
        return False
    if value.operator == ">" and value.number == 1:
        return True
    for number in (value.number, value.low, value.high):
        if number is not None and not 0 <= number <= 1:
            return True
    return False


def is_time(unit: str | None) -> bool:
    """The unit measures time (天, 个工作日, 个月)."""
    return unit is not None and any(same_kind(unit, time) for time in ("天", "个工作日", "个月"))
