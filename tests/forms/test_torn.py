"""Rows torn by wraps, page breaks and converters: put together, and said to be."""

from __future__ import annotations

import pytest

from forms.made import codes, only, paths, read, read_merged, texts
from forms.split import Spanned
from jiping.model import Evaluation, Finding

HEADING = "| 一级指标 | 二级指标 | 三级指标 | 指标值 | 实际完成值 | 分值 | 得分 | 偏差原因 |"
FIRST = "| 产出指标 | 数量指标 | 修补渠道长度 | ≥12公里 | 12.5公里 | 50 | 50 | |"
LAST = "| 满意度指标 | 服务对象满意度 | 农户满意度 | ≥90% | 93% | 40 | 40 | |"
TOTAL = "| 总分 | | | | | 90 | 90 | |"


def form(*rows: str) -> tuple[Evaluation, list[Finding]]:
    lines = ("项目支出绩效自评表", "", HEADING, *rows, TOTAL)
    return only(read("\n".join(lines)))


def said(findings: list[Finding]) -> list[str]:
    return [finding.message for finding in findings if finding.code in ("RDG025", "RDG026")]


def test_text_that_goes_on_in_the_next_row() -> None:
    evaluation, findings = form(
        FIRST,
        "| | 质量指标 | 渠道衬砌验 | 100% | 98% | 20 | 19.6 | 雨季停工，明年 |",
        "| | | 收合格率 | | | | | 一季度补齐 |",
        LAST,
    )
    assert [path[2] for path in paths(evaluation)] == [
        "修补渠道长度",
        "渠道衬砌验收合格率",
        "农户满意度",
    ]
    row = evaluation.indicators[1]
    assert texts(row, "variance", "score") == {
        "variance": "雨季停工，明年一季度补齐",
        "score": "19.6",
    }
    assert row.path[2].place
    assert "下半截" in (row.path[2].place.repaired or "")
    assert row.score
    assert row.score.place
    assert row.score.place.repaired is None
    [message] = said(findings)
    assert "“收合格率”、“一季度补齐”" in message


def test_a_row_that_a_page_breaks_with_the_headings_printed_again() -> None:
    evaluation, _ = form(
        FIRST,
        "| | 可持续影 | 渠道管护制 | 长期 | 长期 | 20 | 20 | |",
        "| — 3 — | | | | | | | |",
        HEADING,
        "| | 响指标 | 度 | | | | | |",
        "| | | 渠道使用年限 | ≥10年 | 10年 | 10 | 10 | |",
        LAST,
    )
    assert paths(evaluation)[1:3] == [
        ["产出指标", "可持续影响指标", "渠道管护制度"],
        ["产出指标", "可持续影响指标", "渠道使用年限"],
    ]
    assert evaluation.indicators[1].kind == "benefit.sustainable"
    assert [(extra.header, extra.cell.text) for extra in evaluation.extra] == [("页码", "— 3 —")]


def test_the_end_of_a_level_in_a_row_of_its_own() -> None:
    evaluation, findings = form(
        FIRST,
        "| 效益指标 | 可持续影 | 渠道管护制度 | 长期 | 长期 | 20 | 20 | |",
        "| | 响指标 | 渠道使用年限 | ≥10年 | 10年 | 10 | 10 | |",
        LAST,
    )
    assert [path[1] for path in paths(evaluation)[1:3]] == ["可持续影响指标"] * 2
    assert "响指标" in said(findings)[0]


@pytest.mark.parametrize("mark", ["第 3 页 共 5 页", "- 12 -", "3", "2/5", "第三页"])
@pytest.mark.parametrize("column", [0, 2, 7])
def test_page_numbers_between_rows(mark: str, column: int) -> None:
    blank = [""] * 8
    blank[column] = mark
    evaluation, findings = form(FIRST, f"| {' | '.join(blank)} |", LAST)
    assert len(evaluation.indicators) == 2
    assert evaluation.indicators[0].variance
    assert evaluation.indicators[0].variance.text == ""
    assert [extra.cell.text for extra in evaluation.extra] == [mark]
    assert "RDG025" not in codes(findings)


