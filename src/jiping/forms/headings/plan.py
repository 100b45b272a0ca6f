"""What the columns of a block of indicators mean for reading its rows, worked out once."""

from __future__ import annotations

from functools import lru_cache

from msgspec import Struct

from jiping.forms import cells
from jiping.forms.headings.columns import Columns
from jiping.forms.mending.align import Alignment, Profile, align, profile
from jiping.forms.seen.rows import Row
from jiping.forms.seen.shapes import FILLER

_BOUND = 512
_PARTED = frozenset(("operator", "target", "unit"))
_REASONS = frozenset(("variance", "improvement", "remark"))
_TEMPLATE = frozenset(("operator", "unit", "points", "weight"))
"""Roles whose cells the printed template may fill already."""
_TICKED = ("causes", "likelihood")
Pattern = tuple[tuple[int, ...], tuple[int, ...], bool]
"""Columns that the filled cells stand in, their shapes, and whether the columns are trusted."""


class Dealt(Struct, frozen=True):
    """The cells of a row dealt to the columns, and what follows from their shapes; rows whose
    cells stand and look alike share it.

    `parts`: for each column the position of its cell, -1 = none. `said`: role, column, position,
    parser, and whether it must hold a number, of the cells with text; `blank`: role, column and
    position of those without; `absent`: role and column where the row has no cell; `others`:
    column and position of text without a field.
    `answered` = something is said that a template does not print. `first`, `second` and `name`
    are the positions of levels 1 and 2 and of the name.
    """

    parts: list[int]
    first: int
    second: int
    name: int
    said: tuple[tuple[str, int, int, cells.Parse, bool], ...]
    blank: tuple[tuple[str, int, int], ...]
    absent: tuple[tuple[str, int], ...]
    others: tuple[tuple[int, int], ...]
    answered: bool


