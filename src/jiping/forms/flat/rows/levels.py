"""Names of first and second levels anywhere in a text without cell borders, with and without
指标."""

from __future__ import annotations

import re
from functools import cache

from jiping.forms.flat.rows.phrases import REMARKS
from jiping.forms.flat.rows.seams import reasons_end
from jiping.forms.flat.stream import NONE, Stream
from jiping.forms.flat.words import Words, words
from jiping.forms.seen.shapes import UNITS

FLAG = re.compile(r"(?<=[0-9])[是否√×]")
"""Whether an indicator is a core one, behind its score."""
_OPENS = "“《‘"
_GOES_ON = "率度性的和与及、"
_DONE = ("完成", "达标", "合格", "达成")
_SURE = 4
"""The name of a second level of so many characters right behind that of a first tells it."""


@cache
def levels() -> Words:
    """Names of levels that end with 指标."""
    known = words("level1", "level2").names
    return Words(frozenset(name for name in known if name.endswith("指标")))


def named_at(text: str, place: int) -> list[int]:
    """Where the names of levels with 指标 that begin at a place end, the longest first; what goes
    on to 指标值 is none: 居民满意度|指标值偏低."""
    return [stop for stop in levels().beginning(text, place) if text[stop : stop + 1] != "值"]


@cache
def units() -> Words:
    """Units of quantities."""
    return Words(frozenset(UNITS))


@cache
def _short(slot: str) -> Words:
    known = {*words(slot).names, *(words("question_level2").names if slot == "level2" else ())}
    return Words(frozenset(name for name in known if "指标" not in name and "等" not in name))


def short_levels(stream: Stream, start: int, end: int, roles: tuple[str, ...]) -> dict[int, int]:
    """Names of levels without 指标 that begin a cell: where they begin and end.

    A name is one where the block has it nowhere with 指标, and what follows may be a name: 产出数量
    before 乡道桥涵普查数. Two characters (质量) are one only behind the name of a first level.
    """
    text = stream.text
    found: dict[int, int] = {}
    block = text[start:end]
    firsts = _first_levels(stream, start, end) if "level1" in roles else {}
    if "level2" not in roles or "level3" not in roles:
        return firsts
    behind = {*firsts.values(), start}
    closed = {it.end() for it in REMARKS.finditer(text, start, end)} if "remark" in roles else set()
    if "is_core" in roles:
        behind |= {it.end() for it in FLAG.finditer(text, start, end)}
    if "variance" in roles:
        closed |= reasons_end(text, start, end)
    place = start
    while place < end:
        long = named_at(text, place)
        if long:
            place = long[0]
            behind.add(place)
            continue
        apart = stream.gaps[place] > NONE or place in closed or text[place - 2 : place] in _DONE
        apart = apart or _behind_amount(text, place)
        stop = firsts.get(place) or _second_level(
            text, place, block, behind=place in behind, apart=apart
        )
        if stop is None:
            place += 1
            continue
        found[place] = stop
        place = stop
    return found


def _behind_amount(text: str, place: int) -> bool:
    """Whether an amount with its unit ends at a place: 696项|经济效益."""
    return any(text[begin - 1 : begin].isdigit() for begin in units().ending(text, place))


def _second_level(text: str, place: int, block: str, *, behind: bool, apart: bool) -> int | None:
    for stop in _short("level2").beginning(text, place):
        name = text[place:stop]
        if (len(name) < 4 and not behind) or f"{name}指标" in block:
            continue
        asked = name in words("question_level2").names
        if asked and text[place - 1].isalpha() and not (behind or apart):
            continue
        after = text[stop : stop + 1]
        if not (after.isalpha() or after in _OPENS) or after in _GOES_ON:
            continue
        joined = text[place - 1 : place].isalpha() and not (behind or apart)
        if joined and name in ("社会效益", "经济效益", "生态效益"):
            continue
        return stop
    return None


def _first_levels(stream: Stream, start: int, end: int) -> dict[int, int]:
    """Names of first levels without 指标 where a block begins with one: 产出, 项目决策."""
    text, known = stream.text, _short("level1")
    if not known.beginning(text, start) or named_at(text, start):
        return {}
    found: dict[int, int] = {}
    for place in range(start, end):
        apart = place == start or stream.gaps[place] or not text[place - 1].isalpha()
        ends = known.beginning(text, place)
        below = _short("level2").beginning(text, ends[0]) if ends else []
        if not apart and (not below or below[0] - ends[0] < _SURE or text[place - 1] in _GOES_ON):
            continue
        if not ends or not text[ends[0] : ends[0] + 1].isalpha() or text[ends[0]] in _GOES_ON:
            continue
        if ends[0] - place > 2 or place == start or below:
            found[place] = ends[0]
    return found
