"""How much room a text takes: estimates, for row heights and for what may break over pages."""

from __future__ import annotations

BODY = 10.5
"""Size of the table's text in points (五号)."""

TITLE_SIZES = (18.0, 16.0, 15.0, 14.0)
"""Sizes of titles in points, best first (小二 to 四号)."""

LINE = 1.45
"""Height of a line in sizes."""

PADDING = 20
"""Left and right padding of a cell together, in tenths of a millimetre."""

_HALF = BODY * 25.4 / 72 * 10 / 2
"""Half an em in tenths of a millimetre."""


def halves(text: str) -> int:
    """Width of a text in halves of an em: Chinese characters and signs 2, others 1."""
    if text.isascii():
        return len(text)
    return sum(2 if character >= "\u2010" else 1 for character in text)


def room(width: int) -> int:
    """How many halves of an em fit into a cell of `width` tenths of a millimetre."""
    return max(2, int((width - PADDING) / _HALF))


def lines(text: str, width: int) -> int:
    """How many lines a text takes in a cell of `width` tenths of a millimetre."""
    if not text:
        return 1
    fits = room(width)
    if len(text) * 2 <= fits and "\n" not in text:
        return 1
    return sum(max(1, -(-halves(part) // fits)) for part in text.split("\n"))


def needed(text: str) -> int:
    """Width in tenths of a millimetre that keeps an unbreakable text on one line."""
    return int(halves(text) * _HALF) + PADDING + 1


def title_size(text: str, width: int) -> float:
    """The largest size in points at which a title stands on one line, within reason."""
    wide = max(map(halves, text.split("\n")))
    for size in TITLE_SIZES:
        if wide * size * 254 / 72 / 2 <= width:
            return size
    return TITLE_SIZES[1]
