"""Which lines of text make up one row of a table: the cheapest way to divide them.

In a row all cells stand alike, at the top, in the middle or at the bottom; only a line that is
full goes on in the next; a figure is a cell of its own.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from statistics import median

from msgspec import Struct

from jiping.readers.drawn.aligned.columns import Row, Text
from jiping.readers.drawn.text import TextLine
from jiping.readers.drawn.wraps import NEVER_FIRST, is_full

MOST = 12
"""Lines of one row."""
FIGURE = re.compile(r"[-+≥≤=＝]?[\d.,]+[%％]?|[—\-–－/]+")
GOES_ON = re.compile(rf"[（(①-⑳\d{re.escape(''.join(sorted(NEVER_FIRST)))}]")
"""What begins a line that a person broke, or one that goes on."""
CLOSE = 0.75
"""Lines of one cell are closer than so many heights,"""
FLUSH = 4
"""Texts whose left sides are in the same so many points stand below one another."""
TELLING = 0.1
"""and closer than figures of two rows, if the difference is so many heights,"""
FEWEST = 3
"""which is sure where so many lines stand so close."""

ROW, ALONE, BARE = 1.0, 0.6, 1.5
"""What a row costs, how much more one with a single text, and one without any text in the columns
that hold one in most rows."""
MEANT, LOOSE, FIGURES, ACROSS = 1.1, 2.0, 5.0, 3.0
"""What a break costs in a cell whose line was not full; at most, lines of a cell that stand far
apart; two figures in one cell; cells that reach over one another."""
MOSTLY, SEVERAL = 0.8, 4
"""A column holds text in most rows where it holds so many for each in the fullest column, which
must hold so many."""
TWICE = 1.0
"""What it costs that all cells of a row go on in further lines: these may be two rows."""
CUT = 0.6
"""A figure that is too long for its cell goes on in the next line."""
ASTRAY = 0.8
"""What a cell costs that stands so many heights off where its row has it."""
FARTHEST = 2.0

TOP, MIDDLE, BOTTOM = range(3)


class Cell(Struct, gc=False):
    """The texts of one cell of a row, from top to bottom, and the columns that they reach over."""

    texts: list[Text]
    first: int
    last: int

    @property
    def top(self) -> float:
        return self.texts[0].line.top

    @property
    def bottom(self) -> float:
        return self.texts[-1].line.bottom

    def stands(self, how: int) -> float:
        """Where it stands on the page: its top, middle or bottom."""
        return (self.top, (self.top + self.bottom) / 2, self.bottom)[how]


class Group(Struct, gc=False):
    """The cells of one row, from left to right."""

    cells: list[Cell]

    @property
    def top(self) -> float:
        return min(cell.top for cell in self.cells)

    @property
    def bottom(self) -> float:
        return max(cell.bottom for cell in self.cells)


class Spacing(Struct, frozen=True):
    """How lines of one cell are set, in points: how far apart they mostly are and what is too far;
    whether that is sure; the width that texts had in each column, and which figures have."""

    usual: float
    far: float
    sure: bool
    rooms: list[float] = []
    spaces: list[float] = []


def spacing(rows: list[Row]) -> Spacing:
    """What the gaps between texts below one another say."""
    above: dict[int, TextLine] = {}
    gaps: Counter[float] = Counter()
    of_figures: list[float] = []
    rooms: dict[int, float] = {}
    for text in (text for row in rows for text in row):
        place = round(text.left / FLUSH)
        rooms[place] = max(rooms.get(place, 0.0), text.right - text.left)
    for text in (text for row in rows for text in row):
        place = round(text.left / FLUSH)
        before = above.get(place)
        above[place] = text
        if before is None:
            continue
        gap = text.top - before.bottom
        if FIGURE.fullmatch(before.text) and FIGURE.fullmatch(text.text):
            if not _is_cut(before, text, rooms[place]):
                of_figures.append(gap)
        elif gap > -text.height / 2:
            gaps[round(gap * 2) / 2] += 1
    height = median(text.height for row in rows for text in row)
    far = CLOSE * height
    close = Counter({gap: n for gap, n in gaps.items() if gap < far})
    if not close:
        return Spacing(0.0, far, sure=False)
    ((usual, count),) = close.most_common(1)
    if not of_figures:
        return Spacing(usual, far, sure=False)
    least = sorted(of_figures)[len(of_figures) // 20]
    if least < usual + TELLING * height:
        return Spacing(usual, far, sure=False)
    return Spacing(usual, min(far, (usual + least) / 2), sure=count >= FEWEST)


def _is_cut(above: TextLine, below: TextLine, room: float) -> bool:
    """Whether a figure may be too long for its cell and go on in the next line."""
    first = below.glyphs[0]
    return above.right - above.left + first.right - first.left > room and above.text[-1] != "%"


def continued(rows: list[Row], spaced: Spacing) -> set[int]:
    """The lines that certainly belong to the row of the line above: a text in them goes on."""
    if not spaced.sure:
        return set()
    return {
        number
        for number, (above, below) in enumerate(pairwise(rows), 1)
        if any(
            upper.left < lower.right
            and lower.left < upper.right
            and 0 <= lower.top - upper.bottom <= spaced.far
            for lower in below
            for upper in above
        )
    }


Ways = dict[int, tuple[float, list[Group]]]


class Lines(Struct, frozen=True):
    """The lines of a band to be divided into rows: `cuts` are those with a rule above, `rest`
    says that the first may be the rest of a row on the page before."""

    texts: list[list[Text]]
    spaced: Spacing
    cuts: set[int]
    rest: bool


def grouped(lines: Lines) -> Ways:
    """For each way in which cells may stand in rows, what it costs and the rows."""
    filled = _filled(lines.texts, lines.spaced)
    return {how: _divided(lines, how, filled) for how in (TOP, MIDDLE, BOTTOM)}


def counts(lines: list[list[Text]], spaced: Spacing) -> Counter[int]:
    """How many texts stand in each column, those that go on counted once where that is sure."""
    found: Counter[int] = Counter()
    bottoms: dict[int, float] = {}
    for text in (text for line in lines for text in line):
        if text.first != text.last:
            continue
        apart = text.line.top - bottoms.get(text.first, float("-inf")) > spaced.far
        found[text.first] += apart or not spaced.sure
        bottoms[text.first] = text.line.bottom
    return found


def _filled(lines: list[list[Text]], spaced: Spacing) -> set[int]:
    """The columns that hold text in most rows."""
    found = counts(lines, spaced)
    most = max(found.values(), default=0)
    return {it for it, n in found.items() if n >= MOSTLY * most} if most >= SEVERAL else set()


def _divided(lines: Lines, how: int, filled: set[int]) -> tuple[float, list[Group]]:
    best: list[tuple[float, int]] = [(0.0, 0)]
    groups: dict[tuple[int, int], Group] = {}
    for end in range(1, len(lines.texts) + 1):
        choices: list[tuple[float, int]] = []
        for start in range(end - 1, max(-1, end - 1 - MOST), -1):
            group = Group(_cells([text for line in lines.texts[start:end] for text in line]))
            cost = best[start][0] + ROW + _cost(group, lines.spaced, how)
            if start or not lines.rest:
                cost += _lack(group, filled)
            groups[start, end] = group
            choices.append((cost, start))
            if start in lines.cuts or cost > best[end - 1][0] + 2 * ROW + FIGURES:
                break
        best.append(min(choices))
    rows: list[Group] = []
    end = len(lines.texts)
    while end:
        start = best[end][1]
        rows.append(groups[start, end])
        end = start
    return best[-1][0], rows[::-1]


def _cells(texts: list[Text]) -> list[Cell]:
    """Texts that stand below one another belong to one cell."""
    found: list[Cell] = []
    for text in sorted(texts, key=lambda text: text.line.left):
        cell = found[-1] if found else None
        right = max(t.line.right for t in cell.texts) if cell else 0.0
        if cell and (text.line.left < right or _same(cell, text)):
            cell.texts.append(text)
            cell.first = min(cell.first, text.first)
            cell.last = max(cell.last, text.last)
        else:
            found.append(Cell([text], text.first, text.last))
    for cell in found:
        cell.texts.sort(key=lambda text: text.line.top)
    return found


def _same(cell: Cell, text: Text) -> bool:
    """Whether a text stands in the column of a cell, in a line of its own."""
    if not cell.first <= text.first <= cell.last:
        return False
    return all(text.line.top >= t.line.bottom or text.line.bottom <= t.line.top for t in cell.texts)


def _lack(group: Group, filled: set[int]) -> float:
    """What it costs that a row holds little."""
    cost = ALONE * (len(group.cells) == 1)
    if filled:
        held = {column for cell in group.cells for column in range(cell.first, cell.last + 1)}
        cost += BARE * len(filled - held) / len(filled)
    return cost


def _cost(group: Group, spaced: Spacing, how: int) -> float:
    """What it costs that texts make up a row."""
    cells = group.cells
    cost = 0.0
    for left, right in pairwise(cells):
        cost += ACROSS * (left.last > right.first)
    breaks: dict[float, float] = {}
    for cell in cells:
        for above, below in pairwise(cell.texts):
            place = round(below.line.top)
            broken = break_cost(above, below, spaced)
            if broken >= FIGURES:
                cost += broken
            else:
                breaks[place] = max(breaks.get(place, 0.0), broken)
    cost += sum(breaks.values())
    cost += TWICE * (len(cells) > 1 and all(len(cell.texts) > 1 for cell in cells))
    middle = median(cell.stands(how) for cell in cells)
    for cell in cells:
        height = cell.texts[0].line.height
        cost += ASTRAY * min(abs(cell.stands(how) - middle) / height, FARTHEST)
    return cost


def break_cost(above: Text, below: Text, spaced: Spacing) -> float:
    """What it costs that two texts are lines of one cell."""
    gap = below.line.top - above.line.bottom
    if gap < -0.5 * below.line.height:
        return FIGURES
    close = gap <= spaced.far
    cost = 0.0 if close else min(LOOSE, 2 * gap / spaced.far - 1.6)
    if FIGURE.fullmatch(above.line.text) and FIGURE.fullmatch(below.line.text):
        room = spaced.spaces[above.first] if above.first == above.last else float("inf")
        return cost + (CUT if close and _is_cut(above.line, below.line, room) else FIGURES)
    room = sum(spaced.rooms[above.first : max(above.last, below.last) + 1])
    if not GOES_ON.match(below.line.text) and not is_full(above.line, below.line, room):
        cost += MEANT
    return cost
