"""Judgements of the checks of targets and actuals over many wordings, row by row."""

from __future__ import annotations

import pytest

from jiping.checks import (
    act002_actual_of_another_type as act002,
)
from jiping.checks import (
    act003_actual_in_another_unit as act003,
)
from jiping.checks import (
    act004_mere_yes_for_actual as act004,
)
from jiping.checks import act006_ratio_without_counts as act006
from jiping.checks import act013_target_restated as act013
from jiping.checks import act014_actual_approximate as act014
from jiping.checks import tgt001_target_not_readable as tgt001
from jiping.checks import tgt002_trend_without_baseline as tgt002
from jiping.checks import tgt003_target_repeats_name as tgt003
from jiping.checks import tgt004_yes_no_without_criterion as tgt004
from jiping.checks import tgt005_full_rate_without_base as tgt005
from jiping.checks import tgt006_operator_against_meaning as tgt006
from jiping.checks import tgt008_unit_does_not_fit as tgt008
from jiping.checks import tgt009_timeliness_without_date as tgt009
from jiping.checks.case import Row, row_of
from jiping.checks.facts.coverage import GENERIC, mentions, word_pairs
from jiping.checks.facts.measures import bounded, impossible
from jiping.model import Cell, Indicator
from jiping.values import parse_value


def row(name: str, target: str = "", actual: str = "", kind: str = "") -> Row:
    """A row as the recogniser would give it, in a form of 2021."""
    indicator = Indicator(
        path=(Cell("一级", "一级"), Cell("二级", "二级"), Cell(name, name)),
        kind=kind or None,
        target=Cell(target, parse_value(target, year=2021)),
        actual=Cell(actual, parse_value(actual, year=2021)),
    )
    return row_of(0, indicator, None)


@pytest.mark.parametrize(
    "target",
    [
        "≥85%",
        "≥80%",
        "≥2次",
        "≥15名",
        "100%",
        "20-30次",
        "2021年6月底前",
        "零事故",
        "逐步完善",
        "“十四五”规划任务",
    ],
)
def test_definite_targets_are_readable(target: str) -> None:
    assert tgt001.readable(row("指标", target))


@pytest.mark.parametrize(
    "target", ["100%左右", "约20次", "≥**人", "修路3公里，植树200棵", "≥", "20多个"]
)
def test_indefinite_targets_are_not(target: str) -> None:
    assert not tgt001.readable(row("指标", target))


@pytest.mark.parametrize(
    ("target", "bare"),
    [
        ("明显提升", True),
        ("不断改善出行条件", True),
        ("高于上年", True),
        ("不低于去年", True),
        ("比上年提高5%", False),
        ("由60%提高到75%", False),
        ("高于全省平均水平", False),
        ("完成校舍改造提升", False),
        ("实施质量提升行动", False),
        ("运转平稳", False),
    ],
)
def test_trends_need_a_baseline(target: str, bare: bool) -> None:
    assert tgt002.without_baseline(row("指标", target)) is bare


@pytest.mark.parametrize(
    ("name", "target", "repeats"),
    [
        ("保持河道清洁有序", "保持河道清洁有序。", True),
        ("共同保持河道清洁有序", "保持河道清洁有序", True),
        ("河道清洁", "河道清洁，无漂浮物", False),
        ("群众满意", "满意", False),
        ("完成民兵集训", "完成", False),
        ("河道清洁", "保持", False),
    ],
)
def test_repeated_names(name: str, target: str, repeats: bool) -> None:
    assert tgt003.repeats_name(row(name, target)) is repeats


@pytest.mark.parametrize(
    ("name", "target", "clear"),
    [
        ("保持水体洁净", "是", False),
        ("组织民兵集训", "完成", False),
        ("编制年度规划", "完成", True),
        ("政务服务平台上线", "是", True),
        ("上级主管局考核", "合格", True),
        ("是否发生安全事故", "否", True),
        ("健全服务体系，完善管理制度，提升服务质量", "是", False),
    ],
)
def test_criteria_of_yes(name: str, target: str, clear: bool) -> None:
    assert tgt004.has_criterion(row(name, target)) is clear


