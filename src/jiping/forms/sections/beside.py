"""Two blocks of indicators side by side: long-term targets left, annual ones right."""

from __future__ import annotations

from jiping.forms.draft import Draft
from jiping.forms.headings.columns import Columns
from jiping.forms.headings.plan import Dealt
from jiping.forms.sections.indicators import IndicatorBlock
from jiping.forms.seen.rows import Row


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
        draft.waiting = self.settle

    def _reads_whole(self, row: Row, parts: list[int]) -> bool:
        looks = row.looks
        names = [
            parts[number]
            for number, role in enumerate(self.columns.roles)
            if role == "level3" and parts[number] >= 0
        ]
        named = [looks[position] for position in names if looks[position].shape]
        return bool(named) and not any(seen.label and seen.label.total for seen in named)

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
        self.left.add(row, left, repaired)
        self.later.append((row, right, repaired))

    def settle(self) -> None:
        """Add the indicators on the right."""
        for held in self.later:
            if held is None:
                self.right.goes_on(self.right.columns, self.right.objective)
            else:
                self.right.add(*held)
        self.later.clear()
