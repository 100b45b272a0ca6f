"""From paragraphs, cells and rows as they end to lines and tables in order."""

from __future__ import annotations

from msgspec import Struct

from jiping.faults import fault
from jiping.model import Place
from jiping.readers.base.edges import RowEdges, on_grid
from jiping.readers.base.grid import CELLS, PER_TEXT, Blocks
from jiping.readers.rich_text.characters import joined
from jiping.readers.rich_text.definition import Definition
from jiping.readers.word.rows import RAGGED, Drawn, DrawnRow, place

LEVELS = 32
"""Tables inside one another that are told apart; deeper ones count as one."""
PER_TABLE = 20
"""As how many cells a table counts, for the memory that it takes."""
NOTHING: list[str] = []
"""What all blank cells hold."""


class OpenTable(Struct):
    """A table whose end has not been seen: rows, cells of the last row, text of the last cell."""

    rows: list[tuple[list[Drawn], Definition]] = []
    cells: list[Drawn] = []
    parts: list[str] = []
    inner: list[OpenTable] = []


Item = str | OpenTable


class Flow:
    """The text outside boxes, or that of one box; gathers what it holds in `items`."""

    def __init__(self) -> None:
        self.text: list[str] = []
        self.items: list[Item] = []
        self.boxes: list[Item] = []
        """What stood in boxes, to follow the block that is open."""
        self.cells = 0
        self._open: list[OpenTable] = []

    def level(self, in_table: bool, depth: int) -> int:
        """In how many tables a paragraph stands that says so of itself."""
        if depth > 0:
            return min(depth, LEVELS)
        if in_table:
            return 1
        return 1 if self._open and self._open[0].cells else 0

    def end_paragraph(self, level: int) -> None:
        """A paragraph ends that stands in `level` tables."""
        text = joined(self.text)
        self.text.clear()
        self._close(level)
        if level:
            self._table(level).parts += (text, "\n")
            return
        self.items += [line for line in text.split("\n") if line]
        self._add_boxes()

    def end_cell(self, level: int, columns: int) -> None:
        """A cell ends; more than `columns` of one row are not kept."""
        level = max(level, 1)
        text = joined(self.text)
        self.text.clear()
        self._close(level)
        table = self._table(level)
        if text:
            table.parts.append(text)
        if len(table.cells) <= columns:
            table.cells.append(Drawn(table.parts or NOTHING))
            self.cells += 1
        if table.parts:
            table.parts = []

    def end_row(self, level: int, definition: Definition, rows: int) -> None:
        """A row ends; a few more than `rows` are kept, so that it can be said that it was cut."""
        level = max(level, 1)
        self._close(level)
        table = self._table(level)
        if self.text or table.parts:
            self.end_cell(level, len(table.cells))
        if table.cells and len(table.rows) <= rows:
            table.rows.append((table.cells, definition))
            self.cells += len(definition.cells)
        table.cells = []

    def end(self) -> None:
        """Nothing follows: what is open ends."""
        if self.text:
            self.end_paragraph(0)
        self._close(0)
        self._add_boxes()

    def _table(self, level: int) -> OpenTable:
        while len(self._open) < level:
            self._open.append(OpenTable())
            self.cells += PER_TABLE
        return self._open[level - 1]

    def _close(self, level: int) -> None:
        while len(self._open) > level:
            table = self._open.pop()
            if table.parts:
                table.cells.append(Drawn(table.parts))
            if table.cells:
                table.rows.append((table.cells, Definition()))
            if self._open:
                self._open[-1].inner.append(table)
            else:
                self.items.append(table)
                self._add_boxes()

    def _add_boxes(self) -> None:
        if self.boxes:
            self.items += self.boxes
            self.boxes.clear()


def add(items: list[Item], blocks: Blocks) -> None:
    """Add what a flow has gathered, and forget it."""
    for item in items:
        if isinstance(item, str):
            blocks.line(item)
        else:
            _add_table(item, blocks)
    items.clear()


def too_many(flow: Flow, blocks: Blocks) -> bool:
    """Whether more cells have been gathered than the limits take; then it is said."""
    if flow.cells <= PER_TEXT * blocks.limits.cells:
        return False
    blocks.stop(CELLS, Place(table=blocks.next_table))
    return True


def _add_table(table: OpenTable, blocks: Blocks) -> None:
    rows, certain = _drawn(table)
    if rows:
        if not certain:
            at = Place(table=blocks.next_table)
            blocks.note(fault("RDG017", table=blocks.next_table, reason=RAGGED, place=at))
        place(rows, blocks)
    for inner in table.inner:
        _add_table(inner, blocks)


def _drawn(table: OpenTable) -> tuple[list[DrawnRow], bool]:
    """Rows with spans, and whether it is certain where their cells stand."""
    rows = [DrawnRow(cells) for cells, _ in table.rows]
    edges: list[RowEdges] = []
    for cells, definition in table.rows:
        marks = definition.cells[: len(cells)]
        for cell, mark in zip(cells, marks, strict=False):
            cell.vertical, cell.horizontal = mark.vertical, mark.horizontal
        edges.append(RowEdges(definition.left, marks))
    known = all(len(row.cells) == len(marks.cells) for row, marks in zip(rows, edges, strict=True))
    grid = on_grid(edges) if known else None
    if grid is None:
        return rows, len({len(row.cells) for row in rows}) == 1
    for row, (before, spans) in zip(rows, grid, strict=True):
        row.before = before
        for cell, span in zip(row.cells, spans, strict=True):
            cell.span = span
    return rows, True
