"""Points and claims as a form prints them: in points, as a weight, converted, by coefficient."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from jiping.model import Cell, Evaluation, Fund, Indicator


def number(cell: Cell[Decimal] | None) -> Decimal | None:
    """What a cell was understood as, None where there is no cell or no number in it."""
    return None if cell is None else cell.value


def fund_points(fund: Fund, full: Decimal) -> Decimal | None:
    """A fund line's 分值, or its 权重 of the full points."""
    points, weight = number(fund.points), number(fund.weight)
    return tidy(weight * full) if points is None and weight is not None else points


def indicator_points(indicator: Indicator, full: Decimal) -> Decimal | None:
    """A row's points as they count in the total.

    分值 where printed, else 权重 of the full points. Where a form converts (折算得分 = 得分 ×
    权重), points and weight are both printed and only their product counts.
    """
    points, weight = number(indicator.points), number(indicator.weight)
    if weight is None:
        return points
    if points is None:
        return tidy(weight * full)
    return tidy(points * weight) if number(indicator.converted_score) is not None else points


def indicator_claim(indicator: Indicator) -> Decimal | None:
    """A row's score as claimed for the total: converted, printed, or coefficient × points."""
    converted = number(indicator.converted_score)
    if converted is not None:
        return converted
    score = number(indicator.score)
    if score is not None:
        return score
    coefficient, points = number(indicator.coefficient), number(indicator.points)
    return tidy(coefficient * points) if coefficient is not None and points is not None else None


def sub_rows(evaluation: Evaluation) -> frozenset[int]:
    """Rows that do not count by themselves: 其中 rows without points or score of their own, and
    those below a row that has them."""
    rows = evaluation.indicators
    return frozenset(
        index
        for index, row in enumerate(rows)
        if row.part_of is not None
        and (not _carries(row) or (row.part_of < len(rows) and _carries(rows[row.part_of])))
    )


def _carries(row: Indicator) -> bool:
    return any(
        number(cell) is not None
        for cell in (row.points, row.weight, row.score, row.converted_score, row.coefficient)
    )


def total(numbers: Sequence[Decimal | None]) -> Decimal | None:
    """The sum, None if one is unknown or there is none."""
    known = [number for number in numbers if number is not None]
    return sum(known, Decimal(0)) if known and len(known) == len(numbers) else None


def tidy(value: Decimal) -> Decimal:
    """The same number without zeros at its end and without exponent."""
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()
