"""OpenDocument spreadsheets (.ods, .fods): every sheet with text as a table, in their order.

Numbers, dates and percentages are the texts that the program stored as shown (98.40%, not
0.984). Rows and columns keep their numbers in the sheet. Hidden sheets, rows and columns are
read and reported; filtered rows count as hidden.

What it cannot do: formulas are not calculated (those without a stored result are reported); a
value stored without its text is shown plainly, whatever its number format; charts, pictures,
text boxes, comments, tables nested in cells and copies of sheets in other files are not read.
"""

from __future__ import annotations

import re

from jiping.model import Document, Words
from jiping.readers.base.content import Content
from jiping.readers.base.grid import Blocks
from jiping.readers.open_document.source import certainty, xml_of
from jiping.readers.open_sheet.sheets import add_sheets

FORMAT = "ods"
TITLE = Words("OpenDocument 表格（.ods）", "OpenDocument spreadsheet (.ods)")
SUFFIXES = (".ods", ".ots", ".fods")

SETTINGS = "settings.xml"
NO_ZEROS = re.compile(rb"ShowZeroValues\"[^<>]*>\s*false")


def recognises(content: Content) -> int:
    """Certain where the archive, or the file itself, says that it is a spreadsheet."""
    return certainty(content, b"opendocument.spreadsheet")


def read(content: Content) -> Document:
    """One table a sheet; sheets without text give none."""
    xml = xml_of(content)
    blocks = Blocks(content.limits)
    chunks = (xml.whole,) if xml.whole else xml.chunks
    add_sheets(chunks, xml.part, blocks, zeros=_shows_zeros(content))
    archive = content.archive
    names = archive.names if archive else ()
    return blocks.document(FORMAT, sum(name.startswith("pictures/") for name in names))


def _shows_zeros(content: Content) -> bool:
    archive = content.archive
    if archive is None:
        return not NO_ZEROS.search(content.data)
    return SETTINGS not in archive or not NO_ZEROS.search(archive.read(SETTINGS))
