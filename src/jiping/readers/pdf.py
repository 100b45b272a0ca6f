"""PDF files (.pdf) with text: tables by their lines, and text outside them in reading order.

Tables that run over pages are joined; values of form fields and notes that are shown are read as
part of the page.
Pages that are only pictures, whose letters are drawn as shapes, or whose codes mean nothing, are
recognised where the optional part `jiping[ocr]` is installed.

What it cannot do: pictures on a page with text are not read; text laid over a scan is read as it
is, and said; characters whose code means nothing become U+FFFD, and are said; text aslant, or so
faint that it is hardly seen, is taken for a watermark, and said; attached files and dynamic forms
(XFA) are not read, but said; files with a password are refused.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from jiping.faults import fault
from jiping.model import Document, Place, Words
from jiping.readers.base.content import Content
from jiping.readers.base.grid import Blocks
from jiping.readers.base.refusal import unreadable
from jiping.readers.drawn.document import add_pages
from jiping.readers.drawn.page import DrawnPage, Glyph
from jiping.readers.portable.annotated import as_glyphs, flattened
from jiping.readers.portable.characters import characters
from jiping.readers.portable.lines import Drawn, Lines
from jiping.readers.portable.meaning import SHAPES, is_doubtful, is_unknown
from jiping.readers.portable.opened import opened
from jiping.readers.portable.pdfium import pdfium
from jiping.readers.portable.scanned import rendered
from jiping.readers.portable.symbols import LOST
from jiping.readers.portable.view import view_of
from jiping.readers.scan.scans import Scans, is_picture

FORMAT = "pdf"
TITLE = Words("PDF 文件（.pdf）", "PDF (.pdf)")
SUFFIXES = (".pdf",)

PAGES = Words("页数", "The pages")
UNREAD = {
    "aslant": Words("斜放的文字 {count} 个字", "{count} characters that stand aslant"),
    "pale": Words("淡得像水印的文字 {count} 处", "{count} texts as faint as watermarks"),
    "left out": Words(
        "一页里超出上限的文字 {count} 个字", "{count} characters beyond what is read of one page"
    ),
    "missing": Words("缺失或损坏的页 {count} 页", "{count} missing or damaged pages"),
    "attached": Words("附件 {count} 个", "{count} attached files"),
}
CROWDED = Words(
    "一页里超出上限的线条和图形", "lines and drawings beyond what is looked at on one page"
)
DYNAMIC = Words("动态表单（XFA）里的内容", "what its dynamic form (XFA) holds")
MISSING = 100
"""From so many pages on that cannot be opened the others are not tried."""
MARK = b"%PDF-"
BEGINNING = 1024
"""The mark may stand behind other bytes, but not behind more."""


def recognises(content: Content) -> int:
    """Certain by the mark at the beginning, less so where other bytes stand before it."""
    if content.data.startswith(MARK):
        return 100
    return 60 if MARK in content.head[:BEGINNING] else 0


def read(content: Content) -> Document:
    """The pages' tables and lines."""
    blocks = Blocks(content.limits)
    scans = Scans(blocks)
    with opened(content.data) as pdf:
        pages = Pages(pdf, blocks, scans)
        add_pages(pages, blocks)
        pages.note()
    scans.note()
    return scans.finished(blocks.document(FORMAT, pages.pictures))


class Pages:
    """The pages of a file, one at a time."""

    def __init__(self, pdf: Any, blocks: Blocks, scans: Scans) -> None:
        self.pdf = pdf
        self.pictures = 0
        self._blocks = blocks
        self._scans = scans
        self._counts: Counter[str] = Counter()
        self._lines = Lines()
        self._lost: list[int] = []

    def __iter__(self) -> Iterator[DrawnPage]:
        raw = pdfium()
        lines = self._lines
        count, most = raw.FPDF_GetPageCount(self.pdf), self._blocks.limits.pages
        if count > most:
            self._blocks.cut(PAGES, most, "pages")
        for index in range(min(count, most)):
            page = raw.FPDF_LoadPage(self.pdf, index)
            if not page:
                self._counts["missing"] += 1
                if self._counts["missing"] > MISSING:
                    break
                continue
            values: list[tuple[str, Any]] = []
            if raw.FPDFPage_GetAnnotCount(page) > 0:
                page, values = flattened(self.pdf, index, page)
            self._counts["opened"] += 1
            try:
                view = view_of(page)
                drawn = lines.drawn(page, view)
                glyphs = [*characters(page, view, drawn), *as_glyphs(values, view)]
                image = None
                texts = [glyph.text for glyph in glyphs]
                doubtful = is_doubtful(texts)
                scan = not drawn.unseen and is_picture(view.size, drawn.pictures, glyphs)
                scan = scan or (drawn.shapes >= SHAPES and not "".join(texts).strip())
                if (scan or doubtful or is_unknown(texts)) and self._scans.wants():
                    image = rendered(page, view, self._blocks.limits)
            finally:
                raw.FPDF_ClosePage(page)
            self.pictures += len(drawn.pictures)
            if image is not None:
                yield self._scans.page(index + 1, image)
                continue
            if doubtful:
                for glyph in glyphs:
                    glyph.text = LOST if glyph.text.strip() else glyph.text
            self._look(index + 1, drawn, glyphs)
            yield DrawnPage(index + 1, *view.size, glyphs, drawn.rules)

    def _look(self, number: int, drawn: Drawn, glyphs: list[Glyph]) -> None:
        """Count what there is to say about a page."""
        self._counts["aslant"] += drawn.aslant
        self._counts["pale"] += drawn.pale
        self._counts["left out"] += drawn.left_out
        texts = [glyph.text for glyph in glyphs]
        if LOST in "".join(texts):
            lost = sum(LOST in text for text in texts)
            self._counts["lost"] += lost
            self._lost.append(number)
        if drawn.unseen and drawn.pictures:
            self._counts["recognised"] += 1

    def note(self) -> None:
        """Say what was not read, or is not to be trusted. Raises Refused where no page opened."""
        raw, counts = pdfium(), self._counts
        if not counts["opened"]:
            raise unreadable("其中没有能打开的页", "none of its pages can be opened")
        counts["attached"] = raw.FPDFDoc_GetAttachmentCount(self.pdf)
        for name, words in UNREAD.items():
            if counts[name] > 0 and (name == "attached" or not self._blocks.empty):
                part = Words(*(text.format(count=counts[name]) for text in (words.zh, words.en)))
                self._blocks.note(fault("RDG027", part=part))
        if self._lines.cut:
            self._blocks.note(fault("RDG027", part=CROWDED))
        if raw.FPDF_GetFormType(self.pdf) in (raw.FORMTYPE_XFA_FULL, raw.FORMTYPE_XFA_FOREGROUND):
            self._blocks.note(fault("RDG027", part=DYNAMIC))
        if self._blocks.empty:
            return
        if counts["lost"]:
            pages = "、".join(map(str, self._lost[:10]))
            self._blocks.note(
                fault("RDG032", count=counts["lost"], pages=pages, place=Place(page=self._lost[0]))
            )
        if counts["recognised"]:
            self._blocks.note(fault("RDG033", count=counts["recognised"]))
