"""比率类目标超出 0—100%

检查什么
    合格率、覆盖率、满意度这类“部分占全部”的比率，指标值是否在 0 与 100% 之间。

为什么
    部分不会大于全部；超过 100% 的合格率永远做不到，多半是把数量或增长率填成了比率。

依据
    复核实践。

反例
    合格率 120%：

    ```yaml
    indicators.3.target: ≥120%
    indicators.3.actual: 100.00%（84/84）
    indicators.3.score: "6.67"
    indicators.3.variance: 单项工程84项全部合格，年初目标误填；改进措施：供水中心于2022年申报前复核目标值。
    claimed_total: "97.07"
    落点: indicators.3.target
    ```

正例
    正好 100%：

    ```yaml
    indicators.3.target: 100%
    indicators.3.actual: 100.00%（84/84）
    ```

    增长率可以超过 100%：

    ```yaml
    indicators.9.path.2: 节水覆盖率增长幅度
    indicators.9.target: ≥150%
    indicators.9.actual: 155.00%（由20%到51%）
    ```

怎么改
    核对指标值；如果要表示比上年多出多少，把名称改成增长率。

不适用的情况
    增长率、变动率、完成率（按计划计算，可以超过 100%）等没有上限的比率。
"""

from collections.abc import Iterator

from jiping.checks.case import Case
from jiping.checks.facts.measures import bounded, impossible
from jiping.checks.facts.words import shortened
from jiping.model import Basis, NotApplicable, Problem, Words
from jiping.model.evaluation import Stage

TITLE = Words("比率类目标超出 0—100%", "Target of a share outside 0 … 100 %")
MESSAGE = Words(
    "“{name}”是部分占全部的比率，指标值“{seen}”不在 0—100% 之间。",
    "{name} is a share of a whole; its target “{seen}” is not within 0 … 100 %.",
)
ADVICE = Words(
    "请核对指标值，或把名称改成增长率等可以超过 100% 的比率。",
    "Check the target, or rename the indicator if a growth rate is meant.",
)
SEVERITY = "error"
BASIS = Basis("复核实践")
SINCE = "0.1"
STAGES: tuple[Stage, ...] = ("self_evaluation", "target", "monitoring")

NO_SHARES = NotApplicable(Words("没有以百分比表示的指标值", "no target is a percentage"))


def check(case: Case) -> Iterator[Problem | NotApplicable]:
    """Targets in per cent of bounded ratios."""
    seen_any = False
    for row in case.targeted:
        if row.target is None or row.target.unit != "%":
            continue
        seen_any = True
        if impossible(row.target) and bounded(row):
            yield Problem(
                row.at("target"),
                seen=row.target_text,
                expected="0–100%",
                fields={"name": shortened(row.name)},
            )
    if not seen_any:
        yield NO_SHARES
