"""执行率不等于执行数除以预算数

检查什么
    预算执行各行印出的执行率，是否等于“执行数÷预算数”（B/A）。比较时考虑三个数各自印出的
    小数位：四舍五入以内的差异不算。印有“到位数”的，按到位数计算也算对。

为什么
    执行率直接决定预算执行得分，也是评价资金使用进度的依据。

依据
    湖北省绩效自评表填表说明（依据待核）。

反例
    预算 90、执行 89.97，应为 99.97%，却印成 100.00%：

    ```yaml
    funds.3.adjusted: "90"
    funds.3.executed: "89.97"
    funds.0.adjusted: "530.00"
    funds.0.executed: "505.97"
    funds.0.rate: 95.47%
    funds.0.score: "9.55"
    claimed_total: "98.45"
    落点: funds.3.rate
    ```

    把 86.18% 印成 86.19%：

    ```yaml
    base: hubei
    funds.0.executed: 1,723.60
    funds.0.rate: 86.19%
    funds.0.score: "17.24"
    project_expenditure: "943.60"
    claimed_total: "96.74"
    落点: funds.0.rate
    ```

正例
    执行率只印到整数，是四舍五入的结果：

    ```yaml
    funds.1.rate: 95%
    ```

    执行数超过预算数，执行率按 100% 封顶印出（超过的部分见 BUD002）：

    ```yaml
    base: hubei
    funds.0.executed: 2,010.00
    funds.0.rate: 100.00%
    funds.0.score: "20.00"
    project_expenditure: 1,230.00
    claimed_total: "99.50"
    variance: 1、上门照料的老人少15人，部分老人迁出辖区。2、执行数超过预算数，是动用了上年结转资金。
    improvement: 1、民政办于2021年9月底前扩大照料范围。2、财务室于2021年4月底前把结转资金并入年初预算。
    ```

怎么改
    用执行数除以全年（调整后）预算数重新计算，保留两位小数。

不适用的情况
    表上没有执行率；预算数为 0 的行（见 BUD003）。金额没有填的行，报“无法核对”。
"""

from collections.abc import Iterator

from jiping.checks.case import Case
from jiping.checks.facts.rates import printed_like, rates, share_rounding
from jiping.model import Basis, Missing, NotApplicable, Problem, Where, Words
from jiping.model.evaluation import Stage

TITLE = Words("执行率不等于执行数除以预算数", "Execution rate is not outturn over budget")
MESSAGE = Words(
    "“{name}”执行率印为 {seen}，执行数 {executed} ÷ 预算数 {budget} 应为 {expected}。",
    "{name}: the rate is printed as {seen}; {executed} over {budget} gives {expected}.",
)
ADVICE = Words(
    "请用执行数除以全年预算数重算执行率。", "Recompute the rate as outturn over adjusted budget."
)
SEVERITY = "error"
BASIS = Basis("湖北省绩效自评表填表说明")
SINCE = "0.1"
STAGES: tuple[Stage, ...] = ("self_evaluation", "report")
GIVES_WAY_TO = ("ARI007", "ARI011")

NO_RATE = NotApplicable(Words("表上没有执行率", "the form prints no execution rate"))
NO_AMOUNTS = Words(
    "有执行率，但预算数或执行数没有数字", "a rate is printed, but not the amounts behind it"
)


def check(case: Case) -> Iterator[Problem | Missing | NotApplicable]:
    """Every printed rate against the amounts of its own line."""
    printed = False
    for index, fund in enumerate(case.evaluation.funds):
        rate = fund.rate
        if rate is None or rate.value is None:
            continue
        printed = True
        where = Where(fund=index, field="rate")
        computed = rates(fund, case.exact_places)
        budget = fund.adjusted or fund.original
        if not computed:
            if budget is None or budget.value is None or budget.value > 0:
                yield Missing("funds", NO_AMOUNTS, where)
            continue
        half = share_rounding(rate)
        if rate.value == 1 and computed[0].exact > 1:
            continue  # capped as for scoring; the excess itself is BUD002's
        if any(one.low - half <= rate.value <= one.high + half for one in computed):
            continue
        expected = printed_like(rate, computed[0].exact)
        yield Problem(
            where,
            seen=rate.text,
            expected=expected,
            fields={
                "name": fund.name.text if fund.name else "",
                "budget": budget.text if budget else "",
                "executed": fund.executed.text if fund.executed else "",
            },
            proposed=expected,
        )
    if not printed:
        yield NO_RATE
