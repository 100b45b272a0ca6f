"""Rows with nothing between their cells, where a reason or an answer could swallow the next row."""

from __future__ import annotations

import pytest

from forms.made import only, paths, texts
from jiping.forms import recognise
from jiping.model import Document, Evaluation, Line

HEAD = "林道养护转移支付区域绩效目标自评表(2022年度)转移支付名称林道养护地方主管部门云溪县林业局资金使用单位云溪县林场"
TRANSFER = HEAD + "绩效指标一级指标二级指标三级指标指标值全年实际完成值未完成原因和改进措施"
LIMITS = (
    "产出指标质量指标路面检测合格率≥92%94.5%苗木移栽成活率95%95%"
    "时效指标苗木调运及时率95%95%桥涵加固按期完成7月底前按期护栏安装完成时间7月底前7月12日"
    "成本指标林道铺筑总成本≤86万元85.2万元"
    "效益指标社会效益受益村民2300人2300人满意度指标服务对象满意度护林员满意度≥90%93%"
)
DONE = (
    "产出指标数量指标铺筑林道≥14公里14公里"
    "效益指标生态效益指标苗圃灌溉情况明显改善新装喷头320个。暴雨冲毁便道，工期延后林相改造作用稳步提升补种杉木410亩；"
    "可持续影响防火道清理数长期有效完成满意度指标服务对象满意度护林员满意度≥90%88%样本偏少，下年扩大调查"
)
MONITORED = (
    "林道养护项目支出绩效运行监控表(2022年度)项目名称林道养护主管部门云溪县林业局实施单位云溪县林场"
    "绩效指标一级指标二级指标三级指标年度指标值1-7月执行情况全年预计完成情况偏差原因分析备注"
    "产出指标质量指标路面检测合格率≥92%92%完成暴雨7月才停歇时效指标林道铺筑按期完成10月底前按期完成"
    "护栏安装完成时间9月底前9月2日9月底前"
    "效益指标社会效益指标受益村民≥2300人2100人2300人满意度指标服务对象满意度指标护林员满意度≥90%93%90%"
)

ORDERED = (
    "2022年专项资金绩效自评表项目名称林道养护主管部门云溪县林业局"
    "一级指标二级指标三级指标打分比较符目标值计量单位满分扣分原因完成数"
    "产出指标数量指标铺筑林道30≥14公里3014时效指标桥涵加固按期完成1010月底前10按期"
    "护栏安装按期完成89月底前10汛期停工按期苗木移栽及时率10≥95%1096%"
    "效益指标生态效益指标苗圃灌溉情况20定性明显改善20明显改善"
    "满意度指标服务对象满意度指标护林员满意度20≥90%2092%总分10098"
)
RULED = (
    "2022年专项资金绩效自评表项目名称林道养护主管部门云溪县林业局"
    "一级指标二级指标三级指标目标值完成值分值得分评分标准扣分原因"
    "产出指标数量指标铺筑林道≥14公里12公里3025按比例得分汛期停工时效指标桥涵加固按期完成10月底前按期2020台账齐全得满分，缺一项扣1分"
    "质量指标路面检测合格率≥92%90%2018每低1个百分点扣1分，扣完为止样本偏少，下年补测"
    "满意度指标服务对象满意度指标护林员满意度≥90%88%3029每低1个百分点扣0.5分，扣完为止样本偏少，下年补测总评分10092"
)
TASKS = (
    "部门（单位）整体支出绩效目标申报表（2022年度） 部门（单位）名称云溪县林业局 年度主要任务任务名称主要内容预算金额 "
    "总额财政拨款其他资金 年度资金总额—8640—— 其中：当年财政拨款—8120—— 其他资金—520—— "
    "年度总体目标铺筑林道14公里，改造林相410亩 年度绩效指标一级指标二级指标三级指标指标值 "
    "产出指标数量指标铺筑林道≥14公里 质量指标路面检测合格率≥92% 满意度指标服务对象满意度指标护林员满意度≥90%"
)
TASKED = (
    "部门（单位）整体支出绩效目标申报表（2022年度）部门（单位）名称云溪县林业局年度主要任务任务名称主要内容预算金额"
    "总额财政拨款其他资金年度资金总额8640.00其中：当年财政拨款8120.00其他资金520.00"
    "年度总体目标铺筑林道14公里，改造林相410亩年度绩效指标一级指标二级指标三级指标指标值"
    "产出指标数量指标铺筑林道≥14公里质量指标路面检测合格率≥92%满意度指标服务对象满意度指标护林员满意度≥90%"
)
OWN_NAMES = (
    "项目绩效自评结果表（2022年度）项目全称林道养护主管部门云溪县林业局实施单位云溪县林场"
    "第一级二级指标具体事项配分年末实绩自己评的分预期值"
    "产出指标数量指标铺筑林道3014公里30≥14公里时效指标桥涵加固完成时间209月8日1010月底前"
    "效益指标生态效益指标苗圃灌溉情况30完成30明显改善满意度指标服务对象满意度指标护林员满意度2092%20≥90%自评总分10090"
)


