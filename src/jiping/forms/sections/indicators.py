"""A block of indicators: its rows, put back where cells were lost, as data."""

from __future__ import annotations

from typing import Any

from jiping.forms.draft import Draft, covered, missing_place
from jiping.forms.headings.columns import Columns
from jiping.forms.headings.plan import Dealt, parts_of
from jiping.forms.mending import torn
from jiping.forms.mending.across import runs_across
from jiping.forms.mending.align import Alignment
from jiping.forms.mending.kept import Kept
from jiping.forms.mending.repairs import Move
from jiping.forms.sections import composed
from jiping.forms.sections.level_lines import LevelLines
from jiping.forms.sections.tree import depth_of_line, path_of
from jiping.forms.seen.look import Look
from jiping.forms.seen.rows import Row
from jiping.forms.seen.shapes import (
    FILLER,
    NUMBERS,
    OWN_LEVEL,
    PERCENT,
    SYMBOL,
    TEXT,
    UNIT,
    WORD,
)
from jiping.model import Cell, Indicator, Place, Where

_CARRIED = frozenset(("variance", "improvement", "criteria", "definition", "remark", "target"))
_GIVEN = frozenset((*NUMBERS, PERCENT, UNIT, SYMBOL))
_BLANK: Cell[str] = Cell("")


