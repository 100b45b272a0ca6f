"""Drawn pages -> the tables and lines of a document, page after page."""

from __future__ import annotations

from collections.abc import Iterable

from jiping.faults import fault
from jiping.model import Place, Words
from jiping.readers.base.grid import Blocks
from jiping.readers.drawn.overlaid import Overlay
from jiping.readers.drawn.page import DrawnPage, Sheet
from jiping.readers.drawn.page_parts import parts_of
from jiping.readers.drawn.paragraphs import paragraphs
from jiping.readers.drawn.part import NOTHING, Ending, Part
from jiping.readers.drawn.rules import MOST
from jiping.readers.drawn.running import Running, is_page_number, repeats, running
from jiping.readers.drawn.settle import settle
from jiping.readers.drawn.side_by_side import widened
from jiping.readers.drawn.stitch import Growing
from jiping.readers.drawn.text import TextLine

CROWDED = Words("页面上的线条太多，按没有线处理", "too many lines on its page, read without them")


def add_pages(pages: Iterable[DrawnPage], blocks: Blocks) -> None:
    """Add what the pages hold, in reading order. Pages are taken one at a time and not kept."""
    flow, overlay = Flow(blocks), Overlay()
    for page in widened(pages):
        if blocks.full:
            break
        if len(page.rules) > MOST:
            where = Place(page=page.number)
            table = blocks.next_table
            blocks.note(fault("RDG017", table=table, reason=CROWDED, place=where))
        seen = overlay.taken_off(page)
        sheet, items = parts_of(seen, flow.ending)
        overlay.keep(page, items)
        flow.page(sheet, items)
    flow.end()


class Flow:
    """What was read of the pages so far, and what the next page may go on with."""

    def __init__(self, blocks: Blocks) -> None:
        self._blocks = blocks
        self._table: Growing | None = None
        self._below: list[tuple[Sheet, TextLine]] = []
        self._last: Running | None = None

    @property
    def ending(self) -> Ending:
        """The table that the last page ended with, if it did."""
        return self._table.ending if self._table else NOTHING

    def page(self, sheet: Sheet, items: list[Part | TextLine]) -> None:
        """Add a page."""
        edges = running(sheet.number, sheet.height, [i for i in items if isinstance(i, TextLine)])
        items = [i for i in items if isinstance(i, Part) or not is_page_number(i, edges)]
        first = next((i for i, item in enumerate(items) if isinstance(item, Part)), None)
        if self._table and first is not None and self._goes_on(items, first, edges):
            part = items[first]
            assert isinstance(part, Part)
            self._table.join(part)
            self._below.clear()
            items = items[first + 1 :]
        for item in items:
            if isinstance(item, Part):
                self.end()
                self._table = Growing(item)
            else:
                self._below.append((sheet, item))
        self._last = edges
        if self._table is None or self._table.page != sheet.number:
            self._settle()
            found = list(paragraphs(self._below))
            if found:
                for paragraph in found[:-1]:
                    self._blocks.line(paragraph.text, area=paragraph.area)
                self._below = self._below[-found[-1].count :]

    def _settle(self) -> None:
        """The table ends."""
        if self._table:
            settle(self._table, self._blocks)
            self._table = None

    def end(self) -> None:
        """Nothing goes on with what was read."""
        self._settle()
        for paragraph in paragraphs(self._below):
            self._blocks.line(paragraph.text, area=paragraph.area)
        self._below.clear()

    def _goes_on(self, items: list[Part | TextLine], first: int, edges: Running) -> bool:
        """Whether the first table of a page goes on with the last one: it is as wide, does
        not begin as that one did, and there is nothing in between but what stands at the edges of
        both pages."""
        table, part, last = self._table, items[first], self._last
        if table is None or last is None or not isinstance(part, Part):
            return False
        ahead = part.sheet.number - table.page
        if ahead not in (1, 1 + len(part.sheet.beside)) or not table.fits(part):
            return False
        if table.is_repeated_by(part):
            return False
        above = [item for item in items[:first] if isinstance(item, TextLine)]
        return all(repeats(line, last, edges) for _, line in self._below) and all(
            repeats(line, edges, last) for line in above
        )
