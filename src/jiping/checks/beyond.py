"""Checks that a lone form cannot answer: one shape for all, only their table rows differ.

The catalogue of checks holds many that compare the form with something else: the approved
targets, the year before, the accounts, the log of the workflow. jiping does not take these
inputs yet, so such a check can neither pass nor fail; the ledger says so and names what is
missing. Once an input is taken, its checks move into files of their own.
"""

from __future__ import annotations

import re

from jiping.checks.unit import Unit
from jiping.model import Basis, Words
from jiping.model.finding import Severity

INPUTS = {
    "approved_target": Words("经批复的绩效目标表", "the approved target form"),
    "monitoring": Words("绩效运行监控表", "the monitoring form"),
    "last_year": Words("上年度绩效自评表", "last year's self-evaluation form"),
    "accounts": Words("部门决算和预算批复", "the accounts and the approved budget"),
    "evidence": Words("佐证材料", "the evidence"),
    "narrative": Words("绩效自评报告", "the narrative report"),
    "workflow": Words("流程记录", "the log of the workflow"),
    "indicator_library": Words("绩效指标库", "the indicator library"),
    "project_type": Words("项目类型", "the type of the project"),
}
"""What a check may need beside the form, and how it is named to people."""

REASON = Words(
    "需要对照{zh}，目前还不能随表提供，因此没有核对",
    "this needs {en}, which cannot be supplied along with the form yet, so it was not checked",
)
ADVICE = Words("请备齐{zh}，人工核对。", "Have {en} at hand and check this by eye.")
PAGE = """{title}

检查什么
    {what}。

为什么
    单看一张自评表看不出这个问题，要与表外的材料对照。

依据
    {basis}。

需要什么
    {inputs}。本软件目前不接收这类材料，所以这一项不会判为通过，只在“未核对”中列出。

怎么改
    请备齐上述材料，人工核对。
"""

_NOT_WORD = re.compile(r"[^a-z0-9]+")


def unit(
    code: str,
    title_zh: str,
    title_en: str,
    what: str,
    severity: Severity,
    basis: str,
    *needs: str,
) -> Unit:
    """A check of the catalogue that needs `needs` (keys of INPUTS) beside the form.

    `what` says in Chinese what is compared, without the closing full stop.
    """
    zh = "、".join(INPUTS[name].zh for name in needs)
    en = " and ".join(INPUTS[name].en for name in needs)
    title = Words(title_zh, title_en)
    reason = Words(REASON.zh.format(zh=zh), REASON.en.format(en=en))
    source = Basis(basis)
    return Unit(
        code=code,
        name=_NOT_WORD.sub("_", title_en.lower()).strip("_"),
        title=title,
        message=Words(f"{title_zh}。", f"{title_en}."),
        advice=Words(ADVICE.zh.format(zh=zh), ADVICE.en.format(en=en)),
        severity=severity,
        basis=source,
        since="0.1",
        needs=needs,
        gives_way_to=(),
        page=PAGE.format(title=title_zh, what=what, basis=source.say(), inputs=zh),
        lacking=reason,
    )
