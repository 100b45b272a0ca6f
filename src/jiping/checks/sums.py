"""Sums of printed numbers, and what rounding may have hidden in their parts."""

from __future__ import annotations

from collections.abc import Collection
from decimal import Decimal

from jiping.model import Cell
from jiping.values import decimals, rounding

NONE = Decimal(0)
HALF = Decimal("0.5")


def contradicts(total: Cell[Decimal], parts: Collection[Decimal], exact_places: int = 1) -> bool:
    """Whether a printed total is not the sum of its printed parts, whatever was rounded.

    Parts with at most `exact_places` decimals (zeros at the end left out) are taken as exact:
    3.6 is 3.60, while 3.33 may be a third of ten.
    """
    if total.value is None:
        return False
    gap = abs(total.value - sum(parts, NONE))
    if not gap:
        return False
    allowed = rounding(total.text)
    return gap > allowed and gap >= allowed + hidden(parts, exact_places)


def half_unit(texts: Collection[str], exact_places: int = 1) -> Decimal:
    """Half a unit of the finest decimal among printed numbers.

    Nothing where none has more than `exact_places` decimals: such numbers are exact.
    """
    places = max((decimals(text) for text in texts), default=0)
    return HALF.scaleb(-places) if places > exact_places else NONE


def hidden(parts: Collection[Decimal], exact_places: int = 1) -> Decimal:
    """What rounding may have taken from the sum of the parts, see `contradicts`."""
    lost = NONE
    for part in parts:
        exponent = part.normalize().as_tuple().exponent
        if isinstance(exponent, int) and exponent < -exact_places:
            lost += HALF.scaleb(exponent)
    return lost
