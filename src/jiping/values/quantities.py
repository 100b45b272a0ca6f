"""What follows a number: its unit, a multiplier, an operator behind it, and what is left over."""

from __future__ import annotations

import re
from decimal import Decimal

from msgspec import Struct

from jiping.model import Value
from jiping.model.evaluation import Operator
from jiping.values.numbers import times
from jiping.values.operators import AFTER, operator_behind
from jiping.values.signs import LETTER
from jiping.values.units import KNOWN, NOUNED, canonical, is_time, known_prefix
from jiping.values.zero import is_bad

_HUNDRED = Decimal(100)
_THOUSAND = Decimal(1000)
# 12多功能厅 and 20来访 are not about 12 and about 20.
_ABOUT = re.compile("余|多(?![功媒样元层级种边动])|来(?![访信源客宾电自])")
_POWERS = {"百": 2, "千": 3, "万": 4, "百万": 6, "千万": 7, "亿": 8, "万亿": 12}
_POWER = re.compile("万亿|百万|千万|[百千万亿]")
_PER = re.compile(
    rf"(?:[/·*×每](?:[A-Za-z]{{1,3}}[²³23]?|{LETTER}{{1,4}}?)(?=$|[/·*×每,;(。]|以[上下内]|及以|左右|之内))+"
)
_DIVIDED = "/·*×每"
_NOUN = re.compile(f"{LETTER}{{1,6}}")
_VERB = re.compile("[完成达到已均全及时开展按无超增提减降较比为是的在有未了以左上]|通过|合格|覆盖")
_UNKNOWN = re.compile(rf"{LETTER}[^\W_]{{0,11}}")
_TRIVIAL = re.compile(
    "(?:已|均|均已|全部|已全部|按时|按期|及时)*(?:完成|达标|到位|完工)?|整|含(?:本数)?"
)
_INSIDE = re.compile(r"\((.*)\)")


class Tail(Struct, frozen=True, gc=False):
    """Unit, power of ten to multiply by, operator, and what was not understood."""

    unit: str | None = None
    power: int = 0
    operator: Operator | None = None
    rest: str = ""


BARE = Tail()
PLAIN = {unit: Tail(canonical(unit)) for unit in KNOWN} | {"": BARE}
"""Tails that are a known unit and nothing else."""


def tail_of(text: str, *, alone: bool = True) -> Tail | None:
    """The tail behind a number, taken apart; None if the number is part of a name or a list.

    `alone`: nothing stands before the number, so that a noun behind it belongs to the unit
    (3个村) instead of being left over (成立3个|村).
    """
    if plain := PLAIN.get(text):
        return plain
    text = text.rstrip("。;,.、!")
    if plain := PLAIN.get(text):
        return plain
    sign: Operator | None = None
    power = 0
    if _ABOUT.match(text):
        sign, text = "≈", text[1:]
    elif text[:1] == "(" and text[-1] == ")" and (tail := PLAIN.get(text[1:-1])):
        return tail
    unit = known_prefix(text)
    if unit in ("", "万", "亿") and (scale := _POWER.match(text)):
        behind = text[scale.end() :]
        if _ABOUT.match(behind):
            sign, behind = "≈", behind[1:]
        if behind.startswith("元"):
            unit = scale[0] + "元"
            text = unit + behind[1:]
        elif behind and AFTER.match(behind) is None and behind[0] not in "(,;":
            power, text = _POWERS[scale[0]], behind
            unit = known_prefix(text)
    if (not unit and not _starts_unit(text)) or text[:1] == "几":
        return None
    return _rest_of(text, unit, power, sign, alone)


def _starts_unit(text: str) -> bool:
    """Whether what follows a number may be a unit, an operator or an explanation."""
    return not text or "一" <= text[0] <= "龥" or text[0] in "(,;:/"


def _rest_of(text: str, unit: str, power: int, sign: Operator | None, alone: bool) -> Tail | None:
    """The tail behind the known unit `unit`, which may be ""."""
    behind = text[len(unit) :]
    if unit and behind and behind[0] in _DIVIDED and (per := _PER.match(behind)):
        unit, behind = unit + per[0], behind[per.end() :]
    if (found := AFTER.match(behind)) and (found[1] != "内" or is_time(unit)):
        return Tail(
            _named(unit), power, sign or operator_behind(found), _left(behind[found.end() :])
        )
    if not unit and (unknown := _UNKNOWN.match(behind)):
        noun, after = unknown[0], behind[unknown.end() :]
        if _VERB.search(noun[:2]):
            return Tail(None, power, sign, _left(behind))
        if len(noun) > 3 or (after and after[0] not in "(,;"):
            return None
        return Tail(noun, power, sign, _left(after))
    if alone and unit in NOUNED and (noun_found := _NOUN.match(behind)):
        noun, after = noun_found[0], behind[noun_found.end() :]
        if (found := AFTER.search(noun)) and found[1] != "内":
            noun, after, sign = noun[: found.start()], noun[found.end() :], operator_behind(found)
        if not _VERB.search(noun) and (not after or after[0] in "(,;") and not is_bad(noun):
            return Tail(unit + noun, power, sign, _left(after))
    return Tail(_named(unit), power, sign, _left(behind))


def _named(unit: str) -> str | None:
    return canonical(unit) if unit else None


def _left(text: str) -> str:
    """What was not understood, without brackets around it and words that say nothing more."""
    if not text:
        return ""
    text = text.lstrip(")").strip(",;:。、的 ")
    if text[:1] == "(" and (inside := _INSIDE.fullmatch(text)):
        text = inside[1]
    return "" if len(text) < 8 and _TRIVIAL.fullmatch(text) else text


def number_value(sign: Operator | None, number: Decimal, tail: Tail, before: str = "") -> Value:
    """The Value of a number with its tail; 0 that is not a lower bound is a zero wish."""
    if tail.unit == "%":
        number /= _HUNDRED
    elif tail.unit == "‰":
        number /= _THOUSAND
    elif tail.power:
        number = times(number, tail.power)
    sign = sign or tail.operator
    rest = f"{before}…{tail.rest}" if before and tail.rest else before or tail.rest
    if not number and sign not in ("≥", ">"):
        return Value(type="zero", operator=sign, number=number, unit=tail.unit, rest=rest)
    return Value(type="number", operator=sign, number=number, unit=tail.unit, rest=rest)
