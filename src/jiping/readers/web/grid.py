"""HTML tables: rows and spans laid out as browsers do."""

from __future__ import annotations

from collections.abc import Callable

from jiping.model import DocCell, Place
from jiping.readers.base.grid import COLUMNS, PER_TEXT, Blocks, Rows, whole
from jiping.readers.web.flat import FlatCell, FlatTable
from jiping.readers.web.tree import Element

Spot = list[int]
"""Row, column, row span, column span of a cell whose rows are still being read."""


def add_table(table: Element, blocks: Blocks, text_of: Callable[[Element], str]) -> None:
    """Add a table without tables in it; cells outside any row make a row of their own."""
    layout = _Layout(blocks)
    group: Element | None = None
    for element in table.iter("caption", "tr", "td", "th"):
        tag = element.tag
        if tag == "tr":
            if layout.beyond:
                break
            parent = element.getparent()
            if parent is not group:
                layout.end_group()
                group = parent
            layout.begin_row()
        elif tag == "caption":
            for line in text_of(element).split("\n"):
                blocks.line(line)
        else:
            layout.add(text_of(element), element.get("colspan"), element.get("rowspan"))
    layout.end_group()
    blocks.table(layout.rows, layout.width)


def add_flat_table(rows: FlatTable, blocks: Blocks) -> None:
    """Add a table whose cells have been read."""
    layout = _Layout(blocks)
    last = -1
    for group, cells in rows:
        if layout.beyond:
            break
        if group != last:
            layout.end_group()
            last = group
        layout.add_row(cells)
    layout.end_group()
    blocks.table(layout.rows, layout.width)


class _Layout:
    """A table being laid out; cells reach down only within their group of rows."""

    def __init__(self, blocks: Blocks) -> None:
        self.rows: Rows = []
        self.width = 0
        self._blocks = blocks
        self._cells = 0
        self._taken: dict[int, int] = {}
        """By column, the last row that a cell above reaches."""
        self._tall: list[tuple[int, int, int]] = []
        """Row, place in it and row span of cells that reach down."""
        self._column = 1

    @property
    def beyond(self) -> bool:
        """Whether enough has been read to know that a limit is exceeded."""
        limits = self._blocks.limits
        return len(self.rows) > limits.rows or self._cells > PER_TEXT * limits.cells

    def begin_row(self) -> None:
        self.rows.append([])
        self._column = 1

    def add_row(self, cells: list[FlatCell]) -> None:
        """A row of cells; most of them span nothing."""
        self.begin_row()
        row, number, taken, limits = self.rows[-1], len(self.rows), self._taken, self._blocks.limits
        column, most, longest = 1, limits.columns, limits.cell_characters
        for text, spans in cells:
            while taken and taken.get(column, 0) >= number:
                column += 1
            if spans is None and column <= most and len(text) <= longest:
                row.append(DocCell(text, number, column))
                column += 1
                self._cells += 1
            else:
                self._column = column
                self.add(text, *(spans or (None, None)))
                column = self._column
        self._column = column
        self.width = max(self.width, column - 1)

    def add(self, text: str, wide: str | None, tall: str | None) -> None:
        """Place a cell at the first free column of the row."""
        if not self.rows:
            self.begin_row()
        limits, row, taken = self._blocks.limits, len(self.rows), self._taken
        column = self._column
        while taken and taken.get(column, 0) >= row:
            column += 1
        if column > limits.columns:
            at = Place(table=self._blocks.next_table, row=row)
            self._blocks.cut(COLUMNS, limits.columns, "columns", at)
            return
        across = whole(wide, 1, limits.columns + 1 - column) or 1 if wide else 1
        down = whole(tall, 1, limits.rows) if tall else 1
        if across > 1 and taken:
            across = next((n for n in range(1, across) if taken.get(column + n, 0) >= row), across)
        if down != 1:
            down = down or limits.rows
            for covered in range(column, column + across):
                taken[covered] = row + down - 1
            self._tall.append((row - 1, len(self.rows[-1]), down))
        if len(text) > limits.cell_characters:
            at = Place(table=self._blocks.next_table, row=row, column=column)
            text = self._blocks.text(text, at)
        self.rows[-1].append(DocCell(text, row, column, 1, across))
        self._cells += 1
        self._column = column + across
        self.width = max(self.width, self._column - 1)

    def end_group(self) -> None:
        """Cells that reach down end here at the latest."""
        height = len(self.rows)
        for row, index, down in self._tall:
            cell = self.rows[row][index]
            down = min(down, height - row)
            self.rows[row][index] = DocCell(
                cell.text, cell.row, cell.column, down, cell.column_span
            )
        self._tall.clear()
        self._taken.clear()
