"""Lines of a text, and which of them are rows of cells divided by pipes."""

from __future__ import annotations

from jiping.readers.base.grid import LINES, PER_TEXT, Blocks
from jiping.readers.markup.pipes import count, is_delimiter, is_ruling

LOOKED_AT = 256 * 1024
"""Characters of a text by which its kind is told."""


def split(text: str, blocks: Blocks) -> list[str]:
    """The lines, as many as the limits bear."""
    most = blocks.limits.cells * PER_TEXT
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n", most)
    if len(lines) > most:
        blocks.cut(LINES, blocks.limits.cells, "cells")
        lines.pop()
    return lines


def has_rows(text: str) -> bool:
    """Whether the text has tables divided by pipes, rather than one cell a line."""
    if "|" not in text:
        return False
    rows = [line for line in text[:LOOKED_AT].splitlines() if "|" in line]
    if any(is_delimiter(line.strip()) for line in rows):
        return True
    wide = sum(count(line) > 1 for line in rows)
    return wide > 1 and wide * 5 >= len(rows)


def is_one_cell_a_line(lines: list[str]) -> bool:
    """Whether pipes only end the lines, each of which is a cell."""
    return not any(is_delimiter(line) or is_ruling(line) or count(line) > 1 for line in lines)


def is_row(line: str) -> bool:
    """Whether a line may belong to a table."""
    return "|" in line or is_ruling(line.strip())
