"""必填项里写的是占位符

检查什么
    必须填写的格里是否写着“无”“暂无”“/”“*”“XX”“详见附件”“待定”一类的占位符：表头各项、资金合计行的
    预算数和执行数、年度目标及其完成情况、指标名称、指标值、完成值、得分；有偏差时，还有存在问题和改进措施。

为什么
    占位符通过了“是否为空”的检查，却什么也没有说；“详见附件”让表离开附件就不能用。

依据
    复核实践。

反例
    单位名称还是模板的“XX”：

    ```yaml
    implementing_agency: XX县农村供水中心
    落点: implementing_agency
    ```

    目标完成情况写“详见附件”：

    ```yaml
    objectives.0.achieved: 详见附件
    落点: objectives.0.achieved
    ```

    扣了分，改进措施写“无”：

    ```yaml
    base: hubei
    improvement: 无
    连带: [DEV004, STR017]
    落点: improvement
    ```

正例
    其他资金没有，写了横线；没有扣分的行，原因写“无”：

    ```yaml
    funds.0.adjusted: "440.00"
    funds.0.executed: "416.00"
    funds.0.original: "460.00"
    funds.0.rate: 94.55%
    funds.0.score: "9.45"
    funds.3.adjusted: "—"
    funds.3.executed: "—"
    funds.3.original: "—"
    funds.3.rate: "—"
    indicators.0.variance: 无
    claimed_total: "98.35"
    ```

    目标是“无”：零目标，不是占位符：

    ```yaml
    indicators.10.path.2: 水质污染事故
    indicators.10.target: 无
    indicators.10.actual: 无
    ```

怎么改
    填写实际内容；确实没有的，写明为什么没有。

不适用的情况
    不是必填的格。偏差原因写“无”见 DEV011；指标值、完成值空白见 TGT011、ACT001。
"""

from collections.abc import Iterator
from typing import Any

from jiping.checks.case import Case, Row
from jiping.checks.facts.placeholders import has_crosses, is_placeholder
from jiping.checks.facts.words import bare, is_blank
from jiping.model import Basis, Cell, Problem, Value, Where, Words
from jiping.model.evaluation import Stage
from jiping.values import lower_is_better

TITLE = Words("必填项里写的是占位符", "Placeholder in a required field")
MESSAGE = Words("必填项写的是占位符“{seen}”。", "A required field holds the placeholder “{seen}”.")
ADVICE = Words(
    "请填写实际内容；确实没有的，写明为什么没有。",
    "Fill in the real content, or say why there is none.",
)
SEVERITY = "error"
BASIS = Basis("复核实践")
SINCE = "0.1"
STAGES: tuple[Stage, ...] = ("self_evaluation", "target", "monitoring")
GIVES_WAY_TO = ("ACT001", "TGT011")

NONE_OF_IT = ("无", "没有")
HEAD = ("title", "fiscal_year", "unit", "implementing_agency", "project", "filled_on")


def check(case: Case) -> Iterator[Problem]:
    """Head, fund total, objectives, indicators; problems and measures where there is deviation."""
    form = case.evaluation
    for field in HEAD:
        cell: Cell[Any] | None = getattr(form, field)
        if cell is not None and cell.text and (is_placeholder(cell.text) or has_crosses(cell.text)):
            yield _problem(Where(field=field), cell.text)
    if case.total_fund is not None:
        total = form.funds[case.total_fund]
        for field in ("adjusted", "executed"):
            cell = getattr(total, field)
            if cell is not None and cell.text and cell.value is None and is_placeholder(cell.text):
                yield _problem(Where(fund=case.total_fund, field=field), cell.text)
    for index, objective in enumerate(form.objectives):
        for field, cell in (("planned", objective.planned), ("achieved", objective.achieved)):
            if cell is not None and cell.text and is_placeholder(cell.text):
                yield _problem(Where(objective=index, field=field), cell.text)
    for row in case.counted:
        if _any_in(row):
            yield from _in_row(row)
    if case.deviating:
        for field in ("problems", "improvement"):
            cell = getattr(form, field)
            if cell is not None and cell.text and is_placeholder(cell.text):
                yield _problem(Where(field=field), cell.text)


def _any_in(row: Row) -> bool:
    """Whether any text of the row looks like a placeholder; most rows have none."""
    score = row.indicator.score
    return (
        is_placeholder(row.name)
        or is_placeholder(row.target_text)
        or is_placeholder(row.actual_text)
        or (score is not None and is_placeholder(score.text))
    )


def _in_row(row: Row) -> Iterator[Problem]:
    form = row.indicator
    if row.name and is_placeholder(row.name):
        yield _problem(row.at("path"), row.name)
    for field, cell in (("target", form.target), ("actual", form.actual)):
        if cell is not None and cell.text and _says_only(cell, row.name):
            yield _problem(row.at(field), cell.text)
    score = form.score
    if score is not None and score.text and score.value is None and is_placeholder(score.text):
        scored = form.points is None or form.points.value is not None
        if scored and not is_blank(row.actual_text):
            yield _problem(row.at("score"), score.text)


def _says_only(cell: Cell[Value], name: str) -> bool:
    """A target or actual that is a placeholder; 无 of something unwanted is a target of zero."""
    if is_blank(cell.text) or not is_placeholder(cell.text):
        return False
    understood = cell.value is not None and cell.value.type != "text"
    return not understood and not (bare(cell.text) in NONE_OF_IT and lower_is_better(name))


def _problem(where: Where, text: str) -> Problem:
    return Problem(where, seen=text)
