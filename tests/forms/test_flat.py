"""Text without cell borders: run together, with single spaces, with rows or cells a line."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from forms.compare import Comparison, compare
from forms.invented_forms import LAYOUTS, Invented, invent
from forms.made import codes, only, paths, texts
from jiping.forms import recognise
from jiping.model import Document, Line, Reading

RUN_TOGETHER = (
    "河道清淤项目支出绩效自评表(2023年度)项目名称河道清淤主管部门柳河县水利局实施单位柳河县河道所"
    "项目资金(万元)年初预算数全年预算数全年执行数分值执行率得分年度资金总额5048.643.741090%9"
    "其中:当年财政拨款5048.643.74—90%—其他资金———年度总体目标预期目标实际完成情况"
    "清淤河道12公里，改善水质。已清淤河道12公里，水质得到改善。"
    "绩效指标一级指标二级指标三级指标年度指标值实际完成值分值得分偏差原因分析及改进措施"
    "产出指标(50分)数量指标清淤长度≥12公里123030质量指标验收合格率100%100%2020"
    "效益指标(30分)生态效益指标河道水质明显改善明显改善3027水草较多。"
    "满意度指标(10分)服务对象满意度指标村民满意度≥90%94%1010总分10096"
)
SPACED = (
    "附件2 2022年度项目支出绩效自评表 项目名称 校车补贴 主管部门 石坪县教育局 实施单位 石坪县第三小学 "
    "项目资金 (元) 年初预算数 全年预算数 全年执行数 分值 执行率 得分 "
    "年度资金总额 80000 80000 72000 10 90% 9 其中: 财政 拨款 80000 80000 72000 - 90% - "
    "年度 总体 目标 预期目标 实际完成情况 保障校车安全运行 校车全年安全运行 "
    "绩效 指标 一级指标 二级指标 三级指标 年度指标值 实际完成值 分值 得分 偏差原因分析及改进措施 "
    "产出 指标 数量指标 补贴校车数 ≥6辆 6 20 20 时效指标 补贴发放 12月底前 12月 30 30 "
    "效益 指标 社会效益 指标 接送学生 ≥210人 190人 30 27 生源减少，明年按实申报 "
    "满意度 指标 服务对象 满意度指标 家长满意度 ≥95% 96% 10 10 总分 100 96"
)

JOINED: dict[str, Callable[[list[list[str]]], list[str]]] = {
    "together": lambda rows: ["".join(cell for row in rows for cell in row)],
    "spaces": lambda rows: [" ".join(cell for row in rows for cell in row if cell)],
    "rows": lambda rows: [" ".join(cell for cell in row if cell) for row in rows],
    "runs": lambda rows: ["     ".join(cell for cell in row if cell) for row in rows],
    "cells": lambda rows: [cell for row in rows for cell in row if cell],
}


def lines(*printed: str) -> Reading:
    blocks = tuple(Line(text, number) for number, text in enumerate(printed, start=1))
    return recognise(Document("text", blocks))


def compared(form: Invented, how: str) -> Comparison:
    reading = lines(*JOINED[how](form.rows))
    [evaluation] = reading.evaluations
    return compare(evaluation, form.expected)


def test_nothing_between_the_cells() -> None:
    reading = lines(RUN_TOGETHER)
    form, findings = only(reading)
    assert codes(list(reading.findings)) == ["RDG041"]
    assert findings == []
    assert form.form == "cn_project_2020"
    assert texts(form, "title", "project", "line_department", "implementing_agency") == {
        "title": "河道清淤项目支出绩效自评表(2023年度)",
        "project": "河道清淤",
        "line_department": "柳河县水利局",
        "implementing_agency": "柳河县河道所",
    }
    assert [
        texts(fund, "original", "adjusted", "executed", "score") for fund in form.funds[:1]
    ] == [{"original": "50", "adjusted": "48.6", "executed": "43.74", "score": "9"}]
    assert texts(form.objectives[0], "planned", "achieved") == {
        "planned": "清淤河道12公里，改善水质。",
        "achieved": "已清淤河道12公里，水质得到改善。",
    }
    assert paths(form)[0] == ["产出指标(50分)", "数量指标", "清淤长度"]
    assert texts(form.indicators[0], "target", "actual", "points", "score") == {
        "target": "≥12公里",
        "actual": "12",
        "points": "30",
        "score": "30",
    }
    assert texts(form.indicators[2], "target", "actual", "score", "variance") == {
        "target": "明显改善",
        "actual": "明显改善",
        "score": "27",
        "variance": "水草较多。",
    }
    assert texts(form, "claimed_points", "claimed_total") == {
        "claimed_points": "100",
        "claimed_total": "96",
    }


def test_single_spaces_between_and_inside_cells() -> None:
    form, _ = only(lines(SPACED))
    assert form.title
    assert form.title.text == "2022年度项目支出绩效自评表"
    assert [fund.name.text for fund in form.funds if fund.name] == [
        "年度资金总额",
        "其中: 财政 拨款",
    ]
    assert paths(form)[2] == ["效益 指标", "社会效益 指标", "接送学生"]
    assert [texts(it, "target", "actual", "points", "score") for it in form.indicators] == [
        {"target": "≥6辆", "actual": "6", "points": "20", "score": "20"},
        {"target": "12月底前", "actual": "12月", "points": "30", "score": "30"},
        {"target": "≥210人", "actual": "190人", "points": "30", "score": "27"},
        {"target": "≥95%", "actual": "96%", "points": "10", "score": "10"},
    ]
    assert form.claimed_total
    assert form.claimed_total.text == "96"


def test_a_text_that_stops_in_a_row_is_cut_off() -> None:
    form, findings = only(lines(RUN_TOGETHER[: RUN_TOGETHER.index("验收合格率")] + "验收"))
    assert form.truncated
    assert "RDG023" in codes(findings)
    assert paths(form) == [
        ["产出指标(50分)", "数量指标", "清淤长度"],
        ["产出指标(50分)", "质量指标", "验收"],
    ]


def test_several_forms_in_one_line_and_prose_around_them() -> None:
    other = RUN_TOGETHER.replace("河道清淤项目支出", "河道清淤支出").replace(
        "项目名称河道清淤", "项目名称堤防加固"
    )
    reading = lines("根据要求开展自评，现将情况报告如下。", RUN_TOGETHER + other, "特此报告。")
    assert [form.project.text for form in reading.evaluations if form.project] == [
        "河道清淤",
        "堤防加固",
    ]
    assert [len(form.indicators) for form in reading.evaluations] == [4, 4]


def test_an_objective_that_does_not_tell_its_parts_is_kept_whole_and_reported() -> None:
    text = RUN_TOGETHER.replace(
        "清淤河道12公里，改善水质。已清淤河道12公里，水质得到改善。", "河道畅通水清岸绿人和"
    )
    reading = lines(text)
    [form] = reading.evaluations
    assert texts(form.objectives[0], "planned", "achieved") == {
        "planned": "河道畅通水清岸绿人和",
        "achieved": None,
    }
    assert codes(list(reading.findings)) == ["RDG041", "RDG026"]


def test_no_name_of_a_body_ends_with_the_beginning_of_the_next_label() -> None:
    text = RUN_TOGETHER.replace(
        "项目名称河道清淤", "项目名称河道清淤主管部门荆台市水文站项目实施单位荆台市河道所"
    )
    reading = lines(text)
    form = reading.evaluations[0]
    assert form.line_department and form.line_department.text == "荆台市水文站"
    assert form.implementing_agency and form.implementing_agency.text.startswith("荆台市河道所")


def test_short_names_of_levels_are_no_part_of_the_indicator() -> None:
    heading = "项目名称甲一级指标二级指标三级指标年度指标值实际完成值分值得分"
    rows = "产出指标产出数量塘坝巡查数≥12座13座1010产出质量巡查合格率≥95%95%1010"
    more = "效益指标社会效益受益人口≥800人810人1010合计3030"
    [form] = lines(heading + rows + more).evaluations
    assert [[level.text for level in it.path] for it in form.indicators] == [
        ["产出指标", "产出数量", "塘坝巡查数"],
        ["产出指标", "产出质量", "巡查合格率"],
        ["效益指标", "社会效益", "受益人口"],
    ]


def test_amounts_without_decimals_are_parted_by_size_and_rate() -> None:
    heading = "项目名称甲年初预算数全年预算数全年执行数分值执行率得分年度资金总额"
    rest = "一级指标二级指标三级指标年度指标值实际完成值分值得分产出指标数量指标塘坝数≥12座12座9090"
    [form] = lines(heading + "4728947289411371086.99%8.7" + rest).evaluations
    assert texts(form.funds[0], "original", "adjusted", "executed", "rate", "score") == {
        "original": "47289",
        "adjusted": "47289",
        "executed": "41137",
        "rate": "86.99%",
        "score": "8.7",
    }


def test_a_mark_alone_is_no_answer() -> None:
    heading = "项目名称甲一级指标二级指标三级指标年度指标值实际完成值分值得分"
    rows = "效益指标社会效益指标塘坝管护有效保障整治塘坝68座；1010合计1010"
    [form] = lines(heading + rows).evaluations
    assert texts(form.indicators[0], "target", "actual") == {
        "target": "有效保障",
        "actual": "整治塘坝68座；",
    }


def test_a_list_of_questions_is_cut_by_its_second_levels() -> None:
    heading = "2021年度项目支出绩效自评评分表项目名称甲一级指标二级指标三级指标分值评分标准得分"
    rows = (
        "投入目标设定绩效目标合理性10按比例得分10绩效指标明确性10每发现一起扣2分，扣完为止8"
        "过程预算执行预算完成率10按比例得分9.5预算调整率10按比例得分10总分4037.5"
    )
    [form] = lines(heading + rows).evaluations
    assert [[level.text for level in it.path] for it in form.indicators] == [
        ["投入", "目标设定", "绩效目标合理性"],
        ["投入", "目标设定", "绩效指标明确性"],
        ["过程", "预算执行", "预算完成率"],
        ["过程", "预算执行", "预算调整率"],
    ]
    assert [it.score.text for it in form.indicators if it.score] == ["10", "8", "9.5", "10"]


def test_prose_about_levels_is_no_form() -> None:
    text = "本次自评设一级指标3个，二级指标6个，三级指标12个，得分情况详见附表。"
    reading = lines(text)
    assert reading.evaluations == ()
    assert codes(list(reading.findings)) == ["RDG019"]


@pytest.mark.parametrize("how", JOINED)
def test_invented_forms_of_all_layouts(how: str) -> None:
    found = [compared(invent(layout, 900), how) for layout in LAYOUTS]
    share = sum(it.equal for it in found) / sum(it.expected for it in found)
    assert share >= (0.92 if how == "together" else 0.98)


@pytest.mark.parametrize("piece", ["1", "≥1", "完成", "产出指标数量指标", "(", "100%", "，"])
def test_endless_text_below_headings_ends(piece: str) -> None:
    heading = "项目名称甲一级指标二级指标三级指标年度指标值实际完成值分值得分"
    reading = lines(heading + piece * (5_000 // len(piece)))
    assert len(reading.evaluations) <= 1
