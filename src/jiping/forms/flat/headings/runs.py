"""Headings of a block that run into one another, some in words of their own: the cheapest way to
part them, up to where the first name of a level begins the rows below."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from jiping.forms.flat.stream import NONE, Stream
from jiping.forms.flat.words import Words, brackets_end, words
from jiping.forms.headings.grouped import LEVEL_OF_HEADING
from jiping.forms.headings.stacked import LEVELS
from jiping.terms import bare, guess_heading, is_likelihood, label

FARTHEST = 260
"""Characters that the headings of one block take at most."""
_LONGEST = 16
_STRANGE = 10
_KEPT = 6
_PIECE, _BRIEF = 0.3, 0.05
_GUESSED, _OWN, _SHORT = 0.5, 1.5, 2.0
_BEGINS, _ENDS = 2.0, 0.7
"""A known heading at the beginning or at the end of a longer one that is not known."""
_TWO, _ODD_END, _ODD_START = 1.5, 1.5, 2.0
_NO_TARGET, _NO_NAME, _NO_ACTUAL = 1.5, 1.0, 2.5
_JOINED = 0.6
"""Two known headings that are one together too: 指标值|度量单位."""
_NEIGHBOURS = frozenset(
    (
        ("weight", "score"),
        ("rate", "score"),
        ("rate", "points"),
        ("adjusted", "executed"),
        ("target", "unit"),
        ("unit", "score"),
        ("level2", "level3"),
        ("level3", "points"),
        ("level3", "score"),
    )
)
_STRANGER = "stranger"
_ANYWHERE = frozenset(("指标", "目标", "绩效", "项目"))
"""Words that headings of their own begin with."""
_AGAIN = 3.0
_OTHERS = 3
_NEARLY = 3.0
"""So much dearer another way to part headings may be to be tried with the rows."""
_TICKED = frozenset(("causes", "likelihood", "variance"))
_OTHER = frozenset(("其他", "其它", "其他原因", "其它原因"))
_REPEATED = ("level1", "level2", "level3", "target", "points", "score", "weight")
_DEAREST = 2.8
"""What a heading may cost on the average."""
MONTHS = re.compile(
    r"(?:截[至止])?(?:20[0-9]{2}年)?(?:[0-9]{1,2}月?[-—~至到][0-9]{1,2}月(?:份|底|末)?"
    r"|[0-9]{1,2}月(?:份|底|末)?|上?半年|[前第][一二三四]个?季度|监控期)"
)
MORE = re.compile(r"情况|[数率额值]")
"""What may go on behind a heading with months that could end before: 1-7月执行|情况."""
_INNER = re.compile(
    r"[值率](?=[^得重的值])|分(?=[^值析数项类计标])|数(?=[^量值额据])|况(?=.)|因(?=[^分说及和])|[准明号容].|成(?=[^情值数率指时结进质目实任量百比度程效果])"
    r"|得(?=[达实年完计目自偏失扣为符定])"
)
"""What ends a heading, and something behind it."""
_LAST = frozenset("值数分率况因施明准则法号位标称容注质果重据型类项度成绩析额由算出付金得")
_NEVER_FIRST = frozenset("值率额位况因的样了")
_NO_HEADING = re.compile(r"[0-9≥≤≧≦><=═。；;,，:!?√✓✔]")

Cell = tuple[int, int]
Slot = Literal["column", "fund"]


def rows_begin(stream: Stream, start: int) -> int | None:
    """Where the first name of a level behind a place begins the rows below headings."""
    text = stream.text
    first, second = words("level1"), words("level2")
    asked = words("question_level2")
    for place in range(start, min(len(text), start + FARTHEST)):
        for stop in first.beginning(text, place):
            follows = brackets_end(text, stop)
            whole = text[place:stop].endswith("指标")
            if whole or second.beginning(text, follows) or asked.beginning(text, follows):
                return place
    return None


def parted(stream: Stream, start: int, end: int, slot: Slot = "column") -> list[Cell] | None:
    """The headings between two places, None where the text does not look like any."""
    ways = parted_ways(stream, start, end, slot)
    return ways[0] if ways else None


def parted_ways(stream: Stream, start: int, end: int, slot: Slot = "column") -> list[list[Cell]]:
    """The ways to part the headings between two places: the cheapest, and the next ones with more
    or fewer headings where some are in words of their own; none where the text is none."""
    text = stream.text
    if end - start > FARTHEST:
        return []
    states: dict[int, list[tuple[float, tuple[Cell, ...], frozenset[str]]]] = {
        start: [(0.0, (), frozenset())]
    }
    for place in range(start, end):
        here = states.pop(place, None)
        if here is None:
            continue
        for stop, cost, role in _pieces(stream, place, end, slot):
            found = states.setdefault(stop, [])
            for spent, cells, taken in here:
                again = _AGAIN if role in taken and not _may_repeat(role, cells, text) else 0.0
                roles = taken | {role or _STRANGER}
                found.append((spent + cost + again, (*cells, (place, stop)), roles))
            if len(found) > _KEPT:
                found.sort(key=lambda it: it[:2])
                del found[_KEPT:]
    ways = states.get(end)
    if not ways:
        return []
    judged = sorted(
        (spent + _lacking(taken, slot), spent, cells, _STRANGER in taken)
        for spent, cells, taken in ways
    )
    cost, spent, best, strange = judged[0]
    if spent > _DEAREST * len(best):
        return []
    others = [it for it in judged[1:] if it[0] <= cost + _NEARLY and len(it[2]) != len(best)]
    return [[*best], *([*it[2]] for it in others[:_OTHERS] if strange or it[3])]


def _lacking(taken: frozenset[str], slot: Slot) -> float:
    """What it costs that no heading is that of a target, of a name, or of what was reached."""
    if slot == "fund":
        return 0.0
    named = taken & {"target", "initial_target", "adjusted_target"}
    scored = bool(named) and "score" in taken
    unmet = scored and not taken & {"actual", "actual_to_date", _STRANGER}
    cost = (not named) * _NO_TARGET + (not taken & {"level3", _STRANGER}) * _NO_NAME
    return cost + unmet * _NO_ACTUAL


def _may_repeat(role: str | None, cells: tuple[Cell, ...], text: str) -> bool:
    """Whether another column with a role is nothing strange: ticks, points of levels, a second
    block beside the first."""
    if role in _TICKED:
        return True
    if role not in _REPEATED:
        return False
    last = heading_role(text[cells[-1][0] : cells[-1][1]]) if cells else None
    if role == "level2":
        return last == "level2" and len(cells) == 1  # 指标类别|指标分类
    return role in ("points", "score", "weight") and last in ("level1", "level2", "level3")


def heading_role(text: str, slot: Slot = "column") -> str | None:
    """The role of a heading whose words are known, a tick's among them."""
    if bare(text) in words(slot).names or MONTHS.match(text):
        meaning = label(text)
        role: str | None = getattr(meaning, slot) if meaning is not None else None
        if role is not None:
            return role
    if slot == "fund":
        return None
    found = LEVEL_OF_HEADING.fullmatch(bare(text))
    if found is not None:
        return f"level{'一二三'.index(found[1]) + 1}"
    return "likelihood" if is_likelihood(text) else "causes" if bare(text) in _OTHER else None


