"""Annual and long-term objectives: beside or behind their labels, or in rows below them."""

from __future__ import annotations

import re
from typing import Any

from msgspec import Struct, structs

from jiping.forms import cells
from jiping.forms.draft import Draft
from jiping.forms.mending.repairs import MOVED_TEXT, moved_text
from jiping.forms.sections.tasks import heads_tasks
from jiping.forms.seen.look import Look, look
from jiping.forms.seen.rows import Row
from jiping.forms.seen.shapes import NUMBERS
from jiping.model import Cell, Objective, Where
from jiping.terms import Label, bare, goal_heading, is_list_heading, key, label
from jiping.values import parse_number

_NUMBER = re.compile(r"[0-9]+$|[一二三四五六七八九十]+$")
_SIDE, _SUPERSEDED = "side", "superseded"
_NO_FIELD = (_SIDE, _SUPERSEDED)
_HORIZON = re.compile(
    r"(?:(?P<long_term>中?长期|中期|实施期|总目标)|年度|本年度|当年)(?:总体|整体|目标)*(?:绩效)?(?:目标)?指标"
)
_OF_WHOLE = re.compile(r"(?:项目)?(?:绩效)?总体?(?:绩效)?目标$")
_OF_YEAR = re.compile(r"(?:本?年度|当年)(?:总体?|绩效)*目标$")
_FEWEST_BY_YEAR = 2
_NOT_OF_OBJECTIVES = frozenset(("number", "forecast", "actual_to_date"))
_TEXTS = frozenset(("planned", "achieved", "long_term"))
_DONE = re.compile("(?:完成|实现|达成)(?:情况|程度)?(?:综述|说明)?$")
_LINE = re.compile(r"\n\s*([^\n:：]{4,16})[:：]")
_BOTH = ("objectives", "long_term")
"""What is seen of a form that has objectives of both horizons."""
_SCORED = 3
_WITH_BOTH = 3
_ANOTHER = re.compile(r"目标\s*(?:[0-9]{1,2}|[一二三四五六七八九十])\s*[:：]")


class ObjectiveRows(Struct):
    """Headings of objectives whose texts stand in the rows below: role and column of each."""

    headings: tuple[tuple[str, int], ...]
    of_tasks: bool = False
    """The headings turned out to be those of a list of tasks, a cell a line."""

    def takes(self, row: Row) -> bool:
        """Whether a row with a cell that begins 目标1：…, or with a label left of its texts, is one
        of texts, not a label of the next section."""
        pair = next((it for p in row.filled if (it := row.looks[p].pair) is not None), None)
        if row.first.label is not None and row.first.label.objective is not None:
            starts = [row.columns[p] for p in row.filled[1:] if row.looks[p].label is None]
            return len(starts) > 1 and starts == [start for _, start in self.headings]
        return len(self.headings) > 1 and pair is not None and pair[1].objective is not None


def begun(row: Row, *, among: bool = False) -> bool:
    """Whether a row begins with a label of objectives, or names two beside a vertical label;
    `among` indicators a level may be called so (绩效目标 | 绩效目标合理性 | 10 | … | 8)."""
    if among and _scored(row):
        return False
    if row.first.pair is not None:
        return row.first.pair[1].objective is not None
    meaning = row.first.label
    if heads_tasks(row):
        return False
    if meaning is None:
        return "目标" in row.first.key and _names_both(row)
    by_year = meaning.head == "fiscal_year" and len(row.filled) > _FEWEST_BY_YEAR
    if meaning.objective is not None or not (meaning.side or by_year):
        return meaning.objective is not None
    return _names_both(row)


def _scored(row: Row) -> bool:
    """Whether a row that begins with a label goes on as one of indicators: texts and numbers."""
    behind = [row.looks[p] for p in row.filled[1:]]
    if len(behind) < _SCORED or any(it.label and it.label.objective for it in behind):
        return False
    return any(it.shape in NUMBERS for it in behind)


