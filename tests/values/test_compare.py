"""Actuals against targets."""

from decimal import Decimal

import pytest

from jiping.model import Value
from jiping.values import Comparison, compare, lower_is_better, parse_value

YEAR = 2021


def compared(target: str, actual: str, *, lower_is_better: bool = False) -> Comparison:
    a, b = parse_value(target, year=YEAR), parse_value(actual, year=YEAR)
    assert a is not None
    assert b is not None
    return compare(a, b, lower_is_better=lower_is_better)


@pytest.mark.parametrize(
    ("target", "actual", "kind", "ratio", "met"),
    [
        # at least
        ("≥15名", "20名", "at_least", "20/15", True),
        ("≥15名", "15人", "at_least", "1", True),
        ("15名", "12名", "at_least", "12/15", False),
        ("100%", "72.74%", "at_least", "0.7274", False),
        (">15名", "15名", "at_least", "1", False),
        ("≥35公里", "37", "at_least", "37/35", True),
        ("≥35公里", "≥35公里", "at_least", "1", True),
        ("≥98%", "98", "at_least", "1", True),
        ("≥98%", "0.98", "at_least", "1", True),
        ("≥1%", "1", "at_least", "1", True),
        ("98", "98%", "at_least", "1", True),
        ("≥9成", "95%", "at_least", "95/90", True),
        ("≥100亩", "10公顷", "at_least", "150/100", True),
        ("≥2万", "25000人", "at_least", "2.5/2", True),
        ("12台", "12套", "at_least", "1", True),
        ("500元/人·月", "500元", "at_least", "1", True),
        ("4次", "4次/年", "at_least", "1", True),
        ("≥15名", "0名", "at_least", "0", False),
        ("≥0", "5", "at_least", None, True),
        ("提高10%", "较上年提高12%", "at_least", "1.2", True),
        ("≥15名", "16-20名", "at_least", None, True),
        ("≥15名", "10-12名", "at_least", None, False),
        ("≥15名", "12-20名", "at_least", None, None),
        ("全覆盖", "98%", "at_least", "0.98", False),
        ("12场", "10场/12场", "at_least", "10/12", False),
        ("≥95%", "93.5%，调查200户", "at_least", "93.5/95", False),
        ("100%", "超额完成20%", "unanswered", None, None),
        ("1000M", "1000Mbps", "at_least", "1", True),
        # at most
        ("≤9/10万", "8/10万", "at_most", "9/8", True),
        ("≤10天", "12天", "at_most", "10/12", False),
        ("≤10天", "8天", "at_most", "10/8", True),
        ("≤10天", "0天", "at_most", "1", True),
        ("<10天", "10天", "at_most", "1", False),
        ("≤30万元", "300000元", "at_most", "1", True),
        ("≤30万元", "30万", "at_most", "1", True),
        ("≤30分钟", "0.5小时", "at_most", "1", True),
        ("≤1%", "0.5", "at_most", "2", True),
        ("≤5%", "-2%", "at_most", None, True),
        # exactly
        ("=5场", "9场", "equal", "5/9", False),
        ("=5场", "4场", "equal", "4/5", False),
        ("=5场", "5场", "equal", "1", True),
        ("约20次", "20次", "equal", "1", True),
        ("约20次", "22次", "equal", "20/22", None),
        # ranges
        ("20–30次", "25", "range", "1", True),
        ("20–30次", "30次", "range", "1", True),
        ("20–30次", "18次", "range", "0.9", False),
        ("20–30次", "33次", "range", "30/33", False),
        ("20–30次", "22-28次", "range", "1", True),
        ("20–30次", "22-38次", "range", None, False),
        ("90%-95%", "92", "range", "1", True),
        # zero
        ("0起", "0起", "zero", None, True),
        ("无扩散", "无扩散", "zero", None, True),
        ("无事故", "无", "zero", None, True),
        ("0起", "2起", "zero", None, False),
        ("0起", "达成预期指标", "zero", None, True),
        ("≤0%", "-5%", "zero", None, True),
        ("零增长", "-3%", "zero", None, True),
        ("零增长", "2%", "zero", None, False),
        ("零增长", "较上年下降3%", "zero", None, True),
        ("零增长", "较上年增长3%", "zero", None, False),
        ("无超支", "28.5万元", "unanswered", None, None),
        # dates
        ("12月底前", "10月", "date", None, True),
        ("6月30日前", "7月12日", "date", None, False),
        ("6月30日前", "6月", "date", None, True),
        ("6月15日前", "6月", "date", None, None),
        ("12月底前", "2022年1月", "date", None, False),
        ("6月底前", "2021年", "date", None, None),
        ("6月底前", "2022年", "date", None, False),
        ("12月底前", "提前10天", "date", None, True),
        ("12月底前", "提前完成", "date", None, True),
        ("12月底前", "按期完成", "date", None, True),
        ("12月底前", "已按时完成", "date", None, True),
        ("12月底前", "已按期完成全部建设内容", "date", None, True),
        ("12月底前", "12月20日完成", "date", None, True),
        ("12月底前", "逾期10天", "date", None, False),
        ("12月底前", "延期完成", "date", None, False),
        ("12月底前", "未按期完成", "date", None, False),
        ("12月底前", "推迟至次年3月", "date", None, False),
        ("12月底前", "完成", "unanswered", None, None),
        ("12月底前", "预计按期完成", "unanswered", None, None),
        ("12月底前", "部分按期完成", "unanswered", None, None),
        ("12月底前", "因疫情延期开工，已按期完成", "unanswered", None, None),
        ("12月底前", "提前拨付50万元", "unanswered", None, None),
        ("≤90天", "提前10天", "at_most", None, True),
        ("≤90天", "延期10天", "at_most", None, False),
        ("≥10天", "提前10天", "unanswered", None, None),
        ("提前10天", "提前12天", "at_least", "1.2", True),
        # words
        ("完成", "已完成全部训练", "yes_no", None, True),
        ("完成", "完成全部训练", "yes_no", None, True),
        ("完成", "已于6月完成", "yes_no", None, True),
        ("完成", "提前5天", "yes_no", None, True),
        ("完成", "尚未完成", "yes_no", None, False),
        ("完成", "延期完成", "yes_no", None, None),
        ("完成", "基本完成", "yes_no", None, None),
        ("按时完成", "延期完成", "yes_no", None, False),
        ("按时完成", "已于6月完成", "unanswered", None, None),
        ("完成", "已完成部分训练", "unanswered", None, None),
        ("完成", "已完成招标，正在施工", "unanswered", None, None),
        ("完成", "完成情况良好", "unanswered", None, None),
        ("完成", "计划完成全部训练", "unanswered", None, None),
        ("是", "是", "yes_no", None, True),
        ("是", "否", "yes_no", None, False),
        ("完成", "100%", "yes_no", None, True),
        ("完成", "90%", "yes_no", None, False),
        ("按时", "达成预期指标", "yes_no", None, True),
        ("按时", "部分达成预期指标", "yes_no", None, False),
        ("高于上年", "高于上年", "comparison", None, None),
        ("高于上年", "98%", "comparison", None, None),
        ("高于上年", "较上年提高5%", "comparison", None, True),
        ("高于上年", "低于上年", "comparison", None, False),
        ("高于上年", "与上年持平", "comparison", None, False),
        ("同比增长5%", "同比增长6%", "comparison", "1.2", True),
        ("同比增长5%", "同比增长4%", "comparison", "0.8", False),
        ("良好", "优秀", "level", None, True),
        ("优秀", "一般", "level", None, False),
        ("良好", "达成预期指标", "level", None, True),
        ("优良中低差", "优", "level", None, None),
        ("改善街区环境", "是", "text", None, None),
        # another kind of answer
        ("100%", "开展了多项活动", "unanswered", None, None),
        ("100%", "完成", "unanswered", None, None),
        ("100%", "达成预期指标", "unanswered", None, None),
        ("100%", "4次", "unanswered", None, None),
        ("15名", "21个党支部", "unanswered", None, None),
        ("≤30万元", "12公里", "unanswered", None, None),
        ("20–30次", "95%", "unanswered", None, None),
        ("无事故", "100%", "unanswered", None, None),
        ("12月底前", "100%", "unanswered", None, None),
        ("是", "12次", "unanswered", None, None),
        ("高于上年", "是", "unanswered", None, None),
        ("良好", "是", "unanswered", None, None),
    ],
)
def test_pairs(target: str, actual: str, kind: str, ratio: str | None, met: bool | None) -> None:
    seen = compared(target, actual)
    expected = None
    if ratio is not None:
        part, _, whole = ratio.partition("/")
        expected = Decimal(part) / Decimal(whole or 1)
    assert (seen.kind, seen.ratio, seen.met) == (kind, expected, met)
    assert (seen.reason is None) == (met is not None)


