"""The costs of a column by its role, and those of columns that few forms have."""

from __future__ import annotations

import re
from functools import lru_cache

from jiping.forms.flat import fit
from jiping.terms import is_likelihood

_MARKS = re.compile(r"[√✓✔☑☒■●]{1,4}")


def marks_only(text: str) -> float | None:
    """The signs of ticks."""
    return 0.0 if _MARKS.fullmatch(text) else None


@lru_cache(maxsize=4096)
def cause(text: str) -> float | None:
    """The only column of causes: a tick, or a text that names some."""
    if _MARKS.fullmatch(text):
        return 0
    cost = fit.story(text)
    return None if cost is None else max(cost - 3, 1) if "保障" in text else cost


@lru_cache(maxsize=4096)
def chance(text: str) -> float | None:
    """The only column of likelihoods."""
    return 0 if _MARKS.fullmatch(text) or is_likelihood(text) else fit.filler(text)


@lru_cache(maxsize=4096)
def other(text: str) -> float | None:
    """A column without a meaning here: a short text."""
    return 9 if len(text) <= 12 else 15 if len(text) <= 60 else None


@lru_cache(maxsize=8192)
def any_of(text: str) -> float | None:
    """A column that may hold a target, an actual, points or a score."""
    costs = [cost for cost in (fit.answer(text), fit.points(text)) if cost is not None]
    return min(costs) + 1 if costs else None


_MONEY = "original adjusted executed received executed_to_date forecast_money adjustment".split()
_BY_ROLE: dict[str, fit.Fit] = {
    "level1": fit.first_level,
    "level2": fit.second_level,
    "level3": fit.name,
    "operator": fit.operator,
    "unit": fit.unit,
    "ticks": marks_only,
    "any": any_of,
    "causes": cause,
    "likelihood": chance,
    **dict.fromkeys(("target", "actual", "actual_to_date", "forecast", "baseline"), fit.answer),
    **dict.fromkeys(("initial_target", "adjusted_target"), fit.answer),
    **dict.fromkeys(("points", "score", "converted_score"), fit.points),
    **dict.fromkeys(("level1_points", "level2_points", "level1_score", "level2_score"), fit.points),
    **dict.fromkeys(("weight", "rate", "level1_weight", "level2_weight"), fit.share),
    "coefficient": fit.coefficient,
    "is_core": fit.flag,
    **dict.fromkeys(("variance", "improvement", "criteria", "definition", "remark"), fit.story),
    **dict.fromkeys(
        ("original", "adjusted", "executed", "received", "executed_to_date"), fit.money
    ),
    **dict.fromkeys(("forecast_money", "adjustment"), fit.money),
    **dict.fromkeys(("received_rate", "forecast_rate"), fit.share),
}


def fit_of(role: str) -> fit.Fit:
    """The costs of a column by its role."""
    return _BY_ROLE.get(role, other)
