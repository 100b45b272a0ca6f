"""Which columns a section prints for an evaluation, and where their edges stand.

Edges are tenths of a millimetre from the left of the table. A layout's columns stand where its
grid says. When the evaluation has cells for a column that the layout lacks, the column is added;
when the form read was of this very layout and had no such column, it is left out; then the
columns that hold text make room, and edges are drawn to the grid where they come near it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from msgspec import Struct

from jiping import terms
from jiping.model import Column
from jiping.terms import vocabulary


def _labelled(order: str, *tables: Mapping[str, str]) -> dict[str, str]:
    """Roles in their usual order with the usual wording of each."""
    labels: dict[str, str] = {}
    for role in order.split():
        wordings = next((table[role] for table in tables if role in table), "")
        words = terms.term(role)
        labels[role] = wordings.split()[0] if wordings else words.zh if words else ""
    return labels


INDICATOR_COLUMNS = _labelled(
    "level1 level2 level3 level4 level5 is_core definition criteria initial_target"
    " adjusted_target baseline operator target unit actual_to_date forecast actual rate points"
    " weight coefficient score converted_score variance improvement causes likelihood remark",
    vocabulary.COLUMNS,
    {"level4": "四级指标", "level5": "五级指标"},
)
FUND_COLUMNS = _labelled(
    "name content source_code original adjustment adjusted received received_rate executed_to_date"
    " executed points weight rate forecast forecast_rate score variance appropriation other_funds",
    {"name": ""},
    vocabulary.FUNDS,
    vocabulary.COLUMNS,
)
OBJECTIVE_COLUMNS = _labelled(
    "planned achieved points score", vocabulary.OBJECTIVES, vocabulary.COLUMNS
)
"""All columns of a block, role and label, in their usual order."""

NUMBERS = frozenset(FUND_COLUMNS) - {"name", "content", "source_code", "variance"} | {
    "coefficient",
    "converted_score",
}
_NEW_NUMBER, _NEW_TEXT, _LEAST, _NEAR = 140, 260, 100, 30


class Placed(Struct, frozen=True, gc=False):
    """A column as it will be printed, between two edges."""

    role: str
    label: str
    start: int
    end: int
    group: str | None = None


def placed_columns(
    declared: Sequence[Column],
    known: Mapping[str, str],
    filled: Callable[[str], bool],
    strict: bool,
    edges: Sequence[int],
    first: int,
) -> tuple[list[Placed], bool]:
    """The columns to print between grid column `first` and the right end of the grid, and
    whether they differ from the layout's.

    `known` are all columns there can be, role and label, in their usual order; `filled` tells
    whether the evaluation has cells for a role that stand nowhere else; with `strict` declared
    columns that the evaluation lacks are left out.
    """
    columns: list[Placed] = []
    at = first
    changed = False
    for column in declared:
        start, at = at, at + column.span
        if strict and column.role != "blank" and not filled(column.role):
            changed = True
        else:
            columns.append(Placed(column.role, column.label, edges[start], edges[at], column.group))
    present = {column.role for column in columns}
    order = list(known)
    for number, role in enumerate(order):
        if role in present or not filled(role):
            continue
        stands = {column.role: index for index, column in enumerate(columns)}
        after = [stands[it] for it in order[:number] if it in stands]
        width = _NEW_NUMBER if role in NUMBERS else _NEW_TEXT
        columns.insert(after[-1] + 1 if after else 0, Placed(role, known[role], 0, width))
        changed = True
    return (_spread(columns, edges, first) if changed else columns), changed


def _spread(columns: list[Placed], edges: Sequence[int], first: int) -> list[Placed]:
    """The columns side by side over the whole room, each with a fair width."""
    left, right = edges[first], edges[-1]
    widths = [column.end - column.start for column in columns]
    spare = right - left - sum(widths)
    soft = [number for number, column in enumerate(columns) if column.role not in NUMBERS]
    if not soft or sum(widths[number] - _LEAST for number in soft) < -spare:
        soft = list(range(len(columns)))
    weight = sum(widths[number] for number in soft)
    for number in soft:
        widths[number] += spare * widths[number] // weight
    spread: list[Placed] = []
    start = left
    for column, width in zip(columns, widths, strict=True):
        wished = start + width
        end = min(edges, key=lambda edge: abs(edge - wished))
        if abs(end - wished) > _NEAR or end - start < width // 2:
            end = wished
        spread.append(Placed(column.role, column.label, start, end, column.group))
        start = end
    if spread:
        last = spread[-1]
        spread[-1] = Placed(last.role, last.label, last.start, right, last.group)
    return spread
