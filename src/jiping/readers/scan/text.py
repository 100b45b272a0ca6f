"""Lines of text in a part of a page, by the blank between them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from msgspec import Struct

LEAST = 0.18
"""Characters; smaller spots are dust, if nothing is beside them."""
APART = 0.08
"""Characters; blank rows between two lines of text."""
WIDE_GAP = 1.5
"""Characters; a wider blank parts a line in two."""
DEEPEST = 4
"""How often columns of lines are looked at for columns in them."""
TALLEST = 4.0
"""Characters; what is higher is a picture or a seal."""


class Strip(Struct, gc=False):
    """A line of text in dots."""

    left: int
    top: int
    right: int
    bottom: int


def strips(ink: Any, size: float) -> list[Strip]:
    """The lines of text in a part of a page (1 = ink), parted at wide blanks."""
    height, width = ink.shape
    return list(_within(ink, size, Strip(0, 0, width, height), DEEPEST))


def _within(ink: Any, size: float, part: Strip, deep: int) -> Iterator[Strip]:
    """By blank rows, then by blank columns, and again where lines stand beside one another."""
    import numpy

    inside = ink[part.top : part.bottom, part.left : part.right]
    for top, bottom in _whole(_runs(inside.any(axis=1), max(1, round(size * APART))), size):
        columns = _runs(inside[top:bottom].any(axis=0), round(size * WIDE_GAP))
        for left, right in columns:
            held = numpy.flatnonzero(inside[top:bottom, left:right].any(axis=1))
            upper, lower = top + int(held[0]), top + int(held[-1]) + 1
            found = Strip(part.left + left, part.top + upper, part.left + right, part.top + lower)
            if lower - upper > size * 1.5 and deep and len(columns) > 1:
                yield from _within(ink, size, found, deep - 1)
            elif (
                max(lower - upper, right - left) >= size * LEAST and lower - upper <= size * TALLEST
            ):
                yield found


def _runs(marks: Any, gap: int) -> list[tuple[int, int]]:
    """The stretches of marks, those parted by fewer than `gap` places together."""
    import numpy

    places = numpy.flatnonzero(marks)
    if not len(places):
        return []
    breaks = numpy.flatnonzero(numpy.diff(places) > gap)
    starts = [int(places[0]), *(int(places[n + 1]) for n in breaks)]
    ends = [*(int(places[n]) + 1 for n in breaks), int(places[-1]) + 1]
    return list(zip(starts, ends, strict=True))


def _whole(bands: list[tuple[int, int]], size: float) -> list[tuple[int, int]]:
    """Bands too low for a line join the nearest one: strokes apart from their characters."""
    found: list[tuple[int, int]] = []
    for band in bands:
        top, bottom = band
        if found:
            above, below = found[-1]
            joined = bottom - above
            low = min(bottom - top, below - above) < size * 0.55
            if low and top - below <= size * 0.3 and joined <= size * 1.35:
                found[-1] = (above, bottom)
                continue
        found.append(band)
    return found
