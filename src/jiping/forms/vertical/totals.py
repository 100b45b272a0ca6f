"""The total line of a form with a cell a line."""

from __future__ import annotations

from collections.abc import Sequence

from jiping.forms.headings.columns import Columns
from jiping.forms.seen.look import Look, look
from jiping.forms.seen.rows import Row
from jiping.forms.seen.shapes import NUMBERS
from jiping.forms.vertical.pieces import Piece
from jiping.model import DocCell

_LABELS = 3


def in_place(row: Row, columns: Columns | None) -> Row:
    """The row of the total with its two numbers below the headings of points and score, where
    the score stands first."""
    index = columns.index if columns is not None else {}
    numbers = [p for p in row.filled[1:] if row.looks[p].shape in NUMBERS]
    if columns is None or len(numbers) != 2 or len(row.filled) != 3:
        return row
    if not ("score" in index and index.get("points", 0) > index["score"] > 0):
        return row
    cells = [DocCell("", row.number, column.start) for column in columns.columns]
    looks = [look("") for _ in cells]
    for at, position in zip((0, index["score"], index["points"]), row.filled, strict=True):
        cells[at], looks[at] = row.cells[position], row.looks[position]
    starts = [column.start for column in columns.columns]
    return Row(cells, looks, starts, row.table, row.page)


def labels_end(pieces: Sequence[Piece], number: int) -> int:
    """Where labels end that name the parts of the total line before its values, all but the first
    one: 总分 总分值 总得分 自评等级 100 98 优; 0 where each has its value behind it."""
    end = number
    while end < len(pieces) and _names_total(pieces[end].look):
        end += 1
    count = end - number
    values = pieces[end : end + count - 1]
    plain = all(it.look.shape and it.look.label is None for it in values)
    return end if count >= _LABELS and len(values) == count - 1 and plain else 0


def _names_total(seen: Look) -> bool:
    """Whether a text labels a part of the total line: 总分值, 总得分, 自评等级."""
    label = seen.label
    if label is None:
        return False
    return bool(label.total) or label.head in ("claimed_total", "claimed_grade")
