"""Rows that a wrap, a page break or a converter tore: pieces of the row above, cells run together.

A row is taken for the rest of the one above it only if it holds nothing that a row of its own
must have, and every piece stands below a cell that may go on. Cells are joined or parted only
where the row fits its headings much better then.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from jiping.faults import fault
from jiping.forms import cells
from jiping.forms.draft import Draft
from jiping.forms.headings.columns import Columns
from jiping.forms.headings.plan import Plan
from jiping.forms.mending.align import Alignment
from jiping.forms.sections.levels import Levels
from jiping.forms.seen.look import Look, clean, look
from jiping.forms.seen.rows import Row
from jiping.forms.seen.shapes import FILLER, LEVEL_SHAPES, SYMBOL, TEXT, WORD
from jiping.model import Cell, DocCell, Where, Words
from jiping.terms import level1, level2, plain_name

_NUMBERS = ("points", "weight", "score")
_BETTER, _GOOD = 12, 14
"""How much better a row must fit its headings, and how well, with cells joined or parted."""

_WIDEST = 24
"""Rows of real forms hold fewer cells; every pair of cells is tried."""

_PAGE_ALONE = re.compile(r"[0-9]{1,4}(?:/[0-9]{1,4})?")
_OPEN = re.compile(r"[（(《“][^）)》”]*$")
_GOES_ON = re.compile(r"[）)》”，、。；,;%％]")
_TWO_ANSWERS = re.compile(r"(?:\S*[0-9]\S*|[%％]|[^\s0-9]{1,3})\s+[0-9][0-9.]*\S*|(\S+)\s+\1")
_APART = re.compile(r"(?<=\S)[ \t\u3000\n]+(?=\S)")


class Mended(Struct, frozen=True):
    """A row put together otherwise, how it was done, and a way as good as this."""

    row: Row
    how: Words
    rival: Words | None = None


# Pieces of the row above


def take(
    draft: Draft,
    row: Row,
    columns: Columns,
    plan: Plan,
    last: tuple[Row, list[int]],
    levels: Levels,
) -> bool:
    """Puts a row that is the rest of the one above it there; False for a row of its own."""
    pieces = pieces_of(row, columns, plan, last, levels, draft.reader)
    if pieces is None:
        return False
    append(draft, row, columns, plan, pieces, levels)
    return True


def pieces_of(
    row: Row,
    columns: Columns,
    plan: Plan,
    last: tuple[Row, list[int]],
    levels: Levels,
    reader: cells.Reader,
) -> dict[int, int] | None:
    """The column and position of each piece of the row above, None for a row of its own."""
    above, parts = last
    pieces: dict[int, int] = {}
    label = row.first.label
    if label is not None and len(row.filled) > 1 and (label.note or label.closing or label.review):
        return None
    if len(row.filled) == 1 and _PAGE_ALONE.fullmatch(row.first.key):
        return None
    for position in row.filled:
        number = columns.at.get(row.columns[position], -1)
        if number in pieces or number not in plan.texts:
            return None
        pieces[number] = position
    asked = [columns.index[role] for role in _NUMBERS if role in columns.index]
    if not any(_text_at(above, parts[number]) for number in asked):
        return None
    answers = [columns.index[role] for role in ("target", "actual") if role in columns.index]
    if len(answers) == 2 and all(number in pieces for number in answers) and plan.name in pieces:
        upper = [_text_at(above, parts[number]) for number in answers]
        lower = [row.looks[pieces[number]].text for number in answers]
        if not _makes_sense(upper, lower, reader):
            return None
    evident = not row.merges or _without_levels(row, columns, plan)
    for number, position in pieces.items():
        seen = row.looks[position]
        if number in (plan.level1, plan.level2):
            if not _ends_level(levels.path(2), 0 if number == plan.level1 else 1, seen):
                return None
            evident = True
            continue
        begun = _text_at(above, parts[number])
        empty = seen.shape == FILLER or not plain_name(seen.text)
        if not begun or (number == plan.name and empty):
            return None
        evident = evident or bool(_OPEN.search(begun) or _GOES_ON.match(seen.text))
    return pieces if evident else None


def _without_levels(row: Row, columns: Columns, plan: Plan) -> bool:
    """Whether a row has blank cells of its own for the levels: a row that is no rest stands
    beside a merged level or prints one."""
    levels = (plan.level1, plan.level2)
    return any(
        not row.shapes[position] and columns.at.get(column, -1) in levels
        for position, column in enumerate(row.columns)
    )


def _makes_sense(begun: list[str], ended: list[str], reader: cells.Reader) -> bool:
    """Whether answers are understood only with the pieces below them: 10月31 / 日前."""
    for above, below in zip(begun, ended, strict=True):
        whole, piece = cells.value(above + below, reader), cells.value(below, reader)
        if whole is None or whole.type == "text":
            return False
        if piece is not None and piece.type == whole.type and below[0] not in ".．":
            return False
    return True


def _text_at(row: Row, position: int) -> str:
    return row.looks[position].text if position >= 0 else ""


def _ends_level(path: Sequence[Cell[str]], depth: int, seen: Look) -> bool:
    """Whether a text is the end of a level's name whose beginning stands above it."""
    begun = path[depth].text
    name = level1 if depth == 0 else level2
    known, whole = name(begun) if begun else None, name(begun + seen.text) if begun else None
    if whole is None or (known is not None and not known.alias):
        return False
    return known is None or (not whole.alias and name(seen.text) is None)


