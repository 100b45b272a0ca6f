"""实际完成值空白

检查什么
    自评表里每一个三级指标是否填了实际完成值。空白、“/”“—”“*”都算没有填。

为什么
    没有完成值，得分就没有依据。

依据
    绩效评价数据标准（依据待核）。

反例
    完成值空着，却得了满分：

    ```yaml
    indicators.1.actual: ""
    落点: indicators.1.actual
    ```

正例
    完成值是零，不是空白：

    ```yaml
    indicators.10.path.2: 水质污染事故起数
    indicators.10.target: 0起
    indicators.10.actual: "0"
    ```

怎么改
    补填实际完成值；没有开展的填 0 或“未开展”，并说明原因。

不适用的情况
    没有实际完成值列的表（目标申报表、运行监控表）；整行都没有填的空行；“其中”行。原件转换时丢了
    单元格的，报“无法核对”。
"""

from collections.abc import Iterator

from jiping.checks.case import Case
from jiping.checks.facts.blanks import is_unused, lost
from jiping.checks.facts.words import is_blank, shortened
from jiping.model import Basis, Missing, NotApplicable, Problem, Words

TITLE = Words("实际完成值空白", "Actual blank")
MESSAGE = Words(
    "“{name}”的指标值是“{target}”，没有填实际完成值。",
    "{name} (target “{target}”) has no actual.",
)
ADVICE = Words(
    "请补填实际完成值；没有开展的写明没有开展。",
    "Fill in the actual; where nothing was done, say so.",
)
SEVERITY = "block"
BASIS = Basis("绩效评价数据标准")
SINCE = "0.1"

NO_COLUMN = NotApplicable(Words("表上没有实际完成值列", "the form has no column of actuals"))


def check(case: Case) -> Iterator[Problem | Missing | NotApplicable]:
    """Counted rows with a column of actuals and nothing in it."""
    if all(row.indicator.actual is None for row in case.rows):
        yield NO_COLUMN
        return
    for row in case.counted:
        cell = row.indicator.actual
        if cell is None or not is_blank(cell.text) or is_unused(row):
            continue
        if reason := lost(case, row, cell):
            yield Missing("actual", reason, row.at("actual"))
        else:
            yield Problem(
                row.at("actual"),
                seen=cell.text,
                fields={"name": shortened(row.name), "target": row.target_text},
            )
