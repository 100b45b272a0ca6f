"""Two blocks of indicators side by side: long-term targets left, annual ones right."""

from __future__ import annotations

from bisect import bisect_left

from jiping.forms.draft import Draft
from jiping.forms.headings.columns import Columns
from jiping.forms.headings.plan import Dealt
from jiping.forms.mending.align import Alignment
from jiping.forms.mending.repairs import Move
from jiping.forms.sections.indicators import IndicatorBlock
from jiping.forms.seen.rows import Row

_ENOUGH = 2
"""Rows that have nothing on the left, from which on the block there is taken to be blank."""


def block_below(
    columns: Columns, draft: Draft, left: int | None, index: int | None
) -> IndicatorBlock:
    """The block of indicators that headings begin: one, or two side by side."""
    if columns.halves:
        return PairedBlock(columns, draft, left, index)
    return IndicatorBlock(columns, draft, index)


class PairedBlock(IndicatorBlock):
    """Reads rows that hold an indicator of each block; level 1 may be common to both.

    The indicators on the right come behind all those on the left: they are kept until `settle`.
    """

    def __init__(self, columns: Columns, draft: Draft, left: int | None, right: int | None) -> None:
        super().__init__(columns, draft, right)
        self.left = IndicatorBlock(columns.half(0), draft, left)
        self.right = IndicatorBlock(columns.half(1), draft, right)
        self.later: list[tuple[Row, Dealt, str | None] | None] = []
        self.moves: dict[int, Move] = {}
        """By their place in `later`, the rows whose cells were moved."""
        self.blank_left = 0
        """How many rows held nothing on the left; -1 where one did."""
        draft.waiting = self.settle

    def _reads_whole(self, row: Row, parts: list[int]) -> bool:
        looks = row.looks
        names = [
            parts[number]
            for number, role in enumerate(self.columns.roles)
            if role == "level3" and parts[number] >= 0
        ]
        named = [looks[position] for position in names if looks[position].shape]
        if self._left_unused and not row.merges and any(self._left(row, parts)):
            return False
        return bool(named) and not any(seen.label and seen.label.total for seen in named)

    @property
    def _left_unused(self) -> bool:
        """Whether the block on the left was left blank, as far as can be seen."""
        return self.blank_left >= _ENOUGH

    def _left(self, row: Row, parts: list[int]) -> list[int]:
        """The shapes of a row's cells in the columns of the block on the left alone."""
        alone = {*self.columns.halves[0]} - {*self.columns.halves[1]}
        return [row.shapes[parts[number]] for number in alone if parts[number] >= 0]

    def _aligned(self, row: Row) -> Alignment | None:
        """Where the block on the left is blank, a row that slid belongs to the one on the right."""
        if row.merges or not self._left_unused:
            return super()._aligned(row)
        numbers = self.columns.halves[1]
        printed: list[int] = []
        for number in self._printed(row):
            nearest = bisect_left(numbers, number)
            printed.append(max(nearest, printed[-1] + 1) if printed else nearest)
        shapes = tuple(self._shape(row.looks[position]) for position in row.filled)
        found = self.right.plan.align((tuple(printed), shapes, False))
        if found is None:
            return super()._aligned(row)
        columns, second = (
            None if it is None else tuple(numbers[column] for column in it)
            for it in (found.columns, found.second)
        )
        return None if columns is None else Alignment(columns, found.cost, second)

    def goes_on(self, columns: Columns, objective: int | None) -> bool:
        same = super().goes_on(columns, objective)
        if same:
            self.left.goes_on(self.left.columns, self.left.objective)
            self.later.append(None)
        return same

    def level_line(self, row: Row) -> bool:
        return False

    def add(self, row: Row, dealt: Dealt, repaired: str | None) -> None:
        """The indicators of a row, the left one at once."""
        left, right = (
            half.plan.deal([dealt.parts[number] for number in numbers], row.shapes)
            for half, numbers in zip((self.left, self.right), self.columns.halves, strict=True)
        )
        if repaired is None and self.blank_left >= 0:
            self.blank_left = -1 if any(self._left(row, dealt.parts)) else self.blank_left + 1
        self.left.add(row, left, repaired)
        self.later.append((row, right, repaired))

    def report(self, move: Move, count: int) -> None:
        super().report(move, count)
        self.moves[len(self.later) - 1] = move

    def settle(self) -> None:
        """Add the indicators on the right."""
        for number, held in enumerate(self.later):
            if held is None:
                self.right.goes_on(self.right.columns, self.right.objective)
                continue
            count = len(self.draft.indicators)
            self.right.add(*held)
            if number in self.moves:
                self.right.report(self.moves[number], count)
        self.later.clear()
        self.moves.clear()
