"""Heading rows: which column holds what."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Literal

from msgspec import Struct

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
from jiping.forms.seen.look import Look, look
from jiping.forms.seen.rows import Row
from jiping.forms.seen.shapes import (
    ANSWER,
    BLANK,
    LEVEL_SHAPES,
    NUMBERS,
    PERCENT,
    TEXT,
    UNIT,
    WORD,
)
from jiping.terms import fund_part, guess_heading, is_change, is_likelihood

_WORDS = frozenset((WORD, TEXT, UNIT, ANSWER))
_NAMES = frozenset(("level2", "level3", "level4"))
_APART = frozenset(("side", "blank", "other", "name"))
MONEY = ("original", "adjusted", "executed", "received", "executed_to_date")

_CARRIED = re.compile("结转|结余")
_OF_BEGINNING = re.compile("年初|原|调整前|批复|申报")
_REPEATED = frozenset(("blank", "side", "causes", "likelihood"))
_STANDARD = re.compile("标准|细则|办法|方法|规则")
_POINTS_LOOKED_AT = re.compile("要点|内容")
_QUESTIONS = frozenset(("criteria", "definition", "target"))
_SURELY = 3
"""So many headings that are known let those beside them be guessed."""
_OTHER = frozenset(("其他", "其它", "其他原因", "其它原因"))


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

    def __init__(
        self, columns: tuple[Column, ...], halves: tuple[tuple[int, ...], ...] = ()
    ) -> None:
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
    first, second = (row.looks[position].label for position in row.filled[:2])
    if first is None or second is None or len(row.filled) < _SURELY or below.table is not row.table:
        return False
    if not first.head and (first.column != "number" or not second.head):
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
        elif seen.shape in NUMBERS or seen.shape == PERCENT:
            return None
        elif row.settled and (guess := guess_heading(seen.text, "fund")) is not None:
            guessed.add(guess)
    if known:
        known |= guessed
    if len(known) < 2 or not known & {*MONEY}:
        return None
    if below is not None:
        below = put_right(row, below, "fund")
        if parts_groups(row, below, "fund"):
            return _fund_columns(stacked(row, below)), 2
    return _fund_columns(printed_headings(row)), 1


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


def _named_by_group(roles: list[str], groups: Sequence[str]) -> None:
    """A lower heading in words of its own is what the heading over it says, if no other is."""
    for number, group in enumerate(groups):
        label = look(group).label
        role = label.column if label is not None else None
        others = [n for n, it in enumerate(groups) if it == group and roles[n] == "other"]
        if group and role is not None and others == [number] and role not in roles:
            roles[number] = role


@lru_cache(maxsize=256)
def _indicator_columns(printed: Printed) -> Columns:
    looks = [look(text) for text, *_ in printed]
    roles = _roles(looks, "column")
    groups = [group for *_, group in printed]
    _ticked(roles, looks, groups)
    _second_of_names(roles)
    _named_by_group(roles, groups)
    _one_criteria(roles, looks)
    if "adjusted_target" in roles and "initial_target" not in roles and "target" in roles:
        targets = [number for number, role in enumerate(roles) if role == "target"]
        first = [number for number in targets if _OF_BEGINNING.match(looks[number].key)]
        roles[(first or targets)[0]] = "initial_target"
    halves = _halves(roles)
    columns: list[Column] = []
    taken: set[str] = set()
    for number, (seen, (_, start, end, _)) in enumerate(zip(looks, printed, strict=True)):
        role, left = roles[number], roles[number - 1] if number else ""
        of_level = role in ("points", "weight", "score") and left in ("level1", "level2")
        between = bool({*LEVELS, "level4"} & {*roles[number + 1 :]})
        if of_level and (role in roles[number + 1 :] or (between and _judged(roles, number))):
            role = f"{left}_{role}"
        if halves and number == len(halves[0]):
            taken.clear()  # the block on the right begins
        if role in taken and role not in _REPEATED:
            role = "other"
        taken.add(role)
        columns.append(Column(role, start, end, seen.text, seen.points))
    return Columns(tuple(columns), halves)


def _judged(roles: list[str], number: int) -> bool:
    """Whether points or weights of the indicators stand right of a column among the levels."""
    return bool({"points", "weight"} & {*roles[number + 1 :]})


def _second_of_names(roles: list[str]) -> None:
    """Of two headings of names in one block the left one is that of level 2: 评价内容 指标名称."""
    if "level2" not in roles and roles.count("level3") == 2 and roles.count("target") < 2:
        roles[roles.index("level3")] = "level2"


def _one_criteria(roles: list[str], looks: list[Look]) -> None:
    """Of several headings that may be criteria the one of a standard is; 评价要点 beside it says
    what the indicator means."""
    asked = [number for number, role in enumerate(roles) if role == "criteria"]
    if len(asked) < 2:
        return
    kept = next((number for number in asked if _STANDARD.search(looks[number].key)), asked[0])
    for number in asked:
        if number != kept:
            explains = "definition" not in roles and _POINTS_LOOKED_AT.search(looks[number].key)
            roles[number] = "definition" if explains else "other"


def _halves(roles: list[str]) -> tuple[tuple[int, ...], ...]:
    """The columns of two blocks side by side (long-term and annual targets), () for one."""
    if roles.count("level3") != 2 or roles.count("target") != 2:
        return ()
    first = roles.index("target")
    right = next((n for n in range(first, len(roles)) if roles[n] in LEVELS), first)
    if roles.index("level3") > first or "level3" not in roles[right:]:
        return ()
    numbers = tuple(range(right, len(roles)))
    common = () if "level1" in roles[right:] or "level1" not in roles else (roles.index("level1"),)
    return tuple(range(right)), (*common, *numbers)


def _ticked(roles: list[str], looks: list[Look], groups: list[str]) -> None:
    """Columns to be ticked, one a cause or a likelihood: what stands under the heading of all
    of them or between them (其他) is one too."""
    for number, group in enumerate(groups):
        heading = look(group).label if group else None
        over = heading.column if heading is not None else None
        name = looks[number].key
        beside = roles[number - 1] if number else ""
        if over == "likelihood" or is_likelihood(looks[number].text):
            roles[number] = "likelihood"
        elif over in ("causes", "variance") or beside == "causes":
            named = "保障" in name and over is not None
            roles[number] = "causes" if named or name in _OTHER else roles[number]


@lru_cache(maxsize=256)
def _fund_columns(printed: Printed) -> Columns:
    roles = _roles([look(text) for text, *_ in printed], "fund")
    parted = [number for number, role in enumerate(roles) if role == "other"]
    parted = [number for number in parted if fund_part(printed[number][0]) is not None]
    by_source = len(parted) > 1
    for number, (text, _, _, group) in enumerate(printed):
        unknown = roles[number] == "other"
        among = group or (unknown and (by_source or {*MONEY} & {*roles[:number]}))
        if among and (part := fund_part(text)) is not None and not _CARRIED.search(text):
            own = text.strip().startswith(("其他", "其它", "自", "单位"))
            roles[number] = (
                "adjusted" if part == "total" else "other_funds" if own else "appropriation"
            )
    if roles[0] in MONEY and roles[0] in roles[1:]:
        roles[0] = "side"  # 年度预算 left of the block, not a heading in it
    budgets = [number for number, role in enumerate(roles) if role == "adjusted"]
    if len(budgets) > 1 and is_change(printed[budgets[0]][0]):
        roles[budgets[0]] = "adjustment"
    for number, role in enumerate(roles):
        if role in roles[:number] and role not in ("blank", "side"):
            roles[number] = "other"
    first = next(number for number, role in enumerate(roles) if role in MONEY)
    others = [number for number, role in enumerate(roles) if role == "other"]
    if "name" not in roles[:first] and _names_below(first, others, roles, printed):
        roles[first] = "name"
        roles[others[0]] = "adjusted"
    elif "name" not in roles[:first]:
        blanks = [number for number in range(first) if roles[number] == "blank"]
        names = [number for number in blanks if number > 0] or blanks
        if not names and first:
            names = [first - 1]  # the vertical label stands above the names
        for number in names:
            roles[number] = "name"
    return Columns(
        tuple(
            Column(role, start, end, (seen := look(text)).text, seen.points)
            for role, (text, start, end, _) in zip(roles, printed, strict=True)
        )
    )


def _names_below(first: int, others: list[int], roles: list[str], printed: Printed) -> bool:
    """Whether the first budget column heads the names: 年度预算数 年初预算 调整后预算数."""
    if not others or roles[first] != "adjusted" or "original" not in roles[first:]:
        return False
    label = look(printed[others[0]][0]).label
    return label is not None and label.fund == "adjusted"


def _roles(looks: list[Look], block: Literal["column", "fund"]) -> list[str]:
    """The role of each heading; one in words of its own gets a role that no other has."""
    roles = [_role(seen, block) for seen in looks]
    for number, seen in enumerate(looks):
        beside = seen.label is not None and seen.label.side and roles[number] not in _APART
        if beside and (number == 0 or roles.count(roles[number]) > 1):
            roles[number] = "side"  # 绩效指标完成情况 left of the block, not a heading in it
    for number, seen in enumerate(looks):
        if roles[number] == "other":
            guess = guess_heading(seen.text, block)
            if guess is not None and guess not in roles:
                roles[number] = guess
    return roles


def _role(seen: Look, block: Literal["column", "fund"]) -> str:
    if seen.shape == BLANK:
        return "blank"
    label = seen.label
    if label is None:
        return "other"
    meaning = label.column if block == "column" else label.fund
    if meaning is not None:
        return meaning
    return "side" if label.side or label.objective else "other"
