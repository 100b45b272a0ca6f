"""Boxes that are drawn in one piece: the frames of cells, or of fields to fill in inside cells.

A field stands in its cell with some room on all sides. Its frame is no line of the table.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from jiping.readers.drawn.page import Box, Rule

APART, CLOSE = 0.4, 8.0
"""The frame of a field keeps so many points away from that of its cell, and no more at one of its
sides."""
NEAREST = 300
"""Lines and boxes that are looked at on each side of a box."""
FAR = 1e6
FILLS = 0.6
"""It is so much of its cell wide."""

Line = tuple[float, float, float]
"""Where a line stands, and from where to where it runs."""


def outlines(boxes: Sequence[Box], rules: Sequence[Rule]) -> Iterator[Rule]:
    """The edges of boxes that are not fields in a cell, which lines or other boxes draw."""
    around = sorted(boxes, key=_top)
    tops = [box[1] for box in around]
    strong = [rule for rule in rules if not rule.weak]
    across = sorted(
        ((r.top + r.bottom) / 2, r.left, r.right)
        for r in strong
        if r.right - r.left > r.bottom - r.top
    )
    down = sorted(
        ((r.left + r.right) / 2, r.top, r.bottom)
        for r in strong
        if r.bottom - r.top > r.right - r.left
    )
    levels, sides = [line[0] for line in across], [line[0] for line in down]
    for box in boxes:
        left, top, right, bottom = box
        if _in_box(box, around, tops):
            continue
        cell = _cell(box, across, levels, down, sides)
        if cell is not None and _is_alone(box, cell, around, tops):
            continue
        yield Rule(left, top, right, top)
        yield Rule(left, bottom, right, bottom)
        yield Rule(left, top, left, bottom)
        yield Rule(right, top, right, bottom)


def _top(box: Box) -> float:
    return box[1]


def _in_box(box: Box, around: Sequence[Box], tops: Sequence[float]) -> bool:
    left, top, right, bottom = box
    first, last = bisect_left(tops, top - CLOSE), bisect_right(tops, top - APART)
    return any(
        APART <= outer[3] - bottom <= CLOSE and _fills(left, right, outer[0], outer[2])
        for outer in around[max(first, last - NEAREST) : last]
    )


def _fills(left: float, right: float, start: float, end: float) -> bool:
    """Whether something fills most of the room between two sides; it may touch one of them."""
    before, behind = left - start, end - right
    if min(before, behind) < -APART or min(before, behind) > CLOSE or max(before, behind) < APART:
        return False
    return right - left >= FILLS * (end - start)


def _is_alone(
    box: Box, cell: tuple[float, float], around: Sequence[Box], tops: Sequence[float]
) -> bool:
    """Whether no other box stands above or below a box in its cell, as cells do that stand apart
    in the frame of their table."""
    first, last = bisect_left(tops, cell[0]), bisect_right(tops, cell[1])
    if last - first > NEAREST:
        return False
    x = (box[0] + box[2]) / 2
    return not any(
        other is not box and other[0] <= x <= other[2] and other[1] < cell[1]
        for other in around[first:last]
    )


def _cell(
    box: Box,
    across: Sequence[Line],
    levels: Sequence[float],
    down: Sequence[Line],
    sides: Sequence[float],
) -> tuple[float, float] | None:
    """From where to where the cell reaches down whose lines are around a box that fills most of
    its width; None where no cell is."""
    left, top, right, bottom = box
    x, y = (left + right) / 2, (top + bottom) / 2
    above = _over(across, range(bisect_right(levels, top + APART) - 1, -1, -1), x)
    below = _over(across, range(bisect_left(levels, bottom - APART), len(levels)), x)
    apart = [top - above] if above is not None else []
    apart += [below - bottom] if below is not None else []
    if not apart or min(apart) < APART:  # at the end of a page there may be a line on one side only
        return None
    start = _over(down, range(bisect_right(sides, left + APART) - 1, -1, -1), y)
    end = _over(down, range(bisect_left(sides, right - APART), len(sides)), y)
    if start is None or end is None or not _fills(left, right, start, end):
        return None
    return (-FAR if above is None else above, FAR if below is None else below)


def _over(lines: Sequence[Line], order: range, at: float) -> float | None:
    """Where the first line stands that reaches over a point; None where none of those near does."""
    for number in order[:NEAREST]:
        place, start, end = lines[number]
        if start <= at <= end:
            return place
    return None
