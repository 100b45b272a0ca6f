"""Where the headings of the budget block stand in a text without cell borders."""

from __future__ import annotations

import re

from jiping.forms.flat.headings.found import (
    AMOUNTS,
    Heading,
    beginning,
    heading_style,
    side_before,
    tiled,
)
from jiping.forms.flat.headings.runs import heading_role, parted
from jiping.forms.flat.stream import NONE, Stream
from jiping.forms.flat.words import brackets_end, words
from jiping.forms.headings.roles import MONEY
from jiping.terms import fund_part, guess_heading

_OF_MONEY = {*MONEY, "rate", "forecast", "received_rate"}
_BEFORE = 160
_BESIDE = 8
_RUNS, _STARTS = 60, 8
"""So many runs of headings are tried, from so many places before the name of a total."""
_OWN = 1
"""So many of them may be in words that say nothing."""
_MONEY = re.compile(r"预算|执行数|支出数|决算数|批复数|安排数|到位数")


def fund_headings(stream: Stream) -> list[Heading]:
    """Every run of headings of the budget block, in order."""
    found = _fund_runs(stream)
    runs_ = [*found]
    last = 0
    for seed in _MONEY.finditer(stream.text):
        if seed.start() < last or _in_side(stream.text, seed.start(), seed.end()):
            continue
        if any(it.start <= seed.start() < it.end for it in runs_):
            continue
        starts = range(max(last, seed.start() - 8), seed.start() + 1)
        for start in starts:
            if not beginning(stream.text, start, "fund"):
                continue
            cells = tiled(stream, start, "fund")
            roles = {heading_role(stream.text[a:b], "fund") for a, b in cells}
            if len(roles & _OF_MONEY) > 1 and roles & {*MONEY}:
                side = side_before(stream, cells[0][0], last)
                last = cells[-1][1]
                found.append(Heading(cells, cells[0][0], last, side, heading_style(stream, cells)))
                break
    return sorted(found, key=lambda it: it.start)


def _fund_runs(stream: Stream) -> list[Heading]:
    """Runs of headings between the vertical label of the budget block and the name of the total,
    where nothing stands between them."""
    text = stream.text
    found: list[Heading] = []
    last = tried = place = 0
    while place < len(text) and tried < _RUNS:
        stop = next(
            (it for it in words("fund_name").beginning(text, place) if fund_part(text[place:it])),
            None,
        )
        if stop is None or fund_part(text[place:stop]) != "total":
            place = stop or place + 1
            continue
        tried += 1
        cells = _parted(stream, place, last)
        if cells:
            start = cells[0][0]
            found.append(Heading(cells, start, place, side_before(stream, start, last), NONE))
            last = stop
        place = stop
    return found


def _parted(stream: Stream, end: int, last: int) -> list[tuple[int, int]]:
    """The headings before a place: as many as can be, as few as can be in words of their own."""
    best: tuple[int, list[tuple[int, int]]] = (_OWN + 1, [])
    for start in _fund_starts(stream, end, last):
        cells = parted(stream, start, end, "fund")
        own = _of_money(stream, cells) if cells is not None else None
        if cells is not None and own is not None and own < best[0]:
            best = own, cells
    return best[1]


def _of_money(stream: Stream, cells: list[tuple[int, int]]) -> int | None:
    """How many of headings with nothing between them say nothing; None where the others are not
    those of the budget block."""
    texts = [stream.text[a:b] for a, b in cells]
    roles = [heading_role(text, "fund") or guess_heading(text, "fund") for text in texts]
    known = {*roles} & _OF_MONEY
    if len(known) < 2 or not known & {*MONEY} or heading_style(stream, cells) != NONE:
        return None
    return roles.count(None) + (roles[0] is None)


def _fund_starts(stream: Stream, end: int, last: int) -> list[int]:
    """Where headings of the budget block before a place may begin, the farthest first: behind a
    bracket or a vertical label."""
    text = stream.text
    first = max(last, end - _BEFORE)
    sides = [
        (place, brackets_end(text, stop))
        for place in range(first, end)
        for stop in words("side").beginning(text, place)
        if stop < end
    ]
    sides += [it.span() for it in AMOUNTS.finditer(text, first, end)]
    ends = {stop for _, stop in sides}
    ends |= {place for place in range(first + 1, end) if text[place - 1] == ")"}
    inside = {place for place in ends if any(a < place < b for a, b in sides)}
    return sorted(ends - inside)[-_STARTS:]


def _in_side(text: str, start: int, end: int) -> bool:
    """Whether a word stands inside the vertical label beside a block: 项目预算执行情况."""
    sides = words("side")
    for begin in range(max(0, start - _BESIDE), start + 1):
        amount = AMOUNTS.match(text, begin)
        if amount and amount.end() >= end and heading_role(amount[0], "fund") is None:
            return True
    return any(
        stop >= end and heading_role(text[begin:stop], "fund") is None
        for begin in range(max(0, start - _BESIDE), start + 1)
        for stop in sides.beginning(text, begin)
    )
