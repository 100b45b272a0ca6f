"""Layouts that no body prints: headings, orders of columns and labels drawn by lot.

The wordings are collected here apart from jiping's vocabulary; some are words of no form at all,
so that the columns can be told by what they hold only.
"""

from __future__ import annotations

from random import Random

from kind import Columns, Kind, Labels

LEVELS: tuple[tuple[str, Labels], ...] = (
    ("level1", ("一级指标", "一级", "一级指标名称", "指标类别", "第一级")),
    ("level2", ("二级指标", "二级", "二级指标名称", "指标分类", "第二级")),
    ("level3", ("三级指标", "指标名称", "考核指标", "三级指标及内容", "具体事项")),
)
TARGET: Labels = ("年度指标值", "目标值", "预期值", "计划完成", "绩效目标", "定的数", "设定标准值")
ACTUAL: Labels = ("实际完成值", "完成情况", "实现值", "完成数", "年末实绩", "做到的数", "达到值")
POINTS: Labels = ("分值", "满分", "标准分", "权重分值", "配分", "设定分", "最高可得")
SCORE: Labels = ("得分", "自评得分", "自评分", "打分", "实际评分", "评定得分", "自己评的分")
REASON: Labels = ("偏差原因", "扣分原因", "未完成原因分析", "失分说明", "偏差及措施", "为何没做到")
MORE: tuple[tuple[str, Labels], ...] = (
    ("criteria", ("评分标准", "计分方法", "评分细则")),
    ("remark", ("备注",)),
)
SIGNED: Columns = (
    ("operator", ("符号", "比较符", "指标性质", "运算符号")),
    ("target", ("目标值", "指标值", "数值")),
    ("unit", ("计量单位", "单位", "度量单位")),
)
ORIGINAL: Labels = ("年初预算", "年初批复数", "年初安排数", "调整前预算")
ADJUSTED: Labels = ("调整后预算", "全年预算", "预算安排数", "预算下达数", "可执行预算")
EXECUTED: Labels = ("实际支出", "执行数", "决算数", "资金使用数", "支付数")
RATE: Labels = ("执行率", "预算执行率（%）", "支出进度", "资金支出率")
TOTALS: Labels = ("合计", "自评总分", "总得分", "总评分", "得分合计", "汇总")
TITLES: Labels = (
    "{fiscal_year}年度财政支出项目绩效自评情况表",
    "{fiscal_year}年专项资金绩效自评表",
    "项目绩效自评结果表（{fiscal_year}年度）",
    "{fiscal_year}年度预算绩效自我评价表",
)
CLOSING: tuple[tuple[Labels, str], ...] = (
    (("存在的主要问题", "存在问题及不足"), "problems"),
    (("下一步改进措施", "整改意见", "有关建议"), "improvement"),
    (("自评结论", "总体评价结论"), "conclusion"),
)
BODIES: tuple[tuple[Labels, str], ...] = (
    (("主管部门", "业务主管部门", "归口管理部门"), "line_department"),
    (("实施单位", "项目承担单位", "用款单位"), "implementing_agency"),
)


def random_kind(number: int) -> Kind:
    """One layout by lot."""
    pick = Random(f"random layout {number}")
    judged: list[tuple[str, Labels]] = [("points", POINTS), ("score", SCORE)]
    if pick.random() < 0.8:
        judged.append(("variance", REASON))
    if pick.random() < 0.3:
        judged.append(pick.choice(MORE))
    target: Columns = SIGNED if pick.random() < 0.25 else (("target", TARGET),)
    groups = [target, (("actual", ACTUAL),), *((column,) for column in judged)]
    if pick.random() < 0.6:
        pick.shuffle(groups)
    columns = (*LEVELS, *(column for group in groups for column in group))
    money = [("adjusted", ADJUSTED), ("executed", EXECUTED), ("rate", RATE)]
    if pick.random() < 0.6:
        money.insert(pick.choice((0, 1)), ("original", ORIGINAL))
    if pick.random() < 0.6:
        money += [("points", ("分值",)), ("score", ("得分",))]
    bodies = list(BODIES[: pick.choice((1, 2))])
    pick.shuffle(bodies)
    closing = pick.sample(CLOSING, pick.choice((0, 1, 3)))
    return Kind(
        id=f"R{number}",
        titles=(pick.choice(TITLES),),
        scope="project",
        head=(((("项目名称", "专项名称", "项目全称"), "project"),), tuple(bodies)),
        columns=columns,
        funds=(("name", ("", "资金来源")), *money),
        fund_rows=(
            ("年度资金总额", "其中：财政拨款", "其他资金"),
            ("合计", "省级资金", "市县配套资金"),
            ("资金总额", "其中：一般公共预算", "单位自筹"),
        ),
        fund_side=pick.choice(("项目资金", "预算执行情况", "资金")) + "\n（{unit}）",
        execution=10 if ("score", ("得分",)) in money else 0,
        objectives=pick.choice(("pair", None)),
        side=pick.choice((("绩效指标",), ("指标完成情况",), ())),
        total_labels=TOTALS,
        closing=tuple(closing),
        worth_in_level1=pick.random() < 0.2,
    )
