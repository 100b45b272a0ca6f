"""Which cell of a row belongs to which column, when cells were lost and the rest slid.

A row whose cells fit where they are printed is kept. Otherwise the cheapest monotone assignment
of its cells to the columns is taken: every cell costs by what it looks like, by how far it
moves, and every column left empty costs by how much a row needs it.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

from msgspec import Struct

from jiping.forms.headings.columns import Columns
from jiping.forms.seen.shapes import EITHER_LEVEL, LEVEL1, LEVEL2, NUMBER, TEXT

UNFIT = 20
"""A cell this dear for its column does not belong there."""

_START, _START_LEFT, _CHANGE, _TRUST, _WITHOUT_LEVEL2 = 8, 14, 6, 3, 5
WIDEST = 64
"""No form has more columns; the work grows with their square."""

#            BLANK NUMBER % QUANTITY SYMBOL UNIT ANSWER WORD TEXT LONG FILLER L1 L2 EITHER
_BASIC = {
    "side": (0, 60, 60, 60, 60, 60, 60, 40, 40, 60, 20, 40, 40, 40),
    "level1": (0, 60, 60, 60, 60, 60, 50, 25, 25, 60, 20, 0, 22, 0),
    "level2": (0, 60, 60, 60, 60, 60, 50, 20, 20, 60, 20, 30, 0, 0),
    "level3": (0, 60, 50, 30, 60, 50, 25, 3, 0, 0, 20, 30, 30, 30),
    "answer": (0, 6, 0, 0, 30, 20, 0, 4, 5, 5, 5, 40, 40, 40),
    "operator": (0, 60, 60, 60, 0, 30, 40, 22, 30, 60, 5, 60, 60, 60),
    "unit": (0, 60, 60, 60, 40, 0, 25, 8, 24, 60, 5, 60, 60, 60),
    "points": (0, 0, 24, 25, 60, 60, 40, 45, 50, 60, 3, 60, 60, 60),
    "share": (0, 2, 0, 25, 60, 15, 40, 45, 50, 60, 3, 60, 60, 60),
    "text": (0, 28, 30, 18, 60, 30, 12, 3, 0, 0, 3, 50, 50, 50),
    "money": (0, 0, 30, 5, 60, 40, 25, 25, 19, 19, 8, 60, 60, 60),
    "name": (0, 60, 60, 40, 60, 40, 20, 0, 0, 8, 30, 10, 10, 10),
    "likelihood": (0, 25, 25, 25, 30, 30, 0, 4, 5, 10, 3, 60, 60, 60),
    "other": (0, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 19, 19, 19),
    "blank": (0, 25, 25, 25, 25, 25, 25, 25, 25, 25, 5, 40, 40, 40),
}
_NOWHERE = 60
"""A page number belongs to no column."""

_BIG = {"points": 18, "share": 18}
_LOOSE = {"level3": 6, "answer": 6}
_OWN = {"level1": 2, "level2": 2}


def _derived(name: str, basic: tuple[int, ...]) -> tuple[int, ...]:
    """The costs of the derived shapes behind those of the basic ones."""
    big = _BIG.get(name, basic[NUMBER])
    levels = (_LOOSE.get(name, basic[shape]) for shape in (LEVEL1, LEVEL2, EITHER_LEVEL))
    return (*basic, big, *levels, _OWN.get(name, basic[TEXT]), _NOWHERE)


_COSTS = {name: _derived(name, basic) for name, basic in _BASIC.items()}
_CLASSES = {
    **{role: role for role in ("side", "level1", "level2", "level3", "operator", "unit", "name")},
    "level4": "level3",
    **dict.fromkeys(("target", "actual", "actual_to_date", "forecast", "baseline"), "answer"),
    **dict.fromkeys(("initial_target", "adjusted_target"), "answer"),
    **dict.fromkeys(("points", "score", "converted_score", "coefficient"), "points"),
    **dict.fromkeys(("level1_points", "level2_points", "level1_score", "level2_score"), "points"),
    **dict.fromkeys(("weight", "rate", "received_rate", "forecast_rate"), "share"),
    **dict.fromkeys(("level1_weight", "level2_weight"), "share"),
    **dict.fromkeys(("variance", "improvement", "criteria", "definition", "remark"), "text"),
    **dict.fromkeys(("causes", "is_core", "source_code"), "other"),
    "likelihood": "likelihood",
    **dict.fromkeys(("original", "adjusted", "executed", "received", "adjustment"), "money"),
    **dict.fromkeys(("executed_to_date", "appropriation", "other_funds"), "money"),
    "content": "text",
    "blank": "blank",
}
_FUND_CLASSES = _CLASSES | {"forecast": "money"}
_FUNDS = {"name": 30, "original": 4, "adjusted": 10, "executed": 10, "received": 4, "rate": 8}
_NEEDED: dict[str, dict[str, int]] = {
    "indicators": {
        "level3": 30,
        "level4": 30,
        "target": 18,
        "actual": 18,
        "points": 24,
        "score": 24,
        "weight": 6,
        "operator": 5,
        "unit": 3,
    },
    "funds": _FUNDS | {"points": 6, "score": 6},
    "parts": _FUNDS,
}
"""What an empty column costs; 其中 rows of the budget need no points and no score."""

Needed = Literal["indicators", "funds", "parts"]


class Profile(Struct, frozen=True):
    """What the columns of a block ask of cells: cost by shape, and cost of staying empty.

    `levels` are the columns of levels 1 and 3: a row that prints level 1 prints level 2 too.
    """

    costs: tuple[tuple[int, ...], ...]
    fits: tuple[tuple[bool, ...], ...]
    needed: tuple[int, ...]
    levels: tuple[int, int]


class Alignment(Struct, frozen=True):
    """The column of each filled cell, in order; `second` is an equally cheap reading."""

    columns: tuple[int, ...]
    cost: int
    second: tuple[int, ...] | None = None


@lru_cache(maxsize=256)
def profile(columns: Columns, *, needed: Needed = "indicators") -> Profile:
    """The profile of a block's columns; `needed` says what its rows need to hold."""
    classes = _CLASSES if needed == "indicators" else _FUND_CLASSES
    costs = tuple(_COSTS[classes.get(role, "other")] for role in columns.roles)
    table = _NEEDED[needed]
    if "level4" in columns.index:
        table = table | {"level3": 0}
    return Profile(
        costs,
        tuple(tuple(cost < UNFIT for cost in row) for row in costs),
        tuple(table.get(role, 0) for role in columns.roles),
        (columns.index.get("level1", -1), columns.index.get("level3", -1)),
    )


