"""Cells that stand one a line: blank ones that a reader left out, blank lines that are none."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

from msgspec import Struct, structs

from jiping.forms.seen.look import Look, look
from jiping.forms.seen.shapes import BLANK
from jiping.model import DocCell, Table
from jiping.terms import fund_part, level1, level2

_PARTS = 6
"""So many lines may be one label."""
_OF_WHICH = re.compile("^其中[:、,]?")
_SCORED = frozenset((None, "points", "score", "weight"))
_BRACKETS = re.compile(r"\([^()]{1,14}\)")
_LEVEL = frozenset(("一级", "二级", "三级", "四级"))
_WORD = re.compile("[\u4e00-\u9fff]{1,8}")
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
    gaps = [behind - number - 1 for number, behind in pairwise(filled)]
    wide = [gap for gap in gaps if gap > 1]
    # a blank cell has a line behind it as the others have: an odd number of blank lines
    every = 2 if sum(gap % 2 for gap in wide) * 5 >= len(wide) * 4 else 1
    kept: list[Piece] = []
    blanks = 0
    for piece in pieces:
        blanks = 0 if piece.look.shape else blanks + 1
        if not blanks or not kept or (blanks > 1 and (blanks - 1) % every == every - 1):
            kept.append(piece)
    return kept


def joined(pieces: list[Piece]) -> list[Piece]:
    """Labels and names of levels that were broken over lines: 年度 / 指标值, 经济效益 / 指标."""
    whole: list[Piece] = []
    rest = 0
    for number, piece in enumerate(pieces):
        if rest:
            rest -= 1
            continue
        count = _broken(pieces[number : number + _PARTS])
        if whole and _belongs(piece.look, whole[-1].look):
            whole[-1] = _as_one([whole[-1], piece])
            continue
        if count > 1:
            whole.append(_as_one(pieces[number : number + count]))
            rest = count - 1
            continue
        if whole and piece.look.key in ("指标", "响指标", "影响指标", "满意度指标"):
            above = whole[-1]
            text = above.look.text + piece.look.text
            names = [it for it in (level2(text), level1(text)) if it is not None]
            if _WORD.fullmatch(above.look.key) and not all(name.alias for name in names):
                cell = DocCell(text, above.cell.row, above.cell.column)
                whole[-1] = Piece(look(text), cell, above.table, above.page)
                continue
        whole.append(piece)
    return whole


def _as_one(parts: list[Piece]) -> Piece:
    """Lines as the one cell that they were."""
    text = "".join(part.look.text for part in parts)
    first = parts[0]
    cell = DocCell(text, first.cell.row, first.cell.column)
    return Piece(look(text), cell, first.table, first.page)


def _belongs(seen: Look, above: Look) -> bool:
    """Whether brackets alone on a line belong to the name above: 产出指标 (50分), 得分 (B/A)."""
    if not _BRACKETS.fullmatch(seen.key) or "(" in above.key:
        return False
    if above.level1 or above.level2:
        return seen.points is not None
    if fund_part(above.text) is not None:
        return not seen.points
    label = above.label
    if label is None or (seen.points and label.column not in _SCORED):
        return False
    return look(above.text + seen.text).label == label


def _broken(parts: list[Piece]) -> int:
    """How many of these lines are one label: those behind the first that are none without it."""
    first = parts[0].look
    if len(parts) > 1 and _is_of_which(first, parts[1].look):
        return 2
    if not _WORD.fullmatch(first.key):
        return 0
    alone = first.label
    if first.key in _LEVEL and len(parts) > 1 and parts[1].look.key == "指标":
        return 2
    if alone is not None and alone.head is None:
        return 0
    if alone is not None and (alone.column or alone.fund or alone.objective):
        return 0
    for count in range(len(parts), 1, -1):
        looks = [part.look for part in parts[:count]]
        if not all(_WORD.fullmatch(it.key) and it.key not in _LEVEL for it in looks):
            continue
        seen = look("".join(it.text for it in looks))
        if (seen.level1 or seen.level2) and max(len(it.key) for it in looks) == 1:
            return count  # a character a line
        meaning = seen.label
        if meaning is None or (alone is not None and not (meaning.column or meaning.objective)):
            continue
        return count
    return 0


def _is_of_which(first: Look, behind: Look) -> bool:
    """Whether the name of a part of the money goes on in the next line: 其中：当年财政 / 拨款."""
    name = _OF_WHICH.sub("", first.key)
    if name == first.key or not _WORD.fullmatch(behind.key) or fund_part(name) is not None:
        return False
    return fund_part(behind.key) is None and fund_part(name + behind.key) is not None


def blank(piece: Piece) -> Piece:
    """A blank cell beside another."""
    return Piece(look(""), DocCell("", piece.cell.row, piece.cell.column), piece.table, piece.page)


def spanning(cell: DocCell, span: int) -> DocCell:
    """A cell over so many columns."""
    return structs.replace(cell, column_span=span) if span > 1 else cell
