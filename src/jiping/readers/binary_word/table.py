"""From the rows of a table to cells on one grid."""

from __future__ import annotations

from bisect import bisect_right
from itertools import pairwise

from msgspec import Struct

from jiping.faults import fault
from jiping.model import DocCell, Place, Words
from jiping.readers.base.grid import COLUMNS, Blocks, Rows, clean
from jiping.readers.binary_word.rows import CONTINUES, Definition

TOLERANCES = (80, 40, 20, 5, 0)
"""Edges closer than this, in twentieths of a point, are one edge; the first that fits."""
INDENT = 240
"""Rows whose ends stand apart by less than this (4 mm) begin, or end, at the same column."""
MISCOUNTED = Words(
    "有的行单元格数与列宽的说明不符", "some rows have more or fewer cells than their widths say"
)
UNDEFINED = Words("有的行没有列宽的说明", "some rows do not say how wide their cells are")
UNENDED = Words("最后一行不完整", "its last row is incomplete")

Cells = list[tuple[int, int, int]]
"""First and last edge of each printed cell, and its number among those of the file's row."""


class Row(Struct, gc=False):
    """A row as the file has it: the texts of its cells, and what it says of them."""

    texts: list[str]
    definition: Definition | None = None


def place(rows: list[Row], blocks: Blocks, reason: Words | None = None) -> None:
    """Add the table, its merged cells as one.

    Where rows contradict themselves, or for a `reason` known before, its structure is reported as
    unclear.
    """
    definitions, found = _definitions(rows)
    if reason := reason or found:
        doubt(reason, blocks)
    drawn = {id(d): _drawn(d) for d in definitions if d is not None}
    columns = _columns(list(drawn.values()))
    grid: Rows = []
    width = 0
    most, longest = blocks.limits.columns, blocks.limits.cell_characters
    open_merges: dict[int, tuple[int, int]] = {}
    for number, (row, definition) in enumerate(zip(rows, definitions, strict=True), 1):
        cells: list[DocCell] = []
        merges: dict[int, tuple[int, int]] = {}
        if definition is None:
            places = [(at, at + 1, at) for at in range(len(row.texts))]
        else:
            places = [(columns[a], columns[b], at) for a, b, at in drawn[id(definition)]]
        for left, right, at in places:
            if right > most:
                blocks.cut(COLUMNS, most, "columns", Place(table=blocks.next_table, row=number))
                right = most
                if left >= right:
                    break
            column, span = left + 1, right - left
            down = definition.down[at] if definition else 0
            if down == CONTINUES and _continues(grid, open_merges.get(column), span):
                merges[column] = open_merges[column]
                continue
            if down:
                merges[column] = (number - 1, len(cells))
            text = clean(row.texts[at])
            if len(text) > longest:
                text = blocks.text(text, Place(table=blocks.next_table, row=number, column=column))
            cells.append(DocCell(text, number, column, 1, span))
        grid.append(cells)
        open_merges = merges
        width = max(width, min(places[-1][1], most) if places else 0)
    blocks.table(grid, width)


def doubt(reason: Words, blocks: Blocks) -> None:
    """Say that the structure of the table that comes next is unclear."""
    number = blocks.next_table
    blocks.note(fault("RDG017", table=number, reason=reason, place=Place(table=number)))


def _definitions(rows: list[Row]) -> tuple[list[Definition | None], Words | None]:
    """What each row is laid out by: its own definition, else that of a row with as many cells;
    and what is wrong with those that have not got one of their own."""
    fitting = {
        len(row.texts): row.definition
        for row in reversed(rows)
        if row.definition and _fits(row, row.definition)
    }
    chosen: list[Definition | None] = []
    reason: Words | None = None
    for row in rows:
        definition = row.definition
        if definition is None or not _fits(row, definition):
            reason = MISCOUNTED if definition else UNDEFINED
            definition = fitting.get(len(row.texts))
        chosen.append(definition)
    return chosen, reason


def _fits(row: Row, definition: Definition) -> bool:
    """Whether the definition is one of this row; cells without width must be without text."""
    edges = definition.edges
    return len(row.texts) == len(definition.across) and all(
        left < right or (left == right and not clean(text))
        for text, (left, right) in zip(row.texts, pairwise(edges), strict=True)
    )


def _drawn(definition: Definition) -> Cells:
    """The cells that are printed: those merged across as one, those without width left out."""
    cells: Cells = []
    first = 0
    for at, (left, right) in enumerate(pairwise(definition.edges)):
        mark = definition.across[at]
        if mark and first and mark != first and cells:
            start, _, number = cells[-1]
            cells[-1] = (start, right, number)
        elif left < right:
            cells.append((left, right, at))
            # Whatever mark a group begins with is the mark for beginning: files differ.
            first = mark
    return cells


def _continues(grid: Rows, above: tuple[int, int] | None, span: int) -> bool:
    """Whether the cell goes on from the one above, which then grows by a row."""
    if above is None:
        return False
    row, index = above
    first = grid[row][index]
    if first.column_span != span:
        return False
    grid[row][index] = DocCell(first.text, first.row, first.column, first.row_span + 1, span)
    return True


def _columns(rows: list[Cells]) -> dict[int, int]:
    """The column that begins at each edge, from 0; edges that are nearly one are one."""
    rows = [row for row in rows if row]
    exact = sorted({edge for row in rows for left, right, _ in row for edge in (left, right)})
    if not exact:
        return {}
    for tolerance in TOLERANCES:
        lines = _clusters(exact, tolerance)
        at = {edge: bisect_right(lines, edge) - 1 for edge in exact}
        if all(at[left] < at[right] for row in rows for left, right, _ in row):
            break
    return _aligned(rows, at, lines)


def _clusters(edges: list[int], tolerance: int) -> list[int]:
    """The lowest edge of each group of edges that are one, ascending."""
    lines: list[int] = []
    last = edges[0] - tolerance - 1
    for edge in edges:
        if edge - last > tolerance:
            lines.append(edge)
        last = edge
    return lines


def _aligned(rows: list[Cells], at: dict[int, int], lines: list[int]) -> dict[int, int]:
    """The columns without those at the ends that exist only because rows are indented a little."""
    last = len(lines) - 1
    starts = {at[row[0][0]] for row in rows}
    ends = {at[row[-1][1]] for row in rows}
    inner = {at[right] for row in rows for _, right, _ in row}
    left, right = 0, last
    while left + 1 in starts and left + 1 not in inner and lines[left + 1] - lines[0] < INDENT:
        left += 1
    begun = {at[start] for row in rows for start, _, _ in row}
    while right - 1 in ends and right - 1 not in begun and lines[last] - lines[right - 1] < INDENT:
        right -= 1
    if (left, right) == (0, last) or left >= right:
        return at
    return {edge: min(max(line, left), right) - left for edge, line in at.items()}
