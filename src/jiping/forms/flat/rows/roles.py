"""The costs of a column by its role, and those of columns that few forms have."""

from __future__ import annotations

import re
from functools import lru_cache

from jiping.forms.flat.rows import fit, prose
from jiping.forms.flat.rows.phrases import REMARKS, reasons, tells
from jiping.forms.flat.rows.seams import ends_with_name, rules_and_tells, tells_and_rules
from jiping.terms import is_likelihood

ANSWERED = frozenset(
    "target actual actual_to_date forecast baseline initial_target adjusted_target".split()
)
"""Roles that hold answers."""
_SCORING = re.compile(r"扣|得满分|得分|计分|不得|按比例|每[增减少降低]")
_OF_LEVEL = re.compile(r"(?:社会|经济|生态|环境|履职)效益|可持续影响|.{0,10}满意度|社会影响")
_NO_MEANING = 5.0
_TWO = 5.0
_SAYS_NOTHING = 3.0
"""A reason without a word of reasons or measures."""
_ENDS_AS_NAME = 3.0
_RULE = re.compile(r"扣完|得满分|[扣得]分?为止|比例[计得扣]分|^个?百分点")
_OF_RULES = 4.0
_NO_CONDITION = 1.0
"""A rule without what it asks for: 完成|得满分."""
_UNTIL = re.compile(r"[0-9月年][底末日初]?之?前$")
_LIMIT = 4.5
_MARKS = re.compile(r"[√✓✔☑☒■●]{1,4}")


def marks_only(text: str) -> float | None:
    """The signs of ticks."""
    return 0.0 if _MARKS.fullmatch(text) else None


@lru_cache(maxsize=16384)
def reached(text: str) -> float | None:
    """An actual: an answer, but no time limit."""
    cost = prose.answer(text)
    return cost + _LIMIT if cost is not None and _UNTIL.search(text) else cost


@lru_cache(maxsize=4096)
def remark(text: str) -> float | None:
    """A remark: mostly where more is said."""
    if REMARKS.fullmatch(text):
        return 0.5
    cost = prose.story(text)
    if cost is None or fit.filler(text) is not None:
        return cost
    return cost + (3.0 if reasons(text) else 4.5)


@lru_cache(maxsize=8192)
def asked(text: str) -> float | None:
    """A name in a list of questions, which may be that of a level: 经济效益."""
    cost = prose.name(text)
    return cost and min(cost, 3.0) if _OF_LEVEL.fullmatch(text) else cost


@lru_cache(maxsize=8192)
def reason(text: str) -> float | None:
    """Why points were lost: no rule behind it, and mostly words that reasons and measures use."""
    cost = prose.story(text)
    if cost is None or cost > prose.ENOUGH:
        return cost
    said = fit.filler(text) is not None or text == "无" or tells(text)
    cost += _TWO * tells_and_rules(text) + _SAYS_NOTHING * (not said)
    cost += _OF_RULES * bool(_RULE.search(text))
    return cost + _ENDS_AS_NAME * ends_with_name(text)


@lru_cache(maxsize=8192)
def criterion(text: str) -> float | None:
    """How an indicator is scored: no reason before it."""
    cost = prose.story(text)
    if cost is None or cost > prose.ENOUGH:
        return cost
    cost += 1.5 if reasons(text) else 0.0
    cost += _NO_CONDITION * text.startswith(("得", "扣", "不得"))
    return cost + _TWO * (tells_and_rules(text) or rules_and_tells(text))


@lru_cache(maxsize=8192)
def definition(text: str) -> float | None:
    """What an indicator means: a text that does not say how it is scored."""
    cost = prose.story(text)
    return cost + _NO_MEANING if cost is not None and _SCORING.search(text) else cost


@lru_cache(maxsize=4096)
def cause(text: str) -> float | None:
    """The only column of causes: a tick, or a text that names some."""
    if _MARKS.fullmatch(text):
        return 0
    cost = prose.story(text)
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
    costs = [cost for cost in (prose.answer(text), fit.points(text)) if cost is not None]
    return min(costs) + 1 if costs else None


_MONEY = "original adjusted executed received executed_to_date forecast_money adjustment".split()
_BY_ROLE: dict[str, fit.Fit] = {
    "level1": fit.first_level,
    "level2": fit.second_level,
    "level3": prose.name,
    "operator": fit.operator,
    "unit": fit.unit,
    "ticks": marks_only,
    "chances": marks_only,
    "remark": remark,
    "definition": definition,
    "any": any_of,
    "causes": cause,
    "likelihood": chance,
    **dict.fromkeys(("target", "forecast", "baseline"), prose.answer),
    **dict.fromkeys(("actual", "actual_to_date"), reached),
    **dict.fromkeys(("initial_target", "adjusted_target"), prose.answer),
    **dict.fromkeys(("points", "score", "converted_score"), fit.points),
    **dict.fromkeys(("level1_points", "level2_points", "level1_score", "level2_score"), fit.points),
    **dict.fromkeys(("weight", "rate", "level1_weight", "level2_weight"), fit.share),
    "coefficient": fit.coefficient,
    "is_core": fit.flag,
    **dict.fromkeys(("variance", "improvement"), reason),
    "criteria": criterion,
    **dict.fromkeys(
        ("original", "adjusted", "executed", "received", "executed_to_date"), fit.money
    ),
    **dict.fromkeys(("forecast_money", "adjustment"), fit.money),
    **dict.fromkeys(("received_rate", "forecast_rate"), fit.share),
}


def fit_of(role: str) -> fit.Fit:
    """The costs of a column by its role."""
    return _BY_ROLE.get(role, other)
