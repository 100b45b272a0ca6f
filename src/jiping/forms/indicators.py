"""A block of indicators: its rows, put back where cells were lost, as data."""

from __future__ import annotations

from typing import Any

from jiping.faults import fault
from jiping.forms import cells
from jiping.forms.align import Alignment, Profile, align, profile
from jiping.forms.columns import Columns
from jiping.forms.draft import Draft, missing_place
from jiping.forms.levels import Levels
from jiping.forms.look import FILLER, LEVEL1, NUMBER, PERCENT, Look
from jiping.forms.rows import Row
from jiping.model import Cell, Indicator, Level, Place, Where, Words
from jiping.terms import plain_name

Parts = tuple[int, ...]
"""For each column the position of its cell in the row; -1 = none, -2 = lost."""

NONE, LOST = -1, -2
_CARRIED = frozenset(("variance", "improvement", "criteria", "definition", "remark", "target"))


class IndicatorBlock:
    """Reads the rows below one heading."""

    def __init__(self, columns: Columns, draft: Draft, objective: int | None) -> None:
        self.columns = columns
        self.draft = draft
        self.objective = objective
        self.levels = Levels()
        self.profile: Profile = profile(columns)
        index = columns.index
        self.level1 = index.get("level1", -1)
        self.level2 = index.get("level2", -1)
        self.level3 = index.get("level3", -1)
        self.score = index.get("score", -1)
        self.operator = index.get("operator", -1)
        self.unit = index.get("unit", -1)
        self.fields = [
            (number, role, cells.INDICATOR[role])
            for number, role in enumerate(columns.roles)
            if role in cells.INDICATOR
        ]
        self.others = [
            number
            for number, role in enumerate(columns.roles)
            if role in ("other", "number", "blank", "side")
        ]
        self.level_fields = [
            (number, *role.split("_"))
            for number, role in enumerate(columns.roles)
            if role.startswith(("level1_", "level2_"))
        ]
        self.shift = 0
        self.whole: int | None = None
        self.own: set[str] = set()
        self.merged: dict[int, tuple[int, Cell[Any]]] = {}

    def read(self, row: Row) -> None:
        """One row of data: an indicator, a level's own line, or text without a key."""
        parts = self._in_place(row)
        repaired = second = None
        if parts is None:
            if self._level_line(row):
                return
            parts, repaired, second = self._put_back(row)
        if parts is None:
            for position in row.filled:
                self.draft.put_extra(row, position)
            return
        self._add(row, parts, repaired, second)

    def _in_place(self, row: Row, shift: int = 0) -> Parts | None:
        """The row read as printed (or moved as a whole), None where something speaks against it."""
        at, looks, fits = self.columns.at, row.looks, self.profile.fits
        parts = [NONE] * len(self.columns)
        for position, column in enumerate(row.columns):
            number = at.get(column)
            shape = looks[position].shape
            if number is not None and shift:
                number += shift
                if not 0 <= number < len(parts):
                    number = None
            if number is None:
                if shape:
                    return None
                continue
            if not shape:
                if parts[number] < 0:
                    parts[number] = position
                continue
            if not fits[number][shape] and not self._fits_after_all(number, looks[position]):
                return None
            if parts[number] >= 0 and looks[parts[number]].shape:
                return None
            parts[number] = position
        third = parts[self.level3]
        if third < 0 or not looks[third].shape:
            return None
        score = parts[self.score] if self.score >= 0 else 0
        if score < 0 or not looks[score].shape:
            return None if row.number not in self._spans(self.score) else tuple(parts)
        return tuple(parts)

    def _fits_after_all(self, number: int, seen: Look) -> bool:
        """Own names of levels met before, and level names that are names of indicators too."""
        if number in (self.level1, self.level2):
            return seen.key in self.own
        return number == self.level3 and seen.shape >= LEVEL1 and not seen.key.endswith("指标")
