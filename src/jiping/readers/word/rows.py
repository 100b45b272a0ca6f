"""From the elements of a table to rows of cells on a grid."""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree
from msgspec import Struct

from jiping.faults import fault
from jiping.model import DocCell, Place, Words
from jiping.readers.base.grid import COLUMNS, Blocks, Rows, clean, whole
from jiping.readers.word.names import Names

SYMBOLS = {
    "symbol": {0xB3: "≥", 0xA3: "≤", 0xB1: "±", 0xB4: "×", 0xB8: "÷", 0xB9: "≠", 0xBB: "≈"},
    "wingdings": {0xFE: "☑", 0x52: "☑", 0xA8: "□", 0x6F: "□", 0xFC: "√", 0xFB: "×"},
    "wingdings 2": {0x52: "☑", 0x50: "√", 0x4F: "×", 0xA3: "□", 0x2A: "□"},
}
"""Characters inserted from symbol fonts, by font and low byte of their code."""
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


def placed(rows: list[DrawnRow], blocks: Blocks) -> tuple[Rows, int]:
    """The cells on the grid, merged ones as one, and the grid's width."""
    most = blocks.limits.columns
    longest = blocks.limits.cell_characters
    grid: Rows = []
    width = 0
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
            if cell.horizontal == "continue" and cells:
                left = cells[-1]
                cells[-1] = DocCell(left.text, number, left.column, 1, left.column_span + span)
            elif cell.vertical and _continues(cell, grid, open_merges.get(column), span):
                merges[column] = open_merges[column]
            else:
                if cell.vertical:
                    merges[column] = (number - 1, len(cells))
                text = clean("".join(cell.parts))
                if len(text) > longest:
                    place = Place(table=blocks.next_table, row=number, column=column)
                    text = blocks.text(text, place)
                cells.append(DocCell(text, number, column, 1, span))
            column += span
        grid.append(cells)
        open_merges = merges
        width = max(width, column - 1)
    return grid, width


def _continues(
    cell: Drawn, grid: Rows, above: tuple[int, int] | None, span: int
) -> bool:
    """Whether the cell is a further part of the merged one above, which then grows by a row."""
    if cell.vertical == "restart" or above is None:
        return False
    row, index = above
    first = grid[row][index]
    if first.column_span != span:
        return False
    grid[row][index] = DocCell(first.text, first.row, first.column, first.row_span + 1, span)
    return True


def level(
    rows: list[DrawnRow], table: etree._Element | None, names: Names, blocks: Blocks
) -> None:
    """Give rows that disagree about the number of columns spans after their cells' widths.

    Changes `rows`. Where widths are lacking, too, the structure is reported as unclear.
    """
    if len({row.columns for row in rows}) <= 1:
        return
    edges = [] if table is None else [_edges(row, names) for row in table.iter(names.row)]
    edges = [row for row in edges if len(row) > 1]
    if len(edges) == len(rows) and all(
        row and len(row) == len(drawn.cells) + 1 for row, drawn in zip(edges, rows, strict=True)
    ):
        columns = _clusters([edge for row in edges for edge in row])
        if len(columns) - 1 <= 2 * max(row.columns for row in rows):
            for row, own in zip(rows, edges, strict=True):
                at = [_nearest(columns, edge) for edge in own]
                row.before = at[0]
                for cell, left, right in zip(row.cells, at, at[1:], strict=True):
                    cell.span = right - left
            return
    blocks.note(
        fault(
            "RDG017",
            table=blocks.next_table,
            reason=RAGGED,
            place=Place(table=blocks.next_table),
        )
    )
