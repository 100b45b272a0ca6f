"""Cells in one line after another, cut into rows: the cheapest way to deal them to columns."""

from __future__ import annotations

from jiping.forms.align import UNFIT, WIDEST, Profile
from jiping.forms.columns import Columns
from jiping.forms.look import Look
from jiping.forms.shapes import FILLER

_ROW = 4
_ANYWHERE = 2 * UNFIT
_LOST = 3

Held = list[tuple[int, int]]
"""A row: for each of its cells its number in the line and its column."""


def segment(looks: list[Look], columns: Columns, asked: Profile) -> list[Held]:
    """The rows that a line of cells makes up.

    Where the line holds blank cells too it is cut by counting, if that makes sense of every row.
    """
    return _by_counting(looks, asked) or _by_looks(looks, columns, asked)


def _by_counting(looks: list[Look], asked: Profile) -> list[Held] | None:
    width = len(asked.costs)
    third = asked.levels[1]
    while looks and not looks[-1].shape and len(looks) % width:
        looks = looks[:-1]
    if len(looks) < width or all(seen.shape for seen in looks):
        return None
    rows: list[Held] = []
    for start in range(0, len(looks), width):
        held = [(start + column, column) for column in range(min(width, len(looks) - start))]
        if any(not asked.fits[column][looks[number].shape] for number, column in held):
            return None
        if len(held) <= third or not looks[start + third].shape:
            return None
        rows.append(held)
    return rows


def _by_looks(looks: list[Look], columns: Columns, asked: Profile) -> list[Held]:
    kept = [number for number, seen in enumerate(looks) if seen.shape]
    width = len(asked.costs)
    if not kept or width > WIDEST:
        return [[(number, 0)] for number in kept]
    before = [0]
    for needed in asked.needed:
        before.append(before[-1] + needed)
    first, third = asked.levels
    best: dict[int, int] = {}
    back: list[dict[int, int]] = []
    for order, number in enumerate(kept):
        shape = looks[number].shape
        costs: dict[int, int] = {}
        came: dict[int, int] = {}
        for column in _open_to(shape, asked):
            cost = asked.costs[column][shape]
            fresh = _ROW + before[column]
            cheapest, via = (fresh, -1) if order == 0 else (1_000_000, -1)
            for left, spent in best.items():
                if left < column:
                    spent += before[column] - before[left + 1]
                    spent += 5 if (left, column) == (first, third) else 0
                else:
                    spent += before[width] - before[left + 1] + fresh
                if spent < cheapest:
                    cheapest, via = spent, left
            costs[column] = cost + cheapest
            came[column] = via
        best = costs
        back.append(came)
    column = min(best, key=lambda end: best[end] + before[width] - before[end + 1])
    path = [column]
    for came in reversed(back[1:]):
        column = came[column]
        path.append(column)
    path.reverse()
    rows: list[Held] = []
    for number, column in zip(kept, path, strict=True):
        if not rows or rows[-1][-1][1] >= column:
            rows.append([])
        rows[-1].append((number, column))
    return rows


def _open_to(shape: int, asked: Profile) -> list[int]:
    """The columns that a cell may stand in: all of them where it fits none."""
    every = range(len(asked.costs))
    if shape == FILLER:
        return list(every)
    return [column for column in every if asked.costs[column][shape] < _ANYWHERE] or list(every)
