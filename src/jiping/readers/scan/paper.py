"""A picture of a page -> even light, straight lines, black and white."""

from __future__ import annotations

import math
from typing import Any

from msgspec import Struct

from jiping.readers.scan.slant import straightening

MOST_SKEW = 6.0
"""Degrees; more is not taken for a page laid on askew."""
LEAST_SKEW = 0.05
SIDE = 1000
"""Dots of the longer side of the copy on which the skew is measured."""
INKED = 200
"""Levels of grey; what is darker in that copy is ink."""
DARKEST, LIGHTEST = 90, 204
"""Levels of grey between which ink ends."""


class Paper(Struct):
    """A page with even light: `grey` is 255 where the paper is blank, `ink` is 1 where it is not.
    `back` leads from its dots to those of the picture it was made from (a 3 by 3 matrix)."""

    grey: Any
    ink: Any
    back: Any


def paper_of(grey: Any) -> Paper:
    """The page as a copier would make it on a good day."""
    import cv2
    import numpy

    flat = evened(grey)
    angle = skew(flat)
    height, width = flat.shape
    there: Any = numpy.eye(3)
    if abs(angle) >= LEAST_SKEW:
        there[:2] = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1.0)
        flat = cv2.warpAffine(
            flat, there[:2], (width, height), flags=cv2.INTER_CUBIC, borderValue=255
        )
    small, scale = reduced(flat)
    aslant = straightening(small < INKED, scale)
    if aslant is not None:
        flat = cv2.warpPerspective(
            flat, aslant, (width, height), flags=cv2.INTER_CUBIC, borderValue=255
        )
        there = aslant @ there
    back = numpy.linalg.inv(there)
    return Paper(flat, ink_of(flat), back)


def evened(grey: Any) -> Any:
    """The picture with its blank paper white: shade, yellowing and backs of pages go."""
    import cv2
    import numpy

    height, width = grey.shape
    small = cv2.resize(
        grey, (max(1, width // 8), max(1, height // 8)), interpolation=cv2.INTER_AREA
    )
    size = max(3, round(max(small.shape) / 25)) | 1
    light: Any = cv2.morphologyEx(small, cv2.MORPH_CLOSE, numpy.ones((size, size), numpy.uint8))
    light = cv2.GaussianBlur(light, (size | 1, size | 1), 0)
    light = cv2.resize(light, (width, height), interpolation=cv2.INTER_LINEAR)
    even = grey.astype(numpy.float32) * 255 / numpy.maximum(light, 40)
    return numpy.clip(even, 0, 255).astype(numpy.uint8)


def ink_of(flat: Any) -> Any:
    """Where there is ink (1)."""
    import cv2
    import numpy

    level, _ = cv2.threshold(flat, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
    return (flat < min(max(level, DARKEST), LIGHTEST)).astype(numpy.uint8)


def reduced(flat: Any) -> tuple[Any, float]:
    """A small copy, and by how much it was reduced."""
    import cv2

    height, width = flat.shape
    scale = min(1.0, SIDE / max(height, width))
    sides = (max(1, round(width * scale)), max(1, round(height * scale)))
    return cv2.resize(flat, sides, interpolation=cv2.INTER_AREA), scale


def skew(flat: Any) -> float:
    """By how many degrees the page has to be turned, counter-clockwise, to lie straight."""
    import numpy

    small, _ = reduced(flat)
    ink = (small < INKED).astype(numpy.float32)
    ys: Any
    xs: Any
    ys, xs = numpy.nonzero(ink)
    if len(xs) < 50:
        return 0.0
    if len(xs) > 120_000:
        every = len(xs) // 120_000 + 1
        xs, ys = xs[::every], ys[::every]

    def sharpness(angle: float) -> float:
        """How unevenly the ink lies on horizontal lines after turning."""
        slope = math.tan(math.radians(angle))
        rows = numpy.round(ys - xs * slope + small.shape[1]).astype(numpy.int64)
        counts = numpy.bincount(rows)
        return float((counts.astype(numpy.float64) ** 2).sum())

    best: float = 0.0
    step: float = 0.5
    angles: Any = numpy.arange(-MOST_SKEW, MOST_SKEW + step, step)
    for _ in range(4):
        best = max(map(float, angles), key=sharpness)
        angles = best + numpy.linspace(-step, step, 9)
        step /= 4
    return best
