"""A page may lie on its side or upside down: the way in which most can be read is right."""

from __future__ import annotations

from typing import Any

from jiping.readers.drawn.page import DrawnPage
from jiping.readers.scan.engine import Engine
from jiping.readers.scan.page import Seen

CLEAR = 0.8
"""Mean confidence from which a page is taken to lie right."""
SAMPLE = 12
"""Lines by which the other ways are judged."""
BETTER = 0.12
"""By how much another way has to be surer."""

LONG = 0.45
"""Share of lines longer than two characters below which the page may lie on its side."""
LONGER = 0.2
"""How much more there are where the page lies right."""

Row = tuple[float, float, float]
Matrix = tuple[Row, Row, Row]


def recognised_page(
    number: int, grey: Any, points: float | None, engine: Engine
) -> tuple[DrawnPage, Matrix]:
    """The page, and what leads from places on it to places on the picture as it was given."""
    turns, seen = _lying(grey, points)
    drawn = seen.drawn(number, engine)
    best = _sureness([g.confidence for g in drawn.glyphs])
    if drawn.glyphs and best < CLEAR:
        first = turns
        for other in (first + 2, first + 1, first + 3):
            turned = Seen(_turned(grey, other % 4), points)
            sample = _sureness(turned.sample(SAMPLE, engine))
            if sample > best + BETTER:
                best, turns, seen = sample, other % 4, turned
        if turns != first:
            drawn = seen.drawn(number, engine)
    return drawn, _back(seen, turns, grey.shape)


def _lying(grey: Any, points: float | None) -> tuple[int, Seen]:
    """The page turned so that its lines of text run across: then most of them are long."""
    seen = Seen(grey, points)
    long = _long(seen)
    if long < LONG:
        turned = Seen(_turned(grey, 1), points)
        if _long(turned) > long + LONGER:
            return 1, turned
    return 0, seen


def _long(seen: Seen) -> float:
    strips = seen.strips
    long = sum(it.right - it.left > 2 * (it.bottom - it.top) for it in strips)
    return long / max(1, len(strips))


def _turned(grey: Any, turns: int) -> Any:
    import numpy

    return numpy.ascontiguousarray(numpy.rot90(grey, turns))


def _sureness(confidences: list[float | None]) -> float:
    known = [confidence for confidence in confidences if confidence is not None]
    return sum(known) / len(known) if known else 0.0


def _back(seen: Seen, turns: int, shape: tuple[int, int]) -> Matrix:
    """First to dots and askew again, then turned back, then to points."""
    import numpy

    height, width = shape
    scale = seen.scale
    points = numpy.diag([scale, scale, 1.0])
    turned = {
        0: [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
        1: [[0, -1, width], [1, 0, 0], [0, 0, 1]],
        2: [[-1, 0, width], [0, -1, height], [0, 0, 1]],
        3: [[0, 1, 0], [-1, 0, height], [0, 0, 1]],
    }[turns]
    back = points @ numpy.asarray(turned, dtype=float) @ numpy.asarray(seen.paper.back)
    rows = [(float(a), float(b), float(c)) for a, b, c in back @ numpy.linalg.inv(points)]
    return rows[0], rows[1], rows[2]
