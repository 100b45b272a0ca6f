"""The properties of paragraphs that say where in a table they stand."""

from __future__ import annotations

import struct
from array import array
from bisect import bisect_right

from msgspec import Struct

from jiping.readers.base.refusal import unreadable
from jiping.readers.binary_word.header import PARAGRAPH_PAGES, Header
from jiping.readers.binary_word.modifiers import (
    CONTINUED,
    DEFINE,
    DELETE,
    DEPTH,
    IN_TABLE,
    INNER_CELL_END,
    INNER_ROW_END,
    INSERT,
    MERGE,
    ROW_END,
    SPLIT,
    VERTICAL,
    WIDTHS,
    changes,
)
from jiping.readers.binary_word.pieces import Piece
from jiping.readers.binary_word.rows import Definition, apply

PAGE = 512
RUN = 13
"""Bytes that a page has for each of its runs, besides the run's place."""
ROW = frozenset((DEFINE, INSERT, DELETE, WIDTHS, MERGE, SPLIT, VERTICAL))
EFFORT = 2
"""Bytes of properties, for each byte of the file, after which reading them is given up."""


class Paragraph(Struct, gc=False):
    """Where a paragraph stands: how many tables deep, and what ends with it."""

    depth: int = 0
    row_end: bool = False
    inner_cell_end: bool = False
    inner_row_end: bool = False
    row: Definition | None = None


class Paragraphs:
    """The properties of every paragraph by the place of its last character."""

    def __init__(self, header: Header) -> None:
        self._main, self._data = header.main, header.data
        self._left = EFFORT * (len(header.main) + len(header.data))
        self._starts, self._ends, self._lists = _runs(header)
        self._known: dict[bytes, Paragraph] = {}

    def at(self, place: int, piece: Piece) -> tuple[Paragraph, int]:
        """The paragraph whose last character stands at a place of the main stream.

        And the place up to which any other would be the same.
        """
        number = bisect_right(self._starts, place)
        end = self._ends[number - 1] if number else 0
        if place >= end:
            end = self._starts[number] if number < len(self._starts) else len(self._main)
            return self._of(piece.modifiers), end
        return self._of(self._list(number - 1) + piece.modifiers), end

    def _list(self, number: int) -> bytes:
        """The changes of a run: on its page, behind a byte or two of length and the style."""
        at = self._lists[number]
        if at % PAGE == 0:
            return b""
        page_end = (at // PAGE + 1) * PAGE - 1
        main = self._main
        length = 2 * main[at] - 1
        if length < 0:
            at += 1
            length = 2 * main[at]
        return main[at + 3 : min(at + 1 + length, page_end)]

    def _of(self, changed: bytes) -> Paragraph:
        found = self._known.get(changed)
        if found is None:
            found = Paragraph()
            in_table, depth = self._apply(changed, found, True)
            found.depth = depth if depth is not None else int(in_table)
            self._known[changed] = found
        return found

    def _apply(self, changed: bytes, found: Paragraph, outer: bool) -> tuple[bool, int | None]:
        self._left -= len(changed)
        if self._left < 0:
            raise unreadable("段落属性互相重叠", "its properties overlap")
        in_table, depth = False, None
        for code, start, end in changes(changed):
            if code in ROW:
                found.row = apply(found.row, code, changed[start:end])
            elif code == IN_TABLE:
                in_table = changed[start] != 0
            elif code == DEPTH:
                depth = int.from_bytes(changed[start:end], "little", signed=True)
                depth = max(0, depth)
            elif code == ROW_END:
                found.row_end = changed[start] != 0
            elif code == INNER_CELL_END:
                found.inner_cell_end = changed[start] != 0
            elif code == INNER_ROW_END:
                found.inner_row_end = changed[start] != 0
            elif code in CONTINUED and outer:
                more = self._continued(int.from_bytes(changed[start:end], "little"))
                inner_table, inner_depth = self._apply(more, found, False)
                in_table = in_table or inner_table
                depth = depth if inner_depth is None else inner_depth
        return in_table, depth

    def _continued(self, place: int) -> bytes:
        """The list of changes at a place of the stream Data."""
        length = int.from_bytes(self._data[place : place + 2], "little")
        return self._data[place + 2 : place + 2 + length]


def pages(header: Header, at: int) -> list[int]:
    """Where in the main stream the pages of properties stand that an index names, each once."""
    index = header.part(at)
    count = (len(index) - 4) // 8
    whole = len(header.main) // PAGE
    if count < 1:
        return []
    if count > whole:
        raise unreadable("文件内部的索引已损坏", "its inner tables are damaged")
    numbers = struct.unpack_from(f"<{count}I", index, 4 * (count + 1))
    named = (number & 0x3FFFFF for number in numbers)
    return [number * PAGE for number in dict.fromkeys(named) if number < whole]


def _runs(header: Header) -> tuple[array[int], array[int], array[int]]:
    """First places, places after the last, and places of the lists of changes, of all runs."""
    main = header.main
    starts, ends, lists = array("I"), array("I"), array("I")
    for page in pages(header, PARAGRAPH_PAGES):
        count = main[page + PAGE - 1]
        first = page + 4 * (count + 1)
        if not count or first + RUN * count >= page + PAGE:
            continue
        places = struct.unpack_from(f"<{count + 1}I", main, page)
        starts.extend(places[:-1])
        ends.extend(places[1:])
        lists.extend(page + 2 * half for half in main[first : first + RUN * count : RUN])
    return starts, ends, lists
