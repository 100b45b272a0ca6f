"""Lists of property changes (sprms), from which every property in the file is made."""

from __future__ import annotations

from collections.abc import Iterator

IN_TABLE, ROW_END, DEPTH = 0x2416, 0x2417, 0x6649
INNER_CELL_END, INNER_ROW_END = 0x244B, 0x244C
CONTINUED = (0x6645, 0x6646, 0x646B)
"""Paragraph and table properties that stand in the stream Data."""
DEFINE, INSERT, DELETE, WIDTHS, MERGE, SPLIT, VERTICAL = (
    0xD608,
    0x7621,
    0x5622,
    0x7623,
    0x5624,
    0x5625,
    0xD62B,
)
REMOVED, INSERTED, HIDDEN, SYMBOL = 0x0800, 0x0801, 0x083C, 0x6A09
FONTS = (0x4A4F, 0x4A50, 0x4A51)
TABS = 0xC615
LONG = (0xD606, DEFINE)
"""Changes whose length takes two bytes."""
SIZES = (1, 1, 2, 4, 2, 2, 0, 3)
"""Bytes of an operand by the highest bits of the code; 0 where the operand says it itself."""


def changes(data: bytes) -> Iterator[tuple[int, int, int]]:
    """Code, and beginning and end of the operand, of each change; stops at a broken one."""
    at, length = 0, len(data)
    while at + 3 <= length:
        code = data[at] | data[at + 1] << 8
        at += 2
        size = SIZES[code >> 13]
        if not size:
            if code in LONG:
                size = (data[at] | data[at + 1] << 8) + 1 if at + 2 <= length else 0
                at, end = at + 2, at + size
            elif code == TABS and data[at] == 255:
                end = _tabs(data, at)
                at += 1
            else:
                end = at + 1 + data[at]
                at += 1
        else:
            end = at + size
        if end > length or end < at:
            return
        yield code, at, end
        at = end


def _tabs(data: bytes, at: int) -> int:
    """Where a list of tabs ends that is too long to say it itself."""
    added = at + 2 + 4 * data[at + 1] if at + 1 < len(data) else len(data)
    return added + 1 + 3 * data[added] if added < len(data) else len(data) + 1
