"""Rows of indicators in a text without cell borders: the cheapest way to cut it into cells.

A beam over the text: from every place where a row may begin its cells are dealt to the columns;
what a row costs is what its cells cost, what it lacks, and what speaks against its arithmetic;
what a way costs is its rows and the sums that do not come out.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from decimal import Decimal
from heapq import heappop, heappush

from jiping.forms.flat.rows import fit
from jiping.forms.flat.rows.agree import arithmetic
from jiping.forms.flat.rows.cuts import Cuts
from jiping.forms.flat.rows.options import MARGIN, Options
from jiping.forms.flat.rows.ways import Held, Parsed, Way, best_of
from jiping.forms.flat.stream import Stream
from jiping.forms.seen.look import look
from jiping.terms import level1, level2

_KEPT, _KEPT_IN_WORDS = 16, 6
"""Beginnings of a row that are followed up, by what they end with: numbers can be cut anyhow."""
_ENDS = 8
_CLOSE = 18.0
_BEHIND = 12.0
_JUNK = 60.0
_CROWD = 200
_PARTIALS = 400
"""So many beginnings of rows are as much work as a place to begin at."""
_TAKEN_BACK = 0.8
_TICKS, _CHANCES = 3.0, 8.0
"""More than one tick among the causes, and among the likelihoods."""
_TWO_LINES = 8.0
"""A row that does not begin with a line, or goes on in the next."""
_PROSE = 400
_OF_ROWS = re.compile(r"[0-9]|指标")
_NO_NAME = 16.0
_NO_BEGINNING = "0123456789≥≤≧≦><=═%‰)。，,；;、"

Partial = tuple[float, tuple[Held, ...]]
Open = dict[int, list[Partial]]
"""Beginnings of rows and what they cost, by where they end."""


class Deal:
    """The rows between two places under the columns with these roles.

    `work` is how much may be tried, in places where a row begins; where it was not enough, `beyond`
    is where the rest begins.
    """

    def __init__(
        self,
        stream: Stream,
        cuts: Cuts,
        roles: tuple[str, ...],
        *,
        lines: bool,
        cut_off: bool,
        work: float,
    ) -> None:
        self.stream, self.cuts, self.roles = stream, cuts, roles
        self.text = stream.text
        self.lines, self.cut_off = lines, cut_off
        self.work = work
        self.beyond: int | None = None
        self.tried: dict[int, list[Parsed]] = {}
        self.index = {role: number for number, role in reversed([*enumerate(roles)])}
        self.name = self.index.get("level3", self.index.get("level2", -1))
        self.options = Options(stream, cuts, roles, self.name)
        self.needed = self.options.needed
        self.parted = "operator" in self.index or "unit" in self.index
        self.ticked = "ticks" in self.index or "chances" in self.index

    def ways(self, first: list[Way]) -> list[Way]:
        """The best ways to the end, the cheapest first."""
        cuts = self.cuts
        waiting: dict[int, list[Way]] = {cuts.start: first}
        cheapest: dict[int, float] = {cuts.start: min(way.cost for way in first)}
        order = [cuts.start]
        while order:
            place = heappop(order)
            here, cost = waiting.pop(place), cheapest.pop(place)
            if place >= cuts.end:
                waiting[place] = here
                break
            if cheapest and cost + self._at_least(place) > min(cheapest.values()) + _BEHIND:
                continue
            here = best_of(here)
            if self.work <= 0:
                self.beyond = place
                rest = Parsed(_JUNK, cuts.end, ((-1, place, cuts.end),))
                return [way.gone(rest).closed(cut_off=self.cut_off) for way in here]
            self.work -= 1
            prose = self._prose(place)
            rows = self.tried[place] = [prose] if prose else self.rows_from(place)
            for row in rows:
                end = row.end
                ways = [way.gone(row) for way in here]
                least = min(way.cost for way in ways)
                if end not in waiting:
                    waiting[end] = ways
                    cheapest[end] = least
                    heappush(order, end)
                elif least <= cheapest[end] + _BEHIND:
                    waiting[end] += ways
                    cheapest[end] = min(least, cheapest[end])
                    if len(waiting[end]) > _CROWD:
                        waiting[end] = best_of(waiting[end])
        ended = waiting.get(cuts.end, first)
        done = [way.closed(cut_off=self.cut_off) for way in ended]
        return sorted(best_of(done), key=lambda way: way.cost)

    def _prose(self, place: int) -> Parsed | None:
        """Text so long without a number or the name of a level that it is no row."""
        found = _OF_ROWS.search(self.text, place, self.cuts.end)
        end = found.start() if found else self.cuts.end
        if end - place <= _PROSE:
            return None
        places = self.cuts.places
        end = places[bisect_left(places, end)]
        return Parsed(_JUNK, end, ((-1, place, end),))

    def _at_least(self, place: int) -> float:
        """What a row that begins at a place costs at least: it does not begin with a number."""
        if place == self.cuts.start or "number" in self.index:
            return 0.0
        return _NO_NAME if self.text[place] in _NO_BEGINNING else 0.0

    def rows_from(self, start: int) -> list[Parsed]:
        """The rows that may begin at a place, the best of those that end together."""
        cuts = self.cuts
        begun = 0.0
        if self.lines and self.stream.gaps[start] < cuts.row_gap and start > cuts.start:
            begun = _TWO_LINES
        open_: Open = {start: [(begun, ())]}
        for column, needed in enumerate(self.needed):
            reached: Open = {}
            most = min(partial[0][0] for partial in open_.values()) + needed + MARGIN
            for place, partial in open_.items():
                self._column(column, place, partial, reached, most)
                lacking = needed
                if place >= cuts.end and self.cut_off:
                    lacking *= 0.25
                if needed and place < cuts.end and self._is_part(partial):
                    lacking *= 0.3
                reached.setdefault(place, []).extend(
                    (cost + lacking, cells) for cost, cells in partial
                )
            for place, found in reached.items():
                if len(found) > 1:
                    found.sort()
                    del found[_KEPT if self.text[place - 1].isdigit() else _KEPT_IN_WORDS :]
            self.work -= sum(map(len, reached.values())) / _PARTIALS
            floor = min(found[0][0] for found in reached.values()) + MARGIN
            open_ = {place: found for place, found in reached.items() if found[0][0] <= floor}
        open_.pop(start, None)
        floor = min((found[0][0] for found in open_.values()), default=0.0) + _CLOSE
        rows = [
            self._parsed(cost, place, cells)
            for place, partial in open_.items()
            for cost, cells in partial
            if cost <= floor
        ]
        rows.append(self._junk(start))
        return self._distinct(rows)

    def _is_part(self, partial: list[Partial]) -> bool:
        """Whether the row is 其中 of the one before, which needs no points."""
        return any(
            column == self.name and self.text.startswith("其中", start)
            for _, cells in partial[:1]
            for column, start, _ in cells
        )

    def _column(
        self, column: int, place: int, partial: list[Partial], reached: Open, most: float
    ) -> None:
        """Every cell that may begin at a place and stand in a column, up to what a row may cost."""
        inside = self.lines and self.stream.gaps[place] >= self.cuts.row_gap
        least = partial[0][0]
        for end, cost in self.options.at(column, place):
            if least + cost > most:
                break
            held = (column, place, end)
            reached.setdefault(end, []).extend(
                [
                    (before + cost + _TWO_LINES * (inside and bool(cells)), (*cells, held))
                    for before, cells in partial
                    if before + cost <= most
                ]
            )

    def _junk(self, start: int) -> Parsed:
        """What fits no column, up to the next gap or the next name of a level."""
        places = self.cuts.places
        number = self.cuts.following[start]
        end = places[number]
        return Parsed(_JUNK, end, ((-1, start, end),))

    def _parsed(self, cost: float, end: int, cells: tuple[Held, ...]) -> Parsed:
        texts = {column: self.text[start:stop] for column, start, stop in cells}
        index = self.index
        first = texts.get(index.get("level1", -1))
        second = texts.get(index.get("level2", -1)) if "level3" in index else None
        points, score = (
            fit.marks(texts[index[role]]) if index.get(role) in texts else None
            for role in ("points" if "points" in index else "weight", "score")
        )
        one = level1(first) if first else None
        two = level2(second) if second else None
        if one and second is None and "level2" in index and "level3" in index:
            cost += 4
        if (
            one
            and two
            and two.parent not in (one.canonical, None)
            and one.kind in ("output", "benefit", "satisfaction", "cost")
        ):
            cost += 6
        cost += arithmetic(index, texts, points, score)
        if self.parted:
            cost -= self._plain(texts)
        if self.ticked:
            cost += self._ticks(texts)
        level_points = None
        if first and (found := look(first).points):
            level_points = Decimal(found)
        return Parsed(cost, end, cells, points, score, first, level_points)

    def _ticks(self, texts: dict[int, str]) -> float:
        """What speaks against the ticks of a row: of the likelihoods one is ticked, of the causes
        mostly one."""
        ticks, chances = (self.index.get(role, -1) for role in ("ticks", "chances"))
        cost = _TICKS * (len(texts.get(ticks, "")) > 1)
        apart = ticks < 0 or any(ticks < column < chances for column in texts)
        return cost + _CHANCES * (apart and len(texts.get(chances, "")) > 1)

    def _plain(self, texts: dict[int, str]) -> float:
        """What is to be taken back of what it costs that a row has no sign and no unit: a date
        has neither, a target in words no unit."""
        target = texts.get(self.index.get("target", -1))
        if not target or fit.is_quantity(target):
            return 0.0
        dated = any(sign.isdigit() for sign in target)
        return _TAKEN_BACK * sum(
            self.needed[self.index[role]]
            for role in (("operator", "unit") if dated else ("unit",))
            if role in self.index and self.index[role] not in texts
        )

    def _distinct(self, rows: list[Parsed]) -> list[Parsed]:
        """The best rows, one for each end and sums."""
        best: dict[tuple[int, Decimal | None, Decimal | None], Parsed] = {}
        for row in sorted(rows, key=lambda row: row.cost):
            first = best.setdefault((row.end, row.points, row.score), row)
            if first is not row and first.rival is None:
                first.rival = (row.cost, row.cells)
        counted: dict[int, int] = {}
        kept: list[Parsed] = []
        for row in best.values():
            counted[row.end] = counted.get(row.end, 0) + 1
            if counted[row.end] <= _ENDS:
                kept.append(row)
        return kept
