"""From cells as a format gives them to Tables and Lines, counted against the limits."""

from __future__ import annotations

import re
from collections import Counter
from itertools import chain

import msgspec

from jiping.faults import fault
from jiping.model import Area, DocCell, Document, Finding, Limits, Line, Place, Table, Words
from jiping.readers.base.charset import Decoded
from jiping.readers.base.refusal import refused

DROPPED = (
    "\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff"
)
"""Characters without width, and control characters: they print nothing."""
BREAKING = "\r\x0b\x0c\x85\u2028\u2029"
ODD = re.compile(f"[\u00a0\u202f{BREAKING}{DROPPED}]")
"""Characters that cannot stay in a text as they are."""
NOTHING = re.compile(f"[{DROPPED}]")
EXCHANGED = str.maketrans({"\u00a0": " ", "\u202f": " ", **dict.fromkeys(BREAKING, "\n")})
PER_TEXT = 5
"""Cells, blank ones among them, for each cell with text that the limits allow."""
SAME_KIND = 20
"""Findings with one code that a document keeps; more say nothing more."""

ROWS = Words("行数", "The rows")
COLUMNS = Words("列数", "The columns")
CELLS = Words("有文字的单元格", "The cells with text")
LINES = Words("文字行数", "The lines of text")
PLACES = Words("连同空白的单元格", "The cells, blank ones included,")

Rows = list[list[DocCell]]
"""Rows of a table in the making: the cells that begin in each, left to right."""


def clean(text: str) -> str:
    """Outer white space trimmed, no-break spaces made plain, zero-width characters dropped."""
    text = text.strip()
    if text.isprintable() or not ODD.search(text):
        return text
    return NOTHING.sub("", text.replace("\r\n", "\n").translate(EXCHANGED)).strip()


def whole(text: str | None, default: int, most: int) -> int:
    """A number from an attribute; `default` where it is none, never above `most`."""
    if text is None:
        return default
    text = text.strip()
    if not (text.isascii() and text.isdigit()):
        return default
    return min(int(text), most) if len(text) < 10 else most


