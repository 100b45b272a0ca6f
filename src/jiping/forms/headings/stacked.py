"""Headings in two rows: which belong together, and what stands over what."""

from __future__ import annotations

from typing import Literal

from jiping.forms.seen.look import look
from jiping.forms.seen.rows import Row
from jiping.forms.seen.shapes import ANSWER, TEXT, WORD
from jiping.terms import fund_part, is_likelihood

LEVELS = ("level1", "level2", "level3")
Printed = tuple[tuple[str, int, int, str], ...]
"""Text, first and behind-last grid column of each heading, and the heading above it."""

_ALONE = frozenset((*LEVELS, "target"))
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
        if seen.shape not in _HEADS or len(seen.key) > _HEAD_UP_TO:
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
        return any(seen.label is not None and seen.label.column for seen in named) or any(
            is_likelihood(seen.text) for seen in named
        )
    return sum(1 for seen in named if fund_part(seen.text) is not None) > 1


def put_right(row: Row, below: Row, block: Literal["column", "fund"]) -> Row:
    """The second row of a heading where it stands under the first: where a converter dropped
    blank cells it slid to the left, away from the first heading that several columns share."""
    if row.merges or below.table is not row.table or len(below.filled) < 2:
        return below
    printed = printed_headings(row)
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
