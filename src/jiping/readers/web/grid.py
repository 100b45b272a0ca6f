"""HTML tables: rows and spans laid out as browsers do."""

from __future__ import annotations

from collections.abc import Callable

from jiping.model import DocCell, Place
from jiping.readers.base.grid import COLUMNS, PER_TEXT, Blocks, Rows, whole
from jiping.readers.web.tree import Element

Spans = tuple[int, int]
"""Columns and rows that a cell spans; 0 rows are those to the end of its group."""
ONE = (1, 1)
MOST = 1_000_000
"""What is written of more columns or rows says no more than this."""


def spans(wide: str | None, tall: str | None) -> Spans:
    """What a cell spans, from its attributes."""
    return whole(wide, 1, MOST) or 1, whole(tall, 1, MOST)


def add_table(table: Element, blocks: Blocks, text_of: Callable[[Element], str]) -> None:
    """Add a table without tables in it; cells outside any row make a row of their own."""
    layout = Layout(blocks)
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
            wide, tall = element.get("colspan"), element.get("rowspan")
            layout.add(text_of(element), *(spans(wide, tall) if wide or tall else ONE))
    layout.end_group()
    blocks.table(layout.rows, layout.width, whole=layout.whole)


class Layout:
    """A table being laid out; cells reach down only within their group of rows."""

    def __init__(self, blocks: Blocks) -> None:
        self.rows: Rows = []
        self.width = 0
        self._blocks = blocks
        self._row: list[DocCell] = []
        self._number = 0
        self._column = 1
        """The row that is laid out, its number, and the column that comes next."""
        self._cells = 0
        self._taken: dict[int, int] = {}
        """By column, the last row that a cell above reaches."""
        self._reached: set[int] = set()
        """The columns of the row that cells above reach."""
        self._covered = 0
        """Places that cells cover."""
        self._tall: list[tuple[int, int]] = []
        """Row and place in it of cells that reach down."""

    @property
    def beyond(self) -> bool:
        """Whether enough has been read to know that a limit is exceeded."""
        limits = self._blocks.limits
        cells = self._cells + len(self._row)
        return self._number > limits.rows or cells > PER_TEXT * limits.cells

    @property
    def within_limits(self) -> bool:
        """Whether nothing was cut."""
        return not self.beyond and not self._blocks.findings

    @property
    def whole(self) -> bool:
        """Whether cells cover the table."""
        return self._covered == self.width * len(self.rows)

    def begin_row(self) -> None:
        self.width = max(self.width, self._column - 1)
        self._cells += len(self._row)
        self._row = []
        self.rows.append(self._row)
        self._number += 1
        self._column = 1
        if self._taken:
            row = self._number
            self._reached = {column for column, last in self._taken.items() if last >= row}

    def add_all(self, texts: list[str]) -> None:
        """Place cells that span nothing. Mostly they stand to the right of all that cells above
        reach, one beside the other, and are laid out at one go."""
        column, reached = self._column, self._reached
        while column in reached:
            column += 1
        end = column + len(texts)
        if end - 1 > self._blocks.limits.columns or (reached and max(reached) > column):
            for text in texts:
                self.add(text)
        else:
            row = self._number
            self._row += [DocCell(text, row, at) for at, text in enumerate(texts, column)]
            self._column = end
            self._covered += len(texts)

    def add(self, text: str, across: int = 1, down: int = 1) -> None:
        """Place a cell at the first free column of the row."""
        if not self.rows:
            self.begin_row()
        limits, row, column = self._blocks.limits, self._number, self._column
        reached = self._reached
        while column in reached:
            column += 1
        if column > limits.columns:
            at = Place(table=self._blocks.next_table, row=row)
            self._blocks.cut(COLUMNS, limits.columns, "columns", at)
            return
        if across > 1:
            across = min(across, limits.columns + 1 - column)
            if reached:
                across = next((n for n in range(1, across) if column + n in reached), across)
        if down != 1:
            down = min(down or limits.rows, limits.rows)
            for covered in range(column, column + across):
                self._taken[covered] = row + down - 1
            self._tall.append((row - 1, len(self._row)))
        if len(text) > limits.cell_characters:
            at = Place(table=self._blocks.next_table, row=row, column=column)
            text = self._blocks.text(text, at)
        self._row.append(DocCell(text, row, column, down, across))
        self._column = column + across
        self._covered += across * down

    def end_group(self) -> None:
        """Cells that reach down end here at the latest."""
        self.width = max(self.width, self._column - 1)
        height = len(self.rows)
        for row, index in self._tall:
            cell = self.rows[row][index]
            if cell.row_span > height - row:
                down, across = height - row, cell.column_span
                self._covered -= (cell.row_span - down) * across
                self.rows[row][index] = DocCell(cell.text, row + 1, cell.column, down, across)
        self._tall.clear()
        self._taken.clear()
        self._reached.clear()
