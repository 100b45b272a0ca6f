"""Where a text without cell borders may be cut, and what a cut or a gap inside a cell costs."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from jiping.forms.flat.rows.levels import FLAG, named_at, short_levels, units
from jiping.forms.flat.rows.phrases import REMARKS, phrases
from jiping.forms.flat.rows.seams import both_recur, seams
from jiping.forms.flat.stream import LINE, NONE, SPACE, WIDE, Stream
from jiping.forms.flat.words import Words, brackets_end
from jiping.forms.seen.shapes import SYMBOLS

_DIGIT, _MARK, _PERCENT, _OTHER, _STOP, _FILLER, _TICK = range(7)
_TICKS = "√✓✔☑☒"
_CLASSES = {
    **dict.fromkeys("0123456789", _DIGIT),
    **dict.fromkeys("≥≤≧≦><=═≈⩾⩽", _MARK),
    **dict.fromkeys("%‰", _PERCENT),
    **dict.fromkeys("。；;！!？?，,、:.", _STOP),
    **dict.fromkeys("—–-/…", _FILLER),
    **dict.fromkeys(_TICKS, _TICK),
}
PROSE = frozenset("variance improvement criteria definition remark".split())
_WITHIN = 14.0
"""Cutting where other cells have a gap and this place has none."""
_SAME, _LONGEST = 8, 80
"""So many characters tell that a text may be repeated, so long one may be."""
_DAY = re.compile(r"[0-9]{1,2}日")
_IN_DATE = 3.0
"""A cut between the month and the day of a date."""
_ZERO = 2.0
"""More where a cell would begin with the 0 behind another digit."""
_SWALLOWED = 16.0
_SWALLOWED_SHORT = 6.0
"""The name of a level inside another cell, with and without 指标."""


@cache
def _symbols() -> Words:
    return Words(frozenset(word for word in SYMBOLS if word[0] > "\u4e00"))


class Cuts:
    """The places between `start` and `end` where a cell may begin or end.

    `places` are in order; `cost[place]` is what a cut there costs; `joined(a, b)` what the gaps
    inside the cell from a to b cost; `apart` are those inside which a text of prose holds two.
    """

    __slots__ = (
        "_start",
        "_sums",
        "apart",
        "cost",
        "end",
        "following",
        "levels",
        "places",
        "row_gap",
        "shorts",
        "start",
        "style",
    )

    def __init__(
        self,
        stream: Stream,
        start: int,
        end: int,
        style: int,
        *,
        lines: bool,
        roles: tuple[str, ...] = (),
    ) -> None:
        self.start, self.end, self.style = start, end, style
        text, gaps = stream.text, stream.gaps
        self.row_gap = stream.gaps[start] if lines and style == NONE else LINE
        self.cost: dict[int, float] = {start: 0.0, end: 0.0}
        known = _known(stream, start, end, style, roles)
        self.shorts = short_levels(stream, start, end, roles) if style == NONE else {}
        for begin, stop in self.shorts.items():
            for place in (begin, stop):
                known[place] = min(known.get(place, 1.0), 0.5)
        told = sum(role in PROSE for role in roles) > 1
        self.apart = both_recur(stream, start, end) if told and style == NONE else []
        self.levels = level = _level_starts(text, start, end)
        inside = level | {
            begin: _SWALLOWED_SHORT for begin, stop in self.shorts.items() if stop - begin > 3
        }
        ticked = "ticks" in roles
        depth = 0
        held = [0.0]
        for place in range(start + 1, end):
            before, after = text[place - 1], text[place]
            depth = _depth(depth, before)
            gap = gaps[place]
            within = _join_cost(gap, style, lines=lines) + inside.get(place, 0.0)
            if ticked and (before in _TICKS) != (after in _TICKS):
                within += _SWALLOWED
            held.append(held[-1] + within)
            if depth and gap < LINE and gap < WIDE:
                continue
            cost = _cut_cost(text, place, before, after, gap, style)
            if cost is not None and before == "月" and after in "123456789":
                cost += _IN_DATE * bool(_DAY.match(text, place))
            if place in known and (cost is None or known[place] < cost):
                cost = known[place]
            if cost is not None:
                self.cost[place] = cost
        held.append(held[-1])
        self._start, self._sums = start, held
        self.places = sorted(self.cost)
        self.following = {place: number + 1 for number, place in enumerate(self.places)}

    def joined(self, start: int, end: int) -> float:
        """What the gaps between two places cost inside one cell."""
        return self._sums[end - 1 - self._start] - self._sums[start - self._start]


def _level_starts(text: str, start: int, end: int) -> dict[int, float]:
    """What it costs to have the name of a level inside a cell, by where it begins."""
    found: dict[int, float] = {}
    place = start
    while place < end:
        ends = named_at(text, place)
        if ends:
            found[place] = _SWALLOWED
            place = ends[0]
        else:
            place += 1
    return found


def _depth(depth: int, sign: str) -> int:
    if sign == "(":
        return depth + 1
    return max(0, depth - 1) if sign == ")" else depth


def _join_cost(gap: int, style: int, *, lines: bool) -> float:
    if gap == NONE:
        return 0.0
    if style == NONE:
        return (0.0, 6.0, 8.0, 9.0)[gap] if lines else (0.0, 1.0, 4.0, 2.0)[gap]
    if gap == LINE:
        return 9.0 if lines else 3.0
    if style == SPACE:
        return 5.0 if gap == SPACE else 10.0
    return 0.5 if gap == SPACE else 10.0


def _cut_cost(text: str, place: int, before: str, after: str, gap: int, style: int) -> float | None:
    """What cutting between two characters costs by what they are, None where it is no place."""
    if gap >= max(style, SPACE):
        return 0.0
    left, right = _CLASSES.get(before, _OTHER), _CLASSES.get(after, _OTHER)
    extra = 0.0 if style == NONE else 6.0 if gap == SPACE else _WITHIN
    if gap == SPACE and style > SPACE:
        return extra
    if left == right == _DIGIT:
        zero = _ZERO * (after == "0" and text[place + 1 : place + 2] != ".")
        return 1.0 + zero + extra if style == NONE else None
    if left == right == _FILLER and before != "…":
        return 1.0 + extra if style == NONE else None
    if right in (_STOP, _PERCENT) or (left == _STOP and before in ".,、:" and right == _DIGIT):
        return None
    if left == _STOP and before in ".,":
        return None
    if before == "(" or after in "()":
        return None
    if left != right or before == ")":
        return extra + (0.5 if _FILLER in (left, right) or before == ")" else 0.0)
    return None


def _known(
    stream: Stream, start: int, end: int, style: int, roles: tuple[str, ...]
) -> dict[int, float]:
    """Cuts that words call for, whatever the characters beside them."""
    known = _by_words(stream.text, start, end, style)
    if style != NONE or not roles:
        return known
    known |= _by_roles(stream.text, start, end, roles)
    told = not PROSE.isdisjoint(roles)
    for place, cost in seams(stream, start, end, told=told).items():
        known[place] = min(known.get(place, cost), cost)
    return known


def _by_roles(text: str, start: int, end: int, roles: tuple[str, ...]) -> dict[int, float]:
    """Cuts that the columns call for: before % where units have one, behind 是 or 否, beside
    remarks, between two answers to when."""
    found: dict[int, float] = {}
    if "unit" in roles:
        for sign in re.finditer(r"(?<=[0-9])[%‰]", text[start:end]):
            found[start + sign.start()] = 0.5
    if "operator" in roles:
        for sign in re.finditer(r"[≥≤≧≦=](?=[≥≤≧≦=])", text[start:end]):
            found[start + sign.end()] = 1.0
    if "forecast" in roles:
        for sign in re.finditer(r"(?:按期|按时|及时)(?=完成|达)", text[start:end]):
            found[start + sign.end()] = 1.5
    if "remark" in roles:
        for sign in REMARKS.finditer(text, start, end):
            found |= dict.fromkeys(sign.span(), 0.5)
    if "is_core" in roles:
        found |= {it.end(): 0.0 for it in FLAG.finditer(text, start, end)}
    return found


def _by_words(text: str, start: int, end: int, style: int) -> dict[int, float]:
    """Cuts beside names of levels, answers, units, and before what repeats what stands before."""
    extra = 0.0 if style == NONE else 8.0
    found: dict[int, float] = {}

    def put(place: int, cost: float) -> None:
        if start < place < end and cost + extra < found.get(place, 99.0):
            found[place] = cost + extra

    symbols, known = _symbols(), units()
    for place in range(start, end):
        for stop in named_at(text, place):
            put(place, 0.0)
            put(brackets_end(text, stop), 0.0)
        if style != NONE:
            continue
        for stop in symbols.beginning(text, place):
            put(place, 1.0)
            put(stop, 1.0)
        if text[place - 1 : place].isdigit():
            for number, stop in enumerate(known.beginning(text, place)):
                put(stop, 3.0 if number else 0.5)
    if style == NONE:
        begins = [start, *_level_starts(text, start, end), end]
        for begin, until in pairwise(begins):
            for first, last in phrases(text[begin:until]):
                put(begin + first, 1.5)
                put(begin + last, 2.0)
                if text.startswith("指标值", begin + last - 2):
                    put(begin + last - 2, 1.5)  # 完成|指标值设定偏低
        for place in _doubled(text, start, end):
            put(place, 0.0)
        for sign in re.finditer(r"(?<=[率度数量成本])指标值(?=[设偏过定制测])", text[start:end]):
            put(start + sign.start(), 1.0)
        for sign in re.finditer(r"[。；;！]|指标[0-9]{1,2}[:、.]", text[start:end]):
            put(start + (sign.end() if len(sign[0]) == 1 else sign.start()), 0.5)
    return found


def _doubled(text: str, start: int, end: int) -> list[int]:
    """Places where what follows repeats what stands before: 良好|良好; long ones too."""
    found: list[int] = []
    for place in range(start + 2, end - 1):
        for length in (2, 3, 4, 5, 6, 7, 8, 10, 12):
            if place - length < start or place + length > end:
                break
            piece = text[place : place + length]
            if text[place - length : place] == piece and not piece.isascii():
                found.append(place)
                break
        else:
            first = text.rfind(text[place : place + _SAME], max(start, place - _LONGEST), place)
            if 0 <= first < place - _SAME and text.startswith(text[first:place], place):
                found.append(place)
    return found
