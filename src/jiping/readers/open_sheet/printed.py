"""What a cell of an OpenDocument spreadsheet shows."""

from __future__ import annotations

import re

from lxml import etree

from jiping.readers.base.grid import clean, whole
from jiping.readers.excel.number_format import PLAIN, show
from jiping.readers.open_document.names import (
    COUNT,
    MOST_SPACES,
    PARAGRAPHS,
    SIGNS,
    SPACES,
)
from jiping.readers.open_sheet.names import (
    DATE,
    NOT_PRINTED,
    STRING,
    TIME,
    TRUTH,
    VALUE,
    VALUE_TYPE,
)

BROKEN = re.compile(r"[ ]*[\t\r\n][ \t\r\n]*")


def printed(cell: etree._Element) -> str:
    """The paragraphs of a cell, or, where it has none, what its value would show."""
    paragraphs = [_paragraph(child) for child in cell if child.tag in PARAGRAPHS]
    if not paragraphs:
        return clean(_value(cell)) if VALUE_TYPE in cell.attrib else ""
    return clean(paragraphs[0] if len(paragraphs) == 1 else "\n".join(paragraphs))


def _paragraph(paragraph: etree._Element) -> str:
    text = _plain(paragraph.text)
    if len(paragraph) == 0:
        return text
    pieces = [text]
    _gather(paragraph, pieces)
    return "".join(pieces)


def _gather(parent: etree._Element, pieces: list[str]) -> None:
    for child in parent:
        tag = child.tag
        if tag == SPACES:
            pieces.append(" " * whole(child.get(COUNT), 1, MOST_SPACES))
        elif tag in SIGNS:
            pieces.append(SIGNS[tag])
        elif tag not in NOT_PRINTED:
            pieces.append(_plain(child.text))
            _gather(child, pieces)
        pieces.append(_plain(child.tail))


def _plain(text: str | None) -> str:
    """Line breaks of the XML are spaces. Several spaces stay, as spreadsheet programs keep them."""
    if not text:
        return ""
    return text if text.isprintable() else BROKEN.sub(" ", text)


def _value(cell: etree._Element) -> str:
    kind = cell.get(VALUE_TYPE)
    if kind == "percentage":
        return show(cell.get(VALUE, ""), "0.00%")
    if kind in ("float", "currency"):
        return show(cell.get(VALUE, ""), PLAIN[0])
    if kind == "boolean":
        return cell.get(TRUTH, "").upper()
    text = cell.get(DATE) or cell.get(TIME) or cell.get(STRING) or ""
    return text.removesuffix("T00:00:00") if kind == "date" else text