def append(
    draft: Draft, row: Row, columns: Columns, plan: Plan, pieces: dict[int, int], levels: Levels
) -> None:
    """The pieces put behind the cells of the last indicator, with a finding."""
    index = len(draft.indicators) - 1
    indicator = draft.indicators[index]
    path = list(indicator.path)
    values: dict[str, Any] = {}
    told: list[str] = []
    for number, position in sorted(pieces.items()):
        piece = row.looks[position].text
        told.append(piece if len(piece) <= 12 else piece[:11] + "…")
        reason = f"第 {row.number} 行的“{told[-1]}”是这一格的下半截，已接上"
        if number == plan.name:
            path[-1] = _longer(path[-1], piece, cells.level_cell, reason)
        elif number in (plan.level1, plan.level2):
            depth = 0 if number == plan.level1 else 1
            path[depth] = levels.lengthen(depth, piece, reason)
        else:
            role = columns.roles[number]
            values[role] = _longer(getattr(indicator, role), piece, None, reason)
            text = values[role].text
            values[role] = replace(values[role], value=cells.INDICATOR[role](text, draft.reader))
    draft.indicators[index] = replace(
        indicator, path=tuple(path), kind=cells.path_kind(tuple(path)), **values
    )
    listed = "、".join(f"“{piece}”" for piece in told)
    how = Words(
        f"第 {row.number} 行的{listed}是上一行的下半截，已接上",
        f"{', '.join(told)} in row {row.number} go on from the row above",
    )
    place = row.place(row.filled[0])
    name = Words(f"指标“{path[-1].text[:20]}”", f"“{path[-1].text[:20]}”")
    draft.findings.append(
        fault("RDG025", where=Where(indicator=index), place=place, row=name, how=how)
    )


def _longer(cell: Cell[Any], piece: str, level: Any, reason: str) -> Cell[Any]:
    text = clean(f"{cell.text}\n{piece}")
    place = replace(cell.place, repaired=reason) if cell.place is not None else None
    return cells.level_cell(text, 3, place) if level else Cell(text, None, place)


# Cells run together, and cells cut in two


def end_levels(draft: Draft, row: Row, columns: Columns, plan: Plan, levels: Levels) -> Row:
    """A row of its own that begins with the end of a level's name (可持续影 / 响指标): the row
    without it, the name made whole where it stands."""
    for position in row.filled[:2]:
        number = columns.at.get(row.columns[position], -1)
        if number < 0 or number not in (plan.level1, plan.level2):
            continue
        depth, seen = int(number != plan.level1), row.looks[position]
        if not _ends_level(levels.path(2), depth, seen):
            continue
        begun = levels.path(2)[depth].text
        how = Words(
            f"第 {row.number} 行的“{seen.text}”是指标级次“{begun}”的下半截，已接上",
            f"“{seen.text}” in row {row.number} ends the level “{begun}”",
        )
        whole = levels.lengthen(depth, seen.text, how.zh)
        for index in range(len(draft.indicators) - 1, -1, -1):
            path = [*draft.indicators[index].path]
            if path[depth].text != begun:
                break
            path[depth] = replace(whole, place=path[depth].place)
            kind = cells.path_kind(tuple(path))
            draft.indicators[index] = replace(draft.indicators[index], path=tuple(path), kind=kind)
        place = row.place(position)
        name = Words(f"“{whole.text}”", f"“{whole.text}”")
        draft.findings.append(fault("RDG025", place=place, row=name, how=how))
        row = changed(row, {position: ""})
    return row


def dotted(row: Row, columns: Columns, plan: Plan) -> list[int] | None:
    """The parts of a row of the template: levels in their places, dots for a name, no more."""
    parts = [-1] * len(columns)
    for position in row.filled:
        number, shape = columns.at.get(row.columns[position], -1), row.shapes[position]
        named = number == plan.name and shape == FILLER
        level = number in (plan.level1, plan.level2) and shape in LEVEL_SHAPES
        beside = number >= 0 and columns.roles[number] == "side"
        if number < 0 or not (named or level or beside):
            return None
        parts[number] = position
    return parts if plan.name >= 0 and parts[plan.name] >= 0 else None


def parted_levels(row: Row, columns: Columns, plan: Plan) -> Mended | None:
    """产出指标数量指标 in one cell: levels 1 and 2, each in its own."""
    for position in row.filled[:2]:
        number = columns.at.get(row.columns[position], -1)
        seen = row.looks[position]
        if plan.level2 < 0 or number > plan.level2 or seen.shape not in (TEXT, WORD):
            continue
        if (cut := _two_levels(seen.text)) is not None:
            one, two = seen.text[:cut].rstrip(), seen.text[cut:].lstrip()
            how = Words(
                f"一级指标“{one}”和二级指标“{two}”印在一格，已分开",
                f"levels “{one}” and “{two}” share a cell and were parted",
            )
            return Mended(_parted(row, position, one, two), how)
    return None


