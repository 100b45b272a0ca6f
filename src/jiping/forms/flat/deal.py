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

from msgspec import Struct

from jiping.forms.flat import fit
from jiping.forms.flat.agree import arithmetic
from jiping.forms.flat.cuts import Cuts, units
from jiping.forms.flat.roles import ANSWERED, asked, fit_of
from jiping.forms.flat.stream import Stream
from jiping.forms.seen.look import look
from jiping.terms import level1, level2

_KEPT = 6
_ENDS = 8
_STATES = 16
_MARGIN = 20.0
_CLOSE = 24.0
_BEHIND = 14.0
_LONGEST = 60
_MEDIUM = 24
_SHORTEST = 14
_DEAREST = 32.0
_HOPELESS = 48.0
"""A longer cell from the same place on would cost more still."""
_JUNK = 60.0
_SHORT_LEVEL = 9.0
"""The name of a level without 指标 at the beginning of another cell."""
_CROWD = 200
_RECURRING = 2.5
"""Off the cost of an answer that comes again."""
_AGAIN, _GOES_ON = 8, 3.0
"""An answer that begins with what stands right before it, and goes on."""
_SUM_OFF = 11.0
_UNIT_BEHIND = 6.0
"""A name that begins with a unit, behind a number."""
_NEEDED = {
    "level3": 30.0,
    "target": 16.0,
    "actual": 16.0,
    "points": 22.0,
    "score": 22.0,
    "weight": 7.0,
    "operator": 3.5,
    "unit": 2.5,
    "rate": 3.0,
    "coefficient": 5.0,
    "is_core": 3.0,
    "converted_score": 8.0,
    "criteria": 7.0,
    "definition": 6.0,
    "initial_target": 6.0,
    "adjusted_target": 4.0,
    "actual_to_date": 14.0,
    "forecast": 12.0,
    "chances": 8.0,
    "ticks": 0.5,
    "any": 12.0,
}
_PARTED = frozenset(("initial_target", "adjusted_target"))
"""Where the target is parted into these its own column is mostly blank."""
_SHORT = frozenset(
    "points score converted_score weight rate coefficient operator unit is_core level1_points "
    "level2_points".split()
)
_LONG = frozenset("variance improvement criteria definition remark other".split())
_PROSE = 400
_OF_ROWS = re.compile(r"[0-9]|指标")
_NO_NAME = 16.0
_NO_BEGINNING = "0123456789≥≤≧≦><=═%‰)。，,；;、"
_LEVELS = ("level1", "level2")
_ZERO = Decimal(0)

Held = tuple[int, int, int]
"""A cell: its column, where it begins and ends."""
Partial = tuple[float, tuple[Held, ...]]
Open = dict[int, list[Partial]]
"""Beginnings of rows and what they cost, by where they end."""


class Parsed(Struct, gc=False):
    """One row: what it costs, where it ends, its cells, and what counts for the sums."""

    cost: float
    end: int
    cells: tuple[Held, ...]
    points: Decimal | None = None
    score: Decimal | None = None
    level: str | None = None
    level_points: Decimal | None = None


class Way(Struct, gc=False):
    """A way through the text so far: its rows (by the way before) and its sums."""

    cost: float
    points: Decimal
    score: Decimal
    level: str | None
    level_points: Decimal | None
    level_sum: Decimal
    row: Parsed | None
    before: Way | None

    def rows(self) -> list[Parsed]:
        """All rows of the way, first to last."""
        found: list[Parsed] = []
        way: Way | None = self
        while way is not None and way.row is not None:
            found.append(way.row)
            way = way.before
        return found[::-1]


def beginning() -> Way:
    """The way before any row."""
    return Way(0.0, _ZERO, _ZERO, None, None, _ZERO, None, None)


