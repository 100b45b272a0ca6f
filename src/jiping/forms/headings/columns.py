"""Heading rows: which column holds what."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from msgspec import Struct

from jiping.forms.headings.roles import MONEY, Halves, fund_roles, indicator_roles
from jiping.forms.headings.stacked import (
    LEVELS,
    Printed,
    levels_shared,
    parts_groups,
    printed_headings,
    put_right,
    slid_levels,
    stacked,
)
from jiping.forms.seen.look import look
from jiping.forms.seen.rows import Row
from jiping.forms.seen.shapes import (
    ANSWER,
    LEVEL_SHAPES,
    NUMBERS,
    PERCENT,
    QUANTITY,
    TEXT,
    UNIT,
    WORD,
)
from jiping.terms import guess_heading

_WORDS = frozenset((WORD, TEXT, UNIT, ANSWER))
_NAMES = frozenset(("level2", "level3", "level4"))

_QUESTIONS = frozenset(("criteria", "definition", "target"))
_WIDEST_OF_TWO = 5
_AMOUNTS = frozenset((*NUMBERS, PERCENT))
_OF_YEAR = re.compile(r"20[0-9]{2}年")
"""How a heading may begin that looks like a quantity otherwise: 2023年实际执行数."""
_SURELY = 3
"""So many headings that are known let those beside them be guessed."""


class Column(Struct, frozen=True, gc=False):
    """A column: its role, the grid columns it spans, and its heading.

    `role` is a field, level1 to level3, `side` (the vertical label), `blank` (no heading) or
    `other` (a heading without a field). `points` are printed in the heading: 得分(20分*执行率).
    """

    role: str
    start: int
    end: int
    heading: str
    points: str | None = None


class Columns:
    """The columns of a block, left to right, and which of them each grid column belongs to.

    `halves` are the numbers of the columns of each of two blocks that stand side by side, where
    level 1 may be common to both. `open` = the headings leave something to be told from the
    cells (see `evidence`).
    """

    __slots__ = ("at", "columns", "halves", "index", "open", "roles")

    def __init__(self, columns: tuple[Column, ...], halves: Halves = ()) -> None:
        self.columns = columns
        self.halves = halves
        self.roles = tuple(column.role for column in columns)
        self.at = {
            grid: number
            for number, column in enumerate(columns)
            for grid in range(column.start, column.end)
        }
        self.index: dict[str, int] = {}
        for number, role in enumerate(self.roles):
            self.index.setdefault(role, number)
        self.open = not halves and (
            "other" in self.index
            or "level1" not in self.index
            or not _NAMES & {*self.index}
            or ("blank" in self.index and not {"target", "actual", "score"} <= {*self.index})
        )

    def with_roles(self, roles: Sequence[str]) -> Columns:
        """The same columns with other roles."""
        if tuple(roles) == self.roles:
            return self
        return Columns(
            tuple(
                Column(role, it.start, it.end, it.heading, it.points)
                for role, it in zip(roles, self.columns, strict=True)
            )
        )

    def half(self, number: int) -> Columns:
        """The columns of one of two blocks side by side."""
        return Columns(tuple(self.columns[column] for column in self.halves[number]))

    def __contains__(self, role: str) -> bool:
        return role in self.index

    def __len__(self) -> int:
        return len(self.columns)


def indicator_columns(row: Row, below: Row | None) -> tuple[Columns, int] | None:
    """The columns of an indicator block if it is headed by `row`, and by how many rows.

    A heading may take two rows (年度指标值 over 指标性质, 指标值, 度量单位).
    """
    if len(row.filled) < 2:
        return None
    known = _headings(row)
    if below is not None and (slid := slid_levels(row, below)) is not None:
        return _indicator_columns(slid), 2
    if below is not None and _lists_forms(row, below):
        return _indicator_columns(stacked(row, below)), 2
    if len(known) < 2:
        return None
    if below is not None and not _begins_data(below):
        below = put_right(row, below, "column")
        beneath = _headings(below)
        two = len(beneath) > 1 and _heads_indicators(known | beneath)
        if two and _mostly_headings(row) and _mostly_headings(below):
            return _indicator_columns(stacked(row, below)), 2
    most = len(known) * 10 >= len(row.filled) * 6 or {"level2", "level3"} <= known
    if most and _heads_indicators(known):
        if below is not None and parts_groups(row, below, "column"):
            return _indicator_columns(stacked(row, below)), 2
        return _indicator_columns(printed_headings(row)), 1
    if below is not None and not known.intersection(LEVELS) and _asks(known):
        shared = levels_shared(row, below)
        return None if shared is None else (_indicator_columns(shared), 1)
    return None


def _lists_forms(row: Row, below: Row) -> bool:
    """Whether a row of headings only says whose form it is (序号, 项目名称, 实施单位), and the
    headings of indicators stand below it."""
    first, second = row.first.label, row.looks[row.filled[1]].label
    if first is None or second is None or not (first.head or first.column == "number"):
        return False
    if len(row.filled) < _SURELY or below.table is not row.table or not (first.head or second.head):
        return False
    words = row.table is not None and all(row.shapes[position] in _WORDS for position in row.filled)
    return words and _heads_indicators(_headings(below)) and not _begins_data(below)


def _begins_data(row: Row) -> bool:
    """Whether a row begins with the name of a level, so that it heads nothing."""
    return row.first.shape in LEVEL_SHAPES and row.first.label is None


def _asks(roles: set[str]) -> bool:
    """Whether headings without levels are those of a list of indicators with points."""
    return len(roles) > 2 and bool(roles & {"score", "points"}) and bool(roles & _QUESTIONS)


def fund_columns(row: Row, below: Row | None) -> tuple[Columns, int] | None:
    """The columns of the fund block if it is headed by `row`, and by how many rows.

    A heading may take two rows (预算金额 over 总额, 财政拨款, 其他资金).
    """
    if len(row.filled) < 2:
        return None
    known, guessed = set(), set()
    for position in row.filled:
        seen = row.looks[position]
        if seen.label is not None:
            if seen.label.fund is not None:
                known.add(seen.label.fund)
        elif seen.shape in _AMOUNTS or (seen.shape == QUANTITY and not _OF_YEAR.match(seen.key)):
            return None
        elif row.settled and (guess := guess_heading(seen.text, "fund")) is not None:
            guessed.add(guess)
    if known:
        known |= guessed
    if len(known) < 2 or not known & {*MONEY} or _two_lists(row):
        return None
    if below is not None:
        below = put_right(row, below, "fund")
        if parts_groups(row, below, "fund"):
            return _fund_columns(stacked(row, below)), 2
    return _fund_columns(printed_headings(row)), 1


def _two_lists(row: Row) -> bool:
    """Whether two lists of money stand side by side, each with names and amounts of its own:
    支出功能 金额 资金来源 金额."""
    if len(row.filled) > _WIDEST_OF_TWO:
        return False
    labels = [row.looks[p].label for p in row.filled]
    keys = [row.looks[p].key for p in row.filled]
    amounts = [
        name
        for name, it in zip(keys, labels, strict=True)
        if it is not None and it.fund == "adjusted"
    ]
    return len(amounts) > 1 and amounts[-1] == amounts[-2]


def loosely_headed(row: Row) -> Columns | None:
    """The columns of a row whose headings are those of indicators, but for the names' column."""
    if len(row.filled) < 3:
        return None
    known = _headings(row)
    judged = known & {"points", "score", "weight", "rate", "variance"}
    answered = known & {"target", "actual", "initial_target", "adjusted_target"}
    if len(known) < 3 or not judged or not answered:
        return None
    return _indicator_columns(printed_headings(row))


