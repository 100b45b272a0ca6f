"""Compound files (OLE): the container of .doc, .xls, .et and .wps, read within its own size.

Nothing in the file is trusted: chains of sectors may run in circles, sizes and numbers may lie.
Whatever is claimed, no more is read than the file holds; what is damaged has no streams.
"""

from __future__ import annotations

import struct
from functools import cached_property

from msgspec import Struct

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
HEADER = struct.Struct("<2H14xI4x2I4x2I")
"""From byte 30: the shifts of sectors and small sectors; where the directory begins, from which
size on streams stand in sectors, where the table of small sectors and the further list of the
sectors of the table begin, and how many these are."""
FIRST_TABLES = struct.Struct("<109I")
ENTRY = struct.Struct("<64sHBx3I36xII4x")
"""Name, its length, kind; left, right and child entries; first sector and size."""
HEADER_SIZE = 512
SHIFTS = (9, 12)
SMALL_SHIFT = 6
STREAM = 2
MOST = 65_536
"""Entries of the directory that are looked at."""
LAST = 0xFFFFFFFA
"""Numbers above it are no sectors."""


class Entry(Struct, frozen=True, gc=False):
    """A stream or storage of the directory."""

    name: str
    kind: int
    left: int
    right: int
    child: int
    start: int
    size: int


class Compound:
    """The streams at the root of a compound file, by name without case."""

    def __init__(self, data: bytes) -> None:
        self._data = data = data.ljust(HEADER_SIZE, b"\0")
        shift, small_shift, directory, cutoff, small, more, count = HEADER.unpack_from(data, 30)
        sound = shift in SHIFTS and small_shift == SMALL_SHIFT
        self._sector = 1 << shift if sound else HEADER_SIZE
        self._sectors = max(0, -(-len(data) // self._sector) - 1)
        self._cutoff = cutoff
        self._small_table = small
        self._table = self._allocation(more, count) if sound else []
        self._entries = _entries(self._chained(directory))

    @cached_property
    def streams(self) -> dict[str, Entry]:
        """Streams that stand at the root, by name in lower case."""
        found = {e.name.lower(): e for e in self._children() if e.kind == STREAM}
        if found:
            return found
        return {e.name.lower(): e for e in reversed(self._entries) if e.kind == STREAM}

    def __contains__(self, name: str) -> bool:
        return name.lower() in self.streams

    def read(self, name: str) -> bytes:
        """A stream, as much of it as there is; b"" for one that does not exist."""
        entry = self.streams.get(name.lower())
        if entry is None:
            return b""
        if entry.size >= self._cutoff:
            return self._chained(entry.start, entry.size)
        return self._small(entry.start, entry.size)

    def _children(self) -> list[Entry]:
        """The entries at the root."""
        entries = self._entries
        waiting = [entries[0].child] if entries else []
        seen: set[int] = set()
        while waiting:
            number = waiting.pop()
            if number < len(entries) and number not in seen:
                seen.add(number)
                waiting += (entries[number].left, entries[number].right)
        return [entries[number] for number in sorted(seen)]

    def _allocation(self, more: int, count: int) -> list[int]:
        """For each sector, the one that follows it."""
        size = self._sector
        parts = list(FIRST_TABLES.unpack_from(self._data, 76))
        most = self._sectors // (size // 4) + 1
        for _ in range(min(count, most)):
            if more >= LAST or len(parts) > most + 109:
                break
            numbers = _numbers(self._at(more))
            parts += numbers[:-1]
            more = numbers[-1] if numbers else LAST
        pieces = [self._at(part) for part in parts if part < LAST][:most]
        return list(_numbers(b"".join(pieces)))

    def _at(self, sector: int) -> bytes:
        start = (sector + 1) * self._sector
        return self._data[start : start + self._sector]

    def _chained(self, start: int, size: int | None = None) -> bytes:
        """The sectors of a chain one after another, cut to a size."""
        most = self._sectors if size is None else min(self._sectors, -(-size // self._sector))
        chain = _chain(self._table, start, most)
        data, width = self._data, self._sector
        joined = b"".join([data[(n + 1) * width : (n + 2) * width] for n in chain])
        return joined if size is None else joined[:size]

    @cached_property
    def _small_sectors(self) -> tuple[bytes, list[int]]:
        root = self._entries[0]
        table = list(_numbers(self._chained(self._small_table)))
        return self._chained(root.start, root.size), table

    def _small(self, start: int, size: int) -> bytes:
        held, table = self._small_sectors
        chain = _chain(table, start, min(len(held), size) // 64 + 1)
        return b"".join([held[n * 64 : n * 64 + 64] for n in chain])[:size]


def _chain(table: list[int], start: int, most: int) -> list[int]:
    """The numbers of sectors that follow one another, at most so many."""
    chain: list[int] = []
    while start < len(table) and len(chain) < most:
        chain.append(start)
        start = table[start]
    return chain


def _numbers(data: bytes) -> tuple[int, ...]:
    return struct.unpack(f"<{len(data) // 4}I", data[: len(data) // 4 * 4])


def _entries(directory: bytes) -> list[Entry]:
    entries = []
    for name, length, kind, left, right, child, start, size in ENTRY.iter_unpack(
        directory[: min(len(directory) // ENTRY.size, MOST) * ENTRY.size]
    ):
        text = name[: max(0, min(length, 64) - 2)].decode("utf-16-le", "replace")
        entries.append(Entry(text, kind, left, right, child, start, size))
    return entries
