"""A block of indicators: its rows, put back where cells were lost, as data."""

from __future__ import annotations

from typing import Any

from jiping.forms import cells
from jiping.forms.align import Alignment, align, profile
from jiping.forms.columns import Columns
from jiping.forms.draft import Draft, missing_place
from jiping.forms.levels import Levels
from jiping.forms.look import Look, look
from jiping.forms.repairs import Move
from jiping.forms.rows import Row
from jiping.forms.shapes import FILLER, LEVEL_SHAPES, NUMBERS, OWN_LEVEL, TEXT, WORD
from jiping.model import Cell, Indicator, Level, Place, Where
from jiping.terms import plain_name

_CARRIED = frozenset(("variance", "improvement", "criteria", "definition", "remark", "target"))
_BLANK: Cell[str] = Cell("")


class IndicatorBlock:
    """Reads the rows below one heading.

    Internally a row is read as `parts`: for each column the position of its cell, -1 = none.
    """

    def __init__(self, columns: Columns, draft: Draft, objective: int | None) -> None:
        self.columns = columns
        self.draft = draft
        self.objective = objective
        self.levels = Levels()
        self.profile = profile(columns)
        index = columns.index
        self.level1, self.level2, self.level3 = (
            index.get(role, -1) for role in ("level1", "level2", "level3")
        )
        self.score = index.get("score", -1)
        self.joined = index.get("target", -1) if {"operator", "unit"} & {*index} else -1
        self.fields = [
            (number, role, cells.INDICATOR[role])
            for number, role in enumerate(columns.roles)
            if role in cells.INDICATOR and number != self.joined
        ]
        self.others = [
            number
            for number, role in enumerate(columns.roles)
            if role in ("other", "number", "blank", "side")
        ]
        self.whole: int | None = None
        self.own: set[str] = set()
        self.merged: dict[int, tuple[int, Cell[Any]]] = {}
        self.known: dict[tuple[tuple[int, ...], tuple[int, ...]], Alignment | None] = {}

    def in_place(self, row: Row) -> list[int] | None:
        """The row read as printed, None where something speaks against it."""
        at, looks, fits = self.columns.at, row.looks, self.profile.fits
        parts = [-1] * len(fits)
        for position, column in enumerate(row.columns):
            number = at.get(column, -1)
            seen = looks[position]
            if not seen.shape:
                if number >= 0 and parts[number] < 0:
                    parts[number] = position
                continue
            if number < 0 or not fits[number][self._shape(seen)]:
                number = self._within(row, position, seen)
                if number < 0:
                    return None
            if parts[number] >= 0 and looks[parts[number]].shape:
                return None
            parts[number] = position
        name, score = parts[self.level3], parts[self.score]
        if name < 0 or not looks[name].shape:
            return None
        if self.score >= 0 and (score < 0 or not looks[score].shape):
            return None
        return parts

    def _within(self, row: Row, position: int, seen: Look) -> int:
        """The column that suits a merged cell among those it covers, -1 for none."""
        start = row.columns[position]
        for grid in range(start + 1, start + row.cells[position].column_span):
            number = self.columns.at.get(grid, -1)
            if number >= 0 and self.profile.fits[number][self._shape(seen)]:
                return number
        return -1

    def _shape(self, seen: Look) -> int:
        """The shape of a cell, knowing the names this form uses as levels of its own."""
        if (seen.shape == TEXT or seen.shape == WORD) and seen.key in self.own:
            return OWN_LEVEL
        return seen.shape

    def put_back(self, row: Row) -> None:
        """A row that does not read as printed: a level's own line, or cells were lost."""
        if self._level_line(row):
            return
        looks, filled = row.looks, row.filled
        width = len(self.columns)
        printed = tuple(self.columns.at.get(row.columns[position], width) for position in filled)
        pattern = printed, tuple(self._shape(looks[position]) for position in filled)
        if pattern in self.known:
            found = self.known[pattern]
        else:
            found = self.known[pattern] = align(*pattern, self.profile, row.merges)
        if found is None:
            for position in filled:
                self.draft.put_extra(row, position)
            return
        parts = self._parts(row, printed, found.columns)
        move = Move(row, self.columns, filled, printed, found.columns, found.second)
        reason = move.reason()
        count = len(self.draft.indicators)
        self.add(row, parts, reason.zh if reason else None)
        if len(self.draft.indicators) > count:
            name = self.draft.indicators[-1].path[-1].text
            self.draft.findings += move.findings(Where(indicator=count), name)

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

    def _level_line(self, row: Row) -> bool:
        """A line of a level alone: its name with points or scores, and no indicator."""
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
        if not {"level1", "level2"} & {*found}:
            return False
        first, second = found.get("level1", -1), found.get("level2", -1)
        one, two, _ = self.levels.carry(row, first, second)
        values = {
            role: self._cell(row, found[role], cells.LEVEL[role], None)
            for role in cells.LEVEL
            if role in found
        }
        points = looks[second if second >= 0 else first].points
        if points and "points" not in values:
            values["points"] = self._points(points, row, second if second >= 0 else first)
        if values:
            path = (one, two) if second >= 0 else (one,)
            self.draft.levels.append(Level(self.objective, path, **values))
        return True

    def add(self, row: Row, parts: list[int], repaired: str | None) -> None:
        """An indicator from the parts of its row."""
        looks, draft = row.looks, self.draft
        third = parts[self.level3] if self.level3 >= 0 else -1
        first = parts[self.level1] if self.level1 >= 0 else -1
        second = parts[self.level2] if self.level2 >= 0 else -1
        one, two, kind = self.levels.carry(row, first, second, repaired)
        if self.levels.changed[0] or self.levels.changed[1]:
            self._note_levels(row, first, second)
        values: dict[str, Any] = {}
        for number, role, parse in self.fields:
            position = parts[number]
            if position >= 0:
                seen = looks[position]
                place = row.place(position, repaired if seen.shape else None)
                text = seen.text
                values[role] = Cell(text, parse(text, draft.reader) if text else None, place)
                span = row.cells[position].row_span
                if span > 1:
                    self.merged[number] = row.number + span - 1, values[role]
            else:
                values[role] = self._covered(row, number, role)
        if self.joined >= 0:
            values["target"] = self._joined(row, parts, repaired)
        name, part_of = self._name(row, third, repaired)
        if self._template_row(name, values):
            for position in parts:
                if position >= 0 and looks[position].shape and position not in (first, second):
                    draft.put_extra(row, position)
            return
        draft.indicators.append(
            Indicator(self.objective, part_of, (one, two, name), kind, **values)
        )
        if part_of is None:
            self.whole = len(draft.indicators) - 1
        for number in self.others:
            if parts[number] >= 0 and looks[parts[number]].shape:
                column = self.columns.columns[number]
                if column.role != "side" or looks[parts[number]].label is None:
                    draft.put_extra(row, parts[number], column.heading)

    def _name(self, row: Row, position: int, repaired: str | None) -> tuple[Cell[str], int | None]:
        """Level 3, and the indicator it is 其中 of."""
        if position < 0:
            return Cell("", None, missing_place(row)), None
        seen = row.looks[position]
        name = plain_name(seen.text)
        cell = Cell(seen.text, name or None, row.place(position, repaired))
        return cell, self.whole if name.startswith("其中") else None

    def _template_row(self, name: Cell[str], values: dict[str, Any]) -> bool:
        """A row of the printed template that nobody filled in."""
        if name.value and look(name.text).shape != FILLER:
            return False
        return not any(
            cell.text and look(cell.text).shape != FILLER
            for role, cell in values.items()
            if role not in ("operator", "unit", "points", "weight")
        )

    def _note_levels(self, row: Row, first: int, second: int) -> None:
        """Own names of levels, and points printed beside a level: 产出指标(50分)."""
        for position, path in ((first, 1), (second, 2)):
            if position < 0 or not row.looks[position].shape:
                continue
            seen = row.looks[position]
            if seen.shape not in LEVEL_SHAPES:
                self.own.add(seen.key)
            values = {
                field: self._cell(row, other, cells.LEVEL[field], None)
                for field in cells.LEVEL
                if (other := self._beside(row, f"level{path}_{field}")) >= 0
            }
            if seen.points and "points" not in values:
                values["points"] = self._points(seen.points, row, position)
            if values:
                names = self.levels.path(path)
                self.draft.levels.append(Level(self.objective, names, **values))

    def _beside(self, row: Row, role: str) -> int:
        """The position of the filled cell in a column by role, -1 for none."""
        number = self.columns.index.get(role, -1)
        if number < 0:
            return -1
        for position in row.filled:
            if self.columns.at.get(row.columns[position]) == number:
                return position
        return -1

    def _points(self, text: str, row: Row, position: int) -> Cell[Any]:
        return Cell(text, cells.points(text, self.draft.reader), row.place(position))

    def _cell(self, row: Row, position: int, parse: cells.Parse, repaired: str | None) -> Cell[Any]:
        text = row.looks[position].text
        value = parse(text, self.draft.reader) if text else None
        return Cell(text, value, row.place(position, repaired))

    def _covered(self, row: Row, number: int, role: str) -> Cell[Any]:
        """A column without a cell in this row: merged with the cell above, or lost."""
        until, above = self.merged.get(number, (0, _BLANK))
        if row.table is None or row.number > until:
            return Cell("", None, missing_place(row))
        place = above.place
        if place is not None:
            place = Place(
                place.page,
                sheet=place.sheet,
                table=place.table,
                row=place.row,
                column=place.column,
                inherited=True,
            )
        if role in _CARRIED:
            return Cell(above.text, above.value, place)
        return Cell("", None, place)

    def _joined(self, row: Row, parts: list[int], repaired: str | None) -> Cell[Any]:
        """A target whose operator, value and unit stand in cells of their own."""
        positions = [
            parts[self.columns.index[role]] if role in self.columns else -1
            for role in ("operator", "target", "unit")
        ]
        sign, value, unit = (
            "" if position < 0 or row.looks[position].shape == FILLER else row.looks[position].text
            for position in positions
        )
        place = next(
            (
                row.place(position, repaired)
                for position in (positions[1], positions[0], positions[2])
                if position >= 0 and row.looks[position].shape
            ),
            missing_place(row),
        )
        if positions[1] >= 0 and not value:
            value = row.looks[positions[1]].text
        return cells.joined_target(sign, value, unit, self.draft.reader, place)
