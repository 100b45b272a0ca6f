"""Objectives in a text without cell borders: their labels, and the texts behind them."""

from __future__ import annotations

import re

from msgspec import Struct

from jiping.forms.flat.doubts import Doubt, about_texts
from jiping.forms.flat.made import Piece, made
from jiping.forms.flat.sections import split
from jiping.forms.flat.stream import NONE, SPACE, Stream
from jiping.forms.flat.words import brackets_end, words
from jiping.forms.seen.rows import Row
from jiping.terms import Label, label

NUMBERED = re.compile(
    r"(?:年度|全年|部门|项目)?(?:总体|整体|绩效|工作|重点)*目标[0-9一二三四五六七八九十]{1,2}(?![年月日个季])"
)
_AMOUNT_ENDS = re.compile(r"[0-9—–/%-]")
_BEHIND_AMOUNT = 6
"""A label of so many characters may stand right behind an amount: …791.00|年度总体目标."""
_HEADED = ("planned", "achieved", "long_term")


class Labelled(Struct):
    """A label: where it begins, where what stands behind it begins, and what it means."""

    start: int
    end: int
    meaning: Label


def labels_in(stream: Stream, place: int, end: int, style: int) -> list[Labelled]:
    """The labels of objectives between two places."""
    text, gaps = stream.text, stream.gaps
    least = max(style, SPACE)
    found: list[Labelled] = []
    number = place
    while number < end:
        labelled = _label_at(stream, number, end)
        if labelled is None:
            number += 1
            continue
        length = labelled.end - number
        apart = gaps[number] >= least or bool(found and found[-1].end == number)
        apart = apart or bool(words("fund_name").ending(text, number))
        apart = apart or (
            length >= _BEHIND_AMOUNT and _AMOUNT_ENDS.match(text, number - 1) is not None
        )
        closed = gaps[labelled.end] >= least or text[labelled.end - 1] == ":"
        roles = {it.meaning.objective for it in found}
        long = length >= 4 if not found else length >= 6 and labelled.meaning.objective not in roles
        numbered = NUMBERED.match(text, number) is not None
        if apart or numbered or (long and (style == NONE or closed)):
            found.append(labelled)
            number = labelled.end
        else:
            number += 1
    return found


def _label_at(stream: Stream, place: int, end: int) -> Labelled | None:
    text = stream.text
    numbered = NUMBERED.match(text, place, end)
    stops = [numbered.end()] if numbered else []
    stops += [stop for stop in words("objective").beginning(text, place) if stop <= end]
    for stop in stops:
        meaning = label(text[place:stop])
        if meaning is None or meaning.objective is None or stop - place < 2:
            continue
        stop = brackets_end(text, stop)
        if stop < end and text[stop] == ":":
            stop += 1
        elif stop - place < 4 and not stream.gaps[place]:
            continue
        return Labelled(place, stop, meaning)
    return None


def rows_in(
    stream: Stream, labels: list[Labelled], end: int, style: int
) -> tuple[list[Row], list[Doubt]]:
    """Groups of labels that stand together, and the texts behind each group, as rows."""
    rows: list[Row] = []
    doubts: list[Doubt] = []
    number = 0
    while number < len(labels):
        group = [labels[number]]
        number += 1
        while number < len(labels) and labels[number].start == group[-1].end:
            group.append(labels[number])
            number += 1
        until = labels[number].start if number < len(labels) else end
        _group(stream, group, until, style, rows, doubts)
    return rows, doubts


def _group(
    stream: Stream,
    group: list[Labelled],
    end: int,
    style: int,
    rows: list[Row],
    doubts: list[Doubt],
) -> None:
    """Labels that stand together, and the texts up to the next label."""
    start = group[-1].end
    roles = [it.meaning.objective for it in group]
    planned = "planned" not in roles and {"long_term", "achieved"} & {*roles}
    headed = [
        number
        for number, role in enumerate(roles, 1)
        if role in _HEADED or (planned and number > 1)
    ]
    pieces: list[Piece] = [
        (column, it.start, it.end - (stream.text[it.end - 1] == ":"))
        for column, it in enumerate(group, 1)
    ]
    beside = len(group) > 1 and headed and group[0].meaning.objective == "side"
    if not beside and len(headed) < 2:
        if end > start:
            pieces.append((len(group) + 1, start, end))
        rows.append(made(stream, pieces))
        return
    rows.append(made(stream, pieces))
    if end > start:
        row, doubt = _texts(stream, start, end, headed, style)
        rows.append(row)
        if doubt is not None:
            doubts.append(doubt)


def _texts(
    stream: Stream, start: int, end: int, columns: list[int], style: int
) -> tuple[Row, Doubt | None]:
    """One text for each heading, where it can be told how they are parted."""
    if len(columns) == 1:
        return made(stream, [(columns[0], start, end)]), None
    if len(columns) == 2:
        parting = split.parted(stream, start, end, style)
        if parting.place is not None:
            doubt = None
            if parting.other is not None:
                doubt = about_texts(stream, start, end, parting.place, parting.other)
            middle = parting.place
            return made(stream, [(columns[0], start, middle), (columns[1], middle, end)]), doubt
    else:
        inner = [p for p in range(start + 1, end) if stream.gaps[p] >= max(style, SPACE)]
        places = [start, *inner, end]
        if len(places) == len(columns) + 1:
            return made(
                stream, [(c, places[n], places[n + 1]) for n, c in enumerate(columns)]
            ), None
    return made(stream, [(columns[0], start, end)]), about_texts(stream, start, end, None, None)
