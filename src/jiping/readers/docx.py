"""Word documents (.docx, .docm): text and tables of the body, as printed.

Tracked changes are read as accepted; of alternative contents one is taken; text boxes and
nested tables follow the block that they stand in, as blocks of their own. Both namespaces of
Office Open XML, transitional and strict, are read.

What it cannot do: headers, footers, foot- and endnotes and comments are not read, nor are
numbers of numbered paragraphs (Word computes them when it prints), pages (so `page` is None),
embedded objects and imported chunks (both reported), and text inside pictures. Text that a form
field or a picture draws is not seen. Very large documents are read row by row; there the
columns of rows that disagree are not put right by cell widths.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from jiping.faults import fault
from jiping.model import Document, Words
from jiping.readers.base.content import Content
from jiping.readers.base.grid import Blocks
from jiping.readers.base.package import Package
from jiping.readers.base.refusal import unreadable
from jiping.readers.base.xml import forget, parse, stream
from jiping.readers.word.names import FALLBACK, MATH, Names, names
from jiping.readers.word.rows import DrawnRow, drawn, level, place, printed
from jiping.readers.word.settle import Settled, settle

FORMAT = "docx"
TITLE = Words("Word 文档（.docx）", "Word document (.docx)")
SUFFIXES = (".docx", ".docm", ".dotx", ".dotm")

LARGE = 4 * 1024 * 1024
"""Bytes of XML from which the document is read piece by piece."""
OBJECTS = Words("嵌入的对象 {count} 个", "{count} embedded objects")
CHUNKS = Words("外部导入的内容 {count} 处", "{count} imported chunks")
MOST = 5
"""Cells of one table, blank ones among them, for each cell with text that the limits allow."""
NESTING = Words("表格嵌套层数", "The levels of nested tables")


def recognises(content: Content) -> int:
    """Certain where the main part of an office package is a document."""
    return 100 if content.package and content.package.root == "document" else 0


def read(content: Content) -> Document:
    """Paragraphs and tables of the body in order; each paragraph line is a Line."""
    package = content.package
    if package is None:
        raise unreadable("不是 Word 文档", "it is not a Word document")
    blocks = Blocks(content.limits)
    settled = Settled()
    if package.archive.size(package.main) > LARGE:
        _read_large(package, blocks, settled)
    else:
        root = parse(package.archive.read(package.main), package.main)
        known = _names(root)
        settle(root, known, settled)
        body = root.find(known.body)
        if body is not None:
            _walk(body, known, blocks, settled, 0)
    _report(blocks, settled)
    return blocks.document(FORMAT, package.archive.pictures)


def _names(element: etree._Element) -> Names:
    namespace = etree.QName(element).namespace or ""
    if namespace not in MATH:
        raise unreadable("主要部分不是 Word 文档", "its main part is not a Word document")
    return names(namespace)


def _walk(
    parent: etree._Element, known: Names, blocks: Blocks, settled: Settled, deep: int
) -> None:
    """Blocks below an element that is neither paragraph nor table: body, control, text box."""
    for child in parent:
        tag = child.tag
        if tag == known.table:
            _table(child, known, blocks, settled, deep)
        elif tag == known.paragraph:
            _lines(child, known, blocks)
        elif len(child):
            _walk(child, known, blocks, settled, deep)
            continue
        _beside(child, known, blocks, settled, deep)


def _table(
    table: etree._Element, known: Names, blocks: Blocks, settled: Settled, deep: int
) -> None:
    most = blocks.limits.columns
    rows = drawn(table.iter(*known.places, *known.texts), known, most)
    level(rows, table, known, blocks)
    place(rows, blocks)


def _lines(paragraph: etree._Element, known: Names, blocks: Blocks) -> None:
    parts = [
        element.text or "" if element.tag == known.text else printed(element, known)
        for element in paragraph.iter(*known.texts)
    ]
    for line in "".join(parts).split("\n"):
        blocks.line(line)


def _beside(
    block: etree._Element, known: Names, blocks: Blocks, settled: Settled, deep: int
) -> None:
    """What stood inside a block and was taken out of it: nested tables, text boxes."""
    for inner in settled.beside.pop(block, ()):
        if deep >= blocks.limits.depth:
            blocks.cut(NESTING, blocks.limits.depth, "depth")
        elif inner.tag == known.table:
            _table(inner, known, blocks, settled, deep + 1)
            _beside(inner, known, blocks, settled, deep + 1)
        else:
            _walk(inner, known, blocks, settled, deep + 1)


def _read_large(package: Package, blocks: Blocks, settled: Settled) -> None:
    """The same by pieces: each row and each paragraph is forgotten once it is read."""
    rows: list[DrawnRow] = []
    cells = 0
    for element, known in _pieces(package):
        if element.tag == known.table:
            _finish(rows, known, blocks)
            rows, cells = [], 0
            _beside(element, known, blocks, settled, 0)
        else:
            settle(element, known, settled)
            if element.getparent() is None:
                continue
            if element.tag == known.row:
                places = element.iter(*known.places, *known.texts)
                rows += drawn(places, known, blocks.limits.columns)
                cells += len(rows[-1].cells) if rows else 0
            else:
                _lines(element, known, blocks)
                _beside(element, known, blocks, settled, 0)
        forget(element)
        if blocks.full or len(rows) > blocks.limits.rows or cells > MOST * blocks.limits.cells:
            _finish(rows, known, blocks)
            return


def _finish(rows: list[DrawnRow], known: Names, blocks: Blocks) -> None:
    level(rows, None, known, blocks)
    place(rows, blocks)


def _pieces(package: Package) -> Iterator[tuple[etree._Element, Names]]:
    """Rows, paragraphs and, after their rows, tables of the body, as they end."""
    spaces = [names(namespace) for namespace in MATH]
    tags = [tag for known in spaces for tag in (known.table, known.row, known.paragraph)]
    known: Names | None = None
    for element in stream(package.archive.chunks(package.main), package.main, *tags):
        known = known or _names(element)
        inside = (known.cell, known.text_box, known.paragraph, FALLBACK)
        if next(element.iterancestors(*inside), None) is None:
            yield element, known


def _report(blocks: Blocks, settled: Settled) -> None:
    """What was met on the way."""
    if settled.inserted or settled.deleted:
        blocks.note(fault("RDG016", inserted=settled.inserted, deleted=settled.deleted))
    for words, count in ((OBJECTS, settled.objects), (CHUNKS, settled.chunks)):
        if count:
            part = Words(words.zh.format(count=count), words.en.format(count=count))
            blocks.note(fault("RDG027", part=part))
