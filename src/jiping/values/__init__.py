"""The one parser of targets, actuals, money, rates, dates and units, and their comparison."""

from jiping.values.compare import Comparison, compare
from jiping.values.dates import parse_date
from jiping.values.direction import lower_is_better
from jiping.values.money import parse_money
from jiping.values.numbers import (
    decimals,
    half_up,
    parse_number,
    parse_points,
    parse_share,
    rounding,
)
from jiping.values.operators import is_way
from jiping.values.parse import parse_value
from jiping.values.signs import normalise
from jiping.values.units import convert, same_kind

__all__ = [
    "Comparison",
    "compare",
    "convert",
    "decimals",
    "half_up",
    "is_way",
    "lower_is_better",
    "normalise",
    "parse_date",
    "parse_money",
    "parse_number",
    "parse_points",
    "parse_share",
    "parse_value",
    "rounding",
    "same_kind",
]
