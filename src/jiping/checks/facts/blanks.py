"""When an empty cell is an omission, and when the form or its conversion accounts for it."""

from __future__ import annotations

from jiping.checks.case import Case, Row
from jiping.checks.facts.words import is_blank
from jiping.model import Cell, Value, Words

LOST = Words("原件转换时丢了这一格", "the cell was lost in conversion")
CUT_OFF = Words("表在这一行中断", "the form breaks off in this row")


def is_unused(row: Row) -> bool:
    """A row of the template that nobody filled in: no target, actual, points or score.

    On a form with no column but the target a row that has a name is meant.
    """
    form = row.indicator
    others = (form.actual, form.points, form.score, form.actual_to_date, form.forecast)
    if all(cell is None for cell in others) and row.name:
        return False
    return all(cell is None or is_blank(cell.text) for cell in (form.target, *others))


def lost(case: Case, row: Row, cell: Cell[Value]) -> Words | None:
    """Why the cell may have been filled in on the original, None where it was blank."""
    if cell.place is not None and cell.place.missing:
        return LOST
    if case.evaluation.truncated and row.index == len(case.rows) - 1:
        return CUT_OFF
    return None
