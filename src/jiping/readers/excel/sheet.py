"""One worksheet: from its XML to cells as they show."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from lxml import etree

from jiping.model import Place
from jiping.readers.base.archive import Archive
from jiping.readers.base.grid import Blocks, whole
from jiping.readers.base.refusal import Refused
from jiping.readers.base.xml import forget, parse, stream
from jiping.readers.excel.flat import flat_sheet
from jiping.readers.excel.names import Names
from jiping.readers.excel.references import (
    COLUMNS,
    DIGITS,
    Area,
    area,
    column_letters,
    column_number,
)
from jiping.readers.excel.strings import Strings
from jiping.readers.excel.styles import ON, Styles

LARGE = 4 * 1024 * 1024
"""Bytes of XML from which a sheet is read row by row."""
GREATEST = 1_048_576
"""Rows of a sheet, as the format allows them."""
RAW_VALUE = re.compile(rb"<(?:[\w.-]+:)?[vt](?:\s[^<>]*)?>\s*[^<\s]")
RAW_MERGE = re.compile(rb"<(?:[\w.-]+:)?mergeCell\s[^<>]*?ref=[\"']([A-Z0-9:$]{4,30})[\"']")
OVERLAP = 200
"""Bytes looked at twice where one piece of XML ends and the next begins."""


class Sheet:
    """What has been read of one worksheet so far. Rows and columns count from 1."""

    def __init__(
        self, known: Names, strings: Strings, styles: Styles, name: str, blocks: Blocks
    ) -> None:
        self.rows: dict[int, dict[int, str]] = {}
        self.merges: list[Area] = []
        self.hidden_rows: list[int] = []
        self.hidden_columns: list[tuple[int, int]] = []
        self.pending: list[str] = []
        """Cells whose formula has no stored value."""
        self.lost = 0
        """Cells that refer to a text that is not there."""
        self.texts = 0
        self.tall = self.wide = self.many = False
        """Whether there is text below the rows, right of the columns, or beyond the cells that
        the limits allow."""
        self._known = known
        self._strings = strings
        self._styles = styles
        self._limits = blocks.limits
        self._blocks = blocks
        self.name = name
        self._zeros = True
        self._row = 0

    def read(self, archive: Archive, part: str) -> None:
        """Read the whole part, or as far as the limits go. Raises Refused.

        A sheet in the usual shape is read as flat text, a large one by rows, others as trees.
        """
        known = self._known
        cells = (known.row, known.cell, known.value, known.text, known.formula)
        around = (known.merge, known.column, known.view)
        if archive.size(part) <= LARGE:
            data = archive.read(part)
            usual = flat_sheet(data, known, self._strings, self._styles, self._limits)
            if usual is None:
                self.take(parse(data, part).iter(*cells, *around))
            else:
                self.rows, self.merges = usual.rows, usual.merges
                self.texts, self.lost = usual.texts, usual.lost
            return
        pieces = _Pieces(archive.chunks(part))
        for element in stream(pieces, part, known.row, *around):
            self.take(element.iter(*cells, *around))
            forget(element)
            if self.tall or self._row > self._limits.rows or self.many:
                self._look_ahead(pieces)
                return

    def take(self, elements: Iterable[etree._Element]) -> None:
        """Read elements in document order; a row must come whole."""
        known = self._known
        tag_cell, tag_value, tag_row = known.cell, known.value, known.row
        row: dict[int, str] = {}
        cell: etree._Element | None = None
        formula: etree._Element | None = None
        column = 0
        for element in elements:
            tag = element.tag
            if tag == tag_cell:
                if formula is not None:
                    self._note_pending(formula, column)
                    formula = None
                cell = element
                column += 1
            elif tag == tag_value or tag == known.text:
                if cell is None:
                    continue
                reference = cell.get("r")
                if reference:
                    letters = reference.rstrip(DIGITS)
                    column = COLUMNS.get(letters) or column_number(letters)
                kind = cell.get("t")
                stored = element.text
                if stored is not None:
                    formula = None
                    self._put(row, column, self._shown(cell, kind, stored))
                if tag == known.text or kind == "str":
                    formula = cell = None
            elif tag == tag_row:
                if formula is not None:
                    self._note_pending(formula, column)
                    formula = None
                row = self._begin(element)
                cell = None
                column = 0
            elif tag == known.formula:
                formula = cell
            else:
                self._around(element)
        if formula is not None:
            self._note_pending(formula, column)

    def _begin(self, row: etree._Element) -> dict[int, str]:
        """A row that begins; what is put into it is kept where the limits allow it."""
        number = self._row = whole(row.get("r"), self._row + 1, GREATEST) or self._row + 1
        if number > self._limits.rows:
            return {}
        if row.get("hidden") in ON:
            self.hidden_rows.append(number)
        return self.rows.setdefault(number, {})

    def _put(self, row: dict[int, str], column: int, text: str) -> None:
        if not text:
            return
        if self._row > self._limits.rows:
            self.tall = True
        elif column > self._limits.columns:
            self.wide = True
        elif column > 0:
            if len(text) > self._limits.cell_characters:
                text = self._blocks.text(text, self._place(column))
            row[column] = text
            self.texts += 1
            self.many = self.texts > self._limits.cells

    def _place(self, column: int) -> Place:
        table = self._blocks.next_table
        return Place(sheet=self.name, table=table, row=self._row, column=column)

    def _shown(self, cell: etree._Element, kind: str | None, stored: str) -> str:
        """What a cell shows, given its type and the text of its value."""
        if kind == "s":
            text = self._strings.find(stored)
            if text is None:
                self.lost += 1
                return ""
            return self._styles.text(text, cell.get("s")) if self._styles.decorating else text
        if kind is None or kind == "n":
            if not self._zeros and not stored.strip("0.- "):
                return ""
            return self._styles.number(stored, cell.get("s"))
        if kind == "inlineStr":
            pieces = [t.text or "" for t in cell.iter(self._known.text) if self._printed(t)]
            stored = "".join(pieces)
        return self._styles.other(kind, stored, cell.get("s"))

    def _printed(self, text: etree._Element) -> bool:
        parent = text.getparent()
        return parent is not None and parent.tag != self._known.phonetic

    def _note_pending(self, cell: etree._Element, column: int) -> None:
        if len(self.pending) < self._limits.cells:
            self.pending.append(cell.get("r") or f"{column_letters(column)}{self._row}")

    def _around(self, element: etree._Element) -> None:
        """What stands before and after the rows."""
        if element.tag == self._known.merge:
            self._merge(element.get("ref", ""))
        elif element.tag == self._known.view:
            self._zeros = element.get("showZeros", "1") in ON
        elif element.get("hidden") in ON:
            first = whole(element.get("min"), 0, GREATEST)
            self.hidden_columns.append((first, whole(element.get("max"), first, GREATEST)))

    def _merge(self, reference: str) -> None:
        merged = area(reference)
        if merged and len(self.merges) < self._limits.cells:
            self.merges.append(merged)

    def _look_ahead(self, pieces: _Pieces) -> None:
        """Beyond the limit, see without parsing whether there is more text; take the merges."""
        seen = pieces.last
        try:
            while seen:
                self.tall = self.tall or bool(RAW_VALUE.search(seen))
                if b"mergeCell" in seen:
                    for found in RAW_MERGE.finditer(seen):
                        self._merge(found[1].decode("ascii"))
                piece = next(pieces, b"")
                seen = seen[-OVERLAP:] + piece if piece else b""
        except Refused:
            self.tall = True


class _Pieces:
    """Pieces of a part, the last one remembered."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces = pieces
        self.last = b""

    def __iter__(self) -> Iterator[bytes]:
        return self

    def __next__(self) -> bytes:
        self.last = next(self._pieces)
        return self.last
