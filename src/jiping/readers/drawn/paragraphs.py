"""Lines outside tables -> paragraphs: a full line goes on in the next."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from msgspec import Struct

from jiping.model import Area
from jiping.readers.drawn.page import Box, Sheet
from jiping.readers.drawn.text import TextLine, surety
from jiping.readers.drawn.wraps import between, is_full

NEXT = 1.2
"""The next line of a paragraph is no more than so many heights below."""
ALIKE = 0.2
"""Lines of a paragraph are as high, give or take such a share."""
INDENT = 2.0
"""A line that begins so many points further right begins a paragraph."""
NUMBERED = re.compile(
    r"[(（]?(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})[)）、．]|[0-9]{1,2}\.(?![0-9])|[①-⑳●■◆]"
)

Placed = tuple[Sheet, TextLine]


class Paragraph(Struct, gc=False):
    """Lines that are one text."""

    sheet: Sheet
    text: str
    left: float
    box: Box
    last: TextLine
    page: Sheet
    confidence: float | None
    count: int = 1
    """How many lines it has."""

    @property
    def area(self) -> Area:
        """Where it begins: all of it that stands on its first page."""
        return self.sheet.area(self.box, self.confidence)


def paragraphs(lines: Iterable[Placed]) -> Iterator[Paragraph]:
    """The paragraphs that lines make up, in order."""
    placed = list(lines)
    starts: dict[int, float] = {}
    for sheet, line in placed:
        starts[sheet.number] = min(line.left, starts.get(sheet.number, line.left))
    current: Paragraph | None = None
    for sheet, line in placed:
        if current is not None and _goes_on(current, sheet, line, starts):
            _add(current, sheet, line, starts)
            continue
        if current is not None:
            yield current
        current = Paragraph(sheet, line.text, line.left, line.box, line, sheet, surety(line.glyphs))
    if current is not None:
        yield current


def _room(sheet: Sheet, left: float, starts: dict[int, float]) -> float:
    """How long a line may be: the margins are taken to be as wide on the right as on the left."""
    width = sheet.height if sheet.turn in (90, 270) else sheet.width
    return width - starts[sheet.number] - left


def _goes_on(paragraph: Paragraph, sheet: Sheet, line: TextLine, starts: dict[int, float]) -> bool:
    last, page = paragraph.last, paragraph.page
    if sheet.number == page.number:
        if not 0 <= line.top - last.bottom + last.height * 0.5 <= NEXT * line.height:
            return False
    elif sheet.number != page.number + 1:
        return False
    if abs(line.height - last.height) > ALIKE * last.height or NUMBERED.match(line.text):
        return False
    if line.left > paragraph.left + INDENT:
        return False
    return is_full(last, line, _room(page, last.left, starts))


def _add(paragraph: Paragraph, sheet: Sheet, line: TextLine, starts: dict[int, float]) -> None:
    last = paragraph.last
    room = _room(paragraph.page, last.left, starts)
    paragraph.text += between(last, line, room) + line.text
    paragraph.count += 1
    paragraph.last, paragraph.page = line, sheet
    if sheet.number == paragraph.sheet.number:
        a, b = paragraph.box, line.box
        paragraph.box = (min(a[0], b[0]), a[1], max(a[2], b[2]), b[3])
    sure = surety(line.glyphs)
    if sure is not None:
        paragraph.confidence = min(sure, paragraph.confidence or 1.0)
