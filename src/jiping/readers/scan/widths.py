"""Brackets and marks come in two widths and one shape: the room they take tells them apart."""

from __future__ import annotations

import unicodedata
from itertools import pairwise
from statistics import median

from jiping.readers.scan.engine import Read

WIDE = dict(zip("(),:;!?", "（），：；！？", strict=True))
NARROW = {wide: narrow for narrow, wide in WIDE.items()}
ROUND = ("(", ")", "（", "）")
MOST = 0.65
"""Share of the brackets that are measured which speaks for the others."""
MIDDLE = 0.68
"""Characters; a mark that takes more room is a wide one."""


def widened(lines: list[tuple[list[Read], float]], size: float) -> None:
    """Set the marks of a page to the width that they take. Each line is given with its length;
    that and `size`, the height of a character, are in dots.

    Where nothing stands on both sides to measure by, a bracket is like its partner, else like
    most brackets of the page.
    """
    for reads, _ in lines:
        _set_stops(reads)
    known = [(reads, _measured(reads, length, size)) for reads, length in lines]
    votes = [
        wide for reads, measured in known for n, wide in measured.items() if reads[n].text in ROUND
    ]
    share = sum(votes) / len(votes) if votes else 0.5
    for reads, measured in known:
        for n, read in enumerate(reads):
            if n in measured:
                _set(read, measured[n])
            elif read.text in ROUND and abs(share - 0.5) >= MOST - 0.5:
                _set(read, share > 0.5)


def _set_stops(reads: list[Read]) -> None:
    """A small circle is a degree behind a figure, and a full stop behind an ideograph."""
    for before, read in pairwise(reads):
        if read.text == "°" and _is_wide(before.text):
            read.text = "。"


def _set(read: Read, wide: bool) -> None:
    read.text = (WIDE if wide else NARROW).get(read.text, read.text)


def _measured(reads: list[Read], length: float, size: float) -> dict[int, bool]:
    """By place in a line, whether a mark is a wide one."""
    at = [read.at * length for read in reads]
    wide = [_is_wide(read.text) for read in reads]
    steps = [b - a for a, b, x, y in zip(at, at[1:], wide, wide[1:], strict=False) if x and y]
    em = median(steps) if len(steps) >= 2 else size * 1.06
    measured: dict[int, bool] = {}
    for n in range(1, len(reads) - 1):
        if _is_mark(reads[n].text) and not _is_mark(reads[n - 1].text + reads[n + 1].text):
            beside = sum((1.0 if wide[k] else 0.55) for k in (n - 1, n + 1)) / 2
            measured[n] = (at[n + 1] - at[n - 1]) / em - beside > MIDDLE
    for first, last in _pairs(reads):
        if first not in measured and last in measured:
            measured[first] = measured[last]
        elif last not in measured and first in measured:
            measured[last] = measured[first]
    return measured


def _is_mark(text: str) -> bool:
    return any(character in WIDE or character in NARROW for character in text)


def _is_wide(text: str) -> bool:
    return not _is_mark(text) and unicodedata.east_asian_width(text[:1] or " ") in "WF"


def _pairs(reads: list[Read]) -> list[tuple[int, int]]:
    """Brackets that belong together."""
    found, waiting = [], []
    for n, read in enumerate(reads):
        if read.text in "(（":
            waiting.append(n)
        elif read.text in ")）" and waiting:
            found.append((waiting.pop(), n))
    return found
