"""The characters of a page with their boxes."""

from __future__ import annotations

import ctypes
from math import pi
from typing import Any

from jiping.readers.drawn.page import Box, Glyph
from jiping.readers.portable.lines import address
from jiping.readers.portable.pdfium import pdfium
from jiping.readers.portable.view import View

SPACE = 32
MOST = 100_000
"""Characters of one page; a page that is printed has a few thousand."""


Hidden = list[tuple[Box, int]]


def characters(page: Any, view: View, turned: bool, hidden: Hidden) -> list[Glyph]:
    """The glyphs that a page shows; `turned` says that some text may not run to the right,
    `hidden` where text stands that is cut off."""
    raw = pdfium()
    text = raw.FPDFText_LoadPage(page)
    if not text:
        return []
    try:
        return _glyphs(text, view, turned, hidden)
    finally:
        raw.FPDFText_ClosePage(text)


def _glyphs(text: Any, view: View, turned: bool, hidden: Hidden) -> list[Glyph]:
    raw = pdfium()
    found: list[Glyph] = []
    width, height = view.size
    box = raw.FS_RECTF()
    pointer = ctypes.byref(box)
    code_of, box_of = raw.FPDFText_GetUnicode, raw.FPDFText_GetLooseCharBox
    for index in range(min(raw.FPDFText_CountChars(text), MOST)):
        code = code_of(text, index)
        if code <= SPACE and (code < SPACE or raw.FPDFText_IsGenerated(text, index)):
            continue
        if not box_of(text, index, pointer):
            continue
        edges = view.box(box.left, box.bottom, box.right, box.top)
        x, y = (edges[0] + edges[2]) / 2, (edges[1] + edges[3]) / 2
        if not (0 <= x <= width and 0 <= y <= height):
            continue
        if hidden and _is_hidden(x, y, text, index, hidden):
            continue
        turn = view.turns * 90
        if turned:
            turn += round(raw.FPDFText_GetCharAngle(text, index) * 2 / pi) * 90
        found.append(Glyph(chr(code), *edges, turn % 360))
    return found


def _is_hidden(x: float, y: float, text: Any, index: int, hidden: Hidden) -> bool:
    """Whether a character belongs to a text that is cut off."""
    own = 0
    for (left, top, right, bottom), item in hidden:
        if left <= x <= right and top <= y <= bottom:
            own = own or address(pdfium().FPDFText_GetTextObject(text, index))
            if own == item:
                return True
    return False
