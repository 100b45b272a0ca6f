"""What forms say in ways of their own: points without brackets, seals, directions, no total row."""

from __future__ import annotations

from decimal import Decimal

import pytest

from forms.split import document
from jiping.forms import recognise
from jiping.model import Evaluation
from jiping.terms import level1, level2

HEAD = """
2022年度项目支出绩效自评表

| 项目名称 | 水文站缆道更新 | | | | | |
| 主管部门 | 漾江市水文局 | | | 实施单位 | 漾江市水文站 | |
"""
HEADINGS = "| 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 |\n"


def read(text: str) -> tuple[Evaluation, set[str]]:
    reading = recognise(document(text))
    [evaluation] = reading.evaluations
    return evaluation, {finding.code for finding in reading.form_findings[0]}


@pytest.mark.parametrize(
    "text", ["产出指标40分", "产出指标（40分）", "产出指标\n40分", "一、产出指标40分"]
)
def test_points_behind_the_name_of_a_level(text: str) -> None:
    found = level1(text)
    assert found is not None
    assert found.canonical == "产出指标"
    assert level2("数量指标12.5分") == level2("数量指标")


def test_points_behind_a_name_are_those_of_the_level() -> None:
    evaluation, _ = read(
        HEAD
        + HEADINGS
        + "| 产出指标60分 | 数量指标60分 | 更新缆道 | 3条 | 3条 | 60 | 60 |\n"
        + "| 效益指标40分 | 社会效益40分 | 测流合格率 | 95% | 96% | 40 | 40 |\n"
        + "| 总分 | | | | | 100 | 100 |\n"
    )
    said = [(len(it.path), it.points.value if it.points else None) for it in evaluation.levels]
    assert said == [(1, 60), (2, 60), (1, 40), (2, 40)]
    assert [it.kind for it in evaluation.indicators] == ["output.quantity", "benefit.social"]


def test_points_of_a_level_whose_first_row_is_blank() -> None:
    evaluation, _ = read(
        HEAD
        + HEADINGS
        + "| 产出指标（60分） | 数量指标 | 更新缆道 | 3条 | 3条 | 60 | 60 |\n"
        + "| 效益指标（40分） | 社会效益指标 | | | | | |\n"
        + "| | | 测流合格率 | 95% | 96% | 40 | 40 |\n"
        + "| 总分 | | | | | 100 | 100 |\n"
    )
    assert [it.points and it.points.value for it in evaluation.levels] == [60, 40]
    assert [it.path[1].text for it in evaluation.indicators] == ["数量指标", "社会效益指标"]


ROWS = """| 产出指标 | 数量指标 | 更新缆道 | 3条 | 3条 | 60 | 60 |
| 效益指标 | 社会效益 | 测流合格率 | 95% | 96% | 30 | 30 |
"""
LAST = "| 满意度指标 | 服务对象满意度 | 沿江乡镇满意度 | 90% | 88% | 10 | {score} |\n"


def test_a_form_whose_points_are_a_hundred_is_whole_without_a_total() -> None:
    evaluation, codes = read(HEAD + HEADINGS + ROWS + LAST.format(score="9.8"))
    assert not evaluation.truncated
    assert "RDG023" not in codes


@pytest.mark.parametrize("rows", [ROWS, ROWS + LAST.format(score="")])
def test_a_form_that_lacks_points_or_the_last_score_is_cut_off(rows: str) -> None:
    evaluation, codes = read(HEAD + HEADINGS + rows)
    assert evaluation.truncated
    assert "RDG023" in codes


def test_a_direction_is_no_part_of_the_target() -> None:
    headings = "| 一级指标 | 二级指标 | 三级指标 | 指标方向 | 指标值 | 完成值 | 分值 | 得分 |\n"
    evaluation, _ = read(
        HEAD
        + headings
        + "| 产出指标 | 数量指标 | 更新缆道 | 正向 | 3条 | 3条 | 60 | 60 |\n"
        + "| | 成本指标 | 每条造价 | 反向 | 8万元 | 7.9万元 | 40 | 40 |\n"
        + "| 总分 | | | | | | 100 | 100 |\n"
    )
    targets = [it.target for it in evaluation.indicators]
    assert [it and it.text for it in targets] == ["3条", "8万元"]
    assert [it and it.value and it.value.operator for it in targets] == ["≥", "≤"]
    assert targets[1] and targets[1].value and targets[1].value.number == Decimal(8)


def test_a_place_for_a_seal_is_no_body() -> None:
    evaluation, _ = read(
        "2022年度项目支出绩效自评表\n\n项目名称：水文站缆道更新  承担单位：（盖章）\n\n"
        "| 主管部门 | 漾江市水文局 | | | 实施单位 | 漾江市水文站 | |\n"
        + HEADINGS
        + ROWS
        + LAST.format(score="10")
    )
    assert evaluation.implementing_agency
    assert evaluation.implementing_agency.text == "漾江市水文站"