class IndicatorBlock(LevelLines):
    """Reads the rows below one heading; a row's cells are dealt to the columns first."""

    def __init__(self, columns: Columns, draft: Draft, objective: int | None) -> None:
        super().__init__(columns, draft, objective)
        self.third: Cell[str] = _BLANK
        self.whole: int | None = None
        self.merged: dict[int, tuple[int, Cell[Any]]] = {}
        self.kept: Kept | None = None
        self.last: tuple[Row, list[int]] | None = None

    def goes_on(self, columns: Columns, objective: int | None) -> bool:
        """Whether headings printed again (on a new page) head the same block."""
        same = columns.columns == self.columns.columns and objective == self.objective
        if same:
            self.merged.clear()
            self.levels.leave()
        return same

    def in_place(self, row: Row) -> Dealt | None:
        """The row read as printed, None where something speaks against it."""
        how = self.plan
        dealt = how.plain.get((row.columns, row.shapes))
        if dealt is not None:
            label = row.looks[dealt.name].label
            return dealt if label is None or not label.total else None
        if len(row.filled) < how.fewest and not row.settled:
            return None
        parts = self._in_place(row)
        if parts is None:
            return None
        dealt = how.deal(parts, row.shapes)
        if not row.settled:
            how.keep_plain(row.columns, row.shapes, dealt)
        return dealt

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
        a name merged with the levels left of it, or a number given as a reason (0), for cells
        that moved left leave no score behind them; -1 for none."""
        fits, seen = self.plan.profile.fits, row.looks[position]
        shape = self._shape(seen)
        if number < 0 or fits[number][shape]:
            return number
        if number in self.plan.reasons and shape in _GIVEN:
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
        if self.level_line(row) or self._under_headings(row):
            return
        if runs_across(row, self.columns):
            self.draft.put_rest(row)
            return
        if (parts := torn.dotted(row, self.columns, self.plan)) is not None:
            self.add(row, self.plan.deal(parts, row.shapes), None)
            return
        if len(row.filled) == 1 and not self._names_one(row):
            self.draft.put_extra(row, row.filled[0])
            return
        row = torn.end_levels(self.draft, row, self.columns, self.plan, self.levels)
        found, mended = self._as_printed(row, whole=True), None
        if found is None:
            row, mended = self._mended(row)
            found = self._as_printed(row) or self._aligned(row)
        filled, printed = row.filled, self._printed(row)
        if found is None:
            for position in filled:
                self.draft.put_extra(row, position)
            return
        parts = parts_of(row, printed, found.columns, self.columns)
        dealt = self.plan.deal(parts, row.shapes)
        move = Move(row, self.columns, filled, printed, found.columns, found.second, mended)
        reason = move.reason()
        count = len(self.draft.indicators)
        self.add(row, dealt, reason.zh if reason else None)
        self.report(move, count)

    def _under_headings(self, row: Row) -> bool:
        """Reads a row that holds texts under no heading, if it is as printed but for these."""
        apart = [p for p in row.filled if row.columns[p] not in self.columns.at]
        if not apart or not row.merges:
            return False
        rest = torn.changed(row, dict.fromkeys(apart, ""))
        dealt = self.in_place(rest) if rest.filled else None
        if dealt is not None:
            self.add(rest, dealt, None)
        elif rest.filled and self._as_printed(rest) is not None:
            self.put_back(rest)
        else:
            return False
        for position in apart:
            self.draft.put_extra(row, position)
        return True

    def report(self, move: Move, count: int) -> None:
        """What is to be said of the row that moved, where it made an indicator; `count` is how
        many there were before."""
        if len(self.draft.indicators) > count:
            name = self.draft.indicators[-1].path[-1].text
            self.draft.findings += move.findings(Where(indicator=count), name)

    def _printed(self, row: Row) -> tuple[int, ...]:
        """The columns that the filled cells of a row stand in."""
        at, width = self.columns.at, len(self.columns)
        return tuple(at.get(row.columns[position], width) for position in row.filled)

    def _as_printed(self, row: Row, *, whole: bool = False) -> Alignment | None:
        """The row as it stands where it can have lost nothing."""
        shapes = [self._shape(row.looks[position]) for position in row.filled]
        if self.kept is None:
            self.kept = Kept(self.plan)
        return self.kept.as_printed(row, self._printed(row), shapes, whole=whole)

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
        mended = torn.parted_levels(row, self.columns, self.plan)
        if mended is None:
            mended = torn.mended(row, self.columns, self.plan, self._aligned)
        return (row, None) if mended is None else (mended.row, mended)

    def add(self, row: Row, dealt: Dealt, repaired: str | None) -> None:
        """The indicator that a row says, its cells dealt to the columns; `repaired` is the reason
        if they were moved."""
        draft, how, first, second = self.draft, self.plan, dealt.first, dealt.second
        indicators, shapes = draft.indicators, row.shapes
        if len(indicators) >= draft.most:
            draft.beyond = True
            return
        places = row.places(repaired)
        one, two, kind = self.levels.carry(row, first, second, places)
        bare = not how.scored_levels
        if first >= 0 and shapes[first] and not (bare and row.looks[first].ordinary):
            self._note_level(row, dealt, first, 1)
        if second >= 0 and shapes[second] and not (bare and row.looks[second].ordinary):
            self._note_level(row, dealt, second, 2)
        values = self._values(row, dealt, places)
        answered = dealt.answered
        if how.composed:
            answered = (
                composed.compose(row, dealt.parts, how, draft.reader, repaired, values) or answered
            )
        name = composed.named(row, dealt.name, places)
        if not answered and (name.value is None or shapes[dealt.name] == FILLER):
            composed.put_template(draft, row, dealt)
            return
        if how.unweighed and (points := composed.points_in(name.text)):
            values["points"] = draft.points_cell(points, row, dealt.name)
        path: tuple[Cell[str], ...] = (one, two, name)
        if not how.usual or not two.text:
            path, kind = self._path(row, dealt, repaired, path, kind)
        part_of = self.whole if name.value is not None and name.value.startswith("其中") else None
        if part_of is None:
            self.whole = len(indicators)
        indicators.append(Indicator(self.objective, part_of, path, kind, **values))
        self.last = row, dealt.parts
        for number, position in dealt.others:
            composed.put_other(draft, row, self.columns.columns[number], position)

    def _values(self, row: Row, dealt: Dealt, places: list[Place]) -> dict[str, Any]:
        """The cells of a row by their field."""
        draft, looks, printed = self.draft, row.looks, row.cells
        reader = draft.reader
        values: dict[str, Any] = {}
        for role, number, position, parse, needed in dealt.said:
            text = looks[position].text
            value = parse(text, reader)
            values[role] = cell = Cell(text, value, places[position])
            if needed and value is None:
                draft.unread.append((Where(indicator=len(draft.indicators), field=role), cell))
            if (span := printed[position].row_span) > 1:
                self.merged[number] = row.number + span - 1, cell
        for role, number, position in dealt.blank:
            values[role] = cell = Cell("", None, row.place(position))
            if (span := printed[position].row_span) > 1:
                self.merged[number] = row.number + span - 1, cell
        for role, number in dealt.absent:
            values[role] = self._covered(row, number, role)
        return values

    def _third(self, row: Row, position: int, repaired: str | None) -> Cell[str]:
        """Level 3 of a row that has a fourth: its own cell, or that of the rows above."""
        if position >= 0 and row.looks[position].shape:
            self.third = composed.named(row, position, row.places(repaired))
        elif self.levels.changed:
            self.third = _BLANK
        else:
            return composed.carried_down(self.third)
        return self.third

    def _path(
        self,
        row: Row,
        dealt: Dealt,
        repaired: str | None,
        path: tuple[Cell[str], ...],
        kind: str | None,
    ) -> tuple[tuple[Cell[str], ...], str | None]:
        """The path and kind of an indicator that has not just levels 1 and 2 above it."""
        one, two, name = path
        how = self.plan
        path = path if how.level2 >= 0 else (one, name)
        if how.third >= 0:
            third = self._third(row, dealt.parts[how.third], repaired)
            return (*path[:-1], third, name), kind
        if how.tree or not two.text:
            return path_of(path, two, kind, tree=how.tree)
        return path, kind

    def _covered(self, row: Row, number: int, role: str) -> Cell[Any]:
        """A column without a cell in this row: merged with the cell above, or lost."""
        until, above = self.merged.get(number, (0, _BLANK))
        if row.table is None or row.number > until:
            return Cell("", None, missing_place(row))
        return covered(above, carried=role in _CARRIED)
