"""Comparisons with an earlier time or an average: 高于上年, 同比增长5%, 与上年持平."""

from __future__ import annotations

import re

from jiping.model.evaluation import Operator
from jiping.values.operators import BEFORE, operator_before

_PERIODS = (
    "上年度|上年|上一年度|上一年|去年|往年|前年|上期|上季度|上月|历年|前三年|前五年|近三年|近五年"
    "|(?:19|20)[0-9]{2}年度?"
)
_BASE = f"(?:(?:{_PERIODS})(?:同期|末|底)?|同期|基期|[^\\W0-9A-Za-z_]{{0,6}}?平均(?:水平|值|数)?)"
_UP = "提高|提升|增长|增加|上升|改善|增强|扩大|好转|增多|上涨|增幅|增速|进步|优化"
_DOWN = "下降|降低|减少|下滑|缩短|压缩|压减|降幅|减轻|缩小|回落|节约"
_EVEN = "持平|不变|相当|一致|相同"
# Where a hint may begin: quick to search for.
_HINTED = re.compile("[上去往前同环平较比于≥≤><=历基]")
_HINT = re.compile(
    "(?:上|去|往|前)一?年|同期|同比|环比|平均|上期|上季|上月|历年|基期"
    "|(?:较|比|于|≥|≤|>|<|=)(?:19|20)[0-9]{2}年"
)
_AGAINST = re.compile(
    f"({BEFORE}|[≥≤><=])(?:等于)?({_BASE})(?:的?(?:实际)?(?:水平|数|值|标准|指标))?"
)
_CHANGE = re.compile(
    "(?P<subject>[^\\W0-9]{0,16}?)(?:20[0-9]{2}年度?)?"
    f"(?:(?:相?较于?|比|与|同|和|相比|对比|在)?(?P<base>{_BASE})(?:实际|水平|数)?"
    "(?:相比|对比|的?基础上)?|(?P<ratio>同比|环比))"
    "(?:保持|有所|略有|稳步|明显|显著|持续|进一步|大幅|逐步|基本|要|均|有|实现|得到|的)*"
    f"(?P<not>不|未)?(?:(?P<up>{_UP})|(?P<down>{_DOWN})|(?P<even>{_EVEN}))"
    "(?:幅度|率|额|了|至少|达到|达|为)*"
)
_RATIOS = {"同比": "上年同期", "环比": "上期"}


def comparison_of(text: str) -> tuple[Operator, str, str, str] | None:
    """Operator, baseline, what stands before and what behind a comparison; None if it is none.

    高于上年 is >, 较上年下降5% is < with "5%" behind, 与上年持平 is =, 不增长 is ≤.
    """
    hint = _HINTED.search(text)
    if hint is None or _HINT.search(text, hint.start()) is None:
        return None
    if found := _AGAINST.match(text):
        return operator_before(found[1]) or "=", found[2], "", text[found.end() :]
    found = _CHANGE.match(text)
    if found is None:
        return None
    change: Operator = "="
    if not found["even"]:
        up = found["up"] is not None
        change = ("≤" if up else "≥") if found["not"] else (">" if up else "<")
    base = found["base"] or _RATIOS[found["ratio"]]
    return change, base, found["subject"], text[found.end() :]
