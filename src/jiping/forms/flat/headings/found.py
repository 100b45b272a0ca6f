"""Where the headings of a block stand in a text without cell borders, and what they are."""

from __future__ import annotations

import re

from msgspec import Struct

from jiping.forms.flat.headings import runs
from jiping.forms.flat.stream import NONE, SPACE, WIDE, Stream
from jiping.forms.flat.words import brackets_end, words
from jiping.forms.headings.grouped import under
from jiping.forms.seen.look import look
from jiping.terms import guess_heading, label

_NEAR = 30
_STRANGE = 12
_STRANGERS = 3
_BEFORE = 160
_FEWEST, _MOST = 3, 48
"""So many headings are taken for those of a block, in one row or in two."""
_SEED = re.compile(r"[一二三]级指标|指标(?:名称|内容|类别|类型|分类)|具体指标|[一二三]级")
_LEFT = frozenset(("number", "level1", "level2", "level3"))
_TRIED = 3
"""From so many places the headings before the same rows are looked for."""
AMOUNTS = re.compile(
    r"(?:年度|全年|部门|项目|整体|财政|专项)*(?:支出|预算|资金|经费)[^0-9():]{0,10}\((?:单位:)?(?:万元|元)\)(?:\([^()]*\))?"
)


class Group(Struct):
    """A heading over several columns: where it stands in the text, the number of the first of
    those columns, and how many they are."""

    cell: tuple[int, int]
    first: int
    count: int


class Heading(Struct):
    """A block's headings: (start, end) of each in printed order of columns, where they begin
    and end, the side label before them, what separates them, and the headings over some."""

    cells: list[tuple[int, int]]
    start: int
    end: int
    side: tuple[int, int] | None
    style: int
    groups: list[Group] = []
    others: list[Heading] = []
    """Other ways to part them, where nothing but the rows can tell."""


def indicator_headings(stream: Stream) -> list[Heading]:
    """Every run of headings of indicators, in order."""
    found: list[Heading] = []
    last = 0
    tried: dict[int, int] = {}
    for seed in _SEED.finditer(stream.text):
        if seed.start() < last:
            continue
        start = _label_start(stream, seed.start(), seed.end(), last)
        if start is None:
            continue
        cells = tiled(stream, start, "column")
        begins = runs.rows_begin(stream, start)
        joined = not cells or heading_style(stream, cells) == NONE
        if begins is not None and (joined or cells[-1][1] != begins):
            tried[begins] = tried.get(begins, 0) + 1
            run = _run(stream, start, begins, last) if tried[begins] <= _TRIED else None
            if run is not None:
                found.append(run)
                last = run.end
                continue
        before = _tiled_back(stream, start, last)
        roles = {_role(stream.text[a:b], "column") for a, b in (*before, *cells)}
        named = "level3" in roles or ("level2" in roles and "target" in roles)
        if len(roles - {None}) < 3 or not named:
            continue
        first = before[0][0] if before else cells[0][0]
        ordered = _in_order(stream.text, before, cells)
        side = side_before(stream, first, last)
        last = cells[-1][1]
        style = heading_style(stream, sorted(before + cells))
        ordered, groups = (ordered, []) if before else _grouped(stream, cells)
        found.append(Heading(ordered, first, last, side, style, groups))
    return found


def _run(stream: Stream, start: int, end: int, last: int) -> Heading | None:
    """The headings from a place on, or from those of levels left of it, to where rows begin."""
    text, known = stream.text, words("column")
    if text[start - 1 : start] == "第":
        start -= 1
    while start > last:
        left = [
            begin
            for begin in known.ending(text, start)
            if begin >= last and _role(text[begin:start], "column") in _LEFT
        ]
        if not left:
            break
        start = left[0]
    ways = runs.parted_ways(stream, start, end)
    if not ways:
        return None
    cells = ways[0]
    texts = [text[a:b] for a, b in cells]
    roles = [runs.heading_role(it) or guess_heading(it, "column") for it in texts]
    if len({*roles} - {None}) < _FEWEST or not {*roles} & {"level1", "level2", "level3"}:
        return None
    style = heading_style(stream, cells)
    ordered, groups = _grouped(stream, cells)
    found = Heading(ordered, start, end, side_before(stream, start, last), style, groups)
    found.others = [Heading(way, start, end, found.side, style) for way in ways[1:]]
    return found


