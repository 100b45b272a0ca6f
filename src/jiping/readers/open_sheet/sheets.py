"""The sheets of a spreadsheet, row by row as its XML ends them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lxml import etree
from msgspec import Struct

from jiping.readers.base.grid import Blocks, whole
from jiping.readers.base.xml import forget, stream
from jiping.readers.excel.gathered import Gathered
from jiping.readers.open_document.names import (
    CELL,
    COLUMNS_REPEATED,
    COLUMNS_SPANNED,
    COVERED,
    ROW,
    ROWS_REPEATED,
    ROWS_SPANNED,
    STYLE,
    STYLE_ID,
    TABLE,
)
from jiping.readers.open_sheet.names import (
    COLUMN,
    DISPLAY,
    FORMULA,
    NAME,
    STYLE_NAME,
    TABLE_PROPERTIES,
    VALUE,
    VALUE_TYPE,
    VISIBILITY,
)
from jiping.readers.open_sheet.printed import printed

GREATEST = 1_048_576
"""Rows, or columns, as the format allows them."""
NOT_SEEN = frozenset({"collapse", "filter"})
CACHED = "ta_extref"
"""Style of the copies that a file keeps of sheets in other files."""


class Filled(Struct, frozen=True, gc=False):
    """A cell with text, merged over others, or with a formula that has no stored value."""

    column: int
    repeated: int
    text: str
    down: int
    across: int
    pending: bool


def add_sheets(chunks: Iterable[bytes], part: str, blocks: Blocks, *, zeros: bool) -> None:
    """Add the sheets of the XML as tables. Raises Refused.

    `zeros` False: cells that are 0 show nothing.
    """
    hidden: set[str] = set()
    sheet: _Sheet | None = None
    for element in stream(chunks, part, STYLE, TABLE, ROW, COLUMN):
        tag = element.tag
        if tag == STYLE:
            hidden.update(_hidden(element))
            continue
        table = _table(element)
        if table is None:
            continue
        if sheet is None:
            sheet = _Sheet(table.get(NAME, ""), blocks, zeros=zeros)
        if tag == ROW:
            sheet.take_row(element)
            forget(element)
        elif tag == COLUMN:
            sheet.take_column(element)
        else:
            style = table.get(STYLE_NAME, "")
            if style != CACHED:
                sheet.cells.add(hidden=style in hidden)
            sheet = None
            forget(element)
            if blocks.full:
                return


def _hidden(style: etree._Element) -> Iterator[str]:
    """The name of a style that hides its sheet."""
    if any(properties.get(DISPLAY) == "false" for properties in style.iter(TABLE_PROPERTIES)):
        yield style.get(STYLE_ID, "")


def _table(element: etree._Element) -> etree._Element | None:
    """The sheet that something belongs to; None for what is nested in a cell."""
    table = element if element.tag == TABLE else None
    parent = element.getparent()
    while parent is not None:
        if parent.tag == CELL:
            return None
        if parent.tag == TABLE:
            table = parent
        parent = parent.getparent()
    return table


class _Sheet:
    """One sheet so far. Rows and columns count from 1."""

    def __init__(self, name: str, blocks: Blocks, *, zeros: bool) -> None:
        self.cells = Gathered(name, blocks)
        self._limits = blocks.limits
        self._zeros = zeros
        self._row = self._column = 1

    def take_column(self, element: etree._Element) -> None:
        """Columns, of which only those that are hidden matter."""
        end = self._column + whole(element.get(COLUMNS_REPEATED), 1, GREATEST)
        if element.get(VISIBILITY) in NOT_SEEN:
            self.cells.hidden_columns.append((self._column, end - 1))
        self._column = end

    def take_row(self, element: etree._Element) -> None:
        """A row, as often as it repeats itself."""
        start = self._row
        self._row = start + whole(element.get(ROWS_REPEATED), 1, GREATEST)
        filled = [] if self.cells.many else self._filled(element)
        if not filled:
            return
        most = self._limits.rows
        if start > most:
            self.cells.tall = self.cells.tall or any(cell.text for cell in filled)
            return
        self.cells.tall = self.cells.tall or (
            self._row > most + 1 and any(cell.text for cell in filled)
        )
        not_seen = element.get(VISIBILITY) in NOT_SEEN
        for number in range(start, min(self._row, most + 1)):
            for cell in filled:
                self._put(number, cell)
            if not_seen:
                self.cells.hidden_rows.append(number)
            if self.cells.many:
                return

    def _filled(self, row: etree._Element) -> list[Filled]:
        """The cells of a row that are more than blank."""
        found: list[Filled] = []
        column = 1
        for cell in row:
            if cell.tag != CELL and cell.tag != COVERED:
                continue
            attributes = cell.attrib
            repeated = 1
            if COLUMNS_REPEATED in attributes:
                repeated = whole(cell.get(COLUMNS_REPEATED), 1, GREATEST)
            down = across = 1
            if ROWS_SPANNED in attributes or COLUMNS_SPANNED in attributes:
                down = max(1, whole(cell.get(ROWS_SPANNED), 1, GREATEST))
                across = max(1, whole(cell.get(COLUMNS_SPANNED), 1, GREATEST))
            text = printed(cell) if len(cell) or VALUE_TYPE in attributes else ""
            if text and not self._zeros and _is_zero(cell):
                text = ""
            pending = FORMULA in attributes and VALUE_TYPE not in attributes and not len(cell)
            if text or pending or down > 1 or across > 1:
                found.append(Filled(column, repeated, text, down, across, pending))
            column += repeated
        return found

    def _put(self, row: int, cell: Filled) -> None:
        first = cell.column
        for column in range(first, max(first + 1, min(first + cell.repeated, self._most_columns))):
            self.cells.put(row, column, cell.text)
            if cell.down > 1 or cell.across > 1:
                self.cells.merge((row, column, row + cell.down - 1, column + cell.across - 1))
            if cell.pending:
                self.cells.note_pending(row, column)

    @property
    def _most_columns(self) -> int:
        """One beyond the first column that the limits leave out."""
        return self._limits.columns + 2


def _is_zero(cell: etree._Element) -> bool:
    value = cell.get(VALUE)
    return value is not None and not value.strip("0.- ")
