"""Labels and what stands behind them, where cells stand one a line."""

from __future__ import annotations

from collections.abc import Callable

from jiping.forms.seen.look import Look
from jiping.forms.seen.rows import Row
from jiping.forms.seen.shapes import NUMBERS
from jiping.forms.vertical.headed import is_amount, is_goal
from jiping.forms.vertical.pieces import Piece
from jiping.terms import fund_part

Wanted = Callable[[Look], bool]


class Labelled:
    """A run of cells, and the rows that were `made` of them; `kept` = blank cells among them were
    kept by the file. Each method gives where the next row begins."""

    def __init__(self, pieces: list[Piece]) -> None:
        self.pieces = pieces
        self.kept = any(not piece.look.shape for piece in pieces)
        self.made: list[Row] = []

    def _objectives(self, number: int) -> int:
        """Labels of objectives, then as many texts; again and again where they are numbered."""
        labels: list[Piece] = []
        numbered = False
        while number < len(self.pieces):
            seen = self.pieces[number].look
            if seen.label is not None and seen.label.column == "number" and labels:
                numbered = True
            elif seen.shape and (seen.label is None or seen.label.objective is None):
                break
            if seen.shape:
                labels.append(self.pieces[number])
            number += 1
        self.made.append(self._row(labels))
        roles = [piece.look.label.objective for piece in labels if piece.look.label]
        beside = len(roles) > 1 and roles[0] == "side"
        number = self._goals(number, len(labels), 1 + beside)
        while numbered and number < len(self.pieces):
            if self.pieces[number].look.shape not in NUMBERS:
                break
            number = self._goals(number, len(labels), 1 + beside)
        return number

    def _goals(self, number: int, labels: int, start: int) -> int:
        """One row of texts below labels of objectives, from the column `start` on."""
        texts: list[Piece] = []
        while number < len(self.pieces) and len(texts) < labels - start + 1:
            seen = self.pieces[number].look
            if seen.label is not None or (seen.pair and not (is_goal(seen) and labels > 1)):
                break
            if seen.shape:
                texts.append(self.pieces[number])
            number += 1
        if texts:
            self._make(texts, list(range(start, start + len(texts))))
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

    def _fund_cells(self, number: int, most: int, *, texts: bool) -> list[Piece]:
        """The name of a fund and the cells behind it, `texts` among them."""
        held = [self.pieces[number]]
        for piece in self.pieces[number + 1 : number + 1 + most]:
            seen = piece.look
            other = seen.label is not None or seen.pair or fund_part(seen.text) is not None
            if seen.shape and not is_amount(seen) and (other or not texts):
                break
            held.append(piece)
        return held

    def _names_fund(self, number: int) -> bool:
        seen = self.pieces[number].look
        if fund_part(seen.text) is not None:
            return True
        if seen.label is not None or seen.pair or number + 1 >= len(self.pieces):
            return False
        return is_amount(self.pieces[number + 1].look)

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
