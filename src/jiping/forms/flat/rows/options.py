"""The cells that may begin at a place of a text without cell borders, and what they cost there."""

from __future__ import annotations

import re
from bisect import bisect_right

from jiping.forms.flat.rows import fit, prose
from jiping.forms.flat.rows.cuts import PROSE, Cuts
from jiping.forms.flat.rows.levels import units
from jiping.forms.flat.rows.phrases import is_verb, phrases
from jiping.forms.flat.rows.repeats import is_word
from jiping.forms.flat.rows.roles import ANSWERED, asked, fit_of
from jiping.forms.flat.stream import Stream
from jiping.forms.flat.words import words

_LONGEST = 60
_MEDIUM = 24
_SHORTEST = 14
MARGIN = 16.0
"""So much dearer than the best beginning of a row another may be to be followed up."""
_DEAREST, _DEAREST_NAME = 22.0, 30.0
"""So dear is no cell, and no name."""
_HOPELESS = 10.0
"""More than the dearest: a longer cell from the same place on would be dearer still."""
_SHORT_LEVEL = 9.0
"""The name of a level without 指标 at the beginning of another cell."""
_RECURRING = 2.5
"""Off the cost of an answer that comes again."""
_SIGNS = "≥≤≧≦><=═⩾⩽"
_CUT_UNIT, _CUT_VERB, _CUT_DONE = 2.5, 2.5, 1.0
_AGAIN, _GOES_ON = 8, 3.0
"""An answer that begins with what stands right before it, and goes on."""
_SAID_AGAIN = 2.0
"""A name that its target says once more."""
_TWO, _COMES_AGAIN = 4.0, 5
"""A text of prose that holds two which come again elsewhere; how long one is that counts itself."""
_LONG_REST = 6
_TAIL = 3.0
"""A text of prose whose end comes again behind something else."""
_TORN = 4.0
"""A text of prose that begins with the number behind a word."""
_OF_DATE = re.compile(r"[年月日](?:[底末初前中上下内]|[0-9]{1,2}[月日])|月份|日前")
_UNIT_OF_DATE = 20.0
"""What stands behind a number of a date is no unit: 7|月|底前."""
_UNIT_BEHIND = 6.0
"""A name that begins with a unit, behind a number."""
_SHORT = frozenset(
    "points score converted_score weight rate coefficient operator unit is_core level1_points "
    "level2_points".split()
)
_LONG = frozenset("variance improvement criteria definition remark other".split())
_OF_NUMBERS = (fit.points, fit.share, fit.worth, fit.coefficient)
_NUMERIC = frozenset("0123456789+-—–/%.无略…\\(")
"""What a cell for points, scores and shares may begin with, fillers too."""
_DIGITS = 10
_NUMBERED = frozenset("0123456789一二三四五六七八九十(①②③④*★")
_LEVELS = ("level1", "level2")
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


def _by_cost(found: tuple[int, float]) -> float:
    return found[1]