@pytest.mark.parametrize(
    ("name", "actual", "base"),
    [
        ("民政工作职责履行", "100%", False),
        ("市容管理工作完成率", "90%", False),
        ("食品安全监管工作落实率", "100%", False),
        ("兵役登记", "100%", False),
        ("单项工程验收合格率", "100%", True),
        ("设备验收合格率", "100%", True),
        ("资金到账及时率", "100%", True),
        ("补助资金到位率", "100%", True),
        ("政策知晓率", "100%", True),
        ("重点工作办结率", "100%", True),
        ("学生营养餐覆盖率", "100%", True),
        ("退役军人工作站建成率", "100%", True),
        ("宣传工作完成率", "100%（12期全部完成）", True),
    ],
)
def test_bases_of_a_full_rate(name: str, actual: str, base: bool) -> None:
    assert tgt005.has_base(row(name, "100%", actual)) is base


@pytest.mark.parametrize(
    ("name", "kind", "target", "wrong"),
    [
        ("单位成本", "output.cost", "≥50万元", "≤"),
        ("人均培训费用", "cost.economic", "≥500元", "≤"),
        ("群众投诉率", "output.quality", "≥1%", "≤"),
        ("满意度", "satisfaction", "≤90%", "≥"),
        ("不合格率", "output.quality", "≤2%", None),
        ("节约成本", "benefit.economic", "≥50万元", None),
        ("节约采购成本", "output.cost", "≥50万元", None),
        ("成本控制率", "output.cost", "≥95%", None),
        ("供养标准", "output.cost", "≥610元", None),
        ("投诉处理率", "output.quality", "≥98%", None),
        ("事故应急演练次数", "output.quantity", "≥2次", None),
        ("失业人员培训人数", "output.quantity", "≥200人", None),
        ("完工时间", "output.timeliness", "≤180天", None),
    ],
)
def test_operators(name: str, kind: str, target: str, wrong: str | None) -> None:
    one = row(name, target, kind=kind)
    assert one.target is not None
    found = (
        "≤"
        if one.target.operator == "≥" and tgt006.less_is_better(one)
        else "≥"
        if one.target.operator == "≤" and tgt006.more_is_better(one)
        else None
    )
    assert found == wrong


@pytest.mark.parametrize(
    ("name", "printed", "wrong"),
    [
        ("验收合格率", "105%", True),
        ("满意率", ">100%", True),
        ("验收合格率", "100%", False),
        ("计划完成率", "112%", False),
        ("覆盖率提高幅度", "130%", False),
        ("床位使用率", "108%", False),
        ("毛入学率", "101%", False),
    ],
)
def test_shares_have_bounds(name: str, printed: str, wrong: bool) -> None:
    one = row(name, printed)
    assert one.target is not None
    assert (bounded(one) and impossible(one.target)) is wrong


@pytest.mark.parametrize(
    ("name", "kind", "target", "fits"),
    [
        ("兵役登记", "output.quantity", "100%", False),
        ("实际完成率", "output.quantity", "100%", True),
        ("培训次数", "output.quantity", "≥20人", False),
        ("培训次数", "output.quantity", "≥2场", True),
        ("补助人数", "output.quantity", "≥1.2万人", True),
        ("补助人数", "output.quantity", "≥20公里", False),
        ("绿化面积", "output.quantity", "≥30公顷", True),
        ("道路里程", "output.quantity", "12千米", True),
        ("验收合格率", "output.quality", "≥20个", False),
        ("补贴户数", "output.quantity", "≥20户/年", True),
    ],
)
def test_units(name: str, kind: str, target: str, fits: bool) -> None:
    one = row(name, target, kind=kind)
    assert one.target is not None
    assert one.target.unit is not None
    assert (tgt008.expected_unit(one, one.target.unit) is None) is fits


@pytest.mark.parametrize(
    ("name", "target", "timely"),
    [
        ("完工时间", "2021年6月底前", True),
        ("完工时间", "第三季度", True),
        ("办理时限", "≤5个工作日", True),
        ("发放及时率", "100%", True),
        ("2021年度资金支付及时率", "100%", True),
        ("保障期间", "全年", True),
        ("巡查频率", "每月2次", True),
        ("12月底之前完成", "100%", False),
        ("6月30日前完工", "是", False),
        ("完工时间", "按时", False),
        ("完工时间", "及时完成", False),
        ("完工时间", "按年度计划完成", False),
    ],
)
def test_timeliness(name: str, target: str, timely: bool) -> None:
    named = tgt009.DEADLINE.search(name) is not None
    assert tgt009.holds_time(row(name, target, kind="output.timeliness"), named) is timely


