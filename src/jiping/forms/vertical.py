"""Text with one cell a line: the lines put together again as the rows of a table.

Headings and labels show where a section begins; the cells below the headings of indicators are
cut into rows by what they look like (the cheapest way, with the costs of `align`).
"""

from __future__ import annotations

import re
from collections.abc import Callable

from msgspec import Struct

from jiping.forms.align import profile
from jiping.forms.columns import MONEY, Columns, indicator_columns
from jiping.forms.look import Look, look
from jiping.forms.rows import Row
from jiping.forms.segment import segment
from jiping.forms.shapes import BLANK, FILLER, LONG, NUMBERS, PERCENT, TEXT
from jiping.model import DocCell, Table
from jiping.terms import closing_field, fund_part, level1, level2, plain_name

_HEADINGS = 3
_LABEL = 20
_SENTENCE = re.compile(r"[，。；,;、0-9]")

Wanted = Callable[[Look], bool]


class Piece(Struct):
    """One line: a cell of a row to be."""

    look: Look
    cell: DocCell
    table: Table | None
    page: int | None


def in_rows(rows: list[Row]) -> list[Row]:
    """The rows to be read: blank ones left out, cells that stand one a line put into rows."""
    if not _stands_on_end(rows):
        return [row for row in rows if row.filled]
    ready: list[Row] = []
    run: list[Piece] = []
    for row in rows:
        if len(row.filled) <= 1 and (not row.filled or row.filled[0] == 0):
            run.append(Piece(row.looks[0], row.cells[0], row.table, row.page))
        else:
            ready += Standing(run).rows()
            run = []
            ready.append(row)
    return ready + Standing(run).rows()


def _stands_on_end(rows: list[Row]) -> bool:
    """Whether headings of indicators follow one another, each in a row of its own."""
    consecutive = 0
    for row in rows:
        filled = row.filled
        if not filled:
            continue
        if len(filled) == 1:
            meaning = row.looks[filled[0]].label
            if meaning is not None and meaning.column is not None:
                consecutive += 1
                if consecutive == _HEADINGS:
                    return True
                continue
        consecutive = 0
    return False


class Standing:
    """A run of cells, one a line."""

    def __init__(self, pieces: list[Piece]) -> None:
        self.pieces = _joined(_without_separators(pieces))
        self.made: list[Row] = []
        self.totalled = False

    def rows(self) -> list[Row]:
        """The rows that the cells make up."""
        number = 0
        while number < len(self.pieces):
            number = self._from(number)
        return self.made

    def _from(self, number: int) -> int:
        """One row, or one section with its rows, from a cell on; where the next begins."""
        piece = self.pieces[number]
        meaning = piece.look.label
        if not piece.look.shape:
            return number + 1
        headings = self._headings(number)
        if headings is not None:
            return headings
        if meaning is None and self.totalled and _names_closing(piece.look):
            return self._with_values(number, self._belongs)
        if piece.look.pair or (meaning is None and fund_part(piece.look.text) is None):
            self._make([piece], [1])
            return number + 1
        if meaning is not None and meaning.objective is not None:
            return self._objectives(number)
        if meaning is not None and meaning.total is not None:
            self.totalled = True
            return self._with_values(number, lambda seen: _is_amount(seen) or len(seen.key) <= 2)
        if meaning is not None and (meaning.closing or meaning.note or meaning.review):
            return self._with_values(number, self._belongs)
        if meaning is not None and meaning.side:
            self._make([piece], [1])
            return number + 1
        return self._with_one_value(number)

    def _belongs(self, seen: Look) -> bool:
        """Whether a line belongs to the label before it."""
        return seen.label is None and not (self.totalled and _names_closing(seen))

    def _headings(self, number: int) -> int | None:
        """A block of indicators or funds, if its headings begin here; where the next begins."""
        first = number
        seen = self.pieces[number].look
        if seen.label is not None and seen.label.side:
            first += 1
            while first < len(self.pieces) and not self.pieces[first].look.shape:
                first += 1
        end = first
        while end < len(self.pieces) and _is_heading(self.pieces[end].look, "column"):
            end += 1
        if end - first >= _HEADINGS:
            return self._indicators(number, first, end)
        end = first
        while end < len(self.pieces) and _is_heading(self.pieces[end].look, "fund"):
            end += 1
        roles = {piece.look.label.fund for piece in self.pieces[first:end] if piece.look.label}
        if end - first > 1 and roles & {*MONEY}:
            return self._funds(number, first, end)
        return None

    def _indicators(self, number: int, first: int, end: int) -> int:
        blank_before = number == first > 0 and not self.pieces[first - 1].look.shape
        beside = [self.pieces[first - 1]] if blank_before else self.pieces[number:first][:1]
        heading = self._row([*beside, *self.pieces[first:end]])
        found = indicator_columns(heading, None)
        if found is None:
            self.made += [self._row([piece]) for piece in self.pieces[number:end]]
            return end
        self.made.append(heading)
        last = end
        while last < len(self.pieces) and not _ends_block(self.pieces[last].look):
            last += 1
        columns = found[0]
        run: list[Piece] = []
        for piece in self.pieces[end:last]:
            prompt = piece.look.shape and "level3" in columns and not plain_name(piece.look.text)
            if prompt:
                self._cut(run, columns)  # 指标2：, a prompt of the template, is a row of its own
                run = []
                self._make([piece], [columns.columns[columns.index["level3"]].start])
            else:
                run.append(piece)
        self._cut(run, columns)
        return last

    def _cut(self, run: list[Piece], columns: Columns) -> None:
        for held in segment([piece.look for piece in run], columns, profile(columns)):
            pieces = [run[order] for order, _ in held]
            self._make(pieces, [columns.columns[column].start for _, column in held])

    def _funds(self, number: int, first: int, end: int) -> int:
        beside = self.pieces[number:first] or [_blank(self.pieces[first])]
        self.made.append(self._row([*beside, *self.pieces[first:end]]))
        width, name = len(beside) + end - first, len(beside)
        while end < len(self.pieces):
            seen = self.pieces[end].look
            if seen.shape and not self._names_fund(end):
                break
            if not seen.shape:
                end += 1
                continue
            held = [self.pieces[end]]
            end += 1
            while end < len(self.pieces) and name + len(held) <= width:
                following = self.pieces[end].look
                if following.shape and not _is_amount(following):
                    break
                held.append(self.pieces[end])
                end += 1
            self._make(held, list(range(name, name + len(held))))
        return end

    def _names_fund(self, number: int) -> bool:
        seen = self.pieces[number].look
        if fund_part(seen.text) is not None:
            return True
        if seen.label is not None or seen.pair or number + 1 >= len(self.pieces):
            return False
        return _is_amount(self.pieces[number + 1].look)

    def _objectives(self, number: int) -> int:
        """Labels of objectives, then as many texts."""
        labels: list[Piece] = []
        while number < len(self.pieces):
            seen = self.pieces[number].look
            if seen.shape and (seen.label is None or seen.label.objective is None):
                break
            if seen.shape:
                labels.append(self.pieces[number])
            number += 1
        self.made.append(self._row(labels))
        roles = [piece.look.label.objective for piece in labels if piece.look.label]
        beside = len(roles) > 1 and roles[0] == "side"
        texts: list[Piece] = []
        while number < len(self.pieces) and len(texts) < len(labels) - beside:
            seen = self.pieces[number].look
            if seen.label is not None or seen.pair:
                break
            if seen.shape:
                texts.append(self.pieces[number])
            number += 1
        if texts:
            self._make(texts, list(range(1 + beside, 1 + beside + len(texts))))
        return number

    def _with_values(self, number: int, wanted: Wanted) -> int:
        """A label and every value behind it."""
        held = [self.pieces[number]]
        number += 1
        while number < len(self.pieces):
            seen = self.pieces[number].look
            if seen.shape and (seen.label is not None or seen.pair or not wanted(seen)):
                break
            held.append(self.pieces[number])
            number += 1
        while len(held) > 2 and not held[-1].look.shape:
            held.pop()
        self._make(held, list(range(1, len(held) + 1)))
        return number

    def _with_one_value(self, number: int) -> int:
        """A label or the name of a fund, and the value behind it."""
        held = [self.pieces[number]]
        if number + 1 < len(self.pieces):
            seen = self.pieces[number + 1].look
            if seen.label is None and fund_part(seen.text) is None and not seen.pair:
                held.append(self.pieces[number + 1])
        self._make(held, list(range(1, len(held) + 1)))
        return number + len(held)

    def _make(self, pieces: list[Piece], columns: list[int]) -> None:
        self.made.append(self._row(pieces, columns))

    def _row(self, pieces: list[Piece], columns: list[int] | None = None) -> Row:
        return Row(
            [piece.cell for piece in pieces],
            [piece.look for piece in pieces],
            columns or list(range(1, len(pieces) + 1)),
            pieces[0].table,
            pieces[0].page,
        )


