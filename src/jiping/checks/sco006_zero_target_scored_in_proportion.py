"""零目标的得分不对

检查什么
    目标为零（0 起、零事故、无扩散）时：做到了记满分，没有做到的按所用评分办法记分
    （通常为零分）。零不能作除数，所以这类指标没有“完成比例”。

为什么
    “≤0 起、实际 1 起”用比例公式算不出来，填表人往往随手给一个高分。

依据
    复核实践；现行办法没有写明零目标的算法（依据待核）。

反例
    目标零起、实际一起，应得 0 分，却得 6 分：

    ```yaml
    indicators.10.path.2: 供水安全责任事故
    indicators.10.target: 0起
    indicators.10.actual: 1起
    indicators.10.score: "6.00"
    indicators.10.variance: 夏季暴雨冲断管道引发供水安全责任事故1起；改进措施：供水中心于2022年5月底前加固。
    连带: [SCO010]
    落点: indicators.10.score
    ```

正例
    目标零起，也做到了：

    ```yaml
    indicators.10.path.2: 供水安全责任事故
    indicators.10.target: 无事故
    indicators.10.actual: 0起
    ```

怎么改
    没有做到零目标的，按评分办法记分并说明原因。

不适用的情况
    没有零目标。没有分值列又不推断分值时，报“无法核对”。
"""

from collections.abc import Iterator

from jiping.checks.case import Case
from jiping.checks.facts.formula import off_formula
from jiping.model import Basis, Missing, NotApplicable, Problem, Words

TITLE = Words("零目标的得分不对", "Score of a zero target is wrong")
MESSAGE = Words(
    "“{name}”的目标是零，没有做到，得分 {seen}，应得 {expected}。",
    "{name} has zero as its target and missed it; it scores {seen}, it should be {expected}.",
)
ADVICE = Words(
    "没有做到零目标的，请按评分办法重新记分。",
    "Score a missed zero target as the standard says.",
)
SEVERITY = "error"
BASIS = Basis("复核实践")
SINCE = "0.1"
GIVES_WAY_TO = ("SCO001",)


def check(case: Case) -> Iterator[Problem | Missing | NotApplicable]:
    """Rows whose target is zero."""
    yield from off_formula(case, ("zero",), lambda row: False)
