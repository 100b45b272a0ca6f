"""Cells that stand one a line: blank ones that a reader left out, blank lines that are none."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

from msgspec import Struct, structs

from jiping.forms.seen.look import Look, look
from jiping.forms.seen.shapes import BLANK
from jiping.model import DocCell, Table
from jiping.terms import level1, level2

_BLANKS = 12
"""No more blank cells than these stand in one gap."""


class Piece(Struct):
    """One line: a cell of a row to be."""

    look: Look
    cell: DocCell
    table: Table | None
    page: int | None


def with_blanks(pieces: list[Piece], *, single: bool = False) -> list[Piece]:
    """The lines of a file with the blank cells between them that its reader left out.

    Where a blank line stands behind every cell, a cell that is blank shows as two of them more;
    with `single`, as one where cells follow one another at once.
    """
    gaps = [behind.cell.row - piece.cell.row for piece, behind in pairwise(pieces)]
    lines = all(piece.table is None for piece in pieces)
    if not gaps or not lines or not all(piece.look.shape for piece in pieces):
        return pieces
    step, count = Counter(gaps).most_common(1)[0]
    if (step == 1) != single or step < 1 or count * 2 < len(gaps):
        return pieces
    found = pieces[:1]
    for piece, gap in zip(pieces[1:], gaps, strict=False):
        if gap > step and gap % step == 0:
            found += [blank(found[-1])] * min(gap // step - 1, _BLANKS)
        found.append(piece)
    return found


def without_separators(pieces: list[Piece]) -> list[Piece]:
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


def joined(pieces: list[Piece]) -> list[Piece]:
    """Names of levels that were broken over two lines: 经济效益 and 指标."""
    whole: list[Piece] = []
    for piece in pieces:
        if whole and piece.look.key in ("指标", "响指标", "影响指标", "满意度指标"):
            above = whole[-1]
            text = above.look.text + piece.look.text
            name = level2(text) or level1(text)
            if above.look.shape and name is not None and not name.alias:
                cell = DocCell(text, above.cell.row, above.cell.column)
                whole[-1] = Piece(look(text), cell, above.table, above.page)
                continue
        whole.append(piece)
    return whole


def blank(piece: Piece) -> Piece:
    """A blank cell beside another."""
    return Piece(look(""), DocCell("", piece.cell.row, piece.cell.column), piece.table, piece.page)


def spanning(cell: DocCell, span: int) -> DocCell:
    """A cell over so many columns."""
    return structs.replace(cell, column_span=span) if span > 1 else cell
