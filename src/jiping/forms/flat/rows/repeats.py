"""What a text says twice: names, answers and reasons recur in a form, and where a piece that recurs
begins behind another character, or ends before another, a cell may begin or end."""

from __future__ import annotations

from msgspec import Struct

_LONGEST = 16
_NEIGHBOURS = 6
_MOST = 60_000


class Repeats(Struct, gc=False):
    """For every place: how long the longest piece is that begins there and stands elsewhere
    behind another character, and that ends there and stands elsewhere before another."""

    beginning: list[int]
    ending: list[int]


def repeats_in(text: str) -> Repeats:
    """The repeats of a text; a very long one has none."""
    count = len(text)
    if count > _MOST:
        return Repeats([0] * (count + 1), [0] * (count + 1))
    backwards = _longest(text[::-1])
    return Repeats(_longest(text), [backwards[count - place] for place in range(count + 1)])


def _longest(text: str) -> list[int]:
    """How long the longest piece is that begins at each place and elsewhere behind another
    character; a piece ends at a number or a sign."""
    count = len(text)
    found = [0] * (count + 1)
    starts = [place for place in range(count) if is_word(text[place])]
    pieces = {place: _piece(text, place) for place in starts}
    starts.sort(key=lambda place: pieces[place])
    for rank, place in enumerate(starts):
        before = text[place - 1 : place]
        for other in starts[rank + 1 : rank + 1 + _NEIGHBOURS]:
            if before and text[other - 1 : other] == before:
                continue
            length = _common(pieces[place], pieces[other])
            if length < 2:
                break
            found[place] = max(found[place], length)
            found[other] = max(found[other], length)
    return found


def _piece(text: str, place: int) -> str:
    end = place
    while end < len(text) and end - place < _LONGEST and is_word(text[end]):
        end += 1
    return text[place:end]


def _common(one: str, two: str) -> int:
    length = 0
    for left, right in zip(one, two, strict=False):
        if left != right:
            break
        length += 1
    return length


def is_word(sign: str) -> bool:
    """Whether a character is one of a word: no digit, no sign."""
    return "\u4e00" <= sign <= "\u9fff"
