"""预算执行得分算错

检查什么
    预算执行一行的得分，是否等于“分值×执行率”，执行率超过 100% 的按 100% 计算；
    按表上得分印出的小数位比较。执行率可以用印出的，也可以用金额重算的，有一个对得上就算对。

为什么
    这一行有明确的公式，没有判断的余地；算错了，总分必然跟着错。

依据
    湖北省绩效自评表填表说明；财预〔2020〕10号（依据待核）。

反例
    执行率 95%、分值 10，应得 9.50 分，却填了满分：

    ```yaml
    funds.0.score: "10.00"
    claimed_total: "98.90"
    落点: funds.0.score
    ```

正例
    得分只印一位小数：20 × 98.20% = 19.64，印成 19.6：

    ```yaml
    base: hubei
    funds.0.executed: 1,964.00
    funds.0.rate: 98.20%
    funds.0.score: "19.6"
    indicators.*.score: "10"
    indicators.2.score: "9.5"
    project_expenditure: 1,184.00
    claimed_total: "99.1"
    ```

怎么改
    用分值乘以执行率重新计算；超过 100% 的得满分，不加分。

不适用的情况
    表上没有预算执行得分，或预算数为 0（见 BUD003）。没有分值的，报“无法核对”。
"""

from collections.abc import Iterator
from decimal import Decimal

from jiping.checks.case import Case
from jiping.checks.facts.formula import formula
from jiping.checks.facts.rates import rates, share_rounding
from jiping.model import Basis, Missing, NotApplicable, Problem, ScoreLine, Where, Words
from jiping.values import rounding

TITLE = Words("预算执行得分算错", "Execution score off its formula")
MESSAGE = Words(
    "“{name}”得分印为 {seen}，按 {formula} 应为 {expected}。",
    "{name} scores {seen}; {formula} gives {expected}.",
)
ADVICE = Words(
    "请用分值乘以执行率（不超过 100%）重算这一行得分。",
    "Recompute this score as points times rate, capped at 100%.",
)
SEVERITY = "error"
BASIS = Basis("湖北省绩效自评表填表说明；财预〔2020〕10号")
SINCE = "0.1"
GIVES_WAY_TO = ("ARI007", "ARI011")

NO_SCORE = NotApplicable(Words("表上没有预算执行得分", "the form prints no execution score"))
NO_BUDGET = NotApplicable(Words("没有可用的执行率", "there is no execution rate to go by"))
NO_POINTS = Missing("points", Words("预算执行没有分值", "budget execution has no points"))
ONE = Decimal(1)
CENT = Decimal("0.01")


def check(case: Case) -> Iterator[Problem | Missing | NotApplicable]:
    """The claim of every fund line that counts against points times rate."""
    scored = [line for line in case.fund_lines if line.claimed is not None]
    if not scored:
        yield NO_SCORE
    for line in scored:
        if line.points is None:
            yield NO_POINTS
        elif line.method != "execution" or line.score is None:
            yield NO_BUDGET
        elif not _agrees(case, line):
            yield Problem(
                Where(fund=line.fund, field="score"),
                seen=str(line.claimed),
                expected=str(line.score),
                fields={"name": case.name_of(line), "formula": formula(line.trace)},
                proposed=str(line.score),
            )


def _agrees(case: Case, line: ScoreLine) -> bool:
    """The claim is what the standard computes, or what rounded amounts or rate allow."""
    if line.fund is None or line.claimed is None or line.score is None or line.points is None:
        return True
    fund = case.evaluation.funds[line.fund]
    if line.claimed == line.score or fund.score is None:
        return True
    half = min(case.score_tolerance, rounding(fund.score.text))
    if abs(line.claimed - line.score) <= half:
        return True
    # What follows holds for points × rate only; a tiered standard has spoken above.
    if line.ratio is None or abs(line.score - line.points * min(line.ratio, ONE)) > CENT:
        return False
    bounds = [(one.low, one.high) for one in rates(fund, case.exact_places)]
    if fund.rate is not None and fund.rate.value is not None:
        off = share_rounding(fund.rate)
        bounds.append((fund.rate.value - off, fund.rate.value + off))
    return any(
        line.points * min(low, ONE) - half <= line.claimed <= line.points * min(high, ONE) + half
        for low, high in bounds
    )
