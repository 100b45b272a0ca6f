"""Whether the cells of one row of indicators agree with one another."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from jiping.forms.flat.rows import fit
from jiping.forms.flat.rows.phrases import reasons
from jiping.forms.flat.rows.repeats import is_word
from jiping.forms.seen.look import look
from jiping.forms.seen.shapes import ANSWER, FILLER

_ECHO, _WHOLE = 4, 8
_MOST = 4.0
_MISSED = 2.0
"""For a reason beside a target that was missed, where a form has no scores."""


def arithmetic(
    index: dict[str, int], texts: dict[int, str], points: Decimal | None, score: Decimal | None
) -> float:
    """What speaks for and against a row: its score within its points, earned as it says."""

    def held(role: str) -> str | None:
        return texts.get(index.get(role, -1))

    target, actual = held("target"), held("actual" if "actual" in index else "actual_to_date")
    if target and "operator" in index:
        target, actual = _whole(target, actual, held("operator") or "", held("unit") or "")
    cost, ratio, met = _answered(target, actual)
    forecast = held("forecast")
    if target and forecast:
        cost += -3 if _same(target, forecast) else max(0.0, _unlike(target, forecast))
    cost += _echo(held("level3"), target) + _echo(target, actual)
    planned = held("initial_target")
    if planned and planned == held("adjusted_target"):
        cost -= 3
    share = fit.marks(held("coefficient") or "")
    if share is not None and points is not None and score is not None:
        cost += -4 if abs(share * points - score) < Decimal("0.06") else 4
    if points is not None and points == 0:
        cost += 8
    told = held("variance")
    if points is None or score is None:
        return cost - (_MISSED if told and met is False and look(told).shape != FILLER else 0.0)
    if score > points:
        return cost + 24
    if told and look(told).shape != FILLER:
        if score < points:
            cost -= 2
        elif met is not False:
            cost += 1.5 if reasons(told) >= 1 else 5
    return cost + _earned(points, score, ratio, met)


def _earned(points: Decimal, score: Decimal, ratio: Decimal | None, met: bool | None) -> float:
    """What speaks for and against a score within the points."""
    if score == points:
        return -5 if met else -3
    cost = 2.0
    if ratio is not None and not met:
        near = abs(score / points - min(ratio, Decimal(1))) if points else 1
        cost += -4 if near < Decimal("0.02") else 0
    elif met:
        cost += 2
    return cost + (3 if score * 3 < points else 0)


def _whole(target: str, actual: str | None, sign: str, unit: str) -> tuple[str, str | None]:
    """A target with its sign and unit, and an actual with the unit, where they are amounts."""
    whole = sign + target + ("" if target.endswith(unit) else unit)
    if not fit.is_quantity(whole):
        return target, actual
    if actual and whole.endswith(unit) and not actual.endswith(unit):
        actual += unit if fit.is_quantity(actual + unit) else ""
    return whole, actual


def _same(target: str, actual: str) -> bool:
    return target.lstrip("≥≤=") == actual.lstrip("≥≤=")


def _answered(target: str | None, actual: str | None) -> tuple[float, Decimal | None, bool | None]:
    """What speaks for and against an actual beside its target, how much of it was reached, and
    whether it is met."""
    ratio, met = fit.compared(target, actual)
    cost = 0.0
    if ratio is not None and not Decimal("0.2") <= ratio <= 5:
        cost += 6
    elif ratio is not None and not Decimal("0.5") <= ratio <= 2:
        cost += 1.5
    if target and actual:
        cost += -3 if _same(target, actual) else _unlike(target, actual)
    return cost, ratio, met


def _echo(one: str | None, two: str | None) -> float:
    """What speaks for two texts that say much the same: 党建影响力, 提升党建影响力."""
    if not one or not two or min(len(one), len(two)) < _ECHO:
        return 0.0
    if one == two:
        return -_MOST * (len(one) >= _WHOLE and is_word(one[0]))
    if len(two) == _ECHO and one.startswith(two):
        return 0.0
    longest = _shared(one, two)
    return -min(_MOST, longest / 2) if longest >= _ECHO else 0.0


@lru_cache(maxsize=8192)
def _shared(one: str, two: str) -> int:
    """How long the longest piece is that stands in both texts, numbers aside."""
    longest = 0
    for start in range(min(len(one), 60)):
        while (
            start + longest < len(one)
            and is_word(one[start + longest])
            and one[start : start + longest + 1] in two
        ):
            longest += 1
    return longest


def _unlike(target: str, actual: str) -> float:
    """What speaks against an actual that is of another kind than its target."""
    wanted, reached = fit.quantity(target), fit.quantity(actual)
    if wanted is not None and reached is not None:
        one, two = _unit(wanted, target), _unit(reached, actual)
        return -1.0 if one == two else 4.0 if one and two else 1.5 if two else 0.0
    worded = not re.search(r"[0-9]", target)
    if worded and (reached is not None or fit.is_limit(actual)):
        return 5.5
    if wanted is not None and not re.search(r"[0-9]", actual) and look(actual).shape != ANSWER:
        return 1.0 if wanted[0] or wanted[2] else 4.0
    return 0.0


def _unit(seen: tuple[str, Decimal, str], text: str) -> str:
    return seen[2] or ("%" if "%" in text else "")