def _two_levels(text: str) -> int | None:
    cuts = [cut for cut in range(2, len(text) - 1) if level1(text[:cut]) and level2(text[cut:])]
    return max(cuts, default=None)


def other_readings(row: Row, columns: Columns, plan: Plan) -> Iterator[tuple[Row, Words]]:
    """The row with two cells side by side joined, or one with a gap in it parted.

    Cells are joined only in a row whose cells to the right of the name were pushed out of place.
    """
    pairs = zip(row.filled, row.filled[1:], strict=False)
    for left, right in pairs if _pushed(row, columns, plan) else ():
        one, two = row.looks[left], row.looks[right]
        if right != left + 1 or columns.at.get(row.columns[left], 0) < plan.name:
            continue
        if (one.shape == SYMBOL and plan.joined >= 0) or one.text == two.text:
            continue
        text = one.text + two.text
        how = Words(
            f"“{one.text[:12]}”和“{two.text[:12]}”是一格断成两格，已合并",
            f"“{one.text[:12]}” and “{two.text[:12]}” are one cell cut in two",
        )
        yield _joined(row, left, text), how
    for position in row.filled:
        text = row.looks[position].text
        gaps = list(_APART.finditer(text))
        if len(gaps) == 1 and row.looks[position].shape not in LEVEL_SHAPES:
            begun, ended = text[: gaps[0].start()], text[gaps[0].end() :]
            how = Words(
                f"“{begun[:12]}”和“{ended[:12]}”挤在一格，已分开",
                f"“{begun[:12]}” and “{ended[:12]}” share a cell and were parted",
            )
            yield _parted(row, position, begun, ended), how


def holds_two(text: str) -> bool:
    """Whether a text looks like two answers with a gap between them."""
    return len(text) <= 60 and _TWO_ANSWERS.fullmatch(text) is not None


def _pushed(row: Row, columns: Columns, plan: Plan) -> bool:
    """Whether a cell to the right of the name does not suit the column it stands in."""
    for position in row.filled:
        number = columns.at.get(row.columns[position], len(columns))
        if number == len(columns):
            return True
        if number > plan.name and not plan.profile.fits[number][row.looks[position].shape]:
            return True
    return False


class Cheaper(Struct):
    """The best other reading of a row so far, and one that is as good."""

    cost: int
    mended: Mended | None = None
    rival: Words | None = None


def mended(
    row: Row,
    columns: Columns,
    plan: Plan,
    align: Callable[[Row], Alignment | None],
) -> Mended | None:
    """The row with cells joined or parted where it fits its headings much better then."""
    if len(row.filled) > _WIDEST:
        return None
    found = align(row)
    best = Cheaper(min(found.cost - _BETTER if found is not None else _GOOD, _GOOD))
    if best.cost < 0:
        return None
    for other, how in other_readings(row, columns, plan):
        tried = align(other)
        if tried is None or tried.cost > best.cost:
            continue
        if tried.cost == best.cost and best.mended is not None:
            best.rival = best.rival or how
        else:
            best = Cheaper(tried.cost, Mended(other, how))
    if best.mended is None:
        return None
    return Mended(best.mended.row, best.mended.how, best.rival)


# Rows with other cells


def changed(row: Row, texts: dict[int, str]) -> Row:
    """The row with other texts at some positions."""
    new = [
        replace(cell, text=texts[position]) if position in texts else cell
        for position, cell in enumerate(row.cells)
    ]
    return _row(row, new, row.columns)


def _joined(row: Row, position: int, text: str) -> Row:
    """Two neighbours as one cell; what follows moves to the left, where it came from."""
    new = [*row.cells[:position], replace(row.cells[position], text=text)]
    new += row.cells[position + 2 :]
    columns = [*row.columns[: position + 1], *(c - 1 for c in row.columns[position + 2 :])]
    return _row(row, new, columns)


def _parted(row: Row, position: int, one: str, two: str) -> Row:
    """One cell as two; the second takes a blank neighbour's place, or pushes what follows."""
    cell, column = row.cells[position], row.columns[position]
    behind = position + 1
    free = behind < len(row.cells) and not row.looks[behind].shape
    new = [*row.cells[:position], replace(cell, text=one), replace(cell, text=two)]
    new += row.cells[behind + free :]
    shift = 0 if free else 1
    columns = [*row.columns[: position + 1], column + 1]
    columns += [number + shift for number in row.columns[behind + free :]]
    return _row(row, new, columns)


def _row(row: Row, new: list[DocCell], columns: Sequence[int]) -> Row:
    looks = [look(cell.text) for cell in new]
    return Row(new, looks, [*columns], row.table, row.page, loose=row.loose)
