"""分值合计不等于满分

检查什么
    预算执行的分值加全部三级指标的分值，是否等于满分 100 分；总分行印有分值合计的，是否与之一致。
    其中项不重复相加。

为什么
    分值合计不是 100，得分就没有共同的尺度，总分和等级都不能与别的表相比。

依据
    财预〔2020〕10号第十三条（依据待核）。

反例
    一个指标的分值写成 18，合计 110，总分行仍印 100：

    ```yaml
    indicators.0.points: "18"
    indicators.0.score: "18.00"
    claimed_total: "108.40"
    连带: [SCO013]
    ```

    各项合计 100，总分行却印 95：

    ```yaml
    claimed_points: "95"
    ```

正例
    其中项把合计行的 10 分重复印了一遍，不重复相加：

    ```yaml
    funds.1.points: "10"
    funds.1.score: "9.50"
    ```

    总分行只合计指标的分值，预算执行的 10 分另计：

    ```yaml
    claimed_points: "90"
    ```

怎么改
    按批复的绩效目标核对各指标分值，使合计为 100。

不适用的情况
    表不完整，或有指标没有印分值（推断的分值按合计 100 推出，不能用来核对合计）：报“无法核对”。
"""

from collections.abc import Iterator
from decimal import Decimal

from jiping import language
from jiping.checks.case import Case
from jiping.checks.facts.formula import NO_POINTS
from jiping.checks.facts.sums import NONE, contradicts, lost_in_numbers
from jiping.model import Basis, Missing, Problem, Where, Words

TITLE = Words("分值合计不等于满分", "Points do not make full marks")
MESSAGE = Words(
    "分值合计为 {seen}（{parts}），应为 {expected}。",
    "The points add up to {seen} ({parts}) instead of {expected}.",
)
ADVICE = Words(
    "请按批复的绩效目标核对各指标分值，使合计为满分。",
    "Check the points against the approved targets so that they make full marks.",
)
SEVERITY = "block"
BASIS = Basis("财预〔2020〕10号第十三条")
SINCE = "0.1"

CUT_OFF = Missing("form", Words("表不完整，分值加不全", "the form is cut off"))
INFERRED = Missing(
    "points",
    Words(
        "表上没有印分值；推断的分值本来就按满分推出，不能用来核对",
        "no points are printed; inferred ones add up by construction and prove nothing",
    ),
)
EXECUTION = Words("预算执行", "execution")
PRINTED = Words("分值合计栏", "total points as printed")


def check(case: Case) -> Iterator[Problem | Missing]:
    """Sum the printed points of execution and indicators; then the printed total of points."""
    if case.evaluation.truncated:
        yield CUT_OFF
        return
    if not case.points_known or any(line.points is None for line in case.fund_lines):
        yield Missing("points", NO_POINTS)
        return
    if any(row.line is not None and row.line.points_inferred for row in case.counted):
        yield INFERRED
        return
    parts = _by_level(case)
    points = [row.points for row in case.counted if row.points is not None]
    execution = [line.points for line in case.fund_lines if line.points is not None]
    indicators = sum(points, NONE)
    total = indicators + sum(execution, NONE)
    lost = lost_in_numbers((*points, *execution))
    full = case.standard.full
    printed = case.evaluation.claimed_points
    where = Where(field="claimed_points") if printed is not None else None
    if abs(total - full) > lost:
        yield Problem(where, seen=str(total), expected=str(full), fields={"parts": parts})
    elif (
        printed is not None
        and contradicts(printed, total, lost)
        and contradicts(printed, indicators, lost)
    ):
        said = f"{language.say(PRINTED)} {printed.text}；{parts}"
        yield Problem(
            where,
            seen=printed.text,
            expected=str(full),
            fields={"parts": said},
            proposed=str(full),
        )


def _by_level(case: Case) -> str:
    """The points by level 1 in printed order: 预算执行 10、产出指标 50、…"""
    sums: dict[str, Decimal] = {}
    for line in case.fund_lines:
        name = language.say(EXECUTION)
        sums[name] = sums.get(name, NONE) + (line.points or NONE)
    for row in case.counted:
        sums[row.level1] = sums.get(row.level1, NONE) + (row.points or NONE)
    return "、".join(f"{name} {points}" for name, points in sums.items())
