"""Records of a workbook stream, and the texts in them."""

from __future__ import annotations

import struct
from codecs import utf_16_le_decode
from collections.abc import Iterator

from jiping.readers.base.charset import decode
from jiping.readers.base.grid import clean

HEAD = struct.Struct("<HH")
BEGUN, SHORT = struct.Struct("<HB"), struct.Struct("<BB")
"""How many characters a text has, and how it is stored."""
WIDE, PHONETIC, RICH = 1, 4, 8
"""Marks of a text: two bytes a character, with its pronunciation, with changes of the font."""
BEGIN, END, CONTINUE = 0x0809, 0x000A, 0x003C
PAGES = {
    874: "cp874",
    932: "cp932",
    936: "gb18030",
    949: "cp949",
    950: "big5hkscs",
    1200: "utf-16-le",
    10001: "cp932",
    10002: "big5hkscs",
    10008: "gb18030",
}
"""Code pages of East Asia and Unicode; what a file says about any other is not believed before
its texts have been looked at, for many programs write 1252 whatever their texts are in."""
WESTERN = "cp1252"

MOST = 2_500_000
"""Records that are looked at in one go: far more than a sheet of forms has."""

Segment = tuple[int, int]
"""Where the bytes of a record begin and end."""


def records(data: bytes, start: int, most: int = MOST) -> Iterator[tuple[int, int, int]]:
    """Kind, begin and end of each record from `start` on, `most` of them at the utmost.

    The last one is cut where the data end.
    """
    unpack = HEAD.unpack_from
    last, limit = len(data) - 4, len(data)
    at = start
    while at <= last and most > 0:
        kind, length = unpack(data, at)
        at += 4
        end = at + length
        yield kind, at, min(end, limit)
        at = end
        most -= 1


def continued(data: bytes, start: int, end: int) -> Iterator[Segment]:
    """What remains of a record from `start` on, and then the records that continue it."""
    yield start, end
    for kind, begin, stop in records(data, end):
        if kind != CONTINUE:
            break
        yield begin, stop


class Letters:
    """A reader of Unicode texts that run on over records.

    Where characters are split over two records, the second begins with a byte that says anew
    how wide they are. Raises EOFError where a text goes on after the last record.
    """

    def __init__(self, data: bytes, segments: Iterator[Segment]) -> None:
        self._data = data
        self._segments = segments
        self._at, self._end = next(self._segments)

    def texts(self, most: int) -> Iterator[str]:
        """The next texts, as many as there are."""
        data, begun = self._data, BEGUN.unpack_from
        try:
            for _ in range(most):
                at = self._at
                start = at + BEGUN.size
                length, flags = begun(data, at) if start <= self._end else (0, RICH)
                end = start + (length << 1 if flags else length)
                if flags > WIDE or end > self._end:
                    yield self.text()
                    continue
                self._at = end
                yield clean(_decoded(data[start:end], flags))
        except EOFError:
            return

    def text(self, size: int = 2) -> str:
        """The next text, cleaned; `size` bytes give its length."""
        data, at = self._data, self._at
        if at >= self._end:
            self._next()
            at = self._at
        head = at + size + 1
        if head > self._end:
            raise EOFError
        length, flags = (BEGUN if size == 2 else SHORT).unpack_from(data, at)
        start, behind = head, 0
        if flags & RICH:  # where the font changes stands behind the text
            start, behind = head + 2, 4 * int.from_bytes(data[head : head + 2], "little")
        if not flags & PHONETIC:
            end = start + (length << 1 if flags & WIDE else length)
            if end + behind <= self._end:
                self._at = end + behind
                return clean(_decoded(data[start:end], flags))
        return self._long(head, length, flags)

    def _long(self, at: int, length: int, flags: int) -> str:
        data = self._data
        runs = phonetic = 0
        if flags & RICH:
            runs = int.from_bytes(data[at : at + 2], "little")
            at += 2
        if flags & PHONETIC:
            phonetic = int.from_bytes(data[at : at + 4], "little")
            at += 4
        pieces: list[str] = []
        while True:
            wide = flags & WIDE
            here = min(length, max(0, self._end - at) >> wide)
            pieces.append(_decoded(data[at : at + (here << wide)], flags))
            length -= here
            self._at = at + (here << wide)
            if not length:
                break
            self._next()
            flags, at = data[self._at], self._at + 1
        self._skip(4 * runs + phonetic)
        return clean("".join(pieces))

    def _skip(self, count: int) -> None:
        while count > self._end - self._at:
            count -= max(0, self._end - self._at)
            self._next()
        self._at += count

    def _next(self) -> None:
        segment = next(self._segments, None)
        if segment is None or segment[0] >= segment[1]:
            raise EOFError
        self._at, self._end = segment


def _decoded(data: bytes, flags: int) -> str:
    return utf_16_le_decode(data, "replace")[0] if flags & WIDE else data.decode("latin-1")


def encoding_of(page: int, samples: list[bytes]) -> str:
    """The encoding of the texts of a workbook before Excel 97, given some of them.

    `page` is the code page that the file names, 0 for none.
    """
    if page in PAGES:
        return PAGES[page]
    guess = decode(b"\n".join(samples))
    return WESTERN if guess.doubtful else guess.encoding
