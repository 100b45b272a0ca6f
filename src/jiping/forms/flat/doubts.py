"""Pieces of a text without cell borders that can be read in two ways, in words."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from jiping.forms.flat.rows.rivals import Rival
from jiping.forms.flat.stream import Stream
from jiping.forms.seen.rows import Row
from jiping.model import Words

_SHOWN = 16
_OBJECTIVE = Words("年度目标", "the annual objective")
_UNPARTED = Words("整段都是预期目标", "all of it was planned")


class Doubt(Struct):
    """What can be read in two ways, the row it stands in, and both readings."""

    what: Words
    row: Row
    first: Words
    second: Words


def about_texts(
    stream: Stream, start: int, end: int, place: int | None, other: int | None
) -> Doubt:
    """Two texts of an objective that can be parted at two places, or at none that shows."""
    first, second = _parted(stream, start, end, place), _parted(stream, start, end, other)
    if place is None and other is None:
        second = Words("其中一部分是完成情况", "part of it was achieved")
    return Doubt(_OBJECTIVE, stream.row(start), first, second)


def about_line(
    stream: Stream,
    name: tuple[int, int],
    *ways: Sequence[tuple[int, int, int]],
) -> Doubt:
    """A row whose cells can be cut in two ways."""
    first, second = (" | ".join(stream.printed(a, b) for _, a, b in cells) for cells in ways)
    text = stream.printed(*name)
    what = Words(f"“{text}”一行", f"row “{text}”")
    return Doubt(what, stream.row(name[0]), Words(first, first), Words(second, second))


def about_rows(
    stream: Stream, rival: Rival, name: tuple[int, int], headings: Sequence[str]
) -> Doubt:
    """Cells of one row or of two that may as well be cut otherwise: those that differ, each with
    the heading of its column."""
    one, two = [*rival.cells], [*rival.others]
    while one and two and one[0] == two[0]:
        del one[0], two[0]
    while one and two and one[-1] == two[-1]:
        del one[-1], two[-1]
    first, second = (
        " | ".join(f"{headings[column]}：{stream.printed(a, b)}" for column, a, b in cells)
        for cells in (one, two)
    )
    text = stream.printed(*name)
    what = Words(f"“{text}”一行", f"row “{text}”")
    return Doubt(what, stream.row(name[0]), Words(first, first), Words(second, second))


def about_ticks(
    stream: Stream,
    name: tuple[int, int, int],
    ticks: Sequence[tuple[int, int, int]],
    headings: list[str],
) -> Doubt:
    """Ticks of which nothing tells which of some columns they stand in."""
    text, count = stream.printed(*name[1:]), sum(end - start for _, start, end in ticks)
    zh, en = "、".join(headings), ", ".join(headings)
    return Doubt(
        Words(f"“{text}”一行", f"row “{text}”"),
        stream.row(ticks[0][1]),
        Words(f"{count} 个勾所在的栏不明，留空", f"{count} tick(s) in no column"),
        Words(f"勾在{zh}中的某一栏", f"ticked is one of {en}"),
    )


def about_sides(row: Row, name: str | None, *, left: bool = False) -> Doubt:
    """One indicator of two blocks side by side, or all where it is None, of which nothing tells
    on which side it stands."""
    what = Words("并列的两栏指标", "The two targets side by side")
    if name is not None:
        what = Words(f"并列的两栏指标里的“{name}”", f"“{name}” of the two targets side by side")
    sides = (
        Words("在右边一栏", "it stands on the right"),
        Words("在左边一栏", "it stands on the left"),
    )
    first, second = sides[::-1] if left else sides
    return Doubt(what, row, first, second)


def _parted(stream: Stream, start: int, end: int, place: int | None) -> Words:
    if place is None:
        return _UNPARTED
    left, right = stream.printed(start, place), stream.printed(place, end)
    left = "…" + left[-_SHOWN:] if len(left) > _SHOWN else left
    right = right[:_SHOWN] + "…" if len(right) > _SHOWN else right
    return Words(f"预期到“{left}”为止，完成自“{right}”起", f"planned “{left}”, achieved “{right}”")
