"""What columns hold, told from the cells below their headings.

Asked where headings leave something open only: a heading in words of its own or none at all, one
that means different things on different forms (指标类别), or a block without any heading. A role
is given where the cells say it and no other column has it; what they do not say stays unknown.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from jiping.forms.draft import Draft
from jiping.forms.headings.columns import (
    Column,
    Columns,
    indicator_columns,
    loosely_headed,
    named_columns,
)
from jiping.forms.headings.managed import managed
from jiping.forms.mending.align import profile
from jiping.forms.seen.look import Look, look
from jiping.forms.seen.rows import Row
from jiping.forms.seen.shapes import (
    ANSWER,
    BIG_NUMBER,
    EITHER_LEVEL,
    FILLER,
    LEVEL1,
    LEVEL2,
    LEVEL_SHAPES,
    LONG,
    LOOSE_EITHER,
    LOOSE_LEVEL1,
    LOOSE_LEVEL2,
    NUMBER,
    PERCENT,
    QUANTITY,
    SYMBOL,
    TEXT,
    UNIT,
    WORD,
)
from jiping.model import Words
from jiping.terms import guess_heading, usual_heading
from jiping.values import parse_number

ENOUGH_ROWS = 2
_FEWEST = 4
_GUESSES = 50
"""How many rows of a form are asked whether they begin a block without known headings."""

_ANCHORS = frozenset(("points", "score", "weight", "level3"))
SAMPLE = 40
_MOST = Decimal("0.7")
_TYPES = frozenset(("定量", "定性", "定量指标", "定性指标"))
_SIGNS = "≥≤≧≦><=＞＜＝═"
_FIRST = frozenset((LEVEL1, LOOSE_LEVEL1, EITHER_LEVEL, LOOSE_EITHER))
_SECOND = frozenset((LEVEL2, LOOSE_LEVEL2, EITHER_LEVEL, LOOSE_EITHER))
_AMOUNTS = frozenset((NUMBER, BIG_NUMBER, PERCENT, QUANTITY))
_ANSWERS = frozenset((*_AMOUNTS, ANSWER))
_OPEN = frozenset(("other", "blank", "side"))

Headed = tuple[Columns, int, Words | None]
"""Columns, how many rows head them, and which of them their cells told."""


class Held(list[Look]):
    """The looks of a column's cells that are not blank, and in how many rows they stand."""

    def __init__(self, looks: Iterable[Look], rows: int) -> None:
        super().__init__(looks)
        self.rows = rows

    def mostly(self, shapes: Iterable[int]) -> bool:
        """Whether most cells have one of these shapes."""
        wanted = {*shapes}
        said = [seen for seen in self if seen.shape != FILLER]
        fit = sum(1 for seen in said if seen.shape in wanted)
        return bool(said) and fit >= _MOST * len(said)

    @property
    def full(self) -> bool:
        """Whether most rows have a cell in this column."""
        return len(self) >= _MOST * self.rows

    def numbers(self) -> list[Decimal | None]:
        return [parse_number(seen.text) for seen in self]


def sample(rows: Sequence[Row]) -> list[Row]:
    """The rows of data below a heading: to the next heading, total or table of another width."""
    found: list[Row] = []
    for row in rows[:SAMPLE]:
        if row.loose or (found and row.table_width != found[0].table_width):
            break
        first = row.first
        if first.label is not None and (first.label.total or first.label.closing):
            if first.label.total == "subtotal":
                continue
            break
        if sum(1 for p in row.filled if (seen := row.looks[p].label) and seen.column) > 2:
            break
        if len(row.filled) > 1:
            found.append(row)
    return found


def held(columns: Columns, rows: Sequence[Row]) -> list[Held]:
    """What each column holds in these rows."""
    looks: list[list[Look]] = [[] for _ in columns.columns]
    for row in rows:
        for position in row.filled:
            number = columns.at.get(row.columns[position], -1)
            if number >= 0:
                looks[number].append(row.looks[position])
    return [Held(found, len(rows)) for found in looks]


def settled(columns: Columns, below: Sequence[Row]) -> Columns | None:
    """The columns with the roles that their cells tell; None where they name no indicator."""
    rows = sample(below)
    rows = [row for row in rows if row.merges or _whole(columns, row)] or rows
    holds = held(columns, rows)
    roles = list(columns.roles)
    _levels(roles, holds)
    _first_level(roles, holds, columns)
    open_ = [n for n, role in enumerate(roles) if role in _OPEN and holds[n]]
    if len(rows) >= ENOUGH_ROWS:
        _signs(roles, holds, open_)
        _points(roles, holds, open_, columns, rows)
        _name(roles, holds, open_, rows)
        _answers(roles, holds, open_, columns)
        _reasons(roles, open_, columns, rows)
    if not any(role in ("level2", "level3", "level4") for role in roles):
        return None
    return columns.with_roles(roles)


