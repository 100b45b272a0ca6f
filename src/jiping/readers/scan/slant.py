"""Pages that were photographed aslant: lines at one edge run otherwise than at the other."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

MOST = 2.5
"""Degrees; more is no page laid flat."""
LEAST = 0.12
"""Degrees; less is left alone."""
SHARPER = 1.06
"""How much more evenly the ink of each half has to lie than without turning it."""


def straightening(small: Any, scale: float) -> Any:
    """What leads from dots of a page to those of one seen from above (3 by 3); None where it
    was. `small` is 1 where a copy reduced by `scale` has ink."""
    import cv2
    import numpy

    height, width = small.shape
    if min(height, width) < 200:
        return None
    angles = [
        _slope(small[: height // 2]),
        _slope(small[height // 2 :]),
        _slope(small[:, : width // 2].T),
        _slope(small[:, width // 2 :].T),
    ]
    if max(map(abs, angles)) < LEAST:
        return None
    above, below, left, right = (math.tan(math.radians(angle)) for angle in angles)
    xs, ys = (width / 4, width * 3 / 4), (height / 4, height * 3 / 4)
    middle = (width / 2, height / 2)
    corners = [
        _meeting(y, flat, x, steep, middle)
        for y, flat, x, steep in (
            (ys[0], above, xs[0], left),
            (ys[0], above, xs[1], right),
            (ys[1], below, xs[1], right),
            (ys[1], below, xs[0], left),
        )
    ]
    square = [(xs[0], ys[0]), (xs[1], ys[0]), (xs[1], ys[1]), (xs[0], ys[1])]
    source, target = (numpy.array(points, numpy.float32) / scale for points in (corners, square))
    return cv2.getPerspectiveTransform(source, target)


def _meeting(
    y: float, flat: float, x: float, steep: float, middle: tuple[float, float]
) -> tuple[float, float]:
    """Where a line through (middle, y) meets one through (x, middle)."""
    across = (x + steep * (y - flat * middle[0] - middle[1])) / (1 - steep * flat)
    return across, y + flat * (across - middle[0])


def _slope(ink: Any) -> float:
    """By how many degrees the lines along the rows run downwards."""
    import numpy

    ys: Any
    xs: Any
    ys, xs = numpy.nonzero(ink)
    if len(xs) < 500:
        return 0.0
    every = len(xs) // 60_000 + 1
    xs, ys = xs[::every] - ink.shape[1] / 2, ys[::every] + ink.shape[1]

    def sharpness(angle: float) -> float:
        rows = numpy.round(ys - xs * math.tan(math.radians(angle))).astype(numpy.int64)
        return float((numpy.bincount(rows).astype(numpy.float64) ** 2).sum())

    best = _best(sharpness)
    return best if sharpness(best) > sharpness(0.0) * SHARPER else 0.0


def _best(sharpness: Callable[[float], float]) -> float:
    best, reach, step = 0.0, MOST, 0.25
    for _ in range(3):
        count = round(reach / step)
        best = max((best + step * n for n in range(-count, count + 1)), key=sharpness)
        reach, step = step, step / 4
    return best
