"""Excel's XML spreadsheets of 2003 (.xml, often named .xls by programs that export them).

Every sheet with text is a table. Numbers and dates show as their number formats say; rows,
columns and merged cells keep their places; hidden sheets, rows and columns are read and reported.

What it cannot do: formulas are not calculated (those without a stored result are reported);
comments, charts and pictures are not read; colours and widths of columns are not looked at.
"""

from __future__ import annotations

import re

from jiping.model import Document, Words
from jiping.readers.base.content import Content
from jiping.readers.base.grid import Blocks
from jiping.readers.sheet_xml.sheets import add_sheets

FORMAT = "excel_xml"
TITLE = Words("Excel XML 表格（.xml）", "Excel XML spreadsheet (.xml)")
SUFFIXES = (".xml", ".xls")

WORKBOOK = re.compile(
    r"<(?:\w+:)?Workbook\b[^>]*[\"']urn:schemas-microsoft-com:office:spreadsheet[\"']"
)
WITHIN = 8192
"""Characters from the start in which the root element stands."""


def recognises(content: Content) -> int:
    """Certain where the root element is a workbook of Excel's XML."""
    if not content.may_be_xml:
        return 0
    return 100 if WORKBOOK.search(content.text, 0, WITHIN) else 0


def read(content: Content) -> Document:
    """One table a sheet; sheets without text give none."""
    blocks = Blocks(content.limits)
    add_sheets(content.data.lstrip(), blocks)
    return blocks.document(FORMAT)
