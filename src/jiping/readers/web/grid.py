"""HTML tables: rows and spans laid out as browsers do."""

from __future__ import annotations

from collections.abc import Callable

from jiping.model import DocCell, Place
from jiping.readers.base.grid import COLUMNS, PER_TEXT, Blocks, Rows, whole
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
            layout.add(element, text_of(element))
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

    def add(self, cell: Element, text: str) -> None:
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
        wide, tall = cell.get("colspan"), cell.get("rowspan")
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
