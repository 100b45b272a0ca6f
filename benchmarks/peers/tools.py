"""Tools that list the cells of a file, each used as its manual says, and where it puts them.

A tool has two parts: `list_cells` is what is timed; `places` gives (row, column, text) from what
it returned, rows of later pages below those of earlier ones. Libraries are imported when a tool
is made, so that each can live in an environment of its own.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Any, NamedTuple

Placed = tuple[int, int, str]


class Tool(NamedTuple):
    """A tool at work: bytes to whatever it gives, and that to texts in their places."""

    list_cells: Callable[[bytes], Any]
    places: Callable[[Any], Iterable[Placed]]


def _in_rows(rows: Iterable[Iterable[Any]]) -> Iterator[Placed]:
    for number, row in enumerate(rows):
        for column, text in enumerate(row):
            if text not in (None, ""):
                yield number, column, str(text)


def jiping() -> Tool:
    """Bytes to Evaluation; the places are those of its Document."""
    import jiping

    def list_cells(data: bytes) -> Any:
        document = jiping.read(data)
        return document, jiping.recognise(document)

    def places(result: Any) -> Iterator[Placed]:
        document, reading = result
        if len(reading.evaluations) != 1 or len(reading.evaluations[0].indicators) != 35:
            return
        for block in document.blocks:
            for row in getattr(block, "rows", ()):
                yield from ((cell.row, cell.column, cell.text) for cell in row)

    return Tool(list_cells, places)


def bare_docx() -> Tool:
    """Unzip, parse with lxml, take every cell's text."""
    import bare_walks

    return Tool(bare_walks.docx, lambda texts: ())


def bare_xlsx() -> Tool:
    """Unzip, parse with lxml, take every cell's text."""
    import bare_walks

    return Tool(bare_walks.xlsx, lambda texts: ())


def bare_html() -> Tool:
    """Parse with selectolax, take every cell's text and no more."""
    from selectolax.lexbor import LexborHTMLParser

    def list_cells(data: bytes) -> list[str]:
        return [cell.text() for cell in LexborHTMLParser(data).css("td, th")]

    return Tool(list_cells, lambda texts: ())


def bare_html_grid() -> Tool:
    """Parse with selectolax, take every cell's text and the place where its spans put it."""
    from selectolax.lexbor import LexborHTMLParser

    def list_cells(data: bytes) -> list[Placed]:
        cells: list[Placed] = []
        top = 0
        for table in LexborHTMLParser(data).css("table"):
            taken: set[tuple[int, int]] = set()
            rows = table.css("tr")
            for number, row in enumerate(rows, top):
                column = 0
                for cell in row.css("td, th"):
                    while (number, column) in taken:
                        column += 1
                    said = cell.attributes
                    down, across = int(said.get("rowspan") or 1), int(said.get("colspan") or 1)
                    cells.append((number, column, cell.text()))
                    if down > 1:
                        taken.update(
                            (below, right)
                            for below in range(number + 1, number + down)
                            for right in range(column, column + across)
                        )
                    column += across
            top += len(rows)
        return cells

    return Tool(list_cells, lambda cells: cells)


def python_docx() -> Tool:
    import docx

    def list_cells(data: bytes) -> list[list[str]]:
        tables = docx.Document(io.BytesIO(data)).tables
        return [[cell.text for cell in row.cells] for table in tables for row in table.rows]

    return Tool(list_cells, _in_rows)


def docling() -> Tool:
    """Its Word reader alone, without the pipeline around it, which takes torch to be imported."""
    from docling.backend.msword_backend import MsWordDocumentBackend
    from docling.datamodel.base_models import InputFormat
    from docling.datamodel.document import InputDocument

    def list_cells(data: bytes) -> Any:
        source = InputDocument(
            path_or_stream=io.BytesIO(data),
            format=InputFormat.DOCX,
            backend=MsWordDocumentBackend,
            filename="form.docx",
        )
        return source._backend.convert()

    def places(document: Any) -> Iterator[Placed]:
        for table in document.tables:
            for cell in table.data.table_cells:
                yield cell.start_row_offset_idx, cell.start_col_offset_idx, cell.text

    return Tool(list_cells, places)


def markitdown() -> Tool:
    from markitdown import MarkItDown, StreamInfo

    converter = MarkItDown()
    kind = StreamInfo(extension=".docx")

    def list_cells(data: bytes) -> str:
        return converter.convert_stream(io.BytesIO(data), stream_info=kind).text_content

    def places(text: str) -> Iterator[Placed]:
        lines = (line for line in text.splitlines() if line.startswith("|"))
        rows = (line.strip("|").split("|") for line in lines if not re.fullmatch(r"[|\s:-]+", line))
        yield from _in_rows([cell.strip() for cell in row] for row in rows)

    return Tool(list_cells, places)


def openpyxl() -> Tool:
    import openpyxl

    def list_cells(data: bytes) -> list[list[str]]:
        sheet = openpyxl.load_workbook(io.BytesIO(data)).active
        return [[_plain(cell.value) for cell in row] for row in sheet.iter_rows()]

    return Tool(list_cells, _in_rows)


def xlrd(*, formats: bool = True) -> Tool:
    """With what tells merged cells and how numbers show, or the stored values alone."""
    import xlrd

    def list_cells(data: bytes) -> list[list[str]]:
        book = xlrd.open_workbook(file_contents=data, formatting_info=formats)
        sheet = book.sheet_by_index(0)
        return [[_plain(value) for value in sheet.row_values(row)] for row in range(sheet.nrows)]

    return Tool(list_cells, _in_rows)


def pdfplumber() -> Tool:
    import pdfplumber

    def list_cells(data: bytes) -> list[list[str | None]]:
        with pdfplumber.open(io.BytesIO(data)) as document:
            tables = [table for page in document.pages for table in page.extract_tables()]
        return [row for table in tables for row in table]

    return Tool(list_cells, _in_rows)


def camelot() -> Tool:
    import tempfile
    from pathlib import Path

    import camelot

    folder = tempfile.TemporaryDirectory()
    path = Path(folder.name) / "form.pdf"

    def list_cells(data: bytes) -> list[list[str]]:
        path.write_bytes(data)
        tables = camelot.read_pdf(str(path), pages="all", flavor="lattice")
        return [list(row) for table in tables for row in table.df.itertuples(index=False)]

    def places(rows: list[list[str]]) -> Iterator[Placed]:
        assert folder.name
        yield from _in_rows(rows)

    return Tool(list_cells, places)


def _plain(value: object) -> str:
    """A stored value as text; whole numbers without decimals."""
    if value is None:
        return ""
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


TOOLS: dict[str, Callable[[], Tool]] = {
    "jiping": jiping,
    "bare docx": bare_docx,
    "bare xlsx": bare_xlsx,
    "bare html": bare_html_grid,
    "texts of html": bare_html,
    "python-docx": python_docx,
    "docling": docling,
    "markitdown": markitdown,
    "openpyxl": openpyxl,
    "xlrd": xlrd,
    "xlrd, values": partial(xlrd, formats=False),
    "pdfplumber": pdfplumber,
    "camelot": camelot,
}
