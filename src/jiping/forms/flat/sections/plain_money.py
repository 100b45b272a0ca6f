"""Lines of money under no headings in a text without cell borders: names, an amount behind each."""

from __future__ import annotations

import re

from jiping.forms.flat.made import Piece
from jiping.forms.flat.sections.money import name_end
from jiping.forms.flat.stream import Stream
from jiping.forms.flat.words import words
from jiping.terms import fund_part

_SIDE = 24
_AMOUNT = re.compile(r"[—–/-]{0,3}[0-9]")
_RULED = re.compile(r"[—–/-]{1,3}(?=[0-9])")
_RULES = re.compile(r"([—–/-])\1*")
_BETWEEN = re.compile(r"[—–/-]*([0-9][0-9,]*(?:\.[0-9]+)?)[—–/-]*")
_BEGINS = re.compile(r"[0-9]|[—–/-](?![0-9])")


def plain_lines(stream: Stream, start: int, end: int) -> list[list[Piece]]:
    """The rows of the first total with an amount behind it and of its parts, the label beside them
    in the first row; none where a text has no such lines."""
    text = stream.text
    names: list[tuple[int, int]] = []
    ruled: re.Match[str] | None = None
    place = start
    while place < end:
        stop = name_end(text, place, end)
        if stop is None or (not names and not _opens(text, place, stop, end)):
            place += 1
            continue
        if not names:
            ruled = _RULED.match(text, stop, end)
            names.append((place, stop))
        elif _BEGINS.match(text, stop, end) or _blank(text, stop, end):
            names.append((place, stop))
        elif ruled is not None and text.startswith(ruled[0], stop):
            names.append((place, stop))  # a filler before the amount, as in the line of the total
        place = stop
    if not names or not any(fund_part(text[a:b]) == "part" for a, b in names):
        return []
    begin, side = names[0][0], _side(text, start, names[0][0])
    rows: list[list[Piece]] = []
    for number, (a, b) in enumerate(names):
        until = names[number + 1][0] if number + 1 < len(names) else end
        row: list[Piece] = [(1, side, begin)] if not rows and side < begin else []
        row.append((2, a, b))
        if b < until:
            row.append((3, *_amount(text, b, until)))
        rows.append(row)
    return rows


def are_headings(stream: Stream, start: int, end: int) -> bool:
    """Whether what stands between two places ends as headings do: 任务名称…其他资金."""
    text = stream.text
    known = ("fund_name", "column", "fund", "head")
    return start < end and "。" not in text[start:end] and bool(words(*known).ending(text, end))


def _amount(text: str, start: int, end: int) -> tuple[int, int]:
    """What stands behind a name, without the fillers of the columns beside that of the amount;
    of fillers alone one."""
    found = _BETWEEN.fullmatch(text, start, end)
    if found is not None:
        return found.span(1)
    return (start, start + 1 if _RULES.fullmatch(text, start, end) else end)


def _opens(text: str, place: int, stop: int, end: int) -> bool:
    """Whether a name is that of a total with an amount behind it."""
    return fund_part(text[place:stop]) == "total" and _AMOUNT.match(text, stop, end) is not None


def _blank(text: str, stop: int, end: int) -> bool:
    """Whether nothing stands behind a name: the next name, or the end."""
    return stop >= end or name_end(text, stop, end) is not None


def _side(text: str, start: int, end: int) -> int:
    """Where the label beside the lines begins that ends where they begin: 项目资金(万元)."""
    opened = text.rfind("(", max(start, end - _SIDE), end) if text[end - 1 : end] == ")" else end
    if opened < 0:
        return end
    begins = [begin for begin in words("side", "head").ending(text, opened) if begin >= start]
    return min(begins, default=end)
