"""A text without cell borders, cut into the rows that it once was, section by section."""

from __future__ import annotations

import re
from decimal import Decimal

from msgspec import Struct

from jiping.forms.flat import doubts
from jiping.forms.flat.headings.columns import CHANCES, TICKS, Block, block_of, with_blank
from jiping.forms.flat.headings.found import Heading, indicator_headings
from jiping.forms.flat.headings.funds import fund_headings
from jiping.forms.flat.headings.runs import heading_role
from jiping.forms.flat.made import Piece, made
from jiping.forms.flat.rows import paired
from jiping.forms.flat.rows.cuts import Cuts
from jiping.forms.flat.rows.deal import Deal
from jiping.forms.flat.rows.rivals import rivals
from jiping.forms.flat.rows.ways import Held, Parsed, Way, beginning
from jiping.forms.flat.sections import goals, head, money
from jiping.forms.flat.sections.plain_money import are_headings, plain_lines
from jiping.forms.flat.sections.tail import (
    Option,
    Total,
    ends_rows,
    next_total,
    tail_rows,
    total_at,
)
from jiping.forms.flat.stream import LINE, SPACE, Stream
from jiping.forms.flat.words import words
from jiping.forms.headings.columns import fund_columns
from jiping.forms.seen.rows import Row

_WORK = 3000
_TRIED = 240
"""Characters of the rows that two ways to part the headings are tried with."""
_NAMELESS = 20.0
"""A way without a column of names, where another has one."""
_NAMES = ("level3", "level4")
_DOTS = re.compile(r"[….—]*$")


class Open(Struct):
    """Rows of indicators that wait for the total, where their rows will stand, and under which
    columns."""

    place: int
    headed: Block
    deal: Deal


