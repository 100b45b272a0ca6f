"""Old Excel workbooks (.xls, and .et of WPS): every worksheet with text as a table.

Files of Excel 5 to 2003, and streams of records without their container, as some programs
export them. Numbers, dates and percentages are texts as their cells show them (98.40%, not
0.984); of a formula its stored result is read. Rows and columns keep their numbers in the
sheet. Hidden sheets, rows and columns are read and reported. Texts of Excel 5 and 95 are in
the code page that the file names, or, where it names a Western one, in what they look like.

What it cannot do: formulas are not calculated, macros are not run; charts, pictures, text boxes
and comments are not read; the width of a column is not regarded (#### is never shown). Files
with a password are refused, also those whose protected structure Excel encrypts with a password
of its own. Excel 4 and older wrote other files, which are refused.
"""

from __future__ import annotations

from jiping.faults import fault
from jiping.model import Document, Place, Words
from jiping.readers.base.content import Content
from jiping.readers.base.grid import PER_TEXT, Blocks
from jiping.readers.base.refusal import Refused
from jiping.readers.binary_excel.sheet import SheetRecords
from jiping.readers.binary_excel.workbook import workbook
from jiping.readers.excel.gathered import Gathered

FORMAT = "xls"
TITLE = Words("旧版 Excel 工作簿（.xls）", "old Excel workbook (.xls)")
SUFFIXES = (".xls", ".et", ".xlt", ".ett")

STREAMS = ("Workbook", "Book")
"""The newer one first: a file may hold both."""
BARE = (b"\x09\x08\x08\x00", b"\x09\x08\x10\x00")
"""How a stream of records begins that stands outside a container."""


def recognises(content: Content) -> int:
    """Certain where a compound file holds a workbook, or where records begin at once."""
    if content.data.startswith(BARE):
        return 100
    try:
        compound = content.compound
    except Refused:
        return 0  # what is damaged beyond reading is named where no reader takes it
    return 100 if compound and any(name in compound for name in STREAMS) else 0


def read(content: Content) -> Document:
    """One table a worksheet; sheets without text give none."""
    compound = content.compound
    data = content.data
    if compound:
        data = next((compound.read(name) for name in STREAMS if name in compound), b"")
    blocks = Blocks(content.limits)
    book = workbook(data, content.limits)
    left = content.limits.cells * PER_TEXT  # records, for all sheets together
    for entry in book.entries:
        sheet = Gathered(entry.name, blocks)
        cells = SheetRecords(book, sheet)
        if left > 0:
            left -= cells.read(entry.start, left)
        if not cells.ended:
            blocks.note(fault("RDG027", part=_broken(entry.name), place=Place(sheet=entry.name)))
        sheet.add(hidden=entry.hidden)
        if blocks.full:
            break
    return blocks.document(FORMAT, book.pictures)


def _broken(name: str) -> Words:
    return Words(f"工作表“{name}”中断处之后的内容", f"what follows where sheet “{name}” breaks off")
