"""How well a piece of text suits a column, in points of cost; None where it cannot stand there.

The texts are folded: no white space, half-width, simplified.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from functools import lru_cache

from jiping.forms.flat.phrases import REMARKS, phrases, reasons, swallowed
from jiping.forms.flat.seams import is_ending, named
from jiping.forms.flat.words import Words, words
from jiping.forms.seen.look import look
from jiping.forms.seen.shapes import (
    ANSWER,
    EITHER_LEVEL,
    FILLER,
    LEVEL1,
    LEVEL2,
    SYMBOL,
    UNIT,
    UNITS,
)
from jiping.terms import bare, level1, level2

Fit = Callable[[str], "float | None"]

_PLAIN = re.compile(r"[-+]?(?:[1-9][0-9]{0,2}(?:,[0-9]{3})+|0|[1-9][0-9]*)(?:\.[0-9]+)?")
_NAMED = 6.0
"""The end of a name with an answer behind it, inside another text."""
_REST = re.compile(r"底|日|末(?:前|$)|[上中下]旬|之?前完成|月(?!均)|年(?![底末内度初均终])")
"""What stands behind a number of a date."""
_LEVEL_GOES_ON = re.compile(
    r"(?:社会|经济|生态|环境)?(?:效益|影响|满意度|数量|质量|时效|成本)[率度性的和与及、力]"
)
_COUNTS = re.compile(r"[\u4e00-\u9fff][0-9]+(?:\.[0-9]+)?([\u4e00-\u9fff]{1,3})$")
_STARTS = re.compile(r"[0-9](?!.{0,2}[、.)]|[0-9]{3}年)")
_DOUBLED = re.compile(r"([\u4e00-\u9fff]{2,12})\1")
_SHORT_NAME = {1: 10.0, 2: 1.5, 3: 1.0, 4: 0.4}
_FILLERS = {"-": 1.0, "—": 1.0, "–": 1.0, "/": 1.0, "——": 2.0, "无": 3.0}
_MARK = re.compile(r"(?:0|[1-9][0-9]?|1[0-9][0-9])(?:\.[0-9]{1,2})?")
_PERCENT = re.compile(r"[-+]?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:%|‰|百分比)")
_SIGN = (
    r"(?:[≥≤≧≦═≈⩾⩽]=?|[><]=?|=[><]?|不少于|不低于|不高于|不超过|大于等于|小于等于|大于|小于|等于|达到"
    r"|约|控制在)"
)
_AMOUNT = r"(?:[1-9][0-9]{0,2}(?:,[0-9]{3})+|0|[1-9][0-9]*)(?:\.[0-9]+)?"
_QUANTITY = re.compile(
    rf"(?P<sign>{_SIGN})?(?P<low>{_AMOUNT})(?:[%‰]?[-—~–至](?P<high>{_AMOUNT}))?"
    r"(?:[%‰]|(?P<unit>[^0-9≥≤≧≦><=═。；;，,:%‰\-—]{0,12}?))(?:以上|以内|以下|左右)?"
)
_DATE = re.compile(
    r"(?:≤|≥|于)?(?:20[0-9]{2}年)?(?:[1-9]|1[0-2])月(?:[1-3]?[0-9]日)?(?:底|末|份|上旬|中旬|下旬)?"
    r"(?:之?前|完成|以前|前完成)?|(?:≤|≥|于)?20[0-9]{2}年(?:底|末|度|全年)?(?:之?前|完成|前完成)?"
    r"|(?:≤|≥)?20[0-9]{2}[-./][01]?[0-9](?:[-./][0-3]?[0-9])?"
    r"|(?:当年|年)?(?:年底|年末|年内|[一二三四]季度(?:末|底)?|上半年|下半年)(?:之?前)?(?:完成)?|全年|年度内"
)
_COLUMN = re.compile(r"[≥≤≧≦><=═⩾⩽]|[0-9]")
_SIGNS = re.compile(r"[≥≤≧≦><=═⩾⩽]+")
_RUN_ON = re.compile(r"[。；;][0-9]+(?:\.[0-9]+)?(?![0-9、.)年月])")
_LONE = re.compile(r"(?<=[\u4e00-\u9fff])[0-9]+(?:\.[0-9]+)?(?=[\u4e00-\u9fff≥≤=])")
"""A number in prose; of what stands behind it."""
_JOINED = re.compile(r"[0-9][^0-9年月日时点第至到、,，。；;:：()~—.%×*/-]{1,3}[0-9]")
"""A number right behind another with its unit: 129座151座."""
_LEFT_OPEN = re.compile(r"[。；;][^。；;]{1,4}$")
"""A few characters behind the end of a sentence."""
_PERCENTS = re.compile(r"%[0-9]|[0-9]%[≥≤=]")
_COUNTED = Words(frozenset(UNITS) | frozenset("分年月日季点百千成倍期条批处份座株台"))
_OUTSIDE = re.compile(r"\([^()]*\)")


@lru_cache(maxsize=16384)
def name(text: str) -> float | None:
    """A level-3 name."""
    seen = look(text)
    if seen.shape in (FILLER, SYMBOL):
        return 15
    if len(text) > 80:
        return None
    cost = max(0.0, (min(len(text), 30) - 18) * 0.4) + max(0, len(text) - 30) * 0.1
    if seen.shape in (LEVEL1, LEVEL2, EITHER_LEVEL):
        return cost + 40
    if seen.shape == ANSWER or seen.shape == UNIT:
        cost += 14
    cost += _SHORT_NAME.get(len(text), 0.0)
    inner = _OUTSIDE.sub("", text)
    if not inner:
        return 30
    if _DOUBLED.search(inner):
        cost += 8
    if is_ending(inner):
        cost += 2
    if inner[0] in "0123456789":
        cost += 8 if re.match(r"20[0-9]{2}年", inner) else 20
    if inner[0] in "≥≤≧≦><=%.,、。；;:)元":
        return None
    if inner[0] == "(" or inner[-1] == "(":
        cost += 30
    if re.search(r"[≥≤≧≦><=═%]", inner):
        cost += 22
    digits = len(
        re.findall(
            r"[0-9]+(?:\.[0-9]+)?", re.sub(r"^(?:20[0-9]{2}年|指标[0-9]+[:、.]?)", "", inner)
        )
    )
    cost += 7 * digits
    if inner[-1].isdigit():
        cost += 12
    if re.search(r"[。；;！].", inner):
        cost += 8
    elif inner[-1] in "。；;！":
        cost += 3
    if inner[-1] in "，,、:的和及与":
        cost += 8
    cost += 2 * len(re.findall(r"[，,]", inner))
    if _REST.match(inner):
        cost += 15
    if words("level2").beginning(inner, 0) and not _LEVEL_GOES_ON.match(inner):
        cost += 3
    cost += 4 * min(2, reasons(inner)) + 9 * bool(REMARKS.match(inner))
    return cost + swallowed(inner)


@lru_cache(maxsize=16384)
def answer(text: str) -> float | None:
    """A target or an actual: a quantity, a date, an answer, a wish, a story."""
    if len(text) > 160 or (len(text) == 1 and text in "。；;，,、:.!"):
        return None
    seen = look(text)
    if seen.shape == FILLER:
        return 4
    if seen.shape == ANSWER:
        return 0
    if seen.shape in (LEVEL1, LEVEL2, EITHER_LEVEL):
        return 40
    if _PERCENT.fullmatch(text):
        return 0.5 if len(text.partition(".")[0].rstrip("%")) < 4 else 8
    if _PLAIN.fullmatch(text):
        return 3
    if _DATE.fullmatch(text):
        return 0
    found = _QUANTITY.fullmatch(text)
    if found is not None and not re.match(r"[年月日]\S", found["unit"] or ""):
        unit = found["unit"]
        cost = 0.0 if found["sign"] or (unit and look(unit).shape == UNIT) else 1.0
        if not unit and not found["sign"]:
            cost += 3
        if unit and look(unit).shape != UNIT:
            cost += 1 + 0.8 * max(0, len(unit) - 1)
        return cost
    if seen.shape == SYMBOL or seen.shape == UNIT:
        return 25
    if text[0] in "%.,、。；;:)" or text[-1] in "(≥≤＝":
        return None
    if text[0] == "0":
        return 30
    if _REST.match(text):
        return 20
    inner = _OUTSIDE.sub("", text)
    cost = 6 + 0.15 * len(text) + (8 if _DOUBLED.search(inner) else 0)
    spans = phrases(inner)
    if spans and spans[0] == (0, len(inner)):
        return 0.5
    if spans and (spans[0][0] == 0 or spans[-1][1] == len(inner)):
        cost -= 2.5
    if len(text.rstrip("。；;！")) == 1:
        cost += 8
    marks = len(re.findall(r"[≥≤≧≦><=═]", inner))
    numbers = len(re.findall(r"[0-9]+(?:[.,][0-9]+)*", inner))
    if inner[-1].isdigit():
        cost += 10
    cost += 8 * len(_RUN_ON.findall(inner)) + 6 * len(re.findall(r"[。；;](?=.)", inner))
    lone = sum(not _COUNTED.beginning(inner, it.end()) for it in _LONE.finditer(inner))
    cost += 6 * lone
    counted = _COUNTS.search(inner)
    told = numbers == 1 and not lone and inner[0] not in "0123456789"
    told = told and (inner[-1] in "。；;" or (counted is not None and counted[1] in UNITS))
    cost += _NAMED * named(inner)
    return cost + 10 * marks + (1 if told else 4) * numbers


@lru_cache(maxsize=16384)
def value(text: str) -> float | None:
    """A target whose operator and unit stand in cells of their own."""
    if _PLAIN.fullmatch(text):
        return 0
    found = answer(text)
    return None if found is None else found + (1 if text[0] not in "≥≤≧≦><=" else 15)


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


def marks(text: str) -> Decimal | None:
    """The amount that a text for points holds."""
    plain = text.removesuffix("分")
    return Decimal(plain) if _MARK.fullmatch(plain) else None


@lru_cache(maxsize=4096)
def share(text: str) -> float | None:
    """A weight or a rate: a percentage, else a number."""
    if _PERCENT.fullmatch(text):
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
    if _PERCENT.fullmatch(text):
        return 2 if "." not in text else 6
    return points(text)


def flag(text: str) -> float | None:
    """Yes or no: 是, √."""
    return 0 if text in ("是", "否", "√", "×") else 2 if look(text).shape == FILLER else None


@lru_cache(maxsize=4096)
def money(text: str) -> float | None:
    """An amount of money, its unit perhaps behind it."""
    plain = re.sub(r"(?:万元|亿元|元|万|亿)$", "", text)
    if _PLAIN.fullmatch(plain):
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


@lru_cache(maxsize=16384)
def story(text: str) -> float | None:
    """Reasons, measures, criteria: any text."""
    if len(text) > 2000:
        return None
    seen = look(text)
    if seen.shape == FILLER or text == "无":
        return 1
    if _PLAIN.fullmatch(text) or _PERCENT.fullmatch(text):
        return 28
    if seen.shape in (LEVEL1, LEVEL2, EITHER_LEVEL):
        return 45
    if text[0] in "≥≤≧≦><=%.,。；;":
        return 25
    cost = (4.0 if len(text) > 2 else 8.0) + len(text) / 80
    if reasons(text):
        cost -= 1.5
    inner = _OUTSIDE.sub("", text)
    cost += 10 * len(_SIGNS.findall(inner)) + 12 * len(_RUN_ON.findall(inner))
    cost += 8 * bool(REMARKS.match(inner)) * (len(inner) > 8) + 6 * bool(_LEFT_OPEN.search(inner))
    cost += 3 * max(0, sum(1 for a, b in phrases(inner) if b - a > 3) - 1)
    cost += 15 if _REST.match(inner) else 5 if _STARTS.match(inner) else 0
    cost += _NAMED * named(inner) + (8 if _DOUBLED.search(inner) else 0)
    cost += 8 * len(_JOINED.findall(inner)) + 10 * len(_PERCENTS.findall(inner))
    cost += 12 * sum(not _COUNTED.beginning(inner, it.end()) for it in _LONE.finditer(inner))
    return cost + (6 if inner[-1:].isdigit() else 0)


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


def is_quantity(text: str) -> bool:
    """Whether a text is an amount, with or without a sign before and a unit behind it."""
    return _QUANTITY.fullmatch(text) is not None


def quantity(text: str) -> tuple[str, Decimal, str] | None:
    """Sign, amount and unit of a quantity, None for anything else."""
    found = _QUANTITY.fullmatch(text)
    if found is None or found["high"]:
        return None
    return found["sign"] or "", Decimal(found["low"].replace(",", "")), found["unit"] or ""


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
