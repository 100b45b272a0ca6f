"""Amounts without a unit that are 10,000 times off what stands beside them: 元 among 万元."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from jiping.checks.case import Case
from jiping.model import Cell, Where

FACTOR = Decimal(10000)
NEAR = Decimal("0.01")
"""How far apart, as a share, two numbers are still the same amount in different units."""
COLUMNS = ("original", "adjusted", "executed", "received")

Foreign = tuple[Where, Cell[Decimal], Decimal]
"""Which cell is in the other unit, and its amount in the unit of the block."""


def foreign_amounts(case: Case) -> Iterator[Foreign]:
    """The amounts that the form itself shows to be in another unit than their block."""
    yield from _by_rate(case)
    yield from _by_parts(case)
    yield from _by_split(case)


def _by_rate(case: Case) -> Iterator[Foreign]:
    """Outturn over budget is 10,000 times the printed rate, or a 10,000th of it."""
    for index, fund in enumerate(case.evaluation.funds):
        budget, executed, rate = fund.adjusted or fund.original, fund.executed, fund.rate
        if not (budget and executed and rate and budget.value and executed.value and rate.value):
            continue
        times = _times(executed.value / budget.value, rate.value)
        if times is None:
            continue
        # In a block of 万元 the larger number is the foreign one, in a block of 元 the smaller.
        if (times > 1) == (case.exact_places == 1):
            yield Where(fund=index, field="executed"), executed, _scaled(case, executed.value)
        else:
            field = "adjusted" if fund.adjusted else "original"
            yield Where(fund=index, field=field), budget, _scaled(case, budget.value)


def _by_parts(case: Case) -> Iterator[Foreign]:
    """A total is 10,000 times the sum of its parts, or a 10,000th of it."""
    for index, fund in enumerate(case.evaluation.funds):
        below = [part for part in case.evaluation.funds if part.part_of == index]
        for field in COLUMNS if below else ():
            total: Cell[Decimal] | None = getattr(fund, field)
            if total is None or not total.value:
                continue
            cells = [getattr(part, field) for part in below]
            added = sum((cell.value for cell in cells if cell and cell.value), Decimal(0))
            if added and _times(total.value, added) is not None:
                yield Where(fund=index, field=field), total, added


def _by_split(case: Case) -> Iterator[Foreign]:
    """Basic and project expenditure together are 10,000 times the total, or a 10,000th."""
    form = case.evaluation
    basic, project = form.basic_expenditure, form.project_expenditure
    if case.total_fund is None or basic is None or project is None:
        return
    fund = form.funds[case.total_fund]
    total = fund.adjusted or fund.executed
    if total is None or not total.value or basic.value is None or project.value is None:
        return
    if _times(basic.value + project.value, total.value) is not None:
        yield Where(field="basic_expenditure"), basic, _scaled(case, basic.value)


def _times(one: Decimal, other: Decimal) -> Decimal | None:
    """10,000 or 1/10,000 where one amount is that many times the other, else None."""
    for factor in (FACTOR, 1 / FACTOR):
        if abs(one / other / factor - 1) < NEAR:
            return factor
    return None


def _scaled(case: Case, amount: Decimal) -> Decimal:
    """The amount as it reads in the unit of the block."""
    return amount / FACTOR if case.exact_places == 1 else amount * FACTOR
