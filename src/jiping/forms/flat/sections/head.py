"""The head of a form in a text without cell borders: title, year, labels and their values."""

from __future__ import annotations

import re

from msgspec import Struct

from jiping.forms.flat.stream import LINE, NONE, SPACE, Stream
from jiping.forms.flat.words import brackets_end, words
from jiping.terms import Label, is_title, label

_TITLE_END = re.compile(r"表(?:\([^()]{1,24}\))*")
_ANNEX = re.compile(
    r"附件?表?(?:[0-9]{1,2}(?=20[0-9]{2}年)|[0-9一二三四五六七八九十]{0,3})(?:[-—.][0-9]{1,3})?[:、.]?|公开[0-9]{1,3}表"
)
_ANY_NUMBER = re.compile(r"[0-9]{1,2}(?=20[0-9]{2}年|[一-鿿])")
_NUMBER = re.compile(r"[0-9]{1,2}(?=20[0-9]{2}年)")
"""The number of an annex before a year: 附表3|2021年度."""
_FILE = re.compile(r"[^\s/]{1,80}?\.(?:xlsx?|docx?|pdf|wps|et|html?|txt)", re.IGNORECASE)
_SUFFIX = re.compile(r"\.[a-z]{2,4}(?![a-z])", re.IGNORECASE)
_LONGEST_TITLE = 60
_AGENCIES = ("line_department", "implementing_agency")


class Pair(Struct):
    """A label and its value: where each begins and ends."""

    name: tuple[int, int]
    value: tuple[int, int]
    meaning: Label


def title_in(stream: Stream, start: int, end: int) -> tuple[int, int] | None:
    """The first title between two places."""
    text = stream.text
    for found in _TITLE_END.finditer(text, start, end):
        stop = found.end()
        if _SUFFIX.match(text, stop) or not _ends_title(stream, stop, end):
            continue
        begin = _title_start(stream, start, found.start())
        if begin is None:
            continue
        shown = text[begin:stop]
        if is_title(shown) or is_title(text[begin : found.start() + 1]):
            return begin, stop
    return None


def _ends_title(stream: Stream, stop: int, end: int) -> bool:
    """Whether what follows a title can follow one: room, a year, a label."""
    if stop >= end or stream.gaps[stop] >= SPACE or stream.text[stop] in "(:0123456789":
        return True
    slots = ("head", "person", "side", "objective", "fund", "column")
    known = words(*slots)
    return bool(known.beginning(stream.text, stop) or known.around(stream.text, stop))


def _title_start(stream: Stream, start: int, end: int) -> int | None:
    """Where a title that ends at a place begins: its line, without the mark of an annex."""
    text, gaps = stream.text, stream.gaps
    begin = end
    while begin > start and end - begin < _LONGEST_TITLE:
        if begin < end and gaps[begin] == LINE:
            break
        if text[begin - 1] in "。；;，!?表" or (gaps[begin] > NONE and text[begin - 1] in ":、"):
            break
        begin -= 1
    if end - begin >= _LONGEST_TITLE:
        gapped = [place for place in range(begin, end) if gaps[place] >= SPACE]
        if not gapped:
            return None
        begin = gapped[0]
    for pattern in (_FILE, _ANNEX):
        mark = pattern.match(text, begin, end)
        if mark:
            apart = [p for p in range(begin + 1, mark.end()) if gaps[p] and text[p].isdigit()]
            begin = apart[0] if apart else mark.end()
    annexed = text[max(begin - 2, 0) : begin] == "附表"
    number = _ANY_NUMBER if annexed else _NUMBER
    numbered = number.match(text, begin, end) if text[begin - 1 : begin] == "表" else None
    begin = numbered.end() if numbered else begin
    closed = [
        place
        for place in range(begin + 1, end)
        if gaps[place] >= SPACE and len(text[begin:place]) > 2 and _ends_value(text[begin:place])
    ]
    return closed[-1] if closed else begin


def _ends_value(text: str) -> bool:
    return text[-1].isdigit() and not re.search(r"20[0-9]{2}$", text)


def pairs_in(stream: Stream, start: int, end: int) -> tuple[list[Pair], int]:
    """The labels between two places with the values behind them, and where the first begins."""
    text = stream.text
    labels: list[tuple[int, int, Label]] = []
    place = start
    while place < end:
        found = _label_at(stream, place, end, start, bool(labels) and labels[-1][1] == place)
        if found is None:
            place += 1
            continue
        labels.append((place, *found))
        place = found[0]
    labels = _unprefixed(stream, labels)
    pairs: list[Pair] = []
    for number, (begin, stop, meaning) in enumerate(labels):
        until = labels[number + 1][0] if number + 1 < len(labels) else end
        value = stop + 1 if text[stop : stop + 1] == ":" else stop
        pairs.append(Pair((begin, stop), (min(value, until), until), meaning))
    return pairs, labels[0][0] if labels else end


def _label_at(
    stream: Stream, place: int, end: int, start: int, joined: bool
) -> tuple[int, Label] | None:
    """The label that begins at a place, if it can be one there."""
    text, gaps = stream.text, stream.gaps
    known = words("head", "person", "side", "note")
    for stop in known.beginning(text, place) or known.around(text, place):
        if stop > end:
            continue
        meaning = label(text[place:stop])
        if meaning is None:
            continue
        stop = brackets_end(text, stop)
        apart = gaps[place] >= SPACE or place == start or joined
        closed = gaps[stop] >= SPACE or text[stop : stop + 1] == ":" or stop >= end
        length = stop - place
        if length <= 2 and not (apart and closed) and text[stop : stop + 1] != ":":
            continue
        if length == 3 and not (apart or closed) and meaning.person is None:
            continue
        if meaning.side and not meaning.head and stop < end and not apart and length < 4:
            continue
        if any(gaps[place + 1 : stop]) and not apart and length < 6:
            continue
        return stop, meaning
    return None


def _unprefixed(
    stream: Stream, labels: list[tuple[int, int, Label]]
) -> list[tuple[int, int, Label]]:
    """项目实施单位 behind the name of a project may be 实施单位 behind …项目: so it is where the
    form's other labels of bodies stand without 项目. No name of a body ends with 项目."""
    text = stream.text
    bodies = [entry for entry in labels if entry[2].head in _AGENCIES]
    plain = [begin for begin, _, _ in bodies if not text.startswith("项目", begin)]
    if not plain or len(plain) == len(bodies):
        return labels
    return [
        (begin + 2, stop, meaning)
        if meaning.head in _AGENCIES
        and number
        and not stream.gaps[begin]
        and labels[number - 1][2].head == "project"
        and text.startswith("项目", begin)
        and label(text[begin + 2 : stop])
        else (begin, stop, meaning)
        for number, (begin, stop, meaning) in enumerate(labels)
    ]
