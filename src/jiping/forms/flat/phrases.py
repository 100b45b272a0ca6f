"""Answers in words, as they stand in targets and actuals: 有效提升, 达成预期指标, 按时完成, 是."""

from __future__ import annotations

import re
from functools import lru_cache

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
_WHOLE = "|".join(sorted((word for word in ANSWERS if len(word) > 1), key=len, reverse=True))
_PHRASE = re.compile(
    rf"(?:{_ADVERBS}){{0,3}}(?:{_VERBS})(?:{_OBJECTS})?|{_WHOLE}|(?:{_ADVERBS}){{1,2}}{_OBJECTS}"
    r"|长期|中长期|全年|优|是(?=是|[0-9]|\Z)|否(?=否|[0-9]|\Z)|(?:按期|按时)(?=[0-9]|\Z)|有(?=有|[0-9]|\Z)|无(?=无|[0-9]|\Z)"
)
_HALF = frozenset("持续 长期 及时 按时 全年 中长期".split())
_GOES_ON = "率度性比情及的数量时值率水能力工任制机项资费程成本单均人服群对好后前中和与者"


@lru_cache(maxsize=8192)
def phrases(text: str) -> tuple[tuple[int, int], ...]:
    """Where phrases of answers stand in a text, as long as they can be."""
    return tuple(found.span() for found in _PHRASE.finditer(text))


@lru_cache(maxsize=16384)
def swallowed(text: str) -> float:
    """What it costs a name to hold an answer: at its end, or in its middle."""
    cost = 0.0
    for start, end in phrases(text):
        if not start:
            continue
        if end == len(text):
            cost += 5.0 if start >= 3 else 1.0
        elif text[end] not in _GOES_ON and end - start > 1 and text[start:end] not in _HALF:
            cost += 6.0
    return cost
