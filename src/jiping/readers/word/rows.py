"""From the elements of a table to rows of cells on a grid."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterable
from itertools import pairwise

from lxml import etree
from msgspec import Struct

from jiping.faults import fault
from jiping.model import DocCell, Place, Words
from jiping.readers.base.grid import COLUMNS, Blocks, Rows, clean, whole
from jiping.readers.base.symbols import symbol
from jiping.readers.word.names import Names

RAGGED = Words("各行的列数不一致", "its rows have different numbers of columns")
TOLERANCE = 80
"""Edges closer than this, in twentieths of a point, are one edge (1.4 mm)."""


class Drawn(Struct, gc=False):
    """A cell as the file has it: pieces of text, columns taken, merge marks."""

    parts: list[str]
    span: int = 1
    vertical: str | None = None
    horizontal: str | None = None


class DrawnRow(Struct, gc=False):
    """A row as the file has it; `before` and `after` are grid columns left out at its ends."""

    cells: list[Drawn]
    before: int = 0
    after: int = 0

    @property
    def columns(self) -> int:
        return self.before + sum(cell.span for cell in self.cells) + self.after


def drawn(elements: Iterable[etree._Element], names: Names, most: int) -> list[DrawnRow]:
    """The rows of a table, given its elements named in `names.places` and `names.texts`."""
    tag_text, tag_paragraph, tag_cell, tag_row = (
        names.text,
        names.paragraph,
        names.cell,
        names.row,
    )
    rows: list[DrawnRow] = []
    row = DrawnRow([])
    cell = Drawn([])
    parts = cell.parts
    for element in elements:
        tag = element.tag
        if tag == tag_text:
            parts.append(element.text or "")
        elif tag == tag_paragraph:
            parts.append("\n")
        elif tag == tag_cell:
            parts = []
            cell = Drawn(parts)
            row.cells.append(cell)
        elif tag == names.span:
            cell.span = whole(element.get(names.value), 1, most + 1) or 1
        elif tag == names.vertical:
            cell.vertical = element.get(names.value) or "continue"
        elif tag == tag_row:
            row = DrawnRow([])
            rows.append(row)
        elif tag == names.horizontal:
            cell.horizontal = element.get(names.value) or "continue"
        elif tag == names.before:
            row.before = whole(element.get(names.value), 0, most)
        elif tag == names.after:
            row.after = whole(element.get(names.value), 0, most)
        else:
            parts.append(printed(element, names))
    return [row for row in rows if row.cells]


def place(rows: list[DrawnRow], blocks: Blocks) -> None:
    """Add the table, its merged cells as one."""
    most = blocks.limits.columns
    longest = blocks.limits.cell_characters
    grid: Rows = []
    width = 0
    ends: set[int] = set()
    open_merges: dict[int, tuple[int, int]] = {}
    """By column, where the vertically merged cell stands that the next row may continue."""
    for number, row in enumerate(rows, 1):
        cells: list[DocCell] = []
        merges: dict[int, tuple[int, int]] = {}
        column = row.before + 1
        for cell in row.cells:
            span = cell.span
            if column + span > most + 1:
                blocks.cut(COLUMNS, most, "columns", Place(table=blocks.next_table, row=number))
                span = most + 1 - column
                if span < 1:
                    break
            left = cells[-1] if cells and cell.horizontal == "continue" else None
            if left and left.column + left.column_span == column:
                cells[-1] = DocCell(left.text, number, left.column, 1, left.column_span + span)
            elif cell.vertical and _continues(cell, grid, open_merges.get(column), span):
                merges[column] = open_merges[column]
            else:
                if cell.vertical:
                    merges[column] = (number - 1, len(cells))
                text = clean("".join(cell.parts))
                if len(text) > longest:
                    at = Place(table=blocks.next_table, row=number, column=column)
                    text = blocks.text(text, at)
                cells.append(DocCell(text, number, column, 1, span))
            column += span
        grid.append(cells)
        open_merges = merges
        ends.add(column - 1 if row.before == 0 else -1)
        width = max(width, column - 1)
    blocks.table(grid, width, whole=ends == {width})


def _continues(cell: Drawn, grid: Rows, above: tuple[int, int] | None, span: int) -> bool:
    """Whether the cell is a further part of the merged one above, which then grows by a row."""
    if cell.vertical == "restart" or above is None:
        return False
    row, index = above
    first = grid[row][index]
    if first.column_span != span:
        return False
    grid[row][index] = DocCell(first.text, first.row, first.column, first.row_span + 1, span)
    return True


def level(rows: list[DrawnRow], table: etree._Element | None, names: Names, blocks: Blocks) -> None:
    """Give rows that disagree about the number of columns spans after their cells' widths.

    Changes `rows`. Where widths are lacking, too, the structure is reported as unclear.
    """
    if len({row.columns for row in rows}) <= 1:
        return
    edges = [] if table is None else [_edges(row, names) for row in table.iter(names.row)]
    if not _levelled(rows, [row for row in edges if row != [0]]):
        place = Place(table=blocks.next_table)
        blocks.note(fault("RDG017", table=blocks.next_table, reason=RAGGED, place=place))


def _edges(row: etree._Element, names: Names) -> list[int]:
    """Left and right edges of a row's cells; a width that is not given adds nothing."""
    edges = [0]
    for element in row.iter(names.width_before, names.width):
        measured = element.get(names.type, "dxa") in ("dxa", "pct")
        width = whole(element.get(names.width_value), 0, 100_000) if measured else 0
        if element.tag == names.width_before:
            edges[0] = width
        else:
            edges.append(edges[-1] + width)
    return edges


def _levelled(rows: list[DrawnRow], edges: list[list[int]]) -> bool:
    if [len(row) for row in edges] != [len(row.cells) + 1 for row in rows]:
        return False
    lines = _clusters(sorted(edge for row in edges for edge in row))
    if len(lines) > 2 * max(row.columns for row in rows) + 1:
        return False
    spans = [[bisect(lines, edge) for edge in row] for row in edges]
    if any(left == right for row in spans for left, right in pairwise(row)):
        return False
    for row, at in zip(rows, spans, strict=True):
        row.before, row.after = at[0] - 1, 0
        for cell, (left, right) in zip(row.cells, pairwise(at), strict=True):
            cell.span = right - left
    return True


def _clusters(edges: list[int]) -> list[int]:
    """The lowest edge of each group of edges that are one, ascending."""
    lines: list[int] = []
    last = -TOLERANCE - 1
    for edge in edges:
        if edge - last > TOLERANCE:
            lines.append(edge)
        last = edge
    return lines


def printed(element: etree._Element, names: Names) -> str:
    """What a run's child other than w:t prints."""
    tag = element.tag
    if tag == names.math:
        return element.text or ""
    if tag in names.breaks:
        return "\n"
    if tag == names.hyphen:
        return "-"
    if tag == names.symbol:
        return _symbol(element.get(names.font, ""), element.get(names.char, ""))
    parent = element.getparent()
    return "\t" if parent is not None and parent.tag == names.run else ""


def _symbol(font: str, code: str) -> str:
    try:
        number = int(code, 16)
    except ValueError:
        return ""
    known = symbol(font, number)
    if known:
        return known
    return chr(number) if number < 0xD800 or 0xE000 <= number < 0x110000 else ""
