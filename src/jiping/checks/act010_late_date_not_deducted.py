"""完成日期晚于目标日期却没有扣分

检查什么
    指标值和完成值都是日期时，完成日期晚于目标日期的，是否扣了分；看不出分值的，是否说明了原因。只写
    到月的目标，算到月底。

为什么
    晚了就是没有按时完成；照给满分，时效指标就没有用了。

依据
    财预〔2021〕101号（依据待核）。

反例
    目标 11 月 30 日前，12 月 12 日才完工，得了满分：

    ```yaml
    indicators.5.actual: 2021年12月12日
    连带: [DEV001, SCO010]
    落点: indicators.5.actual
    ```

正例
    目标 11 月，完成日期写到日，仍在当月：

    ```yaml
    indicators.5.target: 2021年11月
    indicators.5.actual: 2021年11月28日
    ```

怎么改
    按超期的程度扣分，并写明原因和改进措施。

不适用的情况
    没有两边都是日期的指标；已经扣分的。
"""

from collections.abc import Iterator

from jiping.checks.case import Case, Row
from jiping.checks.facts.coverage import covered
from jiping.checks.facts.words import shortened
from jiping.model import Basis, NotApplicable, Problem, Words

TITLE = Words("完成日期晚于目标日期却没有扣分", "Late date counted as met")
MESSAGE = Words(
    "“{name}”目标日期“{expected}”，实际“{seen}”，晚于目标，没有扣分。",
    "{name} was due “{expected}” and done “{seen}”: late, yet nothing was deducted.",
)
ADVICE = Words(
    "请按超期程度扣分，并写明原因。",
    "Deduct for the delay and give the reason.",
)
SEVERITY = "error"
BASIS = Basis("财预〔2021〕101号")
SINCE = "0.1"

NO_DATES = NotApplicable(
    Words("没有两边都是日期的指标", "no row has a date for both target and actual")
)


def check(case: Case) -> Iterator[Problem | NotApplicable]:
    """Dates reached after their target whose row lost no points."""
    seen_any = False
    for row in case.answered:
        target, actual = row.target, row.actual
        if target is None or actual is None or not target.date or not actual.date:
            continue
        seen_any = True
        if row.met is False and not accounted(case, row):
            yield Problem(
                row.at("actual"),
                seen=row.actual_text,
                expected=row.target_text,
                fields={"name": shortened(row.name)},
            )
    if not seen_any:
        yield NO_DATES


def accounted(case: Case, row: Row) -> bool:
    """The row lost points, or its points are unknown and the delay is explained."""
    return row.deducted or (row.points is None and covered(case, row))
