"""指标值空白

检查什么
    每一个三级指标是否填了指标值。空白、“/”“—”“*”都算没有填。

为什么
    没有目标就没有评价；空白的指标值配上满分，是最常被退回的一种。

依据
    绩效评价数据标准（依据待核）。

反例
    指标值填了一条斜线：

    ```yaml
    indicators.1.target: "/"
    落点: indicators.1.target
    ```

正例
    指标值是零，不是空白：

    ```yaml
    indicators.10.path.2: 水质污染事故起数
    indicators.10.target: 0起
    indicators.10.actual: 0起
    ```

怎么改
    按批复的绩效目标补填指标值；批复里就没有的，向主管部门说明。

不适用的情况
    没有指标值列的表；整行都没有填的空行；只是说明构成的“其中”行。原件转换时丢了单元格的，报“无法核对”。
"""

from collections.abc import Iterator

from jiping.checks.case import Case
from jiping.checks.facts.blanks import is_unused, lost
from jiping.checks.facts.words import is_blank, shortened
from jiping.model import Basis, Missing, NotApplicable, Problem, Words
from jiping.model.evaluation import Stage

TITLE = Words("指标值空白", "Target blank")
MESSAGE = Words("“{name}”没有填指标值。", "{name} has no target.")
ADVICE = Words(
    "请按批复的绩效目标补填指标值。",
    "Fill in the target as approved.",
)
SEVERITY = "block"
BASIS = Basis("绩效评价数据标准")
SINCE = "0.1"
STAGES: tuple[Stage, ...] = ("self_evaluation", "target", "monitoring")

NO_COLUMN = NotApplicable(Words("表上没有指标值列", "the form has no target column"))


def check(case: Case) -> Iterator[Problem | Missing | NotApplicable]:
    """Counted rows with a target column and nothing in it."""
    if all(row.indicator.target is None for row in case.rows):
        yield NO_COLUMN
        return
    for row in case.counted:
        cell = row.indicator.target
        if cell is None or not is_blank(cell.text) or is_unused(row):
            continue
        if reason := lost(case, row, cell):
            yield Missing("target", reason, row.at("target"))
        else:
            yield Problem(row.at("target"), seen=cell.text, fields={"name": shortened(row.name)})
