"""An HTML tree brought to what is shown: hidden parts gone, nested tables taken out."""

from __future__ import annotations

import re

from lxml import etree

from jiping.model import Limits, Words
from jiping.readers.base.grid import PER_TEXT
from jiping.readers.base.refusal import refused
from jiping.readers.base.symbols import in_font

Element = etree._Element

TAGS = Words("网页标签数", "the number of tags")
NEVER_SHOWN = (
    *("head", "script", "style", "template", "noscript", "iframe", "object", "title"),
    *("noframes", "rp", "rt"),
)
"""With what stands beside characters to say how they are read."""
MAY_HIDE = (
    re.compile(rb"display\s*:\s*none"),
    re.compile(rb"visibility\s*:\s*(?:hidden|collapse)"),
    re.compile(rb"hidden\b"),
)
"""What a page that hides anything has, in lower case; each begins with a word, as is fast."""
HIDING_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)", re.IGNORECASE)
NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that pages may hold and XML may not."""
FONT = re.compile(r"(?<![\w-])font-family\s*:\s*[\"']?([^;\"',]+)", re.IGNORECASE)
_PARSER = etree.HTMLParser(
    encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, huge_tree=True
)
# A huge tree may be deep; how deep it is followed, and how many tags it has, is bounded here.


def count_tags(text: str, limits: Limits) -> None:
    """Raises Refused where a page has more tags than a bounded memory can hold."""
    most = limits.cells * PER_TEXT
    if len(text) > most and (tags := text.count("<")) > most:
        raise refused("RDG006", what=TAGS, limit=most, actual=tags, setting="cells")


def tree(text: str) -> Element | None:
    """The root of a page or a fragment; None where there is nothing in it."""
    data = text.encode("utf-8", "replace")
    try:
        root = etree.fromstring(data, _PARSER)
    except etree.XMLSyntaxError:
        return None
    if root is None:
        return None
    for element in list(root.iter(*NEVER_SHOWN)):
        remove(element)
    if b"ingdings" in data:
        show_symbols(root)
    if _may_hide(data):
        for element in [element for element in root.iter() if _hidden(element)]:
            remove(element)
    return root


def show_symbols(root: Element) -> None:
    """Letters in fonts of signs become what these show, as office programs save boxes and ticks."""
    fonts: dict[Element, str] = {}
    for element in root.iter():
        around = element.getparent()
        outer = "" if around is None else fonts.get(around, "")
        named = FONT.search(element.get("style") or "")
        font = (named[1] if named else element.get("face")) or outer
        if font.lower().startswith("wingdings"):
            fonts[element] = font
            element.text = element.text and in_font(element.text, font)
        if outer and element.tail:
            element.tail = in_font(element.tail, outer)


def open_layouts(root: Element) -> None:
    """Make blocks of the tables that hold a page together: tables stand in them, they stand in
    none that is one, and no row has two cells with anything in them."""
    tables = list(root.iter("table"))
    outer = {next(table.iterancestors("table"), None) for table in tables}
    for table in tables:
        if table not in outer or next(table.iterancestors("table"), None) is not None:
            continue
        rows = [row for part in (table, *table) for row in part if row.tag == "tr"]
        cells = [[cell for cell in row if cell.tag in ("td", "th")] for row in rows]
        if all(sum(map(_is_filled, row)) < 2 for row in cells):
            for part in (table, *table, *rows, *(cell for row in cells for cell in row)):
                part.tag = "div"


def _is_filled(cell: Element) -> bool:
    """Whether a cell holds a text or a table."""
    return any(text.strip() for text in cell.itertext()) or cell.find(".//table") is not None


def take_out_nested(root: Element) -> dict[Element, list[Element]]:
    """Take tables out of the tables that they stand in; by outer table, its inner ones."""
    nested: dict[Element, list[Element]] = {}
    for table in reversed(list(root.iter("table"))):
        outer = next(table.iterancestors("table"), None)
        if outer is not None:
            remove(table)
            nested.setdefault(outer, []).insert(0, table)
    return nested


def remove(element: Element) -> None:
    """Take an element out and leave the text behind it."""
    parent = element.getparent()
    if parent is None:
        return
    if element.tail:
        tail = NOT_XML.sub("", element.tail)
        before = element.getprevious()
        if before is None:
            parent.text = NOT_XML.sub("", parent.text or "") + tail
        else:
            before.tail = NOT_XML.sub("", before.tail or "") + tail
        element.tail = None
    parent.remove(element)


def _may_hide(data: bytes) -> bool:
    """Whether a page may hide anything."""
    lowered = data.lower()
    return any(pattern.search(lowered) for pattern in MAY_HIDE)


def _hidden(element: Element) -> bool:
    if element.get("hidden") is not None:
        return True
    if element.tag == "input" and element.get("type", "").lower() == "hidden":
        return True
    style = element.get("style")
    return style is not None and bool(HIDING_STYLE.search(style))
