"""Sums of printed numbers, and what rounding may have hidden in their parts."""

from __future__ import annotations

from collections.abc import Collection
from decimal import Decimal

from jiping.model import Cell, ScoreLine
from jiping.values import decimals, rounding

NONE = Decimal(0)
ONE = Decimal(1)
HALF = Decimal("0.5")


def contradicts(total: Cell[Decimal], added: Decimal, lost: Decimal = NONE) -> bool:
    """Whether a printed total is not the sum of its parts, `added`.

    The total itself may be rounded to its printed decimals; rounding of the parts may have
    taken less than `lost` from their sum, or added it.
    """
    if total.value is None or total.value == added:
        return False
    gap, allowed = abs(total.value - added), rounding(total.text)
    return gap > allowed and gap >= allowed + lost


def lost_in_amounts(texts: Collection[str], exact_places: int) -> Decimal:
    """What rounding may have taken from the sum of printed amounts.

    An amount with at most `exact_places` decimals is exact; of others the last is rounded.
    """
    places = (decimals(text) for text in texts)
    return sum((HALF.scaleb(-place) for place in places if place > exact_places), NONE)


def lost_in_numbers(numbers: Collection[Decimal]) -> Decimal:
    """The same for points and scores, where 3.6 and 3.60 are exact and 3.33 may be 10/3."""
    lost = NONE
    for number in numbers:
        exponent = number.normalize().as_tuple().exponent
        if isinstance(exponent, int) and exponent < -1:
            lost += HALF.scaleb(exponent)
    return lost


def scores_contradict(total: Cell[Decimal], lines: Collection[ScoreLine]) -> bool:
    """Whether a printed total of scores follows neither from the scores as printed nor from
    what they were before rounding."""
    claims = [line.claimed for line in lines if line.claimed is not None]
    added = sum(claims, NONE)
    if total.value == added:
        return False
    unrounded = [_unrounded(line) for line in lines if line.claimed is not None]
    lost = lost_in_numbers(
        [claim for claim, exact in zip(claims, unrounded, strict=True) if exact is None]
    )
    exact = [
        claim if number is None else number for claim, number in zip(claims, unrounded, strict=True)
    ]
    return contradicts(total, added, lost) and contradicts(total, sum(exact, NONE), lost)


def _unrounded(line: ScoreLine) -> Decimal | None:
    """Points × share reached, where the claim is that rounded; None where nobody can tell."""
    if line.points is None or line.ratio is None or line.claimed is None:
        return None
    exact = line.points * min(line.ratio, ONE)
    if exact == line.claimed:
        return exact
    printed = line.claimed.as_tuple().exponent
    half = HALF.scaleb(printed) if isinstance(printed, int) and printed < 0 else HALF
    return exact if abs(exact - line.claimed) <= half else None


def half_unit(texts: Collection[str], exact_places: int = 1) -> Decimal:
    """Half a unit of the finest decimal among printed numbers.

    Nothing where none has more than `exact_places` decimals: such numbers are exact.
    """
    places = max((decimals(text) for text in texts), default=0)
    return HALF.scaleb(-places) if places > exact_places else NONE
