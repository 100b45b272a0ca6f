"""How well names, answers and reasons suit their columns, in points of cost; None where a text
cannot stand there. The texts are folded: no white space, half-width, simplified.
"""

from __future__ import annotations

import re
from functools import lru_cache

from jiping.forms.flat.rows.fit import PERCENT, PLAIN, QUANTITY
from jiping.forms.flat.rows.phrases import REMARKS, answers_in, is_wish, phrases, reasons, swallowed
from jiping.forms.flat.rows.seams import ends_as_name, is_ending, named
from jiping.forms.flat.words import Words, words
from jiping.forms.seen.look import look
from jiping.forms.seen.shapes import (
    ANSWER,
    EITHER_LEVEL,
    FILLER,
    LEVEL1,
    LEVEL2,
    SYMBOL,
    TEXT,
    UNIT,
    UNITS,
)

_PARTICLES = frozenset("了的和与及等之")
_TWICE = re.compile(r"(.{1,4})\1")
_NAMED, _TOLD = 6.0, 10.0
"""The end of a name with an answer behind it, inside an answer and inside a reason."""
_ANSWERS = 5.0
"""Answers that say all, inside a reason."""
_REST = re.compile(
    r"[两一二三四五六七八九十半]个[月多]|[两一二三四五六七八九十半]年|底|日|末(?:前|$)|[上中下]旬|之?前完成|月(?!均)|年(?![底末内度初均终])"
)
"""What stands behind a number of a date."""
_COUNTS = re.compile(r"[\u4e00-\u9fff][0-9]+(?:\.[0-9]+)?([\u4e00-\u9fff]{1,3})$")
_SAID = re.compile(r"^[\u4e00-\u9fff]{2,}[≥≤≧≦><=═]{1,2}[0-9.,]+[\u4e00-\u9fff%]{1,3}$")
"""A target told with a sign in it: 发展党员≥15名."""
_STARTS = re.compile(r"[0-9](?![0-9]?[、)]|[0-9]?\.[^0-9]|[0-9]{3}年|[0-9]?月)")
_RULED = re.compile(r"([—–/-])\1+")
"""Fillers of several cells, one behind the other."""
_DOUBLED = re.compile(r"([\u4e00-\u9fff]{2,12})\1")
_DATE = re.compile(
    r"(?:≤|≥|于)?(?:20[0-9]{2}年)?(?:[1-9]|1[0-2])月(?:[1-3]?[0-9]日)?(?:底|末|份|上旬|中旬|下旬)?"
    r"(?:之?前|完成|以前|前完成)?|(?:≤|≥|于)?20[0-9]{2}年(?:底|末|度|全年)?(?:之?前|完成|前完成)?"
    r"|(?:≤|≥)?20[0-9]{2}[-./][01]?[0-9](?:[-./][0-3]?[0-9])?"
    r"|(?:当年|年)?(?:年底|年末|年内|[一二三四]季度(?:末|底)?|上半年|下半年)(?:之?前)?(?:完成)?|全年|年度内"
)
_IDIOM = re.compile(r"[\u4e00-\u9fff]{4}")
"""As most answers in words are: 稳中有升."""
_OTHER_NAME = re.compile(
    r"[\u4e00-\u9fff]{3}(?:率|满意度|数量|[人次户]数|情况|时间)[\u4e00-\u9fff]{2}"
)
"""The end of a name in the midst of an answer."""
_MARK = re.compile(r"[≥≤≧≦><=═]")
_NUMBER = re.compile(r"[0-9]+(?:[.,][0-9]+)*")
_KNOWN = 24
"""No filler and no name of a level is longer."""
ENOUGH = 34.0
"""Dearer than any cell that is followed up: what else speaks against it does not matter."""
_KINDS = ("定性", "定量")
_KIND_BEHIND = re.compile(r".(?:定性|定量)(?!指标|分析|评价).")
_SIGNS = re.compile(r"[≥≤≧≦><=═⩾⩽]+")
_LONE = re.compile(r"(?<=[\u4e00-\u9fff])[0-9]+(?:\.[0-9]+)?(?=[\u4e00-\u9fff≥≤=])")
"""A number in prose; of what stands behind it."""
_JOINED = re.compile(r"[0-9][^0-9年月日时点第至到、,，。；;:：()~—.%×*/-]{1,3}[0-9]")
"""A number right behind another with its unit: 129座151座."""
_DATES = re.compile(
    r"[0-9](?:月底?|日)之?前?[0-9]{1,2}月|(?<!20)[0-9]{3,}月|[0-9]\.[0-9]+月|月[0-9]{1,2}日[0-9]|月底?之?前(?:按期|按时|及时)?(?:完成)?[0-9]"
)
_PERCENTS = re.compile(r"%[0-9]|[0-9]%[≥≤=]")
_COUNTED = Words(frozenset(UNITS) | frozenset("分年月日季点百千成倍期条批处份座株台"))
_IN_NAME = 4.0
_ANSWERED = re.compile(r"(?:按期|按时)(?!.{0,6}[率性度])")
"""What answers a time limit and begins few names: 按期|护栏安装完成时间, but 按期支付率."""
_IN_TIME = 4.0
_LEVEL_GOES_ON = re.compile(
    r"(?:社会|经济|生态|产出|可持续)?(?:效益|影响|满意度|数量|质量|时效|成本)"
    r"(?:[率度性的和与及、力]|提[升高]|[显明增]|良好|情况|指标)"
)
_SHORT_NAME = {1: 10.0, 2: 1.5, 3: 1.0, 4: 0.4}
_RUN_ON = re.compile(r"[。；;][0-9]+(?:\.[0-9]+)?(?![0-9、.)年月])")
_OF_OTHERS = re.compile(
    r".(?:定性|定量)|得满分|计分|扣[0-9]|比例得分|之?前(?:按期|按时)?(?!之?前|完成)[\u4e00-\u9fff]{3}|[0-9]{3,}月(?!均)"
    r"|[0-9]\.[0-9]+月(?!均)"
)
"""What stands in other columns than those of answers, or between two cells."""
_SWALLOWED = 8.0
_CLAUSE_END = re.compile(r"[。；;]")
_SENTENCE = 1.5
"""Off the cost of an answer that is one sentence."""
_HAS_NUMBER = re.compile(r"[0-9]")
_DEED = re.compile(r"[\u4e00-\u9fff]{2}[0-9]+[^0-9年月日%,，分]{1,3}(?:[。；;]|$|完成)")
"""What was done, with how much of it, at the end: 新装喷头320个."""
_WISH_AND_DEED = 3.0
"""An answer that begins as a wish and goes on with what was done: 明显改善|新装喷头320个."""
_ENDS_AS_ANSWER = 2.0
_INSIDE = 4.0
"""A wish that says all in the midst of another answer."""
_LEFT_OPEN = re.compile(r"[。；;][^。；;]{1,4}$")
"""A few characters behind the end of a sentence."""
_KNOWN_UNITS = Words(frozenset(UNITS))
_OUTSIDE = re.compile(r"\([^()]*\)")


