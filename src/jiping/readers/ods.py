"""OpenDocument spreadsheets (.ods): every sheet with text as a table, in their order.

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
from jiping.readers.base.archive import Archive
from jiping.readers.base.content import Content
from jiping.readers.base.grid import Blocks
from jiping.readers.base.refusal import refused, unreadable
from jiping.readers.open_sheet.sheets import add_sheets

FORMAT = "ods"
TITLE = Words("OpenDocument 表格（.ods）", "OpenDocument spreadsheet (.ods)")
SUFFIXES = (".ods", ".ots")

CONTENT = "content.xml"
MANIFEST = "META-INF/manifest.xml"
SETTINGS = "settings.xml"
KIND = b"opendocument.spreadsheet"
LARGE = 4 * 1024 * 1024
"""Bytes of XML from which the content is unpacked while it is read."""
NO_ZEROS = re.compile(rb"ShowZeroValues\"[^<>]*>\s*false")


def recognises(content: Content) -> int:
    """Certain where the archive says that it is a spreadsheet."""
    archive = content.archive
    if archive is None or not ("mimetype" in archive or MANIFEST in archive):
        return 0
    says = "mimetype" if "mimetype" in archive else MANIFEST
    return 100 if KIND in archive.head(says) else 0


def read(content: Content) -> Document:
    """One table a sheet; sheets without text give none."""
    archive = content.archive
    if archive is None:
        raise unreadable("不是 OpenDocument 表格", "it is not an OpenDocument spreadsheet")
    if MANIFEST in archive and b"encryption-data" in archive.read(MANIFEST):
        raise refused("RDG004")
    blocks = Blocks(content.limits)
    large = archive.size(CONTENT) > LARGE
    chunks = archive.chunks(CONTENT) if large else [archive.read(CONTENT)]
    add_sheets(chunks, CONTENT, blocks, zeros=_shows_zeros(archive))
    pictures = sum(name.startswith("pictures/") for name in archive.names)
    return blocks.document(FORMAT, pictures)


def _shows_zeros(archive: Archive) -> bool:
    return SETTINGS not in archive or not NO_ZEROS.search(archive.read(SETTINGS))
