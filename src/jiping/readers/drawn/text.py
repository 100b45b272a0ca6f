"""Glyphs -> lines of text, and the text of a cell."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from jiping.readers.drawn.page import Box, Glyph

SPACE = 0.25
"""A gap of so many heights between Latin letters or figures is a space."""
WIDE = 0.75
"""A gap of so many heights is a space even beside a Chinese character."""


class TextLine(Struct, gc=False):
    """A line of glyphs from left to right, and its box."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    confidence: float | None = None


def lines(glyphs: Iterable[Glyph]) -> list[TextLine]:
    """The lines that the glyphs make up, from top to bottom."""
    rows: list[list[Glyph]] = []
    top = bottom = 0.0
    for glyph in sorted(glyphs, key=lambda g: g.top + g.bottom):
        middle = (glyph.top + glyph.bottom) / 2
        if rows and top <= middle <= bottom:
            rows[-1].append(glyph)
            continue
        rows.append([glyph])
        inset = (glyph.bottom - glyph.top) * 0.1
        top, bottom = glyph.top + inset, glyph.bottom - inset
    return [_line(row) for row in rows]


def _line(glyphs: list[Glyph]) -> TextLine:
    glyphs.sort(key=lambda g: g.left)
    parts: list[str] = []
    last: Glyph | None = None
    for glyph in glyphs:
        if last is not None and _apart(last, glyph):
            parts.append(" ")
        parts.append(glyph.text)
        last = glyph
    left, top, right, bottom = around(glyphs)
    return TextLine("".join(parts).strip(), left, top, right, bottom, surety(glyphs))


def _apart(left: Glyph, right: Glyph) -> bool:
    """Whether a space stands between two neighbours that nothing separates."""
    gap = right.left - left.right
    if gap <= 0 or left.text.isspace() or right.text.isspace():
        return False
    size = min(left.bottom - left.top, right.bottom - right.top)
    narrow = left.text[-1].isascii() and right.text[0].isascii()
    return gap > size * (SPACE if narrow else WIDE)


def around(glyphs: Iterable[Glyph]) -> Box:
    """The box around all."""
    glyphs = list(glyphs)
    return (
        min(g.left for g in glyphs),
        min(g.top for g in glyphs),
        max(g.right for g in glyphs),
        max(g.bottom for g in glyphs),
    )


def surety(glyphs: Iterable[Glyph]) -> float | None:
    """The lowest confidence among the glyphs; None where recognition was not needed."""
    return min((g.confidence for g in glyphs if g.confidence is not None), default=None)
