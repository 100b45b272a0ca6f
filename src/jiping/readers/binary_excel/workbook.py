"""What stands before the sheets of a binary workbook: their names, the texts, the formats."""

from __future__ import annotations

import struct

from msgspec import Struct

from jiping.model import Limits
from jiping.readers.base.grid import PER_TEXT, clean
from jiping.readers.base.refusal import refused, unreadable
from jiping.readers.binary_excel.formats import Formats
from jiping.readers.binary_excel.records import (
    BEGIN,
    END,
    Letters,
    continued,
    encoding_of,
    records,
)

UNICODE = 0x0600
"""Version from which on texts are Unicode (Excel 97); 0x0500 is Excel 5 and 95."""
GLOBALS, WORKSHEET = 0x05, 0x10
"""What a part of the stream is about."""
SHEET, TEXTS, STYLE, FORMAT = 0x0085, 0x00FC, 0x00E0, 0x041E
CODE_PAGE, CALENDAR, PASSWORD, DRAWINGS = 0x0042, 0x0022, 0x002F, 0x00EB
NEEDED = frozenset((SHEET, TEXTS, STYLE, FORMAT, CODE_PAGE, CALENDAR, DRAWINGS))
LABELS = (0x0204, 0x00D6)
"""Records of cells with their own text."""
PICTURES, DRAWING_COUNTS = 0xF001, 0xF006
SAMPLE = 64 * 1024
"""Bytes of texts by which their encoding is told."""
ONLY_SHEET = "Sheet1"
"""Name of the sheet of a stream that is one sheet and no workbook."""


class Entry(Struct, frozen=True, gc=False):
    """A worksheet: its name, where its records begin, and whether it is hidden."""

    name: str
    start: int
    hidden: bool


class Workbook(Struct, frozen=True, gc=False):
    """What the sheets refer to. `encoding` is that of texts before Excel 97, else ""."""

    data: bytes
    entries: tuple[Entry, ...]
    texts: list[str]
    formats: Formats
    encoding: str
    pictures: int


def workbook(data: bytes, limits: Limits) -> Workbook:
    """The workbook of a stream. Raises Refused: no such stream, or protected by a password."""
    version, about = _beginning(data, 0)
    unicode = version == UNICODE
    found: dict[int, list[tuple[int, int]]] = {}
    ended = False
    for kind, start, end in records(data, 0):
        if kind == PASSWORD:
            raise refused("RDG004")
        ended = kind == END or (about == WORKSHEET and kind not in (BEGIN, CODE_PAGE))
        if ended:
            break
        if kind in NEEDED:
            found.setdefault(kind, []).append((start, end))
    page = next((_number(data, start) for start, _ in found.get(CODE_PAGE, ())), 0)
    encoding = "" if unicode else encoding_of(page, _samples(data))
    custom = {
        _number(data, start): _format(data, start, end, encoding)
        for start, end in found.get(FORMAT, ())
    }
    numbers = [_number(data, start + 2) for start, _ in found.get(STYLE, ())]
    from_1904 = any(_number(data, start) == 1 for start, _ in found.get(CALENDAR, ()))
    if about == GLOBALS:
        listed = [_entry(data, start, end, encoding) for start, end in found.get(SHEET, ())]
        entries = [entry for entry in listed if entry]
        if not (entries or ended):
            raise unreadable("其中的工作簿已损坏", "the workbook in it is damaged")
    else:
        entries = [Entry(ONLY_SHEET, 0, hidden=False)]
    return Workbook(
        data=data,
        entries=tuple(entries),
        texts=_texts(data, found.get(TEXTS, []), limits.cells * PER_TEXT),
        formats=Formats(numbers, custom, from_1904=from_1904),
        encoding=encoding,
        pictures=sum(_pictures(data, start, end) for start, end in found.get(DRAWINGS, ())),
    )


def _beginning(data: bytes, at: int) -> tuple[int, int]:
    """Version and subject of the part that begins here. Raises Refused where none does."""
    if len(data) < at + 8 or _number(data, at) != BEGIN:
        raise unreadable("其中没有工作簿的内容", "there is no workbook in it")
    return _number(data, at + 4), _number(data, at + 6)


def _number(data: bytes, at: int) -> int:
    return int.from_bytes(data[at : at + 2], "little")


def _entry(data: bytes, start: int, end: int, encoding: str) -> Entry | None:
    """A worksheet as the workbook lists it; None for charts, macros and modules."""
    if end - start < 8 or data[start + 5] != 0:
        return None
    (position,) = struct.unpack_from("<I", data, start)
    if encoding:
        name = _bytes_text(data, start + 7, end, data[start + 6], encoding)
    else:
        name = _letters(data, start + 6, end, 1)
    return Entry(name, position, hidden=bool(data[start + 4] & 3))


def _format(data: bytes, start: int, end: int, encoding: str) -> str:
    if encoding:
        return _bytes_text(data, start + 3, end, data[start + 2], encoding)
    return _letters(data, start + 2, end, 2)


def _letters(data: bytes, start: int, end: int, size: int) -> str:
    try:
        return Letters(data, iter([(start, end)])).text(size)
    except EOFError:
        return ""


def _bytes_text(data: bytes, start: int, end: int, length: int, encoding: str) -> str:
    return clean(data[start : min(start + length, end)].decode(encoding, "replace"))


def _texts(data: bytes, found: list[tuple[int, int]], most: int) -> list[str]:
    """The texts that cells share, as many as there are."""
    if not found or found[0][1] - found[0][0] < 8:
        return []
    start, end = found[0]
    count = int.from_bytes(data[start + 4 : start + 8], "little")
    letters = Letters(data, continued(data, start + 8, end))
    return list(letters.texts(min(count, most)))


def _samples(data: bytes) -> list[bytes]:
    """Some texts as bytes: names of sheets and texts of cells."""
    samples: list[bytes] = []
    size = 0
    for kind, start, end in records(data, 0):
        if kind in LABELS:
            samples.append(data[start + 8 : end])
        elif kind == SHEET:
            samples.append(data[start + 7 : end])
        else:
            continue
        size += end - start
        if size > SAMPLE:
            break
    return samples


def _pictures(data: bytes, start: int, end: int) -> int:
    """How many pictures the drawings of a workbook hold."""
    at = start + 8
    while at + 8 <= end:
        head, kind, length = struct.unpack_from("<HHI", data, at)
        if kind == PICTURES:
            return int(head >> 4)
        if kind != DRAWING_COUNTS:
            break
        at += 8 + length
    return 0