class Plan:
    """Positions of the columns by meaning (-1 = no such column) and the alignments met so far.

    `name` is the column of the indicator's name: the last level; `third` is level 3 where there
    is a fourth. `tree` = no column of levels beside the names, which then hold them as well.
    `usual` = a name stands below levels 1 and 2 in columns of their own. `fields` are (column,
    role, parser, whether it holds a number); `joined` is the target's column where operator or
    unit stand in columns of their own; `level_fields` are the columns of points, weight or score
    of level 1 and of level 2, `scored_levels` = there are some; `unweighed` = there is no column of
    points or weight; `ticked` are the roles that take
    several columns, one to be ticked for each answer, with these columns; `apart` are roles of
    targets that operator or unit in columns of their own belong to without being joined with them;
    `composed` = there are cells that several printed ones make up. `fewest` cells with text make
    an indicator; `texts` are the columns whose cells a next row may go on with. `plain` = how
    rows that read as printed are dealt, by the columns of their cells and their shapes.
    """

    __slots__ = (
        "actual",
        "apart",
        "columns",
        "composed",
        "fewest",
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
        "reasons",
        "score",
        "scored_levels",
        "texts",
        "third",
        "ticked",
        "tree",
        "unweighed",
        "usual",
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
        self.usual = self.level2 >= 0 and self.third < 0 and not self.tree
        self.score = index.get("score", -1)
        self.actual = index.get("actual", -1)
        behind = max(self.score, self.actual)
        self.reasons = frozenset(
            number for number, role in enumerate(roles) if role in _REASONS and number > behind >= 0
        )
        parted = bool({"operator", "unit"} & {*index})
        self.apart = [r for r in ("initial_target", "adjusted_target") if parted and r in index]
        self.joined = index.get("target", -1) if parted else -1
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
        self.unweighed = not {"points", "weight"} & {*index}
        self.composed = bool(self.apart or self.joined >= 0 or self.ticked)
        self.fewest = 1 if self.score < 0 else 2
        self.texts = frozenset(
            number
            for number, role in enumerate(roles)
            if number in (self.level1, self.level2, self.name)
            or (
                cells.INDICATOR.get(role, cells.points) not in cells.NUMERIC
                and not (self.joined >= 0 and role in _PARTED)
            )
        )
        self.level_fields = tuple(_of_level(index, level) for level in (1, 2))
        self.scored_levels = any(self.level_fields)
        held = {number for number, *_ in self.fields}
        held |= {self.level1, self.level2, self.third, self.name}
        held |= {number for _, numbers in self.ticked for number in numbers}
        held |= {number for level in self.level_fields for number, _ in level}
        self.others = [n for n in range(len(roles)) if n not in held and n != self.joined]
        self.known: dict[Pattern, Alignment | None] = {}
        self.plain: dict[tuple[tuple[int, ...], bytes], Dealt] = {}

    def deal(self, parts: list[int], shapes: bytes) -> Dealt:
        """What a row says in which field, by the position of each column's cell."""
        placed = [(*field, at) for field in self.fields if (at := parts[field[0]]) >= 0]
        said = tuple(
            (role, number, at, parse, numeric and shapes[at] != FILLER)
            for number, role, parse, numeric, at in placed
            if shapes[at]
        )
        return Dealt(
            parts,
            parts[self.level1] if self.level1 >= 0 else -1,
            parts[self.level2] if self.level2 >= 0 else -1,
            parts[self.name],
            said,
            tuple((role, number, at) for number, role, *_, at in placed if not shapes[at]),
            tuple((role, number) for number, role, *_ in self.fields if parts[number] < 0),
            tuple((n, parts[n]) for n in self.others if parts[n] >= 0 and shapes[parts[n]]),
            any(role not in _TEMPLATE and shapes[at] != FILLER for role, _, at, *_ in said),
        )

    def keep_plain(self, printed: tuple[int, ...], shapes: bytes, dealt: Dealt) -> None:
        """Remember how a row is read whose cells stand where they do and look as they do, if
        nothing but that decides (bounded)."""
        at, fits = self.columns.at, self.profile.fits
        if self.tree or self.columns.halves:
            return
        for column, shape in zip(printed, shapes, strict=True):
            if shape and not ((number := at.get(column, -1)) >= 0 and fits[number][shape]):
                return
        for number in (self.name, self.score, self.actual):
            if number >= 0 and (dealt.parts[number] < 0 or not shapes[dealt.parts[number]]):
                return
        if len(self.plain) >= _BOUND:
            self.plain.clear()
        self.plain[printed, shapes] = dealt

    def align(self, pattern: Pattern) -> Alignment | None:
        """The cheapest reading of a row; patterns come again, so results are kept (bounded)."""
        if pattern not in self.known:
            if len(self.known) >= _BOUND:
                self.known.clear()
            printed, shapes, trusted = pattern
            self.known[pattern] = align(printed, shapes, self.profile, trusted)
        return self.known[pattern]


def _of_level(index: dict[str, int], level: int) -> list[tuple[int, str]]:
    """The columns of points, weight and score of a level, each with its field."""
    return [
        (index[role], field) for field in cells.LEVEL if (role := f"level{level}_{field}") in index
    ]


def parts_of(
    row: Row, printed: tuple[int, ...], dealt: tuple[int, ...], columns: Columns
) -> list[int]:
    """For each column the position of its cell in a row whose filled cells, printed in some
    columns, were dealt to others; a blank cell stays with the cell it stands behind."""
    parts = [-1] * len(columns)
    for position, column in zip(row.filled, dealt, strict=True):
        parts[column] = position
    blanks = {
        number: position
        for position, column in enumerate(row.columns)
        if not row.looks[position].shape and (number := columns.at.get(column)) is not None
    }
    shift = dealt[0] - printed[0]
    moved = dict(zip(dealt, printed, strict=True))
    for column in range(len(parts)):
        if column in moved:
            shift = column - moved[column]
        elif column - shift in blanks:
            parts[column] = blanks[column - shift]
    return parts


@lru_cache(maxsize=128)
def plan(columns: Columns) -> Plan:
    """The plan for a heading; headings that are printed alike share it."""
    return Plan(columns)
