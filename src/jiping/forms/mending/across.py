"""Rows in a block of indicators that are none of them: their text is merged over its columns."""

from __future__ import annotations

from jiping.forms.headings.columns import Columns
from jiping.forms.seen.rows import Row
from jiping.forms.seen.shapes import LONG, TEXT

_JUDGED = frozenset(("target", "actual", "points", "score"))
_TEXTS = frozenset((TEXT, LONG))


def runs_across(row: Row, columns: Columns) -> bool:
    """Whether a text is merged over the last columns to be judged, or over the names and what
    stands right of them behind a label, as no indicator has it."""
    labelled = _labels_over_names if row.merges else _labels_beside
    if len(row.filled) == 2 and labelled(row, columns):
        return True
    judged = [it.start for it in columns.columns if it.role in _JUDGED][-2:]
    for position in row.filled if row.merges else ():
        start = row.columns[position]
        end = start + row.cells[position].column_span
        if row.shapes[position] in _TEXTS and all(start <= column < end for column in judged):
            return len(judged) > 1
    return False


def _labels_beside(row: Row, columns: Columns) -> bool:
    """Whether a row without merged cells is a label in the column beside the block, then blanks,
    then a text: no cell of it moved."""
    label, text = row.filled
    beside = columns.at.get(row.columns[label], -1)
    apart = label == 0 and text > 1 and beside >= 0 and columns.roles[beside] == "side"
    texts = row.shapes[label] in _TEXTS and row.shapes[text] in _TEXTS
    return apart and texts and text < columns.index.get("level3", 0)


def _labels_over_names(row: Row, columns: Columns) -> bool:
    """Whether a row is a label, no level's name, and a text merged over the column of names."""
    label, text = row.filled
    names = columns.index.get("level3")
    if names is None or names + 1 == len(columns) or row.shapes[label] not in _TEXTS:
        return False
    end = row.columns[text] + row.cells[text].column_span
    behind = columns.columns[names + 1]
    return row.columns[text] <= columns.columns[names].start and behind.start < end
