"""The rows of each kind of section except indicators."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Any

from jiping.model import Cell, Evaluation, Objective, Pair, Section, Where
from jiping.writers.columns import (
    FUND_COLUMNS,
    NUMBERS,
    OBJECTIVE_COLUMNS,
    Placed,
    placed_columns,
)
from jiping.writers.labels import fields_of, fill, plain, text_of
from jiping.writers.more_columns import headed_texts
from jiping.writers.printed import CellRole, RowKind
from jiping.writers.sheet import Box, Sheet

NUMBER_FIELDS = NUMBERS | {
    "basic_expenditure",
    "project_expenditure",
    "claimed_points",
    "claimed_total",
}
ANCHORS = {"claimed_points": "points", "claimed_total": "score"}
"""Under which indicator column a total stands."""


def role_of(field: str) -> CellRole:
    return "number" if field in NUMBER_FIELDS else "value"


def add_heading(
    sheet: Sheet, kind: RowKind, columns: Sequence[Placed], texts: dict[str, str]
) -> None:
    """The heading of columns: one row, or two where some share a heading over theirs."""
    if not any(it.group for it in columns):
        sheet.add(kind, [Box(fill(it.label, texts), it.start, it.end, "heading") for it in columns])
        return
    upper: list[Box] = []
    lower: list[Box] = []
    for group, run in groupby(columns, key=lambda it: it.group):
        shared = list(run)
        boxes = [Box(fill(it.label, texts), it.start, it.end, "heading") for it in shared]
        if group is None:
            upper += boxes
            for box in boxes:
                box.row_span = 2
        else:
            upper.append(Box(fill(group, texts), shared[0].start, shared[-1].end, "heading"))
            lower += boxes
    sheet.add(kind, upper)
    sheet.add(kind, lower)


def pair_rows(sheet: Sheet, section: Section) -> None:
    """pairs: all in one row; closing: one row each."""
    first = len(sheet.rows)
    closing = section.kind == "closing"
    for pairs in [(pair,) for pair in section.pairs] if closing else [section.pairs]:
        _pair_row(sheet, pairs, section, "closing" if closing else "pairs")
    sheet.add_side(section, first, sheet.texts)


def _pair_row(sheet: Sheet, pairs: Sequence[Pair], section: Section, kind: RowKind) -> None:
    boxes: list[Box] = []
    at = section.side_span if section.side is not None else 0
    for pair in pairs:
        cell = None if pair.field is None else getattr(sheet.evaluation, pair.field)
        if sheet.strict and pair.field is not None and cell is None:
            continue
        label_end, end = at + pair.label_span, at + pair.label_span + pair.value_span
        label = fill(pair.label, sheet.texts)
        sheet.used.update(fields_of(pair.label))
        boxes.append(Box(label, sheet.edges[at], sheet.edges[label_end], "label"))
        start, at = sheet.edges[label_end], end
        if pair.field is None:
            boxes.append(Box(_extra(sheet, pair.label), start, sheet.edges[at]))
        else:
            sheet.used.add(pair.field)
            where = Where(field=pair.field)
            box = Box(text_of(cell), start, sheet.edges[at], role_of(pair.field), where)
            boxes.append(box)
    if boxes:
        boxes[-1].end = sheet.right
        sheet.add(kind, boxes)


def _extra(sheet: Sheet, label: str) -> str:
    """The text that the form printed beside a label which has no field of its own."""
    for index, extra in enumerate(sheet.evaluation.extra):
        if index not in sheet.used_extras and plain(extra.header or "") == plain(label):
            sheet.used_extras.add(index)
            return text_of(extra.cell)
    return ""


def fund_rows(sheet: Sheet, section: Section) -> None:
    """The budget block. Points that stand in a label ({points}) are those of its first line."""
    funds = sheet.evaluation.funds
    if sheet.strict and not funds:
        return
    printed = [text for it in section.columns for text in (it.label, it.group or "")]
    labels = " ".join([section.side or "", *printed])
    top = next((fund.points for fund in funds if fund.part_of is None), None)
    said = text_of(top) if "{points}" in labels else None
    texts = {**sheet.texts, "points": said or ""}
    if "{amount_unit}" in labels:
        sheet.used.add("amount_unit")

    extras = headed_texts(sheet, [it.name.place if it.name else None for it in funds])

    def filled(role: str) -> bool:
        if role in extras:
            return True
        cells = [cell for cell in (getattr(fund, role) for fund in funds) if cell is not None]
        if role == "points" and said is not None:
            return any(cell.text != said for cell in cells)
        return bool(cells)

    side = section.side_span if section.side is not None else 0
    known = FUND_COLUMNS | {header: header for header in extras}
    columns, _ = placed_columns(section.columns, known, filled, sheet.strict, sheet.edges, side)
    first = len(sheet.rows)
    add_heading(sheet, "pairs", columns, texts)
    for index, fund in enumerate(funds):
        boxes = cells_of(fund, columns, fund=index)
        for box, column in zip(boxes, columns, strict=True):
            if column.role in extras:
                box.text, box.where = extras[column.role].get(index, ""), None
        sheet.add("pairs", boxes)
    if not funds:
        sheet.add("pairs", [Box("", it.start, it.end) for it in columns])
    sheet.add_side(section, first, texts)


def cells_of(line: Any, columns: Sequence[Placed], **index: int) -> list[Box]:
    """One box a column, with the texts of a fund or an objective."""
    return [
        Box(
            text_of(getattr(line, it.role, None)),
            it.start,
            it.end,
            role_of(it.role),
            None if it.role == "blank" else Where(**index, field=it.role),
        )
        for it in columns
    ]


def objectives_rows(sheet: Sheet, section: Section) -> None:
    """objectives: planned and achieved side by side, one row an objective."""
    objectives = sheet.evaluation.objectives
    if sheet.strict and not objectives:
        return

    def filled(role: str) -> bool:
        return any(getattr(objective, role) is not None for objective in objectives)

    side = section.side_span if section.side is not None else 0
    columns, _ = placed_columns(
        section.columns, OBJECTIVE_COLUMNS, filled, sheet.strict, sheet.edges, side
    )
    first = len(sheet.rows)
    add_heading(sheet, "pairs", columns, sheet.texts)
    for index, objective in enumerate(objectives or (Objective(),)):
        sheet.add("pairs", cells_of(objective, columns, objective=index))
    sheet.add_side(section, first, sheet.texts)


def objective_row(sheet: Sheet, section: Section, index: int) -> None:
    """objective: its label and text over the whole width, or the text beside the vertical label;
    what the label cannot hold below."""
    objectives = sheet.evaluation.objectives
    objective = objectives[index] if index < len(objectives) else Objective()
    label = section.label or ""
    texts = {**sheet.texts, "n": str(index + 1), "points": text_of(objective.points)}
    text = fill(label, texts) + text_of(objective.planned)
    where = Where(objective=index, field="planned")
    start = 0 if section.side is None else sheet.edges[section.side_span]
    line = [Box(text, start, sheet.right, where=where, align="left")]
    if section.side is not None:
        line.insert(0, Box(fill(section.side, texts), 0, start, "side"))
    sheet.add("objective", line)
    held = {"planned", *fields_of(label)}
    row: list[Box] = []
    for field, name in OBJECTIVE_COLUMNS.items():
        cell: Cell[Any] | None = getattr(objective, field)
        if field not in held and cell is not None:
            where = Where(objective=index, field=field)
            row += [Box(name, 0, 0, "label"), Box(text_of(cell), 0, 0, role_of(field), where)]
    if row:
        sheet.add("objective", side_by_side(row, sheet.label_edge, sheet.right))


def total_row(sheet: Sheet, section: Section) -> None:
    """total: the label, then each total under the column that it adds up."""
    evaluation = sheet.evaluation
    at = section.label_span
    boxes: list[Box] = []
    for column in section.columns:
        start, at = at, at + column.span
        if column.role == "blank":
            continue
        cell = getattr(evaluation, column.role)
        if sheet.strict and cell is None:
            continue
        sheet.used.add(column.role)
        edges = sheet.anchors.get(ANCHORS.get(column.role, ""))
        left, right = edges or (sheet.edges[start], sheet.edges[at])
        boxes.append(total_box(evaluation, column.role, left, right))
    declared = {column.role for column in section.columns}
    for field, anchor in ANCHORS.items():
        if field not in declared and getattr(evaluation, field) is not None:
            edges = sheet.anchors.get(anchor)
            if edges and all(edges[1] <= box.start or box.end <= edges[0] for box in boxes):
                sheet.used.add(field)
                boxes.append(total_box(evaluation, field, *edges))
    if not boxes:
        return
    if evaluation.claimed_points is not None and "claimed_points" not in sheet.used:
        _labelled_totals(sheet)
        return
    boxes.sort(key=lambda box: box.start)
    row = [Box(section.label or "", 0, boxes[0].start, "total")]
    for box in boxes:
        if row[-1].end < box.start:
            row.append(Box("", row[-1].end, box.start))
        row.append(box)
    if row[-1].end < sheet.right:
        row.append(Box("", row[-1].end, sheet.right))
    sheet.add("total", row)


def side_by_side(row: list[Box], label: int, right: int) -> list[Box]:
    """Labels and values in turn over the whole width; the first value takes what is left."""
    count = len(row) // 2 - 1
    narrow = min(label, right // (4 * count + 2))
    at = 0
    for number, box in enumerate(row):
        box.start = at
        if number == 0:
            at = label
        elif number == 1:
            at = right - 2 * count * narrow
        else:
            at += narrow
        box.end = at
    return row


def _labelled_totals(sheet: Sheet) -> None:
    """The total row where no column adds up the points: each total behind its own label."""
    fields = [("claimed_points", "总分值"), ("claimed_total", "总得分")]
    middle = sheet.right // 2
    row: list[Box] = []
    for (field, name), start, end in zip(fields, (0, middle), (middle, sheet.right), strict=True):
        sheet.used.add(field)
        half = (start + end) // 2
        row.append(Box(name, start, half, "total"))
        row.append(total_box(sheet.evaluation, field, half, end))
    sheet.add("total", row)


def total_box(evaluation: Evaluation, field: str, start: int, end: int) -> Box:
    return Box(text_of(getattr(evaluation, field)), start, end, role_of(field), Where(field=field))
