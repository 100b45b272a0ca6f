"""One worksheet in the making, for formats that are not XML of Excel."""

from __future__ import annotations

from typing import cast

from jiping.faults import fault
from jiping.model import Place
from jiping.readers.base.grid import Blocks
from jiping.readers.excel.references import Area, column_letters
from jiping.readers.excel.sheet import Sheet
from jiping.readers.excel.table import add_table


class Gathered:
    """Cells as they show, as many as the limits take. Rows and columns count from 1."""

    def __init__(self, name: str, blocks: Blocks) -> None:
        self.name = name
        self.rows: dict[int, dict[int, str]] = {}
        self.merges: list[Area] = []
        self.hidden_rows: list[int] = []
        self.hidden_columns: list[tuple[int, int]] = []
        self.pending: list[str] = []
        """Cells whose formula has no stored value."""
        self.lost = 0
        """Cells whose text or number is not there."""
        self.texts = 0
        self.tall = self.wide = self.many = False
        """Whether there is text below the rows, right of the columns, or beyond the cells that
        the limits allow."""
        self._blocks = blocks
        self._limits = limits = blocks.limits
        self._rows, self._columns, self._cells = limits.rows, limits.columns, limits.cells
        self._characters = limits.cell_characters

    def takes(self, row: int, column: int) -> bool:
        """Whether the limits allow a text here; where they do not, that is remembered."""
        if self.many:
            return False
        if row > self._limits.rows:
            self.tall = True
        elif column > self._limits.columns:
            self.wide = True
        else:
            return True
        return False

    def put(self, row: int, column: int, text: str) -> None:
        """Keep a text, already clean, where the limits allow it."""
        if not text:
            return
        if row > self._rows or column > self._columns or self.many:
            self.takes(row, column)
            return
        if len(text) > self._characters:
            place = Place(sheet=self.name, table=self._blocks.next_table, row=row, column=column)
            text = self._blocks.text(text, place)
        kept = self.rows.get(row)
        if kept is None:
            kept = self.rows[row] = {}
        kept[column] = text
        self.texts += 1
        if self.texts > self._cells:
            self.many = True

    def drop(self, row: int, column: int) -> None:
        """Forget a text that is not shown after all."""
        if self.rows.get(row, {}).pop(column, None):
            self.texts -= 1

    def merge(self, area: Area) -> None:
        """Keep a merged range, as many as there may be cells."""
        if len(self.merges) < self._limits.cells:
            self.merges.append(area)

    def note_pending(self, row: int, column: int) -> None:
        """Keep a cell whose formula has no stored value."""
        if len(self.pending) < self._limits.cells:
            self.pending.append(f"{column_letters(column)}{row}")

    def add(self, *, hidden: bool) -> None:
        """Add the sheet's table to the document, and say where the sheet is hidden."""
        if hidden and self.texts:
            place = Place(sheet=self.name, table=self._blocks.next_table)
            self._blocks.note(fault("RDG011", sheet=self.name, place=place))
        add_table(cast("Sheet", self), self._blocks)
