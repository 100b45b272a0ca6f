"""预算执行率低，没有说明原因

检查什么
    预算执行率低于设定的界线（默认 80%）时，表上是否说明了执行慢的原因。

为什么
    钱没有花出去，往往就是事没有办成；低执行率还会影响下一年的预算安排。

依据
    财预〔2020〕10号第二十六条（依据待核）；界线是默认值，可以调整。

反例
    只执行了 62%，一个字没有说：

    ```yaml
    funds.0.executed: "297.60"
    funds.0.rate: 62.00%
    funds.0.score: "6.20"
    funds.1.executed: "227.60"
    funds.1.rate: 59.89%
    funds.2.executed: "40.00"
    funds.2.rate: 66.67%
    funds.3.executed: "30.00"
    funds.3.rate: 75.00%
    claimed_total: "95.10"
    落点: funds.0.rate
    ```

正例
    执行率 62%，表末写明了原因：

    ```yaml
    funds.0.executed: "297.60"
    funds.0.rate: 62.00%
    funds.0.score: "6.20"
    funds.1.executed: "227.60"
    funds.1.rate: 59.89%
    funds.2.executed: "40.00"
    funds.2.rate: 66.67%
    funds.3.executed: "30.00"
    funds.3.rate: 75.00%
    claimed_total: "95.10"
    variance: 工程款按合同在次年质保期满后支付，预算执行率偏低。
    improvement: 2022年起按进度签订付款条款，供水中心于2022年3月底前完成结算。
    ```

怎么改
    写明没有支出的部分是多少、为什么、什么时候支出。

不适用的情况
    执行率不低于界线。没有预算数或执行数时，报“无法核对”。
"""

from collections.abc import Iterator

from jiping.checks.case import Case
from jiping.model import Basis, Missing, NotApplicable, Problem, Where, Words
from jiping.values import half_up

TITLE = Words("预算执行率低，没有说明原因", "Low execution without an explanation")
MESSAGE = Words(
    "预算执行率 {seen}，低于 {expected}，没有说明原因。",
    "Execution is {seen}, below {expected}, and nothing is said about it.",
)
ADVICE = Words(
    "请说明没有执行的金额、原因和下一步安排。",
    "Say how much was not spent, why, and what follows.",
)
SEVERITY = "error"
BASIS = Basis("财预〔2020〕10号第二十六条")
SINCE = "0.1"

NO_BUDGET = NotApplicable(Words("表上没有预算执行情况", "the form has no budget block"))
NO_RATE = Missing("rate", Words("没有能算出执行率的数", "the rate cannot be computed"))
MONEY_WORDS = ("执行率", "预算", "资金", "支付", "支出", "拨付", "结算", "经费", "付款")


def check(case: Case) -> Iterator[Problem | Missing | NotApplicable]:
    """The rate of the execution line against the threshold, then the explanations."""
    line = case.execution
    if line is None:
        yield NO_BUDGET
        return
    if line.ratio is None or line.fund is None:
        yield NO_RATE
        return
    limit = case.threshold("low_execution")
    if line.ratio >= limit or explained(case):
        return
    yield Problem(
        Where(fund=line.fund, field="rate"),
        seen=f"{half_up(line.ratio * 100, 2)}%",
        expected=f"{int(limit * 100)}%",
    )


def explained(case: Case) -> bool:
    """Whether the form speaks of money where it explains deviations."""
    said = [case.explanation, *(case.reason(row) for row in case.counted)]
    if any(word in text for text in said for word in MONEY_WORDS):
        return True
    return any(fund.variance is not None and fund.variance.text for fund in case.evaluation.funds)
