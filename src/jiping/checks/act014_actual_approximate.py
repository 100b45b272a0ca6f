"""完成值是约数

检查什么
    完成值里有没有“约”“左右”“若干”“多次”“余”之类的约数，或者用“≥”“以上”代替确切的数。

为什么
    年度已经结束，完成值应当是确切的数；约数核不了，也算不出分。

依据
    财预〔2015〕88号（依据待核）。

反例
    “约”：

    ```yaml
    indicators.0.actual: 约20.5公里
    落点: indicators.0.actual
    ```

    连目标的符号一起抄了下来：

    ```yaml
    indicators.1.actual: ≥5座
    落点: indicators.1.actual
    ```

    “多次”：

    ```yaml
    indicators.10.path.2: 供水设施巡检
    indicators.10.target: 定期巡检，发现问题当日处置
    indicators.10.actual: 多次开展巡检，问题当日处置
    落点: indicators.10.actual
    ```

正例
    “节约”里的“约”不是约数：

    ```yaml
    indicators.7.actual: 节约32万元
    ```

    “近三年”说的是期间：

    ```yaml
    indicators.10.path.2: 供水设施巡检
    indicators.10.target: 定期巡检，发现问题当日处置
    indicators.10.actual: 巡检48座次，问题均当日处置，为近3年最好
    ```

怎么改
    改成确切的数。

不适用的情况
    没有完成值的表。
"""

from collections.abc import Iterator

from jiping.checks.case import Case, Row
from jiping.checks.facts.words import is_about, shortened
from jiping.model import Basis, NotApplicable, Problem, Words

TITLE = Words("完成值是约数", "Approximate actual")
MESSAGE = Words(
    "“{name}”的实际完成值“{seen}”是约数，不是确切的数。",
    "The actual “{seen}” of {name} is approximate, not a definite number.",
)
ADVICE = Words("请改成确切的数。", "Give the exact number.")
SEVERITY = "warning"
BASIS = Basis("财预〔2015〕88号")
SINCE = "0.1"
BOUNDS = ("≥", ">", "≤", "<")

NO_ACTUALS = NotApplicable(Words("表上没有完成值", "the form prints no actuals"))


def check(case: Case) -> Iterator[Problem | NotApplicable]:
    """Actuals with an inequality, or with a word of approximation."""
    if not case.answered:
        yield NO_ACTUALS
    for row in case.answered:
        if is_approximate(row):
            yield Problem(
                row.at("actual"),
                seen=shortened(row.actual_text),
                fields={"name": shortened(row.name)},
            )


def is_approximate(row: Row) -> bool:
    """The actual stands for a number without being one."""
    actual = row.actual
    if actual is not None and actual.type == "number" and actual.operator in BOUNDS:
        return True
    return is_about(row.actual_text)
