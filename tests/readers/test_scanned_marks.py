"""Marks that a scan shows in one shape: how wide they are, and what a small circle is."""

from __future__ import annotations

import pytest

from jiping.readers.scan.engine import Read
from jiping.readers.scan.widths import widened

SIZE = 24.0


def line(text: str, *, narrow: bool = False) -> tuple[list[Read], float]:
    """A line as it is recognised, brackets always as narrow ones, with the room that they take."""
    places, at = [], 0.0
    for character in text:
        mark = character in "()"
        # A wide bracket stands in the half of its room that is next to what it encloses.
        room = (
            SIZE * (0.35 if narrow else 1.0) if mark else SIZE * (1.0 if character > "一" else 0.5)
        )
        inside = {"(": 0.8, ")": 0.2}.get(character, 0.5) if not narrow else 0.5
        places.append(at + room * inside)
        at += room
    return [Read(c, x / at, 0.99) for c, x in zip(text, places, strict=True)], at


def texts(lines: list[tuple[list[Read], float]]) -> list[str]:
    widened(lines, SIZE)
    return ["".join(read.text for read in reads) for reads, _ in lines]


def test_a_bracket_with_nothing_beside_it_is_like_most_others() -> None:
    lines = [
        line("全年预算数(A)万"),
        line("资金情况(万元)数"),
        line("执行率(B)数", narrow=True),
        line("(50"),
        line("分)"),
    ]
    assert texts(lines) == [
        "全年预算数（A）万",
        "资金情况（万元）数",
        "执行率(B)数",
        "（50",
        "分）",
    ]


@pytest.mark.parametrize(("seen", "meant"), [("换装九台°", "换装九台。"), ("降到37°", "降到37°")])
def test_a_small_circle(seen: str, meant: str) -> None:
    assert texts([line(seen)]) == [meant]