def _names_both(row: Row) -> bool:
    """Whether a row names what was planned and what was achieved, beside a label of its own."""
    named = {it.objective for p in row.filled[1:] if (it := row.looks[p].label) is not None}
    return {"planned", "achieved"} <= named or {"side", "achieved"} <= named


def read_objective(row: Row, draft: Draft) -> ObjectiveRows | None:
    """A row that begins with a label of objectives.

    Its texts are taken from the row itself; where it holds labels only, they are the headings
    of the rows below.
    """
    if (own := _in_own_words(row)) is not None:
        draft.seen |= {("objectives", name) for name, _ in own}
        return ObjectiveRows(own)
    found: dict[str, Cell[Any]] = {}
    headings: list[tuple[str, int]] = []
    role: str | None = None
    other: str | None = None
    apart = False
    for position in row.filled:
        seen = row.looks[position]
        if seen.pair is not None and seen.pair[1].objective is not None:
            name, meaning, _ = seen.pair
            field = _role(meaning)
            if role is not None and role not in found and field not in ("achieved", "long_term"):
                field = role
            if field in found:
                draft.put_extra(row, position)
                continue
            found[field] = _cell(field, row, position, draft)
            if points := look(name).points:
                found["points"] = _number(points, row, position, draft)
            role = None
        elif seen.label is not None and _is_heading(seen.label):
            done = _is_done(seen.label, seen.text)
            role = "achieved" if done else _role(seen.label)
            side = seen.label.objective == "side" and not (done and headings)
            if headings and headings[-1][0] == _SIDE and _whole_and_year(row, position):
                _set_whole(headings, found)
            headings = _before(headings, "planned" if side else role)
            headings.append((_SIDE if side else role, row.columns[position]))
            if seen.points:
                found["points"] = _number(seen.points, row, position, draft)
        elif seen.label is not None and _heads_other(seen.label):
            headings.append((_SUPERSEDED, row.columns[position]))
        elif seen.label is not None and seen.label.head is not None:
            role, other, apart = None, seen.text, True  # 部门职责 under the same label
        elif is_list_heading(seen.text):
            draft.put_extra(row, position)
        elif role is not None and role not in found and _said(headings[:-1], found):
            found[role] = _cell(role, row, position, draft)
        else:
            draft.put_extra(row, position, other)
            other = None
    for name in (*found, *(role for role, _ in headings)):
        if name not in _NO_FIELD:
            draft.seen.add(("objectives", name))
    if role == "achieved" and len(headings) == 1 and _TEXTS.isdisjoint(found):
        return ObjectiveRows((("achieved", headings[0][1]),))
    if _TEXTS.isdisjoint(found) and not apart:
        return ObjectiveRows(
            tuple(("planned" if role == _SIDE else role, column) for role, column in headings)
        )
    _append(draft, found)
    return None


def _in_own_words(row: Row) -> tuple[tuple[str, int], ...] | None:
    """Headings of what was planned and achieved that are labels nowhere else, right of a label
    of objectives: 年度目标 | 计划 | 完成."""
    label = row.first.label
    if label is None or label.objective != "side" or len(row.filled) != _WITH_BOTH:
        return None
    found = [(goal_heading(row.looks[p].text) or "", row.columns[p]) for p in row.filled[1:]]
    return tuple(found) if [name for name, _ in found] == ["planned", "achieved"] else None


def headed(
    row: Row, number: int, before: int | None, draft: Draft
) -> tuple[int | None, int | None]:
    """The objective of the indicators that a row heads, and the long-term one beside it: those
    from one number on; where there are none, `before`, that of the indicators above."""
    annual: list[int] = []
    long_term: list[int] = []
    for index in range(number, len(draft.objectives)):
        horizon = draft.objectives[index].horizon
        (annual if horizon == "annual" else long_term).append(index)
    left = long_term[0] if long_term else None
    told = _by_label(row, draft) if _BOTH in draft.seen else None
    if told is not None:
        return told, left
    if len(annual) == 1:
        _points_beside(row, draft, annual[0])
        return annual[0], left
    if annual:
        return None, left
    return (left if len(long_term) == 1 else before), left


