"""Which cell each glyph stands in."""

from __future__ import annotations

from jiping.readers.drawn.lattice import Grid
from jiping.readers.drawn.page import Box, Glyph
from jiping.readers.drawn.text import around, lines

CLOSE = 0.08
"""Glyphs that follow one another this close, in heights, belong to one word."""
OVER = 0.6
"""They may overlap by so much."""
LONGEST = 60
"""No word has more characters."""
APART = 0.5
"""Two words that touch must fit their cells so much better, in points, than one would."""
HANGING = frozenset("，。、；：！？）》」』】〕”’")
"""These may hang over the edge of the cell that their line fills."""
INSET = 2.0
"""About how far text keeps away from the edge of its cell."""

Held = list[dict[int, list[Glyph]]]
"""By grid, and by number of cell, the glyphs in it."""


def dealt(glyphs: list[Glyph], grids: list[Grid]) -> tuple[Held, list[Glyph]]:
    """The glyphs in cells, and those outside all grids. In grids inside others the inner counts.

    A word that is too long for its cell stands in the one that it was set for.
    """
    order = sorted(range(len(grids)), key=lambda number: grids[number].size)
    where = _spots(glyphs, grids, order)
    before: tuple[int, int] | None = None
    for at in range(len(glyphs)):
        here = where[at]
        if here is before:
            continue
        if before and glyphs[at].text in HANGING and _touch(glyphs[at - 1], glyphs[at]):
            where[at] = before
            continue
        if here and before and here != before and here[0] == before[0]:
            word = _touch(glyphs[at - 1], glyphs[at])
            if word:
                _gather(at, glyphs, where, grids[here[0]])
        before = where[at]
    inside: Held = [{} for _ in grids]
    outside: list[Glyph] = []
    cell, last = outside, None
    for glyph, spot in zip(glyphs, where, strict=True):
        if spot is not last:
            last = spot
            cell = outside if spot is None else inside[spot[0]].setdefault(spot[1], [])
        cell.append(glyph)
    return inside, outside


def with_overflow(grid: Grid, held: dict[int, list[Glyph]], outside: list[Glyph]) -> list[Glyph]:
    """The glyphs outside a table without those that stand right below cells that go on below it:
    a merged cell whose rows follow on the next page may have more text than its first ones have
    room for. These go to their cells."""
    bottom = len(grid.ys) - 1
    last = [n for n, spot in enumerate(grid.spots) if spot.row + spot.row_span == bottom]
    going = [n for n in last if grid.spots[n].open_below]
    if not 0 < len(going) < len(last):
        return outside
    boxes = [(*grid.box_of(grid.spots[number])[::2], number) for number in going]
    end = reach = grid.ys[-1]
    taken: set[int] = set()
    for line in lines([g for g in outside if (g.top + g.bottom) / 2 > end]):
        middles = [(glyph.left + glyph.right) / 2 for glyph in line.glyphs]
        cells = [next((n for start, stop, n in boxes if start < x < stop), None) for x in middles]
        if line.top - reach > line.height or None in cells:
            break
        for glyph, number in zip(line.glyphs, cells, strict=True):
            if number is not None:
                held.setdefault(number, []).append(glyph)
                taken.add(id(glyph))
        reach = line.bottom
    return [glyph for glyph in outside if id(glyph) not in taken] if taken else outside


def _spots(
    glyphs: list[Glyph], grids: list[Grid], order: list[int]
) -> list[tuple[int, int] | None]:
    """The grid and the cell that hold the middle of each glyph; the next glyph mostly stands in
    the same."""
    where: list[tuple[int, int] | None] = []
    here: tuple[int, int] | None = None
    left = top = right = bottom = 0.0
    for glyph in glyphs:
        x, y = (glyph.left + glyph.right) / 2, (glyph.top + glyph.bottom) / 2
        if not (left <= x < right and top <= y < bottom):
            here = _spot(x, y, grids, order)
            left = top = right = bottom = 0.0
            if here is not None and here[0] == order[0]:
                grid = grids[here[0]]
                left, top, right, bottom = grid.box_of(grid.spots[here[1]])
        where.append(here)
    return where


def _spot(x: float, y: float, grids: list[Grid], order: list[int]) -> tuple[int, int] | None:
    """The grid and the cell that hold a point."""
    for number in order:
        spot = grids[number].spot_at(x, y)
        if spot is not None:
            return (number, spot)
    return None


def _touch(left: Glyph, right: Glyph) -> bool:
    """Whether one glyph follows the other in the same word."""
    height = left.bottom - left.top
    if left.turn or right.turn or right.text.isspace() or left.text.isspace():
        return False
    if not -OVER * height < right.left - left.right < CLOSE * height:
        return False
    return left.top < (right.top + right.bottom) / 2 < left.bottom


def _gather(at: int, glyphs: list[Glyph], where: list[tuple[int, int] | None], grid: Grid) -> None:
    """Give the word that crosses an edge between glyphs to one cell."""
    number = where[at]
    assert number is not None
    first = at - 1
    while first > 0 and _touch(glyphs[first - 1], glyphs[first]):
        first -= 1
    last = at
    while last + 1 < len(glyphs) and _touch(glyphs[last], glyphs[last + 1]):
        last += 1
    if last - first > LONGEST:
        return
    here = {spot[1] for spot in where[first : last + 1] if spot and spot[0] == number[0]}
    cells = sorted(here)
    word = glyphs[first : last + 1]
    fit, first_cell = _best(word, cells, grid)
    parts = [(len(word), first_cell)]
    for end in range(1, len(word)):
        left, left_cell = _best(word[:end], cells, grid)
        if left + APART >= fit:
            continue
        right, right_cell = _best(word[end:], cells, grid)
        if left_cell != right_cell and left + right + APART < fit:
            fit = left + right + APART
            parts = [(end, left_cell), (len(word), right_cell)]
    index = 0
    for end, cell in parts:
        while index < end:
            where[first + index] = (number[0], cell)
            index += 1


def _best(word: list[Glyph], cells: list[int], grid: Grid) -> tuple[float, int]:
    """The cell that a word fits best, and how badly."""
    box = around(word)
    return min((_misfit(box, grid.box_of(grid.spots[cell])), cell) for cell in cells)


def _misfit(word: Box, cell: Box) -> float:
    """How far a word is from standing left, right or in the middle of a cell."""
    return min(
        abs(word[0] + word[2] - cell[0] - cell[2]) / 2,
        abs(word[0] - cell[0] - INSET),
        abs(cell[2] - INSET - word[2]),
    )
