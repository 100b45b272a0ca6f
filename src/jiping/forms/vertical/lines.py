"""Text with one cell a line: the lines put together again as the rows of a table.

Headings and labels show where a section begins; the cells below the headings of indicators are
cut into rows by what they look like (the cheapest way, with the costs of `align`).
"""

from __future__ import annotations

from msgspec import structs

from jiping.forms.headings.columns import Columns, indicator_columns, named_columns
from jiping.forms.headings.evidence import settled
from jiping.forms.headings.grouped import levels_told, under
from jiping.forms.headings.stacked import levels_below
from jiping.forms.mending.align import profile
from jiping.forms.mending.segment import Held, segment
from jiping.forms.seen.look import Look
from jiping.forms.seen.rows import Row
from jiping.forms.seen.shapes import NUMBERS, PAGE_MARK
from jiping.forms.vertical.doubtful import side_in_doubt, ticks_in_doubt
from jiping.forms.vertical.headed import (
    amounts_end,
    amounts_under,
    ends_block,
    headings_end,
    heads_columns,
    is_amount,
    is_heading,
    is_unfilled,
    names_closing,
    stands_beside,
)
from jiping.forms.vertical.labelled import Labelled
from jiping.forms.vertical.pieces import (
    Piece,
    blank,
    joined,
    spanning,
    with_blanks,
    without_separators,
)
from jiping.forms.vertical.totals import in_place, labels_end
from jiping.model import Finding
from jiping.terms import fund_part

_AHEAD, _ROW = 40, 5
_TRIED = 120
"""Cells that are looked at to tell what headings in words of their own mean."""
_AGAIN = 3
_FAILURES = 5
"""So often such headings may turn out to be none before the others of a file are left as lines."""


def in_rows(rows: list[Row]) -> tuple[list[Row], list[Finding]]:
    """The rows to be read: blank ones left out, cells that stand one a line put into rows; and
    what could not be told of them."""
    if not _stands_on_end(rows):
        return [row for row in rows if row.filled], []
    ready: list[Row] = []
    doubts: list[Finding] = []
    run: list[Piece] = []
    for row in [*rows, None]:
        if row is not None and len(row.filled) <= 1 and (not row.filled or row.filled[0] == 0):
            if row.cells:  # else all its columns are merged with the row above
                run.append(Piece(row.looks[0], row.cells[0], row.table, row.page))
            continue
        standing = Standing(run)
        ready += standing.rows()
        doubts += standing.doubts
        run = []
        if row is not None:
            ready.append(row)
    return ready, doubts


def _stands_on_end(rows: list[Row]) -> bool:
    """Whether headings of indicators follow one another, each in a row of its own."""
    for number, row in enumerate(rows):
        filled = row.filled
        if len(filled) == 1 and is_heading(row.looks[filled[0]]):
            alone = [it for it in rows[number : number + _AHEAD] if it.filled]
            until = next((n for n, it in enumerate(alone) if len(it.filled) > 1), len(alone))
            if heads_columns([it.first for it in alone[:until]]):
                return True
    return False


