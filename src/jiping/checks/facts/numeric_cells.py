"""The cells of a form that hold a bare number, with what points to each."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from jiping.model import Cell, Evaluation, Where

Located = tuple[Where, Cell[Decimal]]

AMOUNTS = ("original", "adjusted", "executed", "adjustment", "received", "executed_to_date")
FUND_SCORES = ("points", "rate", "score", "weight", "received_rate")
ROW_SCORES = ("points", "score", "weight", "converted_score")


def amounts(form: Evaluation) -> Iterator[Located]:
    """Money: the split of a department's expenditure and the budget block."""
    for field in ("basic_expenditure", "project_expenditure"):
        cell: Cell[Decimal] | None = getattr(form, field)
        if cell is not None and cell.text:
            yield Where(field=field), cell
    for index, fund in enumerate(form.funds):
        for field in AMOUNTS:
            cell = getattr(fund, field)
            if cell is not None and cell.text:
                yield Where(fund=index, field=field), cell


def scores(form: Evaluation) -> Iterator[Located]:
    """Points, scores, weights and rates; a cell merged over several rows comes once."""
    for index, fund in enumerate(form.funds):
        for field in FUND_SCORES:
            cell: Cell[Decimal] | None = getattr(fund, field)
            if cell is not None and cell.text and not _inherited(cell):
                yield Where(fund=index, field=field), cell
    for index, objective in enumerate(form.objectives):
        for field, cell in (("points", objective.points), ("score", objective.score)):
            if cell is not None and cell.text:
                yield Where(objective=index, field=field), cell
    for index, row in enumerate(form.indicators):
        for field in ROW_SCORES:
            cell = getattr(row, field)
            if cell is not None and cell.text and not _inherited(cell):
                yield Where(indicator=index, field=field), cell
    for field, cell in (
        ("claimed_points", form.claimed_points),
        ("claimed_total", form.claimed_total),
    ):
        if cell is not None and cell.text:
            yield Where(field=field), cell


def _inherited(cell: Cell[Decimal]) -> bool:
    return cell.place is not None and cell.place.inherited
