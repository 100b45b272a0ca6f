"""Where columns end that no line divides: where texts part, and hardly any crosses.

The sections of a form have columns of their own, so lines are divided into bands first. A text
that reaches over an edge belongs to merged cells. Texts that stand apart inside one column divide
it in their own line only.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import pairwise
from math import ceil, floor

from msgspec import Struct

from jiping.readers.drawn.page import Glyph
from jiping.readers.drawn.text import TextLine, line_of

APART = 0.5
"""Texts in one line stand at least so many heights apart in two columns;"""
SURE = 1.0
"""so many, and they do even where nothing else says so."""
STEP = 3
"""Points between places that are looked at."""
SHARE = 0.12
"""A place may be crossed by so many texts for each line whose texts part there."""
CROSSED, EDGE, BAND = 1.5, 0.4, 2.0
"""What it costs that a text crosses an edge, in lines whose texts part there; what an edge costs,
and what a band does: lines whose texts keep to the same columns."""
WIDE, AT_ALL = 4.0, 0.5
"""Texts more than so many heights apart part at each place between them only so much."""
MOST = 100
"""Lines of one band."""
CORRIDOR, FEWEST = 2.5, 2
"""A corridor in a column is so many points wide, with so many texts on either side,"""
STRAY = 0.12
"""and for each text in the column so many that cross it."""
FLUSH, MOSTLY = 2.0, 0.6
"""Texts are flush left where so many for each stand less than so many points apart."""
SNAP = 8.0
"""An edge this close to that of another band is the same, if it may be."""
SHIFT = 40.0
"""The outer edges of a table on two pages may differ by so many points, as texts do."""
POKES = 2.0
"""A text may reach into the next column by so many points."""


class Text(Struct, gc=False):
    """A text of one line with the columns that it stands in, `last` among them."""

    line: TextLine
    first: int
    last: int


Row = list[TextLine]
"""The texts of one line that stand apart, from left to right."""


def parted(line: TextLine, least: float = APART) -> Row:
    """The texts of a line that stand at least so many heights apart."""
    glyphs = [glyph for glyph in line.glyphs if not glyph.text.isspace()]
    found: list[list[Glyph]] = []
    far = least * line.height
    end = 0.0
    for glyph in glyphs:
        if found and glyph.left - end <= far:
            found[-1].append(glyph)
        else:
            found.append([glyph])
        end = glyph.right
    return [line_of(part) for part in found]


class Band(Struct, frozen=True):
    """Lines whose texts keep to the same columns: the first, the one after the last, and the
    edges of the columns, those of the table first and last."""

    start: int
    end: int
    edges: list[float]


def bands(rows: list[Row], whole: set[int], before: list[float]) -> list[Band]:
    """The lines of a table divided so that the texts of most part at the edges of columns and
    few cross them; never above the lines in `whole`.

    `before` are the edges with which the page before ended: as many lines as keep to them go on.
    """
    kept = _keep_to(rows, before) if before else 0
    known = [Band(0, kept, before)] if kept else []
    rest = [
        Band(it.start + kept, it.end + kept, it.edges)
        for it in _bands(rows[kept:], {number - kept for number in whole})
    ]
    return _snapped([*known, *rest], rows)


def _keep_to(rows: list[Row], edges: list[float]) -> int:
    """How many lines from the first keep to columns."""
    for number, row in enumerate(rows):
        if row[0].left < edges[0] - SHIFT or row[-1].right > edges[-1] + SHIFT:
            return number
        if any(_crossings(row, edge) for edge in edges[1:-1]):
            return number
    return len(rows)


def _bands(rows: list[Row], whole: set[int]) -> list[Band]:
    if not rows:
        return []
    left = min(text.left for row in rows for text in row)
    right = max(text.right for row in rows for text in row)
    votes = [_votes(row, left, right) for row in rows]
    count = int((right - left) / STEP) + 2
    best: list[tuple[float, int]] = [(0.0, 0)]
    best += [(float("-inf"), 0)] * len(rows)
    for start in range(len(rows)):
        if start in whole:
            continue
        parting, crossing = [0.0] * count, [0] * count
        for end in range(start + 1, min(len(rows), start + MOST) + 1):
            _count(votes[end - 1], parting, crossing)
            gain = sum(value for value, _ in _places(parting, crossing, end - start))
            total = best[start][0] + gain - BAND
            if total >= best[end][0]:
                best[end] = (total, start)
    cuts = [len(rows)]
    while cuts[-1]:
        cuts.append(best[cuts[-1]][1])
    found: list[Band] = []
    for end, start in pairwise(cuts):
        parting, crossing = [0.0] * count, [0] * count
        for vote in votes[start:end]:
            _count(vote, parting, crossing)
        inner = [left + place * STEP for _, place in _places(parting, crossing, end - start)]
        edges = _with_corridors([left, *inner, right], rows[start:end])
        found.append(Band(start, end, _beside_texts(edges, rows[start:end])))
    return found[::-1]


Votes = tuple[list[tuple[int, int, float]], list[tuple[int, int]]]
"""From where to where texts part, with what that says, and from where to where they stand."""


def _votes(row: Row, left: float, right: float) -> Votes:
    parts = [
        (
            ceil((before.right - left) / STEP),
            floor((behind.left - left) / STEP) + 1,
            1.0 if behind.left - before.right < WIDE * behind.height else AT_ALL,
        )
        for before, behind in pairwise(row)
    ]
    return parts, [
        (ceil((text.left - left + POKES) / STEP), floor((text.right - left - POKES) / STEP) + 1)
        for text in row
    ]


def _count(votes: Votes, parting: list[float], crossing: list[int]) -> None:
    for start, end, weight in votes[0]:
        for number in range(start, end):
            parting[number] += weight
    for start, end in votes[1]:
        for number in range(start, end):
            crossing[number] += 1


def _places(parting: list[float], crossing: list[int], lines: int) -> list[tuple[float, float]]:
    """Where columns end, with what each is worth: the middle of the best stretch of each run of
    places that texts hardly cross."""
    least = 2.0 if lines > 2 else 1.0
    found: list[tuple[float, float]] = []
    best, first, last = 0.0, -1, -1
    for number, part in enumerate(parting):
        cross = crossing[number]
        if part >= least and cross <= SHARE * part:
            value = part - CROSSED * cross - EDGE
            if value > best:
                best, first, last = value, number, number
            elif value == best and last == number - 1:
                last = number
        elif best:
            found.append((best, (first + last) / 2))
            best = 0.0
    return found


def _beside_texts(edges: list[float], rows: list[Row]) -> list[float]:
    """The edges, moved to the texts that begin right of them where these are flush left."""
    texts = [text for row in rows for text in row]
    found = edges[:1]
    for edge, right in pairwise(edges[1:]):
        lefts = sorted(text.left for text in texts if edge <= text.left < right)
        flush = sum(left <= lefts[0] + FLUSH for left in lefts) if lefts else 0
        found.append(lefts[0] - FLUSH if flush >= max(FEWEST, MOSTLY * len(lefts)) else edge)
    return [*found, edges[-1]]


def _with_corridors(edges: list[float], rows: list[Row]) -> list[float]:
    """The edges and those where texts of a column stand in two that hardly any text crosses,
    though seldom on one line, as labels of groups do."""
    found = edges[:1]
    for left, right in pairwise(edges):
        inside = [
            [t for t in row if left - POKES <= t.left and t.right <= right + POKES] for row in rows
        ]
        found += _corridors(inside)
        found.append(right)
    return found


def _corridors(rows: list[Row]) -> list[float]:
    """Where the texts of a column stand on two sides: several on each, or two on one line."""
    found: list[float] = []
    lefts = sorted(text.left for row in rows for text in row)
    rights = sorted(text.right for row in rows for text in row)
    parts = [
        (a.right, b.left) for row in rows for a, b in pairwise(row) if b.left - a.right > b.height
    ]
    start = 0
    for number, left in enumerate(lefts):
        if number and left - lefts[number - 1] < CORRIDOR:
            continue
        ended = bisect_right(rights, left - CORRIDOR)
        crossing, before, behind = number - ended, ended - start, len(lefts) - number
        if before < 1 or behind < 1 or crossing > STRAY * len(lefts):
            continue
        place = (rights[ended - 1] + left) / 2
        on_one_line = not crossing and any(a <= place <= b for a, b in parts)
        if on_one_line or min(before, behind) >= FEWEST:
            found.append(place)
            start = number
    return found


def _snapped(found: list[Band], rows: list[Row]) -> list[Band]:
    """The bands with edges that are the same in several made one."""
    known: list[float] = []
    snapped: list[Band] = []
    for band in found:
        texts = [text for row in rows[band.start : band.end] for text in row]
        edges = band.edges
        for number in range(1, len(edges) - 1):
            near = [it for it in known if abs(it - edges[number]) <= SNAP]
            for edge in sorted(near, key=lambda it: abs(it - edges[number])):
                if _crossings(texts, edge) <= _crossings(texts, edges[number]):
                    edges[number] = edge
                    break
        known += edges[1:-1]
        snapped.append(Band(band.start, band.end, sorted(set(edges))))
    return snapped


def _crossings(texts: Row, edge: float) -> int:
    return sum(text.left + POKES < edge < text.right - POKES for text in texts)


def placed(row: Row, columns: list[float]) -> list[Text]:
    """The texts of a line by column; those in one column that stand close are one."""
    found: list[Text] = []
    for text in row:
        first = max(0, min(bisect_right(columns, text.left + POKES), len(columns) - 1) - 1)
        last = max(first, min(bisect_right(columns, text.right - POKES), len(columns) - 1) - 1)
        before = found[-1] if found else None
        if before and before.last >= first:
            gap = text.left - before.line.right
            if gap <= SURE * text.height or before.last > first:
                whole = line_of([*before.line.glyphs, *text.glyphs])
                found[-1] = Text(whole, before.first, max(before.last, last))
                continue
        found.append(Text(text, first, last))
    return found
