"""The paper as docx (python-docx), xlsx (openpyxl) and HTML by hand, not by jiping's writers."""

from __future__ import annotations

import io
import re
from html import escape
from random import Random

import docx
import openpyxl
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt
from grid import Box, Paper
from openpyxl.styles import Alignment, Border, Side

NUMBER = re.compile(r"(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?(%?)")
LINE = Side(style="thin")


def as_docx(paper: Paper, pick: Random) -> bytes:
    """Word with gridSpan and vMerge; rows may break over pages."""
    document = docx.Document()
    section = document.sections[0]
    if paper.landscape:
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = section.page_height, section.page_width
    size = Pt(pick.choice((8, 9, 10)))
    for line in paper.above:
        document.add_paragraph(line)
    table = document.add_table(rows=0, cols=paper.width)
    table.style = "Table Grid"
    element = table._tbl
    going: dict[int, list[int]] = {}
    for row in paper.rows:
        tr = OxmlElement("w:tr")
        boxes, at = list(row), 0
        while at < paper.width:
            if at in going and going[at][0]:
                going[at][0] -= 1
                span = going[at][1]
                tr.append(_word_cell(Box("", span), "continue", size))
            else:
                box = boxes.pop(0)
                span = box.columns
                going[at] = [box.rows - 1, span]
                tr.append(_word_cell(box, "restart" if box.rows > 1 else None, size))
            at += span
        element.append(tr)
    for line in paper.below:
        document.add_paragraph(line)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _word_cell(box: Box, merge: str | None, size: Pt) -> OxmlElement:
    tc, properties = OxmlElement("w:tc"), OxmlElement("w:tcPr")
    if box.columns > 1:
        span = OxmlElement("w:gridSpan")
        span.set(qn("w:val"), str(box.columns))
        properties.append(span)
    if merge:
        vertical = OxmlElement("w:vMerge")
        vertical.set(qn("w:val"), merge)
        properties.append(vertical)
    tc.append(properties)
    for line in box.text.split("\n"):
        paragraph, run, text = OxmlElement("w:p"), OxmlElement("w:r"), OxmlElement("w:t")
        font, height = OxmlElement("w:rPr"), OxmlElement("w:sz")
        height.set(qn("w:val"), str(int(size.pt * 2)))
        font.append(height)
        text.text = line
        run.append(font)
        run.append(text)
        paragraph.append(run)
        tc.append(paragraph)
    return tc


def as_xlsx(paper: Paper, pick: Random) -> bytes:
    """Excel; figures are numbers with a format, lines above in merged rows."""
    book = openpyxl.Workbook()
    sheet = book.active
    if pick.random() < 0.3:
        book.create_sheet("Sheet2")
    for number, line in enumerate(paper.above, 1):
        sheet.cell(number, 1, line)
        sheet.merge_cells(None, number, 1, number, paper.width)
    top = len(paper.above)
    for row, column, box in paper.placed():
        cell = sheet.cell(top + row + 1, column + 1)
        fits = len(box.text) < box.columns * 130 / paper.width - 2  # else it would show ####
        _fill(cell, box.text, fits)
        if box.columns > 1 or box.rows > 1:
            first, last = top + row + 1, top + row + box.rows
            sheet.merge_cells(None, first, column + 1, last, column + box.columns)
    for row in sheet.iter_rows(top + 1, top + len(paper.rows), 1, paper.width):
        for cell in row:
            cell.border = Border(LINE, LINE, LINE, LINE)
            cell.alignment = Alignment(wrap_text=True, vertical="center", horizontal="center")
    for column in range(1, paper.width + 1):
        letter = openpyxl.utils.get_column_letter(column)
        sheet.column_dimensions[letter].width = 130 / paper.width
    for number, row in enumerate(paper.rows, top + 1):
        sheet.row_dimensions[number].height = 16 * max(
            (_lines_of(box, paper) for box in row), default=1
        )
    sheet.page_setup.orientation = "landscape" if paper.landscape else "portrait"
    sheet.page_setup.paperSize = 9
    sheet.sheet_properties.pageSetUpPr = openpyxl.worksheet.properties.PageSetupProperties(
        fitToPage=True
    )
    sheet.page_setup.fitToHeight = 0
    for number, line in enumerate(paper.below, top + len(paper.rows) + 1):
        sheet.cell(number, 1, line)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _lines_of(box: Box, paper: Paper) -> float:
    """Lines of text that a box needs in each of its rows; a Chinese character counts twice."""
    room = max(2, int(box.columns * 130 / paper.width) - 2) // 2
    lines = sum(-(-len(line) // room) or 1 for line in box.text.split("\n"))
    return max(1, lines / box.rows)


def _fill(cell: openpyxl.cell.Cell, text: str, fits: bool) -> None:
    found = NUMBER.fullmatch(text) if fits else None
    if found is None:
        cell.value = text or None
        if text:
            cell.data_type = "s"
        return
    digits = len(found[2] or "") - 1 if found[2] else 0
    number = float(text.rstrip("%").replace(",", ""))
    shape = ("#,##0" if "," in text else "0") + ("." + "0" * digits if digits else "")
    cell.value = round(number / 100, digits + 2) if found[3] else number
    cell.number_format = shape + found[3]


def as_html(paper: Paper, pick: Random) -> bytes:
    """A web page with rowspan and colspan, in GBK or UTF-8, tags in capitals or not."""
    charset = pick.choice(("utf-8", "gbk"))
    parts = [f'<html><head><meta charset="{charset}"></head><body>']
    parts += [f"<p align=center>{escape(line)}" for line in paper.above]
    parts.append('<table border="1" cellspacing="0">')
    for row in paper.rows:
        parts.append("<tr>")
        parts += [
            f'<td rowspan="{box.rows}" colspan="{box.columns}">{_lines(box.text)}</td>'
            for box in row
        ]
        parts.append("</tr>")
    parts.append("</table>")
    parts += [f"<p>{escape(line)}</p>" for line in paper.below]
    return "\n".join(parts).encode(charset, "xmlcharrefreplace")


def as_word_html(paper: Paper, pick: Random) -> bytes:
    """A web page as Word saves it: paragraphs and spans in each cell, blanks as &nbsp;."""
    parts = ['<html><head><meta charset="utf-8"></head><body><div class=WordSection1>']
    parts += [f"<p class=MsoNormal><b><span>{escape(line)}</span></b></p>" for line in paper.above]
    parts.append("<table class=MsoNormalTable border=1>")
    for row in paper.rows:
        parts.append("<tr style='height:20pt'>")
        for box in row:
            inner = "".join(
                "<p class=MsoNormal><span lang=EN-US>"
                f"{escape(line) or '&nbsp;'}<o:p></o:p></span></p>"
                for line in box.text.split("\n")
            )
            parts.append(f"<td width=40 rowspan={box.rows} colspan={box.columns}>{inner}</td>")
        parts.append("</tr>")
    parts.append("</table></div></body></html>")
    return "\n".join(parts).encode()


def as_paragraphs(paper: Paper, pick: Random) -> bytes:
    """A web page with a paragraph a cell, no table left."""
    cells = [box.text for row in paper.rows for box in row]
    texts = [*paper.above, *cells, *paper.below]
    return ("<html><body>" + "".join(f"<p>{_lines(t) or '&nbsp;'}</p>\n" for t in texts)).encode()


def _lines(text: str) -> str:
    return escape(text).replace("\n", "<br>")
