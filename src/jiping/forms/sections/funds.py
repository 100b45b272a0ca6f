"""The budget block: lines of money, as data."""

from __future__ import annotations

from decimal import Decimal
from itertools import combinations, islice
from typing import Any

from jiping.forms import cells
from jiping.forms.draft import Draft, missing_place, put_amount_unit
from jiping.forms.headings.columns import Columns
from jiping.forms.headings.roles import MONEY
from jiping.forms.mending.align import align, profile
from jiping.forms.mending.repairs import Move
from jiping.forms.sections.inline_amounts import (
    amount_cell,
    behind_label,
    inline_amounts,
    put_expenditure,
)
from jiping.forms.seen.look import Look
from jiping.forms.seen.rows import Row
from jiping.forms.seen.shapes import FILLER, LONG, NUMBERS, PERCENT, QUANTITY, TEXT, WORD
from jiping.model import Cell, Fund, Where
from jiping.terms import fund_part, key

_AMOUNTS = frozenset((*NUMBERS, QUANTITY, PERCENT, FILLER))
_NEAR = Decimal("0.006")
_TRIALS = 2000
_OF_WHICH = "其中"
OF_MONEY = "元万亿¥"


class FundBlock:
    """Reads the rows below one heading row."""

    def __init__(self, columns: Columns, draft: Draft, heading: Row) -> None:
        self.columns = columns
        self.draft = draft
        self.profile = profile(columns, needed="funds")
        self.names = [n for n, role in enumerate(columns.roles) if role == "name"]
        self.fields = [
            (number, role, cells.FUND[role])
            for number, role in enumerate(columns.roles)
            if role in cells.FUND and role != "name"
        ]
        self.mended: dict[int, dict[int, int]] = {}
        self.of_which = False
        draft.note_headings("funds", columns)
        for position in heading.filled:
            points = heading.looks[position].points
            if points and draft.fund_points is None:
                draft.fund_points = draft.points_cell(points, heading, position)

    def read(self, row: Row) -> None:
        """One line of the block."""
        if has_colon(row) and read_inline_amounts(row, self.draft):
            return
        filled = [p for p in row.filled if not _is_side(row, p)]
        if not filled:
            return
        if row.looks[filled[0]].key == _OF_WHICH:
            self.of_which = True
            del filled[0]  # a cell of its own beside the names below it
        if not filled:
            return
        printed = self._named(tuple(self._printed(row, p) for p in filled))
        shapes = tuple(row.looks[p].shape for p in filled)
        fits = self._fits(shapes, printed) or self._is_nameless(row, shapes, printed)
        if fits and not row.merges and self.columns.index.get("rate", printed[0]) not in printed:
            fits = self._by_arithmetic(row, filled, shapes, printed) == printed
        if fits and not self.mended:
            self._add(row, filled, printed, None)
            return
        found = self._as_above(row, filled, shapes, printed if fits else None)
        second = None
        if found is None:
            part = fund_part(row.looks[filled[0]].text) == "part"
            asked = profile(self.columns, needed="parts") if part else self.profile
            aligned = align(printed, shapes, asked, row.merges)
            if aligned is None:
                for position in filled:
                    self.draft.put_extra(row, position)
                return
            second = aligned.second
            found = self._by_arithmetic(row, filled, shapes, aligned.columns)
            self.mended[len(row.cells)] = dict(zip(filled, found, strict=True))
        move = Move(row, self.columns, filled, printed, found, second)
        reason = move.reason()
        self._add(row, filled, found, reason.zh if reason else None)
        where = Where(fund=len(self.draft.funds) - 1)
        self.draft.findings += move.findings(where, row.looks[filled[0]].text)

    def _named(self, printed: tuple[int, ...]) -> tuple[int, ...]:
        """A name below the label beside the headings stands in the column of names, if its own
        cell is blank: 项目资金 is printed over both."""
        first = printed[0]
        beside = first < len(self.columns) and self.columns.roles[first] == "side"
        if beside and self.names == [first + 1] and first + 1 not in printed:
            return (first + 1, *printed[1:])
        return printed

    def takes(self, row: Row) -> bool:
        """Whether a row can be a line of this block."""
        if "content" in self.columns.index and self._holds(row):
            return True
        if has_colon(row) and inline_amounts(row, self.draft):
            return True
        if takes(row):
            return self._holds_money(row)
        return len(row.filled) > 1 and _only_sides(row)

    def _holds_money(self, row: Row) -> bool:
        """Whether a row with a name of its own has no words where money is due: 按规划安排."""
        if not row.merges or fund_part(row.first.text) is not None:
            return True
        at, roles = self.columns.at, self.columns.roles
        due = [
            row.looks[position]
            for position in row.filled[1:]
            if (number := at.get(row.columns[position], -1)) >= 0 and roles[number] in MONEY
        ]
        return not due or any(_is_amount(seen) for seen in due)

    def _holds(self, row: Row) -> bool:
        """Whether a row reads as printed: a task, what it is about, and its money."""
        filled = [p for p in row.filled if not _is_side(row, p)]
        if not filled or row.looks[filled[0]].label is not None:
            return False
        printed = tuple(self._printed(row, p) for p in filled)
        roles = {self.columns.roles[number] for number in printed if number < len(self.columns)}
        shapes = tuple(row.looks[p].shape for p in filled)
        return bool(roles & {*MONEY}) and self._fits(shapes, printed)

    def _as_above(
        self,
        row: Row,
        filled: list[int],
        shapes: tuple[int, ...],
        printed: tuple[int, ...] | None,
    ) -> tuple[int, ...] | None:
        """The row read like the one above it that lost the same cells, if that is no dearer
        than reading it as printed; as printed if there is no such row."""
        pattern = self.mended.get(len(row.cells), {})
        if not all(position in pattern for position in filled):
            return printed
        found = tuple(pattern[position] for position in filled)
        if printed is None or self._cost(shapes, found) <= self._cost(shapes, printed):
            return found
        return printed

    def _cost(self, shapes: tuple[int, ...], found: tuple[int, ...]) -> int:
        costs, needed = self.profile.costs, self.profile.needed
        held = sum(costs[number][shape] for number, shape in zip(found, shapes, strict=True))
        return held + sum(needed) - sum(needed[number] for number in found)

    def _printed(self, row: Row, position: int) -> int:
        """The column a cell stands in; a merged cell stands in the one of its columns it suits."""
        start, shape = row.columns[position], row.looks[position].shape
        at = self.columns.at
        for grid in range(start, start + row.cells[position].column_span):
            number = at.get(grid, -1)
            if number >= 0 and self.profile.fits[number][shape]:
                return number
        return at.get(start, len(self.columns))

    def _fits(self, shapes: tuple[int, ...], printed: tuple[int, ...]) -> bool:
        """Whether the row reads as printed: a name, and cells that suit columns of their own."""
        fits, width = self.profile.fits, len(self.columns)
        amounts = [number for number in printed if number not in self.names]
        return (
            printed[0] in self.names
            and len({*amounts}) == len(amounts)
            and all(
                number < width and fits[number][shape]
                for number, shape in zip(printed, shapes, strict=True)
            )
        )

    def _is_nameless(self, row: Row, shapes: tuple[int, ...], printed: tuple[int, ...]) -> bool:
        """Whether a row has amounts in columns of their own and a blank where the name stands."""
        if printed[0] in self.names or not {*shapes} <= _AMOUNTS:
            return False
        at, fits = self.columns.at, self.profile.fits
        blank = any(
            at.get(column) in self.names and not row.looks[position].shape
            for position, column in enumerate(row.columns)
        )
        return blank and all(
            number < len(fits) and fits[number][shape]
            for number, shape in zip(printed, shapes, strict=True)
        )

    def _by_arithmetic(
        self, row: Row, filled: list[int], shapes: tuple[int, ...], found: tuple[int, ...]
    ) -> tuple[int, ...]:
        """The cheapest reading in which executed / adjusted gives the printed rate; `found` if
        it does, if the row does not tell, or if none does."""
        if self._adds_up(row, filled, found) or not self._printed_rate(row, filled, found):
            return found
        named = sum(1 for number in found if number in self.names)
        fits, width = self.profile.fits, len(self.columns)
        trials = (
            (*found[:named], *rest)
            for rest in combinations(range(found[named - 1] + 1, width), len(found) - named)
        )
        agreeing = [
            trial
            for trial in islice(trials, _TRIALS)
            if all(fits[number][shape] for number, shape in zip(trial, shapes, strict=True))
            and self._adds_up(row, filled, trial)
        ]
        return min(agreeing, key=lambda trial: self._cost(shapes, trial), default=found)

    def _printed_rate(self, row: Row, filled: list[int], found: tuple[int, ...]) -> bool:
        """Whether a rate was found to compare with, or cells that follow the outturn may hold
        one."""
        index = self.columns.index
        return "rate" in index and "executed" in index and found[-1] > index["executed"]

    def _adds_up(self, row: Row, filled: list[int], found: tuple[int, ...]) -> bool | None:
        """Whether executed / adjusted is the printed rate, None if one of them is not there."""
        budget, spent, rate = (
            self._number(row, filled, found, role) for role in ("adjusted", "executed", "rate")
        )
        if not budget or spent is None or rate is None:
            return None
        return abs(spent / budget - rate) < _NEAR

    def _number(
        self, row: Row, filled: list[int], found: tuple[int, ...], role: str
    ) -> Decimal | None:
        number = self.columns.index.get(role)
        if number is None or number not in found:
            return None
        text = row.looks[filled[found.index(number)]].text
        value: Decimal | None = cells.FUND[role](text, self.draft.reader)
        return value

    def _add(
        self, row: Row, filled: list[int], found: tuple[int, ...], repaired: str | None
    ) -> None:
        named = [p for p, number in zip(filled, found, strict=True) if number in self.names]
        text = "".join(row.looks[p].text for p in named)
        name = Cell(text, text or None, row.place(named[0], repaired)) if named else Cell("")
        for position in named:
            put_amount_unit(row, position, self.draft)
        held = dict(zip(found, filled, strict=True))
        values: dict[str, Any] = {}
        for number, role, parse in self.fields:
            position = held.get(number, -1)
            if position >= 0:
                printed = row.looks[position].text
                value = parse(printed, self.draft.reader)
                values[role] = Cell(printed, value, row.place(position, repaired))
                if value is None and parse in cells.NUMERIC and row.looks[position].shape != FILLER:
                    where = Where(fund=len(self.draft.funds), field=role)
                    self.draft.unread.append((where, values[role]))
            else:
                values[role] = self._blank(row, number)
        append_fund(self.draft, name, values, of_which=self.of_which)
        self.of_which = False
        for number, position in held.items():
            if number not in self.names and self.columns.roles[number] not in cells.FUND:
                heading = self.columns.columns[number].heading
                self.draft.put_extra(row, position, heading)

    def _blank(self, row: Row, number: int) -> Cell[Any]:
        """A column that the row leaves empty."""
        for position, column in enumerate(row.columns):
            if not row.looks[position].shape and self.columns.at.get(column) == number:
                return Cell("", None, row.place(position))
        return Cell("", None, missing_place(row))


