"""The form as a Word document: one table on A4, merged cells, fonts of official documents.

The XML is written directly into a package. Word repeats a heading only where it is a table's
first row; forms begin with other rows, so their headings are not repeated on later pages (a row
of indicators is kept with its heading instead).
"""

from __future__ import annotations

from io import BytesIO
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from jiping.model import Evaluation, Layout
from jiping.writers import docx_parts
from jiping.writers.lay_out import lay_out
from jiping.writers.measure import title_size
from jiping.writers.printed import (
    PrintedCell,
    PrintedForm,
    PrintedLine,
    PrintedRow,
    breakable,
    lines_above,
)

_DATE = (1980, 1, 1, 0, 0, 0)

_LINE_STYLES = {
    "title": "FormTitle",
    "subtitle": "FormSubtitle",
    "left": "FormLine",
    "right": "FormLineRight",
    "note": "FormNote",
}


def write(evaluation: Evaluation, layout: Layout) -> bytes:
    """A .docx package with fixed dates."""
    form = lay_out(evaluation, layout)
    package = BytesIO()
    with ZipFile(package, "w", ZIP_DEFLATED, compresslevel=4) as archive:
        for name, content in docx_parts.FIXED.items():
            archive.writestr(_entry(name), content)
        archive.writestr(_entry("docProps/core.xml"), docx_parts.core(escape(form.title.text)))
        archive.writestr(_entry("word/document.xml"), document(form))
    return package.getvalue()


def document(form: PrintedForm) -> str:
    """The main part."""
    parts = [docx_parts.DOCUMENT_HEAD]
    size = round(title_size(form.title.text, sum(form.widths)) * 2)
    parts += map(_paragraph, form.before)
    parts.append(_paragraph(form.title, f'<w:rPr><w:sz w:val="{size}"/></w:rPr>'))
    width = _twips(sum(form.widths))
    parts += [
        _paragraph(ends[0]) if len(ends) == 1 else _two_ends(ends, width)
        for ends in lines_above(form)
    ]
    if form.rows:
        parts += _table(form)
    parts += [_paragraph(line) for line in form.below] or [
        '<w:p><w:pPr><w:pStyle w:val="FormEnd"/></w:pPr></w:p>'
    ]
    parts.append(docx_parts.section(form.page))
    parts.append("</w:body></w:document>")
    return "".join(parts)


def _entry(name: str) -> ZipInfo:
    entry = ZipInfo(name, _DATE)
    entry.compress_type = ZIP_DEFLATED
    return entry


def _paragraph(line: PrintedLine, look: str = "") -> str:
    style = f'<w:pPr><w:pStyle w:val="{_LINE_STYLES[line.role]}"/></w:pPr>'
    run = "<w:br/>".join(_text(part) for part in line.text.split("\n"))
    return f"<w:p>{style}<w:r>{look}{run}</w:r></w:p>"


def _two_ends(lines: tuple[PrintedLine, ...], width: int) -> str:
    """Two texts on one line, left and right."""
    stop = f'<w:tabs><w:tab w:val="right" w:pos="{width}"/></w:tabs>'
    run = "<w:tab/>".join(_text(line.text) for line in lines)
    return f'<w:p><w:pPr><w:pStyle w:val="FormLine"/>{stop}</w:pPr><w:r>{run}</w:r></w:p>'


def _twips(width: int) -> int:
    """Tenths of a millimetre in twentieths of a point."""
    return round(width * 1440 / 254)


def _text(text: str) -> str:
    if "\t" in text:
        return "<w:tab/>".join(_text(part) for part in text.split("\t"))
    return f'<w:t xml:space="preserve">{escape(text)}</w:t>' if text else ""


def _table(form: PrintedForm) -> list[str]:
    widths = [_twips(width) for width in form.widths]
    parts = [docx_parts.table_head(sum(widths))]
    parts += [f'<w:gridCol w:w="{width}"/>' for width in widths]
    parts.append("</w:tblGrid>")
    below: dict[int, tuple[PrintedCell, int]] = {}
    for row in form.rows:
        parts.append(_row_head(row))
        cells = {cell.column: (cell, cell.row_span) for cell in row.cells} | below
        below = {}
        for column in sorted(cells):
            cell, left = cells[column]
            begins = left == cell.row_span
            width = sum(widths[column - 1 : column - 1 + cell.column_span])
            parts.append(_cell(cell, width, begins, row.kind in ("heading", "objective")))
            if left > 1:
                below[column] = (cell, left - 1)
        parts.append("</w:tr>")
    parts.append("</w:tbl>")
    return parts


def _row_head(row: PrintedRow) -> str:
    whole = "" if breakable(row) else "<w:cantSplit/>"
    return f'<w:tr><w:trPr>{whole}<w:trHeight w:val="420" w:hRule="atLeast"/></w:trPr>'


def _cell(cell: PrintedCell, width: int, begins: bool, keep: bool) -> str:
    span = f'<w:gridSpan w:val="{cell.column_span}"/>' if cell.column_span > 1 else ""
    merge = ""
    if cell.row_span > 1:
        merge = '<w:vMerge w:val="restart"/>' if begins else "<w:vMerge/>"
    head = (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{merge}'
        '<w:vAlign w:val="center"/></w:tcPr>'
    )
    if cell.role in ("label", "heading", "side", "total"):
        style = "FormLabel"
    else:
        style = "FormCenter" if cell.align == "center" else "FormText"
    kept = "<w:keepNext/>" if keep else ""
    style = f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{kept}</w:pPr>'
    if not begins or not cell.text:
        return f"{head}{style}</w:p></w:tc>"
    texts = [
        f"{style}<w:r>{_text(part)}</w:r></w:p>" if part else f"{style}</w:p>"
        for part in cell.text.split("\n")
    ]
    return f"{head}{''.join(texts)}</w:tc>"
