"""推断的分值被当成表上印出的分值

检查什么
    评分单中的每个分值，要么表上印有，要么标明“推断”；推断的分值不得当作申报的分值输出。

为什么
    没有分值列的表，分值是按得分和总分推断出来的，只用于复算。把它当成单位申报的分值，
    就等于替单位填了表。

依据
    复核实践。

反例
    表上没有分值列，评分单却把推断的分值当作印出的：

    ```yaml
    base: hubei
    indicators.*.points: null
    declare_inferred: true
    连带: [STR009]
    ```

正例
    表上没有分值列，评分单标明了推断：

    ```yaml
    base: hubei
    indicators.*.points: null
    连带: [STR009]
    ```

怎么改
    重新评分，或向填报单位索取经批复的分值。

不适用的情况
    表上印有全部分值。
"""

from collections.abc import Iterator

from jiping.checks.case import Case
from jiping.model import Basis, NotApplicable, Problem, Words

TITLE = Words("推断的分值被当成表上印出的分值", "Inferred points passed off as declared")
MESSAGE = Words(
    "“{name}”的分值 {seen} 表上没有印出，评分单却没有标明是推断的。",
    "The {seen} points of {name} are not printed on the form, yet are not marked as inferred.",
)
ADVICE = Words("请重新评分，或补上经批复的分值。", "Score again, or supply the approved points.")
SEVERITY = "error"
BASIS = Basis("复核实践")
SINCE = "0.1"

ALL_PRINTED = NotApplicable(Words("表上印有全部分值", "all points are printed"))


def check(case: Case) -> Iterator[Problem | NotApplicable]:
    """Points of the scorecard that stand neither on the form nor under the mark."""
    unprinted = [
        row
        for row in case.counted
        if not (row.indicator.points or row.indicator.weight or row.indicator.converted_score)
    ]
    if not unprinted:
        yield ALL_PRINTED
    for row in unprinted:
        if row.points is not None and row.line is not None and not row.line.points_inferred:
            yield Problem(row.at("points"), seen=str(row.points), fields={"name": row.name})
