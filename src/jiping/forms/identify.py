"""Which layout a form has, whose it is, and at which stage of the year it stands."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from msgspec import Struct

from jiping.forms.draft import Draft, order_of
from jiping.forms.layouts import layouts
from jiping.model import Layout, Section
from jiping.model.evaluation import Scope, Stage
from jiping.terms import bare, key

_ENOUGH = 0.62
_STRANGE = 0.5
_WEIGHTS = {
    "indicators": 3.0,
    "funds": 2.0,
    "objectives": 2.0,
    "closing": 2.0,
    "total": 1.0,
    "pairs": 1.0,
    "label": 1.0,
    "indicators in order": 5.0,
    "funds in order": 3.0,
}
_MARK = 2.0
_OTHER_SCOPE = 0.5
_HOLE = re.compile(r"\{[a-z_0-9]+\}")

_NAMES: dict[Stage, tuple[str, ...]] = {
    "self_evaluation": ("自评", "评价"),
    "monitoring": ("监控", "监测", "跟踪"),
    "target": ("申报",),
}
"""What a title calls a form of each stage."""

Feature = tuple[str, str]


class Outline(Struct, frozen=True):
    """What a layout's forms show: its features and the texts that mark it."""

    layout: Layout
    features: frozenset[Feature]
    marks: tuple[str, ...]
    weight: float


def scope_of(draft: Draft) -> Scope:
    """Whole department or project, by what the form holds and its title."""
    title = draft.fields.get("title")
    if "project" in draft.fields:
        return "project"
    if "basic_expenditure" in draft.fields or "project_expenditure" in draft.fields:
        return "department"
    text = key(title.text) if title is not None else ""
    if "整体" in text or any(fund.name and "整体" in key(fund.name.text) for fund in draft.funds):
        return "department"
    return "department" if "部门" in text and "项目" not in text else "project"


def stage_of(draft: Draft) -> Stage:
    """The stage of the year, by the title or, failing that, by the columns."""
    title = draft.fields.get("title")
    text = key(title.text) if title is not None else ""
    columns = {what for section, what in draft.seen if section == "indicators"}
    judged = bool(columns & {"actual", "score"})
    named = max(_NAMES, key=lambda stage: _last(text, _NAMES[stage]))
    watched = _last(text, _NAMES["monitoring"])
    if named == "monitoring" and watched >= 0 and text.rfind("目标") < watched:
        return "monitoring"
    if (named == "target" and "申报" in text) or (
        "目标" in text and "自评" not in text and not judged
    ):
        return "target"
    if "自评" in text or "评价" in text or judged:
        return "self_evaluation"
    if columns & {"actual_to_date", "forecast", "likelihood"}:
        return "monitoring"
    return "target" if "target" in columns else "self_evaluation"


def _last(text: str, words: tuple[str, ...]) -> int:
    """Where the last of some words begins; a project's own name stands before the form's."""
    return max(text.rfind(word) for word in words)


def layout_of(draft: Draft, scope: Scope, stage: Stage) -> str | None:
    """The id of the layout that the form's labels match best, None for an unknown one."""
    title = draft.fields.get("title")
    name = key(title.text) if title is not None else ""
    return _best(frozenset(draft.seen), name if len(name) < 80 else "", scope, stage)


@lru_cache(maxsize=256)
def _best(seen: frozenset[Feature], title: str, scope: Scope, stage: Stage) -> str | None:
    texts = title + "|" + "|".join(what for section, what in seen if section == "label")
    best, chosen = 0.0, None
    for outline in _outlines():
        if outline.layout.stage != stage:
            continue
        matched = sum(_WEIGHTS[feature[0]] for feature in outline.features & seen)
        strange = sum(
            _WEIGHTS[feature[0]] for feature in seen - outline.features if feature[0] != "label"
        )
        marked = sum(_MARK for mark in outline.marks if mark in texts)
        full = outline.weight + _MARK * len(outline.marks)
        score = (matched + marked) / (full + _STRANGE * strange)
        if outline.layout.scope != scope:
            score *= _OTHER_SCOPE
        if score > best:
            best, chosen = score, outline.layout.id
    return chosen if best >= _ENOUGH else None


@cache
def _outlines() -> tuple[Outline, ...]:
    found = []
    for layout in layouts().values():
        features: set[Feature] = {
            ("pairs", pair.field) for pair in layout.above if pair.field is not None
        }
        for section in layout.sections:
            features |= _features(section)
        features -= {("pairs", "fiscal_year"), ("pairs", "amount_unit")}
        weight = sum(_WEIGHTS[section] for section, _ in features)
        marks = tuple(key(mark) for mark in layout.marks)
        found.append(Outline(layout, frozenset(features), marks, weight))
    return tuple(found)


def _features(section: Section) -> set[Feature]:
    if section.kind in ("pairs", "closing"):
        return {
            (section.kind, pair.field)
            for pair in section.pairs
            if pair.field is not None and pair.field != "notes"
        }
    if section.kind == "objective":
        return {("objectives", "planned")}
    if section.kind in ("amounts", "text"):
        return set()
    horizons = {column.horizon for column in section.columns}
    if section.kind == "objectives" and "long_term" in horizons:
        names = {"long_term": "long_term", "annual": "planned", None: "planned"}
        return {("objectives", names[horizon]) for horizon in horizons}
    roles = [column.role for column in section.columns]
    features: set[Feature] = {
        (section.kind, role) for role in roles if role not in ("blank", "name", "side")
    }
    if section.kind in ("indicators", "funds"):
        features.add((f"{section.kind} in order", order_of(roles)))
        labels = [_HOLE.sub("", column.label) for column in section.columns]
        features |= {("label", bare(key(label))) for label in labels if label}
    return features