def test_a_page_number_in_a_row() -> None:
    evaluation, _ = form(FIRST.replace("| |", "| — 4 — |"), LAST)
    assert texts(evaluation.indicators[0], "score", "variance") == {"score": "50", "variance": ""}
    assert [extra.header for extra in evaluation.extra] == ["页码"]


def test_headings_printed_again_keep_the_levels() -> None:
    evaluation, findings = form(
        FIRST, HEADING, "| | | 修补渠系建筑物 | 3座 | 3座 | 10 | 10 | |", LAST
    )
    assert paths(evaluation)[1][:2] == ["产出指标", "数量指标"]
    assert "RDG025" not in codes(findings)


@pytest.mark.parametrize("gap", ["", " ", "<br>"])
@pytest.mark.parametrize("behind", ["| |", "|"])
def test_two_levels_in_one_cell(gap: str, behind: str) -> None:
    row = f"| 产出指标{gap}数量指标 {behind} 修补渠道长度 | ≥12公里 | 12.5公里 | 50 | 50 |"
    evaluation, findings = form(row, LAST)
    assert paths(evaluation)[0] == ["产出指标", "数量指标", "修补渠道长度"]
    assert texts(evaluation.indicators[0], "target", "score") == {
        "target": "≥12公里",
        "score": "50",
    }
    assert "已分开" in said(findings)[0]


@pytest.mark.parametrize("behind", ["| |", "|"])
def test_target_and_actual_in_one_cell(behind: str) -> None:
    row = f"| 产出指标 | 数量指标 | 修补渠道长度 | ≥12公里 12.5公里 {behind} 50 | 50 |"
    evaluation, findings = form(row, LAST)
    read_row = texts(evaluation.indicators[0], "target", "actual", "points")
    assert read_row == {"target": "≥12公里", "actual": "12.5公里", "points": "50"}
    assert "“≥12公里”和“12.5公里”挤在一格" in said(findings)[0]


def test_a_name_cut_in_two() -> None:
    evaluation, findings = form(
        "| 产出指标 | 数量指标 | 修补渠 | 道长度 | ≥12公里 | 12.5公里 | 50 | 50 | |",
        LAST,
    )
    assert paths(evaluation)[0][2] == "修补渠道长度"
    assert texts(evaluation.indicators[0], "target", "score") == {
        "target": "≥12公里",
        "score": "50",
    }
    assert "断成两格" in said(findings)[0]


def test_own_names_of_levels_are_not_joined() -> None:
    evaluation, _ = form(
        "| 履职效能 | 重点工作 | 夜间保洁 | 100次 | 100次 | 50 | 50 | |",
        LAST,
    )
    assert paths(evaluation)[0] == ["履职效能", "重点工作", "夜间保洁"]


def test_a_row_with_answers_is_no_rest_of_the_one_above() -> None:
    evaluation, findings = form(
        FIRST, "| | | 修补闸门 | 3座 | 3座 | | | |", "| | | 指标3： | | | | | |", LAST
    )
    assert [path[2] for path in paths(evaluation)] == ["修补渠道长度", "修补闸门", "农户满意度"]
    assert said(findings) == []


@pytest.mark.parametrize("total", ["| 总分 | | | | | 90 | 90 | |", "| 总分 | | | | | | 90 | |"])
def test_a_row_printed_twice_that_the_totals_count_once(total: str) -> None:
    lines = ("项目支出绩效自评表", "", HEADING, FIRST, FIRST, LAST, total)
    evaluation, findings = only(read("\n".join(lines)))
    assert [path[2] for path in paths(evaluation)] == ["修补渠道长度", "农户满意度"]
    [message] = said(findings)
    assert "去掉重复的一行" in message


