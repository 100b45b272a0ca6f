"""Tables of OpenDocument, row by row; every place of the grid is named in the file."""

from __future__ import annotations

from lxml import etree
from msgspec import Struct

from jiping.model import DocCell, Place
from jiping.readers.base.grid import COLUMNS, PER_TEXT, Blocks, Rows, whole
from jiping.readers.open_document.names import (
    CELLS,
    COLUMNS_REPEATED,
    COLUMNS_SPANNED,
    ROWS_REPEATED,
    ROWS_SPANNED,
)


class Shown(Struct, frozen=True, gc=False):
    """A cell as it is shown, before it has its place: text, spans, how often it stands there."""

    text: str
    down: int
    across: int
    repeated: int
    covered: bool


class Layout:
    """A table being laid out. A cell whose place an earlier one covers moves to the right."""

    def __init__(self, blocks: Blocks) -> None:
        self._blocks = blocks
        self._rows: Rows = []
        self._width = 0
        self._cells = 0
        self._blank = 0
        """Repeated rows without text that count only if a row follows them."""
        self._taken: dict[int, int] = {}
        """By column, the last row that a cell above reaches."""

    @property
    def beyond(self) -> bool:
        """Whether enough has been read to know that a limit is exceeded."""
        limits = self._blocks.limits
        return len(self._rows) > limits.rows or self._cells > PER_TEXT * limits.cells

    def add(self, row: etree._Element, cells: list[Shown]) -> None:
        """A row, as often as it repeats itself."""
        most = self._blocks.limits.rows + 1
        times = whole(row.get(ROWS_REPEATED), 1, most) or 1
        if times > 1 and not any(cell.text or cell.down > 1 for cell in cells):
            self._blank += times
            return
        self._rows += [[] for _ in range(min(self._blank, most - len(self._rows)))]
        self._blank = 0
        for _ in range(times):
            if self.beyond:
                return
            self._row(cells)

    def finish(self) -> None:
        """The table is complete."""
        rows, height = self._rows, len(self._rows)
        for row in rows:
            for index, cell in enumerate(row):
                if cell.row + cell.row_span - 1 > height:
                    down = height + 1 - cell.row
                    row[index] = DocCell(cell.text, cell.row, cell.column, down, cell.column_span)
        self._blocks.table(rows, self._width)

    def _row(self, cells: list[Shown]) -> None:
        row: list[DocCell] = []
        self._rows.append(row)
        number, taken, limits = len(self._rows), self._taken, self._blocks.limits
        column = 1
        for cell in cells:
            if cell.covered or (cell.repeated > 1 and not cell.text):
                column += cell.repeated
                self._cells += 1
                continue
            for _ in range(cell.repeated):
                while taken and taken.get(column, 0) >= number:
                    column += 1
                if column > limits.columns:
                    at = Place(table=self._blocks.next_table, row=number)
                    self._blocks.cut(COLUMNS, limits.columns, "columns", at)
                    break
                across = self._across(cell, column, number)
                text = cell.text
                if len(text) > limits.cell_characters:
                    at = Place(table=self._blocks.next_table, row=number, column=column)
                    text = self._blocks.text(text, at)
                row.append(DocCell(text, number, column, cell.down, across))
                self._cells += 1
                self._width = max(self._width, column + across - 1)
                if cell.down > 1 or across > 1:
                    end = number + cell.down - 1
                    taken.update(dict.fromkeys(range(column, column + across), end))
                column += 1
        self._width = max(self._width, min(column - 1, limits.columns))

    def _across(self, cell: Shown, column: int, row: int) -> int:
        across = min(cell.across, self._blocks.limits.columns + 1 - column)
        if across > 1 and self._taken:
            free = (n for n in range(1, across) if self._taken.get(column + n, 0) >= row)
            across = next(free, across)
        return across


def shown(cell: etree._Element, text: str, blocks: Blocks) -> Shown:
    """A cell with its spans, bounded."""
    limits = blocks.limits
    return Shown(
        text,
        whole(cell.get(ROWS_SPANNED), 1, limits.rows + 1) or 1,
        whole(cell.get(COLUMNS_SPANNED), 1, limits.columns + 1) or 1,
        whole(cell.get(COLUMNS_REPEATED), 1, limits.columns + 1) or 1,
        cell.tag == CELLS[1],
    )
