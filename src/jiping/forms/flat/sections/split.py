"""Two long texts that stand one behind the other: what was planned, and what was achieved."""

from __future__ import annotations

import re

from msgspec import Struct

from jiping.forms.flat.stream import NONE, WIDE, Stream

_DONE = re.compile(
    r"已|完成了|均|全部|全面完成|圆满|顺利|实际|达到了?|得到|共|累计|竣工|通水|兑现|结束|建成"
)
_WISH = re.compile(r"计划|拟|将|确保|力争|目标|预计|推进|加强|争取|保障|旨在|通过")
_CLAUSE = re.compile(r"[。；;]")
_CLAUSES = frozenset("。；;，,、！!:")
_INSIDE = -8.0
"""Something in the midst of a clause that stood in the midst of one before: …管网|工作."""
_MOST = 1200
_SURE = 3.0
_CLEAR = 1.5


class Parting(Struct):
    """Where the second text begins (None = nothing tells), and another place as good."""

    place: int | None
    other: int | None = None


def parted(stream: Stream, start: int, end: int, style: int) -> Parting:
    """The place where the second of two texts begins; None where nothing tells."""
    text = stream.text[start:end]
    count = len(text)
    if count < 4 or count > _MOST:
        return Parting(None)
    gaps = stream.gaps
    apart = [place for place in range(2, count - 1) if gaps[start + place] >= style]
    places = dict.fromkeys(apart, 0.0) if style != NONE and apart else _repeats(text)
    if style != NONE and len(apart) == 1:
        return Parting(start + apart[0])
    for place in range(2, count - 1):
        gap = gaps[start + place]
        if (gap != NONE and gap >= min(style, WIDE)) or text[place - 1] in "。；;!":
            places.setdefault(place, 0.0)
    weighed = sorted(
        (
            (_weight(text, place, repeated, gaps[start + place], style), -place)
            for place, repeated in places.items()
        ),
        reverse=True,
    )
    if not weighed or weighed[0][0] < _SURE:
        return Parting(None)
    best, *others = weighed
    close = others and best[0] - others[0][0] < _CLEAR
    return Parting(start - best[1], start - others[0][1] if close else None)


def _repeats(text: str) -> dict[int, float]:
    """Places where something begins that stood before, with how much of it there is; numbers
    count as equal."""
    shown, places = _without_amounts(text)
    lengths: dict[int, int] = {}
    starts: dict[int, float] = {}
    for place in range(2, len(shown) - 1):
        if shown[place - 1] in "(“":
            continue
        longest = 1
        before = shown.find(shown[place : place + 2], 0, place)
        if before < 0:
            continue
        begins = shown.startswith(shown[place : place + 2])
        while place + longest < len(shown):
            wider = shown.find(shown[place : place + longest + 1], 0, place)
            if wider < 0:
                break
            longest += 1
        lengths[place] = longest
        starts[place] = 4.0 if begins else 0.0
        if shown[place - 1] not in _CLAUSES and not _opened(shown, shown[place : place + 2], place):
            starts[place] = _INSIDE
    for place in sorted(lengths, reverse=True):
        joined = place + lengths[place]
        if lengths[place] == 2 and lengths.get(joined, 0) > 2:
            lengths[place] += lengths[joined]
    return {
        places[place]: length + starts[place]
        for place, length in lengths.items()
        if length > 2 or starts[place]
    }


def _opened(text: str, piece: str, end: int) -> bool:
    """Whether a piece begins a clause somewhere before a place."""
    found = text.find(piece, 0, end)
    while found > 0 and text[found - 1] not in _CLAUSES:
        found = text.find(piece, found + 1, end)
    return found >= 0


def _without_amounts(text: str) -> tuple[str, list[int]]:
    """The text with every number written as one sign, and where each sign stands in it."""
    signs: list[str] = []
    places: list[int] = []
    for place, sign in enumerate(text):
        if sign.isdigit() and signs and signs[-1] == "#" and text[place - 1].isdigit():
            continue
        signs.append("#" if sign.isdigit() else sign)
        places.append(place)
    return "".join(signs), places


def _weight(text: str, place: int, repeated: float, gap: int, style: int) -> float:
    """How much speaks for a place: what is repeated, both sides alike, done behind it."""
    left, right = text[:place], text[place:]
    if left[-1] in "，,、(的和与及" or right[0] in "，,、。；;)的了%":
        return -99.0
    weight = min(repeated, 8.0) * 0.6
    weight += 9.0 * _alike(left, right)
    weight -= 9.0 * abs(len(left) - len(right)) / len(text)
    if len(_CLAUSE.findall(left[:-1])) == len(_CLAUSE.findall(right[:-1])):
        weight += 2.0
    done_left, done_right = bool(_DONE.search(left)), bool(_DONE.search(right))
    weight += 2.0 * (done_right - done_left)
    weight += 1.0 * (bool(_WISH.search(left)) - bool(_WISH.search(right)))
    if gap != NONE and gap >= style:
        weight += (0.0, 4.0, 7.0, 4.0)[gap] if style != NONE else (0.0, 3.0, 5.0, 4.0)[gap]
    if left[-1] in "。；;!":
        weight += 2.0
        if right[-1] in "。；;!":
            weight += 1.0
    return weight


def _alike(left: str, right: str) -> float:
    """Which share of the pairs of characters of the shorter text the longer has."""
    one = {left[n : n + 2] for n in range(len(left) - 1)}
    two = {right[n : n + 2] for n in range(len(right) - 1)}
    fewer = min(len(one), len(two))
    return len(one & two) / fewer if fewer else 0.0
