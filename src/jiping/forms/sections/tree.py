"""Levels that stand in the column of the indicators' names: on lines of their own (一、产出指标),
or before the name in its cell (产出指标-数量指标-名称)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from jiping.forms.headings.columns import Columns
from jiping.forms.sections.levels import Levels
from jiping.forms.seen.look import levels_in_one
from jiping.forms.seen.rows import Row
from jiping.forms.seen.shapes import FILLER, NUMBERS, PERCENT
from jiping.model import Cell, Place
from jiping.terms import kind, level1, level2

_VALUES = frozenset(
    ("points", "weight", "score", "converted_score", "rate", "coefficient", "number", "other")
)
_SEPARATOR = re.compile(r"\s*(?:[-—–－/／→>＞\\|]|::?|：)\s*")
_FIRST = re.compile(r"^[一二三四五六七八九十]{1,3}[、.．]")
_SECOND = re.compile(r"^[(（][一二三四五六七八九十]{1,3}[)）]")


def depth_of_line(row: Row, name: int, columns: Columns, levels: Levels) -> int:
    """Which level a row names that has no target and no actual, 0 = the row is an indicator.

    `name` is the position of its name.
    """
    for position in row.filled:
        if position == name:
            continue
        number = columns.at.get(row.columns[position], -1)
        shape = row.looks[position].shape
        role = columns.roles[number] if number >= 0 else ""
        plain = shape in NUMBERS or shape in (FILLER, PERCENT)
        if role not in _VALUES or not plain:
            return 0
    seen = row.looks[name]
    if known := levels.depth(seen):
        return known
    if not {"target", "actual"} & {*columns.roles}:
        return 0
    return 1 if _FIRST.match(seen.text) else 2 if _SECOND.match(seen.text) else 0


def parts_of_name(text: str, place: Place | None) -> tuple[tuple[Cell[str], ...], str | None]:
    """The path that a name tells with its levels before it, and its kind; () where it has none."""
    parts = [part for part in _SEPARATOR.split(text) if part]
    if len(parts) < 2 or len(text) > 120:
        return (), None
    first = level1(parts[0])
    second = level2(parts[1]) if len(parts) > 2 else None
    if first is None and (len(parts) > 2 or level2(parts[0]) is None):
        return (), None
    deep = 2 if len(parts) > 2 and (second is not None or len(parts) == 3) else 1
    name = _rest(text, parts[:deep])
    canonical = [found.canonical if found else None for found in (first, second)]
    cells = [
        Cell(part, known or part, place)
        for part, known in zip(parts[:deep], canonical, strict=False)
    ]
    told = kind(parts[0], parts[1] if deep == 2 else "")
    return (*cells, Cell(name, name or None, place)), told


def path_of(
    path: tuple[Cell[str], ...], second: Cell[str], kind: str | None, *, tree: bool
) -> tuple[tuple[Cell[str], ...], str | None]:
    """The path where no cell says level 2; `tree` = there is no column of levels."""
    return _in_tree(path, second, kind) if tree else _with_both(path, kind)


def _in_tree(
    path: tuple[Cell[str], ...], second: Cell[str], kind: str | None
) -> tuple[tuple[Cell[str], ...], str | None]:
    """The path where levels stand in the column of names: in the cell, or on lines above."""
    one, name = path[0], path[-1]
    if not one.text and not second.text:
        parts, told = parts_of_name(name.text, name.place)
        return (parts, told) if parts else ((name,), kind)
    return (*(cell for cell in (one, second) if cell.text), name), kind


def _with_both(
    path: tuple[Cell[str], ...], kind_: str | None
) -> tuple[tuple[Cell[str], ...], str | None]:
    """The path where the only column of levels holds both: 产出指标-数量指标."""
    one, name = path[0], path[-1]
    both = levels_in_one(one.text)
    if both is None:
        return path, kind_
    first, second = level1(both[0]), level2(both[1])
    names = (first.canonical if first else None, second.canonical if second else None)
    parted = (Cell(text, name or text, one.place) for text, name in zip(both, names, strict=True))
    return (*parted, name), kind(*both)


def _rest(text: str, parts: Sequence[str]) -> str:
    """What stands behind the levels, as printed."""
    for part in parts:
        text = text[text.index(part) + len(part) :]
        if found := _SEPARATOR.match(text):
            text = text[found.end() :]
    return text.strip()


def level_cells(row: Row, name: int, columns: Columns) -> Mapping[str, int]:
    """Positions of points, weight and score on a line of a level."""
    found: dict[str, int] = {}
    for position in row.filled:
        number = columns.at.get(row.columns[position], -1)
        role = columns.roles[number] if number >= 0 and position != name else ""
        if role in ("points", "weight", "score"):
            found.setdefault(role, position)
    return found
