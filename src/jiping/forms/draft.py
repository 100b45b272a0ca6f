"""A form while it is being read: what was found so far, and how to put a cell into it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Any

from jiping.forms import cells
from jiping.forms.headings.columns import Columns
from jiping.forms.seen.rows import Row
from jiping.forms.seen.shapes import TEXT, WORD
from jiping.model import (
    Cell,
    Evaluation,
    Extra,
    Finding,
    Fund,
    Indicator,
    Level,
    Objective,
    Person,
    Place,
    Review,
    Where,
)
from jiping.terms import bare, key

_HEADER = 16
_LONG_TEXT = 20_000


class Draft:
    """What was found of one form.

    `fields` holds the cells of Evaluation by name; `seen` the labels met, as (section, what),
    by which its layout is told; `reader` what cells need to be understood; `unread` the cells
    that should hold a number and do not; `measured` = the last fund was said by labels beside
    its amounts, and the next line may say more of it; `guesses` = how many rows were looked at
    for a block without headings; `most` how many indicators are kept,
    `beyond` whether there are more; `waiting` adds the indicators that come behind those of the
    same rows; `sides` are the totals of money that stand side by side, each with its column;
    `common` are the fields that hold for each form of a list, None for a form in none (see
    `listed`).
    """

    def __init__(self, most: int, common: dict[str, Cell[Any]] | None = None) -> None:
        self.most = most
        self.beyond = False
        self.common = common
        self.fields: dict[str, Any] = {}
        self.funds: list[Fund] = []
        self.objectives: list[Objective] = []
        self.indicators: list[Indicator] = []
        self.levels: list[Level] = []
        self.reviews: list[Review] = []
        self.people: list[Person] = []
        self.notes: list[Cell[str]] = []
        self.extra: list[Extra] = []
        self.findings: list[Finding] = []
        self.unread: list[tuple[Where, Cell[Any]]] = []
        self.seen: set[tuple[str, str]] = set()
        self.reader = cells.Reader()
        self.measured = False
        self.guesses = 0
        self.fund_points: Cell[Any] | None = None
        self.closed = False
        self.waiting: Callable[[], None] | None = None
        self.sides: list[tuple[int, int]] = []
        for field, cell in (common or {}).items():
            self._know(field, cell)

    @property
    def empty(self) -> bool:
        """Nothing but perhaps a title was found."""
        return not (
            self.seen or self.funds or self.objectives or self.indicators or len(self.fields) > 2
        )

    def settle(self) -> None:
        """Add what waits for the end of a block."""
        if self.waiting is not None:
            self.waiting()
            self.waiting = None

    def put(self, field: str, text: str, row: Row, position: int) -> None:
        """A field of the form; what contradicts an earlier one becomes extra text."""
        self.put_cell(field, Cell(text, None, row.place(position)), row)

    def put_cell(self, field: str, cell: Cell[Any], row: Row, name: str | None = None) -> None:
        """As `put`, with a cell that has its place, and the label that stands beside it."""
        have = self.fields.get(field)
        if have is not None and have.text and field == "claimed_total" and self._whole(have, cell):
            self.add_extra(have, row, None)
            have = None
        if have is not None and have.text:
            if cell.text and cell.text != have.text:
                self.add_extra(cell, row, name)
            return
        value = cells.EVALUATION[field](cell.text, self.reader) if cell.text else None
        self._know(field, Cell(cell.text, value, cell.place))

    def _know(self, field: str, cell: Cell[Any]) -> None:
        """Keep a field; the year and the unit of money are needed to understand others."""
        self.fields[field] = cell
        if field == "amount_unit":
            self.reader = cells.Reader(self.reader.year, cell.value)
        elif field == "fiscal_year" and cell.text:
            self.reader = cells.Reader(
                int(cell.text) if cell.text.isdecimal() else None, self.reader.amount_unit
            )

    def _whole(self, part: Cell[Any], cell: Cell[Any]) -> bool:
        """Whether a total is that of the indicators before, and what budget execution scored."""
        total = cells.EVALUATION["claimed_total"](cell.text, self.reader) if cell.text else None
        scores = [fund.score.value for fund in self.funds if fund.score and fund.score.value]
        return (
            bool(scores)
            and total is not None
            and part.value is not None
            and (part.value + scores[0] == total)
        )

    def add_text(self, field: str, row: Row, positions: Iterable[int]) -> None:
        """One more paragraph of a text of the form's end; after very many they become notes."""
        text = "\n".join(row.looks[position].text for position in positions)
        have = self.fields.get(field)
        if have is not None and len(have.text) > _LONG_TEXT:
            self.notes.append(Cell(text, text, row.place(row.filled[0])))
        elif have is not None and have.text:
            text = f"{have.text}\n{text}"
            self.fields[field] = Cell(text, text, have.place)
        else:
            self.fields[field] = Cell(text, text, row.place(row.filled[0]))

    def put_rest(self, row: Row) -> None:
        """A row without a key: a short text before another one is its header."""
        first, *behind = row.filled
        seen = row.looks[first]
        put_amount_unit(row, first, self)
        if len(behind) == 1 and seen.shape in (WORD, TEXT) and len(seen.key) <= _HEADER:
            self.put_extra(row, behind[0], seen.text)
            return
        for position in row.filled:
            self.put_extra(row, position)

    def points_cell(self, text: str, row: Row, position: int) -> Cell[Any]:
        """Points printed within a label."""
        return Cell(text, cells.points(text, self.reader), row.place(position))

    def note_headings(self, section: str, columns: Columns) -> None:
        """Remember the headings of a block, by which the layout is told."""
        self.seen |= _features(section, columns)

    def put_extra(self, row: Row, position: int, header: str | None = None) -> None:
        """Printed text without a field."""
        self.add_extra(text_cell(row, position), row, header)

    def add_extra(self, cell: Cell[Any], row: Row, header: str | None) -> None:
        table = row.table.number if row.table is not None else None
        place = cell.place
        number = (place.row or place.line) if place is not None else row.number
        self.extra.append(Extra(table, number, header or None, cell))

    def evaluation(self, **known: Any) -> Evaluation:
        """The form as data."""
        return Evaluation(
            funds=tuple(self.funds),
            objectives=tuple(self.objectives),
            indicators=tuple(self.indicators),
            levels=tuple(self.levels),
            reviews=tuple(self.reviews),
            people=tuple(self.people),
            notes=tuple(self.notes),
            extra=tuple(self.extra),
            **self.fields,
            **known,
        )


