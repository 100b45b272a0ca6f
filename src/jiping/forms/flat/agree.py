"""Whether the cells of one row of indicators agree with one another."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from jiping.forms.flat import fit
from jiping.forms.flat.phrases import reasons
from jiping.forms.flat.repeats import is_word
from jiping.forms.seen.look import look
from jiping.forms.seen.shapes import ANSWER, FILLER

_ECHO = 4
_MOST = 4.0


def arithmetic(
    index: dict[str, int], texts: dict[int, str], points: Decimal | None, score: Decimal | None
) -> float:
    """What speaks for and against a row: its score within its points, earned as it says."""
    target = texts.get(index.get("target", -1))
    actual = texts.get(index.get("actual", index.get("actual_to_date", -1)))
    forecast = texts.get(index.get("forecast", -1))
    if target and "operator" in index:
        sign = texts.get(index["operator"], "")
        unit = texts.get(index.get("unit", -1), "")
        whole = sign + target + ("" if target.endswith(unit) else unit)
        if fit.is_quantity(whole):
            target = whole
            if actual and target.endswith(unit) and not actual.endswith(unit):
                actual += unit if fit.is_quantity(actual + unit) else ""
    cost = 0.0
    if target and forecast:
        same = target.lstrip("≥≤=") == forecast.lstrip("≥≤=")
        cost += -3 if same else max(0.0, _unlike(target, forecast))
    ratio, met = fit.compared(target, actual)
    if ratio is not None and not Decimal("0.2") <= ratio <= 5:
        cost += 6
    elif ratio is not None and not Decimal("0.5") <= ratio <= 2:
        cost += 1.5
    if target and target.lstrip("≥≤=") == (actual or "").lstrip("≥≤="):
        cost -= 3
    elif target and actual:
        cost += _unlike(target, actual)
    cost += _echo(texts.get(index.get("level3", -1)), target) + _echo(target, actual)
    planned = texts.get(index.get("initial_target", -1))
    if planned and planned == texts.get(index.get("adjusted_target", -1)):
        cost -= 3
    share = fit.marks(texts.get(index.get("coefficient", -1), ""))
    if share is not None and points is not None and score is not None:
        cost += -4 if abs(share * points - score) < Decimal("0.06") else 4
    if points is not None and points == 0:
        cost += 8
    if points is None or score is None:
        return cost
    if score > points:
        return cost + 24
    if score == points:
        cost -= 3
        if met:
            cost -= 2
    else:
        cost += 2
        if ratio is not None and not met:
            near = abs(score / points - min(ratio, Decimal(1))) if points else 1
            cost += -4 if near < Decimal("0.02") else 0
        elif met:
            cost += 2
        if score * 3 < points:
            cost += 3
    told = texts.get(index.get("variance", -1))
    if told and look(told).shape != FILLER:
        if score < points:
            cost -= 2
        elif met is not False:
            cost += 1.5 if reasons(told) >= 1 else 5
    return cost


def _echo(one: str | None, two: str | None) -> float:
    """What speaks for two texts that say much the same: 党建影响力, 提升党建影响力."""
    if not one or not two or one == two or len(two) < _ECHO or len(one) < _ECHO:
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
    if reached is not None and not re.search(r"[0-9]", target):
        return 3.0
    if wanted is not None and not re.search(r"[0-9]", actual) and look(actual).shape != ANSWER:
        return 1.0 if wanted[0] or wanted[2] else 4.0
    return 0.0


def _unit(seen: tuple[str, Decimal, str], text: str) -> str:
    return seen[2] or ("%" if "%" in text else "")
