"""What pages repeat above and below their content: page numbers and running titles."""

from __future__ import annotations

import re
from collections.abc import Iterable

from msgspec import Struct

from jiping.readers.drawn.text import TextLine

NUMBER = re.compile(
    r"[-—–―·.•\s]*第\s*[0-9一二三四五六七八九十百]+\s*页\s*[,，/\s]*(?:[(（]?共\s*[0-9一二三四五六七八九十百]+\s*页[)）]?)?"
    r"|[-—–―·•]+\s*[0-9]{1,4}\s*[-—–―·•]+"
    r"|(?:[Pp]age\s*)?[0-9]{1,4}\s*(?:/|of)\s*[0-9]{1,4}"
)
DIGITS = re.compile("[0-9]+")
NEAR = 3.0
EDGE = 0.15
"""Running titles and page numbers stand within this share of the height from an edge."""


class Running(Struct, gc=False):
    """Lines at the edges of one page, by what they say without their numbers and how high."""

    number: int
    height: float
    seen: list[tuple[str, float, float]]


def running(number: int, height: float, loose: Iterable[TextLine]) -> Running:
    """What stands near the upper and lower edge of a page."""
    seen = [
        (DIGITS.sub("#", line.text), line.top, line.left)
        for line in loose
        if _at_edge(line, height)
    ]
    return Running(number, height, seen)


def is_page_number(line: TextLine, page: Running) -> bool:
    """Whether a line says nothing but which page it is on."""
    if not _at_edge(line, page.height):
        return False
    text = line.text.strip()
    return text == str(page.number) or NUMBER.fullmatch(text) is not None


def repeats(line: TextLine, page: Running, other: Running | None) -> bool:
    """Whether a line at the edge of a page stands on another page too, in the same place."""
    if other is None or not _at_edge(line, page.height):
        return False
    text = DIGITS.sub("#", line.text)
    return any(
        text == said and abs(line.top - top) <= NEAR and abs(line.left - left) <= NEAR
        for said, top, left in other.seen
    )


def _at_edge(line: TextLine, height: float) -> bool:
    return line.bottom <= height * EDGE or line.top >= height * (1 - EDGE)