def takes(row: Row) -> bool:
    """Whether a row can be a line of a budget block."""
    looks = row.looks
    filled = [position for position in row.filled if not _is_side(row, position)]
    if not filled:
        return False
    first = looks[filled[0]]
    if fund_part(first.text) is not None:
        return True
    if first.pair or first.shape == LONG or first.label is not None:
        return False
    amounts = [position for position in filled[1:] if _is_amount(looks[position])]
    if len(filled) == 1:
        return len(row.cells) > 2 and first.shape in (WORD, TEXT) and first.key[1:2] != "、"
    return len(amounts) == len(filled) - 1 or len(amounts) > 1


def _is_amount(seen: Look) -> bool:
    """Whether a cell may hold money or a rate: 30日内下达 is a quantity, but none of money."""
    if seen.shape == QUANTITY:
        return any(sign in seen.key for sign in OF_MONEY)
    return seen.shape in _AMOUNTS


def has_colon(row: Row) -> bool:
    return bool(row.filled) and ":" in row.looks[row.filled[-1]].key


def _only_sides(row: Row) -> bool:
    """Whether a row holds labels beside blocks alone: 按收入性质分 | 按支出性质分."""
    labels = [row.looks[p].label for p in row.filled]
    return all(it is not None and it.side and not (it.objective or it.column) for it in labels)


