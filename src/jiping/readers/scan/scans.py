"""Pages of one file that are pictures: recognised one after another, within limits."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from msgspec.structs import replace

from jiping.faults import fault
from jiping.model import Area, DocCell, Document, Finding, Line, Place, Table, Words
from jiping.readers.base.grid import SAME_KIND, Blocks
from jiping.readers.drawn.page import Box, DrawnPage, Glyph
from jiping.readers.scan.engine import engine, model
from jiping.readers.scan.images import Image
from jiping.readers.scan.upright import Matrix, recognised_page

DOUBTFUL = Decimal("0.8")
"""A text with figures or signs of comparison that is less sure than this is reported,"""
VERY_DOUBTFUL = Decimal("0.5")
"""and any other one that is less sure than this."""
FIGURES = frozenset(
    "0123456789０１２３４５６７８９%％‰≥≤≧≦＞＜><=＝〇零一二三四五六七八九十百千万亿OoIl"
)
FEW = 40
"""Characters that a scanner or a program may have printed over a picture."""
MOST_OF_IT = 0.5
"""Share of the page that a picture covers which is the page itself,"""
SOME_OF_IT = 0.05
"""or that pictures cover on a page without any text."""
PAGES = Words("扫描的页数", "Scanned pages")


class Scans:
    """What is recognised in one file; what there is to say goes to its blocks."""

    def __init__(self, blocks: Blocks) -> None:
        self._blocks = blocks
        self._pages = 0
        self._missed = 0
        self._back: dict[int, Matrix] = {}

    def wants(self) -> bool:
        """Whether one page more is recognised; where not, the reason is kept."""
        if model() is None:
            self._missed += 1
            return False
        most = self._blocks.limits.scanned_pages
        if self._pages >= most:
            self._blocks.cut(PAGES, most, "scanned_pages")
            return False
        self._pages += 1
        return True

    def page(self, number: int, image: Image) -> DrawnPage:
        """A page as it is recognised; only where one is wanted."""
        worker = engine()
        assert worker is not None
        drawn, self._back[number] = recognised_page(number, image.grey, image.points, worker)
        return drawn

    def note(self) -> None:
        """Say what was recognised, or why it could not be. To be called before the blocks become
        a document."""
        if self._missed:
            self._blocks.note(fault("RDG034", pages=self._missed))
        if self._pages:
            self._blocks.note(fault("RDG036", pages=self._pages))

    def finished(self, document: Document) -> Document:
        """The document with doubtful texts reported, and places on the pages as they are shown."""
        if not self._back:
            return document
        blocks = tuple(self._placed(block) for block in document.blocks)
        findings = (*document.findings, *_doubts(blocks))
        return Document(document.format, blocks, findings)

    def _placed(self, block: Table | Line) -> Table | Line:
        if isinstance(block, Line):
            return replace(block, area=self._shown(block.area))
        rows = tuple(
            tuple(replace(cell, area=self._shown(cell.area)) for cell in row) for row in block.rows
        )
        return replace(block, rows=rows)

    def _shown(self, area: Area | None) -> Area | None:
        """The place on the page before it was laid straight."""
        back = self._back.get(area.page) if area else None
        if area is None or back is None:
            return area
        left, top, right, bottom = (float(edge) for edge in area.rectangle)
        corners = [
            [m[0] * x + m[1] * y + m[2] for m in back] for x in (left, right) for y in (top, bottom)
        ]
        xs, ys = zip(*((x / w, y / w) for x, y, w in corners), strict=True)
        edges = [Decimal(f"{edge:.2f}") for edge in (min(xs), min(ys), max(xs), max(ys))]
        return Area(area.page, (edges[0], edges[1], edges[2], edges[3]), area.confidence)


def is_picture(size: tuple[float, float], pictures: list[Box], glyphs: list[Glyph]) -> bool:
    """Whether what a page says is in its pictures; `size` is its width and height."""
    if not pictures:
        return False
    paper = max(size[0] * size[1], 1.0)
    shares = [max(0.0, b[2] - b[0]) * max(0.0, b[3] - b[1]) / paper for b in pictures]
    count = sum(not glyph.text.isspace() for glyph in glyphs)
    if not count:
        return sum(shares) >= SOME_OF_IT
    return count <= FEW and max(shares, default=0.0) >= MOST_OF_IT


def _doubts(blocks: tuple[Table | Line, ...]) -> list[Finding]:
    """The texts that are not sure, the first of them each with its place."""
    found: list[Finding] = []
    more = 0
    for block in blocks:
        cells = (
            [cell for row in block.rows for cell in row] if isinstance(block, Table) else [block]
        )
        for cell in cells:
            if not _is_doubtful(cell):
                continue
            if len(found) >= SAME_KIND - 1:
                more += 1
                continue
            found.append(_doubt(cell, block.number if isinstance(block, Table) else None))
    if more:
        rest = Words(f"另有 {more} 处", f"{more} more places")
        found.append(fault("RDG035", text=rest, sure="—"))
    return found


def _is_doubtful(cell: DocCell | Line) -> bool:
    sure = cell.area.confidence if cell.area else None
    if sure is None or not cell.text:
        return False
    return sure < (VERY_DOUBTFUL if FIGURES.isdisjoint(cell.text) else DOUBTFUL)


def _doubt(cell: DocCell | Line, table: int | None) -> Finding:
    area = cell.area
    assert area is not None
    assert area.confidence is not None
    place = Place(page=area.page, rectangle=area.rectangle, line=None)
    if isinstance(cell, DocCell):
        place = replace(place, table=table, row=cell.row, column=cell.column)
    else:
        place = replace(place, line=cell.number)
    sure = (area.confidence * 100).quantize(Decimal(1), ROUND_HALF_UP)
    text = cell.text.replace("\n", "")
    return fault("RDG035", place=place, seen=text, text=text, sure=f"{sure}%")
