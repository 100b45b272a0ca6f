"""From the text of a file and the properties of its paragraphs to blocks in order."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from jiping.readers.base.grid import PER_TEXT, PLACES, Blocks
from jiping.readers.binary_word.characters import Settled
from jiping.readers.binary_word.paragraphs import Paragraph, Paragraphs
from jiping.readers.binary_word.pieces import Piece
from jiping.readers.binary_word.table import UNENDED, Row, doubt, place
from jiping.readers.word.body import NESTING

PARAGRAPH = re.compile("([^\r\x07\x0c]*)([\r\x07\x0c]|\\Z)")
"""Text and mark: end of a paragraph, of a cell or row, of a page or section."""
CELL_END = "\x07"
BREAKS = re.compile("[\n\x0b]")
SURROGATE = re.compile("[\ud800-\udfff]")


class Drawn(Struct):
    """A table in the making; `beside` holds the tables that stood inside it."""

    rows: list[Row] = []
    texts: list[str] = []
    parts: list[str] = []
    beside: list[Drawn] = []

    def end_cell(self) -> None:
        """What was gathered is the next cell of the row."""
        self.texts.append("\n".join(self.parts))
        self.parts = []


class Body:
    """A text being read into blocks, one part after the other, from the beginning on."""

    def __init__(
        self, settled: Settled, pieces: Sequence[Piece], paragraphs: Paragraphs, blocks: Blocks
    ) -> None:
        self._text = settled.text
        self._removed_rows = settled.removed_rows
        self._pieces = pieces
        self._paragraphs = paragraphs
        self._blocks = blocks
        self._piece = 0
        self._last, self._until = Paragraph(), 0
        self._left = PER_TEXT * blocks.limits.cells
        self._split = SURROGATE.search(self._text) is not None

    def walk(self, start: int, end: int) -> None:
        """Add the lines and tables between two positions."""
        blocks = self._blocks
        tables: list[Drawn] = []
        for found in PARAGRAPH.finditer(self._text, start, end):
            at = found.end() - 1
            if at < found.start():
                break
            self._left -= 1
            if blocks.full or self._left < 0:
                break
            text, mark = found.groups()
            if self._split:
                text = _joined(text)
            paragraph = self._last if at < self._until else self._paragraph(at)
            depth = 1 if mark == CELL_END else paragraph.depth
            if len(tables) != depth:
                self._reach(tables, depth)
            if tables:
                self._add(tables[-1], text, mark, paragraph, at)
            elif text:
                for line in BREAKS.split(text):
                    blocks.line(line)
        self._reach(tables, 0)
        if self._left < 0 and not blocks.full:
            blocks.stop(PLACES)

    def _paragraph(self, at: int) -> Paragraph:
        """The properties of the paragraph that ends at a position; positions ascend.

        They are kept for as long as the run goes on.
        """
        piece = self._pieces[self._piece]
        while at >= piece.end:
            self._piece += 1
            piece = self._pieces[self._piece]
        place = piece.at + (at - piece.start) * piece.width
        self._last, end = self._paragraphs.at(place, piece)
        self._until = min(piece.end, piece.start + (end - piece.at) // piece.width)
        return self._last

    def _add(self, table: Drawn, text: str, mark: str, paragraph: Paragraph, at: int) -> None:
        outermost = mark == CELL_END
        if paragraph.row_end if outermost else paragraph.inner_row_end:
            if text.strip() or table.parts:
                table.parts.append(text)
                table.end_cell()
            if table.texts and at not in self._removed_rows:
                table.rows.append(Row(table.texts, paragraph.row))
            table.texts = []
            return
        table.parts.append(text)
        if outermost or paragraph.inner_cell_end:
            table.end_cell()

    def _reach(self, tables: list[Drawn], depth: int) -> None:
        """Close tables, or open them, until so many are open, one inside the other."""
        deepest = self._blocks.limits.depth
        if depth > deepest:
            self._blocks.cut(NESTING, deepest, "depth")
            depth = deepest
        while len(tables) < depth:
            self._left -= 1
            tables.append(Drawn())
        while len(tables) > depth:
            table = tables.pop()
            if tables:
                tables[-1].beside.append(table)
            else:
                self._finish(table)

    def _finish(self, table: Drawn) -> None:
        """Add a table and, after it, those that stood inside it."""
        if table.parts:
            table.end_cell()
        cut_off = any(map(str.strip, table.texts))
        if table.rows:
            if cut_off:
                table.rows.append(Row(table.texts))
            place(table.rows, self._blocks, UNENDED if cut_off else None)
        elif cut_off:
            doubt(UNENDED, self._blocks)
            for line in BREAKS.split("\n".join(table.texts)):
                self._blocks.line(line)
        for inner in table.beside:
            self._finish(inner)


def _joined(text: str) -> str:
    """The text with its surrogates as the characters that they are the halves of."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