def test_a_row_printed_twice_that_the_totals_count_twice() -> None:
    lines = ("项目支出绩效自评表", "", HEADING, FIRST, FIRST, "| 总分 | | | | | 100 | 100 | |")
    evaluation, findings = only(read("\n".join(lines)))
    assert len(evaluation.indicators) == 2
    assert said(findings) == []


def test_what_is_said_of_rows_below_a_doubled_one_keeps_its_row() -> None:
    slid = "| 服务对象满意度 | 农户满意度 | ≥90% | 93% | 40 | 4O | |"
    lines = ("项目支出绩效自评表", "", HEADING, FIRST, FIRST, slid, TOTAL)
    evaluation, findings = only(read("\n".join(lines)))
    assert len(evaluation.indicators) == 2
    assert {f.where.indicator for f in findings if f.where and f.code in ("RDG025", "RDG038")} == {
        0,
        1,
    }


@pytest.mark.parametrize("level", ["标指量数", "数指量标", "数数量量指指标标", "标\\n指\\n量\\n数"])
def test_levels_in_vertical_text_read_the_wrong_way(level: str) -> None:
    evaluation, findings = form(FIRST.replace("数量指标", level.replace("\\n", "<br>")), LAST)
    cell = evaluation.indicators[0].path[1]
    assert cell.value == "数量指标"
    assert evaluation.indicators[0].kind == "output.quantity"
    assert cell.place
    assert (cell.place.repaired or "").startswith("误读")
    [finding] = [finding for finding in findings if finding.code == "RDG038"]
    assert (finding.seen, finding.expected) == (cell.text, "数量指标")


def test_headings_read_backwards() -> None:
    backwards = HEADING.replace("一级指标", "标指级一").replace("实际完成值", "值成完际实")
    lines = ("项目支出绩效自评表", "", backwards, FIRST, LAST, TOTAL)
    evaluation, _ = only(read("\n".join(lines)))
    assert texts(evaluation.indicators[0], "actual", "score") == {
        "actual": "12.5公里",
        "score": "50",
    }


def test_the_first_level_is_level_1_where_level_2_was_lost() -> None:
    row = "| 成本指标 | 渠道造价 | ≤12万元 | 11.5万元 | 50 | 50 | | |"
    evaluation, _ = form(row, LAST)
    assert paths(evaluation)[0] == ["成本指标", "", "渠道造价"]
    assert texts(evaluation.indicators[0], "target", "score") == {
        "target": "≤12万元",
        "score": "50",
    }


def test_half_a_name_that_is_a_label_begins_no_other_form() -> None:
    row = "| | 时效指标 | 项目 | 完成时限 | 12月底前 | 11月30日 | 10 | 10 | |"
    evaluation, _ = form(FIRST, row, LAST)
    assert [path[2] for path in paths(evaluation)] == ["修补渠道长度", "项目完成时限", "农户满意度"]


def test_a_row_cut_by_a_page_where_cells_can_be_merged() -> None:
    """The rest has blank cells of its own for the levels; a row of the template stands beside a
    merged level."""
    rows: list[list[Spanned]] = [
        [("项目绩效自评表", 7)],
        ["一级指标", "二级指标", "三级指标", "目标值", "完成值", "分值", "得分"],
        ["产出指标", "数量指标", "新建村级冷", "≥6个", "6个", "50", "50"],
        ["", "", "链仓储点", "", "", "", ""],
        [("满意度指标", 1, 2), ("服务对象满意度", 1, 2), "果农满意度", "≥90%", "91%", "50", "49"],
        ["商户满意度", "", "", "", ""],
        [("总分", 5), "100", "99"],
    ]
    form, findings = only(read_merged(rows))
    assert [path[-1] for path in paths(form)][:2] == ["新建村级冷链仓储点", "果农满意度"]
    assert codes(findings).count("RDG025") == 1
