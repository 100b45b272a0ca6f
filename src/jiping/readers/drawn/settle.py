"""A table whose end is known -> a Table of the document."""

from __future__ import annotations

from bisect import bisect_right
from itertools import pairwise

from jiping.faults import fault
from jiping.model import DocCell, Place, Words
from jiping.readers.base.grid import COLUMNS, Blocks
from jiping.readers.drawn.part import ACROSS, DOWN, Piece
from jiping.readers.drawn.rules import NEAR, clusters
from jiping.readers.drawn.stitch import Growing

BARE = Words(
    "没有画线，行和列是按文字的位置分出来的",
    "no lines are drawn, its rows and columns are told by where texts stand",
)
COLUMNS_BARE = Words(
    "各列之间没有画线，列是按文字的位置分出来的",
    "no lines are drawn between its columns, they are told by where texts stand",
)
ROWS_BARE = Words(
    "各行之间没有画线，行是按竖线的断处和文字的位置分出来的",
    "no lines are drawn between its rows, they are told by where the pieces of its other lines end"
    " and by where texts stand",
)
REASONS = {ACROSS: COLUMNS_BARE, DOWN: ROWS_BARE}
TOLERANCES = (NEAR, 1.5, 0.5, 0.0)
"""Edges closer than this are one; the widest is taken that leaves every cell some width."""


def settle(table: Growing, blocks: Blocks) -> None:
    """Add the table: the edges of all its cells are its columns."""
    columns = _columns(table.rows)
    most = blocks.limits.columns
    place = Place(page=table.sheet.number, table=blocks.next_table)
    width = min(len(set(columns.values())) - 1, most)
    if len(set(columns.values())) - 1 > most:
        blocks.cut(COLUMNS, most, "columns", place)
    if not table.merges:
        reason = REASONS.get(table.drawn, BARE)
        blocks.note(fault("RDG017", table=blocks.next_table, reason=reason, place=place))
    rows = [
        [
            _cell(piece, columns, most, blocks)
            for piece in sorted(row, key=_left)
            if columns[piece.left] < most
        ]
        for row in table.rows
    ]
    blocks.table(rows, width, merges=table.merges, page=table.sheet.number)


def _left(piece: Piece) -> float:
    return piece.left


def _cell(piece: Piece, columns: dict[float, int], most: int, blocks: Blocks) -> DocCell:
    first, last = columns[piece.left], min(columns[piece.right], most)
    place = piece.sheet.area(piece.box, piece.confidence)
    long = len(piece.text) > blocks.limits.cell_characters
    where = Place(place.page, place.rectangle, table=blocks.next_table) if long else None
    text = blocks.text(piece.text, where)
    return DocCell(text, piece.row + 1, first + 1, piece.row_span, last - first, place)


def _columns(rows: list[list[Piece]]) -> dict[float, int]:
    """By edge, which column begins there, from 0."""
    cells = {(piece.left, piece.right) for row in rows for piece in row}
    edges = sorted({edge for cell in cells for edge in cell})
    for near in TOLERANCES:
        lines = clusters(edges, near)
        middles = [(a + b) / 2 for a, b in pairwise(lines)]
        found = {edge: bisect_right(middles, edge) for edge in edges}
        if all(found[left] < found[right] for left, right in cells):
            break
    return found
