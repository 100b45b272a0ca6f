"""Which standard a form is scored under: told, or found from the evidence on the form."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

from msgspec import Struct

from jiping.language import say
from jiping.model import Evaluation, Standard, StandardUsed, Words
from jiping.standards.methods import plain
from jiping.standards.printed import fund_points
from jiping.standards.store import UnknownStandard, standards

_PROVINCES = re.compile(
    "北京|天津|河北|山西|内蒙古|辽宁|吉林|黑龙江|上海|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东"
    "|广西|海南|重庆|四川|贵州|云南|西藏|陕西|甘肃|青海|宁夏|新疆"
)
_FULL = Decimal(100)
_YEAR = re.compile(r"20\d\d")

# What a kind of evidence weighs. The regime printed on the form and its layout weigh the same,
# a place name a little more; none of them alone outweighs the other two together.
_EXECUTION, _EXECUTION_OFF = 4, -2
_LAYOUT = 4
_PLACE, _NO_PLACE, _ELSEWHERE = 5, -3, -6
_REGION_TOLD = 20
_SCOPE_OFF = -3
_YEAR_IN, _YEAR_OFF = 1, -1

_GIVEN = Words("按指定采用", "as told")
_FOUND = Words("由表内证据认定：{reasons}", "found from the form: {reasons}")
_DEFAULT = Words(
    "表内没有指向地方标准的证据，采用全国标准",
    "nothing points to a local standard: the national one",
)
_AGAINST = Words("；与此不符：{reasons}", "; against it: {reasons}")
_BETWEEN = Words("；", "; ")

_EXECUTION_IS = Words("预算执行满分{points}分", "execution is worth {points} points")
_EXECUTION_IS_NOT = Words(
    "表上预算执行满分{points}分，该标准为{own}分",
    "execution is worth {points} points on the form, {own} under this standard",
)
_PLACE_IS = Words("“{place}”属适用地区", "“{place}” is a place it holds for")
_PLACE_IS_NOT = Words("表上没有适用地区的地名", "the form names no place it holds for")
_PLACE_OTHER = Words("“{place}”不属适用地区", "“{place}” is no place it holds for")
_LAYOUT_IS = Words("版式{layout}", "layout {layout}")
_LAYOUT_OTHER = Words("版式{layout}属另一标准", "layout {layout} belongs to another standard")
_REGION_IS = Words("指定地区“{place}”", "region told: “{place}”")
_REGION_NONE = Words(
    "没有“{place}”自己的标准，采用全国标准",
    "“{place}” has no standard of its own: the national one",
)
_SCOPE_IS_NOT = Words("不适用于该类自评表", "it does not hold for this kind of form")
_YEAR_IS = Words("{year}年度在适用年度内", "fiscal year {year} lies within its years")
_YEAR_IS_NOT = Words(
    "{year}年度不在适用年度内（{years}）", "fiscal year {year} lies outside its years ({years})"
)
_YEAR_NOWHERE = Words(
    "{year}年度不在任何现有标准的适用年度内，采用的标准适用{years}，结果仅供参考",
    "fiscal year {year} lies outside the years of every standard; this one holds for {years}",
)
_FROM = Words("{first}年起", "from {first} on")
_UNTIL = Words("{first}–{last}年", "{first}–{last}")


class _Facts(Struct, frozen=True):
    """What the form says that may point to a standard."""

    points: str | None
    bodies: str
    layout: str | None
    scope: str | None
    region: str | None
    year: int | None


class _Evidence(Struct, frozen=True):
    """One fact that speaks for a standard (weight above 0) or against it."""

    weight: int
    words: Words
    fields: dict[str, object]


def find(
    evaluation: Evaluation,
    *,
    standard: str | None = None,
    region: str | None = None,
    year: int | None = None,
) -> tuple[Standard, StandardUsed]:
    """The standard for a form, and in words how it was found.

    A `standard` told by its id wins; `region` and `year` replace what the form says. Otherwise
    execution points, place names, layout, scope and fiscal year are weighed; the national
    standard where nothing speaks for another. Raises `UnknownStandard`.
    """
    known = standards()
    if standard is not None:
        if standard not in known:
            raise UnknownStandard(standard, tuple(known))
        chosen = known[standard]
        return chosen, StandardUsed(chosen.id, chosen.revision, say(_GIVEN))
    facts = _facts(evaluation, region, year)
    # Standards that hold everywhere come first: on a tie the national one stays.
    order = sorted(known.values(), key=lambda one: (bool(one.region), one.id))
    weighed = [_evidence(candidate, facts, order) for candidate in order]
    weights = [sum(one.weight for one in evidence) for evidence in weighed]
    best = weights.index(max(weights))
    chosen = order[best]
    found_by = _told(chosen, weighed[best], facts, order)
    return chosen, StandardUsed(chosen.id, chosen.revision, found_by)


def _facts(evaluation: Evaluation, region: str | None, year: int | None) -> _Facts:
    bodies = (
        evaluation.title,
        evaluation.unit,
        evaluation.line_department,
        evaluation.implementing_agency,
    )
    text = "\n".join(cell.text for cell in bodies if cell is not None)
    if evaluation.project is not None:
        # A project's name may hold a place's name by chance (仙桃种植): only beside a body's.
        text = text or evaluation.project.text
    if year is None:
        cells = (evaluation.fiscal_year, evaluation.title)
        found = (_YEAR.search(cell.text) for cell in cells if cell is not None)
        year = next((int(match[0]) for match in found if match), None)
    points = (fund_points(fund, _FULL) for fund in evaluation.funds)
    first = next((worth for worth in points if worth is not None), None)
    return _Facts(
        None if first is None else plain(first),
        text,
        evaluation.form,
        evaluation.scope,
        region.strip() or None if region else None,
        year,
    )


def _evidence(candidate: Standard, facts: _Facts, known: list[Standard]) -> list[_Evidence]:
    """All that speaks for or against one standard."""
    found = []
    own = plain(candidate.level_points["execution"].value)
    if facts.points == own:
        found.append(_Evidence(_EXECUTION, _EXECUTION_IS, {"points": own}))
    elif facts.points is not None:
        fields: dict[str, object] = {"points": facts.points, "own": own}
        found.append(_Evidence(_EXECUTION_OFF, _EXECUTION_IS_NOT, fields))
    if facts.layout is not None:
        layout: dict[str, object] = {"layout": facts.layout}
        if facts.layout.startswith(candidate.layouts):
            found.append(_Evidence(_LAYOUT, _LAYOUT_IS, layout))
        elif any(facts.layout.startswith(other.layouts) for other in known):
            found.append(_Evidence(0, _LAYOUT_OTHER, layout))
    if candidate.region:
        found += _place(candidate, facts)
    if facts.scope is not None and facts.scope not in candidate.scopes:
        found.append(_Evidence(_SCOPE_OFF, _SCOPE_IS_NOT, {}))
    if facts.year is not None:
        holds = _holds(candidate, facts.year)
        fields = {"year": facts.year, "years": _years(candidate)}
        words, weight = (_YEAR_IS, _YEAR_IN) if holds else (_YEAR_IS_NOT, _YEAR_OFF)
        found.append(_Evidence(weight, words, fields))
    return found


def _place(candidate: Standard, facts: _Facts) -> list[_Evidence]:
    """Whether the region told, or else a place named on the form, is one of the candidate's."""
    if facts.region is not None:
        told = facts.region.lower()
        fits = any(name.lower() in told or told in name.lower() for name in candidate.region)
        words = _REGION_IS if fits else _PLACE_OTHER
        weight = _REGION_TOLD if fits else -_REGION_TOLD
        return [_Evidence(weight, words, {"place": facts.region})]
    if not facts.bodies:
        return []
    bodies = facts.bodies.lower()
    for name, lowered in _names(candidate.region):
        if lowered in bodies:
            return [_Evidence(_PLACE, _PLACE_IS, {"place": name})]
    other = _PROVINCES.search(facts.bodies)
    if other:
        return [_Evidence(_ELSEWHERE, _PLACE_OTHER, {"place": other[0]})]
    return [_Evidence(_NO_PLACE, _PLACE_IS_NOT, {})]


