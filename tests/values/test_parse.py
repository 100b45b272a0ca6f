"""Targets and actuals as people write them."""

from decimal import Decimal
from typing import Any

import pytest

from jiping.model import Value
from jiping.values import parse_value

YEAR = 2021


def number(value: str, unit: str | None = None, sign: Any = None, rest: str = "") -> Value:
    return Value(type="number", operator=sign, number=Decimal(value), unit=unit, rest=rest)


def zero(unit: str | None = None, sign: Any = None, rest: str = "") -> Value:
    return Value(type="zero", operator=sign, number=Decimal(0), unit=unit, rest=rest)


def between(low: str, high: str, unit: str | None = None, rest: str = "") -> Value:
    return Value(type="range", low=Decimal(low), high=Decimal(high), unit=unit, rest=rest)


def day(date: str | None, sign: Any = None, rest: str = "") -> Value:
    return Value(type="date", date=date, operator=sign, rest=rest)


def versus(sign: Any, base: str, amount: str | None = None, unit: str | None = None) -> Value:
    return Value(
        type="comparison",
        operator=sign,
        baseline=base,
        number=None if amount is None else Decimal(amount),
        unit=unit,
    )


YES = Value(type="yes_no", answer=True)
NO = Value(type="yes_no", answer=False)
ZERO = Value(type="zero")

