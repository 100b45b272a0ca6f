"""反向指标的得分没有按公式计算

检查什么
    越低越好的指标（成本、费用、投诉、时限等，目标写作 ≤、不超过、以内）的得分，是否符合所用评分办法：
    未超过目标记满分，超过目标的按办法给出的公式递减。

为什么
    反向指标最容易按正向公式去算：超支 10% 的成本会被当成“完成 110%”而得满分。

依据
    湖北省绩效自评表填表说明；财预〔2020〕10号没有写明反向指标的算法（依据待核）。

反例
    每公里成本上限 12 万元，实际 13.2 万元，5 分应得 4.55，却得 5 分：

    ```yaml
    indicators.6.actual: 13.2万元
    indicators.6.variance: 管材涨价10%，超出上限；改进措施：采购中心于2022年6月底前改为集中采购。
    连带: [SCO010]
    落点: indicators.6.score
    ```

正例
    成本恰好等于上限，得满分：

    ```yaml
    indicators.6.actual: 12.00万元
    ```

怎么改
    按表下注明的公式重算；评分办法没有写明时，先向财政部门确认用哪一种。

不适用的情况
    没有反向指标。没有分值列又不推断分值时，报“无法核对”。
"""

from collections.abc import Iterator

from jiping.checks.case import Case
from jiping.checks.facts.formula import off_formula
from jiping.model import Basis, Missing, NotApplicable, Problem, Words

TITLE = Words("反向指标的得分没有按公式计算", "Score of a reverse indicator is off the formula")
MESSAGE = Words(
    "“{name}”是越低越好的指标，得分 {seen}，按公式应得 {expected}：{formula}。",
    "{name} is better when lower; it scores {seen}, by the formula {expected}: {formula}.",
)
ADVICE = Words(
    "请按所用评分办法的反向公式重算得分。",
    "Recompute the score by the reverse formula of the standard in use.",
)
SEVERITY = "error"
BASIS = Basis("湖北省绩效自评表填表说明")
SINCE = "0.1"
GIVES_WAY_TO = ("SCO001",)


def check(case: Case) -> Iterator[Problem | Missing | NotApplicable]:
    """Unmet caps against the reverse formula of the standard."""
    yield from off_formula(case, ("inverse_ratio", "linear_excess"), lambda row: False)
