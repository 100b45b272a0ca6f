"""The named scoring methods: small functions from points and a comparison to a score.

Each takes (points, comparison, target, actual, parameters), `met` of the comparison being known,
and gives the exact score with the formula, numbers filled in, or None where the method has
nothing to say. No formula holds a
space before a bracket: remarks follow a formula in brackets, and readers cut there.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from msgspec import Struct

from jiping.model import Value, Words
from jiping.values import Comparison, half_up

Parameters = Mapping[str, Any]
Scored = tuple[Decimal, str] | None
Function = Callable[[Decimal, Comparison, Value, Value, Parameters], Scored]

_NONE = Decimal(0)
_ALL = Decimal(1)
_SHARES = {"%": 2, "‰": 3}
_BANDS = ("reached", "partly", "not_reached")


class NamedMethod(Struct, frozen=True):
    """A method under its name: what it is called in a trace, and its rule for the manual."""

    function: Function
    label: Words
    rule: Words


def plain(number: Decimal) -> str:
    """A number without exponent and without zeros at its end."""
    text = str(number)
    if "E" in text:
        text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def rounded(score: Decimal, places: int) -> Decimal:
    """A score half-up; what a quotient lost behind its 15th decimal is mended first.

    3 × (65 ÷ 600) comes out as 0.32499…9 and would go down without the first step.
    """
    return half_up(half_up(score, 15), places)


def shown(value: Value) -> str:
    """A target or an actual as it stands in a formula: 90%, 20名; a zero without number is 0."""
    if value.number is not None:
        return _measured(value.number, value.unit)
    return _measured(_NONE, value.unit)


def _answer(ratio: Decimal, target: Value, actual: Value) -> str:
    """The actual in a formula; with the target's percent sign where it was printed without."""
    if actual.unit is None and target.unit in _SHARES and target.number is not None:
        return _measured(rounded(ratio * target.number, 6), target.unit)
    return shown(actual)


def _measured(number: Decimal, unit: str | None) -> str:
    """Number and unit; no unit where its own stroke (元/人·月) would blur the formula's."""
    if unit in _SHARES:
        return plain(number.scaleb(_SHARES[unit])) + unit
    return plain(number) if unit is None or "/" in unit else plain(number) + unit


def proportional(
    points: Decimal, seen: Comparison, target: Value, actual: Value, parameters: Parameters
) -> Scored:
    """w × B/A, between nothing and `cap` times the points.

    A comparison that names a direction and no change (高于上年) is met or not.
    """
    if seen.ratio is None:
        return all_or_nothing(points, seen) if seen.met or seen.kind == "comparison" else None
    cap = Decimal(parameters.get("cap", 1))
    share = max(_NONE, min(cap, seen.ratio))
    b = _answer(seen.ratio, target, actual)
    return points * share, f"{plain(points)} × min({plain(cap)}, {b}/{shown(target)})"


def inverse_ratio(
    points: Decimal, seen: Comparison, target: Value, actual: Value, parameters: Parameters
) -> Scored:
    """w × A/B for a cap A; at or below the cap the points in full."""
    if seen.met:
        b = _answer(1 / seen.ratio, target, actual) if seen.ratio and actual.number else None
        formula = f"min(1, {shown(target)}/{b})" if b else "1"
        return points, f"{plain(points)} × {formula}"
    if seen.ratio is None:
        return None
    if seen.ratio == 0:
        return _NONE, f"{plain(points)} × 0"
    b = _answer(1 / seen.ratio, target, actual)
    return points * seen.ratio, f"{plain(points)} × {shown(target)}/{b}"


def linear_excess(
    points: Decimal, seen: Comparison, target: Value, actual: Value, parameters: Parameters
) -> Scored:
    """w × (1 − (B − A)/A) for a cap A: nothing from `zero_from` (2) times A on."""
    width = Decimal(parameters.get("zero_from", 2)) - 1
    if seen.met:
        return points, f"{plain(points)} × 1"
    if not seen.ratio:
        return None
    share = max(_NONE, 1 - (1 / seen.ratio - 1) / width)
    a, b = shown(target), _answer(1 / seen.ratio, target, actual)
    over = f"({b}−{a})/{a}" if width == 1 else f"({b}−{a})/{a}/{plain(width)}"
    return points * share, f"{plain(points)} × max(0, 1−{over})"