def _without_separators(pieces: list[Piece]) -> list[Piece]:
    """The cells without the blank lines that merely stand between them."""
    filled = [number for number, piece in enumerate(pieces) if piece.look.shape]
    followed = sum(
        1
        for number in filled
        if number + 1 < len(pieces) and pieces[number + 1].look.shape == BLANK
    )
    if followed * 5 < len(filled) * 4:
        return pieces
    return [
        piece
        for number, piece in enumerate(pieces)
        if piece.look.shape or number == 0 or not pieces[number - 1].look.shape
    ]


def _joined(pieces: list[Piece]) -> list[Piece]:
    """Names of levels that were broken over two lines: 经济效益 and 指标."""
    joined: list[Piece] = []
    for piece in pieces:
        if joined and piece.look.key in ("指标", "响指标", "影响指标", "满意度指标"):
            above = joined[-1]
            text = above.look.text + piece.look.text
            name = level2(text) or level1(text)
            if above.look.shape and name is not None and not name.alias:
                cell = DocCell(text, above.cell.row, above.cell.column)
                joined[-1] = Piece(look(text), cell, above.table, above.page)
                continue
        joined.append(piece)
    return joined


def _blank(piece: Piece) -> Piece:
    """A blank cell beside another."""
    return Piece(look(""), DocCell("", piece.cell.row, piece.cell.column), piece.table, piece.page)


def _names_closing(seen: Look) -> bool:
    """Whether a line reads like the label of a closing row, not like a sentence."""
    short = seen.shape in (TEXT, LONG) and len(seen.key) <= _LABEL
    return short and not _SENTENCE.search(seen.text) and closing_field(seen.text) is not None


def _is_heading(seen: Look, slot: str) -> bool:
    if seen.label is None:
        return False
    return (seen.label.column if slot == "column" else seen.label.fund) is not None


def _is_amount(seen: Look) -> bool:
    return seen.shape in NUMBERS or seen.shape in (PERCENT, FILLER)


def _ends_block(seen: Look) -> bool:
    """Whether a cell below the headings of indicators begins something else."""
    meaning = seen.label
    if meaning is None:
        return seen.pair is not None
    return bool(
        meaning.total
        or meaning.closing
        or meaning.note
        or meaning.objective
        or meaning.review
        or meaning.person
        or (meaning.head and meaning.column is None)
    )
