"""What lies over a page: values of form fields and notes that are shown, drawn into the page."""

from __future__ import annotations

import ctypes
from typing import Any

from jiping.readers.drawn.page import Glyph
from jiping.readers.portable.pdfium import pdfium
from jiping.readers.portable.view import View

MOST = 5_000
"""Fields and notes of one page that are looked at."""
LONGEST = 10_000
"""Bytes of a value."""


def flattened(pdf: Any, index: int, page: Any) -> tuple[Any, list[tuple[str, Any]]]:
    """The page with what lies over it drawn into it, and the values of fields that say nothing of
    how they are drawn, with their boxes. The page given must not be used any more."""
    raw = pdfium()
    count = min(raw.FPDFPage_GetAnnotCount(page), MOST)
    values: list[tuple[str, Any]] = []
    drawn = False
    for number in range(count):
        note = raw.FPDFPage_GetAnnot(page, number)
        if not note:
            continue
        try:
            kind = raw.FPDFAnnot_GetSubtype(note)
            if kind in (raw.FPDF_ANNOT_LINK, raw.FPDF_ANNOT_POPUP):
                continue
            if raw.FPDFAnnot_GetAP(note, raw.FPDF_ANNOT_APPEARANCEMODE_NORMAL, None, 0) > 2:
                drawn = True
            elif kind == raw.FPDF_ANNOT_WIDGET and (value := _value(note)):
                box = raw.FS_RECTF()
                if raw.FPDFAnnot_GetRect(note, ctypes.byref(box)):
                    values.append((value, box))
        finally:
            raw.FPDFPage_CloseAnnot(note)
    if drawn and raw.FPDFPage_Flatten(page, raw.FLAT_NORMALDISPLAY) == raw.FLATTEN_SUCCESS:
        raw.FPDF_ClosePage(page)
        page = raw.FPDF_LoadPage(pdf, index)
    return page, values


def as_glyphs(values: list[tuple[str, Any]], view: View) -> list[Glyph]:
    """Values of fields as if they were set in the middle of their boxes."""
    found = []
    for value, box in values:
        left, top, right, bottom = view.box(box.left, box.bottom, box.right, box.top)
        found.append(Glyph(value, left, top, right, bottom))
    return found


def _value(note: Any) -> str:
    """What a field holds."""
    raw = pdfium()
    size = raw.FPDFAnnot_GetStringValue(note, b"V", None, 0)
    if not 2 < size <= LONGEST:
        return ""
    units = (ctypes.c_ushort * (size // 2))()
    raw.FPDFAnnot_GetStringValue(note, b"V", units, size)
    return bytes(units).decode("utf-16-le", "replace").rstrip("\0").strip()
