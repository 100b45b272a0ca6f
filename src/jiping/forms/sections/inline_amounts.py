"""Names of money with the amount behind them in one cell: 其中：财政拨款：50, 资金总额：58万元."""

from __future__ import annotations

import re

from jiping.forms import cells
from jiping.forms.draft import Draft
from jiping.forms.seen.rows import Row
from jiping.model import Cell
from jiping.terms import Label, fund_part, key, label

_EXPENDITURE = frozenset(("basic_expenditure", "project_expenditure"))
_OF_WHICH = "其中"
_BETWEEN = re.compile(r"\s*[；;，\n]\s*|,(?![0-9]{3})\s*|(?<=[0-9元])\s+(?=[一-鿿（(])")
_NAMED = re.compile(r"\s*(.*\S)\s*[:：]\s*([^:：]*?)[。.]?\s*", re.DOTALL)

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
        printed = _in_cell(row.cells[position].text.strip(), draft)
        if not printed:
            return []
        found += [(position, *named) for named in printed]
    return found


def _in_cell(text: str, draft: Draft) -> list[tuple[str, str, Label | None]]:
    """The names and amounts of a cell, several behind one another: 财政拨款：50；其他资金：8."""
    found: list[tuple[str, str, Label | None]] = []
    for part in _BETWEEN.split(text):
        named = _NAMED.fullmatch(part)
        if named is None or key(named[1]) == _OF_WHICH or not _is_amount(named[2], draft):
            return []
        name, amount = named[1], named[2]
        known = label(behind_label(name))
        if not (fund_part(name) or (known is not None and known.head in _EXPENDITURE)):
            return []
        found.append((name, amount, known))
    return found


def behind_label(name: str) -> str:
    """A name without the label before it: 其中：财政拨款."""
    return re.split("[:：]", name)[-1].strip()


def _is_amount(text: str, draft: Draft) -> bool:
    return not text or cells.money(text, draft.reader) is not None


def amount_cell(named: Named, row: Row, draft: Draft) -> Cell[object]:
    """The amount of a name."""
    position, _, amount, _ = named
    value = cells.money(amount, draft.reader) if amount else None
    return Cell(amount, value, row.place(position))


def is_expenditure(field: str) -> bool:
    """Whether a field of the form is an amount of its expenditure."""
    return field in _EXPENDITURE


def put_expenditure(name: str, amount: Cell[object], row: Row, draft: Draft) -> bool:
    """基本支出 and 项目支出 are amounts of the form, of a department; False for another name."""
    known = label(name)
    if known is None or known.head not in _EXPENDITURE:
        return False
    draft.put_cell(known.head, amount, row)
    draft.seen.add(("pairs", known.head))
    return True
