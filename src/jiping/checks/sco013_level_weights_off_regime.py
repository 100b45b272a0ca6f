"""一级指标的分值与评分办法不符

检查什么
    预算执行、产出、效益、满意度各占多少分，是否与所用评分办法规定的一致。

为什么
    分值结构是评分办法定的；自行改变结构，会使同一地区的表不可比。

依据
    财预〔2020〕10号第十三条、财预〔2021〕101号、湖北省绩效自评表填表说明（依据待核）。

反例
    产出占 60 分、效益占 20 分（合计仍是 100）：

    ```yaml
    indicators.0.points: "18"
    indicators.0.score: "18.00"
    indicators.7.points: "4"
    indicators.7.score: "4.00"
    indicators.9.points: "3"
    indicators.9.score: "3.00"
    indicators.10.points: "3"
    indicators.10.score: "3.00"
    ```

正例
    效益内部怎么分是各单位的事，只要合计 30 分：

    ```yaml
    indicators.9.points: "5"
    indicators.9.score: "5.00"
    indicators.10.points: "7"
    indicators.10.score: "7.00"
    ```

怎么改
    按评分办法调整分值；经批准另定结构的，附上批准文件。

不适用的情况
    评分办法没有规定该项，固定问题的评分表自有一级指标（投入、过程、产出、效果等），或表上没有印分值（推断的分值不作比较）。
"""

from collections.abc import Iterator
from decimal import Decimal

from jiping import language
from jiping.checks.case import Case
from jiping.model import Basis, NotApplicable, Problem, Words

TITLE = Words("一级指标的分值与评分办法不符", "Level-1 points differ from the standard")
MESSAGE = Words(
    "{name}共 {seen} 分，{standard} 规定 {expected} 分。",
    "{name} has {seen} points; {standard} sets {expected}.",
)
ADVICE = Words(
    "请按评分办法调整分值结构，或附上批准另定的文件。",
    "Follow the points of the standard, or attach the approval of an exception.",
)
SEVERITY = "warning"
BASIS = Basis("财预〔2020〕10号第十三条；财预〔2021〕101号；湖北省绩效自评表填表说明")
SINCE = "0.1"

NAMES = {
    "execution": Words("预算执行", "budget execution"),
    "output": Words("产出指标", "output"),
    "benefit": Words("效益指标", "benefit"),
    "satisfaction": Words("满意度指标", "satisfaction"),
    "cost": Words("成本指标", "cost"),
    "objectives": Words("各年度目标", "the objectives"),
}
LEVELS = {
    "产出指标": "output",
    "效益指标": "benefit",
    "满意度指标": "satisfaction",
    "成本指标": "cost",
}
OWN_LEVELS = NotApplicable(
    Words("评分表自有一级指标和分值", "a question list with level-1 names and points of its own")
)
NOT_PRINTED = NotApplicable(Words("表上没有印分值", "the form prints no points"))


def check(case: Case) -> Iterator[Problem | NotApplicable]:
    """Sums of printed points per level 1 against the standard's."""
    if case.is_question_list and any(row.level1 not in LEVELS for row in case.counted):
        yield OWN_LEVELS
        return
    printed = printed_points(case)
    if not printed:
        yield NOT_PRINTED
        return
    for level, ruled in case.standard.level_points.items():
        points = printed.get(level)
        if points is not None and points != ruled.value:
            yield Problem(
                seen=str(points),
                expected=str(ruled.value),
                fields={
                    "name": language.say(NAMES[level]),
                    "standard": language.say(case.standard.title),
                },
            )


def printed_points(case: Case) -> dict[str, Decimal]:
    """Points as printed, summed by level 1; the execution line stands for itself."""
    sums: dict[str, Decimal] = {}
    execution = case.execution
    if execution is not None and execution.points is not None and not execution.points_inferred:
        sums["execution"] = execution.points
    if not case.points_printed or not case.points_known:
        return sums
    for row in case.counted:
        if row.points is not None:
            level = LEVELS.get(row.level1, row.level1)
            sums[level] = sums.get(level, Decimal(0)) + row.points
    sums["objectives"] = sum((row.points or Decimal(0) for row in case.counted), Decimal(0))
    return sums
