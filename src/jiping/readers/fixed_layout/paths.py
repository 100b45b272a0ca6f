"""Path objects -> rules: straight strokes, and filled boxes thin enough to be lines."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jiping.readers.drawn.page import Rule
from jiping.readers.fixed_layout.geometry import POINTS, Matrix, at, box, number

LINE_WIDTH = 0.353
"""Millimetres where the file says nothing."""
STRAIGHT = 0.4
"""A stroke that leaves its direction by less than so many millimetres is straight."""
THIN = 1.4
"""A filled box up to so many millimetres thick is a line."""
MOST_STEPS = 20_000
"""Steps of one path that are looked at; more is a picture."""
WORDS = re.compile(r"[A-Za-z]|[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
ARGUMENTS = {"M": 2, "S": 2, "L": 2, "Q": 4, "B": 6, "A": 7, "C": 0}
"""Numbers after each operator of a path."""

Point = tuple[float, float]
Stroke = tuple[Point, Point]


def rules(data: str, where: Matrix, thick: float, *, stroke: bool, fill: bool) -> Iterator[Rule]:
    """The lines that a path draws; `thick` is the line width in its own coordinates."""
    thick *= max(abs(where[0]) + abs(where[2]), abs(where[1]) + abs(where[3])) or 1.0
    for strokes, straight in _figures(data, where):
        if stroke:
            for (x, y), (to_x, to_y) in strokes:
                if abs(to_x - x) <= STRAIGHT or abs(to_y - y) <= STRAIGHT:
                    yield _rule(box([(x, y), (to_x, to_y)]), thick)
        if fill and straight and len(strokes) >= 2:
            yield from _filled(strokes)


def _filled(strokes: list[Stroke]) -> Iterator[Rule]:
    """A thin bar is a line; a wider box shows its edges, for want of lines of its own."""
    corners = [point for stroke in strokes for point in stroke]
    left, top, right, bottom = box(corners)
    for x, y in corners:
        on_side = min(x - left, right - x) <= STRAIGHT
        if not (on_side and min(y - top, bottom - y) <= STRAIGHT):
            return
    if min(right - left, bottom - top) <= THIN:
        yield _rule((left, top, right, bottom))
        return
    for edge in (
        (left, top, right, top),
        (left, bottom, right, bottom),
        (left, top, left, bottom),
        (right, top, right, bottom),
    ):
        yield _rule(edge, weak=True)


def _rule(
    edges: tuple[float, float, float, float], thick: float = 0.0, *, weak: bool = False
) -> Rule:
    left, top, right, bottom = edges
    half = min(thick, THIN) / 2
    if right - left >= bottom - top:
        top, bottom = top - half, bottom + half
    else:
        left, right = left - half, right + half
    return Rule(left * POINTS, top * POINTS, right * POINTS, bottom * POINTS, weak=weak)


def _figures(data: str, where: Matrix) -> Iterator[tuple[list[Stroke], bool]]:
    """The strokes of each closed or open figure, and whether it has no curves."""
    strokes: list[Stroke] = []
    straight = True
    start = now = (0.0, 0.0)
    for operator, values in _operations(data):
        if operator in "MS":
            if strokes:
                yield strokes, straight
            strokes, straight = [], True
            start = now = at(values[0], values[1], where)
        elif operator == "C":
            if now != start:
                strokes.append((now, start))
            now = start
        else:
            to = at(values[-2], values[-1], where)
            if operator == "L":
                strokes.append((now, to))
            else:
                straight = False
            now = to
    if strokes:
        yield strokes, straight


def _operations(data: str) -> Iterator[tuple[str, list[float]]]:
    """Operators with their numbers; what does not fit ends the path."""
    words = WORDS.findall(data)
    place = 0
    for _ in range(MOST_STEPS):
        if place >= len(words):
            return
        operator = words[place].upper()
        count = ARGUMENTS.get(operator)
        values = words[place + 1 : place + 1 + (count or 0)]
        if count is None or len(values) < count or any(value.isalpha() for value in values):
            return
        yield operator, [number(value) for value in values]
        place += 1 + count
