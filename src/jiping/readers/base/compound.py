"""Compound files (OLE), the container of the old Office formats, read within bounds.

Own code: what a file says of itself (lengths, chains, trees) is counted against the bytes that
are really there, so that no cycle and no claim costs more than one pass over the file.
Source: [MS-CFB].
"""

from __future__ import annotations

import struct
from array import array
from functools import cached_property

from msgspec import Struct

from jiping.readers.base.refusal import Refused, unreadable

SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
HEADER = struct.Struct("<28xHHH10xII4xII4xI4x109I")
ENTRY = struct.Struct("<64sHBxIII36xIQ")
ENTRY_SIZE = 128
IN_HEADER = 109
"""Sectors of the allocation table that the header itself names."""
LAST = 0xFFFFFFFA
"""Sector numbers from here on are no sectors: end of chain, free, table."""
STORAGE, STREAM, ROOT = 1, 2, 5


class Entry(Struct, gc=False):
    """One entry of the directory: a stream or a storage."""

    name: str
    kind: int
    left: int
    right: int
    child: int
    start: int
    size: int


class Compound:
    """The streams of a compound file by name. Raises Refused where its structure is damaged.

    Names are compared without case; those inside a storage are "storage/name".
    """

    def __init__(self, data: bytes) -> None:
        if len(data) < 512 or not data.startswith(SIGNATURE):
            raise _damaged()
        order, shift, mini_shift, table_sectors, directory, *rest = HEADER.unpack_from(data)
        self._cutoff, self._mini_start, more, *named = rest
        if order != 0xFFFE or shift not in (9, 12) or mini_shift != 6:
            raise _damaged()
        self._data = data
        self._size = 1 << shift
        self._sectors = -(-len(data) // self._size) - 1
        if table_sectors > self._sectors:
            raise _damaged()
        useful = -(-self._sectors // (self._size // 4))
        self._table = self._allocation(min(table_sectors, useful), more, named)
        entries = self._chain(directory)
        self._entries = [
            _entry(*ENTRY.unpack_from(entries, at))
            for at in range(0, len(entries) - ENTRY_SIZE + 1, ENTRY_SIZE)
        ]
        if not self._entries or self._entries[0].kind != ROOT:
            raise _damaged()
        self._root = self._children(0)

    @property
    def names(self) -> frozenset[str]:
        """Names, in lower case, of what stands directly in the file."""
        return frozenset(self._root)

    def __contains__(self, name: str) -> bool:
        entry = self._root.get(name.lower())
        return entry is not None and self._entries[entry].kind == STREAM

    def count(self, storage: str) -> int:
        """How many storages a storage of the file holds; 0 where there is no such storage."""
        number = self._root.get(storage.lower())
        if number is None or self._entries[number].kind != STORAGE:
            return 0
        return sum(
            self._entries[inner].kind == STORAGE for inner in self._children(number).values()
        )

    def read(self, name: str) -> bytes:
        """A whole stream; b"" where there is none."""
        number = self._root.get(name.lower())
        if number is None or self._entries[number].kind != STREAM:
            return b""
        entry = self._entries[number]
        if entry.size > len(self._data):
            raise _damaged()
        if entry.size >= self._cutoff:
            return self._chain(entry.start, entry.size)
        return self._mini(entry.start, entry.size)

    def _allocation(self, count: int, more: int, named: list[int]) -> array[int]:
        sectors = named[: min(count, IN_HEADER)]
        per_sector = self._size // 4 - 1
        for _ in range(self._sectors):
            if len(sectors) >= count or more >= LAST:
                break
            numbers = struct.unpack(f"<{per_sector + 1}I", self._sector(more))
            sectors += numbers[: min(per_sector, count - len(sectors))]
            more = numbers[per_sector]
        if len(sectors) < count:
            raise _damaged()
        return _numbers(b"".join(map(self._sector, sectors)))

    def _sector(self, number: int) -> bytes:
        start = (number + 1) * self._size
        data = self._data[start : start + self._size]
        if len(data) < self._size:
            raise _damaged()
        return data

    def _chain(self, number: int, size: int | None = None) -> bytes:
        """The sectors from one on, to the end of their chain or until there are `size` bytes."""
        table, data, width = self._table, self._data, self._size
        most = self._sectors if size is None else -(-size // width)
        parts: list[bytes] = []
        taken = 0
        while taken < most and number < LAST:
            first = number
            # Sectors mostly stand one after the other: one slice for each such stretch.
            while True:
                if number >= len(table) or number >= self._sectors:
                    raise _damaged()
                following = table[number]
                taken += 1
                if following != number + 1 or taken >= most:
                    break
                number = following
            parts.append(data[(first + 1) * width : (number + 2) * width])
            number = following
        if size is None:
            if number < LAST:
                raise _damaged()
            return b"".join(parts)
        whole = b"".join(parts)
        if len(whole) < size:
            raise _damaged()
        return whole[:size]

    @cached_property
    def _small(self) -> tuple[bytes, array[int]]:
        """The stream that holds small streams, and its allocation table."""
        root = self._entries[0]
        if root.size > len(self._data):
            raise _damaged()
        table = self._chain(self._mini_start)[: -(-root.size // 64) * 4]
        return self._chain(root.start, root.size), _numbers(table)

    def _mini(self, number: int, size: int) -> bytes:
        holder, table = self._small
        parts: list[bytes] = []
        for _ in range(-(-size // 64)):
            if number >= len(table):
                raise _damaged()
            parts.append(holder[number * 64 : number * 64 + 64])
            number = table[number]
        whole = b"".join(parts)
        if len(whole) < size:
            raise _damaged()
        return whole[:size]

    def _children(self, storage: int) -> dict[str, int]:
        """Entries of a storage by name in lower case; the first of two that share one."""
        found: dict[str, int] = {}
        seen: set[int] = set()
        waiting = [self._entries[storage].child]
        while waiting:
            number = waiting.pop()
            if number >= len(self._entries) or number in seen:
                continue
            seen.add(number)
            entry = self._entries[number]
            found.setdefault(entry.name.lower(), number)
            waiting += (entry.right, entry.left)
        return found


def _entry(
    name: bytes, length: int, kind: int, left: int, right: int, child: int, start: int, size: int
) -> Entry:
    # The high half of the size is rubbish in files with small sectors, and these are under 4 GiB.
    text = name[: max(0, min(length, 64) - 2)].decode("utf-16-le", "replace")
    return Entry(text, kind, left, right, child, start, size & 0xFFFFFFFF)


def _numbers(data: bytes) -> array[int]:
    count = len(data) // 4
    return array("I", struct.unpack(f"<{count}I", data[: count * 4]))


def _damaged() -> Refused:
    return unreadable(
        "文件的内部目录不完整，可能没有传完或已损坏", "its inner directory is incomplete or damaged"
    )
