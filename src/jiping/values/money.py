"""Amounts of money in the form's own unit."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Literal

from jiping.values.numbers import DIGITS, exact, parse_number, times
from jiping.values.signs import normalise

_AMOUNT = re.compile(rf"¥?(-?{DIGITS})(?P<unit>亿元|亿|万元|万|元)?")


def parse_money(text: str, unit: Literal["yuan", "10k_yuan"] | None = None) -> Decimal | None:
    """An amount in the form's own unit."""
    number = parse_number(text) if text.isascii() else None
    if number is not None:
        return number
    found = _AMOUNT.match(normalise(text))
    if found is None:
        return None
    power = {"亿": 8, "万": 4, "元": 0}[found["unit"][0]] if found["unit"] else None
    if power is None or unit is None:
        return exact(found[1])
    return times(exact(found[1]), power - (0 if unit == "yuan" else 4))
