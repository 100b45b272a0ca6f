"""What other libraries see in the files written: a grid of texts, None where a cell is covered."""

from __future__ import annotations

import itertools
from io import BytesIO

import docx
import openpyxl
import pypdfium2
from docx.oxml.ns import qn
from lxml import html
from markdown_it import MarkdownIt

from jiping.writers.printed import PrintedForm

Grid = list[list[str | None]]


def grid(form: PrintedForm) -> Grid:
    """The grid that a printed form stands for."""
    rows: Grid = [[None] * len(form.widths) for _ in form.rows]
    for row in form.rows:
        for cell in row.cells:
            rows[cell.row - 1][cell.column - 1] = cell.text
    return rows


def docx_grid(content: bytes) -> Grid:
    """The first table as python-docx sees it."""
    table = docx.Document(BytesIO(content)).tables[0]
    rows: Grid = []
    for row in table.rows:
        texts: list[str | None] = []
        for cell in row._tr.tc_lst:
            merge = cell.tcPr.find(qn("w:vMerge"))
            goes_on = merge is not None and merge.get(qn("w:val")) != "restart"
            text = "\n".join(paragraph.text for paragraph in cell.p_lst)
            texts += [None if goes_on else text] + [None] * (cell.grid_span - 1)
        rows.append(texts)
    return rows


def docx_lines(content: bytes) -> list[str]:
    """The paragraphs outside the table."""
    return [paragraph.text for paragraph in docx.Document(BytesIO(content)).paragraphs]


def shown(value: object, number_format: str) -> str:
    """What Excel shows of a value under the few formats that are used."""
    if not isinstance(value, int | float):
        return str(value or "")
    places = len(number_format.rstrip("%").partition(".")[2])
    separator = "," if "," in number_format else ""
    if number_format.endswith("%"):
        return f"{value * 100:{separator}.{places}f}%"
    return f"{value:{separator}.{places}f}"


def xlsx_rows(content: bytes) -> Grid:
    """All rows of the only sheet, as shown."""
    sheet = openpyxl.load_workbook(BytesIO(content)).worksheets[0]
    covered = {
        (row, column)
        for area in sheet.merged_cells.ranges
        for row in range(area.min_row, area.max_row + 1)
        for column in range(area.min_col, area.max_col + 1)
        if (row, column) != (area.min_row, area.min_col)
    }
    return [
        [
            None if (cell.row, cell.column) in covered else shown(cell.value, cell.number_format)
            for cell in row
        ]
        for row in sheet.iter_rows()
    ]


def html_grid(content: bytes) -> Grid:
    """The table of the page with its spans laid out."""
    table = html.fromstring(content.decode()).xpath("//table")[0]
    taken: dict[tuple[int, int], str | None] = {}
    rows = table.xpath(".//tr")
    for number, row in enumerate(rows):
        column = 0
        for cell in row.xpath("./td|./th"):
            while (number, column) in taken:
                column += 1
            for line in cell.xpath(".//br"):
                line.tail = "\n" + (line.tail or "")
            down, right = int(cell.get("rowspan", 1)), int(cell.get("colspan", 1))
            for y in range(number, number + down):
                for x in range(column, column + right):
                    taken[y, x] = None
            taken[number, column] = cell.text_content()
    width = 1 + max(column for _, column in taken)
    return [[taken[number, column] for column in range(width)] for number in range(len(rows))]


def markdown_rows(content: bytes) -> list[list[str]]:
    """The table as CommonMark with tables has it."""
    tokens = MarkdownIt("commonmark").enable("table").parse(content.decode())
    rows: list[list[str]] = []
    for before, token in itertools.pairwise(tokens):
        if before.type == "tr_open":
            rows.append([])
        if before.type in ("th_open", "td_open"):
            rows[-1].append(_inline(token))
    return rows


def markdown_lines(content: bytes) -> list[str]:
    """Heading and paragraphs."""
    tokens = MarkdownIt("commonmark").enable("table").parse(content.decode())
    return [
        _inline(token)
        for before, token in itertools.pairwise(tokens)
        if before.type in ("heading_open", "paragraph_open")
    ]


def _inline(token: object) -> str:
    children = getattr(token, "children", None) or []
    parts = [
        "\n" if child.type == "html_inline" and child.content == "<br>" else child.content
        for child in children
    ]
    assert {child.type for child in children} <= {"text", "text_special", "html_inline"}
    return "".join(parts)


def pdf_text(content: bytes) -> str:
    """The text of all pages without white space."""
    document = pypdfium2.PdfDocument(content)
    pages = [page.get_textpage().get_text_range() for page in document]
    return "".join("".join(pages).split())


def pdf_pages(content: bytes) -> list[tuple[float, float]]:
    """Width and height of each page in points."""
    return [page.get_size() for page in pypdfium2.PdfDocument(content)]
