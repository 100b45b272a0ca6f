"""The ruling lines of a page, found among its dots."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import Any

from msgspec import Struct

from jiping.readers.scan.stretch import SHORT, Ruling, in_low_rows, unbroken

LOW, MOSTLY = 4, 0.8
"""Dots; characters that touch a line make it look higher, but are there along less of it."""
SHORTEST = 1.3
"""A line of a table is so many characters long at least."""
PIECE = 0.9
"""Characters; pieces of a line from which one is put together."""
WAVE = 0.12
"""Characters; how far pieces of one line may lie beside one another."""
GAP = 1.6
"""Characters; a longer gap ends a line."""
SHARE = 0.5
"""Share of the pieces at its sides beyond which a gap ends a line."""
FILLED = 0.75
"""Share of a line that has to be there,"""
BLANK = 0.6
"""and share of its length where nothing is close beside it;"""
SOLID = 0.95
"""one without any gap may have text right beside it."""
SLACK = 0.05
"""How much less of a line may be there beside its crossings."""
CLEAR = 0.9
"""Share of a short broken stretch that has to be there with nothing beside it, if the line goes on
above or below."""
GONE = 0.88
"""Share of a stretch between two crossings below which the line does not run there."""
BESIDE, LONGER = 0.5, 1.5
"""Characters between two lines where nothing fits in; how much longer the real one is."""
THICKEST = 0.3
"""Characters."""
REACHES = (0.12, 0.25)
"""Characters; how far beside a thin and a thick line the paper has to be lighter."""
SMOOTH = 0.6
"""Characters; how far along a line its dots are taken together."""
DARKER, LITTLE_DARKER = 22, 12
"""Levels of grey, of 255."""
MOST = 4000
"""Pieces looked at in one direction."""


Piece = tuple[int, int, int, int]
"""From where to where along its line, and across."""


class Ground(Struct):
    """A page, or a page on its side, as far as horizontal lines go."""

    ridges: Any
    """Where it is darker than above and below (1), a dot wider than that."""
    smooth: Any
    """The same, each dot seen with those at its left and right."""
    ink: Any
    grey: Any


def rulings(grey: Any, ink: Any, size: float) -> tuple[list[Ruling], list[Ruling]]:
    """The horizontal and the vertical lines; `size` is the height of a character in dots.

    Strokes of characters make lines too: those have other ink close by, and end nowhere.
    """
    level, upright = _ground(grey, ink, size), _ground(grey.T, ink.T, size)
    across, down = _apart(_lines(level, size), size), _apart(_lines(upright, size), size)
    across, down = _meeting(across, down, size)
    flat = [part for line in across for part in _parts(level, line, down, size)]
    steep = [part for line in down for part in _parts(upright, line, flat, size)]
    steep += in_low_rows(level.grey, flat, steep, size)
    return flat, steep


def _ground(grey: Any, ink: Any, size: float) -> Ground:
    import cv2
    import numpy

    grey = numpy.ascontiguousarray(grey)
    reaches = sorted({max(2, round(size * reach)) for reach in REACHES})
    return Ground(
        cv2.dilate(_ridges(grey, 3, reaches, DARKER), numpy.ones((3, 1), numpy.uint8)),
        _ridges(grey, round(size * SMOOTH) | 1, reaches, LITTLE_DARKER),
        numpy.ascontiguousarray(ink),
        grey,
    )


def _ridges(grey: Any, along: int, reaches: list[int], least: int) -> Any:
    """Where the picture, smoothed along its rows, is darker than some rows above and below."""
    import cv2
    import numpy

    smooth = cv2.blur(grey, (along, 1)).astype(numpy.int16)
    dark = numpy.zeros(grey.shape, numpy.uint8)
    for reach in reaches:
        beside = numpy.minimum(smooth[: -2 * reach], smooth[2 * reach :])
        dark[reach:-reach] |= beside - smooth[reach:-reach] > least
    return dark


def _seen(ground: Ground, line: Ruling, start: float, end: float) -> tuple[float, float]:
    """The shares of a stretch of a line where it is there, and where nothing is beside it."""
    first, last = max(0, round(start)), max(round(start) + 1, round(end))
    half = math.ceil(line.thick / 2)
    # Here the line may lie a dot or two beside its middle.
    top = max(0, round(line.at) - 2)
    shares = ground.ridges[top : round(line.at) + 3, first:last].mean(axis=1)
    if not shares.size:
        return 0.0, 0.0
    at = top + int(shares.argmax())
    blank = 1.0
    above = ground.ink[max(0, at - half - 3) : max(0, at - half - 1), first:last]
    below = ground.ink[at + half + 2 : at + half + 4, first:last]
    beside = [part.max(axis=0) for part in (above, below) if part.size]
    if beside:
        blank = 1.0 - float((beside[0] | beside[-1]).mean())
    return float(shares.max()), blank


def _is_line(seen: tuple[float, float]) -> bool:
    there, blank = seen
    return there >= SOLID or (there >= FILLED and blank >= BLANK)


def _stretch(
    ground: Ground, line: Ruling, start: float, end: float, size: float
) -> tuple[float, float]:
    """What is seen of a line between two crossings; a stroke of a character ends before them."""
    there, blank = _seen(ground, line, start + 2, end - 2)
    ends = [_seen(ground, line, start + 2, start + 7), _seen(ground, line, end - 7, end - 2)]
    return min(there, *(share + SLACK for share, _ in ends)), blank


def _parts(ground: Ground, line: Ruling, others: list[Ruling], size: float) -> list[Ruling]:
    """A line without what runs on into characters, and without longer gaps."""
    near = size * 0.5
    stops = sorted(
        other.at
        for other in others
        if line.start - near < other.at < line.end + near
        and other.start - near <= line.at <= other.end + near
    )
    edges = [
        *([line.start] if not stops or stops[0] - line.start > near else []),
        *stops,
        *([line.end] if not stops or line.end - stops[-1] > near else []),
    ]
    seen = [_stretch(ground, line, a, b, size) for a, b in pairwise(edges)]
    _without_strokes(ground, line, edges, seen, size)
    first, last = 0, len(seen)
    while first < last and not _is_line(seen[first]):
        first += 1
    while last > first and not _is_line(seen[last - 1]):
        last -= 1
    parts: list[Ruling] = []
    for number in range(first, last):
        if seen[number][0] < GONE:
            continue
        start, end = edges[number], edges[number + 1]
        if parts and parts[-1].end == start:
            parts[-1].end = end
        else:
            parts.append(Ruling(line.at, start, end, line.thick))
    return parts


def _without_strokes(
    ground: Ground,
    line: Ruling,
    edges: list[float],
    seen: list[tuple[float, float]],
    size: float,
) -> None:
    """Set to nothing the short stretches that do not run from one crossing to the next, unless
    their line goes on."""
    short = [n for n, (a, b) in enumerate(pairwise(edges)) if b - a < SHORT * size]
    broken = [n for n in short if not unbroken(ground.grey, line.at, edges[n], edges[n + 1], size)]
    firm = {n for n, it in enumerate(seen) if n not in broken and _is_line(it) and it[0] >= GONE}
    for n in broken:
        if not (firm & {n - 1, n + 1} and min(seen[n]) >= CLEAR):
            seen[n] = (0.0, 0.0)


def _pieces(ground: Ground, size: float) -> list[Piece]:
    """Boxes (start, end, top, bottom) of thin straight runs."""
    import cv2
    import numpy

    length = max(8, round(size * PIECE))
    # Two dots high, so that a line which climbs by one dot is not broken.
    runs = cv2.dilate(ground.smooth, numpy.ones((2, 1), numpy.uint8))
    runs = cv2.morphologyEx(runs, cv2.MORPH_OPEN, numpy.ones((1, length), numpy.uint8))
    _, _, stats, _ = cv2.connectedComponentsWithStats(runs, connectivity=8)
    found = []
    for left, top, width, height, area in stats[1 : MOST * 4].tolist():
        thick = area / max(width, 1)
        if thick <= max(3.0, size * THICKEST) + 1 and height <= max(6, width * 0.1 + 2):
            if height > LOW:
                part = runs[top : top + height, left : left + width].sum(axis=1, dtype=int)
                most = numpy.flatnonzero(part >= part.max() * MOSTLY)
                top, height = top + int(most[0]), int(most[-1] - most[0]) + 1
            found.append((left, left + width, top, top + height))
    return found[:MOST]


def _lines(ground: Ground, size: float) -> list[Ruling]:
    """Pieces put together, beginning with the longest: what goes on from it is its line, unless
    that leaves too many gaps."""
    near = max(3, round(size * WAVE))
    pieces = _pieces(ground, size)
    levels: dict[int, list[Piece]] = {}
    for piece in pieces:
        levels.setdefault((piece[2] + piece[3]) // 2, []).append(piece)
    used: set[Piece] = set()
    found = []
    for seed in sorted(pieces, key=lambda p: (p[0] - p[1], p)):
        if seed in used:
            continue
        middle = (seed[2] + seed[3]) // 2
        around = range(middle - near, middle + near + 1)
        beside = sorted(p for level in around for p in levels.get(level, ()) if p not in used)
        for run in (_run(seed, beside, size), [seed]):
            line = _joined(run, size)
            if line and _is_line(_seen(ground, line, line.start, line.end)):
                found.append(line)
                used.update(run)
                break
        used.add(seed)
    return found


def _apart(lines: list[Ruling], size: float) -> list[Ruling]:
    """The lines without those right beside longer ones: the feet of characters in low rows."""
    kept: list[Ruling] = []
    for line in sorted(lines, key=lambda it: it.start - it.end):
        length = LONGER * (line.end - line.start)
        if not any(
            abs(other.at - line.at) < BESIDE * size
            and other.end - other.start >= length
            and other.start - size <= line.start
            and line.end <= other.end + size
            for other in kept
        ):
            kept.append(line)
    return kept


def _run(seed: Piece, beside: list[Piece], size: float) -> list[Piece]:
    """A piece and those that go on from it to both sides; a gap is short beside them."""
    start, end = seed[:2]
    run = [seed]
    for piece in beside:
        if piece[1] > end and piece[0] - end <= _gap(end - start, piece, size):
            run.append(piece)
            end = piece[1]
        elif piece != seed and start <= piece[0] and piece[1] <= end:
            run.append(piece)
    for piece in reversed(beside):
        if piece[0] < start and start - piece[1] <= _gap(end - start, piece, size):
            run.append(piece)
            start = piece[0]
    return run


def _gap(length: float, piece: Piece, size: float) -> float:
    return min(size * GAP, max(length, piece[1] - piece[0]) * SHARE)


def _joined(run: list[Piece], size: float) -> Ruling | None:
    start, end = min(p[0] for p in run), max(p[1] for p in run)
    if end - start < size * SHORTEST:
        return None
    weight = sum((p[1] - p[0]) ** 2 for p in run)
    at = sum((p[2] + p[3]) / 2 * (p[1] - p[0]) ** 2 for p in run) / weight
    thick = sum((p[3] - p[2]) * (p[1] - p[0]) ** 2 for p in run) / weight
    return Ruling(at, start, end, thick)


def _meeting(
    across: list[Ruling], down: list[Ruling], size: float
) -> tuple[list[Ruling], list[Ruling]]:
    """The lines that meet one of the other direction near both ends or often enough."""
    near = size * 0.5
    while True:
        flat = [line for line in across if _meets(line, down, near, size)]
        upright = [line for line in down if _meets(line, flat, near, size)]
        if len(flat) == len(across) and len(upright) == len(down):
            return flat, upright
        across, down = flat, upright


def _meets(line: Ruling, others: list[Ruling], near: float, size: float) -> bool:
    ends = [
        any(
            abs(other.at - end) <= near and other.start - near <= line.at <= other.end + near
            for other in others
        )
        for end in (line.start, line.end)
    ]
    if all(ends):
        return True
    crossed = sum(
        line.start - near <= other.at <= line.end + near
        and other.start - near <= line.at <= other.end + near
        for other in others
    )
    return crossed >= 2 and line.end - line.start > 4 * size
