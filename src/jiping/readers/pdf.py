"""PDF files (.pdf) with text: tables by their lines, and text outside them in reading order.

What it cannot do: pictures are not read; a file that holds nothing else is refused.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from jiping.model import Document, Words
from jiping.readers.base.content import Content
from jiping.readers.base.grid import Blocks
from jiping.readers.drawn.document import add_pages
from jiping.readers.drawn.page import DrawnPage
from jiping.readers.portable.characters import characters
from jiping.readers.portable.lines import Lines
from jiping.readers.portable.opened import opened
from jiping.readers.portable.pdfium import pdfium
from jiping.readers.portable.view import view_of

FORMAT = "pdf"
TITLE = Words("PDF 文件（.pdf）", "PDF (.pdf)")
SUFFIXES = (".pdf",)

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
    with opened(content.data) as pdf:
        pages = Pages(pdf)
        add_pages(pages, blocks)
    return blocks.document(FORMAT, pages.pictures)


class Pages:
    """The pages of a file, one at a time."""

    def __init__(self, pdf: Any) -> None:
        self.pdf = pdf
        self.pictures = 0

    def __iter__(self) -> Iterator[DrawnPage]:
        raw = pdfium()
        lines = Lines()
        for index in range(raw.FPDF_GetPageCount(self.pdf)):
            page = raw.FPDF_LoadPage(self.pdf, index)
            if not page:
                continue
            try:
                view = view_of(page)
                drawn = lines.drawn(page, view)
                glyphs = characters(page, view, drawn.turned, drawn.hidden)
            finally:
                raw.FPDF_ClosePage(page)
            self.pictures += len(drawn.pictures)
            yield DrawnPage(index + 1, *view.size, glyphs, drawn.rules)
