"""Element names of SpreadsheetML, transitional and strict."""

from __future__ import annotations

from functools import cache

from lxml import etree
from msgspec import Struct

from jiping.readers.base.refusal import unreadable

RELATIONSHIPS = {
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main": (
        "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
    ),
    "http://purl.oclc.org/ooxml/spreadsheetml/main": (
        "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"
    ),
}


class Names(Struct, frozen=True, gc=False):
    """Qualified names; `relation` is the attribute that names a relationship."""

    namespace: str
    item: str
    text: str
    phonetic: str
    row: str
    cell: str
    value: str
    formula: str
    merge: str
    column: str
    view: str
    sheet: str
    properties: str
    relation: str


@cache
def names(namespace: str) -> Names:
    """The names in one of the two namespaces."""

    def qualified(name: str) -> str:
        return f"{{{namespace}}}{name}"

    return Names(
        namespace=namespace,
        item=qualified("si"),
        text=qualified("t"),
        phonetic=qualified("rPh"),
        row=qualified("row"),
        cell=qualified("c"),
        value=qualified("v"),
        formula=qualified("f"),
        merge=qualified("mergeCell"),
        column=qualified("col"),
        view=qualified("sheetView"),
        sheet=qualified("sheet"),
        properties=qualified("workbookPr"),
        relation=RELATIONSHIPS[namespace],
    )


def names_of(root: etree._Element) -> Names:
    """The names in the namespace of a root. Raises Refused for any other namespace."""
    namespace = etree.QName(root).namespace or ""
    if namespace not in RELATIONSHIPS:
        raise unreadable("主要部分不是 Excel 工作簿", "its main part is not an Excel workbook")
    return names(namespace)