class Deal:
    """The rows between two places under the columns with these roles.

    `work` is from how many places rows are looked for at most; where it was not enough, `beyond`
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
        work: int,
    ) -> None:
        self.stream, self.cuts, self.roles = stream, cuts, roles
        self.text = stream.text
        self.lines, self.cut_off = lines, cut_off
        self.work = work
        self.beyond: int | None = None
        self.fits = [fit_of(role) for role in roles]
        self.needed = [_NEEDED.get(role, 0.0) for role in roles]
        if "operator" in roles and "target" in roles:
            self.fits[roles.index("target")] = fit.value
        if "weight" in roles and "points" not in roles:
            number = roles.index("weight")
            self.fits[number], self.needed[number] = fit.worth, _NEEDED["points"]
        if {*roles} >= _PARTED:
            if "target" in roles:
                self.needed[roles.index("target")] = 0.0
            for role in _PARTED:
                self.needed[roles.index(role)] = _NEEDED["target"]
        if "level3" not in roles and "level2" in roles:
            number = roles.index("level2")
            self.fits[number], self.needed[number] = fit.name, 30.0
        self.index = {role: number for number, role in reversed([*enumerate(roles)])}
        self.name = self.index.get("level3", self.index.get("level2", -1))
        if ANSWERED.isdisjoint(roles) and "level3" in roles:
            self.fits[self.name] = asked
        self.amounts_last = roles[-1] in ("target", "actual") and "unit" not in roles
        self.options: dict[tuple[int, int], list[tuple[int, float]]] = {}

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
            here = _best(here)
            if not self.work:
                self.beyond = place
                rest = Parsed(_JUNK, cuts.end, ((-1, place, cuts.end),))
                return [self._closed(self._gone(way, rest)) for way in here]
            self.work -= 1
            prose = self._prose(place)
            for row in [prose] if prose else self.rows_from(place):
                end = row.end
                ways = [self._gone(way, row) for way in here]
                least = min(way.cost for way in ways)
                if end not in waiting:
                    waiting[end] = ways
                    cheapest[end] = least
                    heappush(order, end)
                elif least <= cheapest[end] + _BEHIND:
                    waiting[end] += ways
                    cheapest[end] = min(least, cheapest[end])
                    if len(waiting[end]) > _CROWD:
                        waiting[end] = _best(waiting[end])
        ended = waiting.get(cuts.end, first)
        done = [self._closed(way) for way in ended]
        return sorted(_best(done), key=lambda way: way.cost)

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

    def _gone(self, way: Way, row: Parsed) -> Way:
        cost = way.cost + row.cost
        level, wanted, held = way.level, way.level_points, way.level_sum
        if row.level is not None:
            if wanted is not None and wanted != held:
                cost += _SUM_OFF
            level, wanted, held = row.level, row.level_points, _ZERO
        points, score = row.points or _ZERO, row.score or _ZERO
        return Way(
            cost, way.points + points, way.score + score, level, wanted, held + points, row, way
        )

    def _closed(self, way: Way) -> Way:
        off = way.level_points is not None and way.level_points != way.level_sum
        if off and not self.cut_off:
            way.cost += _SUM_OFF
        return way

    def rows_from(self, start: int) -> list[Parsed]:
        """The rows that may begin at a place, the best of those that end together."""
        cuts = self.cuts
        begun = 0.0
        if self.lines and self.stream.gaps[start] < cuts.row_gap and start > cuts.start:
            begun = 8.0
        open_: Open = {start: [(begun, ())]}
        for column, needed in enumerate(self.needed):
            reached: Open = {}
            for place, partial in open_.items():
                self._column(column, place, partial, reached)
                lacking = needed
                if place >= cuts.end and self.cut_off:
                    lacking *= 0.25
                if needed and place < cuts.end and self._is_part(partial):
                    lacking *= 0.3
                reached.setdefault(place, []).extend(
                    (cost + lacking, cells) for cost, cells in partial
                )
            for found in reached.values():
                if len(found) > 1:
                    found.sort()
                    del found[_KEPT:]
            floor = min(found[0][0] for found in reached.values()) + _MARGIN
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

    def _column(self, column: int, place: int, partial: list[Partial], reached: Open) -> None:
        """Every cell that may begin at a place and stand in a column."""
        known = self.options.get((column, place))
        if known is None:
            known = self.options[column, place] = self._options(column, place)
        for end, cost in known:
            held = (column, place, end)
            reached.setdefault(end, []).extend(
                [(before + cost, (*cells, held)) for before, cells in partial]
            )

    def _options(self, column: int, place: int) -> list[tuple[int, float]]:
        """The cells that may begin at a place and stand in a column: their ends and costs."""
        cuts, suits, text = self.cuts, self.fits[column], self.text
        short = self.roles[column] in _SHORT
        number = cuts.following.get(place)
        if number is None:
            return []
        found: list[tuple[int, float]] = []
        role = self.roles[column]
        begins = 20.0 if place in cuts.levels and role not in _LEVELS else 0.0
        short_level = cuts.shorts.get(place)
        if short_level is not None and role not in _LEVELS:
            begins += _SHORT_LEVEL
        if column == self.name and self.amounts_last and self._is_unit(place):
            begins += _UNIT_BEHIND
        answers = role in ANSWERED
        again = place + self._again(place) if answers else 0
        most = _LONGEST if role in _LONG else _MEDIUM
        for end in cuts.places[number : number + most]:
            if short and end - place > _SHORTEST:
                break
            gaps = begins + cuts.joined(place, end)
            if gaps > _HOPELESS:
                break
            cost = suits(text[place:end])
            if end == short_level and (role == "level2" or (role == "level1" and cost is not None)):
                cost = 0.0
            if cost is None:
                continue
            if cost + gaps > _HOPELESS:
                break
            if place < again < end:
                cost += _GOES_ON
            if answers and cost > _RECURRING and self._recurs(place, end):
                cost -= _RECURRING
            cost += gaps + cuts.cost[end]
            if cost <= _DEAREST:
                found.append((end, cost))
        return found

    def _recurs(self, place: int, end: int) -> bool:
        """Whether a whole piece stands elsewhere in the text between other neighbours."""
        repeats, length = self.stream.repeats, end - place
        return length > 2 and repeats.beginning[place] >= length <= repeats.ending[end]

    def _again(self, place: int) -> int:
        """How much stands right behind itself at a place: 有效保障|有效保障."""
        text = self.text
        for length in range(_AGAIN, 2, -1):
            piece = text[place : place + length]
            if text[max(place - length, 0) : place] == piece and piece.isalpha():
                return length
        return 0

    def _is_unit(self, place: int) -> bool:
        """Whether a unit stands right behind a number: 万元 in ≤680万元."""
        text, gaps = self.text, self.stream.gaps
        behind = text[place - 1 : place].isdigit() and not gaps[place]
        return behind and bool(units().beginning(text, place))

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
        level_points = None
        if first and (found := look(first).points):
            level_points = Decimal(found)
        return Parsed(cost, end, cells, points, score, first, level_points)

    def _distinct(self, rows: list[Parsed]) -> list[Parsed]:
        """The best rows, one for each end and sums."""
        best: dict[tuple[int, Decimal | None, Decimal | None], Parsed] = {}
        for row in sorted(rows, key=lambda row: row.cost):
            best.setdefault((row.end, row.points, row.score), row)
        counted: dict[int, int] = {}
        kept: list[Parsed] = []
        for row in best.values():
            counted[row.end] = counted.get(row.end, 0) + 1
            if counted[row.end] <= _ENDS:
                kept.append(row)
        return kept


def _best(ways: list[Way]) -> list[Way]:
    """The cheapest ways, one for each sums."""
    found: dict[object, Way] = {}
    for way in sorted(ways, key=lambda way: way.cost):
        key = (way.points, way.score, way.level_points, way.level_sum)
        if key not in found:
            found[key] = way
            if len(found) == _STATES:
                break
    return list(found.values())
