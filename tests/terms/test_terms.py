"""The field's words: what a label means, which level a name is, what a field is called."""

from __future__ import annotations

import msgspec
import pytest

from jiping import terms
from jiping.model import Evaluation, Fund, Indicator, Objective
from jiping.terms import vocabulary


@pytest.mark.parametrize(
    ("text", "canonical", "kind", "alias"),
    [
        ("数量指标", "数量指标", "output.quantity", False),
        ("社 会 效 益", "社会效益指标", "benefit.social", True),
        ("进度指标", "时效指标", "output.timeliness", True),
        ("服务对象满意度指标等", "服务对象满意度指标", "satisfaction", True),
        ("（二）质量指标（20分）", "质量指标", "output.quality", False),
        ("可持续影响\n指标：", "可持续影响指标", "benefit.sustainable", False),
        ("社会效益指標", "社会效益指标", "benefit.social", False),
    ],
)
def test_level_2(text: str, canonical: str, kind: str, alias: bool) -> None:
    name = terms.level2(text)
    assert name
    assert (name.canonical, name.kind, name.alias) == (canonical, kind, alias)


@pytest.mark.parametrize("text", ["", "党员发展", "指标", "数量", "产出指标"])
def test_what_is_no_level_2(text: str) -> None:
    name = terms.level2(text)
    assert name is None or name.alias


def test_level_1_and_own_sets() -> None:
    assert [
        terms.level1(text) and terms.level1(text).canonical
        for text in ("一、产出指标（50 分）", "效果", "项目决策")
    ] == [  # type: ignore[union-attr]
        "产出指标",
        "效益指标",
        "决策",
    ]
    assert terms.kind("决策", "项目立项") is None


@pytest.mark.parametrize(
    ("first", "second", "kind"),
    [
        ("产出指标", "成本指标", "output.cost"),
        ("成本指标", "成本指标", "cost"),
        ("成本指标", "经济成本指标", "cost.economic"),
        ("效益指标", "满意度指标", "satisfaction"),
        ("产出指标", "重点工作", "output"),
        ("", "社会效益指标", "benefit.social"),
        ("重点", "工作", None),
    ],
)
def test_kinds(first: str, second: str, kind: str | None) -> None:
    assert terms.kind(first, second) == kind


@pytest.mark.parametrize(
    ("text", "slot", "meaning"),
    [
        ("得分(20分*执行率)", "column", "score"),
        ("年初计划目标值（A）", "column", "target"),
        ("全年(调整后)预算数(A)", "fund", "adjusted"),
        ("1-7月执行数", "fund", "executed_to_date"),
        ("截至8月底执行率", "fund", "rate"),
        ("1—7月完成情况", "column", "actual_to_date"),
        ("年度绩效目标3：", "objective", "side"),
        ("项 目 名 称", "head", "project"),
        ("實施單位", "head", "implementing_agency"),
        ("偏差大或目标未\n完成原因分析", "closing", "variance"),
        ("总 计", "total", "total"),
        ("填表人：", "person", "name"),
    ],
)
def test_labels(text: str, slot: str, meaning: str) -> None:
    label = terms.label(text)
    assert label
    assert getattr(label, slot) == meaning


@pytest.mark.parametrize("text", ["", "≥15名", "发展预备党员", "2021年", "100%"])
def test_texts_that_are_no_labels(text: str) -> None:
    assert terms.label(text) is None


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("年度资金总额：", "total"),
        ("其中：当年财政拨款", "part"),
        ("上年结转资金", "part"),
        ("清淤工程", None),
    ],
)
def test_lines_of_the_budget(text: str, part: str | None) -> None:
    assert terms.fund_part(text) == part


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("★★在册人数(≥**人)", "在册人数"),
        ("指标1：建档", "建档"),
        ("指标完成率", "指标完成率"),
        ("指标2：", ""),
        ("满意度（抽样）", "满意度（抽样）"),
    ],
)
def test_plain_names(text: str, name: str) -> None:
    assert terms.plain_name(text) == name


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("2020年度部门整体绩效自评表", True),
        ("项目支出绩效自评表（2021年度）", True),
        ("2021年度水利项目自评结果", True),
        ("绩效目标申报表(基础设施类)", True),
        ("自评表.xlsx", False),
        ("根据要求，填报绩效自评表。", False),
        ("自评报告", False),
    ],
)
def test_titles(text: str, title: bool) -> None:
    assert terms.is_title(text) is title


def test_every_field_has_its_official_term() -> None:
    fields = {
        field.name
        for struct in (Evaluation, Fund, Objective, Indicator)
        for field in msgspec.structs.fields(struct)
    } - {"scope", "stage", "form"}
    assert {field for field in fields if terms.term(field) is None} == set()
    codes = [entry.code for entry in terms.TERMS]
    assert len(codes) == len(set(codes))
    score = terms.term("score")
    assert score
    assert (score.zh, score.en) == ("得分", "score")


def test_no_heading_has_two_roles() -> None:
    for table in (vocabulary.COLUMNS, vocabulary.FUNDS, vocabulary.HEAD):
        wordings = [wording for names in table.values() for wording in names.split()]
        assert sorted(wordings) == sorted(set(wordings))
