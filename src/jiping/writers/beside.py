"""Long-term and annual blocks side by side: objectives, and indicators with level 1 in common."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from msgspec.structs import replace

from jiping.model import Column, Evaluation, Section, Where
from jiping.writers.indicator_rows import indicator_rows
from jiping.writers.labels import fill, text_of
from jiping.writers.sections import objectives_rows
from jiping.writers.sheet import Box, Sheet

_HELD = frozenset(("objective", "path", "kind", "target"))


def side_by_side(section: Section) -> bool:
    """Whether a section has columns of two blocks."""
    return any(column.horizon == "long_term" for column in section.columns)


def objectives_beside(sheet: Sheet, section: Section) -> None:
    """The long-term objectives left, the annual ones right; one kind alone takes the width."""
    objectives = sheet.evaluation.objectives
    if sheet.strict and not objectives:
        return
    if any(it.achieved or it.points or it.score for it in objectives):
        half = sum(column.span for column in section.columns) // 2
        rest = sum(column.span for column in section.columns) - half
        planned = Column("planned", "预期目标", half)
        achieved = Column("achieved", "实际完成情况", rest)
        objectives_rows(sheet, replace(section, columns=(planned, achieved)))
        return
    indices = {
        horizon: [number for number, it in enumerate(objectives) if it.horizon == horizon]
        for horizon in ("long_term", "annual")
    }
    columns = tuple(
        column
        for column in section.columns
        if not sheet.strict or indices[column.horizon or "annual"]
    )
    edges = _edges(sheet, section, columns)
    first = len(sheet.rows)
    labels = [fill(column.label, sheet.texts) for column in columns]
    heads = [Box(label, *edge, "heading") for label, edge in zip(labels, edges, strict=True)]
    sheet.add("pairs", heads)
    for row in zip_longest(*(indices[column.horizon or "annual"] for column in columns)):
        boxes = []
        for number, edge in zip(row, edges, strict=True):
            text = "" if number is None else text_of(objectives[number].planned)
            where = None if number is None else Where(objective=number, field="planned")
            boxes.append(Box(text, *edge, "value", where))
        sheet.add("pairs", boxes)
    sheet.add_side(section, first, sheet.texts)


def _edges(sheet: Sheet, section: Section, columns: Sequence[Column]) -> list[tuple[int, int]]:
    """Where columns begin and end; the last one takes what is left of the width."""
    at = section.side_span if section.side is not None else 0
    edges = []
    for column in columns:
        edges.append((sheet.edges[at], sheet.edges[at + column.span]))
        at += column.span
    edges[-1] = (edges[-1][0], sheet.right)
    return edges


def indicators_beside(sheet: Sheet, section: Section) -> None:
    """Indicators of the long-term objective left, the others right, level 1 common to both.

    They are printed one below the other where the form has only one kind, where their levels
    come in another order, or where they hold more than a target.
    """
    evaluation = sheet.evaluation
    everything = range(len(evaluation.indicators))
    if sheet.strict and not everything:
        return
    halves = _halves(evaluation)
    parts = _by_level1(evaluation, halves)
    plain = all(
        getattr(indicator, field) is None
        for indicator in evaluation.indicators
        for field in indicator.__struct_fields__
        if field not in _HELD
    )
    whole = all(len(indicator.path) == 3 for indicator in evaluation.indicators)
    if parts is None or not plain or not whole or not (halves[0] or not sheet.strict):
        indicator_rows(sheet, _single(section), everything, sheet.texts)
        return
    columns = section.columns
    edges = _edges(sheet, section, columns)
    first = len(sheet.rows)
    labels = [fill(column.label, sheet.texts) for column in columns]
    heads = [Box(label, *edge, "heading") for label, edge in zip(labels, edges, strict=True)]
    sheet.add("heading", heads)
    for left, right in parts or [([], [])]:
        _level1_rows(sheet, columns, edges, left, right)
    sheet.add_side(section, first, sheet.texts)


def _level1_rows(
    sheet: Sheet,
    columns: Sequence[Column],
    edges: Sequence[tuple[int, int]],
    left: Sequence[int],
    right: Sequence[int],
) -> None:
    """The rows of one level 1."""
    above: dict[int, Box] = {}
    for pair in zip_longest(left, right):
        boxes: list[Box] = []
        for number, (column, edge) in enumerate(zip(columns, edges, strict=True)):
            index = pair[0] if column.horizon == "long_term" else pair[1]
            if column.role == "level1":
                index = next(it for it in pair if it is not None)
            box = _box(sheet.evaluation, column, index, edge)
            over = above.get(number)
            same = over is not None and over.text == box.text and column.role != "target"
            if over is not None and box.level in (1, 2) and (same or index is None):
                over.row_span += 1
                over.also += () if box.where is None else (box.where,)
                continue
            above[number] = box
            boxes.append(box)
        sheet.add("row", boxes)


def _box(evaluation: Evaluation, column: Column, index: int | None, edge: tuple[int, int]) -> Box:
    level = int(column.role[5:]) if column.role.startswith("level") else 0
    if index is None:
        return Box("", *edge, "level" if level else "value", level=level)
    indicator = evaluation.indicators[index]
    if level:
        where = Where(indicator=index, field="path")
        return Box(text_of(indicator.path[level - 1]), *edge, "level", where, level=level)
    cell = getattr(indicator, column.role)
    return Box(text_of(cell), *edge, "value", Where(indicator=index, field=column.role))


def _halves(evaluation: Evaluation) -> tuple[list[int], list[int]]:
    """Indices of the indicators of long-term objectives, and of the others."""
    halves: tuple[list[int], list[int]] = ([], [])
    for index, indicator in enumerate(evaluation.indicators):
        objective = indicator.objective
        known = objective is not None and objective < len(evaluation.objectives)
        horizon = evaluation.objectives[objective or 0].horizon if known else "annual"
        halves[0 if horizon == "long_term" else 1].append(index)
    return halves


def _by_level1(
    evaluation: Evaluation, halves: tuple[list[int], list[int]]
) -> list[tuple[list[int], list[int]]] | None:
    """The indices of both halves by level 1, None where its names come in another order."""
    names: list[list[str]] = []
    groups: list[dict[str, list[int]]] = []
    for half in halves:
        order: list[str] = []
        group: dict[str, list[int]] = {}
        for index in half:
            path = evaluation.indicators[index].path
            name = text_of(path[0]) if path else ""
            if not order or order[-1] != name:
                order.append(name)
            group.setdefault(name, []).append(index)
        names.append(order)
        groups.append(group)
    if any(len(order) != len({*order}) for order in names):
        return None
    if [*halves[0], *halves[1]] != list(range(len(evaluation.indicators))):
        return None
    merged = list(dict.fromkeys([*names[0], *names[1]]))
    if any([name for name in merged if name in order] != order for order in names):
        return None
    return [(groups[0].get(name, []), groups[1].get(name, [])) for name in merged]


def _single(section: Section) -> Section:
    """The section with the columns of one block alone, over the whole width."""
    kept = [column for column in section.columns if column.horizon != "long_term"]
    spare = sum(column.span for column in section.columns) - sum(column.span for column in kept)
    wide = [number for number, column in enumerate(kept) if column.role != "level1"]
    spans = [column.span for column in kept]
    for extra in range(spare):
        spans[wide[extra % len(wide)]] += 1
    columns = tuple(replace(column, span=span) for column, span in zip(kept, spans, strict=True))
    return replace(section, columns=columns)
