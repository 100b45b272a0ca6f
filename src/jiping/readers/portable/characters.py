"""The characters of a page with their boxes."""

from __future__ import annotations

import ctypes
from math import pi
from typing import Any

from jiping.readers.drawn.page import Glyph
from jiping.readers.portable.pdfium import pdfium
from jiping.readers.portable.view import View

SPACE = 32
MOST = 100_000
"""Characters of one page; a page that is printed has a few thousand."""


def characters(page: Any, view: View, *, turned: bool) -> list[Glyph]:
    """The glyphs of a page; `turned` says that some text may not run to the right."""
    raw = pdfium()
    text = raw.FPDFText_LoadPage(page)
    if not text:
        return []
    try:
        return _glyphs(text, view, turned, raw)
    finally:
        raw.FPDFText_ClosePage(text)


def _glyphs(text: Any, view: View, turned: bool, raw: Any) -> list[Glyph]:
    found: list[Glyph] = []
    box = raw.FS_RECTF()
    pointer = ctypes.byref(box)
    code_of, box_of = raw.FPDFText_GetUnicode, raw.FPDFText_GetLooseCharBox
    for index in range(min(raw.FPDFText_CountChars(text), MOST)):
        code = code_of(text, index)
        if code <= SPACE and (code < SPACE or raw.FPDFText_IsGenerated(text, index)):
            continue
        if not box_of(text, index, pointer):
            continue
        turn = view.turns * 90
        if turned:
            turn += round(-raw.FPDFText_GetCharAngle(text, index) * 2 / pi) * 90
        edges = view.box(box.left, box.bottom, box.right, box.top)
        found.append(Glyph(chr(code), *edges, turn % 360))
    return found