TABLE: list[tuple[str, Value]] = [
    # plain numbers, units, shares
    ("100", number("100")),
    ("98.5", number("98.5")),
    ("１００％", number("1", "%")),
    ("98.40%", number("0.984", "%")),
    ("98.50 %", number("0.985", "%")),
    ("98百分比", number("0.98", "%")),
    ("5‰", number("0.005", "‰")),
    ("-3.2%", number("-0.032", "%")),
    ("—100%", number("1", "%")),
    ("(100%)", number("1", "%")),
    ("【12次】", number("12", "次")),
    ("4次", number("4", "次")),
    ("4次。", number("4", "次")),
    ("3，265.06万元", number("3265.06", "万元")),
    ("30万元", number("30", "万元")),
    ("1.2亿元", number("1.2", "亿元")),
    ("2万", number("2", "万")),
    ("1.5万人次", number("15000", "人次")),
    ("1.2万亩", number("12000", "亩")),
    ("5百人", number("500", "人")),
    ("800卷", number("800", "卷")),
    ("12台(套)", number("12", "台(套)")),
    ("12台（套）", number("12", "台(套)")),
    ("2000m2", number("2000", "m2")),
    ("1000m³/d", number("1000", "m³/d")),
    ("60mg/L", number("60", "mg/L")),
    ("610元/人*月", number("610", "元/人·月")),
    ("500元/亩·年", number("500", "元/亩·年")),
    ("300元每亩", number("300", "元/亩")),
    ("3000人·次", number("3000", "人次")),
    ("15个工作日", number("15", "个工作日")),
    ("5个百分点", number("5", "个百分点")),
    ("3年", number("3", "年")),
    ("12个月", number("12", "个月")),
    ("3个村", number("3", "个村")),
    ("5家企业", number("5", "家企业")),
    ("12路灯", number("12", "路灯")),
    ("-3次", number("-3", "次")),
    # operators
    ("≥15名", number("15", "名", "≥")),
    ("≧ 15 名", number("15", "名", "≥")),
    ("⩾15名", number("15", "名", "≥")),
    (">=15名", number("15", "名", "≥")),
    ("=>15名", number("15", "名", "≥")),
    ("＞＝15名", number("15", "名", "≥")),
    ("大于等于15名", number("15", "名", "≥")),
    ("大于或等于15名", number("15", "名", "≥")),
    ("不低于15名", number("15", "名", "≥")),
    ("不得少于15名", number("15", "名", "≥")),
    ("至少15名", number("15", "名", "≥")),
    ("15名以上", number("15", "名", "≥")),
    ("15名及以上", number("15", "名", "≥")),
    ("15名（含）以上", number("15", "名", "≥")),
    ("达到95%以上", number("0.95", "%", "≥")),
    ("95%以上的群众满意", number("0.95", "%", "≥", "群众满意")),
    ("3个村以上", number("3", "个村", "≥")),
    ("﹥15名", number("15", "名", ">")),
    ("超过80%", number("0.8", "%", ">")),
    ("高于80%", number("0.8", "%", ">")),
    ("≦30万元", number("30", "万元", "≤")),
    ("=<30万元", number("30", "万元", "≤")),
    ("不超过30万元", number("30", "万元", "≤")),
    ("不高于30万元", number("30", "万元", "≤")),
    ("控制在30万元以内", number("30", "万元", "≤")),
    ("控制在30万元", number("30", "万元", "≤")),
    ("30万元以下", number("30", "万元", "≤")),
    ("30天内", number("30", "天", "≤")),
    ("3个工作日内", number("3", "个工作日", "≤")),
    ("受理后30日内", number("30", "日", "≤", "受理后")),
    ("低于5%", number("0.05", "%", "<")),
    ("小于5%", number("0.05", "%", "<")),
    ("＝5场", number("5", "场", "=")),
    ("═5场", number("5", "场", "=")),
    ("等于5场", number("5", "场", "=")),
    ("约20次", number("20", "次", "≈")),
    ("100%左右", number("1", "%", "≈")),
    ("200余人", number("200", "人", "≈")),
    ("1万余元", number("1", "万元", "≈")),
    ("近3000人", number("3000", "人", "≈")),
    (">0", number("0", None, ">")),
    ("≥0", number("0", None, "≥")),
    ("接近100%", number("1", "%", "≈")),
    ("共约20次", number("20", "次", "≈")),
    ("培训约300人", number("300", "人", "≈", "培训")),
    ("工期约30天", number("30", "天", "≈", "工期")),
    ("管网约5公里", number("5", "公里", "≈", "管网")),
    ("组合约3项", number("3", "项", "≈", "组合")),
    ("干预约20次", number("20", "次", "≈", "干预")),
    ("节约32万元", number("32", "万元", rest="节约")),
    ("签约15户", number("15", "户", rest="签约")),
    ("预约20人", number("20", "人", rest="预约")),
    ("劳务合约5份", number("5", "份", rest="劳务合约")),
    ("约谈3次", number("3", "次", rest="约谈")),
    ("履约率98%", number("0.98", "%", rest="履约率")),
    ("约束性指标5项", number("5", "项", rest="约束性指标")),
    ("附近3000人", number("3000", "人", rest="附近")),
    ("不低于95%（含）", number("0.95", "%", "≥")),
    ("95%（含95%）以上", number("0.95", "%", "≥")),
    ("5%（不含）以下", number("0.05", "%", "<")),
    ("24小时内修复", number("24", "小时", "≤", "修复")),
    ("接报后2小时内到场", number("2", "小时", "≤", "接报后…到场")),
    ("造价不超过预算30万元", number("30", "万元", "≤", "造价不超过预算")),
    ("全省前10名", number("10", "名", "≤", "全省前")),
    ("≥12月", number("12", "月", "≥")),
    ("10(人)", number("10", "人")),
    ("90日历天", number("90", "日历天")),
    ("浓度≤60μg/m3", number("60", "μg/m3", "≤", "浓度")),
    ("≥2000m2以上", number("2000", "m²", "≥")),
    ("死亡率≤9.5/10万", number("9.5", "/10万", "≤", "死亡率")),
    ("全覆盖", number("1", "%")),
    # Chinese numerals
    ("每年一次", number("1", "次", rest="每年")),
    ("每季度不少于两次", number("2", "次", "≥", "每季度")),
    ("二至三次", between("2", "3", "次")),
    ("三到五个工作日", between("3", "5", "个工作日")),
    ("两次", number("2", "次")),
    ("三十个", number("30", "个")),
    ("不少于三次", number("3", "次", "≥")),
    ("三个月内", number("3", "个月", "≤")),
    ("一百二十万元", number("120", "万元")),
    ("百分之九十五", number("0.95", "%")),
    ("百分之九十五以上", number("0.95", "%", "≥")),
    ("不低于百分之九十", number("0.9", "%", "≥")),
    ("百分之百", number("1", "%")),
    ("千分之五", number("0.005", "‰")),
    # explained
    ("98.5%（197/200）", number("0.985", "%", rest="197/200")),
    ("满意度98.5%(197/200)", number("0.985", "%", rest="满意度…197/200")),
    ("197/200=98.5%", number("0.985", "%", rest="197/200")),
    ("100人，其中女性40人", number("100", "人", rest="其中女性40人")),
    ("12次（每月1次）", number("12", "次", rest="每月1次")),
    ("100%完成", number("1", "%")),
    ("100%,全部达标", number("1", "%")),
    # the first of several statements
    ("1次，参检人数352人", number("1", "次", rest="参检人数352人")),
    ("93.50%，调查200户，满意187户", number("0.935", "%", rest="调查200户,满意187户")),
    ("≥20场；培训≥1200人次", number("20", "场", "≥", "培训≥1200人次")),
    ("达到95%，调查200户", number("0.95", "%", rest="调查200户")),
    ("3个村，12个组", number("3", "个村", rest="12个组")),
    ("352人，完成率100%", number("352", "人", rest="完成率100%")),
    ("12场/15场", number("12", "场", rest="15场")),
    # numbers in names
    ("0-6岁儿童管理率≥90%", number("0.9", "%", "≥", "0-6岁儿童管理率")),
    ("65岁以上老人体检1200人", number("1200", "人", rest="65岁以上老人体检")),
    ("5岁以下儿童死亡率控制在4‰以内", number("0.004", "‰", "≤", "5岁以下儿童死亡率")),
    ("24小时出警率≥95%", number("0.95", "%", "≥", "24小时出警率")),
    ("110接警处置率100%", number("1", "%", rest="110接警处置率")),
    ("5G基站建设20个", number("20", "个", rest="5G基站建设")),
    # a number in a sentence
    ("修缮社区活动室≥15间", number("15", "间", "≥", "修缮社区活动室")),
    ("修缮社区活动室15间", number("15", "间", rest="修缮社区活动室")),
    ("建成21个口袋公园", number("21", "个", rest="建成…口袋公园")),
    ("2021年完成20场培训", number("20", "场", rest="2021年完成…培训")),
    ("完成80%", number("0.8", "%")),
    ("完成率达100%", number("1", "%")),
    ("服务对象约3000人", number("3000", "人", "≈", "服务对象")),
    ("人民币30万元", number("30", "万元")),
    ("PM2.5下降5%", number("0.05", "%", rest="PM2.5下降")),
    ("每人每月500元", number("500", "元/人·月")),
    ("每亩补助300元", number("300", "元/亩", rest="补助")),
    ("每月4次", number("4", "次", rest="每月")),
    # ranges
    ("20–30次", between("20", "30", "次")),
    ("20—30次", between("20", "30", "次")),
    ("20~30", between("20", "30")),
    ("20～30次", between("20", "30", "次")),
    ("20至30次", between("20", "30", "次")),
    ("20次至30次", between("20", "30", "次")),
    ("20到30次", between("20", "30", "次")),
    ("控制在20-30次", between("20", "30", "次")),
    ("90%-95%", between("0.9", "0.95", "%")),
    ("90-95%", between("0.9", "0.95", "%")),
    ("50%（含）-60%", between("0.5", "0.6", "%")),
    ("[50%,60%]", between("0.5", "0.6", "%")),
    ("20%≤x≤30%", between("0.2", "0.3", "%")),
    ("20<x<30", between("20", "30")),
    ("≥20%且≤30%", between("0.2", "0.3", "%")),
    ("大于20次小于30次", between("20", "30", "次")),
    ("100%±5%", between("0.95", "1.05", "%")),
    ("±5%", between("-0.05", "0.05", "%")),
    ("偏差率不超过±5%", between("-0.05", "0.05", "%", "偏差率")),
    ("20以上30以下", between("20", "30")),
    ("10%以上20%以下", between("0.1", "0.2", "%")),
    ("不少于20不超过30", between("20", "30")),
    ("1-2万人", between("10000", "20000", "人")),
    ("1.5-2.0万元", between("1.5", "2.0", "万元")),
    ("年均巡查20-30次", between("20", "30", "次", rest="年均巡查")),
    # dates
    ("2021年6月1日", day("2021-06-01")),
    ("2021-10", day("2021-10")),
    ("2021.10", day("2021-10")),
    ("2021.6.1", day("2021-06-01")),
    ("2021年", day("2021")),
    ("12月", day("2021-12")),
    ("12月31日前", day("2021-12-31", "≤")),
    ("12月底前", day("2021-12-31", "≤")),
    ("12月底前完成", day("2021-12-31", "≤")),
    ("2020年12月底前完成", day("2020-12-31", "≤")),
    ("≤12月31日", day("2021-12-31", "≤")),
    ("不晚于12月31日", day("2021-12-31", "≤")),
    ("年底前", day("2021-12-31", "≤")),
    ("第四季度前完工", day("2021-12-31", "≤")),
    ("六月三十日前", day("2021-06-30", "≤")),
    ("6月30日完成竣工备案", day("2021-06-30", rest="完成竣工备案")),
    ("1-12月", day("2021-12", "≤")),
    ("2020年3月-11月", day("2020-11", "≤")),
    ("2020年1月1日至2020年12月31日", day("2020-12-31", "≤")),
    ("2020-2022年", day("2022", "≤")),
    ("2021年1-12月", day("2021-12", "≤")),
    ("年内完成", day("2021-12-31", "≤")),
    ("推迟至次年3月", day("2022-03", rest="推迟")),
    ("已于6月完成", day("2021-06", rest="已")),
    # zero
    ("无扩散", ZERO),
    ("无投诉", ZERO),
    ("无重大安全责任事故", ZERO),
    ("全年无重大安全事故", ZERO),
    ("未发生火灾", ZERO),
    ("不发生", ZERO),
    ("零事故", ZERO),
    ("安全生产零事故", ZERO),
    ("不存在拖欠工资现象", ZERO),
    ("0起", zero("起")),
    ("≤0起", zero("起", "≤")),
    ("0%", zero("%")),
    ("0", zero()),
    ("0事故", zero(rest="事故")),
    ("年内无事故", ZERO),
    ("编制零增长", zero("%", rest="编制零增长")),
    ("安全事故0起", zero("起", rest="安全事故")),
    # yes and no, levels
    ("是", YES),
    ("否", NO),
    ("完成", YES),
    ("已完成。", YES),
    ("按时完成", Value(type="yes_no", answer=True, rest="按时")),
    ("提前完成", Value(type="yes_no", answer=True, rest="提前")),
    ("延期完成", Value(type="yes_no", answer=False, rest="延期")),
    ("超额完成", YES),
    ("尚未完成", NO),
    ("验收合格", YES),
    ("达标", YES),
    ("有", YES),
    ("√", YES),
    ("未完成", NO),
    ("未按时完成", Value(type="yes_no", answer=False, rest="未按时")),
    ("不合格", NO),
    ("是（已备案）", Value(type="yes_no", answer=True, rest="已备案")),
    ("达成预期指标", Value(type="level", level="reached")),
    ("基本完成", Value(type="level", level="reached", rest="基本")),
    ("全部或基本达成预期指标", Value(type="level", level="reached")),
    ("部分达成预期指标并具有一定效果", Value(type="level", level="partly")),
    ("未达成预期指标且效果较差", Value(type="level", level="not_reached")),
    ("优", Value(type="level", level="excellent")),
    ("良好", Value(type="level", level="good")),
    ("一般", Value(type="level", level="fair")),
    ("差", Value(type="level", level="poor")),
    ("良好以上", Value(type="level", level="good", operator="≥")),
    ("优良中低差", Value(type="level")),
    # comparisons
    ("高于上年", versus(">", "上年")),
    ("优于去年", versus(">", "去年")),
    ("不低于上年水平", versus("≥", "上年")),
    ("≥上年", versus("≥", "上年")),
    ("≥2019年", versus("≥", "2019年")),
    ("不低于2019年", versus("≥", "2019年")),
    ("低于上年同期", versus("<", "上年同期")),
    ("高于全省平均水平", versus(">", "全省平均水平")),
    ("较上年提高", versus(">", "上年")),
    ("比上年有所下降", versus("<", "上年")),
    ("较上年不下降", versus("≥", "上年")),
    ("与上年持平", versus("=", "上年")),
    ("同比增长5%", versus(">", "上年同期", "0.05", "%")),
    ("同比增长不低于5%", versus(">", "上年同期", "0.05", "%")),
    ("较2019年减少20起", versus("<", "2019年", "20", "起")),
    ("较上年提高2个百分点", versus(">", "上年", "2", "个百分点")),
]


