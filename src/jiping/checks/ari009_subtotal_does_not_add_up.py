"""小计得分不等于各行得分之和

检查什么
    年度目标后面、一级或二级指标后面印有得分小计的，是否等于它下面各三级指标得分之和。

为什么
    小计用来看每个目标完成得怎么样；加错了，对目标的判断就错了，总分也可能跟着错。

依据
    湖北省绩效自评表填表说明（依据待核）。

反例
    目标 1 下面各行得分相加是 39.50，小计印成 40：

    ```yaml
    base: hubei
    objectives.0.score: "40.00"
    落点: objectives.0.score
    ```

正例
    小计只印一位小数：

    ```yaml
    base: hubei
    objectives.0.score: "39.5"
    objectives.1.score: "40"
    ```

怎么改
    重新相加这个目标（或这一级）下面的得分，改正小计或抄错的那一行。

不适用的情况
    没有印小计。小计下面有的行没有得分，报“无法核对”。
"""

from collections.abc import Iterator

from jiping.checks.case import Case
from jiping.checks.facts.rollup import groups
from jiping.checks.facts.sums import NONE, scores_contradict
from jiping.model import Basis, Missing, NotApplicable, Problem, Words

TITLE = Words("小计得分不等于各行得分之和", "Subtotal does not add up")
MESSAGE = Words(
    "“{name}”得分小计印为 {seen}，下面各行得分相加为 {expected}。",
    "{name} is printed with a score of {seen}; its rows add up to {expected}.",
)
ADVICE = Words(
    "请重新相加，改正小计或抄错的那一行。", "Add up again; correct the subtotal or the row."
)
SEVERITY = "error"
BASIS = Basis("湖北省绩效自评表填表说明")
SINCE = "0.1"

NO_SUBTOTAL = NotApplicable(Words("没有印得分小计", "no subtotal of scores is printed"))
NO_SCORES = Words("小计下面有的行没有得分", "a row below the subtotal has no score")


def check(case: Case) -> Iterator[Problem | Missing | NotApplicable]:
    """Printed scores of objectives and levels against the sum of their rows' claims."""
    compared = False
    for group in groups(case, "score"):
        stated = group.owner.score
        if stated is None or stated.value is None:
            continue
        compared = True
        lines = [row.line for row in group.rows if row.line is not None]
        if any(row.claimed is None for row in group.rows):
            yield Missing("score", NO_SCORES, group.at("score"))
        elif scores_contradict(stated, lines):
            expected = str(sum((line.claimed or NONE for line in lines), NONE))
            yield Problem(
                group.at("score"),
                seen=stated.text,
                expected=expected,
                fields={"name": group.name},
                place=stated.place or group.place,
                proposed=expected,
            )
    if not compared:
        yield NO_SUBTOTAL
