"""Excel workbooks (.xlsx, .xlsm): every worksheet with text as a table, in workbook order.

Numbers, dates and percentages are texts as their cells show them (98.40%, not 0.984); of a
formula its stored result is read. Rows and columns keep their numbers in the sheet. Hidden
sheets, rows and columns are read and reported. Text boxes over a sheet are lines before or after
its table.

What it cannot do: formulas are not calculated (those without a stored result are reported);
charts, pictures, comments and conditional formats are not read; the width of a
column is not regarded (#### is never shown). Binary workbooks (.xlsb) are refused.
"""

from __future__ import annotations

from jiping.faults import fault
from jiping.model import Document, Place, Words
from jiping.readers.base.content import Content
from jiping.readers.base.grid import PER_TEXT, Blocks
from jiping.readers.base.package import Package
from jiping.readers.base.refusal import unreadable
from jiping.readers.base.xml import parse
from jiping.readers.excel.boxes import before_and_after, boxes
from jiping.readers.excel.names import names_of
from jiping.readers.excel.sheet import Sheet
from jiping.readers.excel.strings import Strings
from jiping.readers.excel.styles import ON, Styles
from jiping.readers.excel.table import add_table

FORMAT = "xlsx"
TITLE = Words("Excel 工作簿（.xlsx）", "Excel workbook (.xlsx)")
SUFFIXES = (".xlsx", ".xlsm", ".xltx", ".xltm")


def recognises(content: Content) -> int:
    """Certain where the main part of an office package is a workbook in XML."""
    return 100 if content.package and content.package.root == "workbook" else 0


def read(content: Content) -> Document:
    """One table a worksheet; sheets without text give none."""
    package = content.package
    if package is None:
        raise unreadable("不是 Excel 工作簿", "it is not an Excel workbook")
    archive = package.archive
    blocks = Blocks(content.limits)
    workbook = parse(archive.read(package.main), package.main)
    known = names_of(workbook)
    relations = package.relations(package.main)
    parts = {r.kind: r.target for r in relations.values() if not r.external}
    properties = next(workbook.iter(known.properties), None)
    from_1904 = properties is not None and properties.get("date1904") in ON
    part = parts.get("styles") or ""
    styles = Styles(_styles(package, part), part, from_1904=from_1904)
    most = PER_TEXT * content.limits.cells
    strings = Strings(archive, parts.get("sharedStrings"), known, most)
    for entry in workbook.iter(known.sheet):
        relation = relations.get(entry.get(known.relation, ""))
        if relation is None or relation.kind != "worksheet":
            continue
        sheet = Sheet(known, strings, styles, entry.get("name", ""), blocks)
        sheet.read(archive, relation.target)
        if entry.get("state", "visible") != "visible" and sheet.texts:
            place = Place(sheet=sheet.name, table=blocks.next_table)
            blocks.note(fault("RDG011", sheet=sheet.name, place=place))
        above, below = before_and_after(boxes(package, relation.target), sheet)
        for line in above:
            blocks.line(line)
        add_table(sheet, blocks)
        for line in below:
            blocks.line(line)
        if blocks.full:
            break
    return blocks.document(FORMAT, archive.pictures)


def _styles(package: Package, part: str) -> bytes | None:
    return package.archive.read(part) if part and part in package.archive else None
