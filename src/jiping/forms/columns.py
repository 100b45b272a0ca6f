"""Heading rows: which column holds what."""

from __future__ import annotations

from functools import lru_cache

from msgspec import Struct

from jiping.forms.look import Look
from jiping.forms.rows import Row
from jiping.terms import Label

LEVELS = ("level1", "level2", "level3")
_MONEY = ("original", "adjusted", "executed", "received", "executed_to_date")
_NOT_HELD = "other"


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
    """The columns of a block, left to right, and which of them each grid column belongs to."""

    __slots__ = ("at", "columns", "index", "roles")

    def __init__(self, columns: tuple[Column, ...]) -> None:
        self.columns = columns
        self.roles = tuple(column.role for column in columns)
        self.at = {
            grid: number
            for number, column in enumerate(columns)
            for grid in range(column.start, column.end)
        }
        self.index: dict[str, int] = {}
        for number, role in enumerate(self.roles):
            self.index.setdefault(role, number)

    def __contains__(self, role: str) -> bool:
        return role in self.index


def indicator_columns(row: Row) -> Columns | None:
    """The columns of an indicator block if `row` is its heading row."""
    headings = [_column_role(row.looks[position].label) for position in row.filled]
    known = {role for role in headings if role}
    if len(known) < 3 or len(known) * 10 < len(headings) * 6:
        return None
    if not ("level3" in known or "target" in known or {"level1", "level2"} <= known):
        return None
    if "level2" not in known and "level3" not in known:
        return None
    return _cached(_printed(row), "column")


def fund_columns(row: Row) -> Columns | None:
    """The columns of the fund block if `row` is its heading row."""
    known = []
    for position in row.filled:
        seen = row.looks[position]
        if seen.label is not None and seen.label.fund is not None:
            known.append(seen.label.fund)
        elif seen.label is None and seen.shape in (1, 2):  # a number: a row of data
            return None
    if len(known) < 2 or not any(role in _MONEY for role in known):
        return None
    return _cached(_printed(row), "fund")


def _printed(row: Row) -> tuple[tuple[Look, int, int], ...]:
    return tuple(
        (seen, column, cell.column_span)
        for seen, column, cell in zip(row.looks, row.columns, row.cells, strict=True)
    )


def _column_role(label: Label | None) -> str | None:
    return label.column if label is not None else None


def _cached(printed: tuple[tuple[Look, int, int], ...], slot: str) -> Columns:
    key = tuple((seen.text, column, span) for seen, column, span in printed)
    return _built(key, slot)


@lru_cache(maxsize=256)
def _built(key: tuple[tuple[str, int, int], ...], slot: str) -> Columns:
    from jiping.forms.look import look

    columns: list[Column] = []
    for text, start, span in key:
        seen = look(text)
        columns.append(
            Column(_role(seen, slot), start, start + span, seen.text, seen.points)
        )
    roles = [column.role for column in columns]
    if slot == "fund":
        columns = _with_names(columns, roles)
    else:
        columns = _level_points(columns, roles)
    return Columns(tuple(columns))


def _role(seen: Look, slot: str) -> str:
    if not seen.shape:
        return "blank"
    if seen.label is None:
        return _NOT_HELD
    role = seen.label.column if slot == "column" else seen.label.fund
    if role is not None:
        return role
    return "side" if seen.label.side or seen.label.objective else _NOT_HELD
