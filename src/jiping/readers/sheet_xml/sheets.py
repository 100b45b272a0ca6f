"""The sheets of a workbook, row by row as its XML ends them."""

from __future__ import annotations

from lxml import etree

from jiping.readers.base.grid import Blocks, whole
from jiping.readers.base.xml import forget, stream
from jiping.readers.excel.gathered import Gathered
from jiping.readers.sheet_xml.names import (
    ACROSS,
    CELL,
    COLUMN,
    DATA,
    DOWN,
    FORMULA,
    FROM_1904,
    HIDDEN,
    INDEX,
    NAME,
    NO_ZEROS,
    ROW,
    SHEET,
    SPAN,
    STYLE,
    STYLE_ID,
    TABLE,
    VISIBLE,
)
from jiping.readers.sheet_xml.shown import Formats, shown

GREATEST = 1_048_576
"""Rows, or columns, as no workbook has more."""
PART = "XML"
"""What the content is called in messages: the file is one part."""


def add_sheets(data: bytes, blocks: Blocks) -> None:
    """Add the sheets as tables. Raises Refused for XML that is damaged."""
    formats = Formats()
    sheet: _Sheet | None = None
    tags = (STYLE, COLUMN, ROW, SHEET, VISIBLE, NO_ZEROS, FROM_1904)
    for element in stream((data,), PART, *tags):
        tag = element.tag
        if tag == STYLE:
            formats.learn(element)
        elif tag == FROM_1904:
            formats.from_1904 = True
        elif tag == SHEET:
            if sheet is not None:
                sheet.finish()
            sheet = None
            forget(element)
            if blocks.full:
                return
        else:
            around = next(element.iterancestors(SHEET), None)
            if around is None:
                continue
            sheet = sheet or _Sheet(around.get(NAME, ""), blocks, formats)
            sheet.take(element)


class _Sheet:
    """One sheet so far. Rows and columns count from 1."""

    def __init__(self, name: str, blocks: Blocks, formats: Formats) -> None:
        self._cells = Gathered(name, blocks)
        self._limits = blocks.limits
        self._formats = formats
        self._row = self._column = 1
        self._zeros: list[tuple[int, int]] = []
        """Where cells that are 0 stand, until it is known whether they are shown."""
        self._zeros_hidden = self._hidden = False

    def take(self, element: etree._Element) -> None:
        """A row, a column or a setting of the sheet."""
        tag = element.tag
        if tag == VISIBLE:
            self._hidden = (element.text or "").strip() in ("SheetHidden", "SheetVeryHidden")
        elif tag == NO_ZEROS:
            self._zeros_hidden = True
        elif tag == COLUMN:
            self._take_column(element)
        elif (parent := element.getparent()) is not None and parent.tag == TABLE:
            self._take_row(element)
            forget(element)

    def finish(self) -> None:
        """The sheet is complete."""
        if self._zeros_hidden:
            for row, column in self._zeros:
                self._cells.drop(row, column)
        self._cells.add(hidden=self._hidden)

    def _take_column(self, element: etree._Element) -> None:
        first = whole(element.get(INDEX), self._column, GREATEST)
        last = first + whole(element.get(SPAN), 0, GREATEST)
        if element.get(HIDDEN) == "1":
            self._cells.hidden_columns.append((first, last))
        self._column = last + 1

    def _take_row(self, element: etree._Element) -> None:
        row = whole(element.get(INDEX), self._row, GREATEST)
        self._row = row + 1 + whole(element.get(SPAN), 0, GREATEST)
        if element.get(HIDDEN) == "1" and row <= self._limits.rows:
            self._cells.hidden_rows.append(row)
        column = 1
        for cell in element.iterchildren(CELL):
            column = whole(cell.get(INDEX), column, GREATEST)
            across = whole(cell.get(ACROSS), 0, GREATEST)
            down = whole(cell.get(DOWN), 0, GREATEST)
            if not self._cells.many:
                self._put(cell, row, column)
                if across or down:
                    self._cells.merge((row, column, row + down, column + across))
            column += 1 + across

    def _put(self, cell: etree._Element, row: int, column: int) -> None:
        data = cell.find(DATA)
        if data is None:
            if cell.get(FORMULA):
                self._cells.note_pending(row, column)
            return
        formats = self._formats
        code = formats.of(cell.get(STYLE_ID, ""))
        text, zero = shown(data, code, from_1904=formats.from_1904)
        self._cells.put(row, column, text)
        if zero and len(self._zeros) < self._limits.cells:
            self._zeros.append((row, column))
