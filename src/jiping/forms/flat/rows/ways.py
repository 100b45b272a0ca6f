"""Ways through a text without cell borders: rows one behind the other, and their sums."""

from __future__ import annotations

from decimal import Decimal

from msgspec import Struct

_STATES = 16
_SUM_OFF = 11.0
_ZERO = Decimal(0)

Held = tuple[int, int, int]
"""A cell: its column, where it begins and ends."""


class Parsed(Struct, gc=False):
    """One row: what it costs, where it ends, its cells, and what counts for the sums; `rival` is
    the next way to cut it with the same sums: what that costs, and its cells."""

    cost: float
    end: int
    cells: tuple[Held, ...]
    points: Decimal | None = None
    score: Decimal | None = None
    level: str | None = None
    level_points: Decimal | None = None
    rival: tuple[float, tuple[Held, ...]] | None = None


class Way(Struct, gc=False):
    """A way through the text so far: its rows (by the way before) and its sums."""

    cost: float
    points: Decimal
    score: Decimal
    level: str | None
    level_points: Decimal | None
    level_sum: Decimal
    row: Parsed | None
    before: Way | None

    def rows(self) -> list[Parsed]:
        """All rows of the way, first to last."""
        found: list[Parsed] = []
        way: Way | None = self
        while way is not None and way.row is not None:
            found.append(way.row)
            way = way.before
        return found[::-1]

    def gone(self, row: Parsed) -> Way:
        """The way with one more row."""
        cost = self.cost + row.cost
        level, wanted, held = self.level, self.level_points, self.level_sum
        if row.level is not None:
            if wanted is not None and wanted != held:
                cost += _SUM_OFF
            level, wanted, held = row.level, row.level_points, _ZERO
        points, score = row.points or _ZERO, row.score or _ZERO
        return Way(
            cost, self.points + points, self.score + score, level, wanted, held + points, row, self
        )

    def closed(self, *, cut_off: bool) -> Way:
        """The way at the end of its block, where the points of its last level must add up."""
        off = self.level_points is not None and self.level_points != self.level_sum
        if off and not cut_off:
            self.cost += _SUM_OFF
        return self


def beginning() -> Way:
    """The way before any row."""
    return Way(0.0, _ZERO, _ZERO, None, None, _ZERO, None, None)


def best_of(ways: list[Way]) -> list[Way]:
    """The cheapest ways, one for each sums."""
    found: dict[object, Way] = {}
    for way in sorted(ways, key=lambda way: way.cost):
        key = (way.points, way.score, way.level_points, way.level_sum)
        if key not in found:
            found[key] = way
            if len(found) == _STATES:
                break
    return list(found.values())
