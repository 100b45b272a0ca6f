"""The tables among lines of text that no lines divide into cells.

Columns are told first, then rows, by the columns in which most rows hold text; labels in the
columns left of those stand beside several rows. Which blank cells are merged with those above
them cannot be told.
"""

from __future__ import annotations

from itertools import pairwise

from msgspec import Struct

from jiping.readers.drawn.aligned.columns import SHIFT, Row, Text, bands, parted, placed
from jiping.readers.drawn.aligned.labels import Placed, beside
from jiping.readers.drawn.aligned.rows import (
    BOTTOM,
    CLOSE,
    MIDDLE,
    TOP,
    Cell,
    Group,
    Lines,
    Spacing,
    continued,
    counts,
    grouped,
    spacing,
)
from jiping.readers.drawn.page import Sheet
from jiping.readers.drawn.part import Part, Piece
from jiping.readers.drawn.rules import Segment
from jiping.readers.drawn.text import TextLine, surety
from jiping.readers.drawn.wraps import joined

COLUMNS = 3
"""Fewer columns are not taken for a table,"""
ROWS = 3
"""nor fewer lines with several texts."""
APART = 1.0
"""Texts in these stand so many heights apart."""
FAR = 5.0
"""A table ends where the next line is so many heights further down,"""
PLAIN = 6
"""or where so many lines hold one text each."""
MOST = 400
"""Lines of one table on a page."""
FILLED = 0.8
"""Texts may fill so much of a column, if not more."""
FLUSH = 2.0
"""Texts are flush left where most begin in the same so many points."""
SELDOM = 0.6
"""In a column of labels there are so many texts for each row, or fewer."""


def aligned(
    sheet: Sheet, loose: list[TextLine], across: list[Segment], before: list[float]
) -> tuple[list[Part], list[TextLine]]:
    """The tables among lines of text, and the lines that are in none.

    `before` are the edges of the columns of the table that the page before ended with, if it
    was one without lines.
    """
    wide = [parted(line, APART) for line in loose]
    parts: list[Part] = []
    rest: list[TextLine] = []
    at = 0
    while at < len(loose):
        known = before if not parts else []
        goes_on = bool(known) and bool(wide[at]) and _fits(wide[at], known)
        end = _end(wide, at) if len(wide[at]) > 1 or goes_on else at
        part = None
        if goes_on or _may_be_table(wide[at:end]):
            part = _part(sheet, [parted(line) for line in loose[at:end]], across, known)
        if part is None:
            rest.append(loose[at])
            at += 1
        else:
            parts.append(part)
            at = end
    return parts, rest


def _may_be_table(rows: list[Row]) -> bool:
    widest = max((len(row) for row in rows), default=0)
    return widest >= COLUMNS and sum(len(row) > 1 for row in rows) >= ROWS


def _fits(row: Row, columns: list[float]) -> bool:
    """Whether each text of a line stands in one of the columns."""
    return all(
        columns[0] - SHIFT <= text.line.left and text.first == text.last
        for text in placed(row, columns)
    )


def _end(rows: list[Row], start: int) -> int:
    """The line after the last that may belong to a table beginning at a line."""
    last = start
    for at in range(start + 1, min(len(rows), start + MOST)):
        above, below = rows[at - 1], rows[at]
        if not below or not above:
            break
        gap = (below[0].top - above[0].bottom) / below[0].height
        if gap > FAR:
            break
        if len(below) > 1 or (gap < CLOSE and at == last + 1):
            last = at
        elif at - last > PLAIN:
            break
    return last + 1


STANDS = ((TOP, TOP), (MIDDLE, MIDDLE), (BOTTOM, MIDDLE), (BOTTOM, TOP))
"""How cells may stand in their rows, and labels beside theirs."""


class Arranged(Struct, frozen=True):
    """The rows of a band and the labels beside them, and what it costs to have them so."""

    cost: float
    groups: list[Group]
    labels: list[Placed]


