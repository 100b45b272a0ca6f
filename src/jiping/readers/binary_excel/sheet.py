"""One worksheet of a binary workbook: from its records to cells as they show."""

from __future__ import annotations

import math
import struct
from collections.abc import Callable

from jiping.readers.base.grid import clean
from jiping.readers.binary_excel.records import BEGIN, END, HEAD, Letters, continued
from jiping.readers.binary_excel.workbook import Workbook
from jiping.readers.excel.gathered import Gathered

CELL = struct.Struct("<3H")
SHARED = struct.Struct("<3HI")
NUMBER = struct.Struct("<3Hd")
SMALL = struct.Struct("<3Hi")
SEVERAL = struct.Struct("<Hi")
FORMULA = struct.Struct("<3H8sH")
MERGED = struct.Struct("<4H")
DOUBLE = struct.Struct("<d")
LABEL = 0x00FD
"""A cell with a text that cells share."""
MERGES, VIEW = 0x00E5, 0x023E
AROUND = (MERGES, VIEW)
"""What is read even where the limits take no more cells."""
HIDDEN_ROW = 0x20
HIDDEN_COLUMN = 0x01
SHOWS_ZEROS = 0x10
TO_CALCULATE = 0x03
"""Marks of a formula that is to be calculated always and when the file is opened."""
OTHER_RESULT = b"\xff\xff"
TEXT, TRUTH, ERROR = 0, 1, 2
"""Kinds of results that are no numbers; 3 is an empty text."""
ERRORS = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
}