def headings(row: Row, below: Row | None, rows: Sequence[Row], at: int) -> Headed | None:
    """The columns of a block of indicators if it is headed by `row`, which is `rows[at]`, and by
    how many rows; which of them only their cells tell."""
    found = indicator_columns(row, below)
    if found is None:
        loose = loosely_headed(row)
        told = settled(loose, rows[at + 1 : at + 1 + SAMPLE]) if loose is not None else None
        if loose is not None and told is not None:
            return told, 1, _in_words(loose, told)
        scored = managed(row)
        return None if scored is None else (scored, 1, None)
    columns, used = found
    if columns.open:
        told = settled(columns, rows[at + used : at + used + SAMPLE])
        if told is not None:
            return told, used, _in_words(columns, told)
    return columns, used, None


def _in_words(before: Columns, after: Columns) -> Words | None:
    """Which columns got their role from their cells; None for none."""
    named = [
        (column.heading, number, usual_heading(column.role))
        for number, (column, role) in enumerate(zip(after.columns, before.roles, strict=True), 1)
        if column.role != role
    ]
    if not named:
        return None
    return Words(
        "、".join(
            f"“{heading}”是{role}" if heading else f"第{number}栏是{role}"
            for heading, number, role in named
        ),
        ", ".join(f"{heading or f'column {number}'} is {role}" for heading, number, role in named),
    )


def unheaded(row: Row, rows: Sequence[Row], at: int, draft: Draft) -> Headed | None:
    """The columns of a block that begins with `row`, its heading (1) or its first data (0).

    Only where the cells leave no doubt: levels by their names, and names, targets and scores.
    """
    if draft.indicators or row.loose or draft.guesses >= _GUESSES:
        return None
    below = rows[at + 1 : at + 1 + SAMPLE]
    data = [row, *below] if _is_data(row) else list(below)
    if not data or not _is_data(data[0]) or data[0].table is not row.table:
        return None
    headed = data[0] is not row
    if headed and (len(row.filled) < _FEWEST or any(_amount(row.looks[p]) for p in row.filled)):
        return None
    starts = sorted({column for it in sample(data) for column in it.columns})
    if not starts:
        return None
    ends = [*starts[1:], max(row.table_width, starts[-1]) + 1]
    draft.guesses += 1
    columns = Columns(
        tuple(Column("other", start, end, "") for start, end in zip(starts, ends, strict=True))
    )
    if headed:
        columns = named_columns(row)
    found = settled(columns, data)
    if found is None or not {"level3", "target"} <= {*found.roles}:
        return None
    if not {"points", "score", "weight"} & {*found.roles}:
        return None
    return found, 1 if headed else 0, _in_words(columns, found)


def _is_data(row: Row) -> bool:
    """Whether a row begins with the name of a level and goes on with amounts."""
    if len(row.filled) < _FEWEST or row.first.shape not in _FIRST | _SECOND:
        return False
    return any(_amount(row.looks[p]) for p in row.filled)


def _amount(seen: Look) -> bool:
    return seen.shape in _AMOUNTS


def _whole(columns: Columns, row: Row) -> bool:
    """Whether a row has a cell that suits in each column of points, score and names that is
    known: where the file cannot tell merged cells rows may have slid."""
    known = [n for n, role in enumerate(columns.roles) if role in _ANCHORS]
    fits = profile(columns).fits
    found = {columns.at.get(row.columns[p], -1): row.looks[p].shape for p in row.filled}
    return all(number in found and fits[number][found[number]] for number in known)


def _take(roles: list[str], open_: list[int], number: int, role: str) -> None:
    if role not in roles:
        roles[number] = role
        open_.remove(number)


def _levels(roles: list[str], holds: list[Held]) -> None:
    """Columns of level names: by the names, whatever their heading says."""
    free = {*_OPEN, "level1", "level2", "level3"}
    for number, holding in enumerate(holds):
        if roles[number] not in free or not holding:
            continue
        first, second = holding.mostly(_FIRST), holding.mostly(_SECOND)
        role = roles[number]
        if first and not second and "level1" not in roles:
            roles[number] = "level1"
        elif second and not first and "level2" not in roles and role != "level3":
            roles[number] = "level2"
        elif first and second and role in _OPEN:
            missing = [level for level in ("level1", "level2") if level not in roles]
            if missing:
                roles[number] = missing[0]


def _first_level(roles: list[str], holds: list[Held], columns: Columns) -> None:
    """A label left of level 2 heads level 1 if other texts than it stand below: 评价指标; so does
    one that promises weights, or in words of its own, if names stand below it (项目权重, 分解目标).
    """
    if "level1" in roles or not holds[0]:
        return
    beside = roles[0] == "weight" or (roles[0] == "other" and roles[1:2] == ["level2"])
    if beside and holds[0].mostly((WORD, TEXT, *LEVEL_SHAPES)):
        roles[0] = "level1"
    if "level2" not in roles or roles[0] != "side":
        return
    above = look(columns.columns[0].heading).key
    labels = [seen for seen in holds[0] if seen.key == above or (seen.label and seen.label.side)]
    if above and not labels:
        roles[0] = "level1"