def _by_label(row: Row, draft: Draft) -> int | None:
    """The last objective of the horizon that the label beside the headings names (长期绩效指标,
    年度绩效指标), where the form has objectives of both; None where several stand together."""
    beside = _HORIZON.match(row.first.key)
    if beside is None:
        return None
    said = "long_term" if beside["long_term"] else "annual"
    horizons = [it.horizon for it in draft.objectives]
    alike = [number for number, horizon in enumerate(horizons) if horizon == said]
    if not alike or len(alike) == len(horizons):
        return None
    alone = len(alike) == 1 or alike[-2] < alike[-1] - 1
    return alike[-1] if alone else None


def _points_beside(row: Row, draft: Draft, index: int) -> None:
    """Points of an objective printed in the label beside the heading of its indicators."""
    for position, seen in enumerate(row.looks):
        if seen.points and seen.label is not None and seen.label.objective:
            objective = draft.objectives[index]
            if objective.points is None:
                cell = _number(seen.points, row, position, draft)
                draft.objectives[index] = structs.replace(objective, points=cell)


def number_of(row: Row) -> int | None:
    """The objective, counted from 0, that a lone label names: 年度目标2."""
    seen = row.first
    if len(row.filled) > 1 or seen.pair is not None:
        return None
    digits = _NUMBER.search(bare(seen.key))
    if digits is None:
        return None
    number = parse_number(digits[0])
    return int(number) - 1 if number else None


def stands_beside(rows: ObjectiveRows, row: Row, draft: Draft) -> bool:
    """Whether the only cell of a row stands left of all headings, below texts read before."""
    if len(row.filled) > 1 or not row.merges or not draft.objectives:
        return False
    return row.columns[row.filled[0]] < min(start for _, start in rows.headings)


def read_below(rows: ObjectiveRows, row: Row, draft: Draft) -> None:
    """A row of texts below headings of objectives; a lost cell beside them moved them left."""
    headings = rows.headings
    if (rows.of_tasks or len(row.cells) == 1) and _is_none(row, rows):
        for position in row.filled:
            draft.put_extra(row, position)
        return
    filled = [p for p in row.filled if (seen := row.looks[p].label) is None or not seen.objective]
    by_column: list[int] = []
    for position in filled:
        column = row.columns[position]
        before = [n for n, (_, start) in enumerate(headings) if start <= column]
        by_column.append(before[-1] if before else 0)
    chosen = by_column
    if len(filled) == len(headings) or len({*by_column}) < len(filled):
        chosen = list(range(len(filled)))
    found: dict[str, Cell[Any]] = {}
    moved = False
    for position, number, stood in zip(filled, chosen, by_column, strict=True):
        if number >= len(headings) or headings[number][0] == _SUPERSEDED:
            draft.put_extra(row, position)
            continue
        slid = not row.merges and (number != stood or row.columns[position] < headings[number][1])
        moved = moved or slid
        found[headings[number][0]] = _cell(
            headings[number][0], row, position, draft, MOVED_TEXT if slid else None
        )
    if found:
        _append(draft, found)
        if moved:
            where = Where(objective=len(draft.objectives) - 1)
            draft.findings.append(moved_text(row, filled[0], where))


def _is_none(row: Row, rows: ObjectiveRows) -> bool:
    """Whether the only cell of a row is no objective: a number, or one of a list of tasks."""
    rows.of_tasks = rows.of_tasks or is_list_heading(row.first.text)
    return rows.of_tasks or row.first.shape in NUMBERS


