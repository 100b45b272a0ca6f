"""Cells in one line after another, cut into rows: the cheapest way to deal them to columns.

Where the line holds blank cells too, every row has a cell in each column from the name of the
indicator on; only names of levels, merged with those above, may be missing. Where blank cells got
lost, any column may be missing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from msgspec import Struct

from jiping.forms.headings.columns import Columns
from jiping.forms.mending.align import UNFIT, WIDEST, Profile, profile
from jiping.forms.seen.look import Look
from jiping.forms.seen.shapes import BLANK, FILLER, NUMBERS, PERCENT, QUANTITY, TEXT, WORD
from jiping.terms import ticks
from jiping.values import parse_number

_ROW = 4
_ANYWHERE = 2 * UNFIT
_MISSING, _STRAY, _APART = 40, 12, 12
_OWN, _BLANK, _NAMELESS = 8, 1, 20
_KEPT = {"side": 8, "level1": 5, "level2": 5}
_DEAREST = 24
"""What a row may cost on the average where the blank cells are taken as kept, and half of what
rows may that have a cell in every column."""

_OF_WHICH = "其中"
_NAMES = frozenset(("level3", "level4"))
_SHORT, _NEAR = 2, 5
_ANSWERS = frozenset(("target", "actual", "actual_to_date", "initial_target"))
_LEVELS = frozenset(("level1", "level2"))
_TICKED = {"causes": 2, "likelihood": 0}
_ONE_TICK = _NOT_TICKED = 20
"""One likelihood is ticked on every row, a cause on some."""

_PARTED = frozenset(("initial_target", "adjusted_target"))
_TARGET = 18
_USUAL = {"actual_to_date": 12, "forecast": 12, "criteria": 6, "definition": 6}
_UNNAMED = 10
"""What it costs that a row lacks what forms usually say, or a column nobody knows yet."""

_NO_TICK, _NEVER = 60, 1_000_000

Held = list[tuple[int, int]]
"""A row: for each of its cells its number in the line and its column."""


class Cut(Struct):
    """The rows of a line of cells, whether its blank cells told them, and whether of two targets
    side by side only one seems to be filled in, nobody knows which."""

    rows: list[Held]
    counted: bool
    one_sided: bool = False


def segment(looks: list[Look], columns: Columns, asked: Profile) -> Cut:
    """The rows that a line of cells makes up."""
    if looks and len(asked.costs) <= WIDEST and not all(seen.shape for seen in looks):
        end = len(looks)
        while end > 0 and not looks[end - 1].shape:
            end -= 1
        trailing = min(len(looks), end + len(asked.costs))
        way = _Way(looks[:trailing], columns, asked, counted=True)
        dearest = _DEAREST * (2 if way.whole() else 1)
        if way.cost <= dearest * way.rows_made:
            return Cut(way.rows(range(trailing)), True)
    rows = _by_looks(looks, columns, asked)
    if columns.halves and _unlike(rows, columns, looks):
        right = columns.halves[1]
        rows = _by_looks(looks, half := columns.half(1), profile(half))
        return Cut([[(n, right[column]) for n, column in held] for held in rows], False, True)
    return Cut(rows, False)


def _unlike(rows: list[Held], columns: Columns, looks: list[Look]) -> bool:
    """Whether targets side by side do not begin the same levels: they are rather one a row."""
    apart = together = 0
    for held in rows:
        begun: list[str | None] = []
        for half in columns.halves:
            texts = {columns.roles[column]: looks[n].key for n, column in held if column in half}
            begun.append(texts.get("level2", "") if _NAMES & {*texts} else None)
        apart += begun[0] != begun[1]
        together += begun[0] == begun[1] and begun[0] != ""
    return apart > 2 * together


def _by_looks(looks: list[Look], columns: Columns, asked: Profile) -> list[Held]:
    kept = [number for number, seen in enumerate(looks) if seen.shape]
    if not kept or len(asked.costs) > WIDEST:
        return [[(number, 0)] for number in kept]
    return _Way([looks[number] for number in kept], columns, asked, counted=False).rows(kept)


class _Way:
    """The cheapest way through a line of cells: a column for each, from row to row.

    With `counted` blank cells are cells like others, and one that is too many is a stray.
    """

    def __init__(
        self, looks: list[Look], columns: Columns, asked: Profile, *, counted: bool
    ) -> None:
        self.roles, self.asked, self.counted = columns.roles, asked, counted
        self.paired = bool(columns.halves)
        self.asks = not _ANSWERS & {*columns.roles}
        self.ticked = any(ticks.is_mark(seen.text) for seen in looks)
        self.times = Counter(seen.key for seen in looks)
        self.reasons = _reasons(looks) if self.asks and "variance" in self.roles else set()
        self.width = len(asked.costs)
        self.before = [0]
        for column in range(self.width):
            self.before.append(self.before[-1] + self._needed(column))
        self.path = self._path(looks)
        filled = [column for column in self.path if column >= 0]
        self.rows_made = 1 + sum(b <= a for a, b in pairwise(filled))

    def whole(self) -> bool:
        """Whether every row has a cell in each column behind its levels, and none is a stray."""
        every = [column for column in range(self.width) if not self._of_level(column)]
        behind = [column for column in self.path if column < 0 or not self._of_level(column)]
        return behind == every * (len(behind) // max(1, len(every)))

    def _needed(self, column: int) -> int:
        """What it costs that a row has no cell in a column."""
        if not self.counted:
            return self._asked_for(column)
        return 0 if self._of_level(column) else _MISSING

    def _asked_for(self, column: int) -> int:
        """Where the target is parted into that of the beginning and the adjusted one, those."""
        role, both = self.roles[column], {*self.roles} >= _PARTED
        if both and (role == "target" or role in _PARTED):
            return 0 if role == "target" else _TARGET
        if role == "other" and "points" not in self.roles:
            return _UNNAMED
        return _USUAL.get(role, self.asked.needed[column])

    def _of_level(self, column: int) -> bool:
        """Whether a column is that of a level or its points, or stands left of all levels."""
        role = self.roles[column]
        if role in _LEVELS or role == "side" or role.startswith(("level1_", "level2_")):
            return True
        return column < self.asked.levels[0]

    def _cost(self, seen: Look, column: int) -> int:
        role = self.roles[column]
        if ticks.is_mark(seen.text):
            return _TICKED.get(role, _NO_TICK)
        if not seen.shape:
            return self._blank(role)
        cost = self.asked.costs[column][seen.shape]
        if self.ticked and role in _TICKED and seen.shape != FILLER:
            return cost + _NOT_TICKED
        if self._may_name(seen, role):
            return min(cost, _OWN if self.counted else _SHORT)
        return cost

    def _blank(self, role: str) -> int:
        """What a blank cell costs: levels merged with those above leave none."""
        if role in _NAMES and not self.paired:
            return _NAMELESS
        return _KEPT.get(role, _BLANK)

    def _may_name(self, seen: Look, role: str) -> bool:
        """Whether a text may be a level in words of its own: blank cells tell, or in a list of
        questions, which has no answers, that so short a text comes once only and gives no reason
        for points lost."""
        if role not in _LEVELS or seen.shape not in (TEXT, WORD):
            return False
        once = self.asks and seen.shape == WORD and self.times[seen.key] == 1
        return self.counted or (once and seen.key not in self.reasons)

    def _path(self, looks: list[Look]) -> list[int]:
        best: dict[int, int] = {}
        back: list[dict[int, int]] = []
        named = [n for n, role in enumerate(self.roles) if role in _NAMES][-1:]
        parts = _parts(looks) if named else set()
        for order, seen in enumerate(looks):
            costs: dict[int, int] = {}
            came: dict[int, int] = {}
            for column in named if order in parts else self._open_to(seen):
                spent, via = self._cheapest(best, column, order == 0)
                costs[column] = spent + self._cost(seen, column)
                came[column] = via
            if self.counted and order and not seen.shape:
                for left, spent in best.items():
                    if spent + _STRAY < costs.get(left, _NEVER):
                        costs[left], came[left] = spent + _STRAY, -2
            best = costs
            back.append(came)
        self.cost, last = min((cost + self._behind(it), it) for it, cost in best.items())
        return _traced(back, last)

    def _behind(self, last: int) -> int:
        """What it costs that the last row ends with a column: blank lines that end a file are
        not seen."""
        if self.counted:
            lacking = range(last + 1, self.width)
            return sum(max(self._asked_for(column), _BLANK) for column in lacking)
        return self.before[-1] - self.before[last + 1]

    def _cheapest(self, best: dict[int, int], column: int, begins: bool) -> tuple[int, int]:
        """The cheapest way to come to a column, and from which."""
        before, asked = self.before, self.asked
        fresh = _ROW + before[column]
        cheapest, via = (fresh, -1) if begins else (_NEVER, -1)
        for left, spent in best.items():
            if left < column:
                spent += before[column] - before[left + 1]
                spent += 5 if (left, column) == asked.levels else 0
                spent += _ONE_TICK if self._likely(left) and self._likely(column) else 0
                if column > left + 1:
                    spent += self._apart(left, column) if self.counted else 0
            else:
                spent += before[-1] - before[left + 1] + fresh
                spent += _APART if self._points(column) else 0
            if spent < cheapest:
                cheapest, via = spent, left
        return cheapest, via

    def _likely(self, column: int) -> bool:
        return not self.counted and self.roles[column] == "likelihood"

    def _apart(self, left: int, column: int) -> int:
        """What it costs that a level stands without its points or without the next level."""
        skipped = self.roles[left + 1 : column]
        lost = skipped[0].startswith(f"{self.roles[left]}_") or self._points(column)
        lost = lost or ("level2" in skipped and self.roles[left].startswith("level1"))
        return _APART if lost else 0

    def _points(self, column: int) -> bool:
        return self.roles[column].startswith(("level1_", "level2_"))

    def _open_to(self, seen: Look) -> Sequence[int]:
        """The columns that a cell may stand in: all of them where it fits none."""
        every = range(self.width)
        if seen.shape in (FILLER, BLANK):
            return every
        return [column for column in every if self._cost(seen, column) < _ANYWHERE] or every

    def rows(self, numbers: Sequence[int]) -> list[Held]:
        """The rows of the way; `numbers` are those of its cells in the line."""
        rows: list[Held] = []
        for number, column in zip(numbers, self.path, strict=True):
            if column < 0:
                continue
            if not rows or rows[-1][-1][1] >= column:
                rows.append([])
            rows[-1].append((number, column))
        return rows


def _parts(looks: list[Look]) -> set[int]:
    """Names of indicators that are 其中 of the one above: an amount follows them."""
    return {
        number
        for number, (seen, behind) in enumerate(pairwise(looks))
        if seen.key.startswith(_OF_WHICH) and seen.shape in (TEXT, WORD)
        if behind.shape in NUMBERS or behind.shape in (QUANTITY, PERCENT)
    }


def _reasons(looks: list[Look]) -> set[str]:
    """Texts behind a score below the points before it."""
    found: set[str] = set()
    for number, seen in enumerate(looks[1:], 1):
        before = looks[max(0, number - _NEAR) : number]
        said = [parse_number(it.text) for it in before if it.shape in NUMBERS]
        if len(said) > 1 and before[-1].shape in NUMBERS and said[-1] != said[-2]:
            found.add(seen.key)
    return found


def _traced(back: list[dict[int, int]], column: int) -> list[int]:
    """The column of each cell, back from that of the last; -1 for strays."""
    path: list[int] = []
    for came in reversed(back):
        via = came[column]
        path.append(-1 if via == -2 else column)
        column = column if via == -2 else via
    path.reverse()
    return path
