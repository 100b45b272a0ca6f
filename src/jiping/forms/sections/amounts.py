"""Money outside a table of headings: labels and amounts in turn, a line an amount, or sources of
money side by side with a line each for budget and outturn."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Any

from msgspec import structs

from jiping.forms import cells
from jiping.forms.draft import Draft, missing_place, put_amount_unit, text_cell
from jiping.forms.headings.roles import MONEY
from jiping.forms.sections.funds import OF_MONEY, append_fund
from jiping.forms.sections.tasks import TaskRows, tasks
from jiping.forms.seen.look import Look
from jiping.forms.seen.rows import Row
from jiping.forms.seen.shapes import FILLER, NUMBERS, PERCENT, QUANTITY
from jiping.model import Cell
from jiping.terms import Label, fund_part, guess_heading

_AMOUNTS = frozenset((*NUMBERS, QUANTITY, PERCENT, FILLER))
_OF_OUTTURN = re.compile(
    "执行|决算|实际|累计|全年|(?:已|实)(?:使用|支)|(?:支付|支出|使用)(?:数|金?额|情况)"
)
_FEWEST = 2
_BESIDE = frozenset((*MONEY, "rate", "received_rate", "points", "score", "weight", "adjustment"))


class Sources:
    """Names of sources side by side in a heading; each row below holds one amount of each."""

    def __init__(self, row: Row, draft: Draft) -> None:
        self.draft = draft
        self.first = len(draft.funds)
        self.columns: list[int] = []
        self.other: dict[int, str] = {}
        for position in row.filled:
            seen, column = row.looks[position], row.columns[position]
            put_amount_unit(row, position, draft)
            if fund_part(seen.text) is not None:
                self.columns.append(column)
                append_fund(draft, text_cell(row, position), {})
            elif seen.label is None or not (seen.label.side or seen.label.fund):
                self.other[column] = seen.text

    def takes(self, row: Row) -> bool:
        """Whether a row says one amount of each source."""
        return _said_of(row, self.columns) is not None

    def read(self, row: Row) -> None:
        """One amount of each source."""
        found = _said_of(row, self.columns)
        if found is None:
            return
        label, role = found
        for position, column in enumerate(row.columns):
            seen = row.looks[position]
            if position <= label:
                continue
            if column in self.columns:
                index = self.first + self.columns.index(column)
                fund = self.draft.funds[index]
                if getattr(fund, role) is None:
                    self.draft.funds[index] = structs.replace(
                        fund, **{role: _cell(role, row, position, self.draft)}
                    )
                    continue
            if seen.shape:
                self.draft.put_extra(row, position, self.other.get(column))


def _label_of(row: Row) -> tuple[int, str] | None:
    """Position and role of the label of amounts that a row begins with, behind side labels."""
    for position in row.filled:
        seen = row.looks[position]
        role = role_of(seen)
        if role is not None:
            return position, role
        if seen.label is None or not seen.label.side:
            return None
    return None


def _said_of(row: Row, columns: list[int]) -> tuple[int, str] | None:
    """As `_label_of`; a row of nothing but amounts below the sources says their budgets."""
    found = _label_of(row)
    if found is not None or len(row.filled) < _FEWEST:
        return found
    alone = all(row.looks[p].shape in NUMBERS and row.columns[p] in columns for p in row.filled)
    return (-1, "adjusted") if alone else None


def sources(row: Row, below: Row | None, draft: Draft) -> Sources | None:
    """The sources that a row names side by side, if the row below says amounts of them."""
    named = sum(1 for p in row.filled if fund_part(row.looks[p].text) is not None)
    if named < 2 or below is None or any(row.looks[p].shape in _AMOUNTS for p in row.filled):
        return None
    named_in = [row.columns[p] for p in row.filled if fund_part(row.looks[p].text) is not None]
    found = _said_of(below, named_in)
    if found is None:
        return None
    starts = {below.columns[p] for p in below.filled if below.looks[p].shape in _AMOUNTS}
    own = {row.columns[p] for p in row.filled if fund_part(row.looks[p].text) is not None}
    return Sources(row, draft) if len(starts & own) > 1 else None


def role_of(seen: Look) -> str | None:
    """The amount that a label in a row of labels and values names."""
    meaning = seen.label
    if meaning is not None:
        return meaning.fund if meaning.fund in _BESIDE else None
    if not seen.shape or seen.shape in _AMOUNTS or seen.pair is not None or len(seen.key) > 16:
        return None
    guess = guess_heading(seen.text, "fund")
    if guess == "executed" and _OF_OUTTURN.search(seen.key) is None:
        return None  # 事业发展性支出 is a name of money
    return guess if guess in MONEY and fund_part(seen.text) is None else None


def measures(row: Row, draft: Draft) -> list[tuple[str, int, int]]:
    """Role, position of the label and of the amount beside it, for each in a row of both; none
    where the row holds no money and no more of the amounts before it."""
    found: list[tuple[str, int, int]] = []
    looks = row.looks
    for position, beside in pairwise(row.filled):
        shape = looks[beside].shape
        if shape not in _AMOUNTS or looks[beside].label is not None:
            continue
        if shape == QUANTITY and not any(sign in looks[beside].key for sign in OF_MONEY):
            continue  # 2022年 is none of money
        role = role_of(looks[position])
        if role is not None and role not in {role for role, *_ in found}:
            found.append((role, position, beside))
    if {role for role, *_ in found} <= {"score", "points"}:
        found = [it for it in found if not _of_the_form(looks[it[1]])]
    return found if draft.measured or any(role in MONEY for role, *_ in found) else []


def _of_the_form(seen: Look) -> bool:
    """Whether a label names the score of the whole form: 自评得分 beside 自评等级."""
    return seen.label is not None and seen.label.head == "claimed_total"


def read_measures(row: Row, found: list[tuple[str, int, int]], draft: Draft) -> set[int]:
    """The amounts of a row of labels and values; the positions that they took.

    A line an amount: as long as no amount comes twice the lines are one fund.
    """
    for position in row.filled:
        put_amount_unit(row, position, draft)
    values = {role: _cell(role, row, beside, draft) for role, _, beside in found}
    taken = {position for _, *positions in found for position in positions}
    named = [
        p
        for p in row.filled
        if p < found[0][1] and fund_part(row.looks[p].text) is not None and p not in taken
    ]
    taken.update(named)
    put(draft, text_cell(row, named[-1]) if named else None, values)
    return taken


def put(draft: Draft, name: Cell[str] | None, values: dict[str, Any]) -> None:
    """Amounts said by labels: more of the fund before, or a fund of its own."""
    index = _said_before(draft) if name is None else None
    if index is not None and not any(getattr(draft.funds[index], role) for role in values):
        draft.funds[index] = structs.replace(draft.funds[index], **values)
        return
    append_fund(draft, name or Cell(""), values)
    if name is None:
        draft.funds[-1] = structs.replace(draft.funds[-1], name=None)
    draft.measured = True


def _said_before(draft: Draft) -> int | None:
    """The fund that amounts without a name say more of: the last one, or the nameless one that
    the last is part of."""
    last = len(draft.funds) - 1
    if last < 0 or draft.measured:
        return last if last >= 0 else None
    whole = draft.funds[last].part_of
    return whole if whole is not None and draft.funds[whole].name is None else None


def beside(meaning: Label) -> str | None:
    """The amount that a label before its value names."""
    return meaning.fund if meaning.fund in _BESIDE else None


def understood(role: str, cell: Cell[str], draft: Draft) -> Cell[Any]:
    """The cell of an amount, read as the number it is."""
    return Cell(cell.text, cells.FUND[role](cell.text, draft.reader), cell.place)


class Measured:
    """Rows below budget, received and outturn side by side, each with the parts of its own:
    其中：财政资金 150 其中：财政资金 150 其中：财政资金 144."""

    def __init__(self, roles: list[str], draft: Draft) -> None:
        self.roles = roles
        self.draft = draft

    def takes(self, row: Row) -> bool:
        """Whether a row names the same part once for each amount."""
        return len(self._named(row)) == len(self.roles)

    def _named(self, row: Row) -> list[int]:
        named = [p for p in row.filled if fund_part(row.looks[p].text) is not None]
        return named if len({row.looks[p].key for p in named}) == 1 else []

    def read(self, row: Row) -> None:
        """One part."""
        values: dict[str, Any] = {}
        named = self._named(row)
        taken = {*named}
        for role, position in zip(self.roles, named, strict=True):
            if position + 1 < len(row.cells) and position + 1 not in taken:
                values[role] = _cell(role, row, position + 1, self.draft)
                taken.add(position + 1)
            else:
                values[role] = Cell("", None, missing_place(row))
        append_fund(self.draft, text_cell(row, named[0]), values)
        for position in row.filled:
            if position not in taken and row.looks[position].label is None:
                self.draft.put_extra(row, position)


def begun(
    row: Row, below: Row | None, found: list[tuple[str, int, int]], draft: Draft
) -> Sources | Measured | TaskRows | None:
    """The block that goes on below a row of amounts, of sources or of the headings of a list, if
    there is one."""
    if not found:
        return tasks(row, draft) or sources(row, below, draft)
    block = Measured([role for role, *_ in found if role in MONEY], draft)
    return block if len(block.roles) > 1 and below is not None and block.takes(below) else None


def _cell(role: str, row: Row, position: int, draft: Draft) -> Cell[Any]:
    text = row.looks[position].text
    return Cell(text, cells.FUND[role](text, draft.reader) if text else None, row.place(position))
