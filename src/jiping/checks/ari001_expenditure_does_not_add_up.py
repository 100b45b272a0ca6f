"""基本支出加项目支出不等于部门整体支出总额

检查什么
    部门整体自评表上，“基本支出总额”加“项目支出总额”，是否等于预算执行一栏的“部门整体支出总额”。
    与预算数或执行数中的任何一个相等都算对，因为各地填的口径不同；按印出的小数位比较，
    以万元为单位时四舍五入造成的差异不算。

为什么
    这三个数是整张表的底账；对不上，说明漏填、填错或口径不一致，后面的执行率也不可信。

依据
    财预〔2013〕53号（依据待核）。

反例
    项目支出少填了 80 万元：

    ```yaml
    base: hubei
    project_expenditure: 1,100.00
    ```

正例
    两项相加等于预算数 2,000.00，而不是执行数：

    ```yaml
    base: hubei
    basic_expenditure: "820.00"
    ```

怎么改
    对照部门决算，改正填错的那一个数。

不适用的情况
    项目自评表；或表上没有把支出分成基本支出和项目支出。数字没有填的，报“无法核对”。
"""

from collections.abc import Iterator

from jiping.checks.case import Case
from jiping.checks.facts.sums import contradicts, lost_in_amounts
from jiping.model import Basis, Fund, Missing, NotApplicable, Problem, Where, Words
from jiping.model.evaluation import Stage

TITLE = Words(
    "基本支出加项目支出不等于部门整体支出总额",
    "Basic and project expenditure do not make the total",
)
MESSAGE = Words(
    "基本支出 {basic} 加项目支出 {project} 等于 {seen}，部门整体支出总额却是 {expected}。",
    "Basic {basic} and project {project} make {seen}; the department total is {expected}.",
)
ADVICE = Words(
    "请对照部门决算，改正填错的数。", "Correct the wrong figure according to the accounts."
)
SEVERITY = "block"
BASIS = Basis("财预〔2013〕53号")
SINCE = "0.1"
STAGES: tuple[Stage, ...] = ("self_evaluation", "target", "monitoring")
GIVES_WAY_TO = ("ARI011",)

NOT_SPLIT = NotApplicable(
    Words("表上没有分列基本支出和项目支出", "the form does not split the expenditure")
)
NO_FIGURES = Missing(
    "basic_expenditure, project_expenditure, funds",
    Words("基本支出、项目支出或总额没有数字", "a figure of the split or of the total is missing"),
)


def check(case: Case) -> Iterator[Problem | Missing | NotApplicable]:
    """Compare the split with the total's budget and outturn; either will do."""
    form = case.evaluation
    basic, project = form.basic_expenditure, form.project_expenditure
    if basic is None or project is None:
        yield NOT_SPLIT
        return
    fund = form.funds[case.total_fund] if case.total_fund is not None else Fund()
    cells = (fund.adjusted, fund.executed)
    totals = [cell for cell in cells if cell is not None and cell.value is not None]
    if basic.value is None or project.value is None or not totals:
        yield NO_FIGURES
        return
    added = basic.value + project.value
    lost = lost_in_amounts((basic.text, project.text), case.exact_places)
    if all(contradicts(total, added, lost) for total in totals):
        yield Problem(
            Where(field="basic_expenditure"),
            seen=f"{added:,}",
            expected=" / ".join(dict.fromkeys(total.text for total in totals)),
            fields={"basic": basic.text, "project": project.text},
            related=(
                Where(field="project_expenditure"),
                Where(fund=case.total_fund, field="adjusted"),
            ),
        )