@pytest.mark.parametrize(("text", "value"), TABLE, ids=[text for text, _ in TABLE])
def test_values(text: str, value: Value) -> None:
    assert parse_value(text, year=YEAR) == value


@pytest.mark.parametrize("text", ["", "  ", "\n", "-", "—", "——", "/", "\\", "//", "……", "-/-"])
def test_blank_and_filler(text: str) -> None:
    assert parse_value(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "≥**人",
        "XX%",
        "□□",
        "≥",
        "%",
        "≥9O%",
        "3,26.5.06",
        "12,34%",
        "1 00%",
        "暂无",
        "显著",
        "效果明显",
        "按月",
        "当年",
        "长期",
        "稳步提升街区通行秩序",
        "逐步改善人居环境、提升居民生活质量",
        "开展巡查4次; 常态化推进河道保洁",
        "开展巡查4次，清理垃圾20吨",
        "惠及3个乡镇、12个村",
        "6月30日前拨付50%，12月底前拨付100%",
        "1、建立台账",
        "1.建立台账",
        "第3名",
        "5G",
        "4A级景区",
        "7×24小时",
        "热线12345办理及时",
        "2021年完成建设任务",
        "每月10日前",
        "027-87654321",
        "30-20次",
        "197/200",
        "无线网络覆盖",
        "无障碍设施",
        "无偿献血",
        "零距离服务",
        "实现街区无违建目标",
        "一次性补贴",
        "十分满意",
        "一级",
        "10几次",
        "50%，12月底前拨付100%",
        "20次，30次",
        "12场，超额完成2场",
        "15日，召开会议3次",
        "1次/2周",
        "2座/86延米",
        "30贫困户每户500元",
        "超额完成20%",
        "95%≤",
        "T+1日",
        "近3年",
        "近三年",
        "不超预算",
        "12多功能厅",
        "不下降",
        "9" * 40,
    ],
)
def test_only_text(text: str) -> None:
    value = parse_value(text, year=YEAR)
    assert value is not None
    assert value.type == "text"