def read(text: str) -> Evaluation:
    form, _ = only(recognise(Document("text", (Line(text, 1),))))
    return form


def names(form: Evaluation) -> list[str]:
    return [path[-1] for path in paths(form)]


def test_a_time_limit_and_an_answer_to_it_are_no_reason() -> None:
    form = read(TRANSFER + LIMITS)
    assert names(form) == [
        "路面检测合格率",
        "苗木移栽成活率",
        "苗木调运及时率",
        "桥涵加固按期完成",
        "护栏安装完成时间",
        "林道铺筑总成本",
        "受益村民",
        "护林员满意度",
    ]
    assert [it.variance.text for it in form.indicators if it.variance and it.variance.text] == []
    assert texts(form.indicators[3], "target", "actual") == {"target": "7月底前", "actual": "按期"}


def test_what_was_done_is_told_behind_a_wish() -> None:
    form = read(TRANSFER + DONE)
    assert names(form) == [
        "铺筑林道",
        "苗圃灌溉情况",
        "林相改造作用",
        "防火道清理数",
        "护林员满意度",
    ]
    assert [texts(it, "target", "actual", "variance") for it in form.indicators[1:3]] == [
        {
            "target": "明显改善",
            "actual": "新装喷头320个。",
            "variance": "暴雨冲毁便道，工期延后",
        },
        {"target": "稳步提升", "actual": "补种杉木410亩；", "variance": ""},
    ]


def test_a_reason_does_not_begin_with_the_number_behind_its_first_words() -> None:
    form = read(MONITORED)
    assert names(form) == [
        "路面检测合格率",
        "林道铺筑按期完成",
        "护栏安装完成时间",
        "受益村民",
        "护林员满意度",
    ]
    assert texts(form.indicators[0], "forecast", "variance") == {
        "forecast": "完成",
        "variance": "暴雨7月才停歇",
    }
    assert texts(form.indicators[1], "target", "actual_to_date", "forecast") == {
        "target": "10月底前",
        "actual_to_date": "按期",
        "forecast": "完成",
    }


def test_points_and_limits_run_together_between_columns_in_another_order() -> None:
    form = read(ORDERED)
    assert [texts(it, "score", "target", "points", "variance", "actual") for it in form.indicators][
        1:4
    ] == [
        {"score": "10", "target": "10月底前", "points": "10", "variance": "", "actual": "按期"},
        {
            "score": "8",
            "target": "9月底前",
            "points": "10",
            "variance": "汛期停工",
            "actual": "按期",
        },
        {"score": "10", "target": "≥95%", "points": "10", "variance": "", "actual": "96%"},
    ]


def test_a_reason_behind_a_rule_of_scoring_and_a_total_behind_the_reason() -> None:
    form = read(RULED)
    assert [texts(it, "criteria", "variance") for it in form.indicators] == [
        {"criteria": "按比例得分", "variance": "汛期停工"},
        {"criteria": "台账齐全得满分，缺一项扣1分", "variance": ""},
        {"criteria": "每低1个百分点扣1分，扣完为止", "variance": "样本偏少，下年补测"},
        {"criteria": "每低1个百分点扣0.5分，扣完为止", "variance": "样本偏少，下年补测"},
    ]
    assert form.claimed_total and form.claimed_total.text == "92"


@pytest.mark.parametrize("text", [TASKS, TASKED])
def test_amounts_of_tasks_are_no_objective(text: str) -> None:
    form = read(text)
    assert [it.planned.text for it in form.objectives if it.planned] == [
        "铺筑林道14公里，改造林相410亩"
    ]
    assert [
        (it.name.text, it.adjusted.text.partition(".")[0]) for it in form.funds if it.adjusted
    ] == [
        ("年度资金总额", "8640"),
        ("其中：当年财政拨款", "8120"),
        ("其他资金", "520"),
    ]


