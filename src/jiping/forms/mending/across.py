"""Rows in a block of indicators that are none of them: their text is merged over its columns."""

from __future__ import annotations

from jiping.forms.headings.columns import Columns
from jiping.forms.headings.plan import Plan
from jiping.forms.seen.rows import Row
from jiping.forms.seen.shapes import LONG, TEXT

_JUDGED = frozenset(("target", "actual", "points", "score"))
_NOT_ASKED = frozenset(("side", "blank", "other", "level1", "level2"))
_TEXTS = frozenset((TEXT, LONG))


def runs_across(row: Row, columns: Columns) -> bool:
    """Whether a text is merged over the last columns to be judged, or over the names and what
    stands right of them behind a label, as no indicator has it."""
    if row.merges and len(row.filled) == 2 and _labels_over_names(row, columns):
        return True
    judged = [it.start for it in columns.columns if it.role in _JUDGED][-2:]
    for position in row.filled if row.merges else ():
        start = row.columns[position]
        end = start + row.cells[position].column_span
        if row.shapes[position] in _TEXTS and all(start <= column < end for column in judged):
            return len(judged) > 1
    return False


def whole(row: Row, columns: Columns, plan: Plan) -> list[int] | None:
    """The parts of a row with a cell in each column, where merged cells are known: nothing can
    have moved, though one cell is not what its column asks for. None for another row."""
    if not row.merges:
        return None
    parts = [-1] * len(columns)
    fits, odd = plan.profile.fits, 0
    for position in row.filled:
        number = columns.at.get(row.columns[position], -1)
        if number < 0 or parts[number] >= 0:
            return None
        parts[number] = position
        odd += not fits[number][row.shapes[position]]
    asked = [n for n, role in enumerate(columns.roles) if role not in _NOT_ASKED]
    missing = any(parts[number] < 0 for number in asked)
    named = parts[plan.name] >= 0 and fits[plan.name][row.shapes[parts[plan.name]]]
    return parts if odd == 1 and named and not missing else None


def _labels_over_names(row: Row, columns: Columns) -> bool:
    """Whether a row is a label, no level's name, and a text merged over the column of names."""
    label, text = row.filled
    names = columns.index.get("level3")
    if names is None or names + 1 == len(columns) or row.shapes[label] not in _TEXTS:
        return False
    end = row.columns[text] + row.cells[text].column_span
    behind = columns.columns[names + 1]
    return row.columns[text] <= columns.columns[names].start and behind.start < end
