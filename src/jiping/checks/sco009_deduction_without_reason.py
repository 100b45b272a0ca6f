"""扣了分却没有说明原因

检查什么
    得分低于分值的行，本行的“偏差原因”或表末的“原因分析”里是否写了原因。

为什么
    扣分而不说明原因，复核人无从判断扣得对不对，也谈不上改进。

依据
    财预〔2020〕10号第十一条（依据待核）。

反例
    培训只完成 90%，扣了 0.70 分，偏差原因栏是空的：

    ```yaml
    indicators.2.variance: ""
    落点: indicators.2.score
    ```

正例
    没有偏差原因栏的表，原因写在表末：

    ```yaml
    indicators.2.variance: ""
    variance: 管水人员培训因汛期少办1期，完成率90%。
    improvement: 供水中心于2022年6月底前补办管水人员培训。
    ```

怎么改
    在本行或表末写明：差了多少、为什么、怎么补。

不适用的情况
    没有扣分的行；固定问题的评分表不设原因栏的。没有分值列又不推断分值时，报“无法核对”。
"""

from collections.abc import Iterator

from jiping.checks.case import Case
from jiping.checks.facts.formula import NO_POINTS
from jiping.model import Basis, Missing, NotApplicable, Problem, Words

TITLE = Words("扣了分却没有说明原因", "Points deducted without a reason")
MESSAGE = Words(
    "“{name}”分值 {expected}、得分 {seen}，没有说明扣分原因。",
    "{name} scores {seen} of {expected} and no reason is given.",
)
ADVICE = Words(
    "请写明偏差多少、原因和改进措施。",
    "State the size of the deviation, its cause and the remedy.",
)
SEVERITY = "block"
BASIS = Basis("财预〔2020〕10号第十一条")
SINCE = "0.1"
GIVES_WAY_TO = ("DEV011",)

NO_PLACE = NotApplicable(
    Words("评分表没有说明原因的栏目", "a question list without a place for reasons")
)
NO_DEDUCTION = NotApplicable(Words("没有扣分的行", "no row lost points"))


def check(case: Case) -> Iterator[Problem | Missing | NotApplicable]:
    """Deducted rows without words of their own where the form has none either."""
    if case.explains_nothing:
        yield NO_PLACE
        return
    if not case.points_known:
        yield Missing("points", NO_POINTS)
        return
    deducted = [row for row in case.counted if row.deducted]
    if not deducted:
        yield NO_DEDUCTION
        return
    if case.explanation:
        return
    for row in deducted:
        if not case.reason(row):
            yield Problem(
                row.at("score"),
                seen=str(row.claimed),
                expected=str(row.points),
                fields={"name": row.name},
            )
