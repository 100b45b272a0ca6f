"""Labels that stand once beside several rows: which rows those are.

They stand in the middle of their rows, or beside the first one.
"""

from __future__ import annotations

import itertools
from bisect import bisect_left

from jiping.readers.drawn.aligned.columns import Text
from jiping.readers.drawn.aligned.rows import MIDDLE, TOP, Cell, Group, Spacing, break_cost

LABEL = 0.3
"""What a label costs,"""
BARE = 0.15
"""what a row does that no label stands beside,"""
NEAR = 0.6
"""and what it does to stand further than so many heights from where it should, for each."""
ASTRAY = 10.0
SEVERAL = 0.3
"""What it costs to stand in the middle of several rows."""
LINES = 8
"""Lines of one label."""

Placed = tuple[Cell, int, int]
"""A label, and the first and last of its rows."""
Way = tuple[float, int, int, Cell | None]
"""What it costs to get so far, the state before, the first row of the label, and the label."""


def beside(
    texts: list[Text], rows: list[Group], free: list[bool], spaced: Spacing, how: int
) -> tuple[float, list[Placed]]:
    """The labels that the texts of a column make up, from top to bottom, each with its rows, and
    what it costs to have them stand so: in the middle of their rows, or at the top.

    `free` says in which rows the column is not taken; one must be, if there are texts. Texts that
    are too many for their rows are one label beside the first.
    """
    lines = sorted(texts, key=lambda text: text.line.top)
    cost, found = _dealt(lines, rows, free, spaced, how)
    if lines and not found:
        at = free.index(True)
        whole = Cell(lines, lines[0].first, max(text.last for text in lines))
        return ASTRAY * len(lines), [(whole, at, at)]
    return cost, found


def _bounds(rows: list[Group]) -> list[float]:
    """Where rows end, half way between the texts of two."""
    inner = [(a.bottom + b.top) / 2 for a, b in itertools.pairwise(rows)]
    edge = (inner[0] - rows[0].bottom, rows[-1].top - inner[-1]) if inner else (0.0, 0.0)
    return [rows[0].top - edge[0], *inner, rows[-1].bottom + edge[1]]


def _dealt(
    lines: list[Text], rows: list[Group], free: list[bool], spaced: Spacing, how: int
) -> tuple[float, list[Placed]]:
    """The cheapest way to make labels of the lines and to give each rows of its own, in order."""
    bounds = _bounds(rows)
    bare = [0.0]
    for is_free in free:
        bare.append(bare[-1] + BARE * is_free)
    ways: list[dict[int, Way]] = [{0: (0.0, 0, 0, None)}]
    for end in range(1, len(lines) + 1):
        here: dict[int, Way] = {}
        breaks = 0.0
        for start in range(end - 1, max(-1, end - 1 - LINES), -1):
            if start < end - 1:
                breaks += break_cost(lines[start], lines[start + 1], spaced)
            label = Cell(lines[start:end], lines[start].first, lines[start].last)
            for first, last, off in _spans(label, rows, bounds, free, how):
                before = [
                    (way[0] + bare[first] - bare[row], row)
                    for row, way in ways[start].items()
                    if row <= first
                ]
                if before:
                    cost, row = min(before)
                    cost += LABEL + breaks + off
                    if last + 1 not in here or cost < here[last + 1][0]:
                        here[last + 1] = (cost, start, row, Cell(label.texts, first, last))
        ways.append(here)
    if not ways[-1]:
        return float("inf"), []
    end = min(ways[-1], key=lambda row: (ways[-1][row][0] + bare[-1] - bare[row], -row))
    total = ways[-1][end][0] + bare[-1] - bare[end]
    found: list[Placed] = []
    at, row = len(lines), end
    while at:
        _, start, before_row, cell = ways[at][row]
        assert cell is not None
        texts = cell.texts
        label = Cell(texts, texts[0].first, max(text.last for text in texts))
        found.append((label, cell.first, cell.last))
        at, row = start, before_row
    return total, found[::-1]


def _spans(
    label: Cell, rows: list[Group], bounds: list[float], free: list[bool], how: int
) -> list[tuple[int, int, float]]:
    """First and last row beside which a label may stand, with what that costs."""
    height = label.texts[0].line.height
    found: list[tuple[int, int, float]] = []
    middle = label.stands(MIDDLE)
    for first, is_free in enumerate(free):
        if not is_free:
            continue
        if how == TOP:
            found.append((first, first, _off(label.top - rows[first].top, height)))
            continue
        most = first
        while most + 1 < len(rows) and free[most + 1]:
            most += 1
        likely = bisect_left(bounds, 2 * middle - bounds[first]) - 1
        for last in {first, *range(likely - 1, likely + 2)}:
            if first <= last <= most:
                off = _off(middle - (bounds[first] + bounds[last + 1]) / 2, height)
                found.append((first, last, off + SEVERAL * (last > first)))
    return found


def _off(distance: float, height: float) -> float:
    off = abs(distance) / height
    return off if off <= NEAR else ASTRAY * off
