"""预算数为 0

检查什么
    预算执行合计行的全年（调整后）预算数是否为 0。为 0 时执行率无法计算，预算执行这一项的分值
    怎么处理（并入其他指标，还是不计）要由评分办法决定。

为什么
    不能拿 0 作除数；填 0% 会白扣分，填 100% 会白得分。

依据
    复核实践。

反例
    预算数和执行数都是 0，执行率填 0、得分填 0：

    ```yaml
    base: hubei
    funds.0.adjusted: "0"
    funds.0.executed: "0"
    funds.0.rate: "0"
    funds.0.score: "0"
    basic_expenditure: "0"
    project_expenditure: "0"
    claimed_total: "79.50"
    落点: funds.0.adjusted
    ```

正例
    年初预算为 0，年中追加了预算：

    ```yaml
    funds.0.original: "0"
    funds.1.original: "0"
    funds.2.original: "0"
    funds.3.original: "0"
    ```

怎么改
    核对预算数是否漏填追加和结转；确实没有预算的，按评分办法处理这一项的分值，并说明。

不适用的情况
    表上没有预算数。
"""

from collections.abc import Iterator

from jiping.checks.case import Case
from jiping.model import Basis, NotApplicable, Problem, Where, Words
from jiping.model.evaluation import Stage

TITLE = Words("预算数为 0", "Budget is zero")
MESSAGE = Words(
    "“{name}”全年预算数印为 {seen}，执行率无法计算，这一项的分值要按评分办法另行处理。",
    "{name}: the adjusted budget is {seen}, so there is no rate; the standard must say what "
    "becomes of these points.",
)
ADVICE = Words(
    "请核对预算数；确实没有预算的，按评分办法处理这一项的分值并说明。",
    "Check the budget; if there is none, treat these points as the standard says and explain.",
)
SEVERITY = "warning"
BASIS = Basis("复核实践")
SINCE = "0.1"
STAGES: tuple[Stage, ...] = ("self_evaluation", "target", "monitoring", "report")
GIVES_WAY_TO = ("ARI007",)

NO_BUDGET = NotApplicable(Words("表上没有预算数", "the form prints no budget"))


def check(case: Case) -> Iterator[Problem | NotApplicable]:
    """The total line only: parts of zero are ordinary."""
    fund = case.evaluation.funds[case.total_fund] if case.total_fund is not None else None
    budget = fund.adjusted if fund else None
    if fund is None or budget is None or budget.value is None:
        yield NO_BUDGET
    elif budget.value == 0:
        yield Problem(
            Where(fund=case.total_fund, field="adjusted"),
            seen=budget.text,
            fields={"name": fund.name.text if fund.name else ""},
        )
