"""The pictures of a page put together as the page shows them."""

from __future__ import annotations

from jiping.readers.fixed_layout.geometry import POINTS
from jiping.readers.fixed_layout.page import Picture
from jiping.readers.scan.images import Image

DPI = 220
LONGEST = 4000
"""Dots."""


def composed(width: float, height: float, pictures: list[tuple[Image, Picture]]) -> Image:
    """The page in grey; width and height in points."""
    import cv2
    import numpy

    scale = min(DPI / 72, LONGEST / max(width, height, 1.0))
    size = (max(1, round(width * scale)), max(1, round(height * scale)))
    page = numpy.full((size[1], size[0]), 255, numpy.uint8)
    for image, picture in pictures:
        left, top, right, bottom = (edge * scale for edge in picture.box)
        dots = image.grey
        shrink = min(1.0, max((right - left) / dots.shape[1], (bottom - top) / dots.shape[0], 0.02))
        if shrink < 1:
            high, wide = (max(1, round(side * shrink)) for side in dots.shape)
            dots = cv2.resize(dots, (wide, high), interpolation=cv2.INTER_AREA)
        high, wide = dots.shape
        a, b, c, d, e, f = (edge * POINTS * scale for edge in picture.where)
        matrix = numpy.array([[a / wide, c / high, e], [b / wide, d / high, f]])
        cv2.warpAffine(
            dots, matrix, size, dst=page, flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_TRANSPARENT
        )
    return Image(page, 1 / scale)
