"""A worksheet as flat text, where it is written as programs write them.

Excel, WPS, LibreOffice and the usual libraries write rows and cells in one shape, attributes in
one order. A sheet in that shape, within the limits, with nothing hidden and every formula with
its result, is read by one search for its cells; any other is left to the tree.
"""

from __future__ import annotations

import re

from msgspec import Struct

from jiping.model import Limits
from jiping.readers.base.flat import flat, unescaped
from jiping.readers.excel.names import Names
from jiping.readers.excel.references import COLUMNS, Area, area, column_number
from jiping.readers.excel.strings import Strings
from jiping.readers.excel.styles import Styles

PIECE = re.compile(
    r'<c r="([A-Z]{1,3})[0-9]{1,7}"(?: s="([0-9]+)")?(?: t="([A-Za-z]+)")?'
    r'(?:/>|></c>|>(?:<is><t(?: xml:space="preserve")?>([^<]*)</t></is>'
    r"|(?:<f(?:\s[^<>]*)?(?:/>|>[^<]*</f>))?<v>([^<]+)</v>)</c>)"
    r'|<row r="([0-9]{1,7})"([^<>]*)>'
    r"|<(?!/row>)([^<]*)"
)
"""A cell: column, style, type, inline text, value; or a row: number, other attributes; or
whatever else there is."""
MERGE = re.compile(r'<mergeCell ref="([^"]*)"\s*/>')
CELLS = re.compile(r"<(?:[cvtf]|row)[\s/>]")
HIDDEN = re.compile('hidden(?!="(?:0|false)")')
NO_ZEROS = re.compile('showZeros(?!="(?:1|true)")')
INLINE = "inlineStr"


class FlatSheet(Struct, gc=False):
    """Texts by row and column, merged ranges, how many texts there are, how many are lost."""

    rows: dict[int, dict[int, str]]
    merges: list[Area]
    texts: int
    lost: int


def flat_sheet(
    data: bytes, known: Names, strings: Strings, styles: Styles, limits: Limits
) -> FlatSheet | None:
    """A sheet in the usual shape and within the limits, else None."""
    text = flat(data, b"worksheet", (known.namespace,))
    if text is None:
        return None
    before, _, rest = text.partition("<sheetData>")
    body, closed, after = rest.rpartition("</sheetData>")
    if not closed or _odd(before) or _odd(after):
        return None
    merges = [merged for reference in MERGE.findall(after) if (merged := area(reference))]
    if text.count("<mergeCell ") != len(merges) or len(merges) > limits.cells:
        return None
    cells = _cells(PIECE.findall(body), strings, styles, limits)
    if cells is None:
        return None
    rows, lost = cells
    texts = sum(map(len, rows.values()))
    if texts > limits.cells or any(row and max(row) > limits.columns for row in rows.values()):
        return None
    return FlatSheet(rows, merges, texts, lost)


def _odd(around: str) -> bool:
    """Whether there are hidden columns, zeros not to be shown, or cells out of place."""
    return bool(HIDDEN.search(around) or NO_ZEROS.search(around) or CELLS.search(around))


def _cells(
    pieces: list[tuple[str, ...]], strings: Strings, styles: Styles, limits: Limits
) -> tuple[dict[int, dict[int, str]], int] | None:
    rows: dict[int, dict[int, str]] = {}
    row: dict[int, str] = {}
    lost = 0
    longest = limits.cell_characters
    undecorated = not styles.decorating
    shown: dict[tuple[str, ...], str | None] = {}
    """What has been met already, by style, type and content."""
    for letters, style, kind, inline, value, number, attributes, _ in pieces:
        text: str | None
        if kind == "s" and value and undecorated:
            text = strings.find(value)
        elif value or inline:
            content = style, kind, inline, value
            text = shown.get(content)
            if text is None:
                text = shown[content] = _shown(style, kind, inline, value, strings, styles)
        elif letters:
            continue
        elif not 0 < int(number or 0) <= limits.rows or (
            "hidden" in attributes and HIDDEN.search(attributes)
        ):
            return None
        else:
            row = rows.setdefault(int(number), {})
            continue
        if text is None:
            if kind != "s":
                return None
            lost += 1
        elif len(text) > longest:
            return None
        elif text:
            row[COLUMNS.get(letters) or column_number(letters)] = text
    return rows, lost


def _shown(
    style: str, kind: str, inline: str, value: str, strings: Strings, styles: Styles
) -> str | None:
    """What a cell shows; None where it is written unusually, or its shared text is lost."""
    if (kind == INLINE) != bool(inline):
        return None
    if kind == "s":
        text = strings.find(value)
        return None if text is None else styles.text(text, style)
    if kind == "n" or not kind:
        return None if "&" in value else styles.number(value, style)
    stored = inline or value
    text = unescaped(stored) if "&" in stored else stored
    return None if text is None else styles.other(kind, text, style)
