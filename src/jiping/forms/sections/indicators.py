"""A block of indicators: its rows, put back where cells were lost, as data."""

from __future__ import annotations

from typing import Any

from msgspec import structs

from jiping.forms import cells
from jiping.forms.draft import Draft, covered, missing_place
from jiping.forms.headings.columns import Columns
from jiping.forms.headings.plan import plan
from jiping.forms.mending import torn
from jiping.forms.mending.align import Alignment
from jiping.forms.mending.repairs import Move, mended_level
from jiping.forms.sections import composed
from jiping.forms.sections.levels import Levels
from jiping.forms.sections.tree import depth_of_line, level_cells, path_of
from jiping.forms.seen.look import Look
from jiping.forms.seen.rows import Row
from jiping.forms.seen.shapes import FILLER, LEVEL_SHAPES, NUMBERS, OWN_LEVEL, TEXT, WORD
from jiping.model import Cell, Indicator, Level, Where

_CARRIED = frozenset(("variance", "improvement", "criteria", "definition", "remark", "target"))
_TEMPLATE = frozenset(("operator", "unit", "points", "weight"))
_BLANK: Cell[str] = Cell("")


class IndicatorBlock:
    """Reads the rows below one heading.

    Internally a row is read as `parts`: for each column the position of its cell, -1 = none.
    """

    def __init__(self, columns: Columns, draft: Draft, objective: int | None) -> None:
        self.columns = columns
        self.draft = draft
        self.objective = objective
        self.plan = plan(columns)
        self.levels = Levels()
        self.third: Cell[str] = _BLANK
        self.whole: int | None = None
        self.own: set[str] = set()
        self.merged: dict[int, tuple[int, Cell[Any]]] = {}
        self.last: tuple[Row, list[int]] | None = None

    def goes_on(self, columns: Columns, objective: int | None) -> bool:
        """Whether headings printed again (on a new page) head the same block."""
        same = columns.columns == self.columns.columns and objective == self.objective
        if same:
            self.merged.clear()
            self.levels.leave()
        return same

    def in_place(self, row: Row) -> list[int] | None:
        """The row read as printed, None where something speaks against it."""
        how, printed = self.plan, tuple(row.columns)
        parts = how.plain.get((printed, row.shapes))
        if parts is not None:
            label = row.looks[parts[how.name]].label
            return parts if label is None or not label.total else None
        parts = self._in_place(row)
        if parts is not None and not row.settled:
            how.keep_plain(printed, row.shapes, parts)
        return parts

    def _in_place(self, row: Row) -> list[int] | None:
        at, looks, fits = self.columns.at, row.looks, self.plan.profile.fits
        parts = [-1] * len(fits)
        for position, column in enumerate(row.columns):
            seen = looks[position]
            shape = seen.shape
            number = at.get(column, -1)
            if not shape:
                if number >= 0 and parts[number] < 0:
                    parts[number] = position
                continue
            if number < 0 or not fits[number][shape]:
                number = self._suited(row, position, number)
                if number < 0:
                    return None
            if parts[number] >= 0 and looks[parts[number]].shape:
                return None
            parts[number] = position
        return parts if self._reads_whole(row, parts) else None

    def _reads_whole(self, row: Row, parts: list[int]) -> bool:
        """Whether the row has a name, and a score where there is a column for it."""
        looks = row.looks
        name, score = parts[self.plan.name], self.plan.score
        if name < 0 or not looks[name].shape:
            return False
        if self.plan.tree and depth_of_line(row, name, self.columns, self.levels):
            return False
        label = looks[name].label
        if label is not None and label.total:
            return False
        if row.settled:
            return True
        if score >= 0 and (parts[score] < 0 or not looks[parts[score]].shape):
            return False
        actual = parts[self.plan.actual] if self.plan.actual >= 0 else -1
        return actual < 0 or bool(looks[actual].shape) or not self._shares_cell(row, parts)

    def _shares_cell(self, row: Row, parts: list[int]) -> bool:
        """Whether the cell before a blank actual seems to hold it too: ≥95% 96%."""
        before = parts[self.plan.actual - 1]
        return before >= 0 and not row.merges and torn.holds_two(row.looks[before].text)

    def _suited(self, row: Row, position: int, number: int) -> int:
        """The column of a cell that does not suit the one it begins in: an own name of a level,
        or a name merged with the levels left of it; -1 for none."""
        fits, seen = self.plan.profile.fits, row.looks[position]
        shape = self._shape(seen)
        if number < 0 or fits[number][shape]:
            return number
        last = self.columns.at.get(row.columns[position] + row.cells[position].column_span - 1)
        merged = last == self.plan.name and number in (self.plan.level1, self.plan.level2)
        suits = merged and seen.label is None and fits[self.plan.name][shape]
        return self.plan.name if suits else -1

    def _shape(self, seen: Look) -> int:
        """The shape of a cell, knowing the names this form uses as levels of its own."""
        if (seen.shape == TEXT or seen.shape == WORD) and seen.key in self.own:
            return OWN_LEVEL
        return seen.shape

    def put_back(self, row: Row) -> None:
        """A row that does not read as printed: a level's own line, or cells were lost."""
        if self._level_line(row):
            return
        if torn.runs_across(row, self.columns):
            self.draft.put_rest(row)
            return
        if (parts := torn.dotted(row, self.columns, self.plan)) is not None:
            self.add(row, parts, None)
            return
        if len(row.filled) == 1 and not self._names_one(row):
            self.draft.put_extra(row, row.filled[0])
            return
        row, mended = self._mended(row)
        filled, printed = row.filled, self._printed(row)
        found = self._aligned(row)
        if found is None:
            for position in filled:
                self.draft.put_extra(row, position)
            return
        parts = self._parts(row, printed, found.columns)
        move = Move(row, self.columns, filled, printed, found.columns, found.second, mended)
        reason = move.reason()
        count = len(self.draft.indicators)
        self.add(row, parts, reason.zh if reason else None)
        if len(self.draft.indicators) > count:
            name = self.draft.indicators[-1].path[-1].text
            self.draft.findings += move.findings(Where(indicator=count), name)

    def _printed(self, row: Row) -> tuple[int, ...]:
        """The columns that the filled cells of a row stand in."""
        at, width = self.columns.at, len(self.columns)
        return tuple(at.get(row.columns[position], width) for position in row.filled)

    def _aligned(self, row: Row) -> Alignment | None:
        """The cheapest way to deal a row's cells to the columns."""
        shapes = [self._shape(row.looks[position]) for position in row.filled]
        printed = self._printed(row)
        shapes[0] = self.levels.first_shape(shapes[0], leftmost=printed[0] <= self.plan.level1)
        return self.plan.align((printed, tuple(shapes), row.merges))

    def _names_one(self, row: Row) -> bool:
        """Whether the only cell of a row may be the name of an indicator."""
        position = row.filled[0]
        fits = self.plan.profile.fits[self.plan.name][row.looks[position].shape]
        return fits and self.columns.at.get(row.columns[position]) == self.plan.name

    def takes_rest(self, row: Row) -> bool:
        """Whether the row is the rest of the one above it; put there if it is."""
        if self.last is None:
            return False
        return torn.take(self.draft, row, self.columns, self.plan, self.last, self.levels)

    def _mended(self, row: Row) -> tuple[Row, torn.Mended | None]:
        """The row with cells parted or joined where that was torn, and how; else as it is."""
        row = torn.end_levels(self.draft, row, self.columns, self.plan, self.levels)
        mended = torn.parted_levels(row, self.columns, self.plan)
        if mended is None:
            mended = torn.mended(row, self.columns, self.plan, self._aligned)
        return (row, None) if mended is None else (mended.row, mended)

    def _parts(self, row: Row, printed: tuple[int, ...], columns: tuple[int, ...]) -> list[int]:
        """Parts of an aligned row; a blank cell stays with the cell it stands behind."""
        parts = [-1] * len(self.columns)
        for position, column in zip(row.filled, columns, strict=True):
            parts[column] = position
        blanks = {
            number: position
            for position, column in enumerate(row.columns)
            if not row.looks[position].shape and (number := self.columns.at.get(column)) is not None
        }
        shift = columns[0] - printed[0]
        moved = dict(zip(columns, printed, strict=True))
        for column in range(len(parts)):
            if column in moved:
                shift = column - moved[column]
            elif column - shift in blanks:
                parts[column] = blanks[column - shift]
        return parts

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

    def _level_line(self, row: Row) -> bool:
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
        one, two, _ = self.levels.carry(row, first, second)
        level = second if second >= 0 else first
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

    def subtotal(self, row: Row) -> None:
        """小计: points and score of the level above it."""
        label, *behind = row.filled
        values: dict[str, Any] = {}
        for position in behind:
            number = self.columns.at.get(row.columns[position], -1)
            role = self.columns.roles[number] if number >= 0 else ""
            if role in cells.LEVEL and role not in values:
                values[role] = self._cell(row, position, cells.LEVEL[role])
            else:
                self.draft.put_extra(row, position, row.looks[label].text)
        if values:
            self.draft.levels.append(Level(self.objective, self.levels.path(1), **values))

    def add(self, row: Row, parts: list[int], repaired: str | None) -> None:
        """An indicator from the parts of its row."""
        looks, draft, how = row.looks, self.draft, self.plan
        reader, count, printed = draft.reader, len(draft.indicators), row.cells
        if count >= draft.most:
            draft.beyond = True
            return
        first = parts[how.level1] if how.level1 >= 0 else -1
        second = parts[how.level2] if how.level2 >= 0 else -1
        one, two, kind = self.levels.carry(row, first, second, repaired)
        if self.levels.changed[0] or self.levels.changed[1]:
            self._note_levels(row, parts, first, second)
        values: dict[str, Any] = {}
        answered = False
        for number, role, parse, numeric in how.fields:
            position = parts[number]
            if position < 0:
                values[role] = self._covered(row, number, role)
                continue
            seen = looks[position]
            shape, text = seen.shape, seen.text
            if not shape:
                values[role] = Cell("", None, row.place(position))
            else:
                value = parse(text, reader)
                values[role] = Cell(text, value, row.place(position, repaired))
                if shape != FILLER:
                    answered = answered or role not in _TEMPLATE
                    if numeric and value is None:
                        where = Where(indicator=count, field=role)
                        draft.unread.append((where, values[role]))
            if printed[position].row_span > 1:
                until = row.number + printed[position].row_span - 1
                self.merged[number] = until, values[role]
        if how.apart:
            composed.understand_apart(row, parts, how, reader, values)
        if how.joined >= 0:
            values["target"] = target = composed.joined(row, parts, self.columns, reader, repaired)
            answered = answered or bool(target.text)
        for role, numbers in how.ticked:
            values[role] = composed.ticked(row, parts, numbers, self.columns, repaired)
            answered = answered or bool(values[role].text)
        name, is_part = composed.named(row, parts[how.name], repaired)
        part_of = self.whole if is_part else None
        if not answered and (name.value is None or looks[parts[how.name]].shape == FILLER):
            self._template_row(row, parts, (first, second))
            return
        path: tuple[Cell[str], ...] = (one, two, name) if how.level2 >= 0 else (one, name)
        if how.third >= 0:
            path = (*path[:-1], self._third(row, parts[how.third], repaired), name)
        elif how.tree or not two.text:
            path, kind = path_of(path, two, kind, tree=how.tree)
        draft.indicators.append(Indicator(self.objective, part_of, path, kind, **values))
        self.last = row, parts
        if part_of is None:
            self.whole = count
        for number in how.others:
            position = parts[number]
            if position >= 0 and looks[position].shape:
                self._put_other(row, number, position)

    def _third(self, row: Row, position: int, repaired: str | None) -> Cell[str]:
        """Level 3 of a row that has a fourth: its own cell, or that of the rows above."""
        changed = self.levels.changed[0] or self.levels.changed[1]
        if position >= 0 and row.looks[position].shape:
            text = row.looks[position].text
            self.third = Cell(text, composed.plain(text) or None, row.place(position, repaired))
        elif changed:
            self.third = _BLANK
        else:
            place = self.third.place
            down = structs.replace(place, inherited=True) if place is not None else None
            return Cell(self.third.text, self.third.value, down)
        return self.third

    def _put_other(self, row: Row, number: int, position: int) -> None:
        """Text in a column without a field; a vertical label is none."""
        column, seen = self.columns.columns[number], row.looks[position]
        if column.role != "side" or (seen.label is None and seen.key != column.heading):
            self.draft.put_extra(row, position, column.heading)

    def _template_row(self, row: Row, parts: list[int], levels: tuple[int, int]) -> None:
        """A row of the printed template that nobody filled in."""
        for position in parts:
            if position >= 0 and row.looks[position].shape and position not in levels:
                self.draft.put_extra(row, position)

    def _note_levels(self, row: Row, parts: list[int], first: int, second: int) -> None:
        """Own names of levels, and points printed beside a level: 产出指标(50分)."""
        for position, depth in ((first, 1), (second, 2)):
            if position < 0 or not row.shapes[position]:
                continue
            seen, fields = row.looks[position], self.plan.level_fields[depth - 1]
            if seen.shape not in LEVEL_SHAPES:
                self.own.add(seen.key)
            name = seen.level1 if depth == 1 else seen.level2
            if name is not None and name.mended is not None:
                self.draft.findings.append(
                    mended_level(row, position, name, len(self.draft.indicators))
                )
            if not fields and not seen.points:
                continue
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

    def _covered(self, row: Row, number: int, role: str) -> Cell[Any]:
        """A column without a cell in this row: merged with the cell above, or lost."""
        until, above = self.merged.get(number, (0, _BLANK))
        if row.table is None or row.number > until:
            return Cell("", None, missing_place(row))
        return covered(above, carried=role in _CARRIED)
