"""What the columns of a block of indicators mean for reading its rows, worked out once."""

from __future__ import annotations

from functools import lru_cache

from jiping.forms import cells
from jiping.forms.headings.columns import Columns
from jiping.forms.mending.align import Alignment, Profile, align, profile

_BOUND = 512
_TICKED = ("causes", "likelihood")
Pattern = tuple[tuple[int, ...], tuple[int, ...], bool]
"""Columns that the filled cells stand in, their shapes, and whether the columns are trusted."""


class Plan:
    """Positions of the columns by meaning (-1 = no such column) and the alignments met so far.

    `name` is the column of the indicator's name: the last level; `third` is level 3 where there
    is a fourth. `tree` = no column of levels beside the names, which then hold them as well.
    `fields` are (column, role, parser, whether it holds a number); `joined` is the target's
    column where operator or unit stand in columns of their own; `level_fields` are the columns
    of points, weight or score of level 1 and of level 2; `ticked` are the roles that take several
    columns, one to be ticked for each answer, with these columns; `apart` are roles of targets
    that operator or unit in columns of their own belong to without being joined with them.
    `plain` = parts of rows that read as printed, by the columns of their cells and their shapes.
    """

    __slots__ = (
        "actual",
        "apart",
        "columns",
        "fields",
        "joined",
        "known",
        "level1",
        "level2",
        "level_fields",
        "name",
        "others",
        "plain",
        "profile",
        "score",
        "third",
        "ticked",
        "tree",
    )

    def __init__(self, columns: Columns) -> None:
        index, roles = columns.index, columns.roles
        self.columns = columns
        self.profile: Profile = profile(columns)
        self.level1 = index.get("level1", -1)
        self.level2 = index.get("level2", -1)
        self.name = index.get("level3", -1)
        self.third = -1
        if "level4" in index:
            self.third, self.name = self.name, index["level4"]
        if self.name < 0:
            self.name, self.level2 = self.level2, -1
        self.tree = self.level1 < 0 and self.level2 < 0
        self.score = index.get("score", -1)
        self.actual = index.get("actual", -1)
        parted = bool({"operator", "unit"} & {*index})
        self.apart = [r for r in ("initial_target", "adjusted_target") if parted and r in index]
        self.joined = index.get("target", -1) if {"operator", "unit"} & {*index} else -1
        self.fields = [
            (number, role, cells.INDICATOR[role], cells.INDICATOR[role] in cells.NUMERIC)
            for number, role in enumerate(roles)
            if role in cells.INDICATOR and number != self.joined and roles.count(role) == 1
        ]
        self.ticked = tuple(
            (role, tuple(number for number, other in enumerate(roles) if other == role))
            for role in _TICKED
            if roles.count(role) > 1
        )
        self.level_fields = tuple(
            [
                (index[f"level{level}_{field}"], field)
                for field in cells.LEVEL
                if f"level{level}_{field}" in index
            ]
            for level in (1, 2)
        )
        held = {number for number, *_ in self.fields}
        held |= {self.level1, self.level2, self.third, self.name}
        held |= {number for _, numbers in self.ticked for number in numbers}
        held |= {number for level in self.level_fields for number, _ in level}
        self.others = [n for n in range(len(roles)) if n not in held and n != self.joined]
        self.known: dict[Pattern, Alignment | None] = {}
        self.plain: dict[tuple[tuple[int, ...], bytes], list[int]] = {}

    def keep_plain(self, printed: tuple[int, ...], shapes: bytes, parts: list[int]) -> None:
        """Remember how a row is read whose cells stand where they do and look as they do, if
        nothing but that decides (bounded)."""
        at, fits = self.columns.at, self.profile.fits
        if self.tree or self.columns.halves:
            return
        for column, shape in zip(printed, shapes, strict=True):
            if shape and not ((number := at.get(column, -1)) >= 0 and fits[number][shape]):
                return
        for number in (self.name, self.score, self.actual):
            if number >= 0 and (parts[number] < 0 or not shapes[parts[number]]):
                return
        if len(self.plain) >= _BOUND:
            self.plain.clear()
        self.plain[printed, shapes] = parts

    def align(self, pattern: Pattern) -> Alignment | None:
        """The cheapest reading of a row; patterns come again, so results are kept (bounded)."""
        if pattern not in self.known:
            if len(self.known) >= _BOUND:
                self.known.clear()
            printed, shapes, trusted = pattern
            self.known[pattern] = align(printed, shapes, self.profile, trusted)
        return self.known[pattern]


@lru_cache(maxsize=128)
def plan(columns: Columns) -> Plan:
    """The plan for a heading; headings that are printed alike share it."""
    return Plan(columns)
