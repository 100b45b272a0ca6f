"""Tables that run over pages: the parts that stand on each page made one again.

A page break may fall between rows, inside a merged cell, or in the middle of a row; headings may
be repeated below it. Which of these it is shows in the cells on both sides: their edges, which of
them are blank, and whether the last line above was full.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from jiping.readers.drawn.part import Ending, Part, Piece
from jiping.readers.drawn.rules import NEAR
from jiping.readers.drawn.wraps import between, is_full

Pair = tuple[Piece, Piece]
"""A cell above the page break, and the one with the same edges below it."""

SHIFT = 40.0
"""Margins of left and right pages may differ by so much."""
MOSTLY = 0.7
"""A column is one that is filled in if so many of its cells are."""
FEWEST = 3
"""So many cells are needed to tell."""
LABEL = 4
"""In a cell narrower than so many characters every line is full, which says nothing."""
LONG = 3
"""A text of so many lines is no label."""
TOP = 6
"""Rows that may be repeated although they hold a single text, or figures."""
ALIKE = 3
"""Rows at its top with the same labels that make a table another one of the same kind."""
SENTENCE_END = "。；;！!？?"
FIGURE = re.compile(r"[-+0-9.,%/]+")
WHITE = re.compile(r"\s+")


class Growing:
    """A table that the next page may go on with."""

    def __init__(self, part: Part) -> None:
        self.sheet = part.sheet
        self.page = part.sheet.number
        self.merges = part.merges
        self.columns = part.columns
        self.drawn = part.drawn
        self.rows: list[list[Piece]] = []
        self._top = [_outline(row, part.box[0]) for row in part.rows[:TOP]]
        self._bottom: list[Piece] = []
        self._headings: dict[tuple[str, ...], int] = {}
        self._filled: dict[tuple[int, int], list[int]] = {}
        self._take(part, part.rows, {}, 0)

    @property
    def left(self) -> float:
        """Its left edge at the bottom."""
        return min(piece.left for piece in self._bottom)

    @property
    def right(self) -> float:
        """Its right edge at the bottom."""
        return max(piece.right for piece in self._bottom)

    @property
    def ending(self) -> Ending:
        """What the next page may go on with."""
        if not self.merges:
            return Ending(self.columns)
        return Ending([], [*(piece.left for piece in self._bottom), self.right])

    def fits(self, part: Part) -> bool:
        """Whether a part at the top of the next page is as wide and stands below it."""
        left, _, right, _ = part.box
        wide = self.right - self.left
        if part.merges != self.merges:
            return False
        if abs(right - left - wide) <= 2 * NEAR and abs(left - self.left) <= SHIFT:
            return True
        return bool(self._beside(part))

    def is_repeated_by(self, part: Part) -> bool:
        """Whether a part begins as the table did, with the same labels one below another but
        other texts beside them: it is the next one of its kind, not the rest of it."""
        labels: set[str] = set()
        other = False
        for row, known in zip(part.rows[:TOP], self._top, strict=False):
            found = _outline(row, part.box[0])
            label = found[0][2] if found else ""
            if not label or label in labels or len(found) != len(known) or label != known[0][2]:
                break
            if any(
                abs(left - before) > NEAR or abs(right - behind) > NEAR
                for (left, right, _), (before, behind, _) in zip(found, known, strict=True)
            ):
                break
            labels.add(label)
            other = other or _said(found) != _said(known)
        return other and len(labels) >= ALIKE

    def _beside(self, part: Part) -> list[Piece]:
        """The cells left of a part that has lost the lines at its left side, as browsers lose
        them around merged cells that run over several pages."""
        left, _, right, _ = part.box
        if abs(right - self.right) > NEAR or left - self.left <= NEAR or not part.merges:
            return []
        cells = [piece for piece in self._bottom if piece.right <= left + NEAR]
        whole = cells and abs(cells[-1].right - left) <= NEAR
        return cells if whole and all(piece.row_span > 1 for piece in cells) else []

    def join(self, part: Part) -> None:
        """Go on with the part of the next page."""
        beside, before = self._beside(part), len(self.rows)
        shift = 0.0 if beside else self.left - part.box[0]
        bare, right = not self.merges, part.box[2]
        for piece in (piece for row in part.rows for piece in row):
            piece.left += shift
            piece.right = self.right if bare and piece.right == right else piece.right + shift
        rows = self._without_headings(part.rows)
        pairs = _pairs(self._bottom, rows[0])
        marked = _marked(pairs, self._bottom, rows[0], len(rows) < len(part.rows))
        if marked:
            cut, pairs = False, marked
        else:
            cut = len(pairs) == len(rows[0]) and self._is_cut(pairs)
            if not cut:
                pairs = self._merged(pairs, rows[0]) if self.merges else []
        into = {}
        for above, below in pairs:
            _merge(above, below, cut)
            into[id(below)] = above
        self._take(part, rows, into, 1 if cut else 0)
        for piece in beside:
            piece.row_span += len(self.rows) - before
        self._bottom = [*beside, *self._bottom]

    def _take(
        self, part: Part, rows: list[list[Piece]], into: dict[int, Piece], overlap: int
    ) -> None:
        """Add rows; cells that went into one above are left out, and the first row where it is
        the rest of the last."""
        self.page = part.sheet.number
        shift = len(self.rows) - overlap - rows[0][0].row
        for number, row in enumerate(rows):
            for piece in row:
                piece.row += shift
            kept = [piece for piece in row if id(piece) not in into]
            if overlap and number == 0:
                continue
            texts = _texts(row)
            if _may_repeat(texts, len(self.rows)):
                self._headings.setdefault(texts, len(self.rows))
            self.rows.append(kept)
        end = len(self.rows)
        pieces = {id(p): into.get(id(p), p) for row in rows for p in row}
        held = [*self._bottom, *pieces.values()]
        self._bottom = sorted(
            {id(p): p for p in held if p.row + p.row_span == end}.values(),
            key=lambda piece: piece.left,
        )
        for piece in held:
            if piece.row + piece.row_span < end:
                piece.lines = []
        self._count(rows)

    def _count(self, rows: list[list[Piece]]) -> None:
        """Keep how many cells of each column are filled in."""
        for row in rows:
            for piece in row:
                if piece.row_span == 1:
                    counts = self._filled.setdefault(_column(piece), [0, 0])
                    counts[0] += 1
                    counts[1] += bool(piece.text)

    def _is_filled_in(self, piece: Piece) -> bool:
        """Whether cells with these edges mostly hold text."""
        cells, texts = self._filled.get(_column(piece), (0, 0))
        return cells < FEWEST or texts >= cells * MOSTLY

    def _without_headings(self, rows: list[list[Piece]]) -> list[list[Piece]]:
        """The rows without those at the top that repeat headings from above.

        Those from the very top of the table do; others do where the rows below them go on with
        the columns that the page above ended with, since a heading that begins a section stands
        below a row of another make.
        """
        count, known = 0, -1
        for row in rows:
            at = self._headings.get(_texts(row))
            if at is None or (count and at != known + 1):
                break
            known = at
            count += 1
        if not count or not any(piece.text for row in rows[count:] for piece in row):
            return rows
        sure = known == count - 1 and any(len(_texts(row)) > 1 for row in rows[:count])
        over = [p for row in rows[:count] for p in row if p.row + p.row_span > count]
        if not sure:
            body = [*over, *rows[count]]
            if len(_pairs(self._bottom, body)) < len(body):
                return rows
        for piece in over:
            piece.row_span -= count - piece.row
            piece.row = count
        first = sorted([*over, *rows[count]], key=lambda piece: piece.left)
        return [first, *rows[count + 1 :]]

    def _is_cut(self, pairs: list[Pair]) -> bool:
        """Whether the first row below the break is the rest of the last row above."""
        filled = [(above, below) for above, below in pairs if below.text]
        if not filled:
            return _is_rest(pairs)
        if self.merges and all(above.open_below and below.open_above for above, below in pairs):
            return not any(_are_figures(above, below) for above, below in pairs)
        flows = [_flows(above, below) for above, below in filled]
        if min(flows) == 0:
            return False
        if not self.merges:
            return self._is_rest_of_bare(pairs)
        blank = [
            above
            for above, below in pairs
            if above.text and not below.text and above.row_span == below.row_span == 1
        ]
        if min(flows) == 2:
            return bool(blank) or any(
                above.text[-1] not in SENTENCE_END for above, _ in filled if above.row_span == 1
            )
        return any(self._is_filled_in(above) for above in blank)

    def _is_rest_of_bare(self, pairs: list[Pair]) -> bool:
        """Whether a row that no line divides from the one above is the rest of it: what every row
        has is not there, and no figure stands below another."""
        lacking = [above for above, below in pairs if above.text and not below.text]
        return any(self._is_filled_in(above) for above in lacking) and not any(
            _are_figures(above, below) for above, below in pairs
        )

    def _merged(self, pairs: list[Pair], first: list[Piece]) -> list[Pair]:
        """The cells that go on although a new row begins.

        Groups stand from left to right, each inside the one before: a cell without text goes on
        if all cells left of it do.
        """
        above_of = {id(below): above for above, below in pairs}
        found: list[Pair] = []
        leading = True
        for below in sorted(first, key=lambda piece: piece.left):
            above = above_of.get(id(below))
            if above is not None and (
                _goes_on(above, below, leading)
                or (leading and found and self._is_text_of(above, below))
            ):
                found.append((above, below))
            else:
                leading = False
        return found if len(found) < len(first) else []

    def _is_text_of(self, above: Piece, below: Piece) -> bool:
        """Whether a cell in a column that is always filled in has its text below the break."""
        if above.text or not below.text:
            return False
        cells, texts = self._filled.get(_column(above), (1, 0))
        return texts >= (cells - 1) * MOSTLY


def _marked(
    pairs: list[Pair], bottom: list[Piece], first: list[Piece], repeated: bool
) -> list[Pair]:
    """The cells that go on, where lines are drawn below or above all others; below headings that
    are `repeated` all cells have a line above."""
    if 0 < sum(piece.open_below for piece in bottom) < len(bottom):
        found = [
            (above, below)
            for above, below in pairs
            if above.open_below and (below.open_above or (repeated and _may_be_one(above, below)))
        ]
    elif 0 < sum(piece.open_above for piece in first) < len(first):
        found = [pair for pair in pairs if pair[1].open_above]
    else:
        return []
    return found if len(found) < len(first) else []


def _flows(above: Piece, below: Piece) -> int:
    """How well a text goes on below the break: 2 its line was full, 1 it is long, 0 not."""
    if not above.lines or not below.lines:
        return 0
    if is_full(above.lines[-1], below.lines[0], above.room):
        return 2
    return 1 if len(above.lines) > 1 else 0


def _are_figures(above: Piece, below: Piece) -> bool:
    return bool(FIGURE.fullmatch(above.text) and FIGURE.fullmatch(below.text))


def _is_rest(pairs: list[Pair]) -> bool:
    """Whether a row without text is too low for any, so that it is the end of the one above."""
    heights = [line.height for above, _ in pairs for line in above.lines[-1:]]
    room = min(below.box[3] - below.box[1] for _, below in pairs)
    return bool(heights) and room < max(heights)


def _pairs(bottom: Iterable[Piece], first: Iterable[Piece]) -> list[Pair]:
    """Cells above and below the break that have the same edges."""
    found = []
    above = list(bottom)
    for below in first:
        for piece in above:
            if abs(piece.left - below.left) <= NEAR and abs(piece.right - below.right) <= NEAR:
                found.append((piece, below))
                break
    return found


def _goes_on(above: Piece, below: Piece, leading: bool) -> bool:
    spans = above.row_span > 1 or below.row_span > 1
    if above.text and not below.text:
        return leading or (above.row_span > 1 and below.row_span > 1)
    if below.text and not above.text:
        return spans and leading
    if not above.text:
        return spans
    if _may_be_one(above, below):
        return spans and leading
    if not (spans and leading and len(above.lines) >= LONG and _flows(above, below) == 2):
        return False
    return above.room > LABEL * above.lines[-1].height and _reaches(above)


def _may_be_one(above: Piece, below: Piece) -> bool:
    """Whether at most one of two cells holds text, or both the same."""
    same = WHITE.sub("", above.text) == WHITE.sub("", below.text)
    return same or not above.text or not below.text


def _reaches(piece: Piece) -> bool:
    """Whether text reaches the end of its cell."""
    line = piece.lines[-1]
    return piece.box[3] - line.bottom < line.height * 1.5


def _merge(above: Piece, below: Piece, cut: bool) -> None:
    """The cell below goes on with the one above."""
    above.row_span += below.row_span - cut
    above.open_below = below.open_below
    if not below.text:
        return
    if not above.text:
        above.text, above.lines = below.text, below.lines
        above.box, above.sheet, above.room = below.box, below.sheet, below.room
    elif WHITE.sub("", above.text) != WHITE.sub("", below.text) or cut:
        how = "\n"
        if above.lines and below.lines:
            how = between(above.lines[-1], below.lines[0], above.room)
        above.text += how + below.text
        above.lines = below.lines
    if below.confidence is not None:
        above.confidence = min(below.confidence, above.confidence or 1.0)


def _texts(row: list[Piece]) -> tuple[str, ...]:
    """What a row says, without cells that go on below it."""
    lowest = min((piece.row_span for piece in row), default=1)
    return tuple(
        WHITE.sub("", piece.text) for piece in row if piece.text and piece.row_span == lowest
    )


def _may_repeat(texts: tuple[str, ...], number: int) -> bool:
    """Whether a row may be repeated on the next page: several texts, none of them a figure; near
    the top of the table whatever it says."""
    if number < TOP:
        return bool(texts)
    return len(texts) > 1 and not any(FIGURE.fullmatch(text) for text in texts)


def _outline(row: list[Piece], left: float) -> list[tuple[float, float, str]]:
    """A row's cells by their edges, counted from that of the table, and their texts."""
    cells = ((p.left - left, p.right - left, WHITE.sub("", p.text)) for p in row)
    return sorted(cells)


def _said(outline: list[tuple[float, float, str]]) -> list[str]:
    return [text for *_, text in outline]


def _column(piece: Piece) -> tuple[int, int]:
    return (round(piece.left), round(piece.right))
