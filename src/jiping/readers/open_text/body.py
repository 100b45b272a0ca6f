"""From the body of a text document to its blocks in order."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from lxml import etree

from jiping.model import Words
from jiping.readers.base.grid import Blocks, clean, whole
from jiping.readers.base.xml import forget, parse, stream
from jiping.readers.open_document.names import (
    CELLS,
    COUNT,
    DRAWING,
    MOST_SPACES,
    PARAGRAPHS,
    ROW,
    SIGNS,
    SPACES,
    STYLE,
    TABLE,
)
from jiping.readers.open_text.grid import Layout, Shown, shown
from jiping.readers.open_text.names import (
    BODY,
    CHANGES,
    DELETION,
    INSERTION,
    NOT_PRINTED,
    OBJECTS,
    PICTURE,
)
from jiping.readers.open_text.styles import Styles

Element = etree._Element

WHITE = re.compile(r"[ \t\r\n]+")
NESTING = Words("内容的嵌套层数", "The levels of nested content")


class Body:
    """A body being read; what it met is counted in the public attributes."""

    def __init__(self, blocks: Blocks) -> None:
        self.inserted = self.deleted = self.objects = self.pictures = 0
        self._blocks = blocks
        self._styles = Styles()
        self._beside: list[Element] = []
        """Boxes and nested tables met in the block that is being read."""

    def read(self, data: bytes, part: str) -> None:
        """Add the whole body."""
        root = parse(data, part)
        for style in root.iter(STYLE):
            self._styles.learn(style)
        for body in root.iter(BODY):
            self._count(body)
            self._walk(body, 0)

    def read_large(self, chunks: Iterable[bytes], part: str) -> None:
        """The same by pieces: each row and each paragraph is forgotten once it is read."""
        layout: Layout | None = None
        for element in stream(chunks, part, STYLE, CHANGES, TABLE, ROW, *PARAGRAPHS):
            if element.tag == STYLE:
                self._styles.learn(element)
                continue
            if self._is_inside(element):
                continue
            self._count(element)
            if element.tag == ROW:
                layout = layout or Layout(self._blocks)
                self._row(element, layout)
                if layout.beyond:
                    break
            elif element.tag == TABLE:
                self._end_table(layout or Layout(self._blocks), 0)
                layout = None
            elif element.tag in PARAGRAPHS:
                self._lines(element)
                self._add_beside(0)
            forget(element)
            if self._blocks.full:
                break
        if layout is not None:
            self._end_table(layout, 0)

    def _is_inside(self, element: Element) -> bool:
        """Whether an element is not shown, or read with the paragraph or cell around it."""
        around = element.iterancestors()
        if element.tag == ROW:
            next(table for table in around if table.tag == TABLE)
        return any(
            outer.tag in CELLS
            or outer.tag in PARAGRAPHS
            or outer.tag in NOT_PRINTED
            or self._styles.hides(outer)
            for outer in around
        )

    def _count(self, element: Element) -> None:
        for found in element.iter(INSERTION, DELETION, PICTURE, *OBJECTS):
            if found.tag == INSERTION:
                self.inserted += 1
            elif found.tag == DELETION:
                self.deleted += 1
            elif found.tag == PICTURE:
                self.pictures += 1
            else:
                self.objects += 1

    def _walk(self, parent: Element, deep: int) -> None:
        """Blocks below an element that is none itself: body, list, section, box."""
        if deep > self._blocks.limits.depth:
            self._blocks.cut(NESTING, self._blocks.limits.depth, "depth")
            return
        for child in parent:
            tag = child.tag
            if tag in PARAGRAPHS:
                self._lines(child)
                self._add_beside(deep)
            elif tag == TABLE:
                self._table(child, deep)
            elif tag not in NOT_PRINTED and len(child) and not self._styles.hides(child):
                self._walk(child, deep + 1)

    def _lines(self, paragraph: Element) -> None:
        for line in self._paragraph(paragraph).split("\n"):
            self._blocks.line(line)

    def _table(self, table: Element, deep: int) -> None:
        layout = Layout(self._blocks)
        for row in _rows(table):
            self._row(row, layout)
            if layout.beyond:
                break
        self._end_table(layout, deep)

    def _row(self, row: Element, layout: Layout) -> None:
        cells: list[Shown] = []
        for cell in row:
            if cell.tag in CELLS:
                text = self._cell(cell) if cell.tag == CELLS[0] else ""
                cells.append(shown(cell, text, self._blocks))
        layout.add(row, cells)

    def _end_table(self, layout: Layout, deep: int) -> None:
        layout.finish()
        self._add_beside(deep)

    def _add_beside(self, deep: int) -> None:
        beside, self._beside = self._beside, []
        for element in beside:
            if element.tag == TABLE and deep < self._blocks.limits.depth:
                self._table(element, deep + 1)
            else:
                self._walk(element, deep + 1)

    def _cell(self, cell: Element) -> str:
        parts: list[str] = []
        self._gather_blocks(cell, parts)
        return clean("\n".join(parts) if len(parts) > 1 else parts[0]) if parts else ""

    def _gather_blocks(self, parent: Element, parts: list[str]) -> None:
        """The paragraphs of a cell, those in lists among them; tables in it stand apart."""
        for child in parent:
            tag = child.tag
            if tag in PARAGRAPHS:
                parts.append(self._paragraph(child))
            elif tag == TABLE or tag.startswith(DRAWING):
                self._beside.append(child)
            elif tag not in NOT_PRINTED and len(child) and not self._styles.hides(child):
                self._gather_blocks(child, parts)

    def _paragraph(self, paragraph: Element) -> str:
        if self._styles.hides(paragraph):
            return ""
        if not len(paragraph):
            return _evened(self._styles.printed(paragraph.text or "", paragraph)).lstrip(" ")
        parts: list[str] = []
        self._gather(paragraph, parts)
        return "".join(parts)

    def _gather(self, parent: Element, parts: list[str]) -> None:
        styles = self._styles
        if parent.text:
            parts.append(_evened(styles.printed(parent.text, parent)))
        for child in parent:
            tag = child.tag
            if tag == SPACES:
                parts.append(" " * whole(child.get(COUNT), 1, MOST_SPACES))
            elif tag in SIGNS:
                parts.append(SIGNS[tag])
            elif tag.startswith(DRAWING) and tag not in NOT_PRINTED:
                if tag == f"{DRAWING}a":
                    self._gather(child, parts)
                else:
                    self._beside.append(child)
            elif tag not in NOT_PRINTED and not styles.hides(child):
                self._gather(child, parts)
            if child.tail:
                parts.append(_evened(styles.printed(child.tail, parent)))


def _rows(table: Element) -> Iterator[Element]:
    """The rows of a table, those in groups among them, not those of tables in it."""
    for child in table:
        if child.tag == ROW:
            yield child
        elif child.tag not in (TABLE, *CELLS) and len(child):
            yield from _rows(child)


def _evened(text: str) -> str:
    """White space as it prints: one space for any number of characters."""
    return text if text.isprintable() and "  " not in text else WHITE.sub(" ", text)
