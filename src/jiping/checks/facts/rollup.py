"""Which indicator rows belong under a printed level or objective, for the checks of subtotals."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from jiping import language
from jiping.checks.case import Case, Row
from jiping.model import Cell, Level, Objective, Place, Where, Words

OBJECTIVE = Words("年度目标{number}", "objective {number}")


class Group(Struct, frozen=True):
    """A level or an objective with its rows; `objective` is None for a level."""

    owner: Level | Objective
    rows: tuple[Row, ...]
    objective: int | None = None

    @property
    def name(self) -> str:
        """How the form names it: 产出指标·数量指标, 年度目标1."""
        if isinstance(self.owner, Level):
            return "·".join(_name(cell) for cell in self.owner.path)
        return language.say(OBJECTIVE, number=(self.objective or 0) + 1)

    def at(self, field: str) -> Where:
        """Where a finding about it points; a level has no index, so its first row stands for it."""
        if self.objective is None:
            return self.rows[0].at("path")
        return Where(objective=self.objective, field=field)

    @property
    def place(self) -> Place | None:
        """The cell that names it."""
        named = self.owner.path[-1] if isinstance(self.owner, Level) else self.owner.planned
        return named.place if named else None


def groups(case: Case, *fields: str) -> Iterator[Group]:
    """Every printed level, then every objective, that has rows and a number in one of `fields`."""
    below = _by_level(case.counted)
    for level in case.evaluation.levels:
        if not _states(level, fields):
            continue
        path = tuple(_name(cell) for cell in level.path)
        rows = tuple(row for row in below.get(path, ()) if _may_serve(row, level.objective))
        if rows:
            yield Group(level, rows)
    objectives = case.evaluation.objectives
    for index, objective in enumerate(objectives):
        if not _states(objective, fields):
            continue
        rows = tuple(
            row
            for row in case.counted
            if row.indicator.objective == index
            or (len(objectives) == 1 and row.indicator.objective is None)
        )
        if rows:
            yield Group(objective, rows, index)


def _states(owner: Level | Objective, fields: tuple[str, ...]) -> bool:
    cells = (getattr(owner, field, None) for field in fields)
    return any(cell is not None and cell.value is not None for cell in cells)


def _by_level(rows: Sequence[Row]) -> dict[tuple[str, ...], list[Row]]:
    """Rows by level 1, and by levels 1 and 2."""
    below: dict[tuple[str, ...], list[Row]] = {}
    for row in rows:
        below.setdefault((row.level1,), []).append(row)
        below.setdefault((row.level1, row.level2), []).append(row)
    return below


def _may_serve(row: Row, objective: int | None) -> bool:
    return objective is None or row.indicator.objective in (None, objective)


def _name(cell: Cell[str]) -> str:
    return cell.value or cell.text
