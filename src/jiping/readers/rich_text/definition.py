"""How the cells of a row stand: what \\trowd begins."""

from __future__ import annotations

import re

from msgspec import Struct

from jiping.readers.base.edges import CellEdges

ENDS = ("\\pard", "{", "}", "\\row")
"""Behind these nothing more is said about the row that is being defined."""
WORD = re.compile(r"\\(cellx|clv?mgf|clv?mrg|trleft)(-?\d{1,10})?(?![a-zA-Z\d])")
LONGEST = 64 * 1024
KEPT = 200
"""Definitions that are remembered."""


class Definition(Struct):
    """Left edge of a row and its cells, as the file gives them before or behind the row."""

    left: int = 0
    cells: list[CellEdges] = []


class Definitions:
    """Definitions already understood: most rows of a table are defined alike."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[Definition, int]] = {}

    def begins(self, source: str, start: int) -> tuple[Definition, int]:
        """The definition that begins at `start`, and how far it was read."""
        end = source.find("\\trowd", start, start + LONGEST)
        end = end if end >= 0 else min(start + LONGEST, len(source))
        for mark in ENDS:
            found = source.find(mark, start, end)
            end = found if found >= 0 else end
        text = source[start:end]
        known = self._known.get(text)
        if known is None:
            if len(self._known) >= KEPT:
                self._known.clear()
            known = self._known[text] = _definition(text)
        row, length = known
        return Definition(row.left, row.cells.copy()), start + length


def _definition(text: str) -> tuple[Definition, int]:
    row = Definition()
    mark = CellEdges(0)
    length = 0
    for found in WORD.finditer(text):
        word, number = found[1], int(found[2] or 0)
        if word == "cellx":
            mark.right = number
            row.cells.append(mark)
            mark = CellEdges(0)
            length = found.end()
        elif word == "trleft":
            row.left = number
        elif word.startswith("clv"):
            mark.vertical = "restart" if word == "clvmgf" else "continue"
        else:
            mark.horizontal = "restart" if word == "clmgf" else "continue"
    return row, length
