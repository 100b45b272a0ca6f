"""Narrative reports: what sentences say of the whole, and reports beside forms."""

from __future__ import annotations

import pytest

from forms.split import document
from jiping.forms import recognise
from jiping.model import Evaluation

FORM = """
| 项目名称 | {project} | | | | | | |
| 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 | 偏差原因 |
| 产出指标 | 数量指标 | 加固渡槽 | ≥3座 | 3座 | 90 | 90 | |
| 总分 | | | | | 100 | 98 | |
"""
REPORT = """
2023年度{subject}绩效自评报告

一、资金情况

{sentence}

二、存在的问题

汛期停工一个月。
"""


def read(text: str) -> tuple[Evaluation, ...]:
    return recognise(document(text)).evaluations


def one(sentence: str) -> Evaluation:
    [found] = read(REPORT.format(subject="渡槽加固项目", sentence=sentence))
    assert found.stage == "report"
    return found


def texts(found: Evaluation) -> dict[str, str]:
    said = {
        name: cell.text
        for name in ("claimed_total", "claimed_grade", "amount_unit")
        if (cell := getattr(found, name)) is not None
    }
    for fund in found.funds:
        for name in ("original", "adjusted", "received", "executed", "rate"):
            if (cell := getattr(fund, name)) is not None:
                said[name] = cell.text
    return said


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "年初预算100万元，调整后预算数120万元，全年执行 95 万元，执行率79.17%。",
            {
                "original": "100",
                "adjusted": "120",
                "executed": "95",
                "rate": "79.17%",
                "amount_unit": "万元",
            },
        ),
        (
            "资金到位200万元，到位率100%，实际支出198.6万元。",
            {"received": "200", "executed": "198.6", "amount_unit": "万元"},
        ),
        (
            "经自评，满分100分，最终得分98.5分，等次为“良”。",
            {"claimed_total": "98.5", "claimed_grade": "良"},
        ),
        ("自评得分：98.5分，自评等级：优。", {"claimed_total": "98.5", "claimed_grade": "优"}),
        (
            "按百分制评分，自评得97分，评定为“优秀”。",
            {"claimed_total": "97", "claimed_grade": "优秀"},
        ),
        ("该项目得分92分。其中：产出指标得分48分。", {"claimed_total": "92"}),
        ("一级指标“过程”得分18分，优良中差四个等级。", {}),
        ("其中：中央资金年初预算40万元，基层自筹全年执行9万元。", {}),
        ("全年执行95万元。另据决算，全年执行96万元。", {}),
    ],
)
def test_figures_of_the_whole_are_read_from_sentences(
    sentence: str, expected: dict[str, str]
) -> None:
    found = texts(one(sentence))
    found.pop("amount_unit", None) if "amount_unit" not in expected else None
    assert found == expected


def test_a_report_of_the_same_project_as_a_form_is_the_text_around_it() -> None:
    report = REPORT.format(subject="渡槽加固项目", sentence="自评得分98分。")
    [found] = read(report + FORM.format(project="渡槽加固项目"))
    assert found.stage == "self_evaluation"


@pytest.mark.parametrize("subject", ["澄江市水务局部门整体支出", "堤防养护项目"])
def test_a_report_on_something_else_stands_beside_the_form(subject: str) -> None:
    report = REPORT.format(subject=subject, sentence="自评得分98分。")
    found = read(report + FORM.format(project="渡槽加固项目"))
    assert [it.stage for it in found] == ["report", "self_evaluation"]


def test_a_report_that_says_nothing_of_the_whole_is_none() -> None:
    reading = recognise(document("2023年度渡槽加固项目绩效自评报告\n\n附件：自评表"))
    assert reading.evaluations == ()
    assert [finding.code for finding in reading.findings] == ["RDG019"]