def two_sided(
    points: Decimal, seen: Comparison, target: Value, actual: Value, parameters: Parameters
) -> Scored:
    """w × B/A below an exact target, w × A/B above it."""
    return _nearer(points, seen, target.number, target, actual)


def within_range(
    points: Decimal, seen: Comparison, target: Value, actual: Value, parameters: Parameters
) -> Scored:
    """In full inside the interval, outside it two-sided against the nearer end."""
    below = actual.number is not None and target.low is not None and actual.number < target.low
    return _nearer(points, seen, target.low if below else target.high, target, actual)


def _nearer(
    points: Decimal, seen: Comparison, end: Decimal | None, target: Value, actual: Value
) -> Scored:
    if seen.met:
        return points, f"{plain(points)} × 1"
    if seen.ratio is None:
        return None
    share = seen.ratio
    if end is None or actual.number is None or target.unit != actual.unit:
        return points * share, f"{plain(points)} × {plain(round(share * 100, 4))}%"
    small, large = sorted((end, actual.number))
    quotient = f"{_measured(small, actual.unit)}/{_measured(large, actual.unit)}"
    return points * share, f"{plain(points)} × {quotient}"


def met_or_nothing(
    points: Decimal, seen: Comparison, target: Value, actual: Value, parameters: Parameters
) -> Scored:
    """The points where the target is met, nothing where it is not.

    An answer in levels (部分达成预期指标) leaves room within its band, and a lower grade than the
    one aimed at (优 → 良) is worth something: there a person has to judge.
    """
    if actual.level in _BANDS or (seen.kind == "level" and not seen.met):
        return None
    return all_or_nothing(points, seen)


def all_or_nothing(points: Decimal, seen: Comparison) -> Scored:
    """Points in full or none at all."""
    return (points, f"{plain(points)} × 1") if seen.met else (_NONE, f"{plain(points)} × 0")


def carried(
    points: Decimal, seen: Comparison, target: Value, actual: Value, parameters: Parameters
) -> Scored:
    """Nothing is computed, a person has to judge."""
    return None


METHODS: dict[str, NamedMethod] = {
    "execution": NamedMethod(
        proportional,
        Words("预算执行", "budget execution"),
        Words("分值 × 执行数 ÷ 全年预算数，最多满分", "points × outturn ÷ adjusted budget, capped"),
    ),
    "proportional": NamedMethod(
        proportional,
        Words("按比例", "in proportion"),
        Words("分值 × 实际 ÷ 目标，最多满分", "points × actual ÷ target, capped at the points"),
    ),
    "inverse_ratio": NamedMethod(
        inverse_ratio,
        Words("反向指标按比例", "cap, in proportion"),
        Words(
            "不超过目标得满分；超过的，分值 × 目标 ÷ 实际", "points × target ÷ actual above the cap"
        ),
    ),
    "linear_excess": NamedMethod(
        linear_excess,
        Words("反向指标按超出幅度", "cap, by excess"),
        Words(
            "不超过目标得满分；超过的，分值 × (1 − (实际 − 目标) ÷ 目标)，扣完为止",
            "points × (1 − (actual − target) ÷ target) above the cap, never below zero",
        ),
    ),
    "two_sided": NamedMethod(
        two_sided,
        Words("定值，两侧按比例", "exact target, both sides"),
        Words(
            "等于目标得满分；不足或超出都按两者之比",
            "the smaller of actual and target ÷ the larger",
        ),
    ),
    "within_range": NamedMethod(
        within_range,
        Words("区间，按较近一端", "range, nearer end"),
        Words(
            "在区间内得满分；在区间外按与较近一端之比", "full inside, else against the nearer end"
        ),
    ),
    "zero": NamedMethod(
        met_or_nothing,
        Words("零目标", "zero target"),
        Words("做到得满分，没有做到得零分，不作除法", "all or nothing, no division"),
    ),
    "on_time": NamedMethod(
        met_or_nothing,
        Words("按期", "on time"),
        Words("按期得满分，逾期得零分", "in full when on time, nothing when late"),
    ),
    "yes_no": NamedMethod(
        met_or_nothing,
        Words("是否类", "yes or no"),
        Words("能证明做到的得满分，没有做到的得零分", "in full when met, nothing when not"),
    ),
    "carried": NamedMethod(
        carried,
        Words("沿用填报得分", "claim carried"),
        Words(
            "不能计算，沿用填报得分，由复核人判断",
            "not computed; the claim stands for a person to judge",
        ),
    ),
}