def read_inline_amounts(row: Row, draft: Draft) -> bool:
    """Names of funds with the amounts behind them in their cells; False if the row is none."""
    found = inline_amounts(row, draft)
    for position in row.filled if found else ():
        put_amount_unit(row, position, draft)
    for named in found:
        position, name, _, _ = named
        amount = amount_cell(named, row, draft)
        if not put_expenditure(behind_label(name), amount, row, draft):
            append_fund(draft, Cell(name, name, row.place(position)), {"adjusted": amount})
    return bool(found)


def append_fund(
    draft: Draft, name: Cell[str], values: dict[str, Any], *, of_which: bool = False
) -> None:
    """A line of the budget block; it is told from its name what it is part of, or `of_which`
    says that 其中 stands beside it."""
    if not draft.funds and draft.fund_points is not None:
        printed = values.get("points")
        if printed is None or not printed.text:
            values["points"] = draft.fund_points
    draft.measured = False
    part_of = _part_of(draft.funds, name.text, of_which=of_which)
    draft.funds.append(Fund(name=name, part_of=part_of, **values))


def _part_of(funds: list[Fund], name: str, *, of_which: bool = False) -> int | None:
    """The line that a line called `name` is 其中 of."""
    if not funds or (meaning := fund_part(name)) == "total":
        return None
    last = len(funds) - 1
    above = funds[last].name
    above_name = key(above.text) if above is not None else ""
    of_which = of_which or key(name).startswith(_OF_WHICH)
    if of_which and above_name.endswith(("财政拨款", "财政资金")):
        return last
    if funds[last].part_of is not None:
        return funds[last].part_of  # the list behind 其中 goes on
    if meaning is None:
        return None
    return last if of_which or fund_part(above_name) != "part" else None


def _is_side(row: Row, position: int) -> bool:
    """A vertical label beside the block, repeated where a merged cell was split."""
    seen = row.looks[position]
    return seen.label is not None and seen.label.side and fund_part(seen.text) is None