@cache
def _names(places: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """The names, the longest first, with their lower case beside them."""
    return tuple((name, name.lower()) for name in sorted(places, key=len, reverse=True))


def _holds(candidate: Standard, year: int) -> bool:
    last = candidate.last_fiscal_year
    return candidate.first_fiscal_year <= year and (last is None or year <= last)


def _years(candidate: Standard) -> str:
    first, last = candidate.first_fiscal_year, candidate.last_fiscal_year
    return say(_FROM, first=first) if last is None else say(_UNTIL, first=first, last=last)


def _told(chosen: Standard, evidence: list[_Evidence], facts: _Facts, known: list[Standard]) -> str:
    """The evidence in words: what decided, what speaks against it, and a year nobody covers."""
    between = say(_BETWEEN)
    nowhere = facts.year is not None and not any(_holds(one, facts.year) for one in known)
    said = [one for one in evidence if not (nowhere and one.words is _YEAR_IS_NOT)]
    reasons = [say(one.words, **one.fields) for one in said if one.weight > 0]
    against = [say(one.words, **one.fields) for one in said if one.weight <= 0]
    decisive = any(one.weight > _YEAR_IN for one in said)
    text = say(_FOUND, reasons=between.join(reasons)) if decisive else say(_DEFAULT)
    if facts.region is not None and not chosen.region:
        text = say(_REGION_NONE, place=facts.region)
    if against:
        text += say(_AGAINST, reasons=between.join(against))
    if nowhere:
        text += between + say(_YEAR_NOWHERE, year=facts.year, years=_years(chosen))
    return text
