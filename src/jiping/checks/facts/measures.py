"""What percentages and units measure: shares of a whole, time."""

from __future__ import annotations

from jiping.checks.case import Row
from jiping.checks.facts.words import BOUNDED_RATES, CHANGE
from jiping.model import Value
from jiping.values import same_kind

_OTHER = (*CHANGE, "毛入学", "超", "床位", "病床")
"""Words that make of the name a change, or a rate that may pass 100 %."""


def bounded(row: Row) -> bool:
    """The indicator is the share of a part in its whole (合格率), no change and no plan's rate."""
    name = row.name
    part = row.kind == "satisfaction" or any(word in name for word in BOUNDED_RATES)
    return part and not any(word in name for word in _OTHER)


def impossible(value: Value) -> bool:
    """A percentage that no share can reach: above 100 % or below 0."""
    if value.unit != "%":
        return False
    if value.operator == ">" and value.number == 1:
        return True
    numbers = (value.number, value.low, value.high)
    return any(number is not None and not 0 <= number <= 1 for number in numbers)


def is_time(unit: str | None) -> bool:
    """The unit measures time (天, 个工作日, 个月)."""
    return unit is not None and any(same_kind(unit, time) for time in ("天", "个工作日", "个月"))
