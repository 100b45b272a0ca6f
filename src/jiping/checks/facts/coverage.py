"""Whether the form's own words touch an indicator: what its name is about stands in them."""

from __future__ import annotations

import re

from jiping.checks.case import Case, Row
from jiping.checks.facts.words import says_nothing

# What many names share tells none of them apart: measures first, then deeds and subjects.
_MEASURE = (
    "完成率|落实率|履行率|达标率|合格率|覆盖率|及时率|准确率|到位率|办结率|普及率|知晓率|利用率|增长率"
    "|完成情况|落实情况|完成时间|完成时限|工作职责|职责|职能|履行|履职|工作|任务|事项|项目|指标"
    "|数量|人次|人数|户数|次数|场次|个数|件数|面积|里程|长度|金额|总数|总额|数额|比例|比率|程度|水平"
    "|情况|完成|实现|落实|年度|全年|本年|当年|新增|其中|标准|平均|有效|相关|各类|各项|及时|按时|按期"
)
_DEED = (
    "宣传|培训|开展|组织|推进|加强|发展|建设|管理|服务|保障|维护|提高|提升|改善|促进|增强|强化|减少|增加"
    "|做好|抓好|营造|推动|活动|体系|机制|制度|能力|效果|质量|影响|持续|长期|稳定|全面|不断|进一步"
    "|居民|群众|社区|辖区|街道|乡镇|单位|部门|社会|受益|享受|公众|对象|人员"
)
_SIGNS = r"[^一-龥A-Za-z]|[的地得和与及等了率数量度]"
_MEASURES = re.compile(f"{_MEASURE}|{_SIGNS}")
GENERIC = re.compile(f"{_MEASURE}|{_DEED}|{_SIGNS}")
_SHARE = 2
"""One in so many of a name's word pairs must be found."""


def covered(case: Case, row: Row) -> bool:
    """The row gives a reason of its own, or the form's analysis speaks of what it measures.

    Of the name only what tells it apart counts (城管 of 城管工作完成率); where nothing of the kind
    is left, all that it measures, and last its objective. A name that says nothing at all is
    taken as covered by whatever the analysis says.
    """
    if case.reason(row):
        return True
    form = case.evaluation
    if not case.explanation and (not form.problems or says_nothing(form.problems.text)):
        return False
    pairs = topics(case, row)
    return not pairs or mentions(analysis(case), pairs)


def analysis(case: Case) -> str:
    """All that the form says about misses and remedies: causes, problems, measures."""
    form = case.evaluation
    cells = (form.variance, form.problems, form.improvement)
    return "\n".join(cell.text for cell in cells if cell and not says_nothing(cell.text))


def topics(case: Case, row: Row) -> frozenset[str]:
    """What a row is about, as pairs of neighbouring characters; empty if its words are generic."""
    for generic in (GENERIC, _MEASURES):
        if pairs := word_pairs(row.name, generic):
            return pairs
    number = row.indicator.objective
    objective = case.evaluation.objectives[number].planned if number is not None else None
    return word_pairs(objective.text, GENERIC) if objective else frozenset()


def word_pairs(text: str, generic: re.Pattern[str]) -> frozenset[str]:
    """Pairs of neighbouring characters in what is left of a text without generic words."""
    left = generic.sub(" ", text).split()
    return frozenset(run[at : at + 2] for run in left for at in range(len(run) - 1))


def mentions(text: str, pairs: frozenset[str]) -> bool:
    """At least half of the pairs stand in the text."""
    found = sum(pair in text for pair in pairs)
    return found > 0 and found * _SHARE >= len(pairs)
