"""What forms of other stages print: target forms, monitoring forms and question lists.

The tables are those of `vocabulary`, and are read together with them.
"""

from __future__ import annotations

COLUMNS: dict[str, str] = {
    "actual_to_date": (
        "执行进度情况 监控期完成情况 目前完成情况 当前完成情况 截至目前完成情况 当前完成值"
    ),
    "forecast": (
        "全年预计完成 预计全年完成值 预计全年完成 预计全年完成指标值 全年预计值 预计完成值 "
        "年底预计完成情况 年底预计完成值 预计年底完成情况 预计年底完成值 年度预计完成情况 "
        "年末预计完成情况 年末预计完成值 全年预计实现情况 全年预计实现值 预计年度完成情况"
    ),
    "likelihood": (
        "可能性 完成目标的可能性 年度目标完成可能性 全年目标完成可能性 目标实现可能性 "
        "完成年度目标可能性 完成目标可能性情况 绩效目标完成可能性"
    ),
    "causes": "条件保障 其他保障 资金保障 偏差原因类别 偏差原因类型 偏差类型",
}

FUNDS: dict[str, str] = {
    "name": "任务名称 重点任务 主要任务名称 重点任务名称 工作任务名称 资金名称",
    "content": "主要内容 任务内容 工作内容 主要工作内容 任务主要内容",
    "forecast": (
        "全年预计支出数 预计全年支出数 年底预计执行数 预计年底执行数 年度预计执行数 "
        "全年预计支出 全年预计执行金额"
    ),
    "forecast_rate": "预计全年支出率 年底预计执行率 预计年底执行率",
}

CLOSING: dict[str, str] = {
    "conclusion": "监控结论 监控情况 跟踪结论 监控情况说明 监控总体结论",
}

LIKELIHOODS = "确定能 有可能 完全不可能 不可能 可能 能 不能 完全可能 基本可能"
"""Answers to be ticked, each in a column of its own."""

SIDES = (
    "绩效指标监控 绩效监控指标 绩效目标监控 绩效目标执行监控 绩效指标监控情况 年度绩效目标监控 "
    "绩效目标执行情况 绩效指标执行情况 年度主要任务 年度重点任务 主要任务 部门年度主要任务 "
    "年度重点工作任务 重点工作任务"
)
