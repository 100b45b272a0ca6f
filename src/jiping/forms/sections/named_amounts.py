"""Names of money in rows without headings, each with the amount behind it."""

from __future__ import annotations

import re
from typing import Any

from msgspec.structs import replace

from jiping.forms import cells
from jiping.forms.draft import Draft, missing_place, put_amount_unit, text_cell
from jiping.forms.sections.funds import append_fund, has_colon, read_inline_amounts
from jiping.forms.sections.inline_amounts import is_expenditure, put_expenditure
from jiping.forms.seen.rows import Row
from jiping.model import Cell
from jiping.terms import fund_part

_OF_WHICH = "其中"
_NAMED_BY = re.compile(r"[^:：]{2,12}[:：]\s*(?=\S)")
"""A label before a name: 资金来源：财政拨款."""


def read_named_amounts(row: Row, draft: Draft) -> bool:
    """Names of funds in a row without headings, each with the amount behind it: the adjusted
    budget. False if the row is none of these."""
    if draft.indicators:
        return False
    if has_colon(row) and read_inline_amounts(row, draft):
        return True
    heads = [p for p in row.filled if (it := row.looks[p].label) is not None and it.head]
    if heads and not _all_expenditure(row, heads):
        return False
    named = [p for p in row.filled if _names_amount(row, p)]
    if heads and not {*heads} < {*named}:
        return False
    for position in row.filled if named else ():
        put_amount_unit(row, position, draft)
    totals = len(named) > 1 and all(fund_part(row.looks[p].text) == "total" for p in named)
    sides: list[tuple[int, int]] = []
    for position, end in zip(named, [*named[1:], len(row.cells)], strict=False):
        behind = range(position + 1, end)
        filled = [p for p in behind if row.looks[p].shape] or list(behind)
        if filled:
            text = row.looks[filled[0]].text
            value = cells.money(text, draft.reader) if text else None
            amount: Cell[Any] = Cell(text, value, row.place(filled[0]))
        else:
            amount = Cell("", None, missing_place(row))
        name = text_cell(row, position)
        if name.text[:2] != _OF_WHICH and (before := _NAMED_BY.match(name.text)):
            text = name.text[before.end() :]
            name = Cell(text, text, name.place)
        if put_expenditure(name.text, amount, row, draft):
            continue
        sides.append((row.columns[position], len(draft.funds)))
        append_fund(draft, name, {"adjusted": amount})
        if _begins_list(row, position):
            draft.funds[-1] = replace(draft.funds[-1], part_of=None)
        if totals:
            draft.sides = sides
        else:
            _part_of_side(draft, row.columns[position])
        for other in filled[1:]:
            if row.looks[other].shape:
                draft.put_extra(row, other, row.looks[position].text)
    return bool(named)


def _names_amount(row: Row, position: int) -> bool:
    """Whether a cell names money, and neither stands beside the names (其中) nor heads columns."""
    seen, behind = row.looks[position], [p for p in row.filled if p > position]
    if seen.key == _OF_WHICH or fund_part(seen.text) is None:
        return False
    label = row.looks[behind[0]].label if behind else None
    return label is None or label.fund is None or fund_part(row.looks[behind[0]].text) is not None


def _all_expenditure(row: Row, heads: list[int]) -> bool:
    """Whether labels of the form's head are amounts of expenditure, which may stand beside names
    of other money: 基本支出 | 210 | 财政拨款 | 268."""
    labels = [row.looks[p].label for p in heads]
    return all(it is not None and it.head and is_expenditure(it.head) for it in labels)


def _begins_list(row: Row, position: int) -> bool:
    """Whether a label beside the block begins another list of money: 支出构成 | 人员类项目."""
    beside = row.first.label
    first = row.filled[0] < position and beside is not None and beside.side
    return first and row.looks[position].key[:2] != _OF_WHICH


def _part_of_side(draft: Draft, column: int) -> None:
    """Where two totals stand side by side a line is part of the one above it."""
    above = [index for start, index in draft.sides if start <= column]
    if above and draft.funds[-1].part_of is not None:
        draft.funds[-1] = replace(draft.funds[-1], part_of=above[-1])
