"""From a page's own coordinates to the page as it is shown."""

from __future__ import annotations

import ctypes
from typing import Any

from msgspec import Struct

from jiping.readers.drawn.page import Box
from jiping.readers.portable.pdfium import pdfium


class View(Struct, frozen=True, gc=False):
    """The visible part of a page (left, bottom, right, top) and its quarter turns clockwise."""

    left: float
    bottom: float
    right: float
    top: float
    turns: int

    @property
    def size(self) -> tuple[float, float]:
        """Width and height as shown."""
        width, height = self.right - self.left, self.top - self.bottom
        return (height, width) if self.turns % 2 else (width, height)

    def box(self, left: float, bottom: float, right: float, top: float) -> Box:
        """A box as shown: left, top, right, bottom from the upper left corner."""
        if self.turns == 0:
            return (left - self.left, self.top - top, right - self.left, self.top - bottom)
        if self.turns == 1:
            return (bottom - self.bottom, left - self.left, top - self.bottom, right - self.left)
        if self.turns == 2:
            return (self.right - right, bottom - self.bottom, self.right - left, top - self.bottom)
        return (self.top - top, self.right - right, self.top - bottom, self.right - left)


def view_of(page: Any) -> View:
    """How a page is shown."""
    raw = pdfium()
    box = raw.FS_RECTF()
    if not raw.FPDF_GetPageBoundingBox(page, ctypes.byref(box)):
        width, height = raw.FPDF_GetPageWidthF(page), raw.FPDF_GetPageHeightF(page)
        return View(0.0, 0.0, width, height, 0)
    turns = raw.FPDFPage_GetRotation(page) % 4
    return View(box.left, box.bottom, box.right, box.top, turns)