@lru_cache(maxsize=16384)
def name(text: str) -> float | None:
    """A level-3 name."""
    if len(text) > 80:
        return None
    shape = look(text).shape if len(text) <= _KNOWN else TEXT
    if shape in (FILLER, SYMBOL):
        return 15
    cost = max(0.0, (min(len(text), 30) - 13) * 0.3) + max(0, len(text) - 30) * 0.1
    if shape in (LEVEL1, LEVEL2, EITHER_LEVEL):
        return cost + 40
    if shape in (ANSWER, UNIT):
        cost += 14
    cost += _SHORT_NAME.get(len(text), 0.0)
    inner = _OUTSIDE.sub("", text)
    if not inner:
        return 30
    doubled = _DOUBLED.search(inner)
    if doubled is not None:
        cost += 4 if len(doubled[0]) < 5 else 8  # 校园防疫抽检|抽检通过率
    if is_ending(inner):
        cost += 2
    if inner[0] in "0123456789":
        cost += 8 if re.match(r"20[0-9]{2}年", inner) else 20
    if inner[0] in "≥≤≧≦><=%.,、。；;:)元/":
        return None
    if inner[0] in _PARTICLES:
        cost += 12
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
    if cost > ENOUGH:
        return cost
    if re.search(r"[。；;！].", inner):
        cost += 8
    elif inner[-1] in "。；;！":
        cost += 3
    if inner[-1] in "，,、:的和及与":
        cost += 8
    cost += 1.2 * len(re.findall(r"[，,]", inner))
    if _REST.match(inner):
        cost += 15
    if inner.endswith(_KINDS):
        cost += 6
    if max(words("level2").beginning(inner, 0), default=0) > 3 and not _LEVEL_GOES_ON.match(inner):
        cost += 6
    if phrases(inner)[:1] == ((0, len(inner)),):
        cost += 8
    cost += 6 * min(1.5, reasons(inner)) + _IN_NAME * named(inner[:-1], 2)
    cost += _SWALLOWED * bool(_KIND_BEHIND.search(inner))
    cost += 9 * bool(REMARKS.match(inner)) + _IN_TIME * bool(_ANSWERED.match(inner))
    return cost + swallowed(inner)


