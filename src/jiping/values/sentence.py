"""Texts with a number somewhere inside: prefixed operators, one number in a sentence."""

from __future__ import annotations

import re

from jiping.model import Value
from jiping.model.evaluation import Operator
from jiping.values.comparisons import comparison_of
from jiping.values.deadlines import date_value
from jiping.values.leading import bounds, leading
from jiping.values.numbers import DIGITS, exact
from jiping.values.operators import BEFORE, operator_at_end, operator_before
from jiping.values.quantities import Tail, number_value, tail_of
from jiping.values.units import is_time, known_prefix
from jiping.values.words import TEXT

_SAID = (
    "已|均|共计|共|合计|总计|总|累计|全年|全市|全县|年度|实际|预计|每年|年均|人民币|¥|完成率|完成了?|开展|达到|达"
    "|实现|为|是|到|保持在|维持在|稳定在|保持|各|:"
)
_PREFIX = re.compile(f"(?:{_SAID})*({BEFORE})?(?=[0-9≥≤><=≈])")
_TRIVIAL = re.compile(f"(?:{_SAID})*")
_DIGIT = re.compile("[0-9]")
_RUN = re.compile(r"[0-9][0-9,.]*")
_FIGURE = re.compile(DIGITS)
_YEARS = re.compile("(?:19|20)[0-9]{2}")
_ISO = re.compile(r"(?:19|20)[0-9]{2}([-./])[0-9]{1,2}(?:\1[0-9]{1,2})?(?![0-9.%])")
_STATEMENTS = re.compile("[;。!?].")
_NAMES_NUMBER = tuple("为是达到率度数量额:")
_NEXT = ("次年", "翌年", "来年", "明年", "本年", "当年", "今年")
_JOINS = frozenset("+×*±")
_BEYOND = re.compile("超(?:额|目标|计划)[^,;。]{0,4}$")  # 超额完成20% is 120 %, not 20 %
_DAY = re.compile("[日号](?:之?前|以前)")
_CLAUSES = re.compile("[,;:。、/(=]")
# Half a number: .5%, 1O.5 (with a letter for the nought).
_BROKEN = re.compile(r"(?<![A-Za-z0-9])\.[0-9]|[0-9][OoIl]\.?[0-9]")
_AGE = re.compile("(?:[-~至到][0-9]{1,3})?周?岁")
_BOUNDED = re.compile(r"(不超过|不高于|不低于|不少于|不得超过|不得低于|控制在)([^\W0-9]{1,6})$")
_PERIOD = re.compile("[年期月]|平均|标准|水平")
_EACH = re.compile("(?:每[人户亩名月次天日生村床班])+|[人户亩]均")
_RANGE = re.compile("[0-9]%?[^0-9,;。()]{0,4}?(?:-|~|至|到)[0-9]")
_FAR = 12  # longer than any run of words that only introduces the number


def sentence(text: str, year: int | None) -> Value:
    """The Value of a text that has digits but begins with a word, or with a date.

    One statement with one number that has a known unit or an operator is that number, the words
    around it in `rest`; several statements or several numbers are text.
    """
    if _BROKEN.search(text):
        return TEXT
    first = _DIGIT.search(text)
    if first is not None and first.start() <= _FAR:
        prefix = _PREFIX.match(text)
        if prefix and prefix.end():
            value = leading(text[prefix.end() :], year)
            if value.type != "text":
                return _with_operator(value, prefix[1])
            if prefix[1] and (between := bounds(text)):
                return between
    if compared := comparison_of(text):
        return compared_value(compared, year)
    if _STATEMENTS.search(text):
        return TEXT
    figures, dated = _figures(text)
    if not figures:
        return _dated(text, dated, year) if dated is not None else TEXT
    if len(figures) == 1:
        return _single(text, figures[0])
    return _explained(text, figures) or _named(text, figures) or _ranged(text, figures, year)


def named_quantity(text: str) -> Value | None:
    """The quantity at the end of a name that begins with a number: 65岁以上老人管理率≥70%."""
    if _BROKEN.search(text):
        return None
    figures, _ = _figures(text)
    return _named(text, figures) if len(figures) > 1 else None


