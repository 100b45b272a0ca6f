"""The field's words, to be found anywhere in a text without cell borders."""

from __future__ import annotations

from functools import cache

from jiping.terms import wordings


class Words:
    """A set of wordings that can be asked what begins or ends at a place."""

    __slots__ = ("_by_first", "_by_last", "names")

    def __init__(self, names: frozenset[str]) -> None:
        self.names = names
        self._by_first: dict[str, list[int]] = {}
        self._by_last: dict[str, list[int]] = {}
        for name in names:
            for sign, lengths in ((name[0], self._by_first), (name[-1], self._by_last)):
                known = lengths.setdefault(sign, [])
                if len(name) not in known:
                    known.append(len(name))
        for known in (*self._by_first.values(), *self._by_last.values()):
            known.sort(reverse=True)

    def beginning(self, text: str, start: int) -> list[int]:
        """Where the wordings that begin at a place end, the longest first."""
        lengths = self._by_first.get(text[start : start + 1], ())
        names, most = self.names, len(text) - start
        return [
            start + length
            for length in lengths
            if length <= most and text[start : start + length] in names
        ]

    def around(self, text: str, start: int, most: int = 12) -> list[int]:
        """Where a wording that begins at a place ends, if it holds brackets that it is known
        without: 转移支付(项目)名称."""
        opened = text.find("(", start + 1, start + most)
        closed = brackets_end(text, opened, most) if opened > 0 else opened
        if closed <= opened:
            return []
        first = text[start:opened]
        return [
            stop
            for stop in range(min(closed + most, len(text)), closed, -1)
            if first + text[closed:stop] in self.names
        ]

    def ending(self, text: str, end: int) -> list[int]:
        """Where the wordings that end at a place begin, the longest first."""
        lengths = self._by_last.get(text[end - 1 : end], ())
        names = self.names
        return [
            end - length
            for length in lengths
            if length <= end and text[end - length : end] in names
        ]


@cache
def words(*slots: str) -> Words:
    """The wordings of some slots, see `jiping.terms.wordings`."""
    return Words(frozenset(name for slot in slots for name in wordings(slot)))


def brackets_end(text: str, start: int, most: int = 40) -> int:
    """Where brackets that open at a place have closed; the place itself if none do."""
    if text[start : start + 1] != "(":
        return start
    depth = 0
    for number in range(start, min(len(text), start + most)):
        if text[number] == "(":
            depth += 1
        elif text[number] == ")":
            depth -= 1
            if not depth:
                return number + 1
    return start