def test_targets_of_later_years_are_no_actuals() -> None:
    evaluation, _ = read(
        "项目支出绩效目标表（2024-2026年）\n\n| 项目名称 | 水文站缆道更新 | | | | |\n"
        "| 一级指标 | 二级指标 | 三级指标 | 2024年指标值 | 2025年指标值 | 2026年指标值 |\n"
        "| 产出指标 | 数量指标 | 更新缆道 | 3条 | 4条 | 5条 |\n"
        "| 效益指标 | 社会效益指标 | 报汛及时率 | ≥90% | ≥92% | ≥95% |\n"
    )
    assert evaluation.fiscal_year is None
    assert [it.target and it.target.text for it in evaluation.indicators] == ["3条", "≥90%"]
    assert [it.actual for it in evaluation.indicators] == [None, None]
    assert [(it.header, it.cell.text) for it in evaluation.extra] == [
        ("2025年指标值", "4条"),
        ("2026年指标值", "5条"),
        ("2025年指标值", "≥92%"),
        ("2026年指标值", "≥95%"),
    ]


def test_three_headings_of_names_are_those_of_the_levels() -> None:
    evaluation, _ = read(
        HEAD
        + "| 指标类型 | 指标内容 | 指标名称 | 计划值 | 完成值 | 权重 | 自评分 |\n"
        + "| 产出 | 数量 | 更新缆道 | 3条 | 3条 | 60 | 60 |\n"
        + "| 效益 | 社会效益 | 报汛及时率 | ≥90% | 92% | 40 | 40 |\n"
        + "| 合计 | | | | | 100 | 100 |\n"
    )
    assert [[cell.text for cell in it.path] for it in evaluation.indicators] == [
        ["产出", "数量", "更新缆道"],
        ["效益", "社会效益", "报汛及时率"],
    ]


def test_a_heading_of_its_own_left_of_level_2_heads_level_1() -> None:
    evaluation, _ = read(
        HEAD
        + "| 分解目标 | 指标分类 | 绩效指标 | 目标值 | 实际值 | 权重 | 得分 |\n"
        + "| 投入与管理 | 投入管理 | 预算执行率 | 100% | 96% | 10 | 9.6 |\n"
        + "| 产出目标 | 数量 | 更新缆道 | 3条 | 3条 | 50 | 50 |\n"
        + "| 影响力目标 | 满意度 | 群众满意度 | ≥90% | 92% | 40 | 40 |\n"
        + "| 合计 | | | | | 100 | 99.6 |\n"
    )
    assert [[cell.text for cell in it.path] for it in evaluation.indicators] == [
        ["投入与管理", "投入管理", "预算执行率"],
        ["产出目标", "数量", "更新缆道"],
        ["影响力目标", "满意度", "群众满意度"],
    ]
    assert evaluation.extra == ()


def test_a_year_between_two_pairs_of_a_line_is_no_part_of_the_first() -> None:
    evaluation, _ = read(
        "绩效自评表\n\n单位（盖章）：漾江市水文局  2023年度  金额单位：万元\n\n"
        "| 项目名称 | 水文站缆道更新 | | | | | |\n" + HEADINGS + ROWS + LAST.format(score="10")
    )
    assert evaluation.unit
    assert evaluation.unit.text == "漾江市水文局"
    assert evaluation.fiscal_year
    assert evaluation.fiscal_year.text == "2023"
    assert evaluation.amount_unit
    assert evaluation.amount_unit.text == "万元"


def test_points_behind_the_names_of_indicators() -> None:
    """Where there is no column of points; minutes are none."""
    evaluation, _ = read(
        HEAD
        + "| 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 得分 |\n"
        + "| 产出指标 | 数量指标 | 更新缆道（60分） | 3条 | 3条 | 60 |\n"
        + "| | 时效指标 | 报汛用时（5分钟内） | 是 | 是 | 40 |\n"
    )
    assert [it.points and it.points.text for it in evaluation.indicators] == ["60", None]


def test_objectives_below_labels_in_the_same_cells() -> None:
    evaluation, _ = read(
        "项目支出绩效目标申报表\n\n| 项目名称 | 水文站缆道更新 | |\n"
        "| 总体目标 | 中期目标（2025年—2027年）<br>更新缆道九条。 | 年度目标<br>更新缆道三条。 |\n"
        "| 一级指标 | 二级指标 | 三级指标 | 指标值 |\n"
        "| 产出指标 | 数量指标 | 更新缆道 | 3条 |\n"
    )
    said = [(it.horizon, it.planned and it.planned.text) for it in evaluation.objectives]
    assert said == [("long_term", "更新缆道九条。"), ("annual", "更新缆道三条。")]


def test_two_texts_for_one_objective_are_both_kept() -> None:
    evaluation, _ = read(
        HEAD
        + "| 年度目标 | 目标1：更新缆道。 | 目标2：更新水尺。 | | | | |\n"
        + HEADINGS
        + ROWS
        + LAST.format(score="10")
    )
    told = [it.planned.text for it in evaluation.objectives if it.planned]
    told += [it.cell.text for it in evaluation.extra]
    assert any("更新缆道" in text for text in told)
    assert any("更新水尺" in text for text in told)


