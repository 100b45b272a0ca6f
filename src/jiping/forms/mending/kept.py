"""Rows that hold their cells where they stand, though a cell does not suit its column."""

from __future__ import annotations

from collections.abc import Sequence

from jiping.forms.headings.plan import Plan
from jiping.forms.mending.align import Alignment
from jiping.forms.seen.rows import Row
from jiping.model import Table

_STRANGE = 3
"""One cell in so many may be one that does not suit its column."""


class Kept:
    """Tells of the rows below one heading which of them lost nothing."""

    def __init__(self, how: Plan) -> None:
        self.how = how
        index = how.columns.index
        self.asked = {how.actual, how.score, index.get("target", -1)} - {-1}
        self.spanned: dict[int, bool] = {}

    def as_printed(
        self, row: Row, printed: tuple[int, ...], shapes: Sequence[int], *, whole: bool
    ) -> Alignment | None:
        """The columns that cells stand in, where none can have moved: the table has its merged
        cells and the row reaches its end (and is `whole`: no answer is blank). What does not suit
        its column is a strange answer. None where something may have been lost."""
        if whole and not self.asked <= {*printed}:
            return None
        if row.table is None or not self._reaches_the_end(row, row.table):
            return None
        if len({*printed}) < len(printed) or self.how.name not in printed:
            return None
        fits = self.how.profile.fits
        if max(printed) >= len(fits):  # a cell stands under no heading
            return None
        strange = [n for n, shape in zip(printed, shapes, strict=True) if not fits[n][shape]]
        if self.how.name in strange or len(strange) * _STRANGE > len(printed):
            return None
        return Alignment(printed, 0)

    def _reaches_the_end(self, row: Row, table: Table) -> bool:
        """Whether a row goes to the last column of a table in which cells are merged downwards."""
        last = row.cells[-1]
        if not table.merges or last.column + last.column_span <= table.width:
            return False
        if table.number not in self.spanned:
            spans = (cell.row_span > 1 for cells in table.rows for cell in cells)
            self.spanned[table.number] = any(spans)
        return self.spanned[table.number]