@pytest.mark.parametrize(
    ("target", "actual", "in_kind"),
    [
        ("100%", "走访慰问5次; 每月开展主题活动", False),
        ("≥5座", "5座", True),
        ("≥5座", "建成5座净水设施", True),
        ("≥5座", "工程进展顺利", False),
        ("2021年6月底前", "2021年6月20日", True),
        ("2021年6月底前", "进展顺利", False),
        ("2021年6月底前", "提前10天", True),
        ("0起", "未发生", True),
        ("0起", "2起", True),
        ("≥90%", "93.5%，调查200户，满意187户", True),
        ("≥5%", "同比增长6%", True),
    ],
)
def test_answers_in_kind(target: str, actual: str, in_kind: bool) -> None:
    one = row("指标", target, actual)
    assert one.target is not None
    assert act002.answers_in_kind(one, one.target) is in_kind


@pytest.mark.parametrize(
    ("target", "actual", "apart"),
    [
        ("≥15名", "成立21个党支部", True),
        ("≥15名", "21个优秀党员", False),
        ("≥15名", "15人", False),
        ("≥5座", "5个", False),
        ("≥20公里", "20500米", False),
        ("≥20公里", "20.5万元", True),
    ],
)
def test_units_of_actuals(target: str, actual: str, apart: bool) -> None:
    one = row("指标", target, actual)
    assert one.target is not None
    assert one.actual is not None
    assert one.target.unit is not None
    assert one.actual.unit is not None
    assert act003.differ(one, one.target.unit, one.actual.unit) is apart


@pytest.mark.parametrize(
    ("target", "actual", "more"),
    [
        ("≥5座", "已完成", True),
        ("2021年6月底前", "按时完成", True),
        ("≥5座", "达成预期指标", True),
        ("提高居民安全感", "是", True),
        ("达到无死角消杀标准", "完成", True),
        ("高于上年", "是", True),
        ("是", "是", False),
        ("无扩散", "是", False),
        ("健全", "达成预期指标", False),
        ("符合国家标准", "达标", False),
        ("完成年度审计", "已完成", False),
    ],
)
def test_mere_yes(target: str, actual: str, more: bool) -> None:
    assert act004.asks_for_more(row("指标", target, actual)) is more


@pytest.mark.parametrize(
    ("actual", "counts"),
    [
        ("98.40%", False),
        ("98.40%（246/250）", True),
        ("98.40%，250人中246人满意", True),
        ("百分之九十八", False),
    ],
)
def test_counts_of_a_ratio(actual: str, counts: bool) -> None:
    assert act006.has_counts(row("满意度", "≥85%", actual)) is counts


@pytest.mark.parametrize(
    ("target", "actual", "same"),
    [
        ("改善柳河沿岸水环境", "改善了柳河沿岸水环境。", True),
        ("高于上年", "高于上年", True),
        ("不断增强", "不断增强", True),
        ("改善柳河沿岸水环境", "柳河水质由四类升为三类", False),
        ("运行平稳", "运行平稳", False),
        ("无错案", "无错案", False),
        ("一级A", "一级A", False),
        ("新建3座桥、2条路", "新建3座桥、2条路", False),
    ],
)
def test_restated_targets(target: str, actual: str, same: bool) -> None:
    one = row("指标", target, actual)
    assert (act013.restates(one) and not act013.is_answer(one)) is same


@pytest.mark.parametrize(
    ("actual", "rough"),
    [
        ("约20次", True),
        ("20多次", True),
        ("上门服务80余户", True),
        ("培训100人左右", True),
        ("多次开展巡检", True),
        ("≥5座", True),
        ("20次以上", True),
        ("节约32万元", False),
        ("签约15户", False),
        ("近3年最好", False),
        ("沟通上下游企业5家", False),
        ("近视防控覆盖20所学校", False),
        ("5座", False),
    ],
)
def test_approximations(actual: str, rough: bool) -> None:
    assert act014.is_approximate(row("指标", "", actual)) is rough


ANALYSIS = (
    "1、市容管理中沿街商户垃圾分类习惯尚未养成，督导员流动性大。"
    "2、应急防控边界不清，工棚的防控责任归属不明确，宣传不到位，受访居民对停车不满意。"
)


@pytest.mark.parametrize(
    ("name", "spoken_of"),
    [
        ("市容管理工作完成率", True),
        ("应急防控工作完成率", True),
        ("居民满意度", True),
        ("国防教育宣传场次", False),
        ("新增绿化面积", False),
        ("完成党员发展工作", False),
    ],
)
def test_what_an_analysis_speaks_of(name: str, spoken_of: bool) -> None:
    assert mentions(ANALYSIS, word_pairs(name, GENERIC)) is spoken_of
