"""比率类完成值超出 0—100%

检查什么
    合格率、覆盖率、满意度这类“部分占全部”的比率，完成值是否在 0 与 100% 之间。

为什么
    合格的不会比验收的多；超过 100% 一定是算错或者填错了。

依据
    复核实践。

反例
    合格率 105%：

    ```yaml
    indicators.3.actual: 105.00%（84/80）
    落点: indicators.3.actual
    ```

正例
    计划完成率可以超过 100%：

    ```yaml
    indicators.4.path.2: 水质检测计划完成率
    indicators.4.actual: 104.00%（52/50）
    ```

怎么改
    核对分子和分母后重填；如果是增长率，改指标名称。

不适用的情况
    增长率、变动率、按计划计算的完成率、到位率、床位使用率等可以超过 100% 的比率。
"""

from collections.abc import Iterator

from jiping.checks.case import Case
from jiping.checks.facts.measures import bounded, impossible
from jiping.checks.facts.words import shortened
from jiping.model import Basis, NotApplicable, Problem, Words

TITLE = Words("比率类完成值超出 0—100%", "Actual of a share outside 0 … 100 %")
MESSAGE = Words(
    "“{name}”是部分占全部的比率，实际完成值“{seen}”不在 0—100% 之间。",
    "{name} is a share of a whole; its actual “{seen}” is not within 0 … 100 %.",
)
ADVICE = Words(
    "请核对分子和分母，改正完成值。",
    "Check numerator and denominator and correct the actual.",
)
SEVERITY = "error"
BASIS = Basis("复核实践")
SINCE = "0.1"

NO_SHARES = NotApplicable(Words("没有百分比的完成值", "no actual is a percentage"))


def check(case: Case) -> Iterator[Problem | NotApplicable]:
    """Actuals in per cent of bounded ratios."""
    seen_any = False
    for row in case.answered:
        if row.actual is None or row.actual.unit != "%":
            continue
        seen_any = True
        if impossible(row.actual) and bounded(row):
            yield Problem(
                row.at("actual"),
                seen=row.actual_text,
                expected="0–100%",
                fields={"name": shortened(row.name)},
            )
    if not seen_any:
        yield NO_SHARES
