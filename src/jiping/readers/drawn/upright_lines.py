"""Tables with lines between their columns and none between their rows.

Programs that draw these lines in a piece for each row tell the rows. A label beside several rows
stands in the middle of these; where labels stand so for all rows of a column, each has its own.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from itertools import pairwise

from jiping.readers.drawn.lattice import Grid, cells, walls
from jiping.readers.drawn.page import Glyph, Rule
from jiping.readers.drawn.rules import Segment, between_pieces, clusters
from jiping.readers.drawn.text import TextLine, lines

COLUMNS, ROWS = 3, 3
"""A table has so many columns and rows."""
MOST = 200
"""Rows of one table on a page, places between its columns, and lines of the labels of one."""
MIDDLE = 2.5
"""A label stands so close to the middle of its rows."""
CLOSE = 0.75
"""Lines of a label are closer than so many heights."""
POKES = 2.0

Stretch = tuple[int, int, int, int]
"""The first row of cells with the same sides and the one after the last, and their sides."""


def open_above(down: list[Segment], rules: Iterable[Rule], glyphs: list[Glyph]) -> Grid | None:
    """The table that lines down draw in pieces where there are no lines across; None where they
    tell no rows."""
    inner = [segment.at for segment in between_pieces(rules)]
    xs = clusters(segment.at for segment in down)
    if not (ROWS <= len(inner) + 1 <= MOST and COLUMNS < len(xs) <= MOST):
        return None
    ys = [min(line.start for line in down), *inner, max(line.end for line in down)]
    if any(below - above < MIDDLE for above, below in pairwise(ys)):
        return None
    beside = walls(down, xs, ys)
    texts = [glyph for glyph in glyphs if not glyph.text.isspace()]
    below = [bytearray(b"\1" * (len(xs) - 1)) for _ in ys]
    stretches = _stretches(beside, len(ys) - 1)
    held = {stretch: lines_in(stretch, texts, xs, ys) for stretch in stretches}
    full = [it for it in stretches if _is_full(it, held[it], ys)]
    for stretch in stretches:
        first, end, left, right = stretch
        labels = stretch not in full and _holds_labels(stretch, full)
        runs = label_rows(stretch, held[stretch], ys) if labels else []
        for row in range(first + 1, end):
            within = any(start < row < stop for start, stop in runs)
            if within or (not runs and is_crossed(held[stretch], ys[row])):
                below[row][left:right] = bytes(right - left)
    return cells(xs, ys, below, beside)


def _stretches(beside: list[bytearray], height: int) -> list[Stretch]:
    """Cells one below another that have the same sides."""
    found: list[Stretch] = []
    going: dict[tuple[int, int], int] = {}
    for row in range(height + 1):
        ends = [at for at, line in enumerate(beside) if row < height and line[row]]
        here = set(pairwise(ends))
        ended = [it for it in going if it not in here]
        found += [(going.pop(sides), row, *sides) for sides in ended]
        for sides in here:
            going.setdefault(sides, row)
    return sorted(found)


def lines_in(
    stretch: Stretch, glyphs: list[Glyph], xs: list[float], ys: list[float]
) -> list[TextLine]:
    first, end, left, right = stretch
    return lines(
        [
            glyph
            for glyph in glyphs
            if xs[left] <= (glyph.left + glyph.right) / 2 < xs[right]
            and ys[first] <= (glyph.top + glyph.bottom) / 2 < ys[end]
        ]
    )


def _is_full(stretch: Stretch, held: list[TextLine], ys: list[float]) -> bool:
    """Whether something stands in each of several rows, and in no two of them at once."""
    first, end = stretch[:2]
    rows = {bisect_right(ys, (line.top + line.bottom) / 2) - 1 for line in held}
    return len(rows) == end - first and not any(
        is_crossed(held, ys[row]) for row in range(first + 1, end)
    )


def _holds_labels(stretch: Stretch, full: list[Stretch]) -> bool:
    """Whether each row has cells further right that are all filled in, and none further left."""
    first, end, left, right = stretch
    beside: set[int] = set()
    for start, stop, before, behind in full:
        if behind <= left and stop - start > 1 and start < end and stop > first:
            return False
        if before >= right:
            beside.update(range(start, stop))
    return beside.issuperset(range(first, end))


def is_crossed(held: list[TextLine], edge: float) -> bool:
    return any(line.top + POKES < edge < line.bottom - POKES for line in held)


def label_rows(stretch: Stretch, held: list[TextLine], ys: list[float]) -> list[tuple[int, int]]:
    """The rows of each label of a column, where all rows have one that stands in their middle;
    [] where not, or where that can be so in several ways."""
    first, end = stretch[:2]
    count = len(held)
    if count > MOST:
        return []
    ways: dict[tuple[int, int], tuple[int, int, tuple[int, int]]] = {(first, 0): (0, 1, (0, 0))}
    for row in range(first, end):
        for at in range(count):
            known = ways.get((row, at))
            if known is None:
                continue
            for stop, after in _labels(row, end, at, held, ys):
                there = ways.get((stop, after))
                many = known[0] + 1
                if there is None or many > there[0]:
                    ways[stop, after] = (many, known[1], (row, at))
                elif many == there[0]:
                    ways[stop, after] = (many, there[1] + known[1], there[2])
    last = ways.get((end, count))
    if last is None or last[1] != 1:
        return []
    found: list[tuple[int, int]] = []
    place = (end, count)
    while place != (first, 0):
        before = ways[place][2]
        found.append((before[0], place[0]))
        place = before
    return found[::-1]


def _labels(
    row: int, end: int, at: int, held: list[TextLine], ys: list[float]
) -> Iterable[tuple[int, int]]:
    """Where the label may end that begins with a row and a line: the row and the line after."""
    for after in range(at + 1, len(held) + 1):
        above = held[after - 2] if after - at > 1 else None
        line = held[after - 1]
        if above is not None and line.top - above.bottom > CLOSE * line.height:
            return
        middle = (held[at].top + line.bottom) / 2
        for stop in range(row + 1, end + 1):
            if abs((ys[row] + ys[stop]) / 2 - middle) <= MIDDLE and ys[stop] > line.bottom - POKES:
                yield stop, after
