"""Headings in two rows: which belong together, and what stands over what."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Literal

from jiping.forms.seen.look import Look, look
from jiping.forms.seen.rows import Row
from jiping.forms.seen.shapes import ANSWER, TEXT, WORD
from jiping.terms import bare, fund_part, is_likelihood

LEVELS = ("level1", "level2", "level3")
Printed = tuple[tuple[str, int, int, str], ...]
"""Text, first and behind-last grid column of each heading, and the heading above it."""

_YEAR = re.compile(r"20[0-9]{2}年?度?(?:指标值|实际值|完成值)?|[前去上]一?年度?(?:指标值|完成值)?")
_ALONE = frozenset((*LEVELS, "target"))
_SHARE, _WIDEST = 4, 9
_SHARED: tuple[tuple[frozenset[str | None], frozenset[str | None]], ...] = (
    (frozenset((None, "target")), frozenset(("operator", "target", "unit"))),
    (frozenset((None, "actual")), frozenset(("target", "actual", "rate"))),
    (frozenset((None, "score", "points")), frozenset(("points", "weight", "score"))),
)
"""What a heading may be, None = words of its own, and what may stand under it."""
_ONE_OVER_ALL = {
    1: ("三级指标",),
    2: ("一级指标", "三级指标"),
    3: ("一级指标", "二级指标", "三级指标"),
}
_HEADS = frozenset((WORD, TEXT, ANSWER))
_HEAD_UP_TO = 12


def parts_groups(row: Row, below: Row, block: Literal["column", "fund"]) -> bool:
    """Whether `below` is the second row of the heading that `row` begins.

    Its cells are short texts under headings that several of them share, and it has nothing
    under the headings that every row of the block fills: the name, the target, the amount.
    """
    if below.table is not row.table or len(below.filled) < 2:
        return False
    for position in below.filled:
        seen = below.looks[position]
        if len(seen.key) > _HEAD_UP_TO or not (seen.shape in _HEADS or is_earlier_year(seen.key)):
            return False
    tops = covering(row)
    groups: list[str] = []
    for position in below.filled:
        top = tops.get(below.columns[position], "")
        if not top:
            return False
        heading = look(top).label
        if heading is not None and heading.column in _ALONE:
            return False
        groups.append(top)
    if len(groups) == len({*groups}):
        return False
    named = [look(text) for text, _, _, _ in printed_headings(below) if text]
    if block == "column":
        if all(is_earlier_year(seen.key) for seen in named):
            return True
        return any(seen.label is not None and seen.label.column for seen in named) or any(
            is_likelihood(seen.text) for seen in named
        )
    return sum(1 for seen in named if fund_part(seen.text) is not None) > 1


def is_earlier_year(name: str) -> bool:
    """Whether a heading is a year alone: 2022年, under one that shares it (近两年指标值)."""
    return _YEAR.fullmatch(name) is not None


def put_right(row: Row, below: Row, block: Literal["column", "fund"]) -> Row:
    """The second row of a heading where it stands under the first: where a converter dropped
    blank cells it slid to the left, away from the first heading that several columns share."""
    if row.merges or below.table is not row.table or len(below.filled) < 2:
        return below
    printed = printed_headings(row)
    label = below.first.label
    begins = below.columns[below.filled[0]]
    levels = label is not None and label.column == "level1"
    if levels and any(at == begins and _over_levels(look(text)) for text, at, _, _ in printed):
        return below  # 绩效指标 over 一级指标
    for number, (text, start, _, _) in enumerate(printed[:-1]):
        heading = look(text)
        shared = heading.shape and not look(printed[number + 1][0]).shape
        meaning = heading.label
        if not shared or (meaning is not None and (meaning.side or meaning.column in _ALONE)):
            continue
        shift = start - below.columns[below.filled[0]]
        if shift <= 0:
            return below
        columns = [column + shift for column in below.columns]
        moved = Row(below.cells, below.looks, columns, below.table, below.page)
        return moved if parts_groups(row, moved, block) else below
    return below


def covering(row: Row) -> dict[int, str]:
    """The heading over each grid column; one goes on over the blanks to its right."""
    over: dict[int, str] = {}
    last = ""
    for text, start, end, _ in printed_headings(row):
        seen = look(text)
        if seen.shape:
            last = seen.text
        over |= dict.fromkeys(range(start, end), last)
    return over


def printed_headings(row: Row) -> Printed:
    """The texts of a row and where they stand."""
    return tuple(
        [
            (cell.text, column, column + cell.column_span, "")
            for cell, column in zip(row.cells, row.columns, strict=True)
        ]
    )


def stacked(top: Row, bottom: Row) -> Printed:
    """Two heading rows as one: the lower where it says something, else the upper."""
    over = covering(top)
    lower = [
        (text, start, end, over.get(start, ""))
        for text, start, end, _ in printed_headings(bottom)
        if look(text).shape
    ]
    taken = {grid for _, start, end, _ in lower for grid in range(start, end)}
    upper = [it for it in printed_headings(top) if not taken.intersection(range(it[1], it[2]))]
    return tuple(sorted((*lower, *upper), key=lambda heading: heading[1]))


def levels_below(looks: Sequence[Look]) -> tuple[int, list[int]] | None:
    """How many of these headings stand in the upper row and what the others stand under, where
    the lower row begins with the levels; None for headings in one row.

    绩效指标 目标值 完成值 自评 / 一级 二级 三级 分值 得分: what is under which tell the words.
    """
    roles = [seen.label.column if seen.label is not None else None for seen in looks]
    upper = next((n for n in range(2, len(roles) - 1) if roles[n : n + 2] == [*LEVELS[:2]]), 0)
    if not upper or not _over_levels(looks[0]) or "level1" in roles[:upper]:
        return None
    end = upper
    while end < len(roles) and roles[end] in LEVELS:
        end += 1
    if upper > _WIDEST or len(roles) - end > _WIDEST:
        return None
    over = 1 if _over_levels(looks[1]) else 0  # the first is a label beside the block
    held = _under(roles[:upper], roles[end:], over + 1)
    return None if held is None else (upper, [over] * (end - upper) + held)


def _merged(*rows: Row) -> bool:
    """Whether cells of headings are merged: then they stand where they are printed."""
    return any(cell.column_span > 1 or cell.row_span > 1 for row in rows for cell in row.cells)


def ticks_below(looks: Sequence[Look]) -> tuple[int, list[int]] | None:
    """As `levels_below`, where the lower row holds the causes and the answers to be ticked:
    偏差原因分析 完成目标可能性 / 经费保障 制度保障 确定能 有可能."""
    roles = [seen.label.column if seen.label is not None else None for seen in looks]
    upper = roles.index("causes")
    tops: dict[str, int] = {}
    for number, role in enumerate(roles[:upper]):
        tops.setdefault("causes" if role == "variance" else role or "", number)
    under: list[int | None] = []
    for seen in looks[upper:]:
        asked = "likelihood" if is_likelihood(seen.text) else "causes"
        under.append(tops.get(asked))
    held = [number for number in under if number is not None]
    known = len(held) == len(under) and held == sorted(held)
    return (upper, held) if known and roles[:upper].count("level3") == 1 else None


def slid_levels(row: Row, below: Row) -> Printed | None:
    """The headings of two rows that lost the blanks beside them, as one row; None for others."""
    if below.table is not row.table or not below.filled:
        return None
    label = below.first.label
    if row.merges and (label is None or label.column != "causes" or _merged(row, below)):
        return None
    if len(row.filled) < 2 or label is None or label.column not in ("level1", "causes"):
        return None
    starts, lower = ([it.columns[p] for p in it.filled] for it in (row, below))
    if any(b - a != 1 for it in (starts, lower) for a, b in pairwise(it)):
        return None
    top, bottom = ([it.looks[p] for p in it.filled] for it in (row, below))
    told = levels_below if label.column == "level1" else ticks_below
    found = told([*top, *bottom])
    if found is None or found[0] != len(top):
        return None
    printed: list[tuple[str, str]] = []
    for number, seen in enumerate(top):
        parts = [it.text for it, over in zip(bottom, found[1], strict=True) if over == number]
        printed += [(text, seen.text) for text in parts] or [(seen.text, "")]
    first = starts[0]
    return tuple((text, n, n + 1, over) for n, (text, over) in enumerate(printed, first))


def _over_levels(seen: Look) -> bool:
    """Whether a heading may stand over the names of the levels: 绩效指标, 指标."""
    label = seen.label
    return bare(seen.key).endswith("指标") and (
        label is None or label.side or label.column == "level3"
    )


def _under(tops: list[str | None], parts: list[str | None], first: int) -> list[int] | None:
    """Which of the upper headings, from the `first` on, each of the lower ones stands under."""
    if not parts:
        return []
    for number in range(first, len(tops)):
        for count in range(min(len(parts), _SHARE), 1, -1):
            if not any(tops[number] in over and {*parts[:count]} <= it for over, it in _SHARED):
                continue
            rest = _under(tops, parts[count:], number + 1)
            if rest is not None:
                return [number] * count + rest
    return None


def levels_shared(row: Row, below: Row) -> Printed | None:
    """The headings where one (评价指标) stands over all levels: parted as the row below is."""
    if below.table is not row.table:
        return None
    printed = list(printed_headings(row))
    for number, (text, start, end, _) in enumerate(printed):
        seen = look(text)
        if seen.label is None or not seen.label.side or not seen.key.endswith("指标"):
            continue
        behind = number + 1
        while behind < len(printed) and not look(printed[behind][0]).shape:
            end = printed[behind][2]
            behind += 1
        starts = [column for column in below.columns if start <= column < end]
        names = _ONE_OVER_ALL.get(len(starts))
        if names is None or starts[0] != start:
            return None
        ends = [*starts[1:], end]
        parted = [
            (name, *edge, text)
            for name, edge in zip(names, zip(starts, ends, strict=True), strict=True)
        ]
        return (*printed[:number], *parted, *printed[behind:])
    return None
