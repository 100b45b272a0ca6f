"""What headings in words of their own may mean, by the words they contain."""

from __future__ import annotations

import re
from typing import Literal

from jiping.terms.keys import bare, key

_GUESSES: dict[str, tuple[tuple[str | None, re.Pattern[str]], ...]] = {
    block: tuple((role or None, re.compile(words)) for role, words in table)
    for block, table in {
        "column": (
            ("", "(?:偏[差离]|差异)(?:程?度|率|幅度|值|数|比例|百分比)"),
            ("both", "(?:目标|指标|计划|预期)[^/]*[/及与和][^/]*(?:完成|实际)"),
            ("variance", "原因|偏差|扣分|失分|减分|丢分|差异|为何|为什么|理由|缘由"),
            ("improvement", "措施|整改|改进"),
            ("definition", "^(?:指标)?(?:解释|释义|含义|内涵|说明)"),
            ("criteria", "标准(?!分|值)|细则|办法|依据|方法|公式|规则"),
            ("", "率|来源|佐证|责任|负责"),
            ("converted_score", "折算|折合|换算|加权"),
            ("coefficient", "系数"),
            ("score", "得分|评分|自评分|打分|计分|实得"),
            ("points", "分值|满分|标准分|赋分|配分"),
            ("weight", "权重|占比|比重"),
            ("adjusted_target", "调整(?!前)"),
            ("baseline", "上年|基期|历史|往年"),
            ("target", "目标值|指标值|标准值|计划值|预期值|^(?:预期|计划|年初|应)|设定|计划数"),
            ("actual", "实际|完成|实现|达成|达到|实绩"),
            ("target", "目标|计划|预期"),
            ("operator", "符号|算符"),
        ),
        "fund": (
            ("variance", "原因"),
            ("rate", "(?:执行|支出|使用|支付|完成)(?:率|进度|比例)"),
            ("received_rate", "到位率"),
            ("", "率"),
            ("score", "得分|评分"),
            ("points", "分值|满分"),
            ("weight", "权重"),
            ("adjustment", "调整(?:数|金额|情况)?$|调增|调减|追加"),
            ("received", "到位|到账"),
            ("original", "年初|调整前"),
            ("", "上年"),
            ("executed", "执行|支出|决算|使用|支付"),
            ("adjusted", "预算|调整后"),
        ),
    }.items()
}


def guess_heading(text: str, block: Literal["column", "fund"]) -> str | None:
    """The role of a heading that is worded in a way of its own, by the words it contains."""
    name = bare(key(text))
    if len(name) > 20:
        return None
    return next((role for role, words in _GUESSES[block] if words.search(name)), None)
