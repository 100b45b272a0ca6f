"""Where forms begin and end in a Document."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import Any

from jiping.forms.draft import Draft, text_cell
from jiping.forms.judge import finish
from jiping.forms.sections import head
from jiping.forms.seen.rows import Row
from jiping.model import Cell, Evaluation, Finding, Limits
from jiping.terms import bare, key

_PENDING = 4
LOOSE = 8
"""So many lines before or behind a form may belong to it."""


class Bounds(ABC):
    """The forms that were read, and the one that is being read.

    `pending` are lines before any form, `loose` lines within or behind the form, `repeated` its
    title where it comes again. `common`, while a list is read, is what stands above it and holds
    for each of its forms; `listed` counts these.
    """

    def __init__(self, limits: Limits) -> None:
        self.forms: list[tuple[Evaluation, tuple[Finding, ...]]] = []
        self.beyond = False
        self.bound = limits.forms
        self.most = limits.indicators
        self.unparted = 0
        self.common: dict[str, Cell[Any]] | None = None
        self.listed = 0
        self.pending: list[Row] = []
        self._forget()

    def _forget(self) -> None:
        """What holds within one form only."""
        self.draft: Draft | None = None
        self.loose: list[Row] = []
        self.repeated: Row | None = None

    @abstractmethod
    def _line(self, row: Row) -> None:
        """Read a line of text outside tables."""

    def _title(self, row: Row) -> None:
        draft = self.draft
        if draft is not None and not draft.empty:
            title = draft.fields.get("title")
            if title is not None and key(title.text) == row.first.key and not draft.closed:
                self.repeated = row  # a page's heading, unless another subject follows
                return
            self._finish()
        head.read_title(row, self._open())

    def _keep(self, row: Row) -> None:
        """A line before any form: the last few may belong to the next one."""
        self.pending.append(row)
        del self.pending[:-_PENDING]

    def _open(self) -> Draft:
        """The form that is being read, a new one if there is none."""
        if self.draft is None:
            self.draft = Draft(self.most, self.common)
            pending, self.pending = self.pending, []
            for row in pending:
                self._line(row)
        return self.draft

    def _again(self) -> None:
        """Another form begins, without a title of its own or with that of the form before."""
        repeated = self.repeated
        self._finish()
        if self.common is not None:
            self._open()
        elif repeated is not None:
            self._title(repeated)
        else:
            self.unparted += 1

    def _finish(self) -> None:
        """The form that is being read has ended."""
        draft = self.draft
        if draft is not None:
            draft.settle()
            annex = [row for row in self.loose if bare(row.first.key).startswith(("附件", "附表"))]
            tail = [row for row in self.loose if row not in annex]
            if len(tail) <= LOOSE:
                draft.notes += [text_cell(row, 0) for row in tail]
            done = finish(draft)
            if done is not None:
                if len(self.forms) == self.bound:
                    self.beyond = True
                else:
                    self.forms.append(done)
                    self.listed += draft.common is not None
            self.pending = annex[-1:]
        self._forget()
