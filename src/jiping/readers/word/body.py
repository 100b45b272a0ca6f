"""From the body of a document to its blocks in order."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from jiping.model import Words
from jiping.readers.base.flat import LARGEST
from jiping.readers.base.grid import PER_TEXT, Blocks
from jiping.readers.base.package import Package
from jiping.readers.base.refusal import unreadable
from jiping.readers.base.xml import forget, parse, stream
from jiping.readers.word.flat import flat_blocks
from jiping.readers.word.names import FALLBACK, MATH, WORD_2003, Names, names
from jiping.readers.word.rows import DrawnRow, drawn, level, place, printed
from jiping.readers.word.settle import Settled, settle

Element = etree._Element

LARGE = 4 * 1024 * 1024
"""Bytes of XML from which a document that is not plain is read piece by piece."""
NESTING = Words("表格的嵌套层数", "The levels of nested tables")


def add_body(package: Package, blocks: Blocks) -> Settled:
    """Add the blocks of the main part; gives what settling it met. Raises Refused.

    A plain document is read as flat text, any other as a tree, a large one by pieces.
    """
    settled = Settled()
    size = package.archive.size(package.main)
    data = package.archive.read(package.main) if size <= LARGEST else b""
    plain = flat_blocks(data, blocks.limits.columns)
    if plain is not None:
        for parts, rows in plain:
            _add_lines(parts, blocks)
            place(rows, blocks)
        return settled
    if size > LARGE:
        _add_large(package, blocks, settled)
        return settled
    add_tree(parse(data, package.main), blocks, settled)
    return settled


def add_tree(root: Element, blocks: Blocks, settled: Settled) -> None:
    """Add the blocks below the root element of a document. Raises Refused where it is none."""
    known = _names(root)
    settle(root, known, settled)
    body = root.find(known.body)
    if body is not None:
        _Body(known, blocks, settled).walk(body, 0)


def _add_lines(parts: list[str], blocks: Blocks) -> None:
    """A paragraph's pieces of text, divided at its line breaks."""
    for line in "".join(parts).split("\n"):
        blocks.line(line)


def _names(element: Element) -> Names:
    namespace = etree.QName(element).namespace or ""
    if namespace not in (*MATH, WORD_2003):
        raise unreadable("主要部分不是 Word 文档", "its main part is not a Word document")
    return names(namespace)


class _Body:
    """A body being read. `deep` counts the blocks inside blocks around what is read."""

    def __init__(self, known: Names, blocks: Blocks, settled: Settled) -> None:
        self._known = known
        self._blocks = blocks
        self._settled = settled

    def walk(self, parent: Element, deep: int) -> None:
        """Blocks below an element that is none itself: body, content control, text box."""
        for child in parent:
            tag = child.tag
            if tag == self._known.table:
                self._table(child)
            elif tag == self._known.paragraph:
                self.lines(child)
            elif len(child):
                self.walk(child, deep)
                continue
            self.beside(child, deep)

    def lines(self, paragraph: Element) -> None:
        """A paragraph, divided at its line breaks."""
        known = self._known
        parts = [
            element.text or "" if element.tag == known.text else printed(element, known)
            for element in paragraph.iter(*known.texts)
        ]
        _add_lines(parts, self._blocks)

    def drawn(self, element: Element) -> list[DrawnRow]:
        """The rows of a table, or the one row that is given."""
        known = self._known
        elements = element.iter(*known.places, *known.texts)
        return drawn(elements, known, self._blocks.limits.columns)

    def finish(self, rows: list[DrawnRow], table: Element | None) -> None:
        """Add a table; without its element widths of cells are not at hand."""
        level(rows, table, self._known, self._blocks)
        place(rows, self._blocks)

    def beside(self, block: Element, deep: int) -> None:
        """What stood inside a block and was taken out of it: nested tables, text boxes."""
        limits = self._blocks.limits
        for inner in self._settled.beside.pop(block, ()):
            if deep >= limits.depth:
                self._blocks.cut(NESTING, limits.depth, "depth")
            elif inner.tag == self._known.table:
                self._table(inner)
                self.beside(inner, deep + 1)
            else:
                self.walk(inner, deep + 1)

    def _table(self, table: Element) -> None:
        self.finish(self.drawn(table), table)


def _add_large(package: Package, blocks: Blocks, settled: Settled) -> None:
    """The same by pieces: each row and each paragraph is forgotten once it is read."""
    limits = blocks.limits
    rows: list[DrawnRow] = []
    cells = 0
    for element, known in _pieces(package):
        body = _Body(known, blocks, settled)
        if element.tag == known.table:
            body.finish(rows, None)
            rows, cells = [], 0
        else:
            settle(element, known, settled)
            if element.getparent() is None:
                continue
            if element.tag == known.row:
                more = body.drawn(element)
                rows += more
                cells += sum(len(row.cells) for row in more)
            else:
                body.lines(element)
        body.beside(element, 0)
        forget(element)
        if blocks.full or len(rows) > limits.rows or cells > PER_TEXT * limits.cells:
            body.finish(rows, None)
            return


def _pieces(package: Package) -> Iterator[tuple[Element, Names]]:
    """Rows, paragraphs and, after their rows, tables of the body, as they end."""
    spaces = [names(namespace) for namespace in MATH]
    tags = [tag for known in spaces for tag in (known.table, known.row, known.paragraph)]
    known: Names | None = None
    for element in stream(package.archive.chunks(package.main), package.main, *tags):
        known = known or _names(element)
        inside = (known.cell, known.text_box, known.paragraph, FALLBACK)
        if next(element.iterancestors(*inside), None) is None:
            yield element, known
