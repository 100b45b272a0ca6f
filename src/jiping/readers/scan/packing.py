"""Short texts are recognised side by side: alone, a figure or a sign gives too little to go by."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from msgspec import Struct

from jiping.readers.scan.engine import Engine, Read

SHORT = 3.2
"""Characters; a shorter text is recognised with others."""
GAP = 0.8
"""Characters of blank between them."""
TOGETHER = 8
FEW = 3
"""Where there are fewer they stand beside themselves."""
DASH = 0.16
"""Characters; a bar so low is a dash, whatever its length,"""
LONG_DASH = 0.55
"""and one so long takes the width of a character."""
SURE = 0.9
"""How sure the shape of a dash is."""


class Crop(Struct):
    """The ink of a line of text: the grey dots right around it."""

    grey: Any
    margin: int
    """Blank dots to put around it."""
    height: int
    """Dots that it should have with the blank."""


def recognised(crops: list[Crop], size: float, engine: Engine) -> list[list[Read]]:
    """What stands in each; positions run from 0 to 1 along its ink."""
    found: list[list[Read]] = [[] for _ in crops]
    lines: list[list[int]] = []
    short: list[int] = []
    for number, crop in enumerate(crops):
        height, width = crop.grey.shape
        dash = _dash(height, width, size)
        if dash:
            found[number] = [Read(dash, 0.5, SURE)]
        elif width > size * SHORT or height > size * 1.6:
            lines.append([number])
        else:
            short.append(number)
    lines += [short[start : start + TOGETHER] for start in range(0, len(short), TOGETHER)]
    alone = frozenset(short)
    pictures, spans = [], []
    for line in lines:
        few = line[0] in alone and len(line) < FEW
        picture, places = _side_by_side([crops[n] for n in line * (FEW if few else 1)], size)
        pictures.append(picture)
        spans.append(places)
    for line, places, picture, reads in zip(
        lines, spans, pictures, engine.lines(pictures), strict=True
    ):
        _share_out(reads, places, picture.shape[1], line, found)
    return found


def _dash(height: int, width: int, size: float) -> str:
    if height > max(2.0, size * DASH) or width < 2.5 * height:
        return ""
    return "—" if width >= size * LONG_DASH else "-"


def _side_by_side(crops: list[Crop], size: float) -> tuple[Any, list[tuple[int, int]]]:
    """One picture of all, and where each begins and ends."""
    import numpy

    margin = max(crop.margin for crop in crops)
    height = max(max(crop.height, crop.grey.shape[0] + 2 * crop.margin) for crop in crops)
    gap = round(size * GAP)
    widths = [crop.grey.shape[1] for crop in crops]
    picture = numpy.full(
        (height, sum(widths) + gap * (len(crops) - 1) + 2 * margin), 255, numpy.uint8
    )
    left = margin
    places = []
    for crop in crops:
        high, wide = crop.grey.shape
        top = (height - high) // 2
        picture[top : top + high, left : left + wide] = crop.grey
        places.append((left, left + wide))
        left += wide + gap
    return picture, places


def _share_out(
    reads: list[Read],
    places: list[tuple[int, int]],
    width: int,
    line: list[int],
    found: list[list[Read]],
) -> None:
    """Each character to the text at whose place it stands."""
    borders = [(a[1] + b[0]) / 2 for a, b in pairwise(places)]
    for read in reads:
        at = read.at * width
        place = sum(border <= at for border in borders)
        if place >= len(line):
            return
        left, right = places[place]
        share = min(max((at - left) / max(right - left, 1), 0.0), 1.0)
        found[line[place]].append(Read(read.text, share, read.confidence))
