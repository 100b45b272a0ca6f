"""表头不完整

检查什么
    部门整体自评表：单位名称、年度、填报日期、预算执行情况（预算数和执行数）是否齐全。
    项目自评表：项目名称、年度、实施单位（或主管部门、单位名称，有一个即可）、资金情况是否齐全；
    填报日期只在表上印有这一栏时检查。年度可以印在标题里。

为什么
    没有单位和年度，这张表归不到任何人、任何一年；没有预算执行，就算不出预算执行得分。

依据
    预算管理一体化系统技术标准；财预〔2020〕10号第二十五条（依据待核）。

反例
    全表找不到年度，标题里也没有：

    ```yaml
    title: 农村饮水管网改造项目支出绩效自评表
    fiscal_year: null
    ```

    部门整体自评表的填报日期空着：

    ```yaml
    base: hubei
    filled_on: ""
    ```

    资金合计行没有执行数：

    ```yaml
    funds.0.executed: ""
    落点: funds.0.executed
    ```

正例
    项目自评表没有单位名称一栏，但有主管部门和实施单位；没有印填报日期：

    ```yaml
    unit: null
    filled_on: null
    ```

怎么改
    补齐缺少的项目；年度写在标题或“（××××年度）”里。

不适用的情况
    文字报告。目标申报表、运行监控表没有全年执行数，不查执行数；固定问题的评分表不查预算执行和填报日期。
"""

from collections.abc import Iterator
from typing import Any

from jiping import language
from jiping.checks.case import Case
from jiping.model import Basis, Cell, Evaluation, Fund, NotApplicable, Problem, Where, Words
from jiping.model.evaluation import Stage

TITLE = Words("表头不完整", "Header incomplete")
MESSAGE = Words("表头缺少{what}。", "The header lacks {what}.")
ADVICE = Words("请补齐表头。", "Complete the header.")
SEVERITY = "error"
BASIS = Basis("预算管理一体化系统技术标准；财预〔2020〕10号第二十五条")
SINCE = "0.1"
STAGES: tuple[Stage, ...] = ("self_evaluation", "target", "monitoring", "report")

REPORT = NotApplicable(Words("文字报告没有表头", "a narrative report has no header"))
UNIT = Words("单位名称", "the name of the unit")
PROJECT = Words("项目名称", "the name of the project")
BODY = Words("实施单位", "the implementing agency")
YEAR = Words("年度", "the fiscal year")
DATE = Words("填报日期", "the filing date")
BUDGET_BLOCK = Words("预算执行情况", "the budget block")
BUDGET = Words("预算数", "the budget")
EXECUTED = Words("执行数", "the outturn")


def check(case: Case) -> Iterator[Problem | NotApplicable]:
    """One problem for each part that the kind of form needs and does not have."""
    form = case.evaluation
    if form.stage == "report":
        yield REPORT
        return
    for field, what in _lacking(form, case.is_question_list):
        yield Problem(Where(field=field), fields={"what": language.say(what)})
    total = case.total_fund
    if total is None and case.is_question_list:
        return
    if total is None:
        yield Problem(Where(field="funds"), fields={"what": language.say(BUDGET_BLOCK)})
        return
    for field, what in _lacking_amounts(form, form.funds[total]):
        yield Problem(Where(fund=total, field=field), fields={"what": language.say(what)})


def _lacking(form: Evaluation, is_question_list: bool) -> Iterator[tuple[str, Words]]:
    department = form.scope == "department" or (form.scope is None and not form.project)
    bodies = (form.unit, form.implementing_agency, form.line_department)
    if not department and _empty(form.project):
        yield "project", PROJECT
    if all(_empty(body) for body in bodies):
        yield ("unit", UNIT) if department else ("implementing_agency", BODY)
    if _empty(form.fiscal_year):
        yield "fiscal_year", YEAR
    dated = form.filled_on
    due = department and form.scope is not None and form.stage == "self_evaluation"
    due = due and not is_question_list
    if _empty(dated) and (dated is not None or due):
        yield "filled_on", DATE


def _lacking_amounts(form: Evaluation, total: Fund) -> Iterator[tuple[str, Words]]:
    if all(_empty(cell) for cell in (total.adjusted, total.original, total.received)):
        yield "adjusted", BUDGET
    if form.stage == "self_evaluation" and _empty(total.executed):
        yield "executed", EXECUTED


def _empty(cell: Cell[Any] | None) -> bool:
    """No such column, or nothing in it; an amount of 0 or a dash is not empty."""
    return cell is None or not cell.text.strip()