def _grouped(
    stream: Stream, cells: list[tuple[int, int]]
) -> tuple[list[tuple[int, int]], list[Group]]:
    """The columns of headings in one row or in two, and the headings over some of them."""
    parted = under([look(stream.printed(a, b)) for a, b in cells])
    if parted is None:
        return cells, []
    upper, held = parted
    columns: list[tuple[int, int]] = []
    groups: list[Group] = []
    for number, cell in enumerate(cells[:upper]):
        below = [cells[upper + n] for n, over in enumerate(held) if over == number]
        if below:
            groups.append(Group(cell, len(columns), len(below)))
        columns += below or [cell]
    return columns, groups


def _label_start(stream: Stream, start: int, end: int, last: int) -> int | None:
    """Where a heading that holds a seed begins: as few gaps inside as can be, and 一级指标 rather
    than 绩效指标一级."""
    text, gaps = stream.text, stream.gaps
    known = words("column")
    best: tuple[int, int] | None = None
    for begin in range(start, max(last, start - 6) - 1, -1):
        stops = [stop for stop in known.beginning(text, begin) if stop >= end]
        if stops and not (begin < start and _is_side(text[begin:start])):
            crossed = sum(map(bool, gaps[begin + 1 : min(stops)])) + (not gaps[begin])
            if best is None or crossed < best[0]:
                best = (crossed, begin)
    return best[1] if best else None


def _role(text: str, slot: str) -> str | None:
    meaning = label(text)
    if meaning is None:
        return None
    role: str | None = getattr(meaning, slot)
    return role


def tiled(stream: Stream, start: int, slot: str) -> list[tuple[int, int]]:
    """Headings one behind the other from a place on; a few in words of their own between them."""
    text, gaps = stream.text, stream.gaps
    cells: list[tuple[int, int]] = []
    taken: set[str | None] = set()
    number, strangers = start, 0
    while number < len(text) and len(cells) < _MOST:
        end = _heading_end(stream, number, slot, taken)
        if end is not None:
            taken.add(_role(text[number:end], slot))
            cells.append((number, end))
            number = end
            continue
        if len(cells) < 2 or strangers == _STRANGERS:
            break
        end = _stranger_end(stream, number, slot, taken, heading_style(stream, cells))
        if end is None:
            break
        strangers += 1
        cells.append((number, end))
        number = end
    while cells and not _is_last(text[cells[-1][0] : cells[-1][1]], slot, gaps, cells[-1]):
        cells.pop()
    return cells


def _heading_end(stream: Stream, start: int, slot: str, taken: set[str | None]) -> int | None:
    """Where the heading that begins at a place ends, brackets behind it included."""
    text, gaps = stream.text, stream.gaps
    known = words(slot)
    ends = beginning(text, start, slot)
    if not ends:
        return None
    longest = ends[0]
    if slot == "fund" and any(end > longest for end in words("fund_name").beginning(text, start)):
        return None
    apart = gaps[start] >= SPACE <= gaps[longest]
    for end in ends[1:]:
        if text[end:longest] not in known.names or (apart and gaps[end] < SPACE):
            continue
        role = _role(text[start:end], slot)
        whole = _role(text[start:longest], slot)
        if role == whole or (role == "weight" and _role(text[end:longest], slot) == "points"):
            continue
        if gaps[end] >= SPACE or not (role in taken or _follows(stream, longest, slot, role)):
            return end  # 执行率得分 is two headings, unless 执行率 stands somewhere else
    return brackets_end(text, longest)


def beginning(text: str, start: int, slot: str) -> list[int]:
    """Where the headings that begin at a place end, the longest first; those with months too."""
    month = runs.MONTHS.match(text, start)
    if month is None:
        return words(slot).beginning(text, start)
    stop = month.end() + 1
    most = min(month.end() + _STRANGE, len(text))
    while stop < most and _role(text[start:stop], slot) is None:
        stop += 1
    for more in (runs.MORE.match(text, stop), None):
        end = more.end() if more else stop
        if _role(text[start:end], slot) is not None:
            return [end]
    return []


