"""The walk through the rows of a Document, section by section, found by their labels."""

from __future__ import annotations

from jiping.faults import fault
from jiping.forms import listed
from jiping.forms.bounds import LOOSE, Bounds
from jiping.forms.draft import Draft, put_amount_unit, text_cell
from jiping.forms.headings import evidence
from jiping.forms.headings.columns import Columns, fund_columns
from jiping.forms.mending.torn import changed
from jiping.forms.sections import amounts, closing, head, objectives
from jiping.forms.sections.amounts import Measured, Sources
from jiping.forms.sections.beside import block_below
from jiping.forms.sections.funds import FundBlock
from jiping.forms.sections.indicators import IndicatorBlock
from jiping.forms.sections.named_amounts import read_named_amounts
from jiping.forms.sections.objectives import ObjectiveRows
from jiping.forms.sections.tasks import TaskRows
from jiping.forms.seen.rows import Row, counts_columns
from jiping.forms.seen.shapes import PAGE_MARK
from jiping.model import Cell, Limits, Table, Words
from jiping.terms import Label, is_title

PAGE_NUMBER, COLUMN_NUMBER = "页码", "栏次"
"""What stands in place of a heading over page numbers that got among the cells, and over a row
that numbers the columns."""

Lines = FundBlock | Sources | Measured | TaskRows


