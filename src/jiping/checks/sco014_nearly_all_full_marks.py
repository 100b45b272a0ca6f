"""满分的指标过多

检查什么
    得满分的三级指标占全部三级指标的比例，是否不高于设定的上限（默认 90%，可以调整）。

为什么
    几乎全部满分，往往说明目标定得太低、评分不严，或者没有照实填报。

依据
    复核实践（上限是默认值，不是规定）。

反例
    扣分的两行都改成完成：

    ```yaml
    indicators.2.actual: 120人次
    indicators.2.score: "7.00"
    indicators.2.variance: ""
    indicators.8.actual: 9000人
    indicators.8.score: "10.00"
    indicators.8.variance: ""
    claimed_total: "99.50"
    ```

正例
    十二行中有两行扣分：

    ```yaml
    claimed_total: "98.40"
    ```

怎么改
    核对满分各行的佐证材料；目标偏低的，下一年调高。

不适用的情况
    没有分值列又不推断分值时，报“无法核对”。
"""

from collections.abc import Iterator

from jiping.checks.case import Case
from jiping.checks.facts.formula import NO_POINTS
from jiping.model import Basis, Missing, NotApplicable, Problem, Words

TITLE = Words("满分的指标过多", "Too many indicators with full marks")
MESSAGE = Words(
    "{total} 项指标中 {full} 项满分，占 {seen}，高于 {expected}。",
    "{full} of {total} indicators have full marks, {seen}, above {expected}.",
)
ADVICE = Words(
    "请抽查满分各行的佐证材料，并检查目标是否偏低。",
    "Look at the evidence behind the full marks and whether targets were set too low.",
)
SEVERITY = "warning"
BASIS = Basis("复核实践")
SINCE = "0.1"

NO_ROWS = NotApplicable(Words("没有三级指标", "there are no indicators"))


def check(case: Case) -> Iterator[Problem | Missing | NotApplicable]:
    """The share of full rows against the threshold."""
    if not case.counted:
        yield NO_ROWS
        return
    if not case.points_known:
        yield Missing("points", NO_POINTS)
        return
    full, total = sum(row.full for row in case.counted), len(case.counted)
    limit = case.threshold("full_mark_share")
    if full > limit * total:
        yield Problem(
            seen=f"{percent(full, total)}%",
            expected=f"{int(limit * 100)}%",
            fields={"full": full, "total": total},
        )


def percent(part: int, whole: int) -> str:
    """A percentage with one decimal, half up."""
    tenths = (part * 2000 + whole) // (2 * whole)
    return f"{tenths // 10}.{tenths % 10}"
