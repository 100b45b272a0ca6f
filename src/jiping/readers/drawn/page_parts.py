"""One page -> its tables and lines in reading order."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

from jiping.readers.drawn.aligned import aligned
from jiping.readers.drawn.deal import dealt, with_overflow
from jiping.readers.drawn.half_ruled import open_at_sides, shaded_in_turn
from jiping.readers.drawn.lattice import Grid, between_pages, grids
from jiping.readers.drawn.page import DrawnPage, Glyph, Rule, Sheet
from jiping.readers.drawn.part import ACROSS, DOWN, NOTHING, Ending, Part, part_of
from jiping.readers.drawn.rules import NEAR, Segment, segments
from jiping.readers.drawn.text import TextLine, line_of, lines, turned, turned_box
from jiping.readers.drawn.upright_lines import open_above

WIDE = 2.5
"""Texts so many heights apart are two, though they stand on one line."""
STRIPES = 3
"""So many shaded areas of one row or one column are the rows of a table that has no lines."""
FRAME = 0.7
"""One cell over so much of the page is a frame."""


def parts_of(page: DrawnPage, before: Ending = NOTHING) -> tuple[Sheet, list[Part | TextLine]]:
    """The tables and the lines outside them, from top to bottom.

    `before` is what the page before ended with.
    """
    sheet, glyphs, rules = _upright(page)
    across, down = segments(rule for rule in rules if not rule.weak)
    found, stripes = _grids(across, down, rules)
    found = _tables(found, sheet)
    if not found and not across and before.edges:
        strip = between_pages(down, before.edges)
        found = [strip] if strip else []
    half = None if found else open_at_sides(across, down, rules, glyphs, before.columns)
    upright = open_above(down, rules, glyphs) if not (found or across or half) else None
    half = half or upright
    if not (across or down or half) and any(rule.weak for rule in rules):
        half = shaded_in_turn(rules, glyphs, before.columns)
    if half is not None:
        found = [half]
    inside, outside = dealt(glyphs, found)
    for grid, held in zip(found, inside, strict=True) if outside else ():
        outside = with_overflow(grid, held, outside)
    parts = [part_of(sheet, g, h) for g, h in zip(found, inside, strict=True)]
    if half is not None:
        parts[0].merges, parts[0].columns, parts[0].drawn = (
            False,
            half.xs,
            ACROSS if upright is None else DOWN,
        )
    bare, loose = aligned(sheet, lines(outside), [*across, *stripes], before.columns)
    return sheet, _in_order([*parts, *bare], loose)


def _grids(
    across: list[Segment], down: list[Segment], rules: list[Rule]
) -> tuple[list[Grid], list[Segment]]:
    """The grids that lines draw, and where there are none those that shaded areas do; and the
    edges of rows that are shaded in turn, as a table without lines may have them."""
    found = grids(across, down)
    divided = [grid for grid in found if len(grid.spots) > 1]
    weak = [rule for rule in rules if rule.weak and not _is_within(rule, divided)]
    if not weak:
        return found, []
    edges = segments(weak)
    shaded = [grid for grid in grids(*edges) if len(grid.spots) > 1]
    rows = [grid for grid in shaded if len(grid.xs) == 2 or len(grid.ys) == 2]
    if sum(len(grid.ys) - 1 for grid in rows) < STRIPES:
        return [*found, *shaded], []
    return [*found, *(grid for grid in shaded if grid not in rows)], edges[0]


def _is_within(rule: Rule, found: list[Grid]) -> bool:
    x, y = (rule.left + rule.right) / 2, (rule.top + rule.bottom) / 2
    return any(
        grid.xs[0] - NEAR <= x <= grid.xs[-1] + NEAR
        and grid.ys[0] - NEAR <= y <= grid.ys[-1] + NEAR
        for grid in found
    )


def _upright(page: DrawnPage) -> tuple[Sheet, list[Glyph], list[Rule]]:
    """The page turned so that most of its text runs to the right."""
    turns = [glyph.turn for glyph in page.glyphs]
    counts = Counter(turns) if any(turns) else {0: 1}
    turn = max(counts, key=lambda t: (counts[t], -t))
    if not turn:
        beside = tuple(page.beside)
        sheet = Sheet(page.number, page.width, page.height, beside=beside)
        return sheet, page.glyphs, page.rules
    dx = {90: 0.0, 180: page.width, 270: page.height}[turn]
    dy = {90: page.width, 180: page.height, 270: 0.0}[turn]
    glyphs = [turned(glyph, turn) for glyph in page.glyphs]
    for glyph in glyphs:
        glyph.left, glyph.right = glyph.left + dx, glyph.right + dx
        glyph.top, glyph.bottom = glyph.top + dy, glyph.bottom + dy
    rules = []
    for rule in page.rules:
        box = turned_box((rule.left, rule.top, rule.right, rule.bottom), turn)
        rules.append(Rule(box[0] + dx, box[1] + dy, box[2] + dx, box[3] + dy, rule.weak))
    return Sheet(page.number, page.width, page.height, turn), glyphs, rules


def _tables(found: list[Grid], sheet: Sheet) -> list[Grid]:
    """The grids without frames around the page or around other grids."""
    return [
        grid
        for grid in found
        if len(grid.spots) > 1
        or not (
            grid.size > FRAME * sheet.width * sheet.height
            or any(_holds(grid, other) for other in found if other is not grid)
        )
    ]


def _holds(grid: Grid, other: Grid) -> bool:
    a, b = grid.box, other.box
    return a[0] <= b[0] and a[1] <= b[1] and a[2] >= b[2] and a[3] >= b[3]


def _split(line: TextLine) -> list[TextLine]:
    """The texts of a line that stand far apart."""
    glyphs = [glyph for glyph in line.glyphs if not glyph.text.isspace()]
    if not glyphs:
        return []
    far = WIDE * line.height
    cuts = [right.left for left, right in pairwise(glyphs) if right.left - left.right > far]
    if not cuts:
        return [line]
    cuts.insert(0, glyphs[0].left)
    found: list[list[Glyph]] = [[] for _ in cuts]
    at = 0
    for glyph in line.glyphs:
        while at + 1 < len(cuts) and glyph.left >= cuts[at + 1]:
            at += 1
        found[at].append(glyph)
    return [line_of(part) for part in found if part]


def _in_order(parts: list[Part], loose: list[TextLine]) -> list[Part | TextLine]:
    """From top to bottom; what stands beside a table comes before it."""
    keyed: list[tuple[float, float, int, Part | TextLine]] = [
        *((part.box[1], part.box[0], 1, part) for part in parts),
        *(
            ((line.top + line.bottom) / 2, text.left, 0, text)
            for line in loose
            for text in _split(line)
        ),
    ]
    return [item for *_, item in sorted(keyed, key=lambda entry: entry[:3])]
