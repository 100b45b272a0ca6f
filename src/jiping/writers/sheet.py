"""The table being laid out: boxes between edges, then rows and columns."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import accumulate, pairwise

from msgspec import Struct

from jiping.model import Evaluation, Layout, Section, Where
from jiping.writers.labels import fill, text_of, year_of
from jiping.writers.measure import lines, needed
from jiping.writers.printed import (
    Align,
    CellRole,
    PrintedCell,
    PrintedLine,
    PrintedRow,
    RowKind,
)

_DONOR = 180
"""Columns wider than this (tenths of a millimetre) may give room to a number that needs it."""


class Box(Struct, gc=False):
    """A cell between two edges (tenths of a millimetre); `align` None = by its length."""

    text: str
    start: int
    end: int
    role: CellRole = "value"
    where: Where | None = None
    also: tuple[Where, ...] = ()
    level: int = 0
    row_span: int = 1
    align: Align | None = None


class Sheet:
    """Gathers the rows of a form; remembers what has been printed.

    `strict`: the evaluation was read from a form of this layout, so what it lacks is left out.
    `texts` fill the labels. `lines` are those that stand above the table instead of rows,
    `told_notes` says whether the notes are among them. `used` are names of evaluation fields that
    stand somewhere already, `used_extras` indices of `extra`.
    """

    def __init__(self, evaluation: Evaluation, layout: Layout) -> None:
        self.evaluation = evaluation
        self.layout = layout
        self.strict = evaluation.form == layout.id
        width, total = _printable_width(layout), sum(layout.grid)
        self.edges = [width * edge // total for edge in accumulate(layout.grid, initial=0)]
        self.rows: list[tuple[RowKind, list[Box]]] = []
        self.lines: list[PrintedLine] = []
        self.told_notes = False
        self.used: set[str] = set()
        self.used_extras: set[int] = set()
        self.anchors: Mapping[str, tuple[int, int]] = {}
        self.texts = {
            "fiscal_year": year_of(text_of(evaluation.fiscal_year)),
            "unit": text_of(evaluation.unit),
            "project": text_of(evaluation.project),
            "amount_unit": text_of(evaluation.amount_unit),
        }

    @property
    def right(self) -> int:
        return self.edges[-1]

    @property
    def label_edge(self) -> int:
        """Where the label of a row that the layout does not have ends."""
        return self.edges[2] if len(self.edges) > 3 else self.right // 4

    def add(self, kind: RowKind, boxes: list[Box]) -> None:
        self.rows.append((kind, boxes))

    def add_side(self, section: Section, first: int, texts: Mapping[str, str]) -> None:
        """The vertical label left of the rows from `first` on, if the section has one."""
        if section.side is None or first == len(self.rows):
            return
        if "{amount_unit}" in section.side:
            self.used.add("amount_unit")
        label = fill(section.side, texts)
        box = Box(label, 0, self.edges[section.side_span], "side", row_span=len(self.rows) - first)
        self.rows[first][1].insert(0, box)

    def add_pair(self, kind: RowKind, label: str, text: str, where: Where | None) -> None:
        """A row of a label and, over the rest of the width, a text."""
        edge = self.label_edge
        self.add(kind, [Box(label, 0, edge, "label"), Box(text, edge, self.right, where=where)])


def _printable_width(layout: Layout) -> int:
    """Room between the margins, in tenths of a millimetre."""
    short, long = {"A4": (210, 297), "A3": (297, 420)}[layout.page.size]
    paper = long if layout.page.orientation == "landscape" else short
    return 10 * (paper - 2 * layout.page.margin)


def finished(sheet: Sheet) -> tuple[tuple[PrintedRow, ...], tuple[int, ...]]:
    """The rows on a grid of columns, and the columns' widths in tenths of a millimetre."""
    edges = sorted({0, sheet.right}.union(*({box.start for box in row} for _, row in sheet.rows)))
    number = {edge: index for index, edge in enumerate(edges)}
    widths = [right - left for left, right in pairwise(edges)]
    _make_room(sheet, number, widths)
    heights = [1] * len(sheet.rows)
    tall: list[tuple[int, int, int]] = []
    drafts: list[list[PrintedCell]] = []
    for index, (_, boxes) in enumerate(sheet.rows):
        cells: list[PrintedCell] = []
        for box in boxes:
            first, last = number[box.start], number[box.end]
            takes = lines(box.text, sum(widths[first:last]))
            if box.row_span > 1:
                tall.append((index, box.row_span, takes))
            elif takes > heights[index]:
                heights[index] = takes
            cells.append(_cell(box, index + 1, first + 1, last - first, takes))
        drafts.append(cells)
    for index, span, takes in tall:
        lacking = takes - sum(heights[index : index + span])
        for extra in range(max(0, lacking)):
            heights[index + extra % span] += 1
    rows = tuple(
        PrintedRow(tuple(cells), kind, height)
        for cells, (kind, _), height in zip(drafts, sheet.rows, heights, strict=True)
    )
    return rows, tuple(widths)


def _cell(box: Box, row: int, column: int, column_span: int, takes: int) -> PrintedCell:
    align = box.align
    if align is None:
        long = box.role in ("value", "level") and (takes > 2 or "\n" in box.text)
        align = "left" if long else "center"
    return PrintedCell(
        text=box.text,
        row=row,
        column=column,
        row_span=box.row_span,
        column_span=column_span,
        role=box.role,
        align=align,
        where=box.where,
        also=box.also,
        level=box.level,
    )


def _make_room(sheet: Sheet, number: Mapping[int, int], widths: list[int]) -> None:
    """Widens columns whose numbers do not fit on one line at the cost of wide text columns."""
    tight = [
        (number[box.start], number[box.end], needed(box.text))
        for _, boxes in sheet.rows
        for box in boxes
        if box.role == "number" and needed(box.text) > box.end - box.start
    ]
    kept = {column for first, last, _ in tight for column in range(first, last)}
    donors = [column for column in range(len(widths)) if column not in kept]
    for first, last, width in tight:
        lacking = width - sum(widths[first:last])
        spare = {column: max(0, widths[column] - _DONOR) for column in donors}
        total = sum(spare.values())
        if lacking <= 0 or not total:
            continue
        given = min(lacking, total)
        shares = {column: given * room // total for column, room in spare.items()}
        for column, share in shares.items():
            widths[column] -= share
        widths[first] += sum(shares.values())
