"""Where the headings of a block stand in a text without cell borders, and what they are."""

from __future__ import annotations

import re

from msgspec import Struct

from jiping.forms.flat.stream import NONE, SPACE, WIDE, Stream
from jiping.forms.flat.words import brackets_end, words
from jiping.forms.headings.columns import MONEY
from jiping.terms import guess_heading, label

_OF_MONEY = {*MONEY, "rate", "forecast", "received_rate"}
_NEAR = 30
_BESIDE = 8
_STRANGE = 12
_STRANGERS = 3
_BEFORE = 160
_SEED = re.compile(r"[一二三]级指标|指标名称|指标内容|具体指标|[一二三]级")
_AMOUNTS = re.compile(
    r"(?:年度|全年|部门|项目|整体|财政|专项)*(?:支出|预算|资金|经费)[^0-9():]{0,10}\((?:单位:)?(?:万元|元)\)(?:\([^()]*\))?"
)
_MONTHS = re.compile(r"[0-9]{1,2}[-—~至][0-9]{1,2}月(?:份)?")
_MORE = re.compile(r"情况|[数率额值]")
_MONEY = re.compile(r"预算|执行数|支出数|决算数|批复数|安排数|到位数")


class Heading(Struct):
    """A block's headings: (start, end) of each in printed order of columns, where they begin
    and end, the side label before them, and what separates them."""

    cells: list[tuple[int, int]]
    start: int
    end: int
    side: tuple[int, int] | None
    style: int


def indicator_headings(stream: Stream) -> list[Heading]:
    """Every run of headings of indicators, in order."""
    found: list[Heading] = []
    last = 0
    for seed in _SEED.finditer(stream.text):
        if seed.start() < last:
            continue
        start = _label_start(stream, seed.start(), seed.end(), last)
        if start is None:
            continue
        cells = _tiled(stream, start, "column")
        before = _tiled_back(stream, start, last)
        roles = {_role(stream.text[a:b], "column") for a, b in (*before, *cells)}
        named = "level3" in roles or ("level2" in roles and "target" in roles)
        if len(roles - {None}) < 3 or not named:
            continue
        first = before[0][0] if before else cells[0][0]
        ordered = _in_order(stream.text, before, cells)
        side = _side(stream, first, last)
        last = cells[-1][1]
        found.append(Heading(ordered, first, last, side, _style(stream, sorted(before + cells))))
    return found


def fund_headings(stream: Stream) -> list[Heading]:
    """Every run of headings of the budget block, in order."""
    found: list[Heading] = []
    last = 0
    for seed in _MONEY.finditer(stream.text):
        if seed.start() < last or _in_side(stream.text, seed.start(), seed.end()):
            continue
        starts = range(max(last, seed.start() - 8), seed.start() + 1)
        for start in starts:
            if not _beginning(stream.text, start, "fund"):
                continue
            cells = _tiled(stream, start, "fund")
            roles = {_role(stream.text[a:b], "fund") for a, b in cells}
            if len(roles & _OF_MONEY) > 1 and roles & {*MONEY}:
                side = _side(stream, cells[0][0], last)
                last = cells[-1][1]
                found.append(Heading(cells, cells[0][0], last, side, _style(stream, cells)))
                break
    return found


def _in_side(text: str, start: int, end: int) -> bool:
    """Whether a word stands inside the vertical label beside a block: 项目预算执行情况."""
    sides = words("side")
    for begin in range(max(0, start - _BESIDE), start + 1):
        amount = _AMOUNTS.match(text, begin)
        if amount and amount.end() >= end and _role(amount[0], "fund") is None:
            return True
    return any(
        stop >= end and _role(text[begin:stop], "fund") is None
        for begin in range(max(0, start - _BESIDE), start + 1)
        for stop in sides.beginning(text, begin)
    )


def _label_start(stream: Stream, start: int, end: int, last: int) -> int | None:
    """Where a heading that holds a seed begins: as few gaps inside as can be, and 一级指标 rather
    than 绩效指标一级."""
    text, gaps = stream.text, stream.gaps
    known = words("column")
    best: tuple[int, int] | None = None
    for begin in range(start, max(last, start - 6) - 1, -1):
        stops = [stop for stop in known.beginning(text, begin) if stop >= end]
        if stops:
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


def _tiled(stream: Stream, start: int, slot: str) -> list[tuple[int, int]]:
    """Headings one behind the other from a place on; a few in words of their own between them."""
    text, gaps = stream.text, stream.gaps
    cells: list[tuple[int, int]] = []
    taken: set[str | None] = set()
    number, strangers = start, 0
    while number < len(text):
        end = _heading_end(stream, number, slot, taken)
        if end is not None:
            taken.add(_role(text[number:end], slot))
            cells.append((number, end))
            number = end
            continue
        if len(cells) < 2 or strangers == _STRANGERS:
            break
        end = _stranger_end(stream, number, slot, taken, _style(stream, cells))
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
    ends = _beginning(text, start, slot)
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


def _beginning(text: str, start: int, slot: str) -> list[int]:
    """Where the headings that begin at a place end, the longest first; those with months too."""
    month = _MONTHS.match(text, start)
    if month is None:
        return words(slot).beginning(text, start)
    stop = month.end() + 1
    most = min(month.end() + _STRANGE, len(text))
    while stop < most and _role(text[start:stop], slot) is None:
        stop += 1
    for more in (_MORE.match(text, stop), None):
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
        if not begins:
            break
        cells.insert(0, (begins[0], number))
        number = begins[0]
    return cells


def _in_order(
    text: str, above: list[tuple[int, int]], cells: list[tuple[int, int]]
) -> list[tuple[int, int]]:
    """The headings in the order of the columns: the lower row stands where the upper row has the
    target (年度指标值 over 指标性质, 指标值, 度量单位) and before all others."""
    lower = {_role(text[a:b], "column") for a, b in cells}
    upper = [cell for cell in above if _role(text[cell[0] : cell[1]], "column") not in lower]
    before = [cell for cell in upper if _role(text[cell[0] : cell[1]], "column") == "number"]
    return before + cells + [cell for cell in upper if cell not in before]


def _side(stream: Stream, start: int, last: int) -> tuple[int, int] | None:
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
    amount = _AMOUNTS.search(text, max(last, start - 30), start)
    if amount and amount.end() == start:
        begins.append(amount.start())
    return (min(begins), start) if begins else None


def _style(stream: Stream, cells: list[tuple[int, int]]) -> int:
    """What separates cells, told from the headings: nothing, a space, or more."""
    gaps = [stream.gaps[start] for start, _ in cells[1:]]
    if not gaps:
        return NONE
    for style in (WIDE, SPACE):
        if sum(gap >= style for gap in gaps) * 5 >= len(gaps) * 4:
            return style
    return NONE
