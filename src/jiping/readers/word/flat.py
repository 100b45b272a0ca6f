"""A document as flat text: its lines and tables where it is plain, in a fraction of the time.

Plain means: nothing that `settle` would change (tracked changes, hidden text, alternatives, text
boxes, nested tables, phonetic guides, imported chunks, embedded objects, form fields, fonts of
symbols), no formulas and symbols, and every row of a table as wide as the others. Anything else
is left to the tree.
"""

from __future__ import annotations

import re

from jiping.readers.base.flat import flat, unescaped
from jiping.readers.base.grid import whole
from jiping.readers.word.names import MATH
from jiping.readers.word.rows import Drawn, DrawnRow

TOKEN = re.compile(
    r"<w:("
    r't(?:(?: xml:space="preserve")?>[^<]*</w:t>|[cr]?[\s/>]|bl[\s/>]|ab[\s/>][^<]*|xbxContent)'
    r"|p(?:(?<!</w:tcPr><w:p)[\s/>]|tab)"
    r"|[bc]r[\s/>]|noBreakHyphen"
    r"|(?:gridSpan|gridBefore|gridAfter|vMerge|hMerge)[\s/>][^<]*"
    r"|(?:ins|del|sym|rt|subDoc)[\s/>]|moveFrom|moveTo|cellDel|vanish|altChunk"
    r"|t[rc]PrChange|ffData|instrText[^>]*>\s*[eE][qQ]\s)"
)
"""The tags that say something, as far as they are to be seen; texts up to their end tags.

The first paragraph of a cell is left out: it begins no new line.
"""
ODD = ("AlternateContent", "OLEObject", "oMath", 'w:ascii="Wingdings')
"""Elements of other namespaces, and fonts, that the tree is for."""
PLAIN, SPACED, TEXT_END = "t>", 't xml:space="preserve">', "</w:t>"
TABLE_END = "</w:tbl>"
PRINTED = {"br": "\n", "cr": "\n", "no": "-"}
TABS = {"tab/>": "\t", "tab />": "\t"}
MEASURE = re.compile(r'(\w+)(?: w:val="([^"&]*)")? ?/>\s*')

Block = tuple[list[str], list[DrawnRow]]
"""The pieces of text of a paragraph, or the rows of a table."""


def flat_blocks(data: bytes, most: int) -> list[Block] | None:
    """Paragraphs and tables of a plain document in order, else None; `most` are columns.

    A document with neither is left to the tree, too.
    """
    text = flat(data, b"w:document", MATH)
    if text is None or any(name in text for name in ODD):
        return None
    blocks: list[Block] = []
    at = 0
    while (end := text.find(TABLE_END, at)) >= 0:
        if not (_add(TOKEN.findall(text, at, end), blocks, most) and blocks and blocks[-1][1]):
            return None
        at = end + len(TABLE_END)
    count = len(blocks)
    if not _add(TOKEN.findall(text, at), blocks, most) or any(rows for _, rows in blocks[count:]):
        return None
    return blocks or None


def _add(tokens: list[str], blocks: list[Block], most: int) -> bool:
    """Take paragraphs and the table that follows them; False for what is not plain."""
    table = False
    rows: list[DrawnRow] = []
    row = DrawnRow([])
    parts: list[str] = []
    cell = Drawn(parts)
    for token in tokens:
        kind = token[:2]
        if kind == "t>" or kind == "t ":
            begin = len(PLAIN if kind == "t>" else SPACED)
            if not token.endswith(TEXT_END) or token[:begin] not in (PLAIN, SPACED):
                return False
            text: str | None = token[begin : -len(TEXT_END)]
            if "&" in token:
                text = unescaped(token[begin : -len(TEXT_END)])
            if text is None:
                return False
            parts.append(text)
        elif kind == "p>" or kind == "p " or kind == "p/":
            if table:
                parts.append("\n")
            else:
                parts = []
                blocks.append((parts, []))
        elif kind == "tc":
            parts = []
            cell = Drawn(parts)
            row.cells.append(cell)
        elif kind == "tr":
            row = DrawnRow([])
            rows.append(row)
        elif kind == "tb" and not table:
            table = True
            blocks.append(([], rows))
        elif kind in PRINTED:
            parts.append(PRINTED[kind])
        elif kind == "ta":
            if token in TABS:
                parts.append(TABS[token])
            elif ' w:val="' not in token:  # no tab stop either
                return False
        elif not _measured(token, row, cell, most):
            return False
    rows[:] = [row for row in rows if row.cells]
    return len({row.columns for row in rows}) <= 1


def _measured(token: str, row: DrawnRow, cell: Drawn, most: int) -> bool:
    """Take spans and merge marks; False for any other tag, and for one that is not as usual."""
    found = MEASURE.fullmatch(token)
    if found is None:
        return False
    name, value = found.groups()
    if name == "vMerge":
        cell.vertical = value or "continue"
    elif name == "gridSpan":
        cell.span = whole(value, 1, most + 1) or 1
    elif name == "hMerge":
        cell.horizontal = value or "continue"
    elif name == "gridBefore":
        row.before = whole(value, 0, most)
    elif name == "gridAfter":
        row.after = whole(value, 0, most)
    else:
        return False
    return True
