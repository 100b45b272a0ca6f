"""A form as it lies on paper: lines above, one table of boxes with spans, lines below."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field


@dataclass
class Box:
    """A cell as HTML counts them: a row lists the boxes that begin in it."""

    text: str
    columns: int = 1
    rows: int = 1
    left: bool = False


@dataclass
class Paper:
    """`width` columns; every row of boxes fills it together with those that reach down into it."""

    above: list[str] = field(default_factory=list)
    rows: list[list[Box]] = field(default_factory=list)
    below: list[str] = field(default_factory=list)
    width: int = 0
    heading: list[int] = field(default_factory=list)
    """Indices of the heading rows of indicators."""
    landscape: bool = False

    def placed(self) -> Iterator[tuple[int, int, Box]]:
        """Every box with its first row and column, from 0."""
        taken: set[tuple[int, int]] = set()
        for number, row in enumerate(self.rows):
            at = 0
            for box in row:
                while (number, at) in taken:
                    at += 1
                yield number, at, box
                taken |= {
                    (number + down, at + right)
                    for down in range(box.rows)
                    for right in range(box.columns)
                }
                at += box.columns

    def texts(self) -> list[str]:
        """Everything that is printed."""
        return [*self.above, *(box.text for row in self.rows for box in row), *self.below]


def spread(width: int, weights: list[int]) -> list[int]:
    """`width` columns over boxes by weight, one at least for each."""
    left, total = width, sum(weights)
    spans = []
    for number, weight in enumerate(weights):
        rest = len(weights) - number - 1
        span = max(1, min(left - rest, round(left * weight / max(total, 1))))
        spans.append(span)
        left -= span
        total -= weight
    spans[-1] += left
    return spans
