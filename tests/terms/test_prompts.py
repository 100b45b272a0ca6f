"""What a template asks for, left standing as an answer."""

from __future__ import annotations

import pytest

from forms.made import PROJECT, codes, only, read
from jiping.terms import is_prompt
from jiping.values import parse_value

PROMPTS = (
    "请填写完成值",
    "（此处填写指标值）",
    "如：≥95%",
    "例：100%",
    "例如：培训10次",
    "根据实际情况填写",
    "填写具体数值",
    "如≥95%",
    "请简要说明偏差原因",
    "请说明原因",
    "（简述偏差原因及改进措施）",
    "没有偏差的不填",
    "填写说明：数量",
    "按实际填写",
    "请根据年初目标如实填写",
    "無偏差可不填",
)
ANSWERS = (
    "如期完成",
    "请示件办结率≥95%",
    "例会12次",
    "无",
    "没有",
    "无偏差",
    "此项工作已完成",
    "按计划完成",
    "按时填报率100%",
    "根据合同支付",
    "未完成原因：疫情",
    "填报及时率100%",
    "没有投诉",
    "示范点3个",
    "有所提升",
    "概述",
)


@pytest.mark.parametrize("text", PROMPTS)
def test_prompts(text: str) -> None:
    assert is_prompt(text)
    value = parse_value(text, year=2021)
    assert value is None or value.type == "text"


@pytest.mark.parametrize("text", ANSWERS)
def test_answers(text: str) -> None:
    assert not is_prompt(text)


def test_prompts_keep_their_text_and_say_nothing() -> None:
    form, _ = only(read(PROJECT.replace("| ≥90% | 92% |", "| 如：≥90% | （请填写） |")))
    row = form.indicators[-1]
    assert row.target
    assert row.actual
    assert (row.target.text, row.actual.text) == ("如：≥90%", "（请填写）")
    assert row.target.value is None or row.target.value.number is None


def test_a_form_of_prompts_is_blank() -> None:
    lines = (
        "项目支出绩效自评表",
        "",
        "| 项目名称 | 请填写 | | | | | |",
        "| 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 |",
        "| 产出指标 | 数量指标 | 指标1： | 如：≥3个 | 请填写完成值 | | |",
        "| | 质量指标 | 合格率 | （此处填写指标值） | 请填写完成值 | | |",
        "| 总分 | | | | | | |",
    )
    _, findings = only(read("\n".join(lines)))
    assert "RDG021" in codes(findings)
