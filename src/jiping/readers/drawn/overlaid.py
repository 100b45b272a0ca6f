"""Text that stays at its place while pages go by below it.

Browsers print what a web page keeps at the edge of the window on every sheet, over the rows of a
table where one goes on there. On the first page it stands outside of the table.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from jiping.readers.drawn.page import DrawnPage, Glyph
from jiping.readers.drawn.text import TextLine

EDGE = 0.15
"""It stands in this share of the page at its upper or lower end,"""
LEAST = 6
"""and has so many characters."""

Mark = tuple[str, int, int]


class Overlay:
    """The lines that stood at the ends of the page before, or over the table on it."""

    def __init__(self) -> None:
        self._known: list[list[Glyph]] = []
        self._over: list[list[Glyph]] = []

    def taken_off(self, page: DrawnPage) -> DrawnPage:
        """The page without those of the lines that stand over the cells of a table."""
        sides = [r for r in page.rules if not r.weak and r.bottom - r.top > r.right - r.left]
        self._over = []
        for line in self._known if sides else ():
            y = (line[0].top + line[0].bottom) / 2
            if sum(side.top <= y <= side.bottom for side in sides) < 2:
                continue
            first = _mark(line[0])
            begins = any(it.text == first[0] and _mark(it) == first for it in page.glyphs)
            if begins and {*map(_mark, line)} <= {*map(_mark, page.glyphs)}:
                self._over.append(line)
        if not self._over:
            return page
        gone = {_mark(glyph) for line in self._over for glyph in line}
        glyphs = [glyph for glyph in page.glyphs if _mark(glyph) not in gone]
        return DrawnPage(page.number, page.width, page.height, glyphs, page.rules, page.beside)

    def keep(self, page: DrawnPage, items: Iterable[object]) -> None:
        """Remember what stands outside of tables at the ends of a page."""
        self._known = [*self._over, *_at_edges(page, items)]


def _at_edges(page: DrawnPage, items: Iterable[object]) -> Iterator[list[Glyph]]:
    low, high = EDGE * page.height, (1 - EDGE) * page.height
    for item in items:
        if isinstance(item, TextLine) and (item.bottom < low or item.top > high):
            line = [glyph for glyph in item.glyphs if not glyph.text.isspace()]
            if len(line) >= LEAST:
                yield line


def _mark(glyph: Glyph) -> Mark:
    return (glyph.text, round(glyph.left), round(glyph.top))
