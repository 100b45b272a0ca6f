"""Other ways to cut the rows that were chosen, as good as they are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from msgspec import Struct

from jiping.forms.flat.rows.ways import Held, Parsed

EQUAL = 0.5
"""So much dearer another way may be to be as good."""

Tried = Mapping[int, Sequence[Parsed]]
"""The rows that may begin at a place, by the place."""


class Rival(Struct):
    """Cells of one row or of two, and other cells that the same text may be cut into."""

    row: Parsed
    cells: tuple[Held, ...]
    others: tuple[Held, ...]


def rivals(chosen: Sequence[Parsed], tried: Tried) -> list[Rival]:
    """What could as well be cut otherwise: a row in itself, or where it ends and the next begins.
    Points and scores must come out the same: else the sums have told."""
    found: list[Rival] = []
    doubted: set[int] = set()
    for row in chosen:
        other = _within(row, tried.get(_start(row), ()))
        if other is not None:
            found.append(Rival(row, row.cells, other))
            doubted.add(_start(row))
    for one, two in pairwise(chosen):
        if {_start(one), _start(two)} & doubted or one.end != _start(two):
            continue
        other = _between(one, two, tried)
        if other is not None:
            found.append(Rival(one, (*one.cells, *two.cells), other))
            doubted.add(_start(two))
    return found


def _start(row: Parsed) -> int:
    return row.cells[0][1]


def _within(row: Parsed, rows: Iterable[Parsed]) -> tuple[Held, ...] | None:
    """The other cells of a row that begins and ends where this one does."""
    if row.rival is not None and row.rival[0] <= row.cost + EQUAL:
        return row.rival[1]
    for other in rows:
        if other.end == row.end and other.cells != row.cells and _as_good([other], [row]):
            return other.cells
    return None


def _between(one: Parsed, two: Parsed, tried: Tried) -> tuple[Held, ...] | None:
    """The cells of two other rows that end together where these do."""
    most = one.cost + two.cost + EQUAL
    for first in tried.get(_start(one), ()):
        if first.end == one.end or first.end >= two.end:
            continue
        for second in tried.get(first.end, ()):
            near = second.end == two.end and first.cost + second.cost <= most
            if near and _as_good([first, second], [one, two]):
                return (*first.cells, *second.cells)
    return None


def _as_good(others: Sequence[Parsed], rows: Sequence[Parsed]) -> bool:
    """Whether rows cost no more than others, hold all their text, and come to the same sums."""
    if any(it.cells[0][0] < 0 for it in others):
        return False
    cost = sum(it.cost for it in others) - sum(it.cost for it in rows)
    return cost <= EQUAL and _sums(others) == _sums(rows)


def _sums(rows: Sequence[Parsed]) -> tuple[object, ...]:
    points = [it.points for it in rows if it.points is not None]
    scores = [it.score for it in rows if it.score is not None]
    levels = tuple(it.level for it in rows if it.level is not None)
    return sum(points), sum(scores), levels