def _named(text: str, figures: list[re.Match[str]]) -> Value | None:
    """The last number of one statement whose other numbers belong to the name of what is counted.

    Those are ages (0-6岁儿童), parts of words (5G基站), and whatever a rate is a rate of: any
    number where the rate has an operator (24小时出警率≥95%), else one without unit (110接警率98%).
    """
    *others, last = figures
    if _CLAUSES.search(text) or last.start() - others[-1].end() < 2:
        return None
    rate = text[last.end() : last.end() + 1] in ("%", "‰")
    signed = rate and operator_at_end(text[: last.start()])[0] is not None
    if not all(signed or _in_name(text, other, rate) for other in others):
        return None
    value = _single(text, last)
    return value if value.type in ("number", "zero") and text.startswith(value.rest) else None


def _in_name(text: str, figure: re.Match[str], of_rate: bool) -> bool:
    """Whether a number belongs to a name; `of_rate`: to that of a rate."""
    if operator_at_end(text[: figure.start()])[0] is not None:
        return False
    behind = text[figure.end() : figure.end() + 8]
    if _AGE.match(behind):
        return True
    in_word = behind[:1].isalpha() and (of_rate or behind[0].isascii())
    return in_word and not known_prefix(behind)


def _figures(text: str) -> tuple[list[re.Match[str]], int | None]:
    """The numbers of a text that are neither dates nor parts of names, and where a date begins.

    Not numbers: 5 of 第5次, 2.5 of PM2.5, 2021 and 6 of 2021年6月.
    """
    figures: list[re.Match[str]] = []
    dated: int | None = None
    last = -1
    for found in _RUN.finditer(text):
        start, end = found.start(), found.end()
        if start < last:
            continue
        before, behind = text[start - 1 : start], text[end : end + 1]
        if before == "第" or (before.isascii() and before.isalpha()):
            continue
        if iso := _ISO.match(text, start):
            last = iso.end()
        elif not _is_date_part(
            found[0], before, behind, text[end + 1 : end + 2], last == start - 1
        ):
            figures.append(found)
            continue
        else:
            last = end
        dated = start if dated is None else dated
    return figures, dated


def _is_date_part(digits: str, before: str, behind: str, then: str, follows: bool) -> bool:
    """Whether a run of digits is the year, month, day or quarter of a date."""
    if behind == "年":
        return _YEARS.fullmatch(digits) is not None
    if behind == "月":
        return len(digits) <= 2
    if behind in ("日", "号"):
        return follows and before == "月"
    return behind == "季" and then == "度" and len(digits) == 1


def compared_value(compared: tuple[Operator, str, str, str], year: int | None) -> Value:
    """A comparison as a Value; the amount of the change, if printed, is its number."""
    sign, base, before, behind = compared
    amount = TEXT
    if _DIGIT.search(behind[:_FAR]) and (prefix := _PREFIX.match(behind.lstrip(":,"))):
        amount = leading(behind.lstrip(":,")[prefix.end() :], year)
    if amount.type not in ("number", "zero"):
        rest = f"{before}…{behind}" if before and behind else before or behind
        return Value(type="comparison", operator=sign, baseline=base, rest=rest.strip("。;,"))
    rest = f"{before}…{amount.rest}" if before and amount.rest else before or amount.rest
    return Value(
        type="comparison",
        operator=sign,
        number=amount.number,
        unit=amount.unit,
        baseline=base,
        rest=rest,
    )


def _is_span(tail: Tail | Value) -> bool:
    """Whether the unit is one of time: 近3年 is a period, not about 3 years."""
    return tail.unit is not None and is_time(tail.unit)


def with_rest(value: Value, before: str) -> Value:
    """The value of a number with words that stand before it."""
    return Value(
        type=value.type,
        operator=value.operator,
        number=value.number,
        low=value.low,
        high=value.high,
        unit=value.unit,
        rest=before,
    )