@lru_cache(maxsize=16384)
def answer(text: str) -> float | None:
    """A target or an actual: a quantity, a date, an answer, a wish, a story."""
    if len(text) > 160 or (len(text) == 1 and text in "。；;，,、:.!"):
        return None
    shape = look(text).shape if len(text) <= _KNOWN else TEXT
    if shape == FILLER:
        return 4
    if shape == ANSWER:
        return 0
    if shape in (LEVEL1, LEVEL2, EITHER_LEVEL):
        return 40
    if PERCENT.fullmatch(text):
        return 0.5 if len(text.partition(".")[0].rstrip("%")) < 4 else 8
    if PLAIN.fullmatch(text):
        return 3
    if _DATE.fullmatch(text):
        return 0
    found = QUANTITY.fullmatch(text)
    if found is not None and not re.match(r"[年月日]\S", found["unit"] or ""):
        unit = found["unit"]
        cost = 0.0 if found["sign"] or (unit and look(unit).shape == UNIT) else 1.0
        if not unit and not found["sign"]:
            cost += 3
        if unit and look(unit).shape != UNIT:
            cost += 1 + 0.8 * max(0, len(unit) - 1)
            known = _KNOWN_UNITS.beginning(unit, 0)
            cost += 1.0 * max(0, len(unit) - known[0]) if known else 0.0
        return cost
    if shape in (SYMBOL, UNIT):
        return 25
    if text[0] in _PARTICLES or _TWICE.fullmatch(text):
        return 20
    if text[0] in "%.,、。；;:)" or text[-1] in "(≥≤＝,，、":
        return None
    if text[0] == "0":
        return 30
    if _REST.match(text):
        return 20
    inner = _OUTSIDE.sub("", text)
    if not inner:
        return 20
    spans = phrases(inner)
    if spans and spans[0] == (0, len(inner)):
        return 0.5
    return _told(text, inner)