def test_a_lone_no_is_words_that_may_answer_a_zero() -> None:
    assert parse_value("无") == Value(type="text", rest="无")


def test_a_date_without_its_year_stays_open() -> None:
    assert parse_value("12月底前") == day(None, "≤")


@pytest.mark.parametrize("text", ["已完成全部训练", "因疫情延期开工", "按期完成全部建设"])
def test_words_that_report_a_deed_are_kept(text: str) -> None:
    assert parse_value(text) == Value(type="text", rest=text)


def test_a_long_story_is_text() -> None:
    assert parse_value("走访居民，" * 40 + "共20次") == Value(type="text")


@pytest.mark.parametrize(
    ("text", "sign", "unit", "value"),
    [
        ("98", "≥", "%", number("0.98", "%", "≥")),
        ("98", "═", "百分比（%）", number("0.98", "%", "=")),
        ("100%", "≥", "%", number("1", "%", "≥")),
        ("412", "≧", "人次", number("412", "人次", "≥")),
        ("1.5", ">=", "万人次", number("15000", "人次", "≥")),
        ("≥5", "", "次", number("5", "次", "≥")),
        ("610", "≥", "元/人*月", number("610", "元/人·月", "≥")),
        ("28.8万元", "", "%", number("28.8", "万元")),
        ("20-30", "", "次", between("20", "30", "次")),
        ("0", "≤", "起", zero("起", "≤")),
        ("0", "≥", "起", number("0", "起", "≥")),
        ("95", "正向指标", "%", number("0.95", "%", "≥")),
        ("3", "反向", "天", number("3", "天", "≤")),
        ("12", "≤", "月", day("2021-12", "≤")),
        ("12", "", "月", day("2021-12")),
        ("12", "≥", "月", number("12", "月", "≥")),
        ("2021-12-31", "≤", "年月日", day("2021-12-31", "≤")),
        ("上年", "≥", None, versus("≥", "上年")),
        ("良好", "定性", "", Value(type="level", level="good")),
        ("完成", "=", "", YES),
        ("5", "—", "/", number("5")),
    ],
)
def test_operator_and_unit_in_cells_of_their_own(
    text: str, sign: str | None, unit: str | None, value: Value
) -> None:
    assert parse_value(text, year=YEAR, operator=sign, unit=unit) == value


def test_a_filler_stays_nothing_beside_its_unit() -> None:
    assert parse_value("—", operator="≥", unit="%") is None
