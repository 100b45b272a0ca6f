"""Old workbooks written record by record, so that a test shows the records it is about."""

from __future__ import annotations

import struct
from collections.abc import Sequence

SECTOR = 512
FREE, END = 0xFFFFFFFF, 0xFFFFFFFE


def record(kind: int, inside: bytes = b"") -> bytes:
    return struct.pack("<HH", kind, len(inside)) + inside


def unicode(text: str, size: int = 2) -> bytes:
    """A text with its length and width, in one piece."""
    wide = any(ord(char) > 255 for char in text)
    body = text.encode("utf-16-le" if wide else "latin-1")
    units = len(body) // 2 if wide else len(body)
    return units.to_bytes(size, "little") + bytes([wide]) + body


def short(text: str, encoding: str, size: int = 2) -> bytes:
    """A text of Excel 5: its length in bytes, then the bytes."""
    body = text.encode(encoding)
    return len(body).to_bytes(size, "little") + body


def number(row: int, column: int, value: float, style: int = 0) -> bytes:
    return record(0x0203, struct.pack("<3Hd", row, column, style, value))


def packed(row: int, column: int, bits: int, style: int = 0) -> bytes:
    return record(0x027E, struct.pack("<3HI", row, column, style, bits))


def shared(row: int, column: int, index: int, style: int = 0) -> bytes:
    return record(0x00FD, struct.pack("<3HI", row, column, style, index))


def label(row: int, column: int, text: bytes, style: int = 0) -> bytes:
    return record(0x0204, struct.pack("<3H", row, column, style) + text)


def formula(row: int, column: int, result: bytes, marks: int = 0, style: int = 0) -> bytes:
    head = struct.pack("<3H", row, column, style)
    return record(0x0006, head + result + struct.pack("<HIH", marks, 0, 0))


def merged(*areas: tuple[int, int, int, int]) -> bytes:
    """First row, last row, first column, last column of each."""
    inside = struct.pack("<H", len(areas))
    return record(0x00E5, inside + b"".join(struct.pack("<4H", *area) for area in areas))


def begin(about: int, version: int = 0x0600) -> bytes:
    return record(0x0809, struct.pack("<4H", version, about, 0x0DBB, 0x07CC) + b"\0" * 8)


def part(*records: bytes, version: int = 0x0600, about: int = 0x10) -> bytes:
    """A sheet with its beginning and end."""
    return begin(about, version) + b"".join(records) + record(0x000A)


def stream(
    sheets: Sequence[bytes],
    *,
    strings: Sequence[str] = (),
    codes: Sequence[str] = (),
    states: Sequence[int] = (),
    kinds: Sequence[int] = (),
    encoding: str = "",
    page: int | None = None,
    more: bytes = b"",
) -> bytes:
    """A workbook stream; style n shows numbers by the n-th code, style 0 plainly.

    `encoding` makes it one of Excel 5, with that for its texts.
    """
    version = 0x0500 if encoding else 0x0600
    names = [f"表{n}" for n in range(1, len(sheets) + 1)]
    written = [short(n, encoding, 1) if encoding else unicode(n, 1) for n in names]
    head = begin(0x05, version) + more
    if page is not None:
        head += record(0x0042, struct.pack("<H", page))
    for index, code in enumerate(codes):
        text = short(code, encoding, 1) if encoding else unicode(code)
        head += record(0x041E, struct.pack("<H", 164 + index) + text)
    size = 16 if encoding else 20
    for style in (0, *range(164, 164 + len(codes))):
        head += record(0x00E0, struct.pack("<2H", 0, style).ljust(size, b"\0"))
    texts = b"".join(map(unicode, strings))
    table = record(0x00FC, struct.pack("<2I", len(strings), len(strings)) + texts)
    tail = (b"" if encoding else table) + record(0x000A)
    at = len(head) + sum(len(record(0x85, b"\0" * 6 + name)) for name in written) + len(tail)
    listed = b""
    for index, (name, sheet) in enumerate(zip(written, sheets, strict=True)):
        state = states[index] if index < len(states) else 0
        kind = kinds[index] if index < len(kinds) else 0
        listed += record(0x0085, struct.pack("<IBB", at, state, kind) + name)
        at += len(sheet)
    return head + listed + tail + b"".join(sheets)


def compound(*streams: tuple[str, bytes]) -> bytes:
    """A compound file with streams at its root, all of them in ordinary sectors."""
    directory = -(-(len(streams) + 1) // 4)
    table = [0xFFFFFFFD, *range(2, directory + 1), END]
    bodies = b""
    starts: list[int] = []
    for _, body in streams:
        count = max(1, -(-len(body) // SECTOR))
        first = len(table)
        starts.append(first)
        table += [*range(first + 1, first + count), END]
        bodies += body.ljust(count * SECTOR, b"\0")
    assert len(table) <= SECTOR // 4
    entries = _entry("Root Entry", 5, FREE, 1 if streams else FREE, END, 0)
    for index, ((name, body), start) in enumerate(zip(streams, starts, strict=True), 1):
        right = index + 1 if index < len(streams) else FREE
        entries += _entry(name, 2, right, FREE, start, len(body))
    head = struct.pack(
        "<8s16x5H6x10I",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        *(0x3E, 3, 0xFFFE, 9, 6),
        *(0, 1, 1, 0, 0, END, 0, END, 0, 0),
    )
    head += struct.pack("<109I", *[FREE] * 109)[4:]
    fat = struct.pack(f"<{len(table)}I", *table).ljust(SECTOR, b"\xff")
    return head + fat + entries.ljust(directory * SECTOR, b"\0") + bodies


def xls(sheets: Sequence[bytes] | bytes, **parts: object) -> bytes:
    """A workbook file; a bare sheet is the only one."""
    if isinstance(sheets, bytes):
        sheets = [sheets]
    name = "Book" if parts.get("encoding") else "Workbook"
    return compound((name, stream(sheets, **parts)))  # type: ignore[arg-type]


def _entry(name: str, kind: int, right: int, child: int, start: int, size: int) -> bytes:
    written = name.encode("utf-16-le")
    head = written.ljust(64, b"\0") + struct.pack("<HBB", len(written) + 2, kind, 1)
    return (head + struct.pack("<3I", FREE, right, child)).ljust(116, b"\0") + struct.pack(
        "<2I4x", start, size
    )