def _signs(roles: list[str], holds: list[Held], open_: list[int]) -> None:
    for number in tuple(open_):
        if holds[number].mostly((SYMBOL,)) and not _types(holds[number]):
            _take(roles, open_, number, "operator")
        elif holds[number].mostly((UNIT,)):
            _take(roles, open_, number, "unit")


def _types(holding: Held) -> bool:
    """Whether a column says what kind of value stands beside it: 定量, 定性."""
    return all(seen.key in _TYPES for seen in holding if seen.shape != FILLER)


def _points(
    roles: list[str], holds: list[Held], open_: list[int], columns: Columns, rows: Sequence[Row]
) -> None:
    """Points and score: two columns of numbers of which one is nowhere above the other, which
    adds up to no more than 100."""
    known = [n for n, role in enumerate(roles) if role in ("points", "score")]
    if len(known) == 2 or any(role in roles for role in ("weight", "converted_score")):
        return
    numeric = [n for n in open_ if holds[n].full and holds[n].mostly((NUMBER,))]
    if "target" not in roles or "actual" not in roles:
        answering = {n for n in open_ if holds[n].mostly(_ANSWERS)}
        spare = 2 - sum(1 for role in ("target", "actual") if role in roles)
        others = answering - {*numeric}
        if len(others) < spare:
            numeric = [n for n in numeric if n not in sorted(answering)[: spare - len(others)]]
    if known and roles[known[0]] == "score":
        above = [n for n in numeric if _order(columns, rows, known[0], n) is not None]
        if len(above) == 1:
            _take(roles, open_, above[0], "points")
        return
    for number in numeric:
        for other in known or [it for it in numeric if it != number]:
            order = _order(columns, rows, number, other)
            if order or (known and order is not None):
                if not known:
                    _take(roles, open_, other, "points")
                _take(roles, open_, number, "score")
                return


def _order(columns: Columns, rows: Sequence[Row], low: int, high: int) -> bool | None:
    """Whether column `low` is in every row at most `high`, which adds up to full points; None
    where it is not. Alike throughout, only if `high` stands left."""
    pairs = []
    for row in rows:
        cells = {columns.at.get(row.columns[p], -1): row.looks[p].text for p in row.filled}
        one, two = parse_number(cells.get(low, "")), parse_number(cells.get(high, ""))
        if one is not None and two is not None:
            pairs.append((one, two))
    if len(pairs) < ENOUGH_ROWS:
        return None
    total = sum(two for _, two in pairs)
    if total > 100 or total < 10 or any(one > two for one, two in pairs):
        return None
    return high < low if all(one == two for one, two in pairs) else True


def _name(roles: list[str], holds: list[Held], open_: list[int], rows: Sequence[Row]) -> None:
    """The indicators' names: texts that stand in every row and nearly never twice."""
    if "level3" in roles:
        return
    for number in tuple(open_):
        holding = holds[number]
        distinct = len({seen.key for seen in holding})
        if not holding.full or distinct * 10 < len(holding) * 9:
            continue
        if holding.mostly((WORD, TEXT, LONG, *LEVEL_SHAPES)):
            _take(roles, open_, number, "level3")
            return


def _answers(roles: list[str], holds: list[Held], open_: list[int], columns: Columns) -> None:
    """Target and actual: amounts and answers, in this order unless the signs are in the second;
    what promises a target of its own (2025年指标值) is no actual."""
    fit = [n for n in open_ if holds[n].full and holds[n].mostly((*_ANSWERS, WORD, TEXT))]
    fit = [n for n in fit if sum(1 for seen in holds[n] if seen.shape in _AMOUNTS)]
    missing = [role for role in ("target", "actual") if role not in roles]
    if not fit or len(fit) < len(missing):
        missing = missing[: len(fit)] if "target" not in roles else missing
    if len(missing) == 2 and len(fit) >= 2 and _signed(holds[fit[1]]) > _signed(holds[fit[0]]):
        missing.reverse()
    for number, role in zip(fit, missing, strict=False):
        promised = guess_heading(columns.columns[number].heading, "column")
        if promised != "target" or role == "target":
            _take(roles, open_, number, role)


def _signed(holding: Held) -> int:
    return sum(1 for seen in holding if seen.text[:1] in _SIGNS)


def _reasons(roles: list[str], open_: list[int], columns: Columns, rows: Sequence[Row]) -> None:
    """Reasons: texts that stand in some rows only, most of them where the score is below the
    points."""
    if "variance" in roles or not {"points", "score"} <= {*roles}:
        return
    points, score = roles.index("points"), roles.index("score")
    for number in tuple(open_):
        texts = lost = 0
        for row in rows:
            cells = {columns.at.get(row.columns[p], -1): row.looks[p] for p in row.filled}
            seen = cells.get(number)
            if seen is None or seen.shape == FILLER:
                continue
            texts += seen.shape in (WORD, TEXT, LONG)
            one = parse_number(cells[score].text) if score in cells else None
            two = parse_number(cells[points].text) if points in cells else None
            lost += one is not None and two is not None and one < two
        if texts and lost * 10 >= texts * 6 and (texts == lost or texts * 10 < len(rows) * 7):
            _take(roles, open_, number, "variance")
            return
