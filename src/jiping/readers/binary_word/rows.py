"""What a row's properties say of its cells: their edges and how they are merged."""

from __future__ import annotations

import struct

from msgspec import Struct

from jiping.readers.binary_word.modifiers import (
    DEFINE,
    DELETE,
    INSERT,
    MERGE,
    SPLIT,
    VERTICAL,
    WIDTHS,
)

CELL_SIZE = 20
MOST = 255
"""Cells of a row; Word itself draws 63."""
CONTINUES = 1
"""A cell that goes on from the one above."""
FIRST, GOES_ON = 1, 2
"""How a cell merged with those beside it is marked here; files have it the other way as well."""


class Definition(Struct, gc=False):
    """A row: edges in twips, one more than cells; per cell how it is merged."""

    edges: list[int]
    across: list[int]
    down: list[int]


def apply(definition: Definition | None, code: int, operand: bytes) -> Definition | None:
    """The definition after one more change; the change is left out where it makes no sense."""
    if code == DEFINE:
        return _defined(operand) or definition
    if definition is None:
        return None
    if code == VERTICAL:
        if len(operand) >= 2 and operand[0] < len(definition.down):
            definition.down[operand[0]] = operand[1] & 3
        return definition
    first, last = operand[0], operand[1]
    if code == INSERT:
        _insert(definition, first, last, struct.unpack_from("<h", operand, 2)[0])
    elif first < last <= len(definition.across):
        if code == DELETE:
            _delete(definition, first, last)
        elif code == WIDTHS:
            _widen(definition, first, last, struct.unpack_from("<h", operand, 2)[0])
        elif code == MERGE:
            definition.across[first:last] = [FIRST] + [GOES_ON] * (last - first - 1)
        elif code == SPLIT:
            definition.across[first:last] = [0] * (last - first)
    return definition


def _defined(operand: bytes) -> Definition | None:
    count = operand[0] if operand else 0
    start = 1 + 2 * (count + 1)
    if not count or len(operand) < start:
        return None
    edges = list(struct.unpack_from(f"<{count + 1}h", operand, 1))
    # Cells at the end whose properties are all the default may be left out.
    flags = operand[start::CELL_SIZE][:count].ljust(count, b"\0")
    return Definition(edges, [flag & 3 for flag in flags], [flag >> 5 & 3 for flag in flags])


def _insert(definition: Definition, first: int, count: int, width: int) -> None:
    cells = len(definition.across)
    first = min(first, cells)
    if cells + count > MOST:
        return
    start = definition.edges[first]
    new = [start + width * number for number in range(1, count + 1)]
    moved = [edge + width * count for edge in definition.edges[first + 1 :]]
    definition.edges[first + 1 :] = new + moved
    definition.across[first:first] = [0] * count
    definition.down[first:first] = [0] * count


def _delete(definition: Definition, first: int, last: int) -> None:
    gone = definition.edges[last] - definition.edges[first]
    definition.edges[first + 1 :] = [edge - gone for edge in definition.edges[last + 1 :]]
    del definition.across[first:last]
    del definition.down[first:last]


def _widen(definition: Definition, first: int, last: int, width: int) -> None:
    edges = definition.edges
    shift = edges[first] + width * (last - first) - edges[last]
    edges[first + 1 : last + 1] = [
        edges[first] + width * number for number in range(1, last - first + 1)
    ]
    edges[last + 1 :] = [edge + shift for edge in edges[last + 1 :]]
