"""Rules as they are drawn -> straight segments on few positions.

A line may come as dashes, dots, double lines, one bar a cell, or the edges of cells that all but
meet: what lies on one position becomes one segment, with gaps where nothing is drawn.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from msgspec import Struct

from jiping.readers.drawn.page import Rule

THICK = 4.0
"""A bar up to so many points thick is a line."""
NEAR = 3.0
"""Positions closer than this are one."""
GAP = 3.5
"""Pieces of a line closer than this are one piece."""
DASH = 14.0
"""Pieces shorter than this are dashes,"""
DASH_GAP = 8.0
"""with so much between them."""
SHORT = 5.0
"""What is shorter, all pieces together, is no line of a table."""
SIDES = 2
"""So many lines down begin and end anew where a row does."""
MOST = 20_000
"""Rules looked at on one page; a drawing has more, a table has not."""


class Segment(Struct, gc=False):
    """A straight line: its position across (y of a horizontal one), and from where to where."""

    at: float
    start: float
    end: float


def segments(rules: Iterable[Rule]) -> tuple[list[Segment], list[Segment]]:
    """The horizontal and the vertical segments."""
    across: list[tuple[float, float, float]] = []
    down: list[tuple[float, float, float]] = []
    for rule in rules:
        width, height = rule.right - rule.left, rule.bottom - rule.top
        if height <= THICK and (width > height or width <= 1.5):
            across.append(((rule.top + rule.bottom) / 2, rule.left, rule.right))
        if width <= THICK and (height > width or height <= 1.5):
            down.append(((rule.left + rule.right) / 2, rule.top, rule.bottom))
        if len(across) > MOST or len(down) > MOST:
            return [], []
    return _joined(across), _joined(down)


def clusters(positions: Iterable[float], near: float = NEAR) -> list[float]:
    """One position for each group of positions that are nearly one: the middle of the group."""
    found: list[float] = []
    group: list[float] = []
    for position in sorted(positions):
        if group and position - group[0] > near:
            found.append((group[0] + group[-1]) / 2)
            group = []
        group.append(position)
    if group:
        found.append((group[0] + group[-1]) / 2)
    return found


def between_pieces(rules: Iterable[Rule]) -> list[Segment]:
    """Where lines down are drawn in a piece for each row of a table, from one side to the other:
    where pieces end and others begin, in several lines."""
    down = [r for r in rules if not r.weak and r.right - r.left <= THICK]
    pieces = [r for r in down if r.bottom - r.top > DASH]
    if not pieces:
        return []
    left, right = min(r.left for r in pieces), max(r.right for r in pieces)
    ends = sorted(r.bottom for r in pieces)
    starts = sorted(r.top for r in pieces)
    found: list[Segment] = []
    for at in clusters(starts):
        ended = bisect_right(ends, at + NEAR) - bisect_left(ends, at - NEAR)
        begun = bisect_right(starts, at + NEAR) - bisect_left(starts, at - NEAR)
        if min(ended, begun) >= SIDES:
            found.append(Segment(at, left, right))
    return found


def _joined(lines: list[tuple[float, float, float]]) -> list[Segment]:
    lines.sort()
    found: list[Segment] = []
    group: list[tuple[float, float, float]] = []
    for line in lines:
        if group and line[0] - group[0][0] > NEAR:
            found += _pieces(group)
            group = []
        group.append(line)
    return found + (_pieces(group) if group else [])


def _pieces(group: list[tuple[float, float, float]]) -> list[Segment]:
    """Segments on one position."""
    at = (group[0][0] + group[-1][0]) / 2
    pieces = sorted((start, end) for _, start, end in group)
    found: list[Segment] = []
    start, end = pieces[0]
    last = end - start
    for left, right in pieces[1:]:
        dashes = last < DASH and right - left < DASH
        if left - end <= (DASH_GAP if dashes else GAP):
            end = max(end, right)
        else:
            if end - start >= SHORT:
                found.append(Segment(at, start, end))
            start, end = left, right
        last = right - left
    if end - start >= SHORT:
        found.append(Segment(at, start, end))
    return found
