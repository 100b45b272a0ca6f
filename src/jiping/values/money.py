"""Amounts of money in the form's own unit."""

from __future__ import annotations

import re
from decimal import Decimal

from jiping.model.evaluation import AmountUnit
from jiping.values.numbers import DIGITS, exact, parse_number, times
from jiping.values.signs import normalise

_UNIT = r"(?:亿元|亿|千万元|百万元|万元|万|千元|元)?(?:人民币)?整?"
_AMOUNT = re.compile(
    r"(?:人民币|共计?|合计|总计|总额|计|约|[:¥￥])*"
    rf"(?P<digits>[+-]?{DIGITS})(?![0-9.,])(?P<unit>{_UNIT})"
    rf"(?P<again>(?:[+-]?{DIGITS})(?:{_UNIT}))?"
    r"(?P<rest>.*)"
)
# 61.561.5 is no number, 3636 is: without decimals only a space shows that it is printed twice.
_TWICE = re.compile(rf"([0-9,]+\.[0-9]+)\1|({DIGITS}) \2")
_EXPLAINS = re.compile(r"[(,;:]*(?:其中|含|包括|包含|备注|说明)|\(")
_DIGIT = re.compile("[0-9]")
_POWERS = {"元": 0, "千元": 3, "万": 4, "万元": 4, "百万元": 6, "千万元": 7, "亿": 8, "亿元": 8}
_FORM: dict[str, int] = {"yuan": 0, "10k_yuan": 4}


def parse_money(text: str, unit: AmountUnit | None = None) -> Decimal | None:
    """An amount in the form's own unit, or None where the text is not one unambiguous amount.

    A printed currency unit is dropped without scaling where `unit`, the form's, is not given or
    says the same (15万 in a form in 万元 is 15); where they differ the amount is converted
    (7.29万元 in a form in 元 is 72900). The leading figure stands where it is printed twice
    (310万310万) or explained behind it (310万(道路180万元)); two different figures give None.
    """
    number = parse_number(text) if text.isascii() else None
    if number is not None:
        return number
    text = normalise(text)
    if twice := _TWICE.fullmatch(text):
        return exact(twice[1] or twice[2])
    found = _AMOUNT.fullmatch(text)
    if found is None:
        return parse_number(text)
    printed = found["unit"].removesuffix("整").removesuffix("人民币")
    if found["again"] and found["again"] != found["digits"] + found["unit"]:
        return None
    rest = found["rest"].strip("。;, ")
    if rest and not _EXPLAINS.match(rest) and (not printed or _DIGIT.search(rest)):
        return None
    amount = exact(found["digits"])
    if unit is None or not printed:
        return amount
    power = _POWERS[printed] - _FORM[unit]
    return times(amount, power) if power else amount