class SheetRecords:
    """Puts the cells of one sheet where they are gathered."""

    def __init__(self, book: Workbook, sheet: Gathered) -> None:
        self._data = book.data
        self._texts = book.texts
        self._formats = book.formats
        self._decorating = book.formats.decorating
        self._encoding = book.encoding
        self._sheet = sheet
        self._awaiting: tuple[int, int, int] | None = None
        """The cell whose formula gives a text that has not come yet."""
        self.ended = False
        """Whether the records came to their end, rather than breaking off."""
        self._zeros: list[tuple[int, int]] = []
        self._shows_zeros: bool | None = None

    def read(self, start: int, most: int) -> int:
        """Read the records from `start` on, `most` at the utmost; gives how many there were."""
        sheet, texts, data = self._sheet, self._texts, self._data
        put, unpack, count_of_texts = sheet.put, SHARED.unpack_from, len(texts)
        head, last, limit = HEAD.unpack_from, len(data) - HEAD.size, len(data)
        usual = -1 if self._decorating else LABEL
        kinds: dict[int, tuple[int, Callable[[int, int], None]]] = {
            LABEL: (10, self._shared),
            0x027E: (10, self._small),
            0x0203: (14, self._number),
            0x00BD: (12, self._several),
            0x0006: (16, self._formula),
            0x0207: (2, self._result),
            0x0204: (8, self._label),
            0x00D6: (8, self._label),
            0x0205: (8, self._truth),
            0x0208: (14, self._row),
            0x007D: (10, self._column),
            MERGES: (2, self._merges),
            VIEW: (2, self._view),
        }
        depth = count = 0
        following = start
        while following <= last and count < most:
            kind, length = head(data, following)
            at = following + 4
            following = at + length
            count += 1
            if kind == usual and depth == 1 and length >= 10 and following <= limit:
                row, column, _, number = unpack(data, at)
                if number < count_of_texts:
                    put(row + 1, column + 1, texts[number])
                else:
                    sheet.lost += 1
            elif kind == BEGIN:
                depth += 1
            elif kind == END:
                depth -= 1
                if depth <= 0:
                    self.ended = depth == 0
                    break
            elif depth == 1 and (known := kinds.get(kind)):  # deeper: what charts remember
                end = min(following, limit)
                if end - at >= known[0]:
                    known[1](at, end)
            elif not depth:
                break
            if sheet.many and len(kinds) > len(AROUND):
                usual = -1
                kinds = {kind: kinds[kind] for kind in AROUND}
        self._settle()
        return count

    def _shared(self, at: int, end: int) -> None:
        row, column, style, number = SHARED.unpack_from(self._data, at)
        if number >= len(self._texts):
            self._sheet.lost += 1
        else:
            self._put(row, column, style, self._texts[number])

    def _small(self, at: int, end: int) -> None:
        row, column, style, packed = SMALL.unpack_from(self._data, at)
        self._show(row, column, style, _unpacked(packed))

    def _number(self, at: int, end: int) -> None:
        self._show(*NUMBER.unpack_from(self._data, at))

    def _several(self, at: int, end: int) -> None:
        row, first = struct.unpack_from("<2H", self._data, at)
        for column, place in enumerate(range(at + 4, end - 7, 6), first):
            style, packed = SEVERAL.unpack_from(self._data, place)
            self._show(row, column, style, _unpacked(packed))

    def _formula(self, at: int, end: int) -> None:
        self._settle()
        row, column, style, result, marks = FORMULA.unpack_from(self._data, at)
        if result[6:] != OTHER_RESULT:
            if marks & TO_CALCULATE == TO_CALCULATE and not any(result):
                self._sheet.note_pending(row + 1, column + 1)
            else:
                self._show(row, column, style, *DOUBLE.unpack(result))
        elif result[0] == TEXT:
            self._awaiting = (row, column, style)
        elif result[0] in (TRUTH, ERROR):
            self._said(row, column, result[2], is_error=result[0] == ERROR)

    def _result(self, at: int, end: int) -> None:
        if self._awaiting:
            row, column, style = self._awaiting
            self._awaiting = None
            self._put(row, column, style, self._text(at, end))

    def _label(self, at: int, end: int) -> None:
        row, column, style = CELL.unpack_from(self._data, at)
        self._put(row, column, style, self._text(at + 6, end))

    def _text(self, at: int, end: int) -> str:
        if self._encoding:
            length = int.from_bytes(self._data[at : at + 2], "little")
            stored = self._data[at + 2 : min(at + 2 + length, end)]
            return clean(stored.decode(self._encoding, "replace"))
        try:
            return Letters(self._data, continued(self._data, at, end)).text()
        except EOFError:
            self._sheet.lost += 1
            return ""

    def _truth(self, at: int, end: int) -> None:
        row, column, _ = CELL.unpack_from(self._data, at)
        self._said(row, column, self._data[at + 6], is_error=bool(self._data[at + 7]))

    def _said(self, row: int, column: int, value: int, *, is_error: bool) -> None:
        text = ERRORS.get(value, "#N/A") if is_error else "TRUE" if value else "FALSE"
        self._sheet.put(row + 1, column + 1, text)

    def _put(self, row: int, column: int, style: int, text: str) -> None:
        if self._decorating:
            text = clean(self._formats.text(text, style))
        self._sheet.put(row + 1, column + 1, text)

    def _show(self, row: int, column: int, style: int, value: float) -> None:
        if not math.isfinite(value):
            self._sheet.lost += 1
            return
        if self._sheet.takes(row + 1, column + 1):
            self._sheet.put(row + 1, column + 1, self._formats.number(value, style))
            if not value:
                self._zeros.append((row + 1, column + 1))

    def _row(self, at: int, end: int) -> None:
        data = self._data
        if data[at + 12] & HIDDEN_ROW:
            self._sheet.hidden_rows.append(int.from_bytes(data[at : at + 2], "little") + 1)

    def _column(self, at: int, end: int) -> None:
        first, last, _, _, marks = struct.unpack_from("<5H", self._data, at)
        if marks & HIDDEN_COLUMN:
            self._sheet.hidden_columns.append((first + 1, last + 1))

    def _merges(self, at: int, end: int) -> None:
        stop = min(end, at + 2 + 8 * int.from_bytes(self._data[at : at + 2], "little"))
        for place in range(at + 2, stop - 7, 8):
            top, bottom, left, right = MERGED.unpack_from(self._data, place)
            if top <= bottom and left <= right:
                self._sheet.merge((top + 1, left + 1, bottom + 1, right + 1))

    def _view(self, at: int, end: int) -> None:
        if self._shows_zeros is None:
            self._shows_zeros = bool(self._data[at] & SHOWS_ZEROS)

    def _settle(self) -> None:
        """At the end of a cell or of the sheet, what has not come and what is not shown."""
        if self._awaiting:
            self._sheet.note_pending(self._awaiting[0] + 1, self._awaiting[1] + 1)
            self._awaiting = None
        if self._shows_zeros is False:
            for row, column in self._zeros:
                self._sheet.drop(row, column)
            self._zeros = []


def _unpacked(packed: int) -> float:
    """A number packed into 30 bits: an integer or the upper part of a double, over 100 or not."""
    if packed & 2:
        value: float = packed >> 2
    else:
        (value,) = DOUBLE.unpack(b"\0\0\0\0" + struct.pack("<i", packed & ~3))
    return value / 100 if packed & 1 else value