class Section(Struct, frozen=True):
    """A band of lines: its columns, how texts are set in them, and its rows by how cells stand."""

    columns: list[float]
    spaced: Spacing
    ways: list[Arranged]


def _part(sheet: Sheet, rows: list[Row], across: list[Segment], before: list[float]) -> Part | None:
    """The table that lines of text make up, if they do."""
    spaced = spacing(rows)
    found_bands = bands(rows, continued(rows, spaced), before)
    if max(len(band.edges) for band in found_bands) <= COLUMNS:
        return None
    sections = [
        _section(
            _placed(rows[band.start : band.end], band.edges),
            band.edges,
            across,
            spaced,
            rest=not band.start and band.edges == before,
        )
        for band in found_bands
    ]
    best = min(range(len(STANDS)), key=lambda way: sum(it.ways[way].cost for it in sections))
    found: list[list[Piece]] = []
    outer: list[tuple[float, float]] = []
    for section in sections:
        inside = _rows(sheet, section, section.ways[best], len(found))
        found += inside
        outer += [(section.columns[0], section.columns[-1])] * len(inside)
    return _whole(sheet, found, outer, found_bands[-1].edges)


def _whole(
    sheet: Sheet, found: list[list[Piece]], outer: list[tuple[float, float]], columns: list[float]
) -> Part:
    """The rows as a table with straight sides; `outer` are the sides that each row has."""
    left, right = min(side[0] for side in outer), max(side[1] for side in outer)
    for row, sides in zip(found, outer, strict=True):
        for piece in row:
            if piece.left == sides[0]:
                piece.left = left
            if piece.right == sides[1]:
                piece.right = right
    pieces = [piece for row in found for piece in row]
    box = (left, min(p.box[1] for p in pieces), right, max(p.box[3] for p in pieces))
    return Part(sheet, box, found, merges=False, columns=columns)


def _left(piece: Piece) -> float:
    return piece.left


def _section(
    texts: list[list[Text]],
    columns: list[float],
    across: list[Segment],
    spaced: Spacing,
    *,
    rest: bool,
) -> Section:
    """A band with its rows; `rest` says that it goes on with one on the page before."""
    rooms, spaces = _rooms(texts, columns)
    spaced = Spacing(spaced.usual, spaced.far, spaced.sure, rooms, spaces)
    ways = _arranged(texts, _label_columns(texts, len(rooms), spaced), spaced, across, rest=rest)
    return Section(columns, spaced, ways or _arranged(texts, 0, spaced, across, rest=rest))


def _arranged(
    texts: list[list[Text]],
    count: int,
    spaced: Spacing,
    across: list[Segment],
    *,
    rest: bool,
) -> list[Arranged]:
    """The rows of a band whose first `count` columns hold labels, in each way of `STANDS`; []
    where labels find no row that has room for them."""
    labels: list[list[Text]] = [[] for _ in range(count)]
    body: list[list[Text]] = []
    for row in texts:
        inside = _body(row, count)
        if inside:
            body.append(inside)
        for text in row:
            if text not in inside:
                labels[text.first].append(text)
    ways = grouped(Lines(body, spaced, _cuts(body, across), rest))
    found: list[Arranged] = []
    for how, stands in STANDS:
        total, groups = ways[how]
        beside_rows: list[Placed] = []
        for column, held in enumerate(labels):
            free = [
                not any(cell.first <= column <= cell.last for cell in group.cells)
                for group in groups
            ]
            if held and not any(free):
                return []
            cost, placed_labels = beside(held, groups, free, spaced, stands)
            total += cost
            beside_rows += placed_labels
        found.append(Arranged(total, groups, beside_rows))
    return found