def _with_operator(value: Value, words: str | None) -> Value:
    """The value with the operator spelt before it; 控制在…以内 says the same twice."""
    sign = operator_before(words) if words else None
    if sign is None or value.type not in ("number", "zero", "date"):
        return value
    if words == "近" and _is_span(value):
        return TEXT
    if value.type == "date" and sign in ("≥", ">", "<") and value.date and len(value.date) == 4:
        return Value(type="comparison", operator=sign, baseline=f"{value.date}年")
    if value.type == "zero" and value.number is not None and sign in ("≥", ">"):
        return Value(type="number", operator=sign, number=value.number, unit=value.unit)
    return Value(
        type=value.type,
        operator=sign,
        number=value.number,
        unit=value.unit,
        date=value.date,
        rest=value.rest,
    )


def _single(text: str, figure: re.Match[str]) -> Value:
    """The one number of a sentence, if a unit or an operator shows that it is a quantity."""
    digits = _FIGURE.match(figure[0])
    if digits is None or figure[0][digits.end() :].strip(",."):
        return TEXT
    before, behind = text[: figure.start()], text[figure.start() + digits.end() :]
    sign, before = operator_at_end(before)
    if before[-1:] in _JOINS or _BEYOND.search(before):
        return TEXT
    if not sign and ("不" in before or "控制" in before) and (bounded := _BOUNDED.search(before)):
        if _PERIOD.search(bounded[2]):
            return TEXT
        sign = operator_before(bounded[1])
    if behind[:1] in ("日", "号") and _DAY.match(behind):
        return TEXT
    unit = known_prefix(behind.lstrip("余多"))
    # Without either a number is one only at the end of what names it: 发生率为0, 满意度95.
    named = not behind and before.endswith(_NAMES_NUMBER)
    tail = tail_of(behind, alone=False) if unit or sign or named else None
    if before[-1:] == "前" and tail and not (sign or tail.rest) and tail.unit in ("名", "位"):
        sign = "≤"
    if tail is None or (text[: figure.start()].endswith("近") and _is_span(tail)):
        return TEXT
    if tail.unit and tail.unit.endswith("元") and (each := _EACH.search(before)):
        divisors = each[0].replace("均", "").split("每")
        tail = Tail(
            f"{tail.unit}/{'·'.join(part for part in divisors if part)}",
            tail.power,
            tail.operator,
            tail.rest,
        )
        before = before[: each.start()] + before[each.end() :]
    before = before.strip(",:;。、( ")
    return number_value(sign, exact(digits[0]), tail, "" if _TRIVIAL.fullmatch(before) else before)


def _dated(text: str, start: int, year: int | None) -> Value:
    """The one date of a short sentence; a year alone dates the sentence, not the target."""
    if text.startswith(_NEXT, start - 2):
        start -= 2
    value = date_value(text[start:], year) if len(text) <= 30 else None
    if value is None or (value.date and len(value.date) == 4):
        return TEXT
    before = text[:start].strip(",:于在至到截止")
    rest = f"{before}…{value.rest}" if before and value.rest else before or value.rest
    return Value(type="date", operator=value.operator, date=value.date, rest=rest)


def _explained(text: str, figures: list[re.Match[str]]) -> Value | None:
    """A number with other numbers in the brackets that close the text: 满意度98.5%(197/200)."""
    opened = text.find("(")
    if opened < 0 or text[-1] != ")" or not figures[0].end() <= opened:
        return None
    if len(figures) > 1 and figures[1].start() < opened:
        return None
    value = _single(text[:opened], figures[0])
    if value.type == "text":
        return None
    inside = text[opened + 1 : -1]
    return Value(
        type=value.type,
        operator=value.operator,
        number=value.number,
        unit=value.unit,
        rest=f"{value.rest}…{inside}" if value.rest else inside,
    )


def _ranged(text: str, figures: list[re.Match[str]], year: int | None) -> Value:
    """A range inside a sentence that has no other number."""
    if len(figures) > 2 or not _RANGE.search(text, figures[0].start()):
        return TEXT
    value = leading(text[figures[0].start() :], year)
    if value.type != "range":
        return TEXT
    before = text[: figures[0].start()].strip(",:;。、 ")
    rest = f"{before}…{value.rest}" if before and value.rest else before or value.rest
    return Value(type="range", low=value.low, high=value.high, unit=value.unit, rest=rest)