class Walk(Bounds):
    """Walks the rows of a Document and keeps in mind which section of which form it is in."""

    def __init__(self, limits: Limits) -> None:
        self.list: Row | None = None
        """Where the first table begins that lists forms."""
        self.rows: list[Row] = []
        self.at = 0
        self.table: Table | None = None
        super().__init__(limits)

    def _forget(self) -> None:
        super()._forget()
        self.block: IndicatorBlock | ObjectiveRows | Lines | None = None
        self.columns: Columns | None = None
        self.home: Table | None = None
        self.foreign = False
        self.awaiting: str | None = None
        self.noting = False
        self.headed = 0

    def read(self, rows: list[Row]) -> None:
        """All rows, to the end of the last form."""
        self._rows(rows)
        self._finish()

    def _rows(self, rows: list[Row]) -> None:
        number, count = 0, len(rows)
        self.rows = rows
        while number < count and not self.beyond:
            row = rows[number]
            if row.loose:
                self._line(row)
            if row.loose or self._in_place(row):
                number += 1
            else:
                self.at = number
                below = rows[number + 1] if number + 1 < count else None
                number += self._row(row, below)

    def _in_place(self, row: Row) -> bool:
        """Reads a row of indicators that is what its headings ask for; False for any other."""
        if row.table is not self.table:
            self.table = row.table
            self.foreign = False
        block = self.block
        if self.foreign or not isinstance(block, IndicatorBlock):
            return False
        dealt = block.in_place(row)
        if dealt is None:
            return False
        if self.loose or row.table is not self.home:
            self._within(row)
        block.add(row, dealt, None)
        return True

    def _row(self, row: Row, below: Row | None) -> int:
        """One row that is not read in place; how many rows it took."""
        if not row.filled:
            return 1
        block = self.block
        if PAGE_MARK in row.shapes:
            return self._without_page_marks(row, below)
        if counts_columns(row):
            self._count(row)
            return 1
        if type(block) is IndicatorBlock and not self.foreign and block.takes_rest(row):
            self._within(row)
            return 1
        self.noting = False
        if len(row.filled) == 1 and row.filled[0] == 0 and self._title_or_year(row):
            return 1
        awaiting, self.awaiting = self.awaiting, None
        used = self._section(row, below)
        if used:
            self._within(row)
            return used
        self._data(row, awaiting)
        return 1

    def _count(self, row: Row) -> None:
        """A row that numbers the columns."""
        for position in row.filled if self.draft is not None else ():
            self._open().put_extra(row, position, COLUMN_NUMBER)

    def _without_page_marks(self, row: Row, below: Row | None) -> int:
        """A row with a page number in it, or nothing but one; how many rows it took."""
        marks = [number for number in row.filled if row.looks[number].shape == PAGE_MARK]
        for position in marks:
            if self.draft is not None:
                self.draft.put_extra(row, position, PAGE_NUMBER)
        rest = changed(row, dict.fromkeys(marks, ""))
        if not rest.filled or self._in_place(rest):
            return 1
        return self._row(rest, below)

    # Sections, by their labels

    def _section(self, row: Row, below: Row | None) -> int:
        """A row that begins a section or is one by its label: how many rows it took, 0 if not."""
        alone = len(row.filled) == 1
        if not alone:
            found = evidence.headings(row, below, self.rows, self.at)
            if found is not None:
                return self._indicators(row, *found)
            budget = fund_columns(row, below)
            if budget is not None:
                self._funds(row, budget[0])
                return budget[1]
        draft, block, meaning, pair = self.draft, self.block, row.first.label, row.first.pair
        if not self.foreign and draft is not None:
            if isinstance(block, Lines) and block.takes(row):
                block.read(row)
                return 1
            ends = self.columns is not None and pair is None
            if ends and (used := self._ending(row, below, draft)):
                self.block = None if draft.closed else self.block
                return used
        if draft is not None and isinstance(block, ObjectiveRows) and block.takes(row):
            objectives.read_below(block, row, draft)
            return 1
        if alone and pair is not None:
            return self._inline(row, *pair)
        if not self.foreign and objectives.begun(row, among=isinstance(block, IndicatorBlock)):
            self._objective(row)
            return 1
        if not self.foreign and self._amounts(row, below):
            return 1
        if head.holds_pairs(row):
            self._pairs(row)
            return 1
        if draft is not None and not self.foreign and closing.read_ahead(row, draft):
            return 1
        if alone and meaning is not None and meaning.side and draft is not None:
            put_amount_unit(row, row.filled[0], draft)
            return 1
        return 0

    def _amounts(self, row: Row, below: Row | None) -> bool:
        """Money that stands without a row of headings."""
        draft = self.draft
        if draft is None or draft.indicators or isinstance(self.block, IndicatorBlock):
            return False
        found = amounts.measures(row, draft)
        if found:
            self._pairs(row)
        block = amounts.begun(row, below, found, draft)
        self.block = block or (None if found else self.block)
        return bool(found or block) or read_named_amounts(row, draft)

    def _indicators(self, row: Row, columns: Columns, taken: int, told: Words | None = None) -> int:
        if listed.heading_columns(columns):
            return self._list(row, columns, taken)
        draft = self.draft
        if draft is not None and draft.closed:
            if "actual" not in columns and "score" not in columns:
                self.foreign = True
                return 0
            if self.repeated is not None or "claimed_total" in draft.fields:
                self._again()
        draft = self._open()
        block = self.block
        before = block.objective if isinstance(block, IndicatorBlock) else None
        index, left = objectives.headed(row, self.headed, before, draft)
        self.headed = len(draft.objectives)
        if not isinstance(block, IndicatorBlock) or not block.goes_on(columns, index):
            draft.settle()
            self.block = block_below(columns, draft, left, index)
        if columns is not self.columns:
            draft.note_headings("indicators", columns)
            self.columns = columns
        if told is not None:
            draft.findings.append(fault("RDG037", place=row.place(row.filled[0]), columns=told))
        return taken

    def _list(self, row: Row, columns: Columns, taken: int) -> int:
        """A table that lists forms: each is read as if it stood alone."""
        rows, at, draft = self.rows, self.at, self._open()
        found = listed.Listed(rows, at, columns, taken)
        if not draft.indicators:
            for field in found.fields & {*draft.fields}:
                draft.add_extra(draft.fields.pop(field), row, None)
            draft.common = dict(draft.fields)
        self.common = draft.common
        self._rows(found.rows)
        for total in found.sums:
            self._open().put_rest(total)
        self.rows, self.at, self.common = rows, at, None
        self.list = self.list or row
        return found.taken

    def _objective(self, row: Row) -> None:
        """An objective, or the label of one above the rows of indicators that belong to it."""
        draft, block = self._open(), self.block
        index: int | None = None
        if isinstance(block, IndicatorBlock):
            index = objectives.number_of(row)
        if index is None or index >= len(draft.objectives):
            below = objectives.read_objective(row, draft)
            if below is not None:
                self.block = below
                return
            index = len(draft.objectives) - 1
        if isinstance(block, IndicatorBlock):
            self.block = IndicatorBlock(block.columns, draft, index)

    def _funds(self, row: Row, columns: Columns) -> None:
        if self.draft is not None and self.draft.indicators and self.draft.funds:
            self._again()
        draft = self._open()
        for position in row.filled:
            put_amount_unit(row, position, draft)
        self.block = FundBlock(columns, draft, row)

    def _ending(self, row: Row, below: Row | None, draft: Draft) -> int:
        """Totals, closing rows, notes and opinions."""
        meaning = row.first.label
        if meaning is not None and meaning.total == "subtotal" and closing.is_total(row):
            if isinstance(self.block, IndicatorBlock):
                self.block.subtotal(row)
            return 1
        used, awaiting = closing.read_ending(row, below, self.columns, draft)
        self.awaiting = awaiting or self.awaiting
        return used

    def _pairs(self, row: Row) -> None:
        draft = self.draft
        if draft is not None and (draft.indicators or self.common is not None):
            ended = draft.closed or self.repeated is not None or self.common is not None
            if head.other_subject(row, draft, self.rows, self.at, ended=ended):
                self._again()
        head.read_pairs(row, self._open())

    def _inline(self, row: Row, name: str, meaning: Label, text: str) -> int:
        """A label and its text in one cell or line."""
        if meaning.objective is not None and not self.foreign:
            self._objective(row)
            return 1
        draft = self.draft
        cell = Cell(text, text, row.place(row.filled[0]))
        if draft is not None and closing.read_inline(name, meaning, cell, row, draft):
            self.noting = meaning.note
        elif draft is not None and meaning.note:
            draft.notes.append(cell)
        else:
            self._pairs(row)
        return 1

    # Rows and lines without a label of their own

    def _data(self, row: Row, awaiting: str | None) -> None:
        """A row that begins no section: it belongs to the section before it."""
        draft, block = self.draft, self.block
        if draft is None:
            if len(row.filled) == 1:
                self._keep(row)
            return
        if awaiting is not None and len(row.filled) == 1:
            draft.add_text(awaiting, row, row.filled)
        elif self.foreign or self._elsewhere(row, draft):
            self.foreign = True
            return
        elif not isinstance(block, IndicatorBlock) and (
            found := evidence.unheaded(row, self.rows, self.at, draft)
        ):
            self._indicators(row, *found)
            if not found[1] and not self._in_place(row):
                self._row(row, None)
        elif isinstance(block, ObjectiveRows) and not objectives.stands_beside(block, row, draft):
            objectives.read_below(block, row, draft)
        elif isinstance(block, IndicatorBlock) and not draft.closed:
            block.put_back(row)
        else:
            draft.put_rest(row)
        self._within(row)

    def _elsewhere(self, row: Row, draft: Draft) -> bool:
        """Whether a row stands in another table than the form."""
        if row.table is self.home or self.home is None or row.table is None:
            return False
        return draft.closed or abs(row.table.width - self.home.width) > 2

    def _within(self, row: Row) -> None:
        """The form goes on with this row: lines before it stand inside the form."""
        if self.draft is None:
            return
        self.home = row.table
        if self.loose:
            for line in self.loose:
                self.draft.put_extra(line, 0)
            self.loose.clear()

    def _line(self, row: Row) -> None:
        """A line of text outside tables."""
        if self._title_or_year(row):
            return
        draft, seen = self.draft, row.first
        if draft is not None and seen.amount:
            put_amount_unit(row, 0, draft)
        if draft is None:
            self._keep(row)
        elif seen.shape == PAGE_MARK:
            draft.put_extra(row, 0, PAGE_NUMBER)
        elif seen.pair:
            self.awaiting = None
            self._inline(row, *seen.pair)
        elif seen.label is not None and seen.label.note:
            self.noting, self.awaiting = True, None
        elif self.noting:
            draft.notes.append(text_cell(row, 0))
        elif draft.indicators and (field := closing.closing_of(row)) is not None:
            closing.read_closing(field, row, draft)
            self.awaiting = field
        elif self.awaiting is not None:
            draft.add_text(self.awaiting, row, row.filled)
        else:
            self.loose.append(row)
            if draft.empty and len(self.loose) > LOOSE:
                self._forget()  # the title of something else, with prose below it

    def _title_or_year(self, row: Row) -> bool:
        seen = row.first
        if seen.pair or seen.label is not None:
            return False
        if head.is_year(seen.text):
            if self.draft is None:
                self._keep(row)
            else:
                self.draft.put("fiscal_year", head.year_in(seen.text) or "", row, row.filled[0])
            return True
        if head.begins_with_year(seen.text):
            if self.draft is None:
                self._keep(row)
            else:
                head.read_year_line(row, self.draft)
            return True
        if not is_title(seen.text):
            return False
        self._title(row)
        return True
