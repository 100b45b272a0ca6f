"""Tables as far as they stand on one page."""

from __future__ import annotations

from itertools import pairwise

from msgspec import Struct

from jiping.readers.drawn.lattice import Grid
from jiping.readers.drawn.page import Box, Glyph, Sheet
from jiping.readers.drawn.text import TextLine, lines, surety
from jiping.readers.drawn.wraps import joined

LEAST, MOST = 0.5, 8.0
"""Between text and the edge of its cell there are so many points at least, and at most."""

WIDE = 2.5
"""A cell narrower than so many characters is narrow."""
ENOUGH = 4
"""So many cells with several lines are needed to tell."""


ACROSS, DOWN = "across", "down"


class Piece(Struct, gc=False):
    """A cell as far as it stands on one page; its rows count from 0 in the table.

    `left` and `right` are where it would stand if every page began where the first does.
    `room` is the width that its text had; `lines` are kept while the text may go on.
    """

    row: int
    row_span: int
    left: float
    right: float
    box: Box
    sheet: Sheet
    text: str
    room: float
    lines: list[TextLine]
    confidence: float | None = None
    open_above: bool = False
    """Whether no line is drawn above it; and below it."""
    open_below: bool = False

    @property
    def bottom_row(self) -> int:
        """The first row below it."""
        return self.row + self.row_span


class Part(Struct, gc=False):
    """A table as far as it stands on one page."""

    sheet: Sheet
    box: Box
    rows: list[list[Piece]]
    merges: bool = True
    """Whether it shows which cells are merged."""
    columns: list[float] = []
    """The edges of its columns, where texts tell them and not lines."""
    drawn: str = ""
    """Which lines are drawn, where those of one direction alone are."""


class Ending(Struct, frozen=True, gc=False):
    """The table that a page ended with: the edges of its columns, where no lines tell them; and
    where lines do, those of its last cells."""

    columns: list[float] = []
    edges: list[float] = []


NOTHING = Ending()


def part_of(sheet: Sheet, grid: Grid, held: dict[int, list[Glyph]]) -> Part:
    """A grid with the glyphs that stand in its cells, by number of cell."""
    found = {number: lines(glyphs) for number, glyphs in held.items()}
    inset = _inset(grid, found)
    last = len(grid.ys) - 1
    rows: list[list[Piece]] = [[] for _ in range(last)]
    for number, spot in enumerate(grid.spots):
        box = grid.box_of(spot)
        inside = found.get(number, [])
        room = box[2] - box[0] - 2 * inset
        if inside and inside[0].glyphs[0].turn == 0 and _upright(held[number]):
            room = box[3] - box[1] - 2 * inset
        rows[spot.row].append(
            Piece(
                spot.row,
                spot.row_span,
                box[0],
                box[2],
                box,
                sheet,
                joined(inside, room),
                room,
                inside,
                surety(held[number]) if inside else None,
                spot.open_above,
                spot.open_below,
            )
        )
    return Part(sheet, grid.box, _without_steps(_without_holes(rows), grid.xs[0]))


def _without_holes(rows: list[list[Piece]]) -> list[list[Piece]]:
    """The rows without one at either end that is there only because some cells go on over the
    page, their lines with them: nothing stands in it, and no line bounds it."""
    while len(rows) > 1 and rows[-1] and all(p.open_below and not p.text for p in rows[-1]):
        last = len(rows) - 1
        over = [p for row in rows[:last] for p in row if p.bottom_row > last]
        if not over:
            break
        for piece in over:
            piece.row_span -= 1
        rows = rows[:last]
    while len(rows) > 1 and _is_hole(rows[0]):
        over = [piece for piece in rows[0] if piece.row_span > 1]
        for row in rows[1:]:
            for piece in row:
                piece.row -= 1
        for piece in over:
            piece.row_span -= 1
        rows = [sorted([*over, *rows[1]], key=_left), *rows[2:]]
    return rows


def _without_steps(rows: list[list[Piece]], left: float) -> list[list[Piece]]:
    """The rows without lines that end cells at the left side in the middle of a row, as browsers
    draw them where merged cells run over a page: what is blank below belongs to the cell above."""
    kept = rows[:1]
    for row in rows[1:]:
        number = len(kept)
        if not row or row[0].left != left or any(p.text for p in row):
            kept.append(row)
            continue
        above = {(p.left, p.right): p for r in kept for p in r if p.bottom_row == number}
        ended = [above.get((p.left, p.right)) for p in row]
        crossed = sum(len(r) for r in kept) and any(p.bottom_row > number for r in kept for p in r)
        whole = all(a.right == b.left for a, b in pairwise(row))
        if crossed and whole and all(ended) and row[-1].right < rows[0][-1].right:
            for piece, over in zip(row, ended, strict=True):
                assert over is not None
                over.row_span += piece.row_span
                over.open_below = piece.open_below
            for piece in (p for r in kept for p in r if p.bottom_row > number):
                piece.row_span -= 1
            for piece in (p for r in rows for p in r if p.row > number):
                piece.row -= 1
        else:
            kept.append(row)
    return kept


def _left(piece: Piece) -> float:
    return piece.left


def _is_hole(row: list[Piece]) -> bool:
    ends = [piece for piece in row if piece.row_span == 1]
    return 0 < len(ends) < len(row) and all(p.open_above and not p.text for p in ends)


def _upright(glyphs: list[Glyph]) -> bool:
    return glyphs[0].turn in (90, 270)


def _inset(grid: Grid, found: dict[int, list[TextLine]]) -> float:
    """How far text keeps away from the edges of cells, on either side.

    Cells with several lines tell best, as most of these are full; narrow ones do not, as nothing
    fits in them anyway.
    """
    short, long = [], []
    for number, inside in found.items():
        left, _, right, _ = grid.box_of(grid.spots[number])
        first = inside[0]
        if len(inside) == 1:
            before, after = first.left - left, right - first.right
        else:
            before = min([line.left for line in inside]) - left
            after = right - max([line.right for line in inside])
        if before < LEAST or after < LEAST or right - left < WIDE * first.height:
            continue
        if len(inside) > 1:
            long.append((before + after) / 2)
        else:
            short.append(min(before, after))
    insets = sorted(long if len(long) >= ENOUGH else short)
    return min(max(insets[len(insets) // 20], LEAST), MOST) if insets else LEAST
