"""Tables that list many forms: what heads a form stands in columns beside its indicators.

单位名称 | 项目名称 | 预算金额 | 年度绩效目标 | 一级指标 | …, with what belongs to a project merged
over the rows of its indicators, blank below the first of them, or said again in each. The rows of
each project are put as a form of its own prints them: labels with their values, headings,
indicators.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import takewhile

from jiping.forms.headings.columns import Columns
from jiping.forms.headings.stacked import LEVELS
from jiping.forms.seen.look import look
from jiping.forms.seen.rows import Row, counts_columns
from jiping.model import DocCell
from jiping.terms import Label

_SUBJECTS = ("project", "unit", "line_department", "implementing_agency")
_NAMES = frozenset((*LEVELS, "level4"))

_LINES = 4
"""Lines between two pages of a list, with the row behind them."""

Said = dict[int, DocCell]
"""By the number of a column, the cell that holds for the rows from it on."""


class Listed:
    """The list that a row of headings begins.

    `rows` are those of its forms, one after the other, `taken` is how many rows of the file it
    takes. `fields` are those that say whose form it is, `sums` are rows below that add up the
    money of all.
    """

    def __init__(self, rows: Sequence[Row], at: int, columns: Columns, taken: int) -> None:
        numbers = heading_columns(columns)
        self._at = {
            grid: number
            for number in numbers
            for grid in range(columns.columns[number].start, columns.columns[number].end)
        }
        self._headings = list(rows[at : at + taken])
        self._texts = [[cell.text for cell in row.cells] for row in self._headings]
        self._labels = self._said(self._headings)
        self._numbers = [number for number in numbers if number in self._labels]
        self._subjects = [n for n in self._numbers if _is_subject(_label(columns, n))]
        self._goals = [n for n in self._numbers if _is_goal(_label(columns, n))]
        below = list(self._below(rows[at + taken :]))
        end = at + taken + len(below)
        self.sums = list(takewhile(self._is_sum, rows[end:]))
        self.taken = taken + len(below) + len(self.sums)
        labels = [_label(columns, number) for number in self._subjects]
        self.fields = {label.head for label in labels if label is not None and label.head}
        self.rows = list(self._as_forms(below))

    def _below(self, rows: Sequence[Row]) -> Iterator[Row]:
        """The rows that the headings head, in this table and those that go on with it."""
        for number, row in enumerate(rows):
            after = next((it for it in rows[number : number + _LINES] if not it.loose), None)
            if after is None or after.table_width != self._headings[0].table_width:
                return
            if _begins_section(after) and (row.loose or not self._heads_again(row)):
                return
            yield row

    def _heads_again(self, row: Row) -> bool:
        """Whether a row prints one of the headings again."""
        return [cell.text for cell in row.cells] in self._texts

    def _is_sum(self, row: Row) -> bool:
        """Whether a row is a total of what heads the forms: it says nothing of indicators."""
        label = row.first.label
        within = all(row.columns[position] in self._at for position in row.filled[1:])
        return label is not None and label.total is not None and within and not row.loose

    def _is_unit(self, row: Row) -> bool:
        """Whether a row names a unit in the column of its projects, and says no indicator."""
        heading = self._labels[self._subjects[0]].text if self._subjects else ""
        both = "单位" in heading and "项目" in heading
        return both and not self._rest(row).filled

    def _as_forms(self, below: Sequence[Row]) -> Iterator[Row]:
        said: Said = {}
        again = 0
        for row in below:
            if again < len(self._texts) and [cell.text for cell in row.cells] == self._texts[again]:
                again += 1  # headings printed again on a new page
                yield self._rest(row)
                continue
            if row.loose or counts_columns(row) or self._is_unit(row):
                yield row
                continue
            again = 0
            printed = self._said([row])
            new = {n: cell for n, cell in printed.items() if cell.text.strip()}
            differs = [n for n in new if n not in said or said[n].text != new[n].text]
            if any(number in differs for number in self._subjects):
                first = min(number for number in self._subjects if number in differs)
                said = {n: it for n, it in said.items() if _goes_on(n, row, printed, first)} | new
                yield from self._head(said)
                yield from map(self._rest, self._headings)
            elif differs:
                said |= new
                yield from self._pairs(row, said, [n for n in self._numbers if n in differs])
                if any(number in self._goals for number in differs):
                    yield from map(self._rest, self._headings)
            rest = self._rest(row)
            if rest.filled:
                yield rest

    def _head(self, said: Said) -> Iterator[Row]:
        """The rows at the head of a form: whose it is in one, the rest with a row a label."""
        row = self._headings[0]
        yield from self._pairs(row, said, [n for n in self._subjects if n in said], together=True)
        others = [n for n in self._numbers if n in said and n not in self._subjects]
        yield from self._pairs(row, said, others)

    def _pairs(
        self, row: Row, said: Said, numbers: Sequence[int], *, together: bool = False
    ) -> Iterator[Row]:
        """Labels with their values, each in a row of its own or in one."""
        for group in [numbers] if together else [[number] for number in numbers]:
            cells = [cell for number in group for cell in (self._labels[number], said[number])]
            looks = [look(cell.text) for cell in cells]
            if cells:
                yield Row(cells, looks, range(1, len(cells) + 1), row.table, row.page)

    def _said(self, rows: Sequence[Row]) -> Said:
        """The cells of rows that stand in the columns which head the forms."""
        found: Said = {}
        for row in rows:
            for cell, column in zip(row.cells, row.columns, strict=True):
                number = self._at.get(column)
                if number is not None and (number not in found or cell.text.strip()):
                    found[number] = cell
        return found

    def _rest(self, row: Row) -> Row:
        """A row without the cells that head the forms."""
        kept = [p for p, column in enumerate(row.columns) if column not in self._at]
        return Row(
            [row.cells[position] for position in kept],
            [row.looks[position] for position in kept],
            [row.columns[position] for position in kept],
            row.table,
            row.page,
        )


def _begins_section(row: Row) -> bool:
    """Whether a row is no part of a list: totals, notes, or headings and labels of others."""
    label = row.first.label
    if label is None:
        return False
    beside = row.looks[row.filled[1]].label if len(row.filled) > 1 else None
    return bool(label.total or label.closing or label.note) or beside is not None


def _goes_on(number: int, row: Row, printed: Said, first: int) -> bool:
    """Whether what a column says holds for another form too, whose name stands in the column
    `first`: it is merged over both or, where nothing can be, left blank further to the left."""
    return number not in printed if row.merges else number < first


@lru_cache(maxsize=256)
def heading_columns(columns: Columns) -> tuple[int, ...]:
    """The numbers of the columns that say something of a form, not of an indicator: left of the
    levels, and results beside the indicators; () where none on the left says whose form it is."""
    if columns.halves:
        return ()
    levels = [number for number, role in enumerate(columns.roles) if role in _NAMES]
    left = range(min(levels, default=0))
    found = tuple(number for number in left if _heads(columns, number))
    found += tuple(n for n in range(len(left), len(columns)) if _is_result(columns, n))
    return found if any(_is_subject(_label(columns, number)) for number in left) else ()


def _label(columns: Columns, number: int) -> Label | None:
    return look(columns.columns[number].heading).label


def _heads(columns: Columns, number: int) -> bool:
    """Whether a column heads forms: a vertical label and a number of the row do not."""
    label = _label(columns, number)
    if label is None:
        return bool(columns.columns[number].heading)
    says = label.head or label.objective or label.fund or label.person
    return bool(says) or not (label.side or label.column == "number")


def _is_result(columns: Columns, number: int) -> bool:
    """Whether a column beside those of indicators is a result of the form: 自评总分, 自评等级."""
    label = _label(columns, number)
    return columns.roles[number] == "other" and label is not None and bool(label.head)


def _is_subject(label: Label | None) -> bool:
    return label is not None and label.head in _SUBJECTS


def _is_goal(label: Label | None) -> bool:
    return label is not None and label.objective is not None
