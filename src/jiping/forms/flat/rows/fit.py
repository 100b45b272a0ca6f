"""How well a piece of text suits a column, in points of cost; None where it cannot stand there.

The texts are folded: no white space, half-width, simplified.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from functools import lru_cache

from jiping.forms.seen.look import look
from jiping.forms.seen.shapes import (
    FILLER,
    SYMBOL,
    UNIT,
)
from jiping.terms import bare, level1, level2

Fit = Callable[[str], "float | None"]

PLAIN = re.compile(r"[-+]?(?:[1-9][0-9]{0,2}(?:,[0-9]{3})+|0|[1-9][0-9]*)(?:\.[0-9]+)?")
_FILLERS = {"-": 1.0, "—": 1.0, "–": 1.0, "/": 1.0, "——": 2.0, "无": 3.0}
_MARK = re.compile(r"(?:0|[1-9][0-9]?|1[0-9][0-9])(?:\.[0-9]{1,2})?")
PERCENT = re.compile(r"[-+]?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:%|‰|百分比)")
_SIGN = (
    r"(?:[≥≤≧≦═≈⩾⩽]=?|[><]=?|=[><]?|不少于|不低于|不高于|不超过|大于等于|小于等于|大于|小于|等于|达到"
    r"|约|控制在)"
)
_AMOUNT = r"(?:[1-9][0-9]{0,2}(?:,[0-9]{3})+|0|[1-9][0-9]*)(?:\.[0-9]+)?"
QUANTITY = re.compile(
    rf"(?P<sign>{_SIGN})?(?P<low>{_AMOUNT})(?:[%‰]?[-—~–至](?P<high>{_AMOUNT}))?"
    r"(?:[%‰]|(?P<unit>[^0-9≥≤≧≦><=═。；;，,:%‰\-—]{0,12}?))(?:以上|以内|以下|左右)?"
)
_LIMIT = re.compile(r"[年月日](?:[底末初份]|[上中下]旬|之?前)")
"""What stands behind the number of a date: 9|月底前."""
_COLUMN = re.compile(r"[≥≤≧≦><=═⩾⩽]|[0-9]")


@lru_cache(maxsize=4096)
def points(text: str) -> float | None:
    """Points or a score."""
    plain = text.removesuffix("分")
    if _MARK.fullmatch(plain):
        amount = Decimal(plain)
        cost = 0.0 if plain == text else 1.0
        if amount > 100:
            return None if amount > 120 else 25
        if "." in plain:
            cost += 1.5
        return cost + (4 if amount > 60 else 1 if amount > 40 else 0)
    return filler(text)


def filler(text: str) -> float | None:
    """What a filler costs in place of a number."""
    return _FILLERS.get(text, 8.0) if look(text).shape == FILLER else None


@lru_cache(maxsize=8192)
def marks(text: str) -> Decimal | None:
    """The amount that a text for points holds."""
    plain = text.removesuffix("分")
    return Decimal(plain) if _MARK.fullmatch(plain) else None


@lru_cache(maxsize=4096)
def share(text: str) -> float | None:
    """A weight or a rate: a percentage, else a number."""
    if PERCENT.fullmatch(text):
        whole, _, decimals = text.rstrip("%‰百分比").partition(".")
        return (0 if len(whole) < 4 else 12) + 3 * max(0, len(decimals) - 2)
    if _MARK.fullmatch(text):
        return 3 if Decimal(text) <= 100 else 20
    return filler(text)


@lru_cache(maxsize=4096)
def coefficient(text: str) -> float | None:
    """A share of the points that was earned: 1, 0.85, 85%."""
    if _MARK.fullmatch(text):
        return 0 if Decimal(text) <= 1 else None
    return share(text)


@lru_cache(maxsize=4096)
def worth(text: str) -> float | None:
    """A weight where the form has no points: points, or a percentage."""
    if PERCENT.fullmatch(text):
        return 2 if "." not in text else 6
    return points(text)


def flag(text: str) -> float | None:
    """Yes or no: 是, √."""
    return 0 if text in ("是", "否", "√", "×") else 2 if look(text).shape == FILLER else None


@lru_cache(maxsize=4096)
def money(text: str) -> float | None:
    """An amount of money, its unit perhaps behind it."""
    plain = re.sub(r"(?:万元|亿元|元|万|亿)$", "", text)
    if PLAIN.fullmatch(plain):
        decimals = len(plain.rpartition(".")[2]) if "." in plain else 0
        return 0.0 if decimals <= 2 else 1.5 * (decimals - 2)
    return filler(text)


@lru_cache(maxsize=4096)
def operator(text: str) -> float | None:
    return 0 if look(text).shape == SYMBOL else 8 if look(text).shape == FILLER else None


@lru_cache(maxsize=4096)
def unit(text: str) -> float | None:
    if look(text).shape == UNIT:
        return 0
    if look(text).shape == FILLER:
        return 6
    if len(text) > 8 or _COLUMN.search(text):
        return None
    return 3 + 1.5 * len(text)


@lru_cache(maxsize=4096)
def first_level(text: str) -> float | None:
    found = level1(text)
    if found is None:
        return None
    return 0 if bare(text).endswith("指标") else 5


@lru_cache(maxsize=4096)
def second_level(text: str) -> float | None:
    found = level2(text)
    if found is None:
        return None
    return 0 if bare(text).endswith("指标") else 4


@lru_cache(maxsize=8192)
def is_quantity(text: str) -> bool:
    """Whether a text is an amount, with or without a sign before and a unit behind it."""
    found = QUANTITY.fullmatch(text)
    return found is not None and _LIMIT.match(found["unit"] or "") is None


def is_limit(text: str) -> bool:
    """Whether a text is a time limit: 9月底前."""
    found = QUANTITY.fullmatch(text)
    return found is not None and _LIMIT.match(found["unit"] or "") is not None


@lru_cache(maxsize=8192)
def quantity(text: str) -> tuple[str, Decimal, str] | None:
    """Sign, amount and unit of a quantity, None for anything else."""
    found = QUANTITY.fullmatch(text)
    if found is None or found["high"] or _LIMIT.match(found["unit"] or ""):
        return None
    return found["sign"] or "", Decimal(found["low"].replace(",", "")), found["unit"] or ""


@lru_cache(maxsize=8192)
def compared(target: str | None, actual: str | None) -> tuple[Decimal | None, bool | None]:
    """Actual over target where both are amounts, and whether the target is met."""
    if not target or not actual:
        return None, None
    one, two = quantity(target), quantity(actual)
    if one is None or two is None:
        return None, None
    sign, wanted, unit = one
    _, reached, own = two
    if not wanted:
        return None, reached == 0
    if unit and own and unit != own:
        return None, None
    ratio = reached / wanted
    if sign and (sign[0] in "≤≦<" or sign in ("不高于", "不超过", "小于", "小于等于")):
        return ratio, ratio <= 1
    return ratio, ratio >= 1