class Options:
    """The cells of the columns with these roles; `needed` says what a row costs without a cell in
    a column, `name` is the column of names."""

    def __init__(self, stream: Stream, cuts: Cuts, roles: tuple[str, ...], name: int) -> None:
        self.stream, self.cuts, self.roles, self.name = stream, cuts, roles, name
        self.text = stream.text
        self.fits = [fit_of(role) for role in roles]
        self.needed = [_NEEDED.get(role, 0.0) for role in roles]
        if "operator" in roles and "target" in roles:
            self.fits[roles.index("target")] = prose.value
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
            self.fits[number], self.needed[number] = prose.name, 30.0
        if ANSWERED.isdisjoint(roles) and "level3" in roles:
            self.fits[self.name] = asked
        self.amounts_last = roles[-1] in ("target", "actual") and "unit" not in roles
        self.numeric = {n for n, suited in enumerate(self.fits) if suited in _OF_NUMBERS}
        self.levels = {
            n for n, suited in enumerate(self.fits) if suited in (fit.first_level, fit.second_level)
        }
        self.known: dict[tuple[int, int], list[tuple[int, float]]] = {}

    def at(self, column: int, place: int) -> list[tuple[int, float]]:
        """The cells that may begin at a place and stand in a column: their ends and costs, the
        cheapest first."""
        known = self.known.get((column, place))
        if known is None:
            known = self.known[column, place] = self._found(column, place)
        return known

    def _found(self, column: int, place: int) -> list[tuple[int, float]]:
        cuts, suits, text = self.cuts, self.fits[column], self.text
        short = self.roles[column] in _SHORT
        number = cuts.following.get(place)
        if number is None:
            return []
        if short and column in self.numeric and text[place : place + 1] not in _NUMERIC:
            return []
        found: list[tuple[int, float]] = []
        role = self.roles[column]
        if column in self.levels and not self._names_level(place):
            return []
        begins = self._begins(column, place)
        short_level = cuts.shorts.get(place)
        answers = role in ANSWERED
        prose = role in PROSE
        torn = _TORN * self._is_torn(place) if prose else 0.0
        again = place + self._again(place) if answers else 0
        most = _LONGEST if role in _LONG else _MEDIUM
        dearest = min(
            _DEAREST_NAME if column == self.name else _DEAREST, self.needed[column] + MARGIN
        )
        hopeless = dearest + _HOPELESS
        for end in cuts.places[number : number + most]:
            if short and end - place > _SHORTEST:
                break
            gaps = begins + cuts.joined(place, end)
            if gaps > hopeless:
                break
            if end - place > _DIGITS and text[place:end].isdigit():
                break
            cost = suits(text[place:end])
            if end == short_level and (role == "level2" or (role == "level1" and cost is not None)):
                cost = 0.0
            if cost is None:
                continue
            if column == self.name and self._said_again(place, end):
                cost = min(cost, _SAID_AGAIN)
            if cost + gaps > hopeless:
                break
            if place < again < end:
                cost += _GOES_ON
            if prose:
                cost += self._whole(place, end) + torn
            if answers and cost > _RECURRING and self._recurs(place, end):
                cost -= _RECURRING
            if answers:
                cost += self._goes_on(place, end)
            if column in self.levels and text.startswith("指标值", end - 2):
                continue
            if role == "unit" and _OF_DATE.match(text, place) and end - place < 3:
                cost += _UNIT_OF_DATE
            cost += gaps + cuts.cost[end]
            if cost <= dearest:
                found.append((end, cost))
        found.sort(key=_by_cost)
        return found

    def _begins(self, column: int, place: int) -> float:
        """What it costs that a cell of a column begins at a place."""
        cuts, role = self.cuts, self.roles[column]
        cost = 20.0 if place in cuts.levels and role not in _LEVELS else 0.0
        if place in cuts.shorts and role not in _LEVELS:
            cost += _SHORT_LEVEL
        if column == self.name and self.amounts_last and self._is_unit(place):
            cost += _UNIT_BEHIND
        return cost

    def _names_level(self, place: int) -> bool:
        """Whether the name of a level, or a number before one, may begin at a place."""
        text = self.text
        known = words("level1", "level2", "question_level2")
        if (
            place in self.cuts.levels
            or place in self.cuts.shorts
            or text[place : place + 1] in _NUMBERED
        ):
            return True
        return bool(known.beginning(text, place))

    def _goes_on(self, place: int, end: int) -> float:
        """What speaks against an answer that ends in the midst of words: 提升|党建, ≥15|名."""
        text = self.text
        if end >= self.cuts.end or self.stream.gaps[end]:
            return 0.0
        if text[end - 1].isdigit():
            return _CUT_UNIT if units().beginning(text, end) and text[place] in _SIGNS else 0.0
        if end - place > 2 or not is_word(text[end]) or not is_verb(text[place:end]):
            return 0.0
        following = phrases(text[end : end + 8])
        if following and not following[0][0]:
            return 0.0
        return _CUT_DONE if text.startswith("完成", place) else _CUT_VERB

    def _recurs(self, place: int, end: int) -> bool:
        """Whether a whole piece stands elsewhere in the text between other neighbours."""
        repeats, length = self.stream.repeats, end - place
        return length > 2 and repeats.beginning[place] >= length <= repeats.ending[end]

    def _whole(self, place: int, end: int) -> float:
        """What it costs a text of prose to hold two that come again elsewhere; less than nothing
        where it comes again itself."""
        apart = self.cuts.apart
        number = bisect_right(apart, place)
        cost = _TWO * (number < len(apart) and apart[number] < end)
        begins = self.stream.repeats.beginning
        if not cost and any(
            begins[cut] >= max(_COMES_AGAIN, end - cut)
            for cut in range(place + 2, end - _COMES_AGAIN + 1)
        ):
            cost += _TAIL
        if not cost and self._begins_with_one(place, end):
            cost += _TWO
        if end - place >= _COMES_AGAIN and self.stream.repeats.ending[end] > 2:
            piece = self.text[place:end]
            cost -= _RECURRING * (self.text.count(piece, self.cuts.start, self.cuts.end) > 1)
        return cost

    def _begins_with_one(self, place: int, end: int) -> bool:
        """Whether a text of prose begins with one that comes again elsewhere, and goes on long."""
        text, ends = self.text, self.stream.repeats.ending
        first, last = self.cuts.start, self.cuts.end
        return any(
            ends[cut] >= _COMES_AGAIN
            and is_word(text[cut])
            and text.count(text[place:cut], first, last) > 1
            for cut in range(place + _COMES_AGAIN, end - _LONG_REST)
        )

    def _said_again(self, place: int, end: int) -> bool:
        """Whether a whole long piece stands once more right behind itself."""
        return end - place >= _AGAIN and self.text.startswith(self.text[place:end], end)

    def _again(self, place: int) -> int:
        """How much stands right behind itself at a place: 有效保障|有效保障."""
        text = self.text
        for length in range(_AGAIN, 2, -1):
            piece = text[place : place + length]
            if text[max(place - length, 0) : place] == piece and piece.isalpha():
                return length
        return 0

    def _is_torn(self, place: int) -> bool:
        """Whether a number begins at a place that its words stand right before: 资金|12月才下达."""
        one, two = self.text[place - 1 : place], self.text[place : place + 1]
        return two.isdigit() and is_word(one) and not self.stream.gaps[place]

    def _is_unit(self, place: int) -> bool:
        """Whether a unit stands right behind a number: 万元 in ≤680万元."""
        text, gaps = self.text, self.stream.gaps
        behind = text[place - 1 : place].isdigit() and not gaps[place]
        return behind and bool(units().beginning(text, place))
