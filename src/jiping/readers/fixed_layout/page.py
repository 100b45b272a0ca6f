"""A page with its templates -> what it draws: glyphs, rules, and where its pictures stand."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from jiping.readers.drawn.page import DrawnPage, Glyph, Rule
from jiping.readers.fixed_layout.characters import glyphs
from jiping.readers.fixed_layout.geometry import (
    POINTS,
    Matrix,
    at,
    box,
    numbers,
    placed,
)
from jiping.readers.fixed_layout.package import Element, below, child, local, said
from jiping.readers.fixed_layout.paths import LINE_WIDTH, rules
from jiping.readers.fixed_layout.resources import Look, Resources, over

DEEPEST = 12
"""Blocks and composite objects in one another."""
MOST_OBJECTS = 100_000
"""Objects of one page, templates and composite objects counted each time they are drawn."""
A4 = (0.0, 0.0, 210.0, 297.0)
LARGEST_PAGE = 20_000.0
"""Millimetres."""
NO = ("false", "0")
YES = ("true", "1")


class Picture(Struct, frozen=True):
    """A picture on a page: the part that holds it, and from its unit square to the page."""

    part: str | None
    where: Matrix

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Left, top, right, bottom on the page in points."""
        corners = [at(x, y, self.where) for x, y in ((0, 0), (1, 0), (0, 1), (1, 1))]
        left, top, right, bottom = box(corners)
        return left * POINTS, top * POINTS, right * POINTS, bottom * POINTS


class Canvas:
    """A page being drawn; what it met is in the public attributes."""

    def __init__(self, paper: tuple[float, float, float, float]) -> None:
        left, top, self._width, self._height = paper
        self._origin: Matrix = (1.0, 0.0, 0.0, 1.0, -left, -top)
        self._left = MOST_OBJECTS
        self.glyphs: list[Glyph] = []
        self.rules: list[Rule] = []
        self.pictures: list[Picture] = []
        self.aslant = 0
        """Characters that stand aslant, as watermarks do; they are left out."""

    @property
    def full(self) -> bool:
        """Whether there was more than is looked at."""
        return self._left < 0

    def drawn(self, number: int) -> DrawnPage:
        """The page as it is shown."""
        width, height = self._width * POINTS, self._height * POINTS
        return DrawnPage(number, width, height, self.glyphs, self.rules)

    def draw(self, page: Element, resources: Resources) -> None:
        """Add what a page or template holds, layer after layer."""
        for content in below(page, "Content"):
            for layer in below(content, "Layer"):
                look = resources.look(layer.get("DrawParam"), Look())
                self._block(layer, self._origin, resources, look, 0)

    def _block(
        self, block: Iterable[Element], where: Matrix, resources: Resources, look: Look, deep: int
    ) -> None:
        for element in block:
            self._left -= 1
            if self.full:
                return
            if element.get("Visible", "").lower() in NO:
                continue
            match local(element):
                case "TextObject":
                    found, aslant = glyphs(element, where)
                    self.glyphs += found
                    self.aslant += aslant
                    self._left -= len(found)
                case "PathObject":
                    self._path(element, where, resources, look)
                case "ImageObject":
                    part = resources.media(element.get("ResourceID"))
                    self.pictures.append(Picture(part, placed(element, where)))
                case "PageBlock" if deep < DEEPEST:
                    self._block(element, where, resources, look, deep + 1)
                case "CompositeObject" if deep < DEEPEST:
                    unit = resources.get("CompositeGraphicUnit", element.get("ResourceID"))
                    content = child(unit, "Content")
                    if content is not None:
                        inner = placed(element, where)
                        self._block(content, inner, resources, look, deep + 1)
                case "Layer" if deep < DEEPEST:
                    self._block(element, where, resources, look, deep + 1)

    def _path(self, element: Element, where: Matrix, resources: Resources, look: Look) -> None:
        look = over(element, resources.look(element.get("DrawParam"), look))
        stroke = look.stroke_seen and element.get("Stroke", "true").lower() not in NO
        fill = look.fill_seen and element.get("Fill", "false").lower() in YES
        data = said(element, "AbbreviatedData")
        if data and (stroke or fill):
            thick = LINE_WIDTH if look.line_width is None else look.line_width
            found = list(rules(data, placed(element, where), thick, stroke=stroke, fill=fill))
            self.rules += found
            self._left -= len(found)


def paper(*areas: Element | None) -> tuple[float, float, float, float]:
    """Left, top, width, height of the first area that says so, in millimetres."""
    for area in areas:
        for name in ("PhysicalBox", "ApplicationBox", "CropBox"):
            left, top, width, height = [*numbers(said(area, name)), 0.0, 0.0, 0.0, 0.0][:4]
            if 0 < width < LARGEST_PAGE and 0 < height < LARGEST_PAGE:
                return left, top, width, height
    return A4
