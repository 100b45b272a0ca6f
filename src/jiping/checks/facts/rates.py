"""The execution rate that a fund line's own amounts give, within what they were rounded to."""

from __future__ import annotations

from decimal import Decimal

from msgspec import Struct

from jiping.checks.facts.sums import half_unit
from jiping.model import Cell, Fund
from jiping.values import decimals, half_up, parse_number, rounding

HUNDRED = Decimal(100)


class Rate(Struct, frozen=True):
    """Outturn over budget as a share: exact as printed, and the bounds rounding leaves."""

    exact: Decimal
    low: Decimal
    high: Decimal


def rates(fund: Fund, exact_places: int) -> list[Rate]:
    """The rate over the adjusted budget; also over the money received where that is printed.

    Without an adjusted budget the original one counts. Empty without outturn or budget, and
    where the budget is zero. Amounts with at most `exact_places` decimals are exact.
    """
    executed = fund.executed
    if executed is None or executed.value is None:
        return []
    found = []
    for budget in (fund.adjusted or fund.original, fund.received):
        if budget is None or budget.value is None or budget.value <= 0:
            continue
        half = half_unit((budget.text, executed.text), exact_places)
        a, b = budget.value, executed.value
        high = (b + half) / (a - half) if a > half else (b + half) / a
        found.append(Rate(b / a, (b - half) / (a + half), high))
    return found


def share_rounding(cell: Cell[Decimal]) -> Decimal:
    """Half a unit of the last printed decimal of a rate, as a share: 98.40% and 98.4 alike."""
    plain = parse_number(cell.text)
    scale = HUNDRED if plain is not None and plain != cell.value else 1
    return rounding(cell.text) / scale


def printed_like(cell: Cell[Decimal], share: Decimal) -> str:
    """A share written as this cell writes its own: 98.40%, 98.4 or 0.984."""
    places = decimals(cell.text)
    plain = parse_number(cell.text)
    if plain is None:
        return f"{half_up(share * HUNDRED, places)}%"
    return str(half_up(share if plain == cell.value else share * HUNDRED, places))
