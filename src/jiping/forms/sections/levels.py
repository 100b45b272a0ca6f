"""Levels 1 and 2 of a block of indicators, carried down merged and blank cells."""

from __future__ import annotations

from functools import lru_cache

from msgspec.structs import replace

from jiping.forms import cells
from jiping.forms.seen.look import Look
from jiping.forms.seen.rows import Row
from jiping.forms.seen.shapes import EITHER_LEVEL, LEVEL1, LOOSE_EITHER
from jiping.model import MISREAD, Cell, Place
from jiping.terms import LevelName, kind

LOST_LEVEL = "一级指标的单元格丢失，按二级指标补为“{name}”"

_NATIONAL = ("产出指标", "效益指标", "满意度指标", "成本指标")
_NONE: Cell[str] = Cell("")

_kind = lru_cache(maxsize=1024)(kind)


class Levels:
    """The levels that hold for the next row: as printed, and as inherited by later rows."""

    __slots__ = ("_down", "_kind", "_names", "_own_set", "_printed", "_until", "changed")

    def __init__(self) -> None:
        self._printed: list[Cell[str]] = [_NONE, _NONE]
        self._down: list[Cell[str] | None] = [_NONE, _NONE]
        """As inherited; None where nothing has inherited what is printed yet."""
        self._names: list[str | None] = [None, None]
        self._own_set = False
        self._until = 0
        self._kind: str | None = None
        self.changed = False

    def carry(
        self, row: Row, first: int, second: int, places: list[Place]
    ) -> tuple[Cell[str], Cell[str], str | None]:
        """Levels 1 and 2 of a row, and its kind.

        `first` and `second` are the positions of its level cells, -1 where it has none, `places`
        where its cells stand. `changed` = it prints a level itself.
        """
        looks = row.looks
        upper = lower = None
        if first >= 0 and (one := looks[first]).shape:
            upper = self._print(0, one, places[first], one.level1)
            cell = row.cells[first]
            self._until = cell.row + cell.row_span - 1
            self._printed[1] = self._down[1] = _NONE
            if second < 0 and cell.column_span > 1:
                self._spread(one)
        if second >= 0 and (two := looks[second]).shape:
            name = two.level2
            if upper is None and name is not None and name.parent != self._names[0]:
                upper = self._lost(name.parent, two, row, first)
            lower = self._print(1, two, places[second], name)
        self.changed = upper is not None or lower is not None
        if self.changed:
            self._kind = _kind(self._printed[0].text, self._printed[1].text)
        if upper is None:
            upper = self._inherited(0)
        return upper, self._inherited(1) if lower is None else lower, self._kind

    def first_shape(self, shape: int, *, leftmost: bool) -> int:
        """The shape of a row's first cell: a name of either level is level 1 where none stands
        above it and it is printed that far to the left."""
        either = shape in (EITHER_LEVEL, LOOSE_EITHER)
        return LEVEL1 if either and leftmost and not self._printed[0].text else shape

    def leave(self) -> None:
        """The page or table ends: what was merged there does not reach further."""
        self._until = 0

    def lengthen(self, level: int, piece: str, reason: str) -> Cell[str]:
        """The end of a level's name whose beginning is held already; the whole name."""
        begun = self._printed[level]
        place = replace(begun.place or Place(), repaired=reason)
        whole = cells.level_cell(begun.text + piece, level + 1, place)
        self._printed[level] = whole
        self._down[level] = None
        self._names[level] = whole.value
        self._kind = _kind(self._printed[0].text, self._printed[1].text)
        return whole

    def begin(self, row: Row, position: int, depth: int) -> None:
        """A line of its own names level 1 or 2 of the rows below it."""
        seen, place = row.looks[position], row.place(position)
        if depth == 1:
            self._down[1] = self._printed[1] = _NONE
            self._names[1] = None
        self._print(depth - 1, seen, place, seen.level1 if depth == 1 else seen.level2)
        self._kind = _kind(self._printed[0].text, self._printed[1].text)

    def depth(self, seen: Look) -> int:
        """Which level a name on a line of its own is of, 0 = none that is known."""
        if seen.level1 is None or seen.level2 is None:
            return 1 if seen.level1 is not None else 2 if seen.level2 is not None else 0
        return 2 if self._names[0] == seen.level2.parent else 1

    def path(self, depth: int) -> tuple[Cell[str], ...]:
        """The names that hold now, down to level 1 or 2, as printed."""
        return tuple(self._printed[:depth])

    def _inherited(self, level: int) -> Cell[str]:
        """A level as a row below the one that prints it has it."""
        down = self._down[level]
        if down is None:
            above = self._printed[level]
            place = _inherited(above.place) if above.place is not None else None
            self._down[level] = down = Cell(above.text, above.value, place)
        return down

    def _print(self, level: int, seen: Look, place: Place, name: LevelName | None) -> Cell[str]:
        """A level that the row itself prints."""
        canonical = None
        if name is not None:
            canonical = name.canonical
            if name.mended is not None:
                how = f"{MISREAD}：{name.mended.zh}，按“{canonical}”理解"
                place = replace(place, repaired=how)
            if level == 0 and canonical not in _NATIONAL:
                self._own_set = True  # 投入 过程 产出 效果: satisfaction is a part of the effect
        self._printed[level] = cell = Cell(seen.text, canonical or seen.text, place)
        self._down[level] = None
        self._names[level] = canonical
        return cell

    def _lost(self, parent: str | None, two: Look, row: Row, first: int) -> Cell[str] | None:
        """The level 1 that was lost from a row, by what its level 2 says; None if none was."""
        if parent is None or not self._belongs_elsewhere(parent, two, row, first):
            return None
        return self._supply(parent, row)

    def _belongs_elsewhere(self, parent: str, two: Look, row: Row, first: int) -> bool:
        """Whether level 2 speaks against the level 1 above it, so that its own was lost."""
        have = self._names[0]
        if row.merges and row.number <= self._until:
            return False
        if have is None:
            return not self._printed[0].text
        if have not in _NATIONAL or self._own_set:
            return False
        under_benefit = have == "效益指标" and two.level1 is not None and first >= 0
        return not (under_benefit and parent == "满意度指标")

    def _supply(self, parent: str, row: Row) -> Cell[str]:
        """Put in the level 1 that was lost, by what level 2 says."""
        table = row.table
        place = Place(
            row.page,
            sheet=table.sheet if table else None,
            table=table.number if table else None,
            row=row.number if table else None,
            line=None if table else row.number,
            missing=True,
            repaired=LOST_LEVEL.format(name=parent),
        )
        self._printed[0] = cell = Cell(parent, parent, place)
        self._down[0] = None
        self._names[0] = parent
        self._until = 0
        return cell

    def _spread(self, one: Look) -> None:
        """A level-1 cell merged over the level-2 column stands for both."""
        above = self._inherited(0).place
        self._printed[1] = self._down[1] = cells.level_cell(one.text, 2, above)


def _inherited(place: Place) -> Place:
    return Place(
        place.page,
        place.rectangle,
        place.sheet,
        place.table,
        place.row,
        place.column,
        place.line,
        inherited=True,
    )
