"""Answers and reasons in words: 有效提升, 达成预期指标, 按时完成, 是; 受汛期影响, 下年补齐."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from jiping.forms.seen.shapes import ANSWERS

_ADVERBS = (
    "有所|逐步|逐年|有效|持续|不断|进一步|得到|达到|基本|全面|大幅|大大|充分|较为?|已经?|均已?|按时|及时|按期|"
    "(?:明显|显著)(?=提升|提高|改善|增强|增加|增长|减少|降低|下降|好转|优化)|按计划|按要求|未|部分|全部|切实|稳步|积极|较大|很大|进一步得到|有力|长期|中长期|比较|非常|效果|成效|圆满"
)
_VERBS = (
    "提升|提高|改善|促进|保障|增强|增加|增长|完成|达成|健全|完善|优化|稳定|降低|减少|下降|落实|到位|明显|显著|良好|较好|优良|"
    "优秀|合格|达标|满意|稳定|规范|推进|加强|推动|维护|巩固|开展|实施|实现|好转|消除|保持"
)
_OBJECTS = "(?:年度|预期|全部|既定)?(?:绩效)?(?:目标|指标|效果|要求)"
_MORE = (
    "(?:长期|持续|充分)?发挥(?:积极|重要|较好|良好)?作用|(?:持续|稳中)?向好|(?:长效)?(?:机制|制度|体系)(?:建立)?(?:健全|完善)"
    "|(?:基本|全部|已经?|按要求)?(?:得到|达到)(?:预期|要求|标准)|(?:高于|低于|不低于|优于|好于|同|与)上年(?:持平)?|无(?:扩散|事故|投诉|违规)"
)
_RUNNING = (
    "(?:有效|基本|不断|持续|明显|显著|逐年|逐步|稳步|全面|安全|平稳|正常|充分|进一步|大幅|及时|长期|有所|得到有效)"
    "(?:遏制|满足|递增|递减|上升|回升|缓解|畅通|运行|化解|扩大|壮大|普及|控制|可控|发挥|受益|见效|增收|增效|整洁|覆盖|夯实|激发|弘扬)"
    "(?![率力性度期面量])|稳中有[升进增降]|安全稳定(?:运行)?|运行(?:正常|平稳|良好|稳定)|(?:长期|持续|充分)发挥(?:效益|功能)"
)
_WHOLE = "|".join(sorted((word for word in ANSWERS if len(word) > 1), key=len, reverse=True))
_PHRASE = re.compile(
    rf"{_MORE}|{_RUNNING}|(?:{_ADVERBS}){{0,3}}(?:{_VERBS})(?:{_OBJECTS})?|{_WHOLE}|(?:{_ADVERBS}){{1,2}}{_OBJECTS}"
    r"|长期|中长期|全年|优|是(?=是|[0-9]|\Z)|否(?=否|[0-9]|\Z)|(?:按期|按时)(?=[0-9]|\Z)|有(?=有|[0-9]|\Z)|无(?=无|[0-9]|\Z)"
)
_REASON = re.compile(
    r"由于|受.{1,10}影响|停[工办航运课产业电水]|延期|延后|推迟|滞后|顺延|尚未|未(?:能|按|到|完|及(?!时)|达)|[偏过][低高少多大小慢晚]"
    r"|较晚|较少|[月日底末]才|才[下到]达|下达较?晚|下年|明年|次年|今后|下一步|催促|催办|补齐|提早|提前部署|尾款|导致|所致|低于预期|少于"
    r"|人员(?:变动|外出|减少)|调[高低]"
)
_PERHAPS = re.compile(
    r"因(?!素)|不足|不高|不到位|拟|加快|节点|疫情|设置|设定|上涨|节余|结余|核减|取消"
)
"""Words of reasons that stand in names as well."""
_MEASURE = re.compile(
    r"[,，]|加强|加大|进一步|做好|强化|优化|确保|督促|严格|建议|继续|不再|暂|偏差|原因|影响|超出|超过|超额"
    r"|减少|增加|增多|变化|变动|调整|困难|问题|难以|无法|没有|不及|不能|不够|不符|较[大小多少高低慢长差]|缓慢|欠缺"
)
"""Words of measures and of more reasons."""
_VERB = re.compile(f"{_VERBS}|持续|长期|及时|稳步|逐步|不断|有效|全面")
_WISH = re.compile(_MORE)
REMARKS = re.compile(
    r"(?:详见|参见|见)(?:[一-鿿]{0,4})(?:附件|附表|说明|备注|报告|台账|材料|资料)[0-9一二三四五]?|另附(?:材料|说明)?|同上|附后"
)
"""Where more is said: what mostly stands in a column of remarks."""
_CLAUSE = frozenset(",，、;；。")
_HALF = frozenset("持续 长期 及时 按时 全年 中长期".split())
_IN_TIME = frozenset("按期完成 按时完成 及时完成 按计划完成".split())
_GOES_ON = "率度性比情及的数量时值率水能力工任制机项资费程成本单均人服群对好后前中和与者"


@lru_cache(maxsize=8192)
def phrases(text: str) -> tuple[tuple[int, int], ...]:
    """Where phrases of answers stand in a text, as long as they can be."""
    return tuple(found.span() for found in _PHRASE.finditer(text))


def _at_end(text: str, start: int) -> float:
    """What it costs a name to end with an answer: 事故起数下降, 水渠修缮按期完成."""
    if start < 3:
        return 1.0
    return 2.0 if text[start:] in _IN_TIME or len(text) - start < 3 else 5.0


@lru_cache(maxsize=16384)
def answers_in(text: str) -> int:
    """How many answers that say all stand in a text, or right behind one another; what gives
    points is none: 制度健全得满分."""
    spans = tuple(it for it in phrases(text) if not text.startswith("得", it[1]))
    whole = sum(1 for start, end in spans if end - start > 3 and is_wish(text[start:end]))
    return whole + sum(
        1 for one, two in pairwise(spans) if one[1] == two[0] and two[1] - one[0] > 5
    )


def is_verb(text: str) -> bool:
    """Whether a text is a verb or an adverb alone, which mostly goes on: 提升, 持续."""
    return _VERB.fullmatch(text) is not None


def is_wish(text: str) -> bool:
    """Whether a phrase says all that an answer says and takes no object: 持续向好."""
    return _WISH.fullmatch(text) is not None


@lru_cache(maxsize=16384)
def swallowed(text: str) -> float:
    """What it costs a name to hold an answer: at its end, or in its middle."""
    cost = 0.0
    for start, end in phrases(text):
        if not start:
            cost += 4.0 if end < len(text) and _WISH.fullmatch(text, start, end) else 0.0
            continue
        if end == len(text):
            cost += _at_end(text, start)
        elif text[start - 1] in _CLAUSE and is_verb(text[start:end]):
            continue
        elif text[end] not in _GOES_ON and end - start > 1 and text[start:end] not in _HALF:
            cost += 2.0 if text[end] in _CLAUSE else 6.0
    return cost


@lru_cache(maxsize=16384)
def tells(text: str) -> bool:
    """Whether a text has words that reasons and measures use: they stand in few names."""
    return reasons(text) > 0 or _MEASURE.search(text) is not None


@lru_cache(maxsize=16384)
def reasons(text: str) -> float:
    """How many words of reasons a text holds; those that stand in names as well count less."""
    return len(_REASON.findall(text)) + len(_PERHAPS.findall(text)) / 3
