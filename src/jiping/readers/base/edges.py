"""Rows whose cells say where they begin and end, brought to one grid."""

from __future__ import annotations

from bisect import bisect_right
from itertools import pairwise

from msgspec import Struct

TOLERANCES = (80, 40, 20, 5, 0)
"""Edges closer than this are one edge, in twentieths of a point (1.4 mm and less); the widest
is taken that leaves every cell some width."""


class CellEdges(Struct, gc=False):
    """Right edge of a cell in twentieths of a point, and its merge marks as Word names them."""

    right: int
    vertical: str | None = None
    horizontal: str | None = None


class RowEdges(Struct, gc=False):
    """Left edge of a row and the cells in it."""

    left: int
    cells: list[CellEdges]


def on_grid(rows: list[RowEdges]) -> list[tuple[int, list[int]]] | None:
    """By row, how many columns stand before it and how many each of its cells takes.

    None where edges do not rise from left to right.
    """
    lines: dict[tuple[int, ...], None] = {}
    keys = []
    for row in rows:
        key = (row.left, *[cell.right for cell in row.cells])
        keys.append(key)
        lines[key] = None
    if any(left >= right for key in lines for left, right in pairwise(key)):
        return None
    edges = sorted({edge for key in lines for edge in key})
    for tolerance in TOLERANCES:
        starts = _starts(edges, tolerance)
        columns = {key: [bisect_right(starts, edge) - 1 for edge in key] for key in lines}
        if all(left < right for places in columns.values() for left, right in pairwise(places)):
            break
    spans = {
        key: (places[0], [right - left for left, right in pairwise(places)])
        for key, places in columns.items()
    }
    return [spans[key] for key in keys]


def _starts(edges: list[int], tolerance: int) -> list[int]:
    """The lowest edge of each group of edges that are one, ascending."""
    starts = edges[:1]
    for before, edge in pairwise(edges):
        if edge - before > tolerance:
            starts.append(edge)
    return starts
