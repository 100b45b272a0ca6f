"""总得分不等于各项得分之和

检查什么
    表上“总分”行的得分，是否等于预算执行得分与全部三级指标得分之和。其中项不重复相加；
    按印出的小数位比较，舍入以内的差异不算。

为什么
    总分是评定等级、结果应用和公开的依据；加错的总分会让后面每一步都错。

依据
    绩效自评质量检查清单（依据待核）。

反例
    预算执行 9.50 分，各指标合计 88.90 分，总分却印成 99.40：

    ```yaml
    claimed_total: "99.40"
    ```

    总分只多了 0.01 也不对：各项得分都只到一位小数，没有可以舍入的地方：

    ```yaml
    claimed_total: "98.41"
    ```

正例
    总分只印一位小数，在舍入以内：

    ```yaml
    claimed_total: "98.4"
    ```

    三项得分各自四舍五入到分，总分按没有舍入的数相加，比印出的各项之和多 0.01：

    ```yaml
    funds.0.executed: "456.60"
    funds.0.rate: 95.13%
    funds.0.score: "9.51"
    funds.1.executed: "360.60"
    funds.1.rate: 94.89%
    indicators.2.actual: 107人次
    indicators.2.score: "6.24"
    indicators.8.actual: 8651人
    indicators.8.score: "9.61"
    claimed_total: "98.37"
    ```

怎么改
    重新相加各项得分，改正总分；如果某一行的得分抄错了，改那一行。

不适用的情况
    表上没有总分行；或者有指标行没有印出得分（此时报“无法核对”）。
"""

from collections.abc import Iterator

from jiping.checks.case import Case
from jiping.checks.facts.sums import NONE, scores_contradict
from jiping.model import Basis, Missing, NotApplicable, Problem, Where, Words

TITLE = Words("总得分不等于各项得分之和", "Total does not add up")
MESSAGE = Words(
    "总得分印为 {seen}，各项得分相加为 {expected}（预算执行 {execution}，指标 {indicators}）。",
    "The total is printed as {seen}; the scores add up to {expected} "
    "(execution {execution}, indicators {indicators}).",
)
ADVICE = Words(
    "请逐行核对得分，改正总分或抄错的那一行。",
    "Check the scores row by row and correct the total or the miscopied row.",
)
SEVERITY = "block"
BASIS = Basis("绩效自评质量检查清单")
SINCE = "0.1"

NO_TOTAL = NotApplicable(Words("表上没有总分", "the form prints no total"))
NO_SCORES = Missing("score", Words("有指标行没有得分", "some rows have no score"))


def check(case: Case) -> Iterator[Problem | Missing | NotApplicable]:
    """Compare the printed total with the sum of the claims, within the printed decimals."""
    total = case.evaluation.claimed_total
    if total is None or total.value is None:
        yield NO_TOTAL
        return
    lines = [row.line for row in case.counted if row.line is not None]
    if not lines or any(row.claimed is None for row in case.counted):
        yield NO_SCORES
        return
    if scores_contradict(total, (*case.fund_lines, *lines)):
        execution = sum((line.claimed or NONE for line in case.fund_lines), NONE)
        indicators = sum((line.claimed or NONE for line in lines), NONE)
        expected = str(execution + indicators)
        yield Problem(
            Where(field="claimed_total"),
            seen=total.text,
            expected=expected,
            fields={"execution": execution, "indicators": indicators},
            proposed=expected,
        )
