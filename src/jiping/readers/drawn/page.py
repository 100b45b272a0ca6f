"""What a page draws: glyphs and rules, in points from the upper left corner, y downwards.

The page is as it is shown: rotated pages are turned upright, what is cut off counts from the
visible corner.
"""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache

from msgspec import Struct

from jiping.model import Area


class Glyph(Struct, gc=False):
    """One character and its box: as wide as it is set, as high as its font.

    `text` may be longer where a format cannot tell characters apart (a ligature, a word found by
    recognition); it is then never cut. `turn` is how its line runs, in degrees clockwise: 0 to
    the right, 90 downwards, 180 upside down, 270 upwards. `confidence` is 0 to 1.
    """

    text: str
    left: float
    top: float
    right: float
    bottom: float
    turn: int = 0
    confidence: float | None = None


class Rule(Struct, gc=False):
    """A straight line, or a filled bar thin enough to be one; its box.

    `weak` says that it is the edge of a shaded area rather than a line of its own: it counts
    where no lines are drawn.
    """

    left: float
    top: float
    right: float
    bottom: float
    weak: bool = False


Beside = tuple[float, int, float]
"""Where a further page of a wide sheet begins, its number, and how far it was moved."""


class DrawnPage(Struct, gc=False):
    """A page with what is drawn on it, in any order; `number` counts from 1.

    `beside` are further pages that show the same sheet, left to right.
    """

    number: int
    width: float
    height: float
    glyphs: list[Glyph]
    rules: list[Rule]
    beside: list[Beside] = []


Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""


class Sheet(Struct, frozen=True, gc=False):
    """The paper that something stands on, and how far it was turned back to be read."""

    number: int
    width: float
    height: float
    turn: int = 0
    beside: tuple[Beside, ...] = ()

    def area(self, box: Box, confidence: float | None = None) -> Area:
        """A place on the page as it is shown, to the hundredth of a point."""
        left, top, right, bottom = box
        if self.turn == 90:
            box = (self.width - bottom, left, self.width - top, right)
        elif self.turn == 180:
            box = (self.width - right, self.height - bottom, self.width - left, self.height - top)
        elif self.turn == 270:
            box = (top, self.height - right, bottom, self.height - left)
        left, top, right, bottom = box
        number = self.number
        for start, page, shift in reversed(self.beside):
            if left >= start - 1:
                number, left, right = page, left - shift, right - shift
                break
        edges = (_hundredths(left), _hundredths(top), _hundredths(right), _hundredths(bottom))
        sure = None if confidence is None else Decimal(f"{confidence:.3f}")
        return Area(number, edges, sure)


@lru_cache(maxsize=4096)
def _hundredths(edge: float) -> Decimal:
    """Rounded; the cells of a table share their edges."""
    return Decimal(f"{edge:.2f}")
