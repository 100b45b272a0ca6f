"""Names of money with the amount behind them in one cell: 其中：财政拨款：50, 资金总额：58万元."""

from __future__ import annotations

from jiping.forms import cells
from jiping.forms.draft import Draft
from jiping.forms.seen.rows import Row
from jiping.model import Cell
from jiping.terms import Label, fund_part, key, label

_EXPENDITURE = frozenset(("basic_expenditure", "project_expenditure"))
_OF_WHICH = "其中"

Named = tuple[int, str, str, Label | None]
"""Position of a cell, the name in it, the amount in it, and what the name labels."""


def inline_amounts(row: Row, draft: Draft) -> list[Named]:
    """The names and amounts of a row that holds nothing else but labels beside them; none for
    another row."""
    found: list[Named] = []
    for position in row.filled:
        seen = row.looks[position]
        if (meaning := seen.label) is not None and meaning.side and not meaning.objective:
            continue
        if not found and seen.amount and ":" not in seen.key:
            continue  # 项目资金申请（万元） beside them
        name, _, amount = seen.text.replace("：", ":").rpartition(":")
        name, amount = name.strip(), amount.strip()
        if not name or key(name) == _OF_WHICH or not _is_amount(amount, draft):
            return []
        known = label(name.rpartition(":")[2])
        if not (fund_part(name) or (known is not None and known.head in _EXPENDITURE)):
            return []
        found.append((position, name, amount, known))
    return found


def _is_amount(text: str, draft: Draft) -> bool:
    return not text or cells.money(text, draft.reader) is not None


def amount_cell(named: Named, row: Row, draft: Draft) -> Cell[object]:
    """The amount of a name."""
    position, _, amount, _ = named
    value = cells.money(amount, draft.reader) if amount else None
    return Cell(amount, value, row.place(position))


def put_expenditure(name: str, amount: Cell[object], row: Row, draft: Draft) -> bool:
    """基本支出 and 项目支出 are amounts of the form, of a department; False for another name."""
    known = label(name)
    if known is None or known.head not in _EXPENDITURE:
        return False
    draft.put_cell(known.head, amount, row)
    draft.seen.add(("pairs", known.head))
    return True
