"""区间指标的得分没有按公式计算

检查什么
    目标是一个区间（20–30 次、90%～95%）时：实际值落在区间内记满分，落在区间外按较近的一端计算。

为什么
    区间两端都是目标的一部分；只看一端会把“做多了”或“做少了”都当成完成。

依据
    复核实践；现行办法没有写明区间的算法（依据待核）。

反例
    目标 20–30 次、实际 18 次，只完成 90%，7 分应得 6.30，却得 7 分：

    ```yaml
    indicators.1.target: 20–30次
    indicators.1.actual: 18次
    indicators.1.path.2: 开展管网巡查次数
    indicators.1.variance: 管网巡查因塌方停了2次；改进措施：供水中心于2022年3月底前补齐。
    连带: [SCO010]
    落点: indicators.1.score
    ```

正例
    落在区间端点上：

    ```yaml
    indicators.1.target: 20–30次
    indicators.1.actual: 30次
    indicators.1.path.2: 开展管网巡查次数
    ```

怎么改
    落在区间内的记满分；落在区间外的，按与较近一端的比例重算。

不适用的情况
    没有区间目标。没有分值列又不推断分值时，报“无法核对”。
"""

from collections.abc import Iterator

from jiping.checks.case import Case
from jiping.checks.facts.formula import off_formula
from jiping.model import Basis, Missing, NotApplicable, Problem, Words

TITLE = Words("区间指标的得分没有按公式计算", "Score of an interval target is off the formula")
MESSAGE = Words(
    "“{name}”的目标是区间，得分 {seen}，按公式应得 {expected}：{formula}。",
    "{name} has an interval as its target; it scores {seen}, by the formula {expected}: {formula}.",
)
ADVICE = Words(
    "区间内记满分，区间外按较近一端计算，请重算得分。",
    "Give full points inside the interval, outside it score against the nearer end.",
)
SEVERITY = "error"
BASIS = Basis("复核实践")
SINCE = "0.1"
GIVES_WAY_TO = ("SCO001",)


def check(case: Case) -> Iterator[Problem | Missing | NotApplicable]:
    """Rows with an interval as target."""
    yield from off_formula(case, ("within_range",), lambda row: False)
