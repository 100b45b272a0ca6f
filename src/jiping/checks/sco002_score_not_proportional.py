"""得分没有按完成比例计算

检查什么
    数值型指标（≥ 目标、无符号的目标值）的得分，是否等于“分值 × 实际完成值 ÷ 目标值”，
    最多得满分。按表上得分印出的小数位比较。目标已完成却扣分的，只有当扣分正好等于把完成率又乘了
    一遍（目标 98%、完成 98%，满分 20 却得 19.6）时在这里报告，其余见 SCO011。

为什么
    同样的完成情况应当得同样的分；算错公式是自评表里最常见、也最容易改的错误。

依据
    财预〔2020〕10号、湖北省绩效自评表填表说明（依据待核）。

反例
    120 人次完成 108 人次，是 90%，7 分应得 6.30，却填 6.80：

    ```yaml
    indicators.2.score: "6.80"
    claimed_total: "98.90"
    落点: indicators.2.score
    ```

    目标 95%、完成 95%，已完成，却把 95% 又乘进了得分：

    ```yaml
    indicators.4.actual: 95.00%（38/40）
    indicators.4.score: "7.60"
    indicators.4.variance: 按完成率计分；改进措施：水质室于2022年底前加密检测。
    claimed_total: "98.00"
    ```

正例
    90% 完成，7 分得 6.3，少印一位小数：

    ```yaml
    indicators.2.score: "6.3"
    ```

怎么改
    按公式重算得分；完成目标的记满分，超出目标的也只记满分。

不适用的情况
    定性指标、反向指标（见 SCO003）、区间和零目标；实际完成值没有回答目标的行（见 ACT002）。
    没有分值列又不推断分值时，报“无法核对”。
"""

from collections.abc import Iterator

from jiping.checks.case import Case, Row
from jiping.checks.facts.formula import off_formula
from jiping.model import Basis, Missing, NotApplicable, Problem, Words

TITLE = Words("得分没有按完成比例计算", "Score does not follow the share of the target reached")
MESSAGE = Words(
    "“{name}”得分 {seen}，按公式应得 {expected}：{formula}。",
    "{name} scores {seen}; by the formula it is {expected}: {formula}.",
)
ADVICE = Words(
    "请按“分值 × 实际 ÷ 目标”重算，最多记满分。",
    "Recompute as points × actual ÷ target, capped at the points.",
)
SEVERITY = "error"
BASIS = Basis("财预〔2020〕10号；湖北省绩效自评表填表说明")
SINCE = "0.1"
GIVES_WAY_TO = ("SCO001",)


def check(case: Case) -> Iterator[Problem | Missing | NotApplicable]:
    """Rows scored in proportion: unmet ones by the formula, met ones for a doubled rate."""
    yield from off_formula(case, ("proportional",), lambda row: rate_taken_twice(case, row))


def rate_taken_twice(case: Case, row: Row) -> bool:
    """A met row whose claim is its points times the printed percentage."""
    if row.actual is None or row.actual.number is None or row.actual.unit != "%":
        return False
    if row.points is None or row.claimed is None:
        return False
    return abs(row.claimed - row.points * row.actual.number) <= case.score_tolerance
