"""Two blocks of indicators side by side in a text without cell borders: which of the indicators
that follow one another stand left and which right.

A printed line holds the left indicator and then the right one; level 1 may be common to both, and
each block has second levels of its own. A name of a level is printed again only where it changes.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from jiping.forms.flat.doubts import Doubt, about_sides
from jiping.forms.flat.headings.columns import Block
from jiping.forms.flat.made import Piece, made
from jiping.forms.flat.rows.ways import Parsed
from jiping.forms.flat.stream import Stream
from jiping.forms.seen.rows import Row

LEFT, RIGHT = 0, 1
_NO_LEVEL, _AGAIN, _INSIDE = 20.0, 10.0, 30.0
"""No second level above an indicator, the same one printed again, level 1 inside a line."""
_ALONE = 2.0
_OTHER_LEVEL = 6.0
_ALIKE = 2.0
_STATES = 24
_EQUAL = 0.5


class Entry(Struct, frozen=True):
    """One indicator: the texts of its levels (None where they are not printed) and its name."""

    first: str | None
    second: str | None
    name: str


class _State(Struct, gc=False):
    """A way so far: what it costs, the side of each entry, and both sides' second levels."""

    cost: float
    sides: tuple[int, ...]
    seconds: tuple[str | None, str | None]
    alone: bool = True


class Sided(Struct):
    """The side of each indicator, whether all could stand on the other side as well, and the
    first of those that may stand on the other side."""

    sides: tuple[int, ...]
    one_sided: bool
    doubtful: int | None = None


def sided(entries: Sequence[Entry], *, common: bool) -> Sided:
    """The side of each indicator at least cost; `common` = level 1 is common to both sides."""
    states = [_State(0.0, (), (None, None))]
    for number, entry in enumerate(entries):
        before = entries[number - 1] if number else None
        following = [
            _gone(state, entry, before, side, common=common)
            for state in states
            for side in (LEFT, RIGHT)
        ]
        states = sorted(following, key=lambda it: (it.cost, it.sides))[:_STATES]
    best, *others = sorted(states, key=lambda it: (it.cost, it.sides))
    one_sided = len({*best.sides}) < 2
    if one_sided:
        return Sided((RIGHT,) * len(best.sides), True)
    second = others[0] if others and others[0].cost <= best.cost + _EQUAL else best
    unlike = (n for n, (a, b) in enumerate(zip(best.sides, second.sides, strict=True)) if a != b)
    return Sided(best.sides, False, next(unlike, None))


def _gone(state: _State, entry: Entry, before: Entry | None, side: int, *, common: bool) -> _State:
    """The way with one more indicator on a side."""
    beside = side == RIGHT and bool(state.sides) and state.sides[-1] == LEFT
    seconds = [*state.seconds]
    cost = state.cost
    if entry.first is not None and (common or side == LEFT):
        seconds = [None, None] if common else [None, seconds[RIGHT]]
        cost += _INSIDE if beside and common else 0.0
    if entry.second is None:
        cost += _NO_LEVEL if seconds[side] is None else 0.0
    else:
        cost += _AGAIN if entry.second == seconds[side] else 0.0
        seconds[side] = entry.second
    if beside and before is not None:
        cost -= _ALONE  # the left one is not alone after all
        cost += _OTHER_LEVEL * (seconds[LEFT] != seconds[RIGHT])
        cost -= _ALIKE * _shared(before.name, entry.name)
    else:
        cost += _ALONE
    return _State(cost, (*state.sides, side), (seconds[LEFT], seconds[RIGHT]))


def _shared(one: str, two: str) -> float:
    """Which share of the characters of the shorter name the other has."""
    fewer = min(len({*one}), len({*two}))
    return len({*one} & {*two}) / fewer if fewer else 0.0


def rows_of(
    stream: Stream, parsed: Sequence[Parsed], headed: Block
) -> tuple[list[Row], Doubt | None]:
    """The rows that indicators which follow one another make up, and what is in doubt."""
    if not parsed:
        return [], None
    at = {role: number for number, role in enumerate(headed.roles)}
    entries = [_entry(stream, one, at) for one in parsed]
    common = len({*headed.dealt[at["level1"]].columns}) < 2 if "level1" in at else False
    found = sided(entries, common=common)
    pieces: list[list[Piece]] = []
    for number, (side, one) in enumerate(zip(found.sides, parsed, strict=True)):
        held = [(headed.dealt[column].columns[side], a, b) for column, a, b in one.cells]
        if side == RIGHT and number and found.sides[number - 1] == LEFT:
            pieces[-1] += held
        else:
            pieces.append(held)
    rows = [made(stream, sorted(held)) for held in pieces]
    if found.one_sided:
        return rows, about_sides(rows[0], None)
    if found.doubtful is not None:
        which = found.doubtful
        return rows, about_sides(rows[0], entries[which].name, left=found.sides[which] == LEFT)
    return rows, None


def _entry(stream: Stream, parsed: Parsed, at: dict[str, int]) -> Entry:
    texts = {column: stream.text[a:b] for column, a, b in parsed.cells}
    first, second, name = (texts.get(at.get(role, -1)) for role in ("level1", "level2", "level3"))
    return Entry(first, second, name or "")
