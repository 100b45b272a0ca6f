"""The text of a binary Word file, put together from its pieces."""

from __future__ import annotations

import struct
from itertools import pairwise

from msgspec import Struct

from jiping.readers.base.refusal import Refused, unreadable
from jiping.readers.binary_word.header import PIECES, Header

NARROW = 0x40000000
"""The bit of a piece's place that says: one byte a character."""
MODIFIER, TABLE = 1, 2
"""What the parts of the piece table are marked with."""
CHUNK = 64 * 1024
MOST = 100_000
"""Pieces; a file saved many times in haste has some thousands."""
SHORT = {
    0x18: b"\x16\x24",
    0x19: b"\x17\x24",
    0x41: b"\x00\x08",
    0x42: b"\x01\x08",
    0x5C: b"\x3c\x08",
}
"""Modifiers that a piece names by a short number, and their codes in full."""


class Piece(Struct, frozen=True, gc=False):
    """Characters `start` to `end`, whose bytes stand at `at`, `width` bytes each.

    `modifiers` changes the properties of everything in it.
    """

    start: int
    end: int
    at: int
    width: int
    modifiers: bytes = b""


def pieces(header: Header) -> tuple[str, list[Piece]]:
    """The text up to the end of the text boxes, a character for each position; its pieces.

    Surrogates stay apart, so that positions are those of the file. Raises Refused.
    """
    modifiers, table = _table(header.part(PIECES))
    count = (len(table) - 4) // 12
    if not 1 <= count <= MOST:
        raise _damaged()
    positions = struct.unpack_from(f"<{count + 1}I", table)
    main, most = memoryview(header.main), header.boxes[1]
    found: list[Piece] = []
    texts: list[str] = []
    left = len(main)
    first = 4 * (count + 1)
    for number, (start, end) in enumerate(pairwise(positions)):
        at, modifier = struct.unpack_from("<IH", table, first + 8 * number + 2)
        width = 1 if at & NARROW else 2
        at = at & ~NARROW
        at = at // 2 if width == 1 else at
        if start != (found[-1].end if found else 0) or end < start:
            raise _damaged()
        if start >= most or end == start:
            continue
        end = min(end, most)
        length = (end - start) * width
        # No byte is in two pieces: otherwise a small file could make an endless text.
        left -= length
        if at + length > len(main) or left < 0:
            raise _damaged()
        found.append(Piece(start, end, at, width, _modifiers(modifier, modifiers)))
        texts.append(_decoded(main[at : at + length], width))
    text = "".join(texts)
    if len(text) < header.body:
        raise _damaged()
    return text, found


def _table(data: bytes) -> tuple[list[bytes], bytes]:
    """The lists of modifiers that pieces refer to, and the table of the pieces."""
    modifiers: list[bytes] = []
    at = 0
    while at + 5 <= len(data):
        if data[at] == MODIFIER:
            (length,) = struct.unpack_from("<H", data, at + 1)
            modifiers.append(data[at + 3 : at + 3 + length])
            at += 3 + length
        elif data[at] == TABLE:
            (length,) = struct.unpack_from("<I", data, at + 1)
            return modifiers, data[at + 5 : at + 5 + length]
        else:
            break
    raise _damaged()


def _modifiers(modifier: int, known: list[bytes]) -> bytes:
    if modifier & 1:
        number = modifier >> 1
        return known[number] if number < len(known) else b""
    short = SHORT.get(modifier >> 1 & 0x7F)
    return short + bytes([modifier >> 8]) if short else b""


def _decoded(data: memoryview, width: int) -> str:
    if width == 1:
        return str(data, "cp1252", "replace")
    text = str(data, "utf-16-le", "surrogatepass")
    if len(text) * 2 == len(data):
        return text
    chunks = (data[at : at + CHUNK] for at in range(0, len(data), CHUNK))
    return "".join(
        "".join(map(chr, struct.unpack(f"<{len(chunk) // 2}H", chunk))) for chunk in chunks
    )


def _damaged() -> Refused:
    return unreadable("正文的索引已损坏", "the index of its text is damaged")