def _append(draft: Draft, found: dict[str, Any]) -> None:
    long_term = found.pop("long_term", None)
    if long_term is not None:
        draft.objectives.append(Objective(planned=long_term, horizon="long_term"))
    if not found:
        return
    _part_achieved(found)
    last = draft.objectives[-1] if draft.objectives else None
    if "planned" not in found and last is not None and last.achieved is None:
        draft.objectives[-1] = structs.replace(last, **found)
        return
    draft.objectives.append(Objective(**found))


def _before(headings: list[tuple[str, int]], role: str) -> list[tuple[str, int]]:
    """The headings so far where `role` has a heading again: the first was a label beside them,
    or what was planned at first is superseded by what was planned later."""
    if role != "planned":
        return [entry for entry in headings if entry[0] != role]
    return [
        (_SUPERSEDED if name == role else name, column)
        for name, column in headings
        if name != _SIDE
    ]


def _set_whole(headings: list[tuple[str, int]], found: dict[str, Cell[Any]]) -> None:
    """The last heading, and the text beside it, are of the whole project."""
    headings[-1] = ("long_term", headings[-1][1])
    if "planned" in found:
        found.setdefault("long_term", found.pop("planned"))


def _whole_and_year(row: Row, position: int) -> bool:
    """Whether an objective of the year stands beside that of the project: 总目标 | 年度目标."""
    before = [it for p in row.filled if p < position and (it := row.looks[p]).label is not None]
    if not before or _OF_WHOLE.match(bare(before[-1].key)) is None:
        return False
    return _OF_YEAR.match(row.looks[position].key) is not None


def _said(headings: list[tuple[str, int]], found: dict[str, Cell[Any]]) -> bool:
    """Whether the labels before the last have their texts beside them: they head no columns."""
    return all(("planned" if role == _SIDE else role) in found for role, _ in headings)


def _is_heading(meaning: Label) -> bool:
    return meaning.objective is not None or meaning.column in ("points", "score")


def _heads_other(meaning: Label) -> bool:
    """Whether a heading beside those of objectives says nothing of them: 序号, 财政年度."""
    return meaning.column in _NOT_OF_OBJECTIVES or meaning.head == "fiscal_year"


def _role(meaning: Label) -> str:
    if meaning.objective is None:
        return meaning.column or "planned"
    return "planned" if meaning.objective == "side" else meaning.objective


def _cell(
    role: str, row: Row, position: int, draft: Draft, repaired: str | None = None
) -> Cell[Any]:
    if role in ("points", "score"):
        return _number(row.looks[position].text, row, position, draft)
    text = _unlabelled(row.looks[position])
    return Cell(text, text or None, row.place(position, repaired))


def _part_achieved(found: dict[str, Cell[Any]]) -> None:
    """What was achieved, where it stands behind what was planned in the same cell."""
    planned = found.get("planned")
    if planned is None or "achieved" in found or "\n" not in planned.text:
        return
    for line in _LINE.finditer(planned.text):
        meaning = label(line[1])
        if meaning is not None and meaning.objective is not None and _is_done(meaning, line[1]):
            before, behind = planned.text[: line.start()].rstrip(), planned.text[line.end() :]
            found["planned"] = Cell(before, before or None, planned.place)
            found["achieved"] = Cell(behind.strip(), behind.strip() or None, planned.place)
            return


def _is_done(meaning: Label, name: str) -> bool:
    """Whether a label asks for what was achieved: 年度总体目标完成情况 beside 年初设定目标."""
    if meaning.objective == "achieved":
        return True
    return meaning.objective == "side" and bool(_DONE.search(bare(key(name))))


def _unlabelled(seen: Look) -> str:
    """The text without the label before it, unless it numbers several objectives itself."""
    if seen.pair is None or seen.pair[1].objective is None:
        return seen.text
    return seen.text if _ANOTHER.search(seen.pair[2]) else seen.pair[2]


def _number(text: str, row: Row, position: int, draft: Draft) -> Cell[Any]:
    return Cell(text, cells.points(text, draft.reader), row.place(position))
