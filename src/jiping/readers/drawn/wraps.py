"""Which line breaks are there because the line was full, and which were meant."""

from __future__ import annotations

from itertools import pairwise

from jiping.readers.drawn.page import Glyph
from jiping.readers.drawn.text import TextLine

NEVER_FIRST = frozenset("，。、；：！？）》」』】〕”’…—％%‰℃,.;:!?)]}>~～·")
"""No line begins with these: they pull the character before them down."""
NEVER_LAST = frozenset("（《「『【〔“‘([{<￥$")
"""No line ends with these."""
AFTER = frozenset("-/–\\")
"""A word may be divided after these without a space."""
FIGURE = frozenset("0123456789.,%")
SLACK = 0.75


def joined(lines: list[TextLine], room: float) -> str:
    """The text of lines that had `room` points to fill: "\\n" where a break was meant."""
    if not lines:
        return ""
    text = lines[0].text
    if len(lines) == 1:
        return text
    for above, below in pairwise(lines):
        text += between(above, below, room) + below.text
    return text


def between(above: TextLine, below: TextLine, room: float) -> str:
    """What joins two lines: nothing or a space where the upper one was full, else a break."""
    if not above.text or not below.text or not is_full(above, below, room):
        return "\n"
    last, first = above.text[-1], below.text[0]
    if not (_in_word(last) and _in_word(first)) or last in AFTER:
        return ""
    if last in FIGURE and first in FIGURE:
        return ""  # one figure: two would not follow one another with a space between them only
    # A word that is cut had not enough room for itself.
    divided = _width(_tail(above.glyphs)) + _width(_head(below.glyphs)) > room
    return "" if divided else " "


def is_full(above: TextLine, below: TextLine, room: float) -> bool:
    """Whether the beginning of the lower line would not have fitted into the upper one."""
    return above.right - above.left + _width(_head(below.glyphs)) > room - SLACK


def _in_word(character: str) -> bool:
    return character < "\u2e80" and not character.isspace()


def _head(glyphs: list[Glyph]) -> list[Glyph]:
    """What cannot be divided at the beginning of a line."""
    end = 1
    while end < len(glyphs) and not _may_break(glyphs[end - 1].text, glyphs[end].text):
        end += 1
    return glyphs[:end]


def _tail(glyphs: list[Glyph]) -> list[Glyph]:
    start = len(glyphs) - 1
    while start > 0 and not _may_break(glyphs[start - 1].text, glyphs[start].text):
        start -= 1
    return glyphs[start:]


def _may_break(left: str, right: str) -> bool:
    last, first = left[-1:], right[:1]
    if first in NEVER_FIRST or last in NEVER_LAST:
        return False
    if last.isspace() or first.isspace():
        return True
    return not (_in_word(last) and _in_word(first))


def _width(glyphs: list[Glyph]) -> float:
    return max(g.right for g in glyphs) - min(g.left for g in glyphs) if glyphs else 0.0
