"""Glyphs -> lines of text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import islice, pairwise
from operator import attrgetter
from unicodedata import normalize

from msgspec import Struct

from jiping.readers.drawn.page import Box, Glyph

_start = attrgetter("left")
SPACE = 0.2
"""A gap of so many heights between Latin letters or figures is a space."""
WIDE = 0.75
"""A gap of so many heights is a space even beside a Chinese character."""
STACKED = 1.25
"""Characters set so many of their widths apart, side by side, stand in different columns,"""
LOOKALIKE = re.compile("[\u2e80-\u2fdf\uf900-\ufaff\U0002f800-\U0002fa1f]")
RADICALS = (
    "⺟母⺠民⻁虎⻄西⻅见⻆角⻉贝⻋车⻑長⻓长⻔门⻘青⻙韦⻚页⻛风⻜飞⻝食⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻬齐"
    "⻮齿⻰龙⻳龟⼾户"
)
ALIKE = dict(zip(RADICALS[::2], RADICALS[1::2], strict=True))
"""Radicals of simplified characters, whose equals Unicode does not name, or names otherwise."""
SPREAD = re.compile(r"(?=.*[.,%])[0-9](?: [0-9.,])*(?: %)?")
"""A figure whose characters are spread over the width of its cell; several whole numbers of one
digit would look like one without a sign in it."""
SHORTEST = "9 . 5"
EVEN = 0.25
"""It is spread evenly, give or take such a share of its height."""
TWICE = 0.3
"""The same character again, moved by less than so many of its widths, makes it bold."""
TIGHT = 1.15
"""if those below one another are closer than this."""


class TextLine(Struct, gc=False):
    """A line of glyphs in reading order, and its box."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    glyphs: list[Glyph]

    @property
    def box(self) -> Box:
        return (self.left, self.top, self.right, self.bottom)

    @property
    def height(self) -> float:
        return self.bottom - self.top


def lines(glyphs: list[Glyph]) -> list[TextLine]:
    """The lines that the glyphs make up, from top to bottom; lines that are turned come in the
    order of those who turn the page."""
    if not glyphs:
        return []
    turns = [glyph.turn for glyph in glyphs]
    if not any(turns):
        return _level(glyphs)
    found: list[TextLine] = []
    for turn in sorted(set(turns)):
        part = [turned(glyph, turn) for glyph in glyphs if glyph.turn == turn]
        found += _level(part)
    return found


def turned(glyph: Glyph, turn: int) -> Glyph:
    """A glyph of a page that is turned so that its line runs to the right."""
    left, top, right, bottom = turned_box((glyph.left, glyph.top, glyph.right, glyph.bottom), turn)
    text, rest = glyph.text, (glyph.turn - turn) % 360
    return Glyph(text, left, top, right, bottom, rest, glyph.confidence)


def turned_box(box: Box, turn: int) -> Box:
    """A box of a page that is turned back by so many degrees, around its upper left corner."""
    left, top, right, bottom = box
    if turn == 90:
        return (top, -right, bottom, -left)
    if turn == 180:
        return (-right, -bottom, -left, -top)
    if turn == 270:
        return (-bottom, left, -top, right)
    return box


def _level(glyphs: list[Glyph]) -> list[TextLine]:
    if len({(glyph.top, glyph.bottom) for glyph in glyphs}) == 1:
        return [line_of(glyphs if len(glyphs) == 1 else sorted(glyphs, key=_start))]
    rows: list[list[Glyph]] = []
    top = bottom = 0.0
    for glyph in sorted(glyphs, key=_height_on_page):
        middle = (glyph.top + glyph.bottom) / 2
        if rows and (top <= middle <= bottom or glyph.top <= (top + bottom) / 2 <= glyph.bottom):
            rows[-1].append(glyph)
            if glyph.bottom - glyph.top <= (bottom - top) * 1.3:
                continue
        else:
            rows.append([glyph])
        inset = (glyph.bottom - glyph.top) * 0.1
        top, bottom = glyph.top + inset, glyph.bottom - inset
    for row in rows:
        row.sort(key=_start)
    if len(rows) > 1 and _is_stacked(rows):
        return _columns(rows)
    return [line_of(row) for row in rows]