def named_columns(row: Row) -> Columns:
    """The columns of a heading row as far as its headings name them."""
    return _indicator_columns(printed_headings(row))


def _headings(row: Row) -> set[str]:
    """The roles of the headings in a row; of one that was made of text without cell borders, where
    it is certain that they are headings, those too that are in words of their own."""
    looks = row.looks
    known = {
        seen.label.column
        for position in row.filled
        if (seen := looks[position]).label is not None and seen.label.column is not None
    }
    if row.settled and len(known) >= _SURELY and not known.isdisjoint(LEVELS):
        texts = [looks[position].text for position in row.filled]
        known |= {guess for text in texts if (guess := guess_heading(text, "column")) is not None}
    return known


def _mostly_headings(row: Row) -> bool:
    """Headings or vertical labels, and beside them only words that may be headings too."""
    looks = [row.looks[position] for position in row.filled]
    known = sum(1 for it in looks if it.label is not None and (it.label.column or it.label.side))
    words = all(it.label is not None or (it.shape in _WORDS and it.pair is None) for it in looks)
    return words and known * 10 >= len(looks) * 6


def _heads_indicators(roles: set[str]) -> bool:
    named = "level3" in roles or "level2" in roles
    return len(roles) > 2 and named and ("target" in roles or "level3" in roles)


@lru_cache(maxsize=256)
def _indicator_columns(printed: Printed) -> Columns:
    roles, halves = indicator_roles(printed)
    return Columns(_placed(roles, printed), halves)


@lru_cache(maxsize=256)
def _fund_columns(printed: Printed) -> Columns:
    return Columns(_placed(fund_roles(printed), printed))


def _placed(roles: list[str], printed: Printed) -> tuple[Column, ...]:
    return tuple(
        Column(role, start, end, (seen := look(text)).text, seen.points)
        for role, (text, start, end, _) in zip(roles, printed, strict=True)
    )