class Blocks:
    """A document in the making: its blocks and findings, and what of the limits is left."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.findings: list[Finding] = []
        self._blocks: list[Table | Line] = []
        self._tables = self._lines = self._texts = 0
        self._places = limits.cells * PER_TEXT
        self._said: Counter[str] = Counter()
        self._cuts: set[tuple[str, str, int | None]] = set()
        self.full = False
        """Whether the limits take no more; what is added then is left out."""

    @property
    def next_table(self) -> int:
        """The number that the next table will have."""
        return self._tables + 1

    @property
    def empty(self) -> bool:
        """Whether there is neither a table nor a line yet."""
        return not self._blocks

    def document(self, format: str, pictures: int = 0) -> Document:
        """What has been gathered. Raises Refused where there is nothing, or only pictures."""
        if not self._blocks and not self.findings:
            raise refused("RDG030", count=pictures) if pictures else refused("RDG002")
        return Document(format, tuple(self._blocks), tuple(self.findings))

    def note(self, finding: Finding) -> None:
        """Keep a finding, at most 20 with one code."""
        self._said[finding.code] += 1
        if self._said[finding.code] <= SAME_KIND:
            self.findings.append(finding)

    def note_doubts(self, decoded: Decoded) -> None:
        """Say so where the encoding of the text is doubtful."""
        if decoded.doubtful:
            encoding, count = decoded.encoding.upper(), decoded.doubtful
            self.note(fault("RDG014", encoding=encoding, count=count))

    def stop(self, what: Words, place: Place | None = None) -> None:
        """Say that the limit of cells is reached, and take no more."""
        self.cut(what, self.limits.cells, "cells", place)
        self.full = True

    def cut(self, what: Words, limit: int, setting: str, place: Place | None = None) -> None:
        """Say that reading stopped at a limit, once for each table."""
        table = place.table if place else None
        if (setting, what.zh, table) in self._cuts:
            return
        self._cuts.add((setting, what.zh, table))
        self.note(fault("RDG010", what=what, limit=limit, setting=setting, place=place))

    def text(self, raw: str, place: Place | None = None) -> str:
        """A text cleaned, and cut where it is too long."""
        text = clean(raw)
        most = self.limits.cell_characters
        if len(text) > most:
            self.note(fault("RDG009", actual=len(text), limit=most, place=place))
            text = text[:most]
        return text

    def line(
        self,
        raw: str,
        number: int | None = None,
        *,
        blank: bool = False,
        area: Area | None = None,
    ) -> None:
        """Add a line of text outside tables.

        Lines without text are left out unless `blank` says that they mean a blank cell.
        `number` where the file itself has lines; else lines with text are counted.
        """
        text = clean(raw)
        if self.full or not (text or blank):
            return
        if self._lines >= self.limits.cells:
            self.stop(LINES)
            return
        self._lines += 1
        number = number or self._lines
        if len(text) > self.limits.cell_characters:
            text = self.text(raw, Place(line=number))
        self._blocks.append(Line(text, number, area.page if area else None, area))

    def table(
        self,
        rows: Rows,
        width: int,
        *,
        merges: bool = True,
        whole: bool = False,
        sheet: str | None = None,
        page: int | None = None,
    ) -> None:
        """Add a table, cut to the limits; one without any text is left out.

        Cells must neither overlap nor reach beyond `width` and the last row. With `merges`,
        places that no cell covers are filled with blank cells, so that the grid is complete;
        `whole` says that there are none.
        """
        texts = sum(1 for row in rows for cell in row if cell.text)
        if self.full or not texts:
            return
        place = Place(page=page, sheet=sheet, table=self.next_table)
        self._texts += texts
        if len(rows) > self.limits.rows or self._texts > self.limits.cells:
            rows = _within(rows, self._height(rows, place))
            if not rows:
                return
        if merges and not whole:
            gaps = width * len(rows) - sum(c.row_span * c.column_span for c in chain(*rows))
            if gaps:
                height = self.room(len(rows), width, place)
                rows = filled(rows if height == len(rows) else _within(rows, height), width)
        self._tables += 1
        cells = tuple(map(tuple, rows))
        self._blocks.append(Table(self._tables, cells, width, merges, page, sheet))

    def _height(self, rows: Rows, place: Place) -> int:
        """How many rows the limits let through."""
        height = min(len(rows), self.limits.rows)
        if height < len(rows):
            self.cut(ROWS, height, "rows", place)
        texts = [sum(1 for cell in row if cell.text) for row in rows]
        self._texts -= sum(texts[height:])
        while self._texts > self.limits.cells:
            height -= 1
            self._texts -= texts[height]
            if not self.full:
                self.stop(CELLS, place)
        return height

    def room(self, height: int, width: int, place: Place) -> int:
        """How many rows of a grid with blank cells there is room for; they count as taken."""
        if height * width > self._places:
            self.cut(PLACES, self.limits.cells * PER_TEXT, "cells", place)
            height = self._places // width
        self._places -= height * width
        return height


def filled(rows: Rows, width: int) -> Rows:
    """The rows with a blank cell wherever no cell covers the grid."""
    taken = [bytearray(width + 1) for _ in rows]
    for cell in chain(*rows):
        mark = b"\1" * cell.column_span
        for covered in taken[cell.row - 1 : cell.row - 1 + cell.row_span]:
            covered[cell.column : cell.column + cell.column_span] = mark
    full: Rows = []
    for number, (row, covered) in enumerate(zip(rows, taken, strict=True), 1):
        blanks = [DocCell("", number, c) for c in range(1, width + 1) if not covered[c]]
        full.append(sorted([*row, *blanks], key=_column) if blanks else row)
    return full


def _column(cell: DocCell) -> int:
    return cell.column


def _within(rows: Rows, height: int) -> Rows:
    """The first rows, with no cell reaching below them."""
    return [
        [
            cell
            if cell.row + cell.row_span - 1 <= height
            else msgspec.structs.replace(cell, row_span=height - cell.row + 1)
            for cell in row
        ]
        for row in rows[:height]
    ]