def _height_on_page(glyph: Glyph) -> float:
    return glyph.top + glyph.bottom


def _is_stacked(rows: list[list[Glyph]]) -> bool:
    """Whether characters stand below one another in columns instead of side by side."""
    if max(map(len, rows)) > len(rows) or max(map(len, rows)) < 2:
        return False
    apart = [
        (right.left - left.left) / max(right.right - right.left, 0.1)
        for row in rows
        for left, right in pairwise(row)
    ]
    below = [
        (lower[0].top - upper[0].top) / max(lower[0].right - lower[0].left, 0.1)
        for upper, lower in pairwise(rows)
    ]
    pitch = sorted(below)[len(below) // 2]
    return min(apart) > STACKED and pitch < min(TIGHT, min(apart) * 0.85)


def _columns(rows: list[list[Glyph]]) -> list[TextLine]:
    """Columns from right to left, each read downwards."""
    columns: list[list[Glyph]] = []
    for glyph in sorted((g for row in rows for g in row), key=lambda g: -g.left):
        middle = (glyph.left + glyph.right) / 2
        if columns and columns[-1][0].left <= middle:
            columns[-1].append(glyph)
        else:
            columns.append([glyph])
    found = []
    for column in columns:
        column.sort(key=_height_on_page)
        found.append(
            TextLine(_plain("".join(g.text for g in column)).strip(), *around(column), column)
        )
    return found


def line_of(glyphs: list[Glyph]) -> TextLine:
    """A line of glyphs that stand from left to right."""
    last = glyphs[0]
    said, start, end = last.text, last.left, last.right
    parts = [said]
    for glyph in islice(glyphs, 1, None):
        text, left = glyph.text, glyph.left
        if text == said and left - start < TWICE * (end - start):
            continue
        if left - end > 1 and _apart(last, glyph, left - end):
            parts.append(" ")
        parts.append(text)
        last, said, start, end = glyph, text, left, glyph.right
    text = _plain("".join(parts)).strip()
    if len(parts) >= len(SHORTEST) and SPREAD.fullmatch(text) and _is_even(glyphs):
        text = text.replace(" ", "")
    return TextLine(text, *around(glyphs), glyphs)


def _is_even(glyphs: list[Glyph]) -> bool:
    """Whether glyphs stand apart by as much each, none of them a space."""
    gaps = [right.left - left.right for left, right in pairwise(glyphs)]
    size = min(glyph.bottom - glyph.top for glyph in glyphs)
    return max(gaps) - min(gaps) < EVEN * size and not any(g.text.isspace() for g in glyphs)


def _plain(text: str) -> str:
    """Radicals and compatibility forms, which fonts take for the characters that look like them,
    made these."""
    if text.isascii() or not LOOKALIKE.search(text):
        return text
    return LOOKALIKE.sub(lambda found: ALIKE.get(found[0]) or normalize("NFKC", found[0]), text)


def _apart(left: Glyph, right: Glyph, gap: float) -> bool:
    """Whether a space stands between two neighbours that nothing separates."""
    if left.text.isspace() or right.text.isspace():
        return False
    size = min(left.bottom - left.top, right.bottom - right.top)
    narrow = left.text[-1].isascii() and right.text[0].isascii()
    return gap > size * (SPACE if narrow else WIDE)


def around(glyphs: Sequence[Glyph]) -> Box:
    """The box around all."""
    first = glyphs[0]
    left, top, right, bottom = first.left, first.top, first.right, first.bottom
    for glyph in glyphs:
        if glyph.left < left:
            left = glyph.left
        if glyph.top < top:
            top = glyph.top
        if glyph.right > right:
            right = glyph.right
        if glyph.bottom > bottom:
            bottom = glyph.bottom
    return (left, top, right, bottom)


def surety(glyphs: Iterable[Glyph]) -> float | None:
    """The lowest confidence among the glyphs; None where recognition was not needed."""
    known = [sure for g in glyphs if (sure := g.confidence) is not None]
    return min(known) if known else None