def align(
    printed: tuple[int, ...], shapes: tuple[int, ...], asked: Profile, trusted: bool
) -> Alignment | None:
    """The cheapest monotone assignment of a row's filled cells, None if there are too many.

    `printed` are the columns they stand in, `shapes` what they look like; where the file can
    tell merged cells the printed columns are `trusted` and moving costs more.
    """
    count, width = len(printed), len(asked.costs)
    if not count or count > width or width > WIDEST:
        return None
    trust = _TRUST if trusted else 1
    before = [0]
    for needed in asked.needed:
        before.append(before[-1] + needed)
    best: dict[int, int] = {}
    back: list[dict[int, list[int]]] = []
    for order in range(count):
        costs: dict[int, int] = {}
        came: dict[int, list[int]] = {}
        for column in range(order, width - count + order + 1):
            moved = column - printed[order]
            if order:
                cost, came[column] = _cheapest(
                    best, column, moved, printed[order - 1], before, trust, asked.levels
                )
            else:
                cost = before[column]
                if moved:
                    cost += ((_START if moved > 0 else _START_LEFT) + abs(moved)) * trust
            costs[column] = cost + asked.costs[column][shapes[order]]
        best = costs
        back.append(came)
    for column in best:
        best[column] += before[width] - before[column + 1]
    lowest = min(best.values())
    paths: list[tuple[int, ...]] = []
    for column, cost in best.items():
        if cost == lowest:
            _trace(back, count - 1, (column,), paths)
    paths.sort(key=lambda path: sum(abs(a - b) for a, b in zip(path, printed, strict=True)))
    return Alignment(paths[0], lowest, paths[1] if len(paths) > 1 else None)


def _cheapest(
    last: dict[int, int],
    column: int,
    moved: int,
    printed_before: int,
    before: list[int],
    trust: int,
    levels: tuple[int, int],
) -> tuple[int, list[int]]:
    """The cheapest way to come to `column`, and every column it may come from at that price."""
    cheapest, via = 1_000_000, []
    for left, cost in last.items():
        if left >= column:
            break
        cost += before[column] - before[left + 1]
        change = moved - (left - printed_before)
        if change:
            cost += (_CHANGE + abs(change)) * trust
        if (left, column) == levels and column > left + 1:
            cost += _WITHOUT_LEVEL2
        if cost < cheapest:
            cheapest, via = cost, [left]
        elif cost == cheapest:
            via.append(left)
    return cheapest, via


def _trace(
    back: list[dict[int, list[int]]],
    order: int,
    path: tuple[int, ...],
    paths: list[tuple[int, ...]],
) -> None:
    """Collect up to eight complete paths that end in `path`."""
    if len(paths) >= 8:
        return
    if order == 0:
        paths.append(path)
        return
    for left in back[order][path[0]]:
        _trace(back, order - 1, (left, *path), paths)