def test_a_subtotal_of_several_levels_belongs_to_none() -> None:
    total = "| 总分 | | | | | | 98 |\n"
    evaluation, _ = read(HEAD + HEADINGS + ROWS + "| 小计 | | | | | 90 | 88 |\n" + total)
    assert evaluation.levels == ()
    assert [(it.header, it.cell.text) for it in evaluation.extra] == [
        ("小计", "90"),
        ("小计", "88"),
    ]
    evaluation, _ = read(HEAD + HEADINGS + ROWS + "| 小计 | | | | | 30 | 30 |\n" + total)
    assert [it.points and it.points.value for it in evaluation.levels] == [30]


def test_headings_of_objectives_in_words_of_their_own() -> None:
    evaluation, _ = read(
        HEAD
        + "| 年度目标 | 计划 | | | 完成 | | |\n"
        + "| | 更新缆道三条。 | | | 更新缆道四条。 | | |\n"
        + HEADINGS
        + ROWS
        + LAST.format(score="10")
    )
    [objective] = evaluation.objectives
    assert objective.planned
    assert objective.planned.text == "更新缆道三条。"
    assert objective.achieved
    assert objective.achieved.text == "更新缆道四条。"


def test_what_stands_below_the_indicators_of_a_department() -> None:
    """Two opinions in one row, and a grade that is ticked among others."""
    evaluation, _ = read(
        "项目支出绩效自评表\n\n填报单位：（公章）漾江市水文局\n\n"
        "| 项目名称 | 水文站缆道更新 | | | | | |\n"
        + HEADINGS
        + ROWS
        + LAST.format(score="10")
        + "| 自评等级：优□√ 良□ 中□ 差□ | | | | | | |\n"
        + "| 主管部门意见 | 同意。 | | 财政部门意见 | | | |\n"
    )
    assert evaluation.unit
    assert evaluation.unit.text == "漾江市水文局"
    assert evaluation.claimed_grade
    assert evaluation.claimed_grade.value == "优"
    opinions = [
        (it.role and it.role.text, it.opinion and it.opinion.text) for it in evaluation.reviews
    ]
    assert opinions == [("主管部门意见", "同意。"), ("财政部门意见", "")]


def test_amounts_with_units_beside_their_labels_are_no_headings() -> None:
    evaluation, _ = read(
        HEAD
        + "| 预算安排 | 300万元 | 实际到位 | 290万元 | 实际支出 | 287.6万元 | |\n"
        + HEADINGS
        + ROWS
        + LAST.format(score="10")
    )
    [fund] = evaluation.funds
    printed = [cell and cell.text for cell in (fund.adjusted, fund.received, fund.executed)]
    assert printed == ["300万元", "290万元", "287.6万元"]


def test_rows_that_slid_belong_to_the_block_that_is_filled_in() -> None:
    """Two blocks side by side of which the left one is blank, in a file without merged cells."""
    evaluation, codes = read(
        "项目支出绩效目标申报表\n\n| 项目名称 | 水文站缆道更新 | | | | | | |\n"
        "| 绩效指标 | 一级指标 | 二级指标 | 三级指标 | 指标值 | 二级指标 | 三级指标 | 指标值 |\n"
        "| | 产出指标 | | | | 数量指标 | 更新缆道 | 3条 |\n"
        "| | | | | | | 更新水尺 | 6支 |\n"
        "| 更新雷达 | 2台 | | | | | | |\n"
        "| 效益指标 | | | | 社会效益指标 | 报汛及时率 | ≥90% | |\n"
    )
    assert [[cell.text for cell in it.path] for it in evaluation.indicators] == [
        ["产出指标", "数量指标", "更新缆道"],
        ["产出指标", "数量指标", "更新水尺"],
        ["产出指标", "数量指标", "更新雷达"],
        ["效益指标", "社会效益指标", "报汛及时率"],
    ]
    targets = [it.target and it.target.text for it in evaluation.indicators]
    assert targets == ["3条", "6支", "2台", "≥90%"]
    assert "RDG025" in codes


def test_only_the_second_of_two_objectives_is_numbered() -> None:
    evaluation, _ = read(
        HEAD
        + "| 年度总体目标 | 预期目标 | | | 实际完成情况 | | |\n"
        + "| | 更新缆道和水尺。 | | | 目标1：更新缆道三条。目标2：更新水尺六支。 | | |\n"
        + HEADINGS
        + ROWS
        + LAST.format(score="10")
    )
    [objective] = evaluation.objectives
    assert objective.planned
    assert objective.planned.text == "更新缆道和水尺。"
    assert objective.achieved
    assert objective.achieved.text == "目标1：更新缆道三条。目标2：更新水尺六支。"