def _rooms(texts: list[list[Text]], columns: list[float]) -> tuple[list[float], list[float]]:
    """How wide texts may be in each column, and figures: where they are flush left, as wide as
    the widest, else as the column allows."""
    rooms: list[float] = []
    spaces: list[float] = []
    for number, (left, right) in enumerate(pairwise(columns)):
        inside = [t.line for line in texts for t in line if t.first == t.last == number]
        widest = max((line.right - line.left for line in inside), default=0.0)
        space = max(widest, FILLED * (right - left))
        start = min((line.left for line in inside), default=left)
        flush = sum(line.left <= start + FLUSH for line in inside)
        rooms.append(widest if flush > len(inside) / 2 else space)
        spaces.append(space)
    return rooms, spaces


def _rows(sheet: Sheet, section: Section, way: Arranged, number: int) -> list[list[Piece]]:
    """The rows of a band, whose numbers begin with `number`."""
    columns, rooms, groups = section.columns, section.spaced.rooms, way.groups
    found = [_pieces(sheet, number + at, it, columns, rooms) for at, it in enumerate(groups)]
    for cell, first, last in way.labels:
        box = (columns[cell.first], groups[first].top, columns[cell.last + 1], groups[last].bottom)
        found[first].append(_piece(sheet, number + first, last - first + 1, box, cell, rooms))
    _fill(sheet, found, groups, columns, number)
    return found


def _placed(rows: list[Row], columns: list[float]) -> list[list[Text]]:
    return [placed(row, columns) for row in rows]


def _body(row: list[Text], labels: int) -> list[Text]:
    """The texts of a line that belong to its row alone: all where there are several and none
    but in columns of labels, else those that are not in one of these."""
    inside = [text for text in row if text.last >= labels or text.first < text.last]
    return inside or (row if len(row) > 1 else [])


def _label_columns(texts: list[list[Text]], width: int, spaced: Spacing) -> int:
    """How many columns at the left hold labels beside several rows."""
    held = counts(texts, spaced)
    most = max(held.values(), default=0)
    found = 0
    while found < width - 1 and held[found] <= SELDOM * most:
        found += 1
    return found if found < width - 1 else 0


def _cuts(lines: list[list[Text]], across: list[Segment]) -> set[int]:
    """The lines above which a rule is drawn."""
    return {
        number
        for number, (above, below) in enumerate(pairwise(lines), 1)
        if any(above[0].line.bottom - 2 <= it.at <= below[0].line.top + 2 for it in across)
    }


def _pieces(
    sheet: Sheet, number: int, group: Group, columns: list[float], rooms: list[float]
) -> list[Piece]:
    """The cells of a row; two that stand in one column divide it."""
    found: list[Piece] = []
    for at, cell in enumerate(group.cells):
        left, right = columns[cell.first], columns[cell.last + 1]
        if found and found[-1].right > left:
            texts = group.cells[at - 1].texts
            before = max(text.line.right for text in texts)
            left = found[-1].right = (before + min(t.line.left for t in cell.texts)) / 2
            found[-1].box = (found[-1].left, group.top, left, group.bottom)
        found.append(_piece(sheet, number, 1, (left, group.top, right, group.bottom), cell, rooms))
    return found


def _piece(
    sheet: Sheet,
    row: int,
    row_span: int,
    box: tuple[float, float, float, float],
    cell: Cell,
    rooms: list[float],
) -> Piece:
    lines = [text.line for text in cell.texts]
    room = sum(rooms[cell.first : cell.last + 1])
    sure = surety(glyph for line in lines for glyph in line.glyphs)
    text = joined(lines, room)
    return Piece(row, row_span, box[0], box[2], box, sheet, text, room, lines, sure)


def _fill(
    sheet: Sheet, found: list[list[Piece]], groups: list[Group], columns: list[float], number: int
) -> None:
    """Put blank cells where nothing stands."""
    for at, row in enumerate(found):
        group = groups[at]
        taken = [p for above in found[: at + 1] for p in above if p.bottom_row > number + at]
        for left, right in pairwise(columns):
            if not any(p.left < right and p.right > left for p in taken):
                box = (left, group.top, right, group.bottom)
                row.append(Piece(number + at, 1, left, right, box, sheet, "", right - left, []))
        row.sort(key=_left)
