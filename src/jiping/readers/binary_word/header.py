"""The header of a binary Word file (FIB): what it is, and where its parts stand."""

from __future__ import annotations

import struct

from msgspec import Struct

from jiping.model import Words
from jiping.readers.base.compound import Compound
from jiping.readers.base.kinds import SAVE_AS_DOCX
from jiping.readers.base.refusal import refused, unreadable

WORD_97 = 0xC1
"""The first version of the format that is read."""
MAGIC = 0xA5EC
OLDER = (0xA5DC, 0xA59C, 0xA5DB, 0xA697, 0xA698, 0xA699)
"""What Word 2 to 95, and their far-eastern editions, wrote in its place."""
FLAGS_AT, COUNTS_AT, LENGTH = 0x0A, 0x4C, 0x1AA
ENCRYPTED, IN_TABLE_1 = 0x0100, 0x0200
CHARACTER_PAGES, PARAGRAPH_PAGES, FONTS, PIECES = 0xFA, 0x102, 0x112, 0x1A2
OLD_WORD = Words("Word 95 或更早版本的文档", "document of Word 95 or earlier")


class Header(Struct, frozen=True):
    """The streams of a file, and how many characters each of its parts of text has.

    `boxes` is the first character and the one after the last of the text boxes.
    """

    main: bytes
    table: bytes
    data: bytes
    body: int
    boxes: tuple[int, int]

    def part(self, at: int) -> bytes:
        """The part of the table stream whose place the header gives at an offset.

        Raises Refused where it reaches beyond the stream.
        """
        start, length = struct.unpack_from("<II", self.main, at)
        part = self.table[start : start + length]
        if len(part) < length:
            raise unreadable("文件内部的索引不完整", "its inner tables are incomplete")
        return part


def header(compound: Compound) -> Header:
    """Raises Refused: with a password, of an older version, or damaged."""
    main = compound.read("WordDocument")
    if len(main) < 32:
        raise unreadable("缺少正文", "it has no text")
    magic, version = struct.unpack_from("<HH", main)
    if magic in OLDER or (magic == MAGIC and version < WORD_97):
        raise refused("RDG003", kind=OLD_WORD, remedy=SAVE_AS_DOCX)
    if magic != MAGIC or len(main) < LENGTH:
        raise unreadable("文件头已损坏", "its header is damaged")
    (flags,) = struct.unpack_from("<H", main, FLAGS_AT)
    if flags & ENCRYPTED:
        raise refused("RDG004")
    chosen, other = ("1Table", "0Table") if flags & IN_TABLE_1 else ("0Table", "1Table")
    table = compound.read(chosen) or compound.read(other)
    body, notes, heads, macros, comments, ends, boxes = struct.unpack_from("<7i", main, COUNTS_AT)
    before = body + notes + heads + macros + comments + ends
    if min(body, notes, heads, macros, comments, ends, boxes) < 0:
        raise unreadable("文件头已损坏", "its header is damaged")
    return Header(main, table, compound.read("Data"), body, (before, before + boxes))
