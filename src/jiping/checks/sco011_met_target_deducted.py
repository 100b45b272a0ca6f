"""完成了目标却扣了分，没有说明

检查什么
    实际完成值达到目标、得分却低于分值的行，是否说明了扣分的原因。

为什么
    按办法，完成目标的记满分；另有原因（质量、时限、佐证不足）才扣分，而这个原因必须写出来。

依据
    财预〔2020〕10号第十六条（依据待核）。

反例
    设施 5 座全部建成，却得 6 分，没有说明：

    ```yaml
    indicators.1.score: "6.00"
    claimed_total: "97.40"
    连带: [SCO009]
    落点: indicators.1.score
    ```

正例
    完成了目标，因一座设施返修扣 1 分，写明了原因：

    ```yaml
    indicators.1.score: "6.00"
    indicators.1.variance: 净水设施中1座因渗漏返修，酌扣1分；改进措施：施工方于2022年2月底前修复。
    claimed_total: "97.40"
    ```

怎么改
    完成目标的改记满分；确有原因的，写明原因和扣分的依据。

不适用的情况
    没有完成了目标又扣分的行。没有分值列又不推断分值时，报“无法核对”。
"""

from collections.abc import Iterator

from jiping.checks.case import Case
from jiping.checks.facts.formula import NO_POINTS
from jiping.model import Basis, Missing, Problem, Words

TITLE = Words("完成了目标却扣了分，没有说明", "Met target deducted without a reason")
MESSAGE = Words(
    "“{name}”目标“{target}”、实际“{actual}”，已经完成，得分 {seen} 低于分值 {expected}，没有说明原因。",
    "{name} met its target ({target}: {actual}) but scores {seen} of {expected}, no reason given.",
)
ADVICE = Words(
    "请改记满分，或写明扣分的原因和依据。",
    "Give full points, or state why points were taken off.",
)
SEVERITY = "warning"
BASIS = Basis("财预〔2020〕10号第十六条")
SINCE = "0.1"
GIVES_WAY_TO = ("SCO002",)


def check(case: Case) -> Iterator[Problem | Missing]:
    """Met rows that lost points without a word."""
    if not case.points_known:
        yield Missing("points", NO_POINTS)
        return
    for row in case.counted:
        if row.met and row.deducted and not case.reason(row) and not case.explanation:
            yield Problem(
                row.at("score"),
                seen=str(row.claimed),
                expected=str(row.points),
                fields={
                    "name": row.name,
                    "target": row.target_text,
                    "actual": row.actual_text,
                },
                proposed=str(row.points),
            )
