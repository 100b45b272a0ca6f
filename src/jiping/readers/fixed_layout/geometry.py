"""Numbers and transformations as attributes write them; millimetres on the page."""

from __future__ import annotations

import math

from lxml import etree

POINTS = 72 / 25.4
"""Points in a millimetre."""
FAR = 1e6
"""Numbers beyond this are no places on paper."""

Matrix = tuple[float, float, float, float, float, float]
"""a b c d e f: (x, y) becomes (a x + c y + e, b x + d y + f)."""

IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def number(text: str | None, default: float = 0.0) -> float:
    """One number; `default` for what is none."""
    try:
        value = float(text) if text else default
    except ValueError:
        return default
    return value if -FAR < value < FAR else default


def numbers(text: str | None, most: int = 16) -> list[float]:
    """The numbers of a list, at most so many; what is none counts as 0."""
    return [number(word) for word in text.replace(",", " ").split()[:most]] if text else []


def matrix(text: str | None) -> Matrix:
    """A transformation; none where the text has not its six numbers."""
    found = numbers(text)
    if len(found) != 6:
        return IDENTITY
    a, b, c, d, e, f = found
    return (a, b, c, d, e, f)


def within(inner: Matrix, outer: Matrix) -> Matrix:
    """First `inner`, then `outer`."""
    a, b, c, d, e, f = inner
    p, q, r, s, t, u = outer
    return (
        a * p + b * r,
        a * q + b * s,
        c * p + d * r,
        c * q + d * s,
        e * p + f * r + t,
        e * q + f * s + u,
    )


def placed(element: etree._Element, outer: Matrix) -> Matrix:
    """From an object's own coordinates to the page: its CTM, its boundary's corner, `outer`."""
    left, top, *_ = [*numbers(element.get("Boundary")), 0.0, 0.0]
    text = element.get("CTM")
    if text is None and outer[:4] == (1.0, 0.0, 0.0, 1.0):
        return (1.0, 0.0, 0.0, 1.0, left + outer[4], top + outer[5])
    a, b, c, d, e, f = matrix(text)
    return within((a, b, c, d, e + left, f + top), outer)


def at(x: float, y: float, where: Matrix) -> tuple[float, float]:
    """A point after the transformation."""
    a, b, c, d, e, f = where
    return a * x + c * y + e, b * x + d * y + f


def box(corners: list[tuple[float, float]]) -> tuple[float, float, float, float]:
    """The box around points: left, top, right, bottom."""
    xs = [x for x, _ in corners]
    ys = [y for _, y in corners]
    return min(xs), min(ys), max(xs), max(ys)


def quarter(degrees: float) -> int | None:
    """The quarter turn that an angle all but is: 0, 90, 180 or 270; None for slanted ones."""
    turns = degrees / 90
    nearest = round(turns)
    return nearest % 4 * 90 if abs(turns - nearest) < 0.06 else None


def angle(where: Matrix) -> float:
    """How far a transformation turns, in degrees clockwise as seen on the page."""
    return math.degrees(math.atan2(where[1], where[0]))
