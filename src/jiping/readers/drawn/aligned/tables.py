"""The tables among lines of text that no lines divide into cells.

Columns are told first, then rows, by the columns in which most rows hold text; labels in the
columns left of those stand beside several rows. Which blank cells are merged with those above
them cannot be told.
"""

from __future__ import annotations

from itertools import pairwise

from msgspec import Struct

from jiping.readers.drawn.aligned.columns import SHIFT, Row, Text, bands, parted, placed
from jiping.readers.drawn.aligned.labels import beside
from jiping.readers.drawn.aligned.rows import (
    BOTTOM,
    CLOSE,
    MIDDLE,
    TOP,
    Cell,
    Group,
    Lines,
    Spacing,
    Ways,
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


class Section(Struct):
    """A band of lines: its columns, the width of texts in them, how many columns hold labels,
    what these say, and the rows that the other texts make up, by how cells stand in them."""

    columns: list[float]
    spaced: Spacing
    labels: list[list[Text]]
    ways: Ways


def _part(sheet: Sheet, rows: list[Row], across: list[Segment], before: list[float]) -> Part | None:
    """The table that lines of text make up, if they do."""
    spaced = spacing(rows)
    found_bands = bands(rows, continued(rows, spaced), before)
    if max(len(band.edges) for band in found_bands) <= COLUMNS:
        return None
    placed_rows = [_placed(rows[band.start : band.end], band.edges) for band in found_bands]
    sections = [
        _section(lines, band.edges, across, spaced, rest=not band.start and band.edges == before)
        for lines, band in zip(placed_rows, found_bands, strict=True)
    ]
    best: tuple[float, list[list[Piece]]] = (float("inf"), [])
    outer: list[tuple[float, float]] = []
    for how, stands in ((TOP, TOP), (MIDDLE, MIDDLE), (BOTTOM, MIDDLE), (BOTTOM, TOP)):
        total = 0.0
        found: list[list[Piece]] = []
        sides: list[tuple[float, float]] = []
        for section in sections:
            cost, inside = _rows(sheet, section, how, stands, len(found))
            total += cost
            found += inside
            sides += [(section.columns[0], section.columns[-1])] * len(inside)
        if total < best[0]:
            best, outer = (total, found), sides
    return _whole(sheet, best[1], outer, found_bands[-1].edges)


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
    count = _label_columns(texts, len(rooms), spaced)
    labels: list[list[Text]] = [[] for _ in range(count)]
    body: list[list[Text]] = []
    for row in texts:
        inside = _body(row, count)
        if inside:
            body.append(inside)
        for text in row:
            if text not in inside:
                labels[text.first].append(text)
    spaced = Spacing(spaced.usual, spaced.far, spaced.sure, rooms, spaces)
    return Section(columns, spaced, labels, grouped(Lines(body, spaced, _cuts(body, across), rest)))


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


def _rows(
    sheet: Sheet, section: Section, how: int, stands: int, number: int
) -> tuple[float, list[list[Piece]]]:
    """The rows of a band, whose numbers begin with `number`, and what it costs to have cells and
    labels stand so in them."""
    total, groups = section.ways[how]
    columns, rooms = section.columns, section.spaced.rooms
    found = [_pieces(sheet, number + at, it, columns, rooms) for at, it in enumerate(groups)]
    for column, texts in enumerate(section.labels):
        free = [not any(_over(piece, columns, column) for piece in row) for row in found]
        cost, placed_labels = beside(texts, groups, free, section.spaced, stands)
        total += cost
        for cell, first, last in placed_labels:
            right = columns[cell.last + 1]
            box = (columns[column], groups[first].top, right, groups[last].bottom)
            piece = _piece(sheet, number + first, last - first + 1, box, cell, rooms)
            found[first].append(piece)
    _fill(sheet, found, groups, columns, number)
    return total, found


def _placed(rows: list[Row], columns: list[float]) -> list[list[Text]]:
    return [placed(row, columns) for row in rows]


def _body(row: list[Text], labels: int) -> list[Text]:
    """The texts of a line that belong to its row alone: all where there are several and none
    but in columns of labels, else those that are not in one of these."""
    inside = [text for text in row if text.last >= labels or text.first < text.last]
    return inside or (row if len(row) > 1 else [])


def _over(piece: Piece, columns: list[float], column: int) -> bool:
    """Whether a cell reaches over a column."""
    return piece.left < columns[column + 1] and piece.right > columns[column]


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
