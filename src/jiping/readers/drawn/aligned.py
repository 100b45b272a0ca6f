"""Tables without lines between their columns: texts that stand below one another.

Rows are told by lines across, where there are any, else by wider gaps, else by how many columns
hold text. Merged cells cannot be told from blank ones.
"""

from __future__ import annotations

from itertools import pairwise

from jiping.readers.drawn.page import Glyph, Sheet
from jiping.readers.drawn.part import Part, Piece
from jiping.readers.drawn.rules import Segment
from jiping.readers.drawn.text import TextLine, line_of, surety
from jiping.readers.drawn.wraps import joined

APART = 1.0
"""Texts of two columns stand at least so many heights apart,"""
GUTTER = 0.6
"""and so much is free between two columns all the way down."""
COLUMNS = 3
"""Fewer columns are not taken for a table,"""
ROWS = 3
"""nor fewer rows with texts in several columns."""
FAR = 3.5
"""A table ends where the next line is so many heights further down."""
WIDER = 1.5
"""Gaps between rows are so many times those between lines of a row."""
CLOSE = 0.7
"""Lines of one cell are closer than so many heights."""
HALF = 0.5
MOST = 400
"""Lines of one table on a page."""

Texts = list[TextLine]
"""The texts of one line, from left to right."""


def aligned(
    sheet: Sheet, loose: list[TextLine], across: list[Segment]
) -> tuple[list[Part], list[TextLine]]:
    """The tables among lines of text, and the lines that are in none."""
    rows = [_texts(line) for line in loose]
    parts: list[Part] = []
    rest: list[TextLine] = []
    at = 0
    while at < len(rows):
        end = _end(rows, at) if len(rows[at]) >= COLUMNS else at
        edges = _columns(rows[at:end]) if end - at >= ROWS else []
        if len(edges) <= COLUMNS:
            rest.append(loose[at])
            at += 1
            continue
        while end < len(rows) and _goes_on(rows[end - 1], rows[end], edges):
            end += 1
        part = _part(sheet, rows[at:end], edges, across)
        if part is None:
            rest.append(loose[at])
            at += 1
        else:
            parts.append(part)
            at = end
    return parts, rest


def _texts(line: TextLine) -> Texts:
    """The parts of a line that stand apart."""
    glyphs = [glyph for glyph in line.glyphs if not glyph.text.isspace()]
    found: list[list[Glyph]] = []
    for glyph in glyphs:
        if found and glyph.left - found[-1][-1].right <= APART * line.height:
            found[-1].append(glyph)
        else:
            found.append([glyph])
    return [line_of(part) for part in found]


def _end(rows: list[Texts], start: int) -> int:
    """The line after the last that may belong to a table beginning at a line."""
    end = last = start
    while end < len(rows) and end - start < MOST:
        if end > start:
            above, below = rows[end - 1], rows[end]
            if not below or below[0].top - above[0].bottom > FAR * below[0].height:
                break
        if len(rows[end]) > 1:
            last = end
        elif end - last > 2:
            break
        end += 1
    return last + 1


def _goes_on(above: Texts, below: Texts, edges: list[float]) -> bool:
    """Whether a line is the rest of a cell in the row above."""
    if len(below) != 1 or _column(below[0], edges) is None:
        return False
    return below[0].top - min(text.bottom for text in above) < CLOSE * below[0].height


def _part(
    sheet: Sheet, rows: list[Texts], edges: list[float], across: list[Segment]
) -> Part | None:
    """The table that lines of text make up, if they do."""
    if sum(len(row) > 1 for row in rows) < ROWS:
        return None
    fitting = [[_column(text, edges) for text in row] for row in rows]
    if sum(None in columns for columns in fitting) * 4 > len(rows):
        return None
    rooms = [0.0] * (len(edges) - 1)
    for row in rows:
        for text in row:
            column = _column(text, edges)
            if column is not None:
                rooms[column] = max(rooms[column], text.right - text.left)
    groups = _groups(rows, across, len(edges) - 1)
    found: list[list[Piece]] = []
    for number, group in enumerate(groups):
        cells: list[list[TextLine]] = [[] for _ in edges[1:]]
        for row in group:
            for text in row:
                cells[_column(text, edges) or 0].append(text)
        top = min(text.top for row in group for text in row)
        bottom = max(text.bottom for row in group for text in row)
        found.append(_pieces(sheet, number, cells, edges, rooms, (top, bottom)))
    box = (edges[0], found[0][0].box[1], edges[-1], found[-1][0].box[3])
    return Part(sheet, box, found, merges=False)


def _pieces(
    sheet: Sheet,
    number: int,
    cells: list[list[TextLine]],
    edges: list[float],
    rooms: list[float],
    height: tuple[float, float],
) -> list[Piece]:
    pieces = []
    for (left, right), texts, room in zip(pairwise(edges), cells, rooms, strict=True):
        glyphs = [glyph for text in texts for glyph in text.glyphs]
        pieces.append(
            Piece(
                number,
                1,
                left,
                right,
                (left, height[0], right, height[1]),
                sheet,
                joined(texts, room),
                room,
                texts,
                surety(glyphs),
            )
        )
    return pieces


def _columns(rows: list[Texts]) -> list[float]:
    """The edges between columns: what no text covers. Lines with one text count where it keeps
    to a column of the others."""
    texts = [text for row in rows for text in row if len(row) > 1]
    if not texts:
        return []
    size = sorted(text.height for text in texts)[len(texts) // 2]
    bands = _bands(texts, size)
    texts += [row[0] for row in rows if len(row) == 1 and _reach(row[0], bands) < 2]
    bands = _bands(texts, size)
    inner = [(left[1] + right[0]) / 2 for left, right in pairwise(bands)]
    return [bands[0][0], *inner, bands[-1][1]]


def _bands(texts: Texts, size: float) -> list[tuple[float, float]]:
    """From where to where texts reach, all lines laid over one another."""
    found: list[tuple[float, float]] = []
    for text in sorted(texts, key=lambda text: text.left):
        if found and text.left - found[-1][1] <= GUTTER * size:
            found[-1] = (found[-1][0], max(found[-1][1], text.right))
        else:
            found.append((text.left, text.right))
    return found


def _reach(text: TextLine, bands: list[tuple[float, float]]) -> int:
    return sum(text.left < right and left < text.right for left, right in bands)


def _column(text: TextLine, edges: list[float]) -> int | None:
    """The column that a text stands in; None where it stands in several."""
    for number, (left, right) in enumerate(pairwise(edges)):
        if left <= text.left < right:
            return number if text.right <= right + 1 else None
    return None


def _groups(rows: list[Texts], across: list[Segment], width: int) -> list[list[Texts]]:
    """The lines of each row."""
    by_line = [
        any(above[0].bottom - 2 <= rule.at <= below[0].top + 2 for rule in across)
        for above, below in pairwise(rows)
    ]
    gaps = [below[0].top - above[0].bottom for above, below in pairwise(rows)]
    height = rows[0][0].height
    least, most = min(gaps), max(gaps)
    if sum(by_line) >= ROWS:
        cuts = by_line
    elif most - least > height * HALF and (most + height) > WIDER * (least + height) * HALF:
        cuts = [gap > (least + most) / 2 for gap in gaps]
    else:
        cuts = [len(row) > width * HALF for row in rows[1:]]
    groups = [[rows[0]]]
    for cut, row in zip(cuts, rows[1:], strict=True):
        if cut:
            groups.append([row])
        else:
            groups[-1].append(row)
    return groups
