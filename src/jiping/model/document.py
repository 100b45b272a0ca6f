"""What a reader gives: tables and lines with their places, no meaning yet."""

from __future__ import annotations

from decimal import Decimal

from msgspec import Struct

from jiping.model.finding import Finding


class Area(Struct, frozen=True, gc=False):
    """Where something stands on a page, for formats that have pages.

    `rectangle` is left, top, right, bottom in points (1/72 inch) from the page's upper left
    corner as it is shown. `confidence` (0 to 1) is how sure character recognition is of the
    text; None where the file itself holds it.
    """

    page: int
    rectangle: tuple[Decimal, Decimal, Decimal, Decimal]
    confidence: Decimal | None = None


class DocCell(Struct, frozen=True, gc=False):
    """One cell of a table as it stands on the grid; rows and columns count from 1.

    `text` keeps line breaks as "\\n" and is otherwise as displayed (98.40%, not 0.984).
    A cell covered by a merged one does not exist: the merged cell's spans say so.
    `area` is where it begins on paper; a cell that a page break cuts has the first part's.
    """

    text: str
    row: int
    column: int
    row_span: int = 1
    column_span: int = 1
    area: Area | None = None


class Table(Struct, frozen=True, gc=False):
    """A grid of cells. `rows[i]` holds the cells that *begin* in row i+1, left to right.

    `merges` tells whether the format can say that cells are merged (docx, xlsx, html);
    where it cannot (Markdown, text) a merged cell arrives as blanks and rows may have slid.
    """

    number: int
    rows: tuple[tuple[DocCell, ...], ...]
    width: int
    merges: bool = True
    page: int | None = None
    sheet: str | None = None


class Line(Struct, frozen=True, gc=False):
    """A paragraph or a line of text outside tables; `number` counts from 1 in its file."""

    text: str
    number: int
    page: int | None = None
    area: Area | None = None


class Document(Struct, frozen=True, gc=False):
    """A file's content in reading order, with what the reader has to say about it."""

    format: str
    blocks: tuple[Table | Line, ...]
    findings: tuple[Finding, ...] = ()
