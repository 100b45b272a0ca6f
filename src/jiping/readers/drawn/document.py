"""Drawn pages -> the tables and lines of a document, page after page."""

from __future__ import annotations

from collections.abc import Iterable

from jiping.model import DocCell
from jiping.readers.base.grid import Blocks
from jiping.readers.drawn.lattice import Grid, grids
from jiping.readers.drawn.page import DrawnPage, Glyph, area
from jiping.readers.drawn.rules import segments
from jiping.readers.drawn.text import lines, surety


def add_pages(pages: Iterable[DrawnPage], blocks: Blocks) -> None:
    """Add what the pages hold, in reading order. Pages are taken one at a time and not kept."""
    for page in pages:
        if blocks.full:
            return
        _add_page(page, blocks)


def _add_page(page: DrawnPage, blocks: Blocks) -> None:
    found = grids(*segments(page.rules))
    inside: list[dict[int, list[Glyph]]] = [{} for _ in found]
    outside: list[Glyph] = []
    for glyph in page.glyphs:
        x, y = (glyph.left + glyph.right) / 2, (glyph.top + glyph.bottom) / 2
        for number, grid in enumerate(found):
            spot = grid.spot_at(x, y)
            if spot is not None:
                inside[number].setdefault(spot, []).append(glyph)
                break
        else:
            outside.append(glyph)
    loose = lines(outside)
    for grid, held in zip(found, inside, strict=True):
        while loose and loose[0].top < grid.ys[0]:
            line = loose.pop(0)
            box = (line.left, line.top, line.right, line.bottom)
            blocks.line(line.text, area=area(page.number, box, line.confidence))
        _add_table(page, grid, held, blocks)
    for line in loose:
        box = (line.left, line.top, line.right, line.bottom)
        blocks.line(line.text, area=area(page.number, box, line.confidence))


def _add_table(page: DrawnPage, grid: Grid, held: dict[int, list[Glyph]], blocks: Blocks) -> None:
    rows: list[list[DocCell]] = [[] for _ in grid.ys[1:]]
    for number, spot in enumerate(grid.spots):
        glyphs = held.get(number, [])
        text = "\n".join(line.text for line in lines(glyphs))
        place = area(page.number, grid.box_of(spot), surety(glyphs))
        rows[spot.row].append(
            DocCell(
                blocks.text(text),
                spot.row + 1,
                spot.column + 1,
                spot.row_span,
                spot.column_span,
                place,
            )
        )
    blocks.table(rows, len(grid.xs) - 1, whole=True, page=page.number)
