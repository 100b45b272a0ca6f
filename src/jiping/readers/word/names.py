"""Element and attribute names of WordprocessingML: transitional, strict, and that of 2003."""

from __future__ import annotations

from functools import cache

from msgspec import Struct

COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
ALTERNATE = f"{COMPATIBILITY}AlternateContent"
CHOICE = f"{COMPATIBILITY}Choice"
FALLBACK = f"{COMPATIBILITY}Fallback"
OLE_OBJECT = "{urn:schemas-microsoft-com:office:office}OLEObject"
MATH = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": (
        "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
    ),
    "http://purl.oclc.org/ooxml/wordprocessingml/main": (
        "{http://purl.oclc.org/ooxml/officeDocument/math}t"
    ),
}
WORD_2003 = "http://schemas.microsoft.com/office/word/2003/wordml"
"""Word's own XML of 2003, alike but for the names of merge marks."""


class Names(Struct, frozen=True, gc=False):
    """Qualified names; `texts` are elements that print something inside a run."""

    body: str
    table: str
    row: str
    cell: str
    paragraph: str
    run: str
    text: str
    math: str
    hyphen: str
    symbol: str
    span: str
    vertical: str
    horizontal: str
    before: str
    after: str
    width: str
    width_before: str
    inserted: str
    deleted: str
    moved_from: str
    moved_to: str
    deleted_cell: str
    vanish: str
    phonetic: str
    text_box: str
    chunk: str
    subdocument: str
    row_properties: str
    paragraph_properties: str
    run_properties: str
    value: str
    width_value: str
    type: str
    font: str
    char: str
    former: tuple[str, ...]
    breaks: frozenset[str]
    texts: tuple[str, ...]
    places: tuple[str, ...]


@cache
def names(namespace: str) -> Names:
    """The names in one of the namespaces."""

    def w(name: str) -> str:
        return f"{{{namespace}}}{name}"

    math = MATH.get(namespace, w("t"))
    vertical, horizontal = ("vmerge", "hmerge") if namespace == WORD_2003 else ("vMerge", "hMerge")
    breaks = ("br", "cr")
    texts = (w("t"), math, w("tab"), w("ptab"), *map(w, breaks), w("noBreakHyphen"), w("sym"))
    return Names(
        body=w("body"),
        table=w("tbl"),
        row=w("tr"),
        cell=w("tc"),
        paragraph=w("p"),
        run=w("r"),
        text=w("t"),
        math=math,
        hyphen=w("noBreakHyphen"),
        symbol=w("sym"),
        span=w("gridSpan"),
        vertical=w(vertical),
        horizontal=w(horizontal),
        before=w("gridBefore"),
        after=w("gridAfter"),
        width=w("tcW"),
        width_before=w("wBefore"),
        inserted=w("ins"),
        deleted=w("del"),
        moved_from=w("moveFrom"),
        moved_to=w("moveTo"),
        deleted_cell=w("cellDel"),
        vanish=w("vanish"),
        phonetic=w("rt"),
        text_box=w("txbxContent"),
        chunk=w("altChunk"),
        subdocument=w("subDoc"),
        row_properties=w("trPr"),
        paragraph_properties=w("pPr"),
        run_properties=w("rPr"),
        value=w("val"),
        width_value=w("w"),
        type=w("type"),
        font=w("font"),
        char=w("char"),
        former=(w("tcPrChange"), w("trPrChange")),
        breaks=frozenset(map(w, breaks)),
        texts=texts,
        places=(
            *map(w, ("tr", "tc", "p", "gridSpan", "gridBefore", "gridAfter")),
            *map(w, (vertical, horizontal)),
        ),
    )
