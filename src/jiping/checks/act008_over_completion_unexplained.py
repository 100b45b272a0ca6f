"""大幅超额完成没有说明

检查什么
    “至少”类的数值目标，完成值达到指标值的 120%（标准可以另定）以上时，本行或表末的原因分析里有没有说到
    它。

为什么
    大幅超额多半是目标定低了；不说明原因，下一年的目标还会照旧定低。

依据
    财预〔2020〕10号第十六条（依据待核）。

反例
    目标 5 座，建成 8 座，没有说明：

    ```yaml
    indicators.1.actual: 8座
    连带: [DEV001]
    落点: indicators.1.actual
    ```

正例
    超额，但写明了原因：

    ```yaml
    indicators.1.actual: 8座
    indicators.1.variance: 净水设施超额3座，因利用上年结转资金提前建设次年任务；改进措施：水务局2022年申报时相应调整目标。
    ```

    没有到 120%：

    ```yaml
    indicators.4.target: ≥85%
    indicators.4.actual: 98.40%（246/250）
    ```

怎么改
    写明超额的原因；目标定低了的，下年调高。

不适用的情况
    成本、时限等越少越好的指标；区间、零和定性目标。
"""

from collections.abc import Iterator

from jiping.checks.case import Case
from jiping.checks.facts.coverage import covered
from jiping.checks.facts.words import shortened
from jiping.model import Basis, NotApplicable, Problem, Words
from jiping.values import half_up

TITLE = Words("大幅超额完成没有说明", "Large over-completion unexplained")
MESSAGE = Words(
    "“{name}”指标值“{target}”、实际“{seen}”，完成 {rate}%，达到或超过 {limit}%，没有说明原因。",
    "{name} reached {rate} % of its target ({target}: {seen}), {limit} % or more, unexplained.",
)
ADVICE = Words(
    "请说明大幅超额的原因；目标定低了的，下年调高。",
    "Explain the excess; if the target was set too low, raise it next year.",
)
SEVERITY = "warning"
BASIS = Basis("财预〔2020〕10号第十六条")
SINCE = "0.1"

NO_RATIOS = NotApplicable(
    Words("没有可以算出完成比例的指标", "no row has a computable share of its target")
)


def check(case: Case) -> Iterator[Problem | NotApplicable]:
    """Rows far above their target of which nothing on the form speaks."""
    if all(row.ratio is None for row in case.rows):
        yield NO_RATIOS
        return
    limit = case.threshold("over_completion")
    for row in case.rows:
        if row.ratio is not None and case.over(row) and not covered(case, row):
            yield Problem(
                row.at("actual"),
                seen=row.actual_text,
                expected=row.target_text,
                fields={
                    "name": shortened(row.name),
                    "target": row.target_text,
                    "rate": f"{half_up(row.ratio * 100, 1).normalize():f}",
                    "limit": half_up(limit * 100, 0),
                },
            )
