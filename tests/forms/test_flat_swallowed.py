"""Rows with nothing between their cells, where a reason or an answer could swallow the next row."""

from __future__ import annotations

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
