"""指标没有印出分值

检查什么
    每个三级指标是否印有分值（或权重）。整张表没有分值列的，报告一次；有分值列而个别行空着的，逐行报告。
    其中项和没有填写的空行不算。

为什么
    没有分值，就不知道一个指标值多少分，得分无法复算，扣分也看不出来。

依据
    预算管理一体化系统技术标准（依据待核）。湖北省的表式本来没有分值列，按其评分办法只作警示。

反例
    整张表没有分值列：

    ```yaml
    base: hubei
    indicators.*.points: null
    ```

    一行的分值空着：

    ```yaml
    indicators.1.points: ""
    落点: indicators.1.points
    ```

正例
    其中项没有分值：

    ```yaml
    indicators.+: {path: [产出指标, 数量指标, 其中：新铺管道长度], target: ≥5公里, actual: 5.5公里, points: "", score: "", part_of: 0}
    ```

怎么改
    按批复的绩效目标补上各指标的分值。

不适用的情况
    目标申报表和不打分的表。
"""

from collections.abc import Iterator

from jiping import language
from jiping.checks.case import Case, Row
from jiping.checks.facts.blanks import LOST, is_unused
from jiping.checks.facts.words import shortened
from jiping.model import Basis, Missing, NotApplicable, Problem, Words

TITLE = Words("指标没有印出分值", "Points not shown")
MESSAGE = Words("{what}没有分值。", "{what} no points.")
ADVICE = Words(
    "请按批复的绩效目标补上各指标的分值。", "Add the points of each indicator as approved."
)
SEVERITY = "block"
BASIS = Basis("预算管理一体化系统技术标准")
SINCE = "0.1"

NOT_SCORED = NotApplicable(Words("这种表不打分", "forms of this kind are not scored"))
WHOLE = Words("表上各指标都", "The form shows")
ONE = Words("“{name}”", "{name} shows")


def check(case: Case) -> Iterator[Problem | Missing | NotApplicable]:
    """The form as a whole where no row shows points, else the rows that do not."""
    lacking = [row for row in case.counted if not _shown(row)]
    if case.evaluation.stage != "self_evaluation" or not any(
        row.indicator.score is not None for row in case.counted
    ):
        yield NOT_SCORED
    elif len(lacking) == len(case.counted):
        yield Problem(fields={"what": language.say(WHOLE)})
    else:
        for row in lacking:
            cell = row.indicator.points
            if is_unused(row):
                continue
            if cell is not None and cell.place is not None and cell.place.missing:
                yield Missing("points", LOST, row.at("points"))
            else:
                what = language.say(ONE, name=shortened(row.name))
                yield Problem(row.at("points"), fields={"what": what})


def _shown(row: Row) -> bool:
    """Points or a weight stand in the row, or in a cell merged over it and the row above."""
    for cell in (row.indicator.points, row.indicator.weight):
        if cell is None:
            continue
        if cell.text.strip() or (cell.place is not None and cell.place.inherited):
            return True
    return False
