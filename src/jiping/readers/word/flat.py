"""A document as flat text: its lines and tables where it is plain, in a fraction of the time.

Plain means: nothing that `settle` would change (tracked changes, hidden text, alternatives, text
boxes, nested tables, phonetic guides, imported chunks, embedded objects), no formulas and
symbols, and every row of a table as wide as the others. Anything else is left to the tree.
"""

from __future__ import annotations

import re

from jiping.readers.base.flat import flat, unescaped
from jiping.readers.base.grid import whole
from jiping.readers.word.names import MATH
from jiping.readers.word.rows import Drawn, DrawnRow

TOKEN = re.compile(
    r"<((?:w:(?:t|p|tc|tr|tbl|br|tab|gridSpan|vMerge|hMerge|gridBefore|gridAfter|cr|ptab"
    r"|noBreakHyphen|sym|ins|del|moveFrom|moveTo|cellDel|vanish|rt|txbxContent|altChunk|subDoc)"
    r"|/w:tbl)(?=[\s/>]))([^<]*)"
)
"""The tags that say something, and what stands before the next tag."""
ODD = ("AlternateContent", "OLEObject", "oMath")
"""Elements of other namespaces that the tree is for."""
SPACED = ' xml:space="preserve">'
EMPTY = ("/>", " />")
VALUE = ' w:val="'
PRINTED = {"w:br": "\n", "w:cr": "\n", "w:noBreakHyphen": "-"}

Block = tuple[list[str], list[DrawnRow]]
"""The pieces of text of a paragraph, or the rows of a table."""


def flat_blocks(data: bytes, most: int) -> list[Block] | None:
    """Paragraphs and tables of a plain document in order, else None; `most` are columns.

    A document with neither is left to the tree, too.
    """
    text = flat(data, "w", MATH)
    if text is None or any(name in text for name in ODD):
        return None
    blocks = _blocks(TOKEN.findall(text), most)
    if not blocks or any(len({row.columns for row in rows}) > 1 for _, rows in blocks):
        return None
    return blocks


def _blocks(tokens: list[tuple[str, str]], most: int) -> list[Block] | None:
    blocks: list[Block] = []
    inside = False
    rows: list[DrawnRow] = []
    row = DrawnRow([])
    parts: list[str] = []
    cell = Drawn(parts)
    for name, rest in tokens:
        if name == "w:t":
            if rest[0] == ">":
                text = rest[1:]
            elif rest.startswith(SPACED):
                text = rest[len(SPACED) :]
            elif rest in EMPTY:
                continue
            else:
                return None
            parts.append(unescaped(text) if "&" in text else text)
        elif name == "w:p":
            if inside:
                parts.append("\n")
            else:
                parts = []
                blocks.append((parts, []))
        elif name == "w:tc":
            parts = []
            cell = Drawn(parts)
            row.cells.append(cell)
        elif name == "w:tr":
            row = DrawnRow([])
            rows.append(row)
        elif name in PRINTED:
            parts.append(PRINTED[name])
        elif name == "w:tab":
            if rest in EMPTY:
                parts.append("\t")
            elif VALUE not in rest:  # not a tab stop either
                return None
        elif name == "w:tbl" and not inside and not rest.endswith("/>"):
            inside = True
            rows = []
        elif name == "/w:tbl":
            inside = False
            blocks.append(([], [row for row in rows if row.cells]))
            parts = []
        elif not _measured(name, rest, row, cell, most):
            return None
    return blocks


def _measured(name: str, rest: str, row: DrawnRow, cell: Drawn, most: int) -> bool:
    """Take spans and merge marks; False for any other tag, and for one that is not as usual."""
    value = None
    if rest.startswith(VALUE) and rest.endswith('"/>'):
        value = rest[len(VALUE) : -3]
        if '"' in value or "&" in value:
            return False
    elif rest not in EMPTY:
        return False
    if name == "w:gridSpan":
        cell.span = whole(value, 1, most + 1) or 1
    elif name == "w:vMerge":
        cell.vertical = value or "continue"
    elif name == "w:hMerge":
        cell.horizontal = value or "continue"
    elif name == "w:gridBefore":
        row.before = whole(value, 0, most)
    elif name == "w:gridAfter":
        row.after = whole(value, 0, most)
    else:
        return False
    return True
