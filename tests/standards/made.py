"""Evaluations for the tests of scoring, made from printed texts; all bodies are invented."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from jiping.model import Cell, Evaluation, Fund, Indicator, Level, Objective
from jiping.values import parse_money, parse_points, parse_share, parse_value


def text(printed: str | None) -> Cell[str] | None:
    return None if printed is None else Cell(printed, printed or None)


def points(printed: str | None) -> Cell[Decimal] | None:
    return None if printed is None else Cell(printed, parse_points(printed))


def share(printed: str | None) -> Cell[Decimal] | None:
    return None if printed is None else Cell(printed, parse_share(printed))


def money(printed: str | None) -> Cell[Decimal] | None:
    return None if printed is None else Cell(printed, parse_money(printed))


def fund(
    adjusted: str | None = "100",
    executed: str | None = "100",
    worth: str | None = "20",
    score: str | None = "20",
    *,
    rate: str | None = None,
    part_of: int | None = None,
    name: str = "年度资金总额",
) -> Fund:
    return Fund(
        text(name),
        None,
        money(adjusted),
        money(executed),
        points(worth),
        share(rate),
        points(score),
        part_of,
    )


def row(
    target: str,
    actual: str,
    score: str | None,
    worth: str | None = None,
    *,
    name: str = "走访入户次数",
    level1: str = "产出指标",
    objective: int | None = None,
    **more: Any,
) -> Indicator:
    return Indicator(
        objective=objective,
        path=tuple(Cell(word, word) for word in (level1, "数量指标", name)),
        kind=more.pop("kind", "output.quantity"),
        target=Cell(target, parse_value(target) if target else None),
        actual=Cell(actual, parse_value(actual) if actual else None),
        points=points(worth),
        score=points(score),
        **more,
    )


def form(
    rows: Sequence[Indicator], funds: Sequence[Fund] = (), *, total: str | None = None, **more: Any
) -> Evaluation:
    return Evaluation(
        funds=tuple(funds), indicators=tuple(rows), claimed_total=points(total), **more
    )


def objectives(*worth: str | None) -> tuple[Objective, ...]:
    return tuple(Objective(text("办好实事"), points=points(one)) for one in worth)


def level(name: str, worth: str, objective: int | None = None) -> Level:
    return Level(objective, (Cell(name, name),), points(worth))
