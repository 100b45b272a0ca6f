"""Small files of the binary Word format made by hand, so that a test shows what it is about.

A file is a list of marks: text with its end (``\\r``, ``\\x07``) and the changes (sprms) that the
paragraph ending there has.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping, Sequence
from typing import NamedTuple

SECTOR = 512
FREE, END, FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
TEXT_AT = 0x600
"""Where the text begins in the main stream."""
IN_TABLE = b"\x16\x24\x01"
ROW_END = b"\x17\x24\x01"


class Mark(NamedTuple):
    """A paragraph: its text with its end, and its properties."""

    text: str
    changes: bytes = b""


def depth(number: int) -> bytes:
    return b"\x49\x66" + struct.pack("<I", number)


def line(text: str) -> list[Mark]:
    """A paragraph outside tables."""
    return [Mark(text + "\r")]


def define(edges: Sequence[int], across: Sequence[int] = (), down: Sequence[int] = ()) -> bytes:
    """The change that says where the cells of a row stand and how they are merged."""
    count = len(edges) - 1
    flags = [0] * count
    for number, mark in enumerate(across):
        flags[number] |= mark
    for number, mark in enumerate(down):
        flags[number] |= mark << 5
    cells = b"".join(struct.pack("<H18x", flag) for flag in flags)
    operand = bytes([count]) + struct.pack(f"<{count + 1}h", *edges) + cells
    return b"\x08\xd6" + struct.pack("<H", len(operand) + 1) + operand


def row(
    *texts: str,
    edges: Sequence[int] | None = None,
    across: Sequence[int] = (),
    down: Sequence[int] = (),
    more: bytes = b"",
) -> list[Mark]:
    """A row of cells; without edges they are all as wide."""
    edges = [1000 * number for number in range(len(texts) + 1)] if edges is None else edges
    cells = [
        Mark(paragraph + end, IN_TABLE)
        for text in texts
        for paragraph, end in _paragraphs(text, "\x07")
    ]
    defined = define(edges, across, down) if edges else b""
    return [*cells, Mark("\x07", IN_TABLE + ROW_END + defined + more)]


def inner_row(*texts: str) -> list[Mark]:
    """A row of a table inside a cell."""
    inside = IN_TABLE + depth(2)
    cells = [Mark(text + "\r", inside + b"\x4b\x24\x01") for text in texts]
    edges = [500 * number for number in range(len(texts) + 1)]
    return [*cells, Mark("\r", inside + b"\x4c\x24\x01" + define(edges))]


def _paragraphs(text: str, end: str) -> list[tuple[str, str]]:
    *before, last = text.split("\n")
    return [*((paragraph, "\r") for paragraph in before), (last, end)]


def doc(
    *marks: list[Mark],
    special: Sequence[tuple[str, bytes]] = (),
    boxes: str = "",
    notes: str = "",
    narrow: bool = False,
    cuts: Sequence[int] = (),
    modifiers: Mapping[int, bytes] | None = None,
    fonts: Sequence[str] = (),
    flags: int = 0x0200,
    magic: int = 0xA5EC,
    version: int = 0xC1,
    table: str = "1Table",
    data: bytes = b"",
    storages: Mapping[str, Sequence[str]] | None = None,
) -> bytes:
    """A file. `special` gives changes for the first place of a text; `cuts` are positions at which
    the text is divided into pieces, which are stored last one first; `modifiers` are changes
    that a whole piece has, by its number."""
    whole = [mark for group in marks for mark in group]
    body = "".join(mark.text for mark in whole)
    text = body + notes + boxes
    encoding, width = ("cp1252", 1) if narrow else ("utf-16-le", 2)
    length = len(text.encode("utf-16-le", "surrogatepass")) // 2
    bounds = [0, *cuts, length]
    stored = text.encode(encoding, "surrogatepass")
    places: dict[int, int] = {}
    content = b""
    for number in reversed(range(len(bounds) - 1)):
        places[number] = TEXT_AT + len(content)
        content += stored[bounds[number] * width : bounds[number + 1] * width]

    def place(position: int) -> int:
        number = max(n for n in places if bounds[n] <= position)
        return places[number] + (position - bounds[number]) * width

    runs: list[tuple[int, int, bytes]] = []
    at = 0
    for mark in whole:
        # Where pieces part a paragraph, its run is the part that its end stands in.
        start, at = at, at + len(mark.text)
        cut = max(bound for bound in bounds if bound < at)
        runs.append((place(max(start, cut)), place(at - 1) + width, mark.changes))
    signs = []
    for wanted, changes in special:
        start = text.index(wanted)
        signs.append((place(start), place(start) + len(wanted) * width, changes))
    main = bytearray(TEXT_AT) + content
    main += bytes(-len(main) % SECTOR)
    paragraph_pages = _pages(main, sorted(runs), paragraphs=True)
    character_pages = _pages(main, sorted(signs), paragraphs=False)
    lists = sorted((modifiers or {}).items())
    clx = b"".join(b"\x01" + struct.pack("<H", len(item)) + item for _, item in lists)
    numbers = {piece: n for n, (piece, _) in enumerate(lists)}
    index = struct.pack(f"<{len(bounds)}I", *bounds)
    for number in range(len(bounds) - 1):
        at = places[number] * 2 | 0x40000000 if narrow else places[number]
        modifier = numbers[number] * 2 + 1 if number in numbers else 0
        index += struct.pack("<HIH", 0, at, modifier)
    clx += b"\x02" + struct.pack("<I", len(index)) + index
    named = struct.pack("<HH", len(fonts), 0) + b"".join(map(_font, fonts))
    stream = bytearray(16)
    for offset, part in (
        (0x102, paragraph_pages),
        (0xFA, character_pages),
        (0x1A2, clx),
        (0x112, named),
    ):
        struct.pack_into("<II", main, offset, len(stream), len(part))
        stream += part
    struct.pack_into("<HH", main, 0, magic, version)
    struct.pack_into("<H", main, 0x0A, flags)
    counts = (length - len(notes) - len(boxes), len(notes), 0, 0, 0, 0, len(boxes))
    struct.pack_into("<7i", main, 0x4C, *counts)
    streams = {"WordDocument": bytes(main), table: bytes(stream)}
    if data:
        streams["Data"] = data
    return compound(streams, storages or {})


def _font(name: str) -> bytes:
    inside = bytes(39) + name.encode("utf-16-le") + b"\0\0"
    return bytes([len(inside)]) + inside


def _pages(main: bytearray, runs: list[tuple[int, int, bytes]], *, paragraphs: bool) -> bytes:
    """Append pages of properties to the main stream; gives their index."""
    firsts: list[int] = []
    numbers: list[int] = []
    last = 0
    for start, end, changes in runs:
        # One run a page keeps the building simple; readers see many pages.
        page = bytearray(SECTOR)
        struct.pack_into("<II", page, 0, start, end)
        body = b"\0\0" + changes if paragraphs else changes
        if paragraphs:
            body += bytes(len(body) % 2)
            stored = b"\0" + bytes([len(body) // 2]) + body
        else:
            stored = bytes([len(body)]) + body
        at = (SECTOR - 1 - len(stored)) // 2 * 2
        page[8] = at // 2
        page[at : at + len(stored)] = stored
        page[SECTOR - 1] = 1
        firsts.append(start)
        numbers.append(len(main) // SECTOR)
        main += page
        last = end
    if not runs:
        return b""
    return struct.pack(f"<{len(firsts) + 1}I", *firsts, last) + struct.pack(
        f"<{len(numbers)}I", *numbers
    )


def compound(streams: Mapping[str, bytes], storages: Mapping[str, Sequence[str]]) -> bytes:
    """A compound file of streams and of storages that hold empty storages."""
    sectors: list[bytes] = []
    table: list[int] = []

    def add(content: bytes) -> int:
        first = len(sectors)
        parts = [content[at : at + SECTOR] for at in range(0, len(content), SECTOR)]
        sectors.extend(part.ljust(SECTOR, b"\0") for part in parts)
        table.extend(range(first + 1, first + len(parts)))
        table.append(END)
        return first

    entries = [["Root Entry", 5, FREE, 1, END, 0]]
    for name, content in streams.items():
        padded = content.ljust(4096, b"\0")
        entries.append([name, 2, FREE, FREE, add(padded), len(padded)])
    entries += [[name, 1, FREE, FREE, 0, 0] for name in storages]
    top = len(entries)
    for number in range(1, top - 1):
        entries[number][2] = number + 1
    for number, inner in enumerate(storages.values(), top - len(storages)):
        if inner:
            entries[number][3] = len(entries)
        for place, inside in enumerate(inner, 1):
            following = len(entries) + 1 if place < len(inner) else FREE
            entries.append([inside, 1, following, FREE, 0, 0])
    directory = b"".join(_entry(*entry) for entry in entries)
    start = add(directory)
    room = SECTOR // 4
    count = -(-(len(table) + 1) // (room - 1))
    named = range(len(sectors), len(sectors) + count)
    table.extend([FAT] * count)
    table.extend([FREE] * (count * room - len(table)))
    sectors.append(struct.pack(f"<{len(table)}I", *table))
    header = struct.pack(
        "<8s16xHHHHH10xII4xIIIII109I",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        0x3E,
        3,
        0xFFFE,
        9,
        6,
        count,
        start,
        4096,
        END,
        0,
        END,
        0,
        *named,
        *[FREE] * (109 - count),
    )
    return header + b"".join(sectors)


def _entry(name: str, kind: int, right: int, child: int, start: int, size: int) -> bytes:
    written = (name + "\0").encode("utf-16-le")
    return struct.pack(
        "<64sHBBIII36xIQ",
        written.ljust(64, b"\0"),
        len(written),
        kind,
        1,
        FREE,
        right,
        child,
        start,
        size,
    )
