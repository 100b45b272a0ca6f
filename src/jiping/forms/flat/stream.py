"""Lines of text as one string without white space, each character with its origin.

What can be noise is taken out for matching and stays in the printed text: stars before a name,
pinyin in brackets behind a character. White space becomes gaps of graded strength.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from jiping.forms.flat.rows.repeats import Repeats, repeats_in
from jiping.forms.seen.rows import Row
from jiping.terms import folded

NONE, SPACE, WIDE, LINE = range(4)
"""Strength of what stands between two characters."""

_PINYIN = re.compile(r"(?<=[\u3400-\u9fff])[(（][a-zɡàáèéìíòóùúüāēěīńňōūǎǐǒǔǖǘǚǜǹ]{1,7}[)）]")
_TONE = re.compile(r"[àáèéìíòóùúāēěīńňōūǎǐǒǔǖǘǚǜǹ]")
_MARK = re.compile(r"\s*[0-9]{1,2}、(?=[\u3400-\u9fff])")
_MARKS = 2


class Stream:
    """The text of `rows`, one after another.

    `text` holds the folded characters; `gaps[i]` says what stands before the i-th, `gaps[-1]`
    what stands at the end. `printed` gives a piece as it stands in the file.
    """

    __slots__ = ("_ends", "_offsets", "_raw", "_repeats", "_starts", "gaps", "rows", "text")

    def __init__(self, rows: list[Row]) -> None:
        self.rows = rows
        self._offsets: list[int] = []
        lines: list[str] = []
        offset = 0
        for row in rows:
            text = row.cells[0].text
            self._offsets.append(offset)
            lines.append(text)
            offset += len(text) + 1
        self._raw = "\n".join(lines)
        self._starts: list[int] = []
        self._ends: list[int] = []
        self.gaps: list[int] = []
        self.text = self._fold(_left_out(lines, self._offsets))
        self._repeats: Repeats | None = None

    @property
    def repeats(self) -> Repeats:
        """What the text says twice."""
        if self._repeats is None:
            self._repeats = repeats_in(self.text)
        return self._repeats

    def _fold(self, out: dict[int, int]) -> str:
        raw, signs = self._raw, []
        gap, before, number, count = LINE, -1, 0, len(self._raw)
        while number < count:
            if number in out:
                end = out[number]
                if self._ends and before < 0 and self._ends[-1] == number and gap == NONE:
                    self._ends[-1] = end
                number = end
                continue
            sign = raw[number]
            seen = folded(sign)
            if seen:
                for part in seen:
                    signs.append(part)
                    self.gaps.append(gap)
                    self._starts.append(before if before >= 0 else number)
                    self._ends.append(number + 1)
                gap, before = NONE, -1
            elif sign == "\n":
                gap = LINE
            elif sign == "\t" or sign == "\u3000":
                gap = max(gap, WIDE)
            elif sign.isspace():
                gap = max(gap, SPACE if gap == NONE else gap if gap == LINE else WIDE)
            elif before < 0:
                before = number  # a star belongs to what follows
            number += 1
        self.gaps.append(LINE)
        return "".join(signs)

    def __len__(self) -> int:
        return len(self.text)

    def printed(self, start: int, end: int) -> str:
        """What stands in the file from one character to before another."""
        return self._raw[self._starts[start] : self._ends[end - 1]] if end > start else ""

    def row(self, start: int) -> Row:
        """The row that a character comes from."""
        return self.rows[bisect_right(self._offsets, self._starts[start]) - 1]


def _left_out(lines: list[str], offsets: list[int]) -> dict[int, int]:
    """Where noise begins and ends: pinyin in brackets, marks 1、 2、 before the lines."""
    out: dict[int, int] = {}
    for line, offset in zip(lines, offsets, strict=True):
        if "(" in line or "（" in line:
            for noise in _PINYIN.finditer(line):
                if _TONE.search(noise[0]):
                    out[offset + noise.start()] = offset + noise.end()
    marks = [
        (offset, found)
        for line, offset in zip(lines, offsets, strict=True)
        if (found := _MARK.match(line))
    ]
    numbers = [int(found[0].strip(" \t　、")) for _, found in marks]
    whole = len(marks) == sum(1 for line in lines if line.strip())
    if whole and len(marks) >= _MARKS and numbers == list(range(1, len(marks) + 1)):
        out |= {offset: offset + found.end() for offset, found in marks if offset not in out}
    return out