class Standing(Labelled):
    """A run of cells, one a line."""

    def __init__(self, pieces: list[Piece]) -> None:
        self.marks = [piece for piece in pieces if piece.look.shape == PAGE_MARK]
        if self.marks:
            pieces = [piece for piece in pieces if piece.look.shape != PAGE_MARK]
        super().__init__(joined(without_separators(with_blanks(pieces))))
        self.failed = 0
        self.doubts: list[Finding] = []
        self.columns: Columns | None = None
        self.totalled = False
        self.one_sided = False

    def rows(self) -> list[Row]:
        """The rows that the cells make up."""
        number = 0
        while number < len(self.pieces):
            number = self._from(number)
        self.made += [self._row([piece]) for piece in self.marks]
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
        if meaning is None and self.totalled and names_closing(piece.look):
            return self._with_values(number, self._belongs)
        if piece.look.pair or (meaning is None and fund_part(piece.look.text) is None):
            self._make([piece], [1])
            return number + 1
        if meaning is not None and meaning.objective is not None:
            return self._objectives(number)
        if meaning is not None and meaning.total and (end := labels_end(self.pieces, number)):
            self.totalled = True
            self._make(self.pieces[number:end], list(range(1, end - number + 1)))
            self._make(self.pieces[end : 2 * end - number - 1], list(range(2, end - number + 1)))
            return 2 * end - number - 1
        if meaning is not None and (meaning.total is not None or self._totals(number)):
            self.totalled = True
            end = self._with_values(number, lambda seen: is_amount(seen) or len(seen.key) <= 2)
            self.made[-1] = in_place(self.made[-1], self.columns)
            return self._goes_on(end) if meaning.total == "subtotal" else end
        if meaning is not None and (meaning.closing or meaning.note or meaning.review):
            return self._with_values(number, self._belongs)
        if meaning is not None and meaning.side and not self._measures(number):
            self._make([piece], [1])
            return number + 1
        return self._with_one_value(number)

    def _measures(self, number: int) -> bool:
        """Whether a label that may stand beside a block has its own amount: 预算执行率 96%."""
        label = self.pieces[number].look.label
        behind = self.pieces[number + 1 : number + 2]
        return bool(label and label.fund and behind) and is_amount(behind[0].look)

    def _goes_on(self, number: int) -> int:
        """The next level below a subtotal; where what follows it begins."""
        end = self._block_end(number)
        seen = self.pieces[number].look if number < end else None
        if self.columns is not None and seen is not None and (seen.level1 or seen.level2):
            self.totalled = False
            self.made += self._cut(self.pieces[number:end], self.columns)
            return end
        return number

    def _belongs(self, seen: Look) -> bool:
        """Whether a line belongs to the label before it."""
        return seen.label is None and not (self.totalled and names_closing(seen))

    def _headings(self, number: int) -> int | None:
        """A block of indicators or funds, if its headings begin here; where the next begins."""
        first = number
        seen = self.pieces[number].look
        behind = (piece.look for piece in self.pieces[number + 1 : number + 1 + _AHEAD])
        if seen.label is not None and (seen.label.side or stands_beside(seen, behind)):
            first += 1
            while first < len(self.pieces) and not self.pieces[first].look.shape:
                first += 1
        ahead = [piece.look for piece in self.pieces[first : first + _AHEAD]]
        if count := headings_end(ahead):
            return self._indicators(number, first, first + count)
        if count := amounts_end(ahead, beside=first > number):
            return self._funds(number, first, first + count)
        return None

    def _indicators(self, number: int, first: int, end: int) -> int:
        blank_before = number == first > 0 and not self.pieces[first - 1].look.shape
        beside = [self.pieces[first - 1]] if blank_before else self.pieces[number:first][:1]
        heads = self.pieces[first:end]
        parted = under([piece.look for piece in heads])
        whole = [*(() if blank_before else beside), *heads]
        if (found_below := levels_below([piece.look for piece in whole])) is not None:
            beside, heads, parted = [], whole, found_below
        headings = self._stacked(beside, heads, *(parted or (len(heads), [])))
        found = indicator_columns(headings[0], headings[1] if parted else None)
        if found is None and self.failed == _FAILURES:
            self.made += [self._row([piece]) for piece in self.pieces[number:end]]
            return end
        last = self._block_end(end, None if found is not None else _TRIED)
        columns = found[0] if found is not None else named_columns(headings[0])
        guessed = levels_told(columns) if found is None or columns.open else columns
        rows = self._cut(self.pieces[end:last], guessed)
        told = settled(columns, rows) if found is None or columns.open else None
        if told is not None and (told is not columns or found is None):
            last = self._block_end(end)
            rows = self._cut(self.pieces[end:last], told)
        if found is None and (told is None or not {"level3", "target"} <= {*told.index}):
            self.failed += 1
            self.made += [self._row([piece]) for piece in self.pieces[number:end]]
            return end
        self.columns = told or columns
        self.doubts += ticks_in_doubt(rows, self.columns)
        self.made += [*headings, *rows]
        if rows and self.one_sided:
            self.doubts.append(side_in_doubt(rows[0]))
        return last

    def _block_end(self, start: int, most: int | None = None) -> int:
        """The first piece from `start` on that belongs to no block of indicators; `most` on at
        the farthest."""
        end, last = start, len(self.pieces) if most is None else min(len(self.pieces), start + most)
        while end < last and not (self._ends_block(end) or self._totals(end)):
            if all(is_heading(it.look) for it in self.pieces[end : end + _AGAIN]):
                break  # the headings again, on a new page
            end += 1
        return end

    def _ends_block(self, number: int) -> bool:
        """Whether another section begins here, not a level that is called 绩效目标: one whose
        indicator and its points follow."""
        seen = self.pieces[number].look
        if not ends_block(seen):
            return False
        if number == 0 or seen.label is None or seen.label.objective is None:
            return True
        behind = [it.look for it in self.pieces[number + 1 : number + 1 + _ROW]]
        labelled = any(it.label is not None or it.pair is not None for it in behind)
        return labelled or not any(it.shape in NUMBERS for it in behind)

    def _totals(self, number: int) -> bool:
        """Whether a total begins here under the name of a score: 自评得分 100 96."""
        label = self.pieces[number].look.label
        if label is None or not (label.head == "claimed_total" or label.column == "score"):
            return False
        behind = [it.look for it in self.pieces[number + 1 : number + 4] if it.look.shape]
        return bool(behind) and behind[0].shape in NUMBERS

    def _stacked(
        self, beside: list[Piece], heads: list[Piece], upper: int, held: list[int]
    ) -> list[Row]:
        """The row of headings, or the two rows: those from `upper` on stand under others."""
        column = len(beside) + 1
        starts = list(range(1, column))
        below: list[int] = []
        pieces = list(beside)
        for number, piece in enumerate(heads[:upper]):
            span = max(1, held.count(number))
            pieces.append(structs.replace(piece, cell=spanning(piece.cell, span)))
            starts.append(column)
            below += range(column, column + span) if number in held else ()
            column += span
        rows = [self._row(pieces, starts)]
        return [*rows, self._row(heads[upper:], below)] if below else rows

    def _cut(self, run: list[Piece], columns: Columns) -> list[Row]:
        """The rows of indicators that cells make up."""
        run = with_blanks(run, single=True)
        asked = profile(columns)
        cut = segment([piece.look for piece in run], columns, asked)
        if cut.counted:
            return [self._dealt(run, held, columns, settled=True) for held in cut.rows]
        rows: list[Row] = []
        part: list[Piece] = []
        name = columns.index.get("level3")
        for piece in [*run, None]:
            prompt = piece is not None and piece.look.shape and is_unfilled(piece.look)
            if piece is not None and not (prompt and name is not None):
                part.append(piece)
                continue
            found = segment([it.look for it in part if it.look.shape], columns, asked)
            part = [it for it in part if it.look.shape]
            rows += [self._dealt(part, held, columns) for held in found.rows]
            self.one_sided = self.one_sided or found.one_sided
            part = []
            if piece is not None and name is not None:
                # 指标2：, a prompt of the template, is a row of its own
                rows.append(self._row([piece], [columns.columns[name].start]))
        return rows

    def _dealt(
        self, run: list[Piece], held: Held, columns: Columns, *, settled: bool = False
    ) -> Row:
        row = self._row(
            [run[order] for order, _ in held],
            [columns.columns[column].start for _, column in held],
        )
        row.settled = settled
        return row

    def _funds(self, number: int, first: int, end: int) -> int:
        beside = self.pieces[number:first] or [blank(self.pieces[first])]
        heads = [piece.look for piece in self.pieces[first:end]]
        behind = [piece.look for piece in self.pieces[end : end + _AHEAD]]
        parted = amounts_under(heads, behind)
        upper, count = end - first, 0
        if parted is not None:
            over, count = parted
            end += count
        held = [over] * count if parted is not None else []
        self.made += self._stacked(beside[:1], self.pieces[first:end], upper, held)
        width = len(beside[:1]) + upper + max(0, count - 1)
        name = len(beside[:1])
        content = any(seen.label and seen.label.fund == "content" for seen in heads)
        while end < len(self.pieces):
            seen = self.pieces[end].look
            if seen.shape and not self._names_fund(end):
                break
            if not seen.shape:
                end += 1
                continue
            cells = self._fund_cells(end, width - name, texts=self.kept and content)
            start = name + (is_amount(seen) and len(cells) <= width - name)
            self._make(cells, list(range(start, start + len(cells))))
            end += len(cells)
        return end
