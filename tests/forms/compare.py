"""How near a reading comes to what a form says: the rule of the folder of forms.

Only the keys that the expectation has; white space does not count; the year may stand in the
title or not; None agrees with no such column, a blank and a filler. A row more than expected
counts as all its cells wrong, except a cut-off last row.
"""

from __future__ import annotations

import re
from typing import Any

import msgspec
from msgspec import Struct

from jiping.model import Evaluation

FILLERS = {"", "—", "–", "-", "——", "/", "\\"}
YEAR = re.compile(r"[(（]?20[0-9]{2}年?度?[)）]?")
NOT_COMPARED = {"note", "repaired_rows"}
UNITS = {"万元": "10k_yuan", "元": "yuan"}


class Comparison(Struct):
    """Cells equal of cells expected, and where they differ: path, expected, read."""

    equal: int
    expected: int
    differences: list[tuple[str, Any, Any]]

    @property
    def share(self) -> float:
        return self.equal / self.expected if self.expected else 1.0


def compare(evaluation: Evaluation, expected: dict[str, Any]) -> Comparison:
    """The evaluation against the printed texts expected of it."""
    read = msgspec.to_builtins(evaluation, str_keys=True)
    result = Comparison(0, 0, [])
    for key, value in expected.items():
        if key not in NOT_COMPARED:
            _compare(key, value, read.get(key), result, cut=bool(expected.get("truncated")))
    return result


def _compare(path: str, expected: Any, read: Any, result: Comparison, *, cut: bool) -> None:
    if isinstance(expected, list):
        read = read or []
        rows = path.rpartition(".")[2] in ("funds", "objectives", "indicators")
        for number, value in enumerate(expected):
            there = read[number] if number < len(read) else None
            _compare(f"{path}.{number}", value, there, result, cut=cut)
        more = read[len(expected) :]
        if rows and more and not (cut and len(more) == 1 and path == "indicators"):
            for number, row in enumerate(more, start=len(expected)):
                for key in expected[0] if expected else ("row",):
                    result.expected += 1
                    result.differences.append((f"{path}.{number}.{key}", "no such row", row))
    elif isinstance(expected, dict):
        for key, value in expected.items():
            there = read.get(key) if isinstance(read, dict) else None
            _compare(f"{path}.{key}", value, there, result, cut=cut)
    else:
        result.expected += 1
        if same(path, expected, printed(read)):
            result.equal += 1
        else:
            result.differences.append((path, expected, printed(read)))


def printed(read: Any) -> Any:
    """The printed text of a cell; other values as they are."""
    return read.get("text") if isinstance(read, dict) else read


def same(path: str, expected: Any, read: Any) -> bool:
    """Whether two printed texts agree."""
    if not (isinstance(expected, str) or isinstance(read, str)):
        return bool(expected == read) or (expected is None and read is None)
    one, two = squeezed(expected), squeezed(read)
    if path == "title":
        one, two = YEAR.sub("", one), YEAR.sub("", two)
    return one == two


def squeezed(text: Any) -> str:
    """A text without white space; fillers and None are alike."""
    bare = re.sub(r"\s+", "", text or "")
    return "" if bare in FILLERS else bare
