"""A Document as one stream of rows: those of its tables and, as rows of one cell, its lines."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from operator import attrgetter

from jiping.forms.seen.look import KEPT, Look, look
from jiping.forms.seen.shapes import BLANK
from jiping.model import DocCell, Document, Place, Table

_SHAPE: Callable[[Look], int] = attrgetter("shape")
_TEXT: Callable[[DocCell], str] = attrgetter("text")
_COLUMN: Callable[[DocCell], int] = attrgetter("column")


class Row:
    """One row: its cells with their looks and the columns they stand in.

    `shapes` are those of the looks, `filled` the positions of the cells that are not blank.
    `table` None = a line of text.
    `columns` are those printed, or those that a row pieced together from lines would have.
    `loose` = a line of text as it stands in the file. `settled` = its cells were dealt to their
    columns already.
    """

    __slots__ = (
        "cells",
        "columns",
        "filled",
        "looks",
        "loose",
        "page",
        "settled",
        "shapes",
        "table",
    )

    def __init__(
        self,
        cells: Sequence[DocCell],
        looks: list[Look],
        columns: Sequence[int],
        table: Table | None,
        page: int | None,
        *,
        loose: bool = False,
        settled: bool = False,
    ) -> None:
        self.cells = cells
        self.looks = looks
        self.columns = columns
        self.shapes = shapes = bytes(map(_SHAPE, looks))
        self.filled = (
            [position for position, shape in enumerate(shapes) if shape]
            if BLANK in shapes
            else list(range(len(shapes)))
        )
        self.table = table
        self.page = page
        self.loose = loose
        self.settled = settled

    def place(self, position: int, repaired: str | None = None) -> Place:
        """Where the cell at a position stands in its file."""
        cell, table = self.cells[position], self.table
        area = cell.area
        page, rectangle = (self.page, None) if area is None else (area.page, area.rectangle)
        if table is None:
            return Place(page, rectangle, line=cell.row, repaired=repaired)
        sheet, number = table.sheet, table.number
        if repaired is None:
            return Place(page, rectangle, sheet, number, cell.row, cell.column)
        return Place(
            page, rectangle, sheet, number, cell.row, cell.column, None, False, False, repaired
        )

    @property
    def first(self) -> Look:
        """The look of the first cell that is not blank; only for rows that have one."""
        return self.looks[self.filled[0]]

    @property
    def table_width(self) -> int:
        """How many columns its table has."""
        return self.table.width if self.table is not None else 1

    @property
    def number(self) -> int:
        """The row's number in its table, or the line's in its file."""
        return self.cells[0].row

    @property
    def merges(self) -> bool:
        """Whether the printed columns can be trusted."""
        return self.table is not None and self.table.merges


def rows_of(document: Document) -> list[Row]:
    """Every row in reading order, those that are blank throughout too."""
    rows: list[Row] = []
    known = KEPT.__getitem__
    for block in document.blocks:
        if isinstance(block, Table):
            for cells in block.rows:
                try:
                    looks = list(map(known, map(_TEXT, cells)))
                except KeyError:
                    looks = [look(cell.text) for cell in cells]
                rows.append(Row(cells, looks, tuple(map(_COLUMN, cells)), block, block.page))
        else:
            seen = look(block.text)
            cell = DocCell(block.text, block.number, 1, area=block.area)
            rows.append(Row((cell,), [seen], [1], None, block.page, loose=True))
    return rows