def _pieces(
    stream: Stream, place: int, end: int, slot: Slot
) -> list[tuple[int, float, str | None]]:
    """The headings that may begin at a place: where they end, what they cost, their role."""
    text, gaps = stream.text, stream.gaps
    found: dict[int, tuple[float, str | None]] = {}
    month = MONTHS.match(text, place)
    first = month.end() + 1 if month else place + 2
    for stop in range(first, min(end, place + _LONGEST) + 1):
        piece = text[place:stop]
        if "(" in piece:
            break
        seen = _piece(piece, slot, dated=month is not None)
        if seen is None:
            continue
        cost, role = seen
        goes_on = role is not None and text.startswith("指标", stop)
        plain = role in LEVELS and piece[0] != "第"  # 第二级|指标名称
        if goes_on and (plain or heading_role(f"{piece}指标", slot) == role):
            cost += _PIECE  # 三级指标|分值, not 三级|指标分值
        cost += sum(2.0 for gap in gaps[place + 1 : stop] if gap != NONE)
        closed = brackets_end(text, stop)
        if closed <= end and cost < found.get(closed, (99.0, None))[0]:
            found[closed] = cost, role
        if month and not MORE.match(text, stop):
            break
    return [(stop, cost, role) for stop, (cost, role) in found.items()]


@lru_cache(maxsize=8192)
def _piece(text: str, slot: Slot, *, dated: bool) -> tuple[float, str | None] | None:
    """What a text costs as a heading, and its role; None where it can be none."""
    role = heading_role(text, slot)
    if role is not None:
        ends_odd = len(text) > 3 and text[-1] == "级"  # 二级指标|三级, not 二级|指标三级
        odd = _PIECE * ends_odd + _JOINED * _is_joined(text, slot)
        return _PIECE + _BRIEF * max(0, 4 - len(text)) + odd, role
    if dated or _NO_HEADING.search(text) or len(text) > _STRANGE:
        return None
    guess = guess_heading(text, slot)
    count = len(text)
    cost = _PIECE + _held(text, slot) + _TWO * len(_INNER.findall(text))
    cost += _ODD_END * (text[-1] not in _LAST) + _ODD_START * (
        text[0] in _NEVER_FIRST or text[-1] == "的"
    )
    cost += _SHORT if count < 3 else 0.0
    if guess is not None:
        return cost + _GUESSED + 0.15 * count + 0.06 * count**2, guess
    return cost + _OWN + 0.4 * count + 0.03 * count**2, None


def _is_joined(text: str, slot: Slot) -> bool:
    """Whether a known heading is two that often stand beside each other."""
    return any(
        (heading_role(text[:cut], slot), heading_role(text[cut:], slot)) in _NEIGHBOURS
        for cut in range(4 if slot == "fund" and text.endswith("数") else 2, len(text) - 1)
        if text[:cut] not in _ANYWHERE
    )


def _held(text: str, slot: Slot) -> float:
    """What speaks against a heading that holds a known one and something before or behind."""
    known: Words = words(slot)
    cost = 0.0
    for place in range(len(text) - 1):
        for stop in known.beginning(text, place):
            if not place and text[:stop] in _ANYWHERE:
                continue
            if stop - place > 1 and stop < len(text):
                cost = max(cost, _BEGINS + place * _ENDS)
            elif stop - place > 1:
                cost = max(cost, _ENDS * max(place - 1, 0))
    return cost
