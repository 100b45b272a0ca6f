"""得分超出分值或小于零

检查什么
    每一行的得分（预算执行和各三级指标）是否在 0 与本行分值之间。

为什么
    分值是这一行的上限；超出上限的得分会把别处的扣分补回来，总分就不可信。

依据
    湖北省绩效自评表填表说明（依据待核）。

反例
    分值 10 分的一行得了 10.50 分（总分也随之加高）：

    ```yaml
    indicators.11.score: "10.50"
    claimed_total: "98.90"
    落点: indicators.11.score
    ```

正例
    实际完成值远超目标，得分仍止于分值：

    ```yaml
    indicators.9.actual: 7.1万立方米
    indicators.9.score: "6"
    ```

怎么改
    超额完成不加分：得分最多填到分值；不应有负分，扣完为止。

不适用的情况
    表上没有得分列。没有分值列又不推断分值时，报“无法核对”。
"""

from collections.abc import Iterator

from jiping.checks.case import Case
from jiping.model import Basis, Missing, Problem, Where, Words

TITLE = Words("得分超出分值或小于零", "Score outside 0 … points")
MESSAGE = Words(
    "“{name}”得分 {seen}，应在 0 与分值 {expected} 之间。",
    "{name} scores {seen}; it must lie between 0 and its {expected} points.",
)
ADVICE = Words(
    "请把得分改到 0 与分值之间；超额完成不加分。",
    "Keep the score between 0 and the points; exceeding a target earns nothing extra.",
)
SEVERITY = "block"
BASIS = Basis("湖北省绩效自评表填表说明")
SINCE = "0.1"

NO_POINTS = Words("有得分的行没有分值", "rows with a score have no points")


def check(case: Case) -> Iterator[Problem | Missing]:
    """Every claim against its own points, execution lines included."""
    for line in case.scorecard.lines:
        if line.claimed is None:
            continue
        if line.points is None:
            if line.method != "not_scored":
                where = Where(fund=line.fund, indicator=line.indicator, field="points")
                yield Missing("points", NO_POINTS, where)
        elif not 0 <= line.claimed <= line.points:
            yield Problem(
                Where(fund=line.fund, indicator=line.indicator, field="score"),
                seen=str(line.claimed),
                expected=str(line.points),
                fields={"name": case.name_of(line)},
                proposed=str(line.points) if line.claimed > line.points else None,
            )
