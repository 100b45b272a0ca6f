"""Tables with lines below their rows and none between their columns.

The lines tell the rows; where one leaves a column out, a cell goes on, and where one ends, a
column does. Where else columns end is told by how texts stand. Programs that draw one line for
each column tell where columns may end at all.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from itertools import pairwise

from jiping.readers.drawn.aligned.columns import APART, POKES, Band, Row, bands
from jiping.readers.drawn.lattice import Grid, cells, walls
from jiping.readers.drawn.page import Glyph, Rule
from jiping.readers.drawn.rules import NEAR, Segment, clusters, segments
from jiping.readers.drawn.text import TextLine, lines
from jiping.readers.drawn.upright_lines import is_crossed, label_rows, lines_in

LINES = 4
"""A table has so many lines across,"""
LONG = 0.3
"""each, all pieces together, as long as so much of its width,"""
COLUMNS, ROWS = 3, 3
"""so many texts in one of its rows, and so many rows with several."""
NARROW, TOUCH = 0.25, 0.5
"""Texts so many heights apart are two where a column may end between them, to so many points."""
UNTOLD = 0.1
"""Lines tell columns if no more than so many gaps between texts are at none of their ends."""
TURNS = 2
"""So many rows are shaded, and so many are not."""
MOST = 200
"""Lines across of one table on a page."""
ABOVE = 1.2
"""The first row has no line above; its text stands no more than so many heights above the
first."""
TIGHT = 0.5
"""Lines of one row beyond the lines are so close."""


def open_at_sides(
    across: list[Segment],
    down: list[Segment],
    rules: Iterable[Rule],
    glyphs: list[Glyph],
    before: list[float],
) -> Grid | None:
    """The table that lines across draw where there are no lines down; None where there is none.

    `before` are the places where columns may end in the table that the page before ended with.
    """
    flat = [line for line in across if not any(_meet(line, upright) for upright in down)]
    if not flat:
        return None
    left, right = min(line.start for line in flat), max(line.end for line in flat)
    known = _goes_on(before, (left, right))
    least = 1 if known else LINES
    if known:
        left, right = known[0], known[-1]
    lengths: dict[float, float] = {}
    for line in flat:
        lengths[line.at] = lengths.get(line.at, 0.0) + line.end - line.start
    ys = clusters(at for at, length in lengths.items() if length >= LONG * (right - left))
    if not least <= len(ys) <= MOST:
        return None
    if any(ys[0] < upright.end and ys[-1] > upright.start for upright in down):
        return None
    return _grid(flat, ys, known or [left, right], rules, glyphs, [])


def shaded_in_turn(rules: list[Rule], glyphs: list[Glyph], before: list[float]) -> Grid | None:
    """The table of which each second row has shaded cells; None where there is none."""
    across, down = segments(rule for rule in rules if rule.weak)
    if len(across) < LINES or not down:
        return None
    sides = (min(line.start for line in across), max(line.end for line in across))
    ys = clusters(line.at for line in across)
    if not LINES <= len(ys) <= MOST:
        return None
    ends = [line for line in down if abs(line.at - sides[1]) <= NEAR]
    shaded = [any(e.start - NEAR <= a and b <= e.end + NEAR for e in ends) for a, b in pairwise(ys)]
    known = _goes_on(before, sides) or list(sides)
    if min(sum(shaded), len(shaded) - sum(shaded)) < TURNS or len(_places(rules, ys, known)) == 2:
        return None
    return _grid(across, ys, known, rules, glyphs, down)


def _goes_on(before: list[float], sides: tuple[float, float]) -> list[float]:
    """The places of the page before where lines end at the same right side; else none."""
    same = before and abs(before[-1] - sides[1]) <= NEAR and before[0] <= sides[0] + NEAR
    return before if same else []


def _meet(line: Segment, upright: Segment) -> bool:
    return (
        line.start - NEAR <= upright.at <= line.end + NEAR
        and upright.start - NEAR <= line.at <= upright.end + NEAR
    )


def _grid(
    flat: list[Segment],
    ys: list[float],
    known: list[float],
    rules: Iterable[Rule],
    glyphs: list[Glyph],
    down: list[Segment],
) -> Grid | None:
    goes_on = len(known) > 2
    sides = (known[0], known[-1])
    texts = [
        glyph
        for glyph in glyphs
        if not glyph.text.isspace()
        and sides[0] - NEAR < glyph.left
        and glyph.right < sides[1] + NEAR
    ]
    xs = _places(rules, ys, known)
    inner = xs[1:-1]
    if not inner:  # lines in one piece may run through merged cells
        return None
    first = _reach([g for g in texts if g.bottom < ys[0] + NEAR], ys[0], inner, -1, goes_on)
    last = _reach([g for g in texts if g.top > ys[-1] - NEAR], ys[-1], inner, 1, False)
    ys = [*([first] if first is not None else []), *ys, *([last] if last is not None else [])]
    rows = _rows(texts, ys, inner)
    if len(ys) < 2 or not any(rows):
        return None
    several = [len(row) for row in rows if len(row) > 1]
    if not goes_on and (max(several, default=0) < COLUMNS or len(several) < ROWS):
        return None
    gaps = [(one.right - POKES, other.left + POKES) for row in rows for one, other in pairwise(row)]
    untold = sum(bisect_left(xs, start) == bisect_right(xs, end) for start, end in gaps)
    if untold > UNTOLD * len(gaps):  # columns end where no line does
        return None
    held = [number for number, row in enumerate(rows) if row]
    found = bands([rows[number] for number in held], set(), [])
    below = walls(flat, ys, xs)
    drawn = walls(down, xs, ys)
    beside = _beside(xs, below, rows, _sections(found, held, len(rows)), drawn)
    grid = cells(xs, ys, below, beside)
    return _with_labels_apart(grid, below, beside, drawn, texts) if down else grid


def _with_labels_apart(
    grid: Grid,
    below: list[bytearray],
    beside: list[bytearray],
    drawn: list[bytearray],
    glyphs: list[Glyph],
) -> Grid:
    """The grid without cells that may be several: no edge is seen between two cells that are not
    shaded, one below the other, unless labels stand in the middle of their rows."""
    for spot in grid.spots:
        end, right = spot.row + spot.row_span, spot.column + spot.column_span
        if spot.row_span == 1 or all(drawn[right][spot.row : end]):
            continue
        stretch = (spot.row, end, spot.column, right)
        held = lines_in(stretch, glyphs, grid.xs, grid.ys)
        if not held:
            continue
        runs = label_rows(stretch, held, grid.ys)
        for row in range(spot.row + 1, end):
            apart = not is_crossed(held, grid.ys[row])
            if runs:
                apart = not any(start < row < stop for start, stop in runs)
            below[row][spot.column : right] = bytes([apart]) * spot.column_span
    found = cells(grid.xs, grid.ys, below, beside)
    for spot in found.spots:
        spot.open_above = spot.open_below = False
    return found


def _reach(
    beyond: list[Glyph], edge: float, places: list[float], way: int, goes_on: bool
) -> float | None:
    """How far the row reaches that stands beyond the first or the last line, up or down; None
    where no texts in several columns stand right there, or any, where the table goes on."""
    end: float | None = None
    several = False
    found = lines(beyond)
    for line in found if way > 0 else reversed(found):
        near, far = (line.top, line.bottom) if way > 0 else (line.bottom, line.top)
        gap = (near - (edge if end is None else end)) * way
        if gap > (ABOVE if end is None else TIGHT) * line.height:
            break
        several = several or len(_blocks(line.glyphs, places)) > 1
        end = far
    return None if end is None or not (several or goes_on) else end + way * NEAR


def _rows(glyphs: list[Glyph], ys: list[float], places: list[float]) -> list[Row]:
    """The texts between lines; those below one another are one, those that part at a place where
    a column may end are two."""
    held: list[list[Glyph]] = [[] for _ in ys[1:]]
    for glyph in glyphs:
        row = bisect_right(ys, (glyph.top + glyph.bottom) / 2) - 1
        if 0 <= row < len(held):
            held[row].append(glyph)
    return [_blocks(row, places) for row in held]


def _blocks(glyphs: list[Glyph], places: list[float]) -> Row:
    """The stretches of the width that texts take up, those of all lines together."""
    found: list[TextLine] = []
    for glyph in sorted(glyphs, key=_left):
        height = glyph.bottom - glyph.top
        if found:
            before = found[-1]
            gap = glyph.left - before.right
            at = bisect_left(places, before.right - TOUCH)
            told = at < len(places) and places[at] < glyph.left + TOUCH
            if gap <= (NARROW if told else APART) * height:
                before.right = max(before.right, glyph.right)
                continue
        found.append(TextLine("", glyph.left, glyph.top, glyph.right, glyph.bottom, []))
    return found


def _left(glyph: Glyph) -> float:
    return glyph.left


def _places(rules: Iterable[Rule], ys: list[float], known: list[float]) -> list[float]:
    """Where lines across begin and end: columns end nowhere else, if they do there."""
    ends: list[float] = []
    for rule in rules:
        at = (rule.top + rule.bottom) / 2
        near = bisect_left(ys, at - NEAR)
        if near < len(ys) and ys[near] <= at + NEAR and rule.right - rule.left > NEAR:
            ends += (rule.left, rule.right)
    left, right = known[0], known[-1]
    inner = list(known[1:-1])
    inner += [x for x in clusters(ends) if all(abs(x - it) > NEAR for it in known)]
    return [left, *sorted(x for x in inner if left + NEAR < x < right - NEAR), right]


def _sections(found: list[Band], held: list[int], count: int) -> list[list[float]]:
    """By row, where columns end in its section."""
    edges: list[list[float]] = [[] for _ in range(count)]
    for band in found:
        for number in held[band.start : band.end]:
            edges[number] = band.edges[1:-1]
    return edges


def _beside(
    xs: list[float],
    below: list[bytearray],
    rows: list[Row],
    sections: list[list[float]],
    drawn: list[bytearray],
) -> list[bytearray]:
    """By place and row, whether a column ends there; `drawn` says where lines say so."""
    beside = [bytearray(line) for line in drawn]
    for row, edges in enumerate(sections):
        if drawn[-1][row]:
            continue
        for edge in edges:
            beside[_nearest(xs, edge, rows[row])][row] = 1
        for text, behind in pairwise(rows[row]):
            first = bisect_left(xs, text.right - POKES)
            end = bisect_right(xs, behind.left + POKES)
            if first < end and not any(beside[at][row] for at in range(first, end)):
                beside[end - 1][row] = 1
    for at in range(1, len(xs) - 1):
        ends = [line[at - 1] != line[at] for line in below]
        start = 0
        for end in range(1, len(rows) + 1):
            if end < len(rows) and not (below[end][at - 1] and below[end][at]):
                continue
            inside = range(start, end)
            sure = any(ends[row] for row in range(start + 1, end))
            sure = sure or any(drawn[at][start:end])
            crossed = any(_crosses(rows[row], xs[at]) for row in inside)
            told = any(beside[at][row] for row in inside)
            beside[at][start:end] = bytes([sure or (told and not crossed)]) * (end - start)
            start = end
    return beside


def _nearest(xs: list[float], edge: float, row: Row) -> int:
    return min(range(len(xs)), key=lambda at: (_crosses(row, xs[at]), abs(xs[at] - edge)))


def _crosses(row: Row, edge: float) -> bool:
    return any(text.left + POKES < edge < text.right - POKES for text in row)
