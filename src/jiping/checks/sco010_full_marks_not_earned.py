"""未完成或未证明完成的指标得了满分

检查什么
    得满分的行：实际完成值是否达到了目标；目标可以衡量（数字、日期、零、是否）时，实际完成值是否回答了
    目标。

为什么
    目标 100%、实际写“开展了若干次活动”，谁也看不出是否完成；这样的满分没有依据。

依据
    财预〔2020〕10号第十六条、中央部门自评工作通知（依据待核）。

反例
    目标 9000 人，实际 8640 人，得了满分：

    ```yaml
    indicators.8.score: "10.00"
    claimed_total: "98.80"
    连带: [SCO002, SCO014]
    落点: indicators.8.score
    ```

    目标是比率，实际写的是做过什么：

    ```yaml
    indicators.4.actual: 组织取样送检，常态化开展水源巡护
    连带: [ACT002]
    落点: indicators.4.score
    ```

正例
    目标有日期，提前完成：

    ```yaml
    indicators.5.actual: 2021年11月30日
    ```

怎么改
    补上能与目标比较的实际数；确实没有完成的，按公式计分并说明原因。

不适用的情况
    目标本来就是文字描述的定性指标。没有分值列又不推断分值时，报“无法核对”。
"""

from collections.abc import Iterator

from jiping import language
from jiping.checks.case import Case
from jiping.checks.facts.formula import NO_POINTS
from jiping.model import Basis, Missing, Problem, Words

TITLE = Words("未完成或未证明完成的指标得了满分", "Full marks without a met target")
MESSAGE = Words(
    "“{name}”得满分 {seen}，但目标“{target}”、实际“{actual}”，{verdict}。",
    "{name} has full marks ({seen}), but target “{target}” and actual “{actual}”: {verdict}.",
)
ADVICE = Words(
    "请补充能与目标比较的实际数，或按公式计分并说明原因。",
    "Give an actual that can be held against the target, or score by the formula with a reason.",
)
SEVERITY = "error"
BASIS = Basis("财预〔2020〕10号第十六条；中央部门自评工作通知")
SINCE = "0.1"
GIVES_WAY_TO = ("ACT001", "TGT011")

NOT_MET = Words("没有达到目标", "the target was not met")
NOT_SHOWN = Words("没有证明达到目标", "nothing shows that it was met")


def check(case: Case) -> Iterator[Problem | Missing]:
    """Full rows that are unmet, or whose measurable target is not answered."""
    if not case.points_known:
        yield Missing("points", NO_POINTS)
        return
    for row in case.counted:
        if not row.full or not row.points:
            continue
        if row.met is False:
            verdict = NOT_MET
        elif case.unanswered(row):
            verdict = NOT_SHOWN
        else:
            continue
        yield Problem(
            row.at("score"),
            seen=str(row.claimed),
            fields={
                "name": row.name,
                "target": row.target_text,
                "actual": row.actual_text,
                "verdict": language.say(verdict),
            },
        )