def order_of(roles: Iterable[str]) -> str:
    """The roles of a block's columns in their order, without vertical labels and gaps."""
    return " ".join(role for role in roles if role not in ("side", "blank", "other", "name"))


@lru_cache(maxsize=256)
def _features(section: str, columns: Columns) -> frozenset[tuple[str, str]]:
    labels = {bare(key(column.heading)) for column in columns.columns if column.heading}
    roles = {*columns.roles} - {"side", "blank", "other"}
    return frozenset(
        (
            *((section, role) for role in roles),
            *(("label", name) for name in labels),
            (f"{section} in order", order_of(columns.roles)),
        )
    )


def put_amount_unit(row: Row, position: int, draft: Draft) -> None:
    """The unit of money printed in a label: 项目资金(万元)."""
    amount = row.looks[position].amount
    have = draft.fields.get("amount_unit")
    if amount and (have is None or not have.text):
        draft.put("amount_unit", amount, row, position)


def text_cell(row: Row, position: int) -> Cell[str]:
    """A cell whose value is its text."""
    text = row.looks[position].text
    return Cell(text, text or None, row.place(position))


def missing_place(row: Row) -> Place:
    """The place of a cell that was lost from a row."""
    table = row.table
    if table is None:
        return Place(row.page, line=row.number, missing=True)
    return Place(row.page, None, table.sheet, table.number, row.number, missing=True)


def covered(above: Cell[Any], *, carried: bool) -> Cell[Any]:
    """A merged cell as a lower row that it covers has it; `carried` = what it says holds there."""
    place = above.place
    if place is not None:
        place = Place(
            place.page,
            sheet=place.sheet,
            table=place.table,
            row=place.row,
            column=place.column,
            inherited=True,
        )
    return Cell(above.text, above.value, place) if carried else Cell("", None, place)