def _told(text: str, inner: str) -> float:
    """What an answer in words costs."""
    marks = len(_MARK.findall(inner))
    numbers = len(_NUMBER.findall(inner))
    if 10 * marks + 4 * (numbers - 1) > ENOUGH:
        return 10.0 * marks + 4 * numbers
    cost = (4.5 if _IDIOM.fullmatch(text) else 6 + 0.15 * len(text)) + (
        8 if _DOUBLED.search(inner) else 0
    )
    spans = phrases(inner)
    if spans and not spans[0][0] and len(inner) > spans[0][1] + 3 and is_wish(inner[: spans[0][1]]):
        cost += 4
    if spans and (spans[0][0] == 0 or spans[-1][1] == len(inner)):
        cost -= 2.5
    elif inner[-1] in "。；;" and _CLAUSE_END.search(inner, 0, len(inner) - 1) is None:
        cost -= _SENTENCE
    if spans and not spans[0][0] and spans[0][1] > 3 and _HAS_NUMBER.search(inner, spans[0][1]):
        cost += _WISH_AND_DEED
    if spans and not spans[0][0] and spans[0][1] > 3 and ends_as_name(inner):
        cost += _WISH_AND_DEED
    cost += _INSIDE * sum(1 for a, b in spans if a > 3 and b < len(inner) and is_wish(inner[a:b]))
    if len(text.rstrip("。；;！")) == 1:
        cost += 8
    if inner[-1].isdigit():
        cost += 10
    cost += 8 * len(_RUN_ON.findall(inner)) + 6 * len(re.findall(r"[。；;](?=.)", inner))
    lone = sum(not _COUNTED.beginning(inner, it.end()) for it in _LONE.finditer(inner))
    cost += 6 * lone
    counted = _COUNTS.search(inner)
    told = numbers == 1 and not lone and inner[0] not in "0123456789"
    told = told and (inner[-1] in "。；;" or (counted is not None and counted[1] in UNITS))
    cost += _SWALLOWED * bool(_OF_OTHERS.search(inner)) + 3 * min(2.0, reasons(inner))
    cost += (
        _NAMED * named(inner)
        + 5 * bool(_OTHER_NAME.search(inner))
        + (2 if len(inner) > 7 and ends_as_name(inner) else 0)
    )
    if marks == 1 and _SAID.search(inner):
        return cost + 2
    return cost + 10 * marks + (0 if told else 4) * numbers


@lru_cache(maxsize=16384)
def value(text: str) -> float | None:
    """A target whose operator and unit stand in cells of their own."""
    if PLAIN.fullmatch(text):
        return 0
    found = answer(text)
    return None if found is None else found + (1 if text[0] not in "≥≤≧≦><=" else 15)


@lru_cache(maxsize=16384)
def story(text: str) -> float | None:
    """Reasons, measures, criteria: any text."""
    if len(text) > 2000:
        return None
    if len(text) <= _KNOWN and (known := _known_story(text)) is not None:
        return known
    if text[0] in "≥≤≧≦><=%.,。；;":
        return 25
    inner = _OUTSIDE.sub("", text)
    torn = 4.0 if text[0] in "值率" else 0.0
    cost = torn + (4.0 if len(text) > 2 else 8.0) + len(text) / 80 + _numbers_in(inner)
    if cost > ENOUGH:
        return cost
    cost -= min(1.5, 1.5 * reasons(text))
    cost += 8 * bool(REMARKS.match(inner)) * (len(inner) > 8) + 6 * bool(_LEFT_OPEN.search(inner))
    wishes = [b for a, b in phrases(inner) if b - a > 3]
    cost += 3 * max(0, len(wishes) - 1)
    if wishes and _DEED.search(inner, wishes[0]):
        cost += _WISH_AND_DEED
    cost += _TOLD * named(inner) + _ANSWERS * answers_in(inner)
    last = phrases(inner)[-1:]
    cost += _ENDS_AS_ANSWER * any(b == len(inner) and b - a > 3 and a > 3 for a, b in last)
    return cost + (8 if _DOUBLED.search(inner) else 0)


def _known_story(text: str) -> float | None:
    """What fillers, numbers and names of levels cost in place of a reason."""
    shape = look(text).shape
    if _RULED.fullmatch(text):
        return 4.0 * len(text)
    if shape == FILLER or text == "无":
        return 1
    if PLAIN.fullmatch(text) or PERCENT.fullmatch(text):
        return 28
    return 45 if shape in (LEVEL1, LEVEL2, EITHER_LEVEL) else None


def _numbers_in(inner: str) -> float:
    """What signs and numbers in a text of prose cost that stand as cells of a row do."""
    cost = 15.0 if _REST.match(inner) else 9.0 if _STARTS.match(inner) else 0.0
    if not _HAS_NUMBER.search(inner):
        return cost + 10 * len(_SIGNS.findall(inner))
    cost += 10 * len(_SIGNS.findall(inner)) + 12 * len(_RUN_ON.findall(inner))
    cost += 8 * len(_DATES.findall(inner)) + 8 * len(_JOINED.findall(inner))
    cost += 10 * len(_PERCENTS.findall(inner))
    cost += 12 * sum(not _COUNTED.beginning(inner, it.end()) for it in _LONE.finditer(inner))
    return cost + (6 if inner[-1].isdigit() else 0)
