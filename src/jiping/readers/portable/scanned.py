"""Pages that are pictures: the dots that they show."""

from __future__ import annotations

import ctypes
from typing import Any

from jiping.model import Limits
from jiping.readers.portable.pdfium import pdfium
from jiping.readers.portable.view import View
from jiping.readers.scan.images import Image, check_pixels

DPI = 220
LONGEST = 4000
"""Dots."""
MOST_OBJECTS = 1000


def rendered(page: Any, view: View, limits: Limits) -> Image:
    """The page in grey. Raises Refused where its pictures are larger than the limits."""
    import numpy

    raw = pdfium()
    _check(page, limits, raw)
    width, height = view.size
    scale = min(DPI / 72, LONGEST / max(width, height, 1.0))
    across, down = max(1, round(width * scale)), max(1, round(height * scale))
    bitmap = raw.FPDFBitmap_CreateEx(across, down, raw.FPDFBitmap_Gray, None, 0)
    try:
        raw.FPDFBitmap_FillRect(bitmap, 0, 0, across, down, 0xFFFFFFFF)
        flags = raw.FPDF_GRAYSCALE | raw.FPDF_ANNOT
        raw.FPDF_RenderPageBitmap(bitmap, page, 0, 0, across, down, 0, flags)
        stride = raw.FPDFBitmap_GetStride(bitmap)
        data = ctypes.cast(
            raw.FPDFBitmap_GetBuffer(bitmap), ctypes.POINTER(ctypes.c_ubyte * (stride * down))
        )
        dots = numpy.frombuffer(data.contents, numpy.uint8).reshape(down, stride)
        return Image(dots[:, :across].copy(), 1 / scale)
    finally:
        raw.FPDFBitmap_Destroy(bitmap)


def _check(page: Any, limits: Limits, raw: Any) -> None:
    """All pictures of a page together keep to the limit of one."""
    width, height = ctypes.c_uint(), ctypes.c_uint()
    waiting = [
        raw.FPDFPage_GetObject(page, index)
        for index in range(min(raw.FPDFPage_CountObjects(page), MOST_OBJECTS))
    ]
    pixels = looked = 0
    while waiting and looked < MOST_OBJECTS:
        looked += 1
        item = waiting.pop()
        kind = raw.FPDFPageObj_GetType(item)
        if kind == raw.FPDF_PAGEOBJ_FORM:
            count = max(0, raw.FPDFFormObj_CountObjects(item))
            waiting += [
                raw.FPDFFormObj_GetObject(item, index) for index in range(min(count, MOST_OBJECTS))
            ]
        elif kind == raw.FPDF_PAGEOBJ_IMAGE and raw.FPDFImageObj_GetImagePixelSize(
            item, ctypes.byref(width), ctypes.byref(height)
        ):
            pixels += width.value * height.value
    check_pixels(pixels, 1, limits)
