"""Segments -> grids: the tables that rules draw, each cell with its box."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import pairwise

from msgspec import Struct

from jiping.readers.drawn.page import Box
from jiping.readers.drawn.rules import NEAR, Segment, clusters

OPEN = 12.0
"""A table without lines at one of its sides, or cut by the page's end, reaches as far as its other
lines, if they go so far beyond."""
ALONG = 0.8
"""A line beside a table belongs to it if it is so much of its height."""
MOST_PAIRS = 4_000_000
MOST_PLACES = 200_000


class Spot(Struct, gc=False):
    """A cell of a grid: where it begins (from 0), its spans, and what it holds."""

    row: int
    column: int
    row_span: int
    column_span: int
    open_above: bool = False
    """Whether it has no line above it; and below it."""
    open_below: bool = False


class Grid(Struct, gc=False):
    """A table on one page: the positions of its edges and its cells, row by row."""

    xs: list[float]
    ys: list[float]
    spots: list[Spot]
    owner: list[list[int]]
    """By row and column, which of `spots` covers the place."""

    @property
    def box(self) -> Box:
        return (self.xs[0], self.ys[0], self.xs[-1], self.ys[-1])

    @property
    def size(self) -> float:
        """Its area."""
        return (self.xs[-1] - self.xs[0]) * (self.ys[-1] - self.ys[0])

    def box_of(self, spot: Spot) -> Box:
        """The box of a cell."""
        return (
            self.xs[spot.column],
            self.ys[spot.row],
            self.xs[spot.column + spot.column_span],
            self.ys[spot.row + spot.row_span],
        )

    def spot_at(self, x: float, y: float) -> int | None:
        """Which cell holds a point."""
        column, row = bisect_right(self.xs, x) - 1, bisect_right(self.ys, y) - 1
        if 0 <= column < len(self.xs) - 1 and 0 <= row < len(self.ys) - 1:
            return self.owner[row][column]
        return None


def grids(across: list[Segment], down: list[Segment]) -> list[Grid]:
    """The tables drawn by horizontal and vertical segments, from top to bottom."""
    if len(across) * len(down) > MOST_PAIRS:
        return []
    groups = _groups(across, down)
    alone = [upright for flat, uprights in groups if not flat for upright in uprights]
    found = []
    for flat, upright in groups:
        if flat and upright:
            grid = _grid(flat, [*upright, *_beside(flat, upright, alone)])
            if grid is not None:
                found.append(grid)
    return sorted(found, key=lambda grid: (grid.ys[0], grid.xs[0]))


def between_pages(down: list[Segment], edges: list[float]) -> Grid | None:
    """The one row of a page that is all inside of a row: only lines that run down the page, where
    the columns of the table on the page before have their `edges`; None where they do not."""
    if len(edges) < 3 or len(down) < len(edges):
        return None
    xs = clusters(segment.at for segment in down)
    shift = xs[0] - edges[0]
    if len(xs) != len(edges) or any(
        abs(x - edge - shift) > NEAR for x, edge in zip(xs, edges, strict=True)
    ):
        return None
    starts, ends = [segment.start for segment in down], [segment.end for segment in down]
    top, bottom = min(starts), max(ends)
    if max(starts) - top > OPEN or bottom - min(ends) > OPEN:
        return None
    spots = [Spot(0, column, 1, 1, True, True) for column in range(len(xs) - 1)]
    return Grid(xs, [top, bottom], spots, [list(range(len(spots)))])


def _groups(
    across: list[Segment], down: list[Segment]
) -> list[tuple[list[Segment], list[Segment]]]:
    """Segments that touch or cross, together; those that run down come from left to right."""
    parent = list(range(len(across) + len(down)))

    def root(node: int) -> int:
        while parent[node] != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    first = len(across)
    places = [upright.at for upright in down]
    for i, flat in enumerate(across):
        begin, end = bisect_left(places, flat.start - NEAR), bisect_right(places, flat.end + NEAR)
        own = root(i)
        for j in range(begin, end):
            if parent[first + j] == own:
                continue
            if down[j].start - NEAR <= flat.at <= down[j].end + NEAR:
                parent[root(first + j)] = own
    groups: dict[int, tuple[list[Segment], list[Segment]]] = {}
    for i, flat in enumerate(across):
        groups.setdefault(root(i), ([], []))[0].append(flat)
    for j, upright in enumerate(down, len(across)):
        groups.setdefault(root(j), ([], []))[1].append(upright)
    return list(groups.values())


def _beside(across: list[Segment], down: list[Segment], alone: list[Segment]) -> list[Segment]:
    """The lines that touch no other but run beside a table: cells between them and the table go
    on above and below the page."""
    top = min(*(s.at for s in across), *(s.start for s in down))
    bottom = max(*(s.at for s in across), *(s.end for s in down))
    return [
        line
        for line in alone
        if top - OPEN <= line.start
        and line.end <= bottom + OPEN
        and line.end - line.start >= ALONG * (bottom - top)
    ]


def _grid(across: list[Segment], down: list[Segment]) -> Grid | None:
    """The grid of connected segments; None where they enclose nothing."""
    if len(across) + len(down) < 3 or not across or not down:
        return None
    xs = clusters(segment.at for segment in down)
    ys = clusters(segment.at for segment in across)
    left, right = min(s.start for s in across), max(s.end for s in across)
    if left < xs[0] - OPEN:
        xs.insert(0, left)
    if right > xs[-1] + OPEN:
        xs.append(right)
    top, bottom = min(s.start for s in down), max(s.end for s in down)
    if top < ys[0] - OPEN:
        ys.insert(0, top)
    if bottom > ys[-1] + OPEN:
        ys.append(bottom)
    if len(xs) < 2 or len(ys) < 2 or len(xs) * len(ys) > MOST_PLACES:
        return None
    below = walls(across, ys, xs)
    beside = walls(down, xs, ys)
    return cells(xs, ys, below, beside)


def walls(segments: list[Segment], lines: list[float], stops: list[float]) -> list[bytearray]:
    """By line, between which stops a segment runs along it."""
    walls = [bytearray(len(stops) - 1) for _ in lines]
    middles = [(a + b) / 2 for a, b in pairwise(stops)]
    for segment in segments:
        line = bisect_left(lines, segment.at)
        if line == len(lines) or (
            line and segment.at - lines[line - 1] <= lines[line] - segment.at
        ):
            line -= 1
        first = bisect_right(middles, segment.start)
        last = bisect_right(middles, segment.end)
        walls[line][first:last] = b"\1" * (last - first)
    return walls


def cells(
    xs: list[float], ys: list[float], below: list[bytearray], beside: list[bytearray]
) -> Grid:
    """Each cell grows to the right until a wall stops it, then downwards."""
    height, width = len(ys) - 1, len(xs) - 1
    owner = [[-1] * width for _ in range(height)]
    spots: list[Spot] = []
    for row in range(height):
        for column in range(width):
            if owner[row][column] >= 0:
                continue
            right = column + 1
            while right < width and not beside[right][row] and owner[row][right] < 0:
                right += 1
            bottom = row + 1
            while bottom < height and _open(bottom, column, right, below, beside):
                bottom += 1
            for line in owner[row:bottom]:
                line[column:right] = [len(spots)] * (right - column)
            spots.append(
                Spot(
                    row,
                    column,
                    bottom - row,
                    right - column,
                    not any(below[row][column:right]),
                    not any(below[bottom][column:right]),
                )
            )
    return Grid(xs, ys, spots, owner)


def _open(row: int, left: int, right: int, below: list[bytearray], beside: list[bytearray]) -> bool:
    """Whether a cell between two columns goes on into a row."""
    if any(below[row][left:right]):
        return False
    return not any(beside[line][row] for line in range(left + 1, right))