def _follows(stream: Stream, start: int, slot: str, role: str | None) -> bool:
    """Whether another heading of a role follows closely."""
    known, text = words(slot), stream.text
    return any(
        _role(text[place:end], slot) == role
        for place in range(start, min(len(text), start + _NEAR))
        for end in known.beginning(text, place)[:1]
        if end - place > 1
    )


def _stranger_end(
    stream: Stream, start: int, slot: str, taken: set[str | None], style: int
) -> int | None:
    """The end of a heading in words of its own, if another heading or a gap follows."""
    text, gaps = stream.text, stream.gaps
    if text[start] in "0123456789≥≤%。;:，、":
        return None
    for end in range(start + 2, min(len(text), start + _STRANGE) + 1):
        if text[end - 1] in "0123456789≥≤%。;:":
            return None
        if style and gaps[end] < style:
            continue
        following = [stop for stop in words(slot).beginning(text, end) if style or stop - end > 2]
        if words("level1", "level2").ending(text, end):
            return None
        if following and _role(text[end : following[0]], slot) not in taken:
            return end
        if style and gaps[end] >= style:
            guess = guess_heading(text[start:end], "column" if slot == "column" else "fund")
            if guess is not None and guess not in taken:
                return end
            return None
    return None


def _is_last(text: str, slot: str, gaps: list[int], cell: tuple[int, int]) -> bool:
    """Whether a heading may be the last: one that is known, or names a role by a word in it."""
    if _role(text, slot) is not None:
        return True
    return guess_heading(text, "column" if slot == "column" else "fund") is not None


def _tiled_back(stream: Stream, start: int, last: int) -> list[tuple[int, int]]:
    """The upper row of a heading in two rows: headings that end where the lower row begins."""
    text = stream.text
    known = words("column")
    cells: list[tuple[int, int]] = []
    number = start
    while number > max(last, start - _BEFORE):
        end = number
        if text[end - 1] == ")":
            end = text.rfind("(", last, end)
        begins = [begin for begin in known.ending(text, end) if begin >= last]
        if not begins or _is_side(text[begins[0] : end]):
            break
        cells.insert(0, (begins[0], number))
        number = begins[0]
    return cells


def _is_side(text: str) -> bool:
    meaning = label(text)
    return meaning is not None and meaning.side


def _in_order(
    text: str, above: list[tuple[int, int]], cells: list[tuple[int, int]]
) -> list[tuple[int, int]]:
    """The headings in the order of the columns: the lower row stands where the upper row has the
    target (年度指标值 over 指标性质, 指标值, 度量单位) and before all others."""
    count = len(above)
    while count and _role(text[slice(*above[count - 1])], "column") in _LEFT:
        count -= 1
    lower = {_role(text[a:b], "column") for a, b in cells}
    upper = [it for it in above[:count] if _role(text[slice(*it)], "column") not in lower]
    return above[count:] + cells + upper


def side_before(stream: Stream, start: int, last: int) -> tuple[int, int] | None:
    """The vertical label that ends where headings begin: 绩效指标, 项目资金(万元)."""
    text = stream.text
    end = start
    for _ in range(2):
        if end > last and text[end - 1] == ")":
            opened = text.rfind("(", max(last, end - 30), end)
            if opened < 0:
                return None
            end = opened
    begins = [
        begin
        for slot in ("side", "objective")
        for begin in words(slot).ending(text, end)
        if begin >= last and (slot == "side" or "指标" in text[begin:end])
    ]
    amount = AMOUNTS.search(text, max(last, start - 30), start)
    if amount and amount.end() == start:
        begins.append(amount.start())
    return (min(begins), start) if begins else None


def heading_style(stream: Stream, cells: list[tuple[int, int]]) -> int:
    """What separates cells, told from the headings: nothing, a space, or more."""
    gaps = [stream.gaps[start] for start, _ in cells[1:]]
    if not gaps:
        return NONE
    for style in (WIDE, SPACE):
        if sum(gap >= style for gap in gaps) * 5 >= len(gaps) * 4:
            return style
    return NONE
