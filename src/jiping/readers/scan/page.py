"""A picture of a page -> glyphs and rules."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from itertools import pairwise
from typing import Any

from jiping.readers.drawn.lattice import Grid, grids
from jiping.readers.drawn.page import DrawnPage, Glyph, Rule
from jiping.readers.drawn.rules import segments
from jiping.readers.scan.engine import Engine, Read
from jiping.readers.scan.packing import Crop, recognised
from jiping.readers.scan.paper import Paper, paper_of
from jiping.readers.scan.ruling import rulings
from jiping.readers.scan.stretch import Ruling
from jiping.readers.scan.text import Strip, strips
from jiping.readers.scan.widths import widened

MARGIN = 0.12
"""Characters of blank that a line keeps around itself."""
USUAL = 10.0
"""Points; how high characters of forms are, more or less."""
LINE = 1.3
"""Characters; the height of a line with its blank, also where it holds but a dash."""


class Seen:
    """A page as it was recognised: rules, and strips of text with what stands in them."""

    def __init__(self, grey: Any, points: float | None) -> None:
        """`points` to a dot; where they are not known, characters are taken to be of usual size."""
        self.paper: Paper = paper_of(grey)
        self.size = size_of(self.paper.ink)
        self.scale = scale = points or USUAL / self.size
        self.across, self.down = rulings(self.paper.grey, self.paper.ink, self.size)
        self.rules = [_rule(line, scale, upright=False) for line in self.across]
        self.rules += [_rule(line, scale, upright=True) for line in self.down]
        self.grids: list[Grid] = grids(*segments(self.rules))
        self._text = _without(self.paper.ink, self.across, self.down)

    @cached_property
    def strips(self) -> list[Strip]:
        """The lines of text, in cells and outside."""
        rest = self._text.copy()
        found: list[Strip] = []
        for grid in self.grids:
            for spot in grid.spots:
                box = [round(edge / self.scale) for edge in grid.box_of(spot)]
                found += self._in(box, rest)
            left, top, right, bottom = (round(edge / self.scale) for edge in grid.box)
            rest[max(0, top) : bottom, max(0, left) : right] = 0
        height, width = rest.shape
        found += self._in([0, 0, width, height], rest)
        return found

    def _in(self, box: list[int], text: Any) -> list[Strip]:
        left, top, right, bottom = max(0, box[0]), max(0, box[1]), box[2], box[3]
        part = text[top:bottom, left:right]
        if not part.size:
            return []
        return [
            Strip(s.left + left, s.top + top, s.right + left, s.bottom + top)
            for s in strips(part, self.size)
        ]

    def drawn(self, number: int, engine: Engine) -> DrawnPage:
        """The page with its characters."""
        height, width = self.paper.grey.shape
        found = self.strips
        glyphs: list[Glyph] = []
        lines = [list(_without_spaces(reads)) for reads in self._recognised(found, engine)]
        widened([(r, it.right - it.left) for it, r in zip(found, lines, strict=True)], self.size)
        for strip, reads in zip(found, lines, strict=True):
            glyphs += self._glyphs(strip, reads)
        return DrawnPage(number, width * self.scale, height * self.scale, glyphs, self.rules)

    def sample(self, count: int, engine: Engine) -> list[float | None]:
        """How sure the characters of some longer lines are."""
        long = [it for it in self.strips if it.right - it.left > 3 * (it.bottom - it.top)]
        chosen = long[:: max(1, len(long) // count)][:count]
        return [read.confidence for reads in self._recognised(chosen, engine) for read in reads]

    def _recognised(self, found: list[Strip], engine: Engine) -> list[list[Read]]:
        margin, line = max(2, round(self.size * MARGIN)), round(self.size * LINE)
        crops = [
            Crop(self.paper.grey[it.top : it.bottom, it.left : it.right], margin, line)
            for it in found
        ]
        return recognised(crops, self.size, engine)

    def _glyphs(self, strip: Strip, reads: list[Read]) -> Iterator[Glyph]:
        """The characters of a line, each as far as the middle between it and its neighbours."""
        middles = [strip.left + read.at * (strip.right - strip.left) for read in reads]
        edges = [strip.left, *((a + b) / 2 for a, b in pairwise(middles)), strip.right]
        for read, before, after in zip(reads, edges, edges[1:], strict=False):
            yield Glyph(
                read.text,
                before * self.scale,
                strip.top * self.scale,
                max(after, before + 1) * self.scale,
                strip.bottom * self.scale,
                confidence=read.confidence,
            )


def _without_spaces(reads: list[Read]) -> Iterator[Read]:
    """Spaces stay between Latin letters and figures only."""
    for place, read in enumerate(reads):
        if read.text.isspace():
            beside = reads[place - 1 : place] + reads[place + 1 : place + 2]
            if len(beside) < 2 or not all(it.text.isascii() and it.text.isalnum() for it in beside):
                continue
        yield read


def size_of(ink: Any) -> float:
    """The height of most characters in dots."""
    import cv2
    import numpy

    _, _, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    extent = numpy.maximum(stats[1:, 2], stats[1:, 3])
    likely = extent[(extent >= 6) & (extent <= 160)]
    return float(numpy.percentile(likely, 75)) if len(likely) >= 10 else 26.0


def _rule(line: Ruling, scale: float, *, upright: bool) -> Rule:
    half = min(line.thick * scale, 2.0) / 2
    at, start, end = line.at * scale, line.start * scale, line.end * scale
    if upright:
        return Rule(at - half, start, at + half, end)
    return Rule(start, at - half, end, at + half)


def _without(ink: Any, across: list[Ruling], down: list[Ruling]) -> Any:
    """The ink without the lines."""
    text = ink.copy()
    for lines, canvas in ((across, text), (down, text.T)):
        for line in lines:
            half = round(line.thick / 2) + 1
            at = round(line.at)
            canvas[
                max(0, at - half) : at + half + 1, max(0, int(line.start) - 2) : int(line.end) + 3
            ] = 0
    return text
