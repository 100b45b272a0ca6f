"""A Document as one stream of rows: those of its tables and, as rows of one cell, its lines."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from msgspec.structs import replace

from jiping.forms.seen.look import KEPT, Look, look
from jiping.model import DocCell, Document, Place, Table

_BLANK = look("")
_ENDS_OF_NUMBERS = frozenset("0123456789)")
_COUNTED = 4
_COLUMN_LABELS = frozenset(("栏次", "列次", "行次", "序号", "栏目", "甲"))


class Row:
    """One row: its cells with their looks and the columns they stand in.

    `shapes` are those of the looks, `filled` the positions of the cells that are not blank,
    `first` is the look of the first of these.
    `table` None = a line of text.
    `columns` are those printed, or those that a row pieced together from lines would have.
    `loose` = a line of text as it stands in the file. `settled` = its cells were dealt to their
    columns already.
    """

    __slots__ = (
        "cells",
        "columns",
        "filled",
        "first",
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
        self.columns = tuple(columns)
        self.shapes = bytes([seen.shape for seen in looks])
        self.filled = filled = _filled(self.shapes)
        self.first = looks[filled[0]] if filled else _BLANK
        self.table = table
        self.page = page
        self.loose = loose
        self.settled = settled

    def place(self, position: int, repaired: str | None = None) -> Place:
        """Where the cell at a position stands in its file."""
        return self._place_of(self.cells[position], repaired)

    def places(self, repaired: str | None = None) -> list[Place]:
        """Where all its cells stand, by position."""
        table, page, cells = self.table, self.page, self.cells
        if table is None or repaired is not None:
            return [self._place_of(cell, repaired) for cell in cells]
        sheet, number = table.sheet, table.number
        return [
            Place(page, None, sheet, number, cell.row, cell.column)
            if cell.area is None
            else self._place_of(cell, None)
            for cell in cells
        ]

    def _place_of(self, cell: DocCell, repaired: str | None) -> Place:
        table, area = self.table, cell.area
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


def counts_columns(row: Row) -> bool:
    """Whether a row does nothing but number the columns, as below headings: 栏次 1 2 3 4."""
    filled = row.filled
    if len(filled) < _COUNTED or row.looks[filled[-1]].key[-1:] not in _ENDS_OF_NUMBERS:
        return False
    names = [row.looks[position].key for position in filled]
    numbers = names[1:] if names and names[0] in _COLUMN_LABELS else names
    if len(numbers) < _COUNTED:
        return False
    return all(name.strip("()") == str(n) for n, name in enumerate(numbers, 1))


@lru_cache(maxsize=4096)
def _filled(shapes: bytes) -> tuple[int, ...]:
    """The positions of the shapes that are none of blanks; rows of a form have few patterns."""
    return tuple([position for position, shape in enumerate(shapes) if shape])


def rows_of(document: Document) -> list[Row]:
    """Every row in reading order, those that are blank throughout too."""
    rows: list[Row] = []
    for block in document.blocks:
        if isinstance(block, Table):
            if block.width == 1 and len(block.rows) == 1:
                rows += _in_lines(block)
                continue
            for cells in block.rows:
                try:
                    looks = [KEPT[cell.text] for cell in cells]
                except KeyError:
                    looks = [KEPT.get(cell.text) or look(cell.text) for cell in cells]
                columns = tuple([cell.column for cell in cells])
                rows.append(Row(cells, looks, columns, block, block.page))
        else:
            seen = look(block.text)
            cell = DocCell(block.text, block.number, 1, area=block.area)
            rows.append(Row((cell,), [seen], [1], None, block.page, loose=True))
    return rows


def _in_lines(table: Table) -> list[Row]:
    """The rows of a table of one cell: a frame around a page, whose lines stand for themselves
    where one of them is a label with its value."""
    cell = table.rows[0][0] if table.rows[0] else None
    if cell is None:
        return []
    texts = [line for line in cell.text.split("\n") if line.strip()]
    looks = [look(line) for line in texts]
    if len(texts) < 2 or not any(seen.pair is not None for seen in looks):
        return [Row((cell,), [look(cell.text)], (cell.column,), table, table.page)]
    return [
        Row((replace(cell, text=text),), [seen], [1], table, table.page, loose=True)
        for text, seen in zip(texts, looks, strict=True)
    ]
