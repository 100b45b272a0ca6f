"""Lists of words among the sections of a form: the tasks of the year, the steps of a project."""

from __future__ import annotations

from jiping.forms.draft import Draft
from jiping.forms.seen.look import Look
from jiping.forms.seen.rows import Row
from jiping.forms.seen.shapes import LEVEL_SHAPES, NUMBERS
from jiping.terms import fund_part, is_list_heading

_FEWEST, _LONGEST = 2, 12


class TaskRows:
    """Rows below such headings: what they say has no field, each cell keeps its heading."""

    def __init__(self, row: Row, draft: Draft) -> None:
        self.draft = draft
        named = [p for p in row.filled if is_list_heading(row.looks[p].text)]
        before = [p for p in row.filled if p < named[0] and _stands_beside(row.looks[p])]
        self.beside = {row.looks[p].key for p in before}
        self.headings = {row.columns[p]: row.looks[p].text for p in row.filled if p not in before}
        self.first = min(self.headings)
        self.ended = False

    def takes(self, row: Row) -> bool:
        """Whether a row is one of the list, which ends at the first that is none."""
        self.ended = self.ended or not self._is_part(row)
        return not self.ended

    def _is_part(self, row: Row) -> bool:
        """Whether no label begins a row, nor the name of money, and it fills a column."""
        filled = self._filled(row)
        if not filled or row.loose:
            return False
        first = row.looks[filled[0]]
        if first.label is not None or first.pair is not None or first.shape in LEVEL_SHAPES:
            return False
        if fund_part(first.text) is not None:
            return False
        if row.merges and row.columns[filled[0]] < self.first:
            return False
        return len(filled) > 1 or row.columns[filled[0]] in self.headings

    def read(self, row: Row) -> None:
        """One row."""
        for position in self._filled(row):
            self.draft.put_extra(row, position, self.headings.get(row.columns[position]))

    def _filled(self, row: Row) -> list[int]:
        return [p for p in row.filled if row.looks[p].key not in self.beside]


def tasks(row: Row, draft: Draft) -> TaskRows | None:
    """The list that a row of headings begins, None where it is none."""
    return TaskRows(row, draft) if heads_tasks(row) else None


def heads_tasks(row: Row) -> bool:
    """Whether a row holds the headings of a list, and nothing else but a label beside it."""
    looks = [row.looks[p] for p in row.filled]
    named = sum(1 for seen in looks if len(seen.key) <= _LONGEST and is_list_heading(seen.text))
    if named < _FEWEST or any(seen.shape in NUMBERS or seen.pair for seen in looks):
        return False
    others = [seen for seen in looks[1:] if not is_list_heading(seen.text)]
    return len(others) < named


def _stands_beside(seen: Look) -> bool:
    meaning = seen.label
    return meaning is not None and bool(meaning.side or meaning.objective or meaning.head)