class Parter:
    """Cuts one stream; `rows` are what it gives, `doubts` the pieces with two readings."""

    def __init__(self, stream: Stream) -> None:
        self.stream = stream
        self.rows: list[Row] = []
        self.doubts: list[doubts.Doubt] = []
        self.open: list[Open] = []
        self.work: float = _WORK
        self.beyond: int | None = None
        self.ways: list[Way] = [beginning()]
        self.execution: list[tuple[Decimal, Decimal]] = []
        self.indicators = indicator_headings(stream)
        self.funds = [
            found
            for found in fund_headings(stream)
            if not any(it.start < found.end and found.start < it.end for it in self.indicators)
            and not self._among_rows(found)
        ]

    def _among_rows(self, money: Heading) -> bool:
        """Whether what looks like headings of money is a name among rows: 预算执行, 预算完成率."""
        before = [it.end for it in self.indicators if it.end <= money.start]
        texts = [self.stream.text[a:b] for a, b in money.cells]
        strange = any(heading_role(text, "fund") is None for text in texts)
        if not before or (len(texts) > 2 and not strange):
            return False
        return head.title_in(self.stream, before[-1], money.start) is None

    def run(self) -> list[Row]:
        """All rows of the text."""
        place, end = 0, len(self.stream)
        while place < end:
            block = self._next_block(place)
            if block is None:
                self.loose(place, end)
                break
            place = self._block(place, block)
        self._settle(None)
        return self.rows

    # Where things stand

    def _next_block(self, place: int) -> Heading | None:
        blocks = [it for it in (*self.funds, *self.indicators) if it.start >= place]
        return min(blocks, key=lambda it: it.start, default=None)

    def _block(self, place: int, block: Heading) -> int:
        """What stands before a block, and the block; where the next thing begins."""
        begins = block.side[0] if block.side else block.start
        self._before(place, begins, block)
        following = self._next_block(block.end)
        end = following.start if following else len(self.stream)
        if following and following.side:
            end = following.side[0]
        if block in self.indicators:
            return self._indicator_rows(block, end)
        return self._fund_rows(block, end)

    def _before(self, place: int, end: int, block: Heading) -> None:
        """Title, labels and values, objectives before a block."""
        if place >= end:
            return
        title = head.title_in(self.stream, place, end)
        if title is not None:
            self._settle(None)
            self.loose(place, title[0])
            self.rows.append(made(self.stream, [(1, *title)]))
            place = title[1]
        labelled = goals.labels_in(self.stream, place, end, block.style)
        number, amounts = self._plain_money(place, labelled, end)
        before, behind = labelled[:number], labelled[number:]
        until = amounts[0][0][1] if amounts else end
        self._pairs(place, min(until, labelled[0].start if labelled else until))
        if before and amounts and are_headings(self.stream, before[-1].end, until):
            self._objectives(before[:-1], before[-1].start, block.style)
            self.loose(before[-1].start, until)
        else:
            self._objectives(before, until, block.style)
        self.rows += [made(self.stream, pieces) for pieces in amounts]
        self._objectives(behind, end, block.style)

    def _plain_money(
        self, place: int, labelled: list[goals.Labelled], end: int
    ) -> tuple[int, list[list[Piece]]]:
        """Lines of money under no headings before an objective, and which it is."""
        starts = [place, *(it.end for it in labelled)]
        ends = [*(it.start for it in labelled), end]
        for number, (start, stop) in enumerate(zip(starts, ends, strict=True)):
            amounts = plain_lines(self.stream, start, stop) if number < len(labelled) else []
            if amounts:
                return number, amounts
        return len(labelled), plain_lines(self.stream, place, end) if not labelled else []

    def _objectives(self, labelled: list[goals.Labelled], end: int, style: int) -> None:
        rows, unsure = goals.rows_in(self.stream, labelled, end, style)
        self.rows += rows
        self.doubts += unsure

    # Head

    def _pairs(self, place: int, end: int) -> None:
        """Labels of the head and the values behind them."""
        if place >= end:
            return
        stream = self.stream
        pairs, first = head.pairs_in(stream, place, end)
        self.loose(place, first)
        for pair in pairs:
            pieces: list[Piece] = [(1, *pair.name)]
            if pair.value[1] > pair.value[0]:
                pieces.append((2, *pair.value))
            self.rows.append(made(stream, pieces))

    def loose(self, place: int, end: int) -> None:
        """Text without a label, a line at a time."""
        gaps = self.stream.gaps
        start = place
        for number in range(place + 1, end + 1):
            if number == end or gaps[number] == LINE:
                if number > start:
                    row = made(self.stream, [(1, start, number)])
                    row.loose = row.table is None
                    self.rows.append(row)
                start = number

    # Money

    def _fund_rows(self, block: Heading, end: int) -> int:
        stream = self.stream
        labelled = goals.labels_in(stream, block.end, end, block.style)
        stop = labelled[0].start if labelled else end
        pieces: list[Piece] = []
        if block.side:
            pieces.append((1, *block.side))
        pieces += [(column, *cell) for column, cell in enumerate(block.cells, 3)]
        heading = made(stream, pieces)
        with_name = with_blank(heading, 2)
        headed = fund_columns(with_name, None)
        self.rows.append(with_name)
        if headed is None:
            self.loose(block.end, stop)
            return stop
        columns = headed[0]
        roles = tuple(
            columns.roles[columns.at[column]] for column in range(3, 3 + len(block.cells))
        )
        printed = next((Decimal(seen.points) for seen in with_name.looks if seen.points), None)
        found = money.lines_in(stream, block.end, stop, roles, block.style, printed)
        first = found[0].name[0] if found else stop
        stop = self._after_funds(first, stop)
        for line in found:
            if line.name[0] >= stop:
                break
            cells = [(3 + column, a, b) for column, a, b in line.cells if b <= stop]
            self.rows.append(made(stream, [(2, *line.name), *cells]))
            if line.doubt:
                self.doubts.append(doubts.about_line(stream, line.name, line.cells, line.doubt))
        if found:
            self._note_execution(found[0], roles, printed)
        self.loose(block.end, first)
        return stop

    def _after_funds(self, first: int, stop: int) -> int:
        """Where labels of the head or of objectives end the lines of money."""
        pairs, _ = head.pairs_in(self.stream, first, stop)
        wanted = [it for it in pairs if it.meaning.head or it.meaning.person]
        named = [
            it
            for it in wanted
            if self.stream.text[it.name[0] : it.name[1]] not in words("fund_name").names
        ]
        return named[0].name[0] if named else stop

    def _note_execution(
        self, line: money.Line, roles: tuple[str, ...], printed: Decimal | None
    ) -> None:
        """Points and score of the execution, which the form's total includes."""
        held = {roles[c]: self.stream.text[a:b] for c, a, b in line.cells if c < len(roles)}
        points = _decimal(held.get("points")) or printed
        score = _decimal(held.get("score"))
        if points is not None and score is not None:
            self.execution.append((points, score))

    # Indicators

    def _indicator_rows(self, block: Heading, end: int) -> int:
        stream = self.stream
        block = self._better(block, end)
        headed = block_of(stream, block)
        self.rows += headed.rows
        labelled = self._next_objective(block.end, end)
        end = labelled if labelled is not None else end
        stop = ends_rows(stream, block.end, end, block.style)
        if not {"level2", "level3"} & {*headed.roles}:
            self.loose(block.end, stop)
            return stop
        roles = headed.roles
        rows_end = block.end + len(_DOTS.sub("", stream.text[block.end : stop]))
        if rows_end > block.end:
            lines = self._row_a_line(block, rows_end)
            cuts = Cuts(stream, block.end, rows_end, block.style, lines=lines, roles=roles)
            cut_off = stop == len(stream)
            deal = Deal(stream, cuts, roles, lines=lines, cut_off=cut_off, work=self.work)
            self.ways = deal.ways(self.ways)
            self.work = deal.work
            if deal.beyond is not None and self.beyond is None:
                self.beyond = deal.beyond
            self.open.append(Open(len(self.rows), headed, deal))
        if rows_end < stop:
            self.loose(rows_end, stop)
        total = total_at(stream, stop, end)
        if total is None and (later := next_total(stream, stop, end)) is not None:
            reached = tail_rows(self, stop, later.name[1])
            total = later if reached == later.name[1] else None
            if total is None:
                return reached
        if total is not None:
            self._settle(total)
            return tail_rows(self, total.end, end)
        if stop < end:
            return tail_rows(self, stop, end)
        return stop

    def _better(self, block: Heading, end: int) -> Heading:
        """Of the ways to part the headings the one under which the first rows fit best."""
        if not block.others:
            return block
        stop = min(end, block.end + _TRIED)
        weighed: list[tuple[float, int, Heading]] = []
        for order, one in enumerate((block, *block.others)):
            roles = block_of(self.stream, one).roles
            if {"level2", "level3"} & {*roles}:
                cuts = Cuts(self.stream, one.end, stop, one.style, lines=False, roles=roles)
                deal = Deal(self.stream, cuts, roles, lines=False, cut_off=True, work=_TRIED)
                cost = deal.ways([beginning()])[0].cost + _NAMELESS * ("level3" not in roles)
                weighed.append((cost, order, one))
        return min(weighed)[2] if weighed else block

    def _next_objective(self, start: int, end: int) -> int | None:
        """Where the next numbered objective begins among rows of indicators."""
        for found in goals.NUMBERED.finditer(self.stream.text, start, end):
            place = found.start()
            if self.stream.gaps[place] >= SPACE or self.stream.text[place - 1] in "0123456789%分":
                return place
        return None

    def _row_a_line(self, block: Heading, end: int) -> bool:
        """Whether rows stand one a line."""
        gaps = self.stream.gaps
        inner = [gaps[start] for start, _ in block.cells[1:]]
        least = SPACE if not any(inner) and gaps[block.end] else LINE
        breaks = sum(gap >= least for gap in gaps[block.end : end])
        return LINE not in inner and gaps[block.end] >= least and breaks > 1

    def _settle(self, total: Total | None) -> None:
        """Choose the way that agrees with the total, and make its rows."""
        if self.open:
            points, score = self._executed()
            weighed: list[tuple[float, int, Way, Option | None]] = []
            for order, way in enumerate(self.ways):
                options: list[Option | None] = [*total.options] if total else [None]
                for option in options:
                    cost = way.cost
                    if option is not None:
                        cost += option.weigh(way.points + points, way.score + score)
                    weighed.append((cost, order, way, option))
            weighed.sort(key=lambda it: it[:2])
            _, _, way, option = weighed[0]
            self._make(way.rows())
            if total is not None:
                self.rows.append(total.row(self.stream, option))
        elif total is not None:
            self.rows.append(total.row(self.stream, total.options[0]))
        self.open, self.ways, self.execution = [], [beginning()], []

    def _executed(self) -> tuple[Decimal, Decimal]:
        zero = Decimal(0)
        return self.execution[0] if self.execution else (zero, zero)

    def _make(self, parsed: list[Parsed]) -> None:
        """The rows of indicators, each put where its block stands."""
        for block in reversed(self.open):
            cuts = block.deal.cuts
            mine = [it for it in parsed if cuts.start <= it.cells[0][1] < cuts.end]
            self._doubt(mine, block)
            self.rows[block.place : block.place] = (
                self._beside(mine, block.headed)
                if block.headed.columns.halves
                else [self._row(it, block.headed) for it in mine]
            )

    def _doubt(self, parsed: list[Parsed], block: Open) -> None:
        """Notes what could as well be cut otherwise."""
        for rival in rivals(parsed, block.deal.tried):
            held = {block.headed.roles[it[0]]: it[1:] for it in rival.row.cells if it[0] >= 0}
            name = next((held[role] for role in _NAMES if role in held), rival.cells[0][1:])
            self.doubts.append(doubts.about_rows(self.stream, rival, name, block.headed.headings))

    def _beside(self, parsed: list[Parsed], headed: Block) -> list[Row]:
        """The rows of two blocks side by side, each with an indicator of the left one, of the
        right one or of both; what fits no column behind them."""
        fit = [it for it in parsed if it.cells[0][0] >= 0]
        rows, doubt = paired.rows_of(self.stream, fit, headed)
        self.doubts += [doubt] if doubt is not None else []
        return [*rows, *(self._row(it, headed) for it in parsed if it.cells[0][0] < 0)]

    def _row(self, parsed: Parsed, headed: Block) -> Row:
        """A row of indicators, or a line of its own where it fits no column."""
        if parsed.cells[0][0] < 0:
            row = made(self.stream, [(2, a, b) for _, a, b in parsed.cells])
            row.loose = True
            return row
        pieces: list[Piece] = []
        ticks: list[Held] = []
        for held in parsed.cells:
            dealt = headed.dealt[held[0]]
            if dealt.role in (TICKS, CHANCES):
                ticks.append(held)
            else:
                pieces.append((dealt.columns[0], *held[1:]))
        if ticks:
            name = next((it for it in parsed.cells if headed.roles[it[0]] in _NAMES), ticks[0])
            told = headed.ticked(parsed.cells)
            self.doubts.append(doubts.about_ticks(self.stream, name, ticks, told))
        return made(self.stream, pieces)


def _decimal(text: str | None) -> Decimal | None:
    return Decimal(text) if text and re.fullmatch(r"[0-9]+(?:\.[0-9]+)?", text) else None