def test_two_ways_to_part_headings_of_which_one_has_no_names() -> None:
    form = read(OWN_NAMES)
    assert names(form) == ["铺筑林道", "桥涵加固完成时间", "苗圃灌溉情况", "护林员满意度"]
    assert not form.funds


def test_what_recurs_in_the_midst_of_clauses_parts_no_objective() -> None:
    form = read(
        "项目支出绩效目标申报表（2022年度）项目名称林道养护主管部门云溪县林业局总体目标实施期目标年度目标"
        "养护林道工作，巡查苗圃工作，加固桥涵64座绩效指标一级指标二级指标三级指标指标值"
        "产出指标数量指标铺筑林道≥14公里质量指标路面检测合格率≥92%满意度指标服务对象满意度指标护林员满意度≥90%"
    )
    assert "养护林道工作，巡查苗圃工作，加固桥涵64座" in [
        it.planned.text for it in form.objectives if it.planned
    ]


def test_two_ways_to_cut_a_reason_and_the_next_name_are_reported() -> None:
    rows = (
        "产出指标数量指标铺筑林道≥14公里12公里人手不足，下年采购调整巡护里程≥95公里96公里"
        "满意度指标服务对象满意度护林员满意度≥90%93%"
    )
    reading = recognise(Document("text", (Line(TRANSFER + rows, 1),)))
    [doubt] = [it for it in reading.findings if it.code == "RDG026"]
    first, second = doubt.message.split("；或者")
    assert first.endswith("未完成原因和改进措施：人手不足，下年采购 | 三级指标：调整巡护里程")
    assert second.startswith("未完成原因和改进措施：人手不足，下年采购调整 | 三级指标：巡护里程")


def test_what_the_sums_tell_is_in_no_doubt() -> None:
    reading = recognise(Document("text", (Line(RULED, 1),)))
    assert [it.code for it in reading.findings if it.code == "RDG026"] == []


def test_an_amount_ends_before_the_name_of_a_level() -> None:
    rows = (
        "产出指标数量指标铺筑林道638米696米社会效益林农增收户数≥230户240户"
        "经济效益林下产值≥86万元91万元满意度指标服务对象满意度护林员满意度≥90%93%"
    )
    form = read(TRANSFER + rows)
    assert [(path[1], path[2]) for path in paths(form)] == [
        ("数量指标", "铺筑林道"),
        ("社会效益", "林农增收户数"),
        ("经济效益", "林下产值"),
        ("服务对象满意度", "护林员满意度"),
    ]
    assert [it.actual.text for it in form.indicators if it.actual] == [
        "696米",
        "240户",
        "91万元",
        "93%",
    ]


def test_a_name_with_the_same_word_twice_is_no_remark() -> None:
    rows = (
        "产出指标质量指标路面检测合格率≥92%92%92%苗木抽检抽检通过率≥76%99%完成详见附件"
        "效益指标社会效益指标受益村民≥2300人2100人2300人满意度指标服务对象满意度指标护林员满意度≥90%93%90%"
    )
    form = read(MONITORED[: MONITORED.index("产出指标")] + rows)
    assert names(form) == ["路面检测合格率", "苗木抽检抽检通过率", "受益村民", "护林员满意度"]
    assert [it.remark.text for it in form.indicators if it.remark and it.remark.text] == [
        "详见附件"
    ]


def test_a_reason_that_begins_with_the_value_of_an_indicator_behind_its_name() -> None:
    text = (
        "2022年专项资金绩效自评表项目名称林道养护主管部门云溪县林业局"
        "一级指标二级指标三级指标扣分原因目标值完成值分值得分"
        "产出指标数量指标铺筑林道≥14公里14公里4040满意度指标服务对象满意度"
        "林区群众满意度指标值设定偏低，下年调高81%81%3030护林员满意度≥90%93%3030总分100100"
    )
    form = read(text)
    assert names(form) == ["铺筑林道", "林区群众满意度", "护林员满意度"]
    assert texts(form.indicators[1], "variance", "target") == {
        "variance": "指标值设定偏低，下年调高",
        "target": "81%",
    }
