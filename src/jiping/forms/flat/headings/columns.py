"""The columns of a block in a text without cell borders, and which of them are dealt as one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from msgspec import Struct

from jiping.forms.flat.headings.found import Heading
from jiping.forms.flat.made import Piece, made
from jiping.forms.flat.rows.ways import Held
from jiping.forms.flat.stream import Stream
from jiping.forms.headings.columns import Columns, indicator_columns, named_columns
from jiping.forms.headings.grouped import levels_told
from jiping.forms.seen.look import look
from jiping.forms.seen.rows import Row
from jiping.model import DocCell

TICKS, CHANCES = "ticks", "chances"
"""Columns beside each other that hold a tick or nothing: nothing tells which of them is ticked. One
likelihood is ticked in every row, a cause in some."""
ANY = "any"
"""A column that may hold what the block lacks: nothing but its cells tells what."""
_LACKED = ("variance", "points", "score", "actual", "target")
_ESSENTIAL = _LACKED[1:]
_HINTS = {
    "points": re.compile("(?:最高|应|满|标准|设定|可|规定|上限).*[分得给值]$"),
    "score": re.compile("分数?$"),
    "target": re.compile("定|应|要|计划|预|任务|想|拟"),
    "actual": re.compile("[到成做达]|实|年[末底终]|结果"),
    "variance": re.compile("为何|为什么|理由|缘由|缘故|怎么|原委"),
}
"""Words in headings that no form is known to use."""
_TICKED = ("causes", "likelihood")
_FIRST = 2
"""The column of the first heading, behind that of the vertical label."""


class Dealt(Struct):
    """A column that cells are dealt to: its role, and the columns of the block that it is."""

    role: str
    columns: tuple[int, ...]


class Block(Struct):
    """The rows of headings, the columns, and those that cells are dealt to."""

    rows: list[Row]
    columns: Columns
    dealt: list[Dealt]

    @property
    def roles(self) -> tuple[str, ...]:
        """The roles of the columns that cells are dealt to."""
        return tuple(it.role for it in self.dealt)

    @property
    def headings(self) -> list[str]:
        """The headings of the columns that cells are dealt to."""
        at, columns = self.columns.at, self.columns.columns
        return [columns[at[it.columns[0]]].heading for it in self.dealt]

    def ticked(self, cells: Sequence[Held]) -> list[str]:
        """The headings of the columns that the ticks of a row may stand in: of all such columns,
        unless a cell stands between them."""
        held = {column for column, _, _ in cells}
        at = [number for number, it in enumerate(self.dealt) if it.role in (TICKS, CHANCES)]
        told = held & {*range(at[0] + 1, at[-1])}
        numbers = [
            n for number in at if number in held or not told for n in self.dealt[number].columns
        ]
        return [self.columns.columns[self.columns.at[number]].heading for number in numbers]


def block_of(stream: Stream, heading: Heading) -> Block:
    """What headings say about the columns of a block."""
    rows = _heading_rows(stream, heading)
    found = indicator_columns(rows[0], rows[1] if len(rows) > 1 else None)
    columns = found[0] if found is not None else named_columns(rows[0])
    if found is None or columns.open:
        columns = levels_told(columns)
    columns = _told_by_words(columns)
    if columns.halves:
        return Block(rows, columns, _beside(columns))
    numbers = range(_FIRST, _FIRST + len(heading.cells))
    roles = [(columns.roles[columns.at[number]], number) for number in numbers]
    dealt: list[Dealt] = []
    for ticked, run in groupby(roles, lambda it: it[0] in _TICKED):
        held = list(run)
        if ticked and len(held) > 1:
            said = {role for role, _ in held}
            role = CHANCES if "likelihood" in said else TICKS
            dealt.append(Dealt(role, tuple(number for _, number in held)))
        else:
            dealt += [Dealt(role, (number,)) for role, number in held]
    return Block(rows, columns, dealt)


def _beside(columns: Columns) -> list[Dealt]:
    """The columns of two blocks side by side as those of one: each is that of the left block and
    that of the right one."""
    left, right = (columns.half(side).columns for side in (0, 1))
    starts = {column.role: column.start for column in left}
    return [Dealt(it.role, (starts.get(it.role, it.start), it.start)) for it in right]


def _told_by_words(columns: Columns) -> Columns:
    """The columns with those whose headings are in words of their own, where the words leave one
    of the roles that the block lacks; else they hold any of those."""
    roles = list(columns.roles)
    said = [it.heading for it in columns.columns]
    open_ = [n for n, role in enumerate(roles) if role == "other" and said[n]]
    lacking = [it for it in _LACKED if it not in roles]
    if "weight" in roles and "points" in lacking:
        lacking.remove("points")
    for role in lacking:
        fit = [n for n in open_ if roles[n] == "other" and _HINTS[role].search(said[n])]
        if len(fit) == 1:
            roles[fit[0]] = role
    needed = [role for role in _ESSENTIAL if role in lacking and role not in roles]
    still = [n for n in open_ if roles[n] == "other"]
    if len(needed) == len(still) == 1:
        roles[still[0]] = needed[0]
    elif needed:
        for number in still:
            roles[number] = ANY
    return columns.with_roles(roles)


def _heading_rows(stream: Stream, heading: Heading) -> list[Row]:
    """The headings as one row or, where some stand under others, as two."""
    side: list[Piece] = [(1, *heading.side)] if heading.side else []
    numbered: list[Piece] = [(n, *cell) for n, cell in enumerate(heading.cells, _FIRST)]
    under = {
        _FIRST + number
        for group in heading.groups
        for number in range(group.first, group.first + group.count)
    }
    upper = [piece for piece in numbered if piece[0] not in under]
    upper += [(_FIRST + group.first, *group.cell) for group in heading.groups]
    spans = {_FIRST + group.first: group.count for group in heading.groups}
    first = made(stream, side + sorted(upper), spans)
    rows = [first if side else with_blank(first, 1)]
    if under:
        rows.append(made(stream, [piece for piece in numbered if piece[0] in under]))
    return rows


def with_blank(row: Row, column: int) -> Row:
    """The row with a blank cell in a column."""
    number = sum(1 for it in row.columns if it < column)
    cells, looks, columns = [*row.cells], [*row.looks], [*row.columns]
    cells.insert(number, DocCell("", cells[0].row, column))
    looks.insert(number, look(""))
    columns.insert(number, column)
    return Row(cells, looks, columns, row.table, row.page, settled=True)