def test_a_bare_number_may_be_a_ceiling() -> None:
    assert compared("5300元/户", "5830元/户").met is True
    seen = compared("5300元/户", "5830元/户", lower_is_better=True)
    assert (seen.kind, seen.met) == ("at_most", False)
    assert compared("≥5300元/户", "5830元/户", lower_is_better=True).kind == "at_least"


def test_a_date_without_year_cannot_be_compared() -> None:
    a, b = parse_value("12月底前"), parse_value("2021年11月")
    assert a is not None
    assert b is not None
    assert compare(a, b).met is None


def test_a_number_that_was_lost_is_no_comparison() -> None:
    assert compare(Value(type="number"), Value(type="number", number=Decimal(1))).met is None
    assert compare(Value(type="range"), Value(type="number", number=Decimal(1))).met is None


@pytest.mark.parametrize(
    ("name", "less"),
    [
        ("项目总成本", True),
        ("投诉率", True),
        ("安全事故发生率", True),
        ("传染病发病率", True),
        ("三公经费变动率", True),
        ("在职人员控制率", True),
        ("平均响应时间", True),
        ("单位能耗", True),
        ("投诉办结率", False),
        ("成本节约率", False),
        ("事故下降率", False),
        ("群众满意度", False),
        ("任务完成率", False),
        ("就业率", False),
        ("高血压规范管理率", False),
        ("整修道路里程", None),
        ("补助标准", None),
        ("", None),
    ],
)
def test_which_way_is_better(name: str, less: bool | None) -> None:
    assert lower_is_better(name) is less
