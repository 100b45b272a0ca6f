"""Short stretches of lines, from one line to the next: those of low rows and narrow columns.

Strokes of characters are as long and as straight; but they leave a gap before the lines above and
below, and a line leaves none.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from typing import Any

from msgspec import Struct

SHORT = 3.0
"""Characters; a stretch so short may be a stroke of a character, or strokes one over another."""
TOUCH = 0.05
"""Characters; a longer blank is a gap."""
LIGHTER = 0.5
"""Share of the darkness of a stretch below which it is blank."""
DARK = 50
"""Levels of grey, of 255; what is lighter is no line."""
THICKEST = 0.25
"""Characters."""
LOWEST = 0.7
"""Characters; nothing stands in lower rows."""
NEAR = 0.3
"""Characters; lines closer than this are one."""


class Ruling(Struct):
    """A straight line in dots: from where to where, and its middle across; `thick` in dots."""

    at: float
    start: float
    end: float
    thick: float


def unbroken(grey: Any, at: float, start: float, end: float, size: float) -> bool:
    """Whether a line runs from one crossing to the next; `grey` has it along its rows."""
    top = max(0, round(at) - 2)
    band = 255 - grey[top : round(at) + 3, round(start) + 1 : round(end)].min(axis=0)
    if not band.size:
        return False
    import numpy

    level = max(DARK, float(numpy.median(band)) * LIGHTER)
    return _longest(band < level) <= _touch(size)


def _touch(size: float) -> int:
    return max(1, round(size * TOUCH))


def _longest(blank: Any) -> int:
    """The length of the longest run."""
    longest = run = 0
    for value in blank.tolist():
        run = run + 1 if value else 0
        longest = max(longest, run)
    return longest


def low_rows(
    grey: Any, flat: list[Ruling], steep: list[Ruling], size: float
) -> Iterator[tuple[int, int, int, int]]:
    """Between which lines (left, right, top, bottom) rows are that are too low for their upright
    lines to be told from strokes."""
    ordered = sorted(flat, key=lambda line: line.at)
    levels = [line.at for line in ordered]
    for number, above in enumerate(ordered):
        last = bisect_left(levels, above.at + SHORT * size)
        open_parts = [(above.start, above.end)]
        for below in ordered[number + 1 : last]:
            if below.at - above.at < LOWEST * size:
                continue
            rest = []
            for left, right in open_parts:
                first, final = max(left, below.start), min(right, below.end)
                if final - first <= 0:
                    rest.append((left, right))
                    continue
                yield round(first), round(final), round(above.at), round(below.at)
                rest += [(a, b) for a, b in ((left, first), (final, right)) if b - a > size]
            open_parts = rest


def in_low_rows(grey: Any, flat: list[Ruling], steep: list[Ruling], size: float) -> list[Ruling]:
    """The upright lines of low rows that are not among `steep`."""
    import cv2
    import numpy

    found: list[Ruling] = []
    widest = max(4, round(size * THICKEST) + 1)
    reach = widest + 1
    for left, right, top, bottom in low_rows(grey, flat, steep, size):
        first = max(0, left - reach)
        part = 255 - grey[top + 1 : bottom, first : right + reach]
        if part.shape[0] < 3 or part.shape[1] < 3:
            continue
        # A dot to each side, for lines that do not stand quite upright.
        wide = cv2.dilate(numpy.ascontiguousarray(part), numpy.ones((1, 3), numpy.uint8))
        level = max(DARK, float(numpy.median(wide.max(axis=0))) * LIGHTER)
        dark = wide >= max(DARK, level)
        likely = dark.mean(axis=0) >= 0.9
        for begin, end in _runs(likely):
            at = first + (begin + end - 1) / 2
            if end - begin > widest + 2 or any(
                abs(line.at - at) < NEAR * size
                and line.start <= top + size * NEAR
                and line.end >= bottom - size * NEAR
                for line in [*steep, *found]
            ):
                continue
            if unbroken(grey.T, at, top, bottom, size):
                found.append(Ruling(at, top, bottom, max(1, end - begin - 2)))
    return found


def _runs(marks: Any) -> list[tuple[int, int]]:
    import numpy

    edges = numpy.flatnonzero(numpy.diff(numpy.concatenate(([0], marks.astype(numpy.int8), [0]))))
    return list(zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True))
