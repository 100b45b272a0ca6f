"""A form as it is printed, whatever the file format: lines above, one table, lines below."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from jiping.model import Page, Where
from jiping.writers.measure import halves, room

CellRole = Literal["label", "heading", "side", "level", "value", "number", "total"]
RowKind = Literal["pairs", "heading", "objective", "row", "total", "closing"]
LineRole = Literal["title", "subtitle", "left", "right", "note"]
Align = Literal["center", "left"]


class PrintedCell(Struct, frozen=True, gc=False):
    """A cell of the table; rows and columns count from 1.

    `where` leads back to the cell of the evaluation (None for labels and headings). A merged
    level cell belongs to several indicators: `also` are the others. A level's field is "path",
    `level` says which one (1 to 3; 0 = no level cell).
    """

    text: str
    row: int
    column: int
    row_span: int = 1
    column_span: int = 1
    role: CellRole = "value"
    align: Align = "center"
    where: Where | None = None
    also: tuple[Where, ...] = ()
    level: int = 0


class PrintedRow(Struct, frozen=True, gc=False):
    """The cells that begin in a row, left to right; `lines` is how many lines of text it needs.

    A heading row is repeated on each page until a total, closing or objective row follows.
    """

    cells: tuple[PrintedCell, ...]
    kind: RowKind
    lines: int = 1


class PrintedLine(Struct, frozen=True, gc=False):
    """A line outside the table."""

    text: str
    role: LineRole
    where: Where | None = None


class PrintedForm(Struct, frozen=True):
    """A form ready to print; `before` stands over the title, `above` between title and table.

    `widths` of the table's columns are in tenths of a millimetre.
    """

    before: tuple[PrintedLine, ...]
    title: PrintedLine
    above: tuple[PrintedLine, ...]
    widths: tuple[int, ...]
    rows: tuple[PrintedRow, ...]
    below: tuple[PrintedLine, ...]
    page: Page


def breakable(row: PrintedRow) -> bool:
    """Whether a row may be broken over pages: long texts at the end, and what fills half a page."""
    return row.lines > (4 if row.kind == "closing" else 20)


def lines_above(form: PrintedForm) -> list[tuple[PrintedLine, ...]]:
    """The lines above the table that are not blank; a left and a right one that fit share one."""
    rows: list[tuple[PrintedLine, ...]] = []
    fits = room(sum(form.widths)) - 4
    for line in form.above:
        if not line.text:
            continue
        last = rows[-1] if rows else ()
        if len(last) == 1 and (last[0].role, line.role) == ("left", "right"):
            texts = (last[0].text, line.text)
            if sum(map(halves, texts)) <= fits and "\n" not in "".join(texts):
                rows[-1] = (last[0], line)
                continue
        rows.append((line,))
    return rows
