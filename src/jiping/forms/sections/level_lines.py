"""What a block of indicators says of levels 1 and 2 themselves: lines of a level alone, subtotals,
points and scores beside or in their names."""

from __future__ import annotations

from typing import Any

from jiping.forms import cells
from jiping.forms.draft import Draft
from jiping.forms.headings.columns import Columns
from jiping.forms.headings.plan import Dealt, plan
from jiping.forms.mending.repairs import mended_level
from jiping.forms.sections.levels import Levels
from jiping.forms.sections.tree import depth_of_line, level_cells
from jiping.forms.seen.rows import Row
from jiping.forms.seen.shapes import FILLER, LEVEL_SHAPES, NUMBERS
from jiping.model import Cell, Level


class LevelLines:
    """The levels of a block; `own` are the names that this form uses as levels of its own."""

    def __init__(self, columns: Columns, draft: Draft, objective: int | None) -> None:
        self.columns = columns
        self.draft = draft
        self.objective = objective
        self.plan = plan(columns)
        self.levels = Levels()
        self.own: set[str] = set()

    def level_line(self, row: Row) -> bool:
        """A line of a level alone: its name with points or scores, and no indicator."""
        if self.plan.tree:
            return self._tree_line(row)
        looks, at, roles = row.looks, self.columns.at, self.columns.roles
        found: dict[str, int] = {}
        for position in row.filled:
            number = at.get(row.columns[position], -1)
            role = roles[number] if number >= 0 else ""
            shape = looks[position].shape
            named = role in ("level1", "level2") and shape in LEVEL_SHAPES
            if not named and not (role in cells.LEVEL and (shape in NUMBERS or shape == FILLER)):
                return False
            found[role] = position
        if self.plan.level2 < 0 or not {"level1", "level2"} & {*found}:
            return False
        first, second = found.get("level1", -1), found.get("level2", -1)
        one, two, _ = self.levels.carry(row, first, second, row.places())
        level = second if second >= 0 else first
        if level == second and first >= 0 and (own := looks[first].points):
            points_of_first = self.draft.points_cell(own, row, first)
            self.draft.levels.append(Level(self.objective, (one,), points=points_of_first))
        values = {
            role: self._cell(row, found[role], cells.LEVEL[role])
            for role in cells.LEVEL
            if role in found
        }
        points = looks[level].points
        if points and "points" not in values:
            values["points"] = self.draft.points_cell(points, row, level)
        if values:
            path = (one, two) if second >= 0 else (one,)
            self.draft.levels.append(Level(self.objective, path, **values))
        return True

    def _tree_line(self, row: Row) -> bool:
        """A line that names a level in the column of names."""
        at, names = self.columns.at, self.plan.name
        name = next((p for p in row.filled if at.get(row.columns[p]) == names), -1)
        depth = depth_of_line(row, name, self.columns, self.levels) if name >= 0 else 0
        if not depth:
            return False
        self.levels.begin(row, name, depth)
        values = {
            role: self._cell(row, position, cells.LEVEL[role])
            for role, position in level_cells(row, name, self.columns).items()
        }
        seen = row.looks[name]
        if seen.points and "points" not in values:
            values["points"] = self.draft.points_cell(seen.points, row, name)
        if values:
            self.draft.levels.append(Level(self.objective, self.levels.path(depth), **values))
        return True

    def subtotal(self, row: Row) -> None:
        """小计: points and score of the level above it."""
        label, *behind = row.filled
        found: dict[str, int] = {}
        others: list[int] = []
        for position in behind:
            number = self.columns.at.get(row.columns[position], -1)
            role = self.columns.roles[number] if number >= 0 else ""
            if role in cells.LEVEL and role not in found:
                found[role] = position
            else:
                others.append(position)
        values = {role: self._cell(row, at, cells.LEVEL[role]) for role, at in found.items()}
        if self._adds_up_all(values.get("points")):
            values, others = {}, behind
        for position in others:
            self.draft.put_extra(row, position, row.looks[label].text)
        if values:
            self.draft.levels.append(Level(self.objective, self.levels.path(1), **values))

    def _adds_up_all(self, points: Cell[Any] | None) -> bool:
        """Whether a subtotal is that of all indicators so far, of several levels."""
        if points is None or points.value is None:
            return False
        first = self.levels.path(1)[0].text
        told = [(it.path[0].text, it.points.value) for it in self.draft.indicators if it.points]
        every = sum(value for _, value in told if value is not None)
        own = sum(value for name, value in told if value is not None and name == first)
        return bool(every == points.value != own)

    def _note_level(self, row: Row, dealt: Dealt, position: int, depth: int) -> None:
        """An own name of a level, and points printed beside a level: 产出指标(50分)."""
        seen, fields = row.looks[position], self.plan.level_fields[depth - 1]
        if seen.shape not in LEVEL_SHAPES:
            self.own.add(seen.key)
        name = seen.level1 if depth == 1 else seen.level2
        if name is not None and name.mended is not None:
            count = len(self.draft.indicators)
            self.draft.findings.append(mended_level(row, position, name, count))
        if not fields and not seen.points:
            return
        parts = dealt.parts
        values = {
            field: self._cell(row, parts[number], cells.LEVEL[field])
            for number, field in fields
            if parts[number] >= 0 and row.looks[parts[number]].shape
        }
        if seen.points and "points" not in values:
            values["points"] = self.draft.points_cell(seen.points, row, position)
        if values:
            path = self.levels.path(depth)
            self.draft.levels.append(Level(self.objective, path, **values))

    def _cell(self, row: Row, position: int, parse: cells.Parse) -> Cell[Any]:
        text = row.looks[position].text
        return Cell(text, parse(text, self.draft.reader) if text else None, row.place(position))
