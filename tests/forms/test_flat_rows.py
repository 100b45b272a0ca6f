"""Rows of indicators with nothing between their cells."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.made import only, paths, texts
from jiping.forms import recognise
from jiping.forms.flat.rows import prose
from jiping.model import Document, Evaluation, Line

HEAD = "项目支出绩效自评表(2023年度)项目名称林道维护主管部门云溪县林业局实施单位云溪县林场"
REASONED = (
    "一级指标二级指标三级指标年度指标值实际完成值分值得分偏差原因分析及改进措施"
    "产出指标数量指标维护林道≥12公里8公里106.7设备到货推迟苗圃浇灌面积≥90亩90亩1010"
    "质量指标路面合格率≥95%80%108.4设备到货推迟树苗成活率≥90%85%109.4雨季延长，下年提早采购"
    "护林员培训合格率100%100%1010时效指标完工时间11月底前11月底前1010"
    "效益指标社会效益指标林区通行条件明显改善明显改善1515满意度指标服务对象满意度指标护林员满意度≥85%90%1515"
    "总分10094.5"
)
SIGNED = (
    "一级指标二级指标三级指标指标性质指标值度量单位完成值权重得分未完成原因分析"
    "产出指标数量指标更换水表≥600只6124040质量指标水质抽检合格率=98%98%2020"
    "效益指标社会效益指标停水时长≤30小时252020满意度指标服务对象满意度指标用户满意度≥90%91%1010总分90"
)
CORE = (
    "一级指标二级指标三级指标年初指标值调整指标值全年完成值得分系数指标权重分值指标得分是否核心指标"
    "产出指标数量指标办理案件数≥80件≥80件92件12020是公开听证次数≥4次≥4次3次0.752015否"
    "效益指标社会效益指标裁判文书公开率100%100%100%13030是"
    "满意度指标服务对象满意度指标当事人满意度≥90%≥90%93%12020否"
)
RECURRING = (
    "一级指标二级指标三级指标年度指标值实际完成值分值得分偏差原因分析及改进措施"
    "效益指标社会效益指标村容村貌焕然一新井然有序2020集市秩序井然有序焕然一新2020"
    "可持续影响指标管护队伍长存不散长存不散2020水渠管护井然有序长存不散2020"
    "满意度指标服务对象满意度指标村民满意度≥90%95%2020总分100100"
)


def read(rows: str) -> Evaluation:
    form, _ = only(recognise(Document("text", (Line(HEAD + rows, 1),))))
    return form


def names(form: Evaluation) -> list[str]:
    return [path[-1] for path in paths(form)]


def test_a_reason_ends_where_the_next_name_begins() -> None:
    form = read(REASONED)
    assert names(form) == [
        "维护林道",
        "苗圃浇灌面积",
        "路面合格率",
        "树苗成活率",
        "护林员培训合格率",
        "完工时间",
        "林区通行条件",
        "护林员满意度",
    ]
    assert [it.variance.text for it in form.indicators if it.variance and it.variance.text] == [
        "设备到货推迟",
        "设备到货推迟",
        "雨季延长，下年提早采购",
    ]


def test_a_percent_sign_stands_in_the_column_of_units() -> None:
    form = read(SIGNED)
    assert [
        texts(it, "operator", "target", "unit", "actual", "score") for it in form.indicators
    ] == [
        {"operator": "≥", "target": "≥600只", "unit": "只", "actual": "612", "score": "40"},
        {"operator": "=", "target": "=98%", "unit": "%", "actual": "98%", "score": "20"},
        {"operator": "≤", "target": "≤30小时", "unit": "小时", "actual": "25", "score": "20"},
        {"operator": "≥", "target": "≥90%", "unit": "%", "actual": "91%", "score": "10"},
    ]


def test_yes_or_no_behind_the_score() -> None:
    form = read(CORE)
    assert names(form) == ["办理案件数", "公开听证次数", "裁判文书公开率", "当事人满意度"]
    assert [texts(it, "coefficient", "points", "score", "is_core") for it in form.indicators] == [
        {"coefficient": "1", "points": "20", "score": "20", "is_core": "是"},
        {"coefficient": "0.75", "points": "20", "score": "15", "is_core": "否"},
        {"coefficient": "1", "points": "30", "score": "30", "is_core": "是"},
        {"coefficient": "1", "points": "20", "score": "20", "is_core": "否"},
    ]


def test_answers_in_words_of_their_own_are_told_by_coming_again() -> None:
    form = read(RECURRING)
    answers = [texts(it, "target", "actual").values() for it in form.indicators]
    assert [(name, *said) for name, said in zip(names(form), answers, strict=True)] == [
        ("村容村貌", "焕然一新", "井然有序"),
        ("集市秩序", "井然有序", "焕然一新"),
        ("管护队伍", "长存不散", "长存不散"),
        ("水渠管护", "井然有序", "长存不散"),
        ("村民满意度", "≥90%", "95%"),
    ]


LEVELS = (
    "一级指标二级指标三级指标年度指标值实际完成值分值得分偏差原因分析及改进措施"
    "产出数量管护古树数量≥40株44株3030受干旱影响，部分古树长势不佳，明年增加养护频次"
    "时效普查完成时间10月底前按期2020"
)
STORIES = (
    "一级指标二级指标三级指标年度指标值实际完成值分值得分偏差原因分析及改进措施"
    "产出指标数量指标巡线里程≥310公里402公里1010时效指标故障处理完成时间9月底前9月8日1010"
    "抢修响应完成时间5月底前按期1010质量指标设备完好率≥96%97%2020"
    "效益指标社会效益指标停电投诉情况明显减少明显减少2018施工期停电较多，下年提前公告供电可靠水平"
    "稳步提高有所提高2015部分线路尚未改造满意度指标服务对象满意度指标用户满意度≥90%93%1010"
    "总分10093评价结论总体较好存在问题线路老化改进措施加大改造力度"
)
ECHOES = (
    "一级指标二级指标三级指标年初目标值(A)实际完成值(B)得分"
    "产出指标质量指标河道整治完成率100%100%20"
    "效益指标社会效益指标防汛能力提升防汛能力提升20"
    "保持河道两岸秩序良好，提高沿线居民防汛意识，完善巡河体系。是是20"
    "满意度指标社会公众或服务对象满意度沿河村民满意度≥85%96%20"
)


def test_dates_answers_and_reasons_of_rows_in_plain_words() -> None:
    form = read(STORIES)
    assert [
        (name, *texts(it, "target", "actual", "points", "score").values())
        for name, it in zip(names(form), form.indicators, strict=True)
    ] == [
        ("巡线里程", "≥310公里", "402公里", "10", "10"),
        ("故障处理完成时间", "9月底前", "9月8日", "10", "10"),
        ("抢修响应完成时间", "5月底前", "按期", "10", "10"),
        ("设备完好率", "≥96%", "97%", "20", "20"),
        ("停电投诉情况", "明显减少", "明显减少", "20", "18"),
        ("供电可靠水平", "稳步提高", "有所提高", "20", "15"),
        ("用户满意度", "≥90%", "93%", "10", "10"),
    ]
    assert [it.variance.text for it in form.indicators if it.variance and it.variance.text] == [
        "施工期停电较多，下年提前公告",
        "部分线路尚未改造",
    ]


def test_closing_labels_behind_plain_words() -> None:
    form = read(STORIES)
    assert texts(form, "conclusion", "problems", "improvement") == {
        "conclusion": "总体较好",
        "problems": "线路老化",
        "improvement": "加大改造力度",
    }


def test_names_targets_and_actuals_that_say_the_same() -> None:
    form = read(ECHOES)
    assert [
        (name, *texts(it, "target", "actual", "score").values())
        for name, it in zip(names(form), form.indicators, strict=True)
    ] == [
        ("河道整治完成率", "100%", "100%", "20"),
        ("防汛能力", "提升防汛能力", "提升", "20"),
        ("保持河道两岸秩序良好，提高沿线居民防汛意识，完善巡河体系。", "是", "是", "20"),
        ("沿河村民满意度", "≥85%", "96%", "20"),
    ]


TARGETS = (
    "项目支出绩效目标申报表(2024年度)项目名称校舍加固主管部门云溪县教育局实施单位云溪县第四小学"
    "项目资金(万元)年度资金总额:86.5其中:财政拨款80其他资金6.5年度总体目标完成两栋校舍加固。"
    "绩效指标一级指标二级指标三级指标指标值产出指标数量指标加固校舍数量≥2栋"
    "时效指标完工时间8月底前效益指标社会效益指标校舍安全情况稳中有升师生安全意识逐年增强家长知晓情况人人皆知"
    "可持续影响指标校舍维护制度落实情况良好满意度指标服务对象满意度指标师生满意度≥95%"
)


def test_money_under_no_headings_and_targets_of_four_characters() -> None:
    form, _ = only(recognise(Document("text", (Line(TARGETS, 1),))))
    assert [texts(fund, "name", "adjusted") for fund in form.funds] == [
        {"name": "年度资金总额:", "adjusted": "86.5"},
        {"name": "其中:财政拨款", "adjusted": "80"},
        {"name": "其他资金", "adjusted": "6.5"},
    ]
    assert form.amount_unit and form.amount_unit.text == "万元"
    assert [texts(it, "planned") for it in form.objectives] == [{"planned": "完成两栋校舍加固。"}]
    assert [
        (name, *texts(it, "target").values())
        for name, it in zip(names(form), form.indicators, strict=True)
    ] == [
        ("加固校舍数量", "≥2栋"),
        ("完工时间", "8月底前"),
        ("校舍安全情况", "稳中有升"),
        ("师生安全意识", "逐年增强"),
        ("家长知晓情况", "人人皆知"),
        ("校舍维护制度落实情况", "良好"),
        ("师生满意度", "≥95%"),
    ]


FILLED = (
    "预算执行情况年初预算调整后预算数预算执行数预算执行率权重得分原因"
    "总额85.0085.0085.00100%1010/其中:财政资金60.0060.0060.00100%///其他资金25.0025.0025.00100%///"
)


def test_fillers_of_several_cells_stand_apart() -> None:
    form = read(FILLED + SIGNED)
    assert [texts(fund, "executed", "rate", "score", "variance") for fund in form.funds] == [
        {"executed": "85.00", "rate": "100%", "score": "10", "variance": "/"},
        {"executed": "60.00", "rate": "100%", "score": "/", "variance": "/"},
        {"executed": "25.00", "rate": "100%", "score": "/", "variance": "/"},
    ]


def test_a_long_name_that_is_its_own_target() -> None:
    said = "逐步改善“林下经济”经营条件，稳妥推进护林站和便道的修缮管护。"
    rows = (
        "一级指标二级指标三级指标年度指标值实际完成值分值得分偏差原因分析及改进措施"
        f"产出指标数量指标铺筑林道≥14公里14公里3030效益指标社会效益指标{said}{said}是3030"
        "林农增收情况稳步增长稳步增长2020满意度指标服务对象满意度指标护林员满意度≥90%95%2020总分100100"
    )
    form = read(rows)
    assert names(form)[1] == said
    assert texts(form.indicators[1], "target", "actual") == {"target": said, "actual": "是"}


@pytest.mark.parametrize("judge", [prose.name, prose.answer, prose.value, prose.story])
@given(text=st.text("()（）。；≥%0产出目标完成率≤、", min_size=1, max_size=12))
def test_every_text_has_its_cost_or_none(judge: Callable[[str], float | None], text: str) -> None:
    cost = judge(text)
    assert cost is None or cost >= -10
