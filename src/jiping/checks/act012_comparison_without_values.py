"""与上年比较的完成值没有数

检查什么
    完成值是“高于上年”“较上年有所提升”这类比较时，有没有给出两边的数，或者变动的幅度。

为什么
    只说高了，不说从多少到多少，无法核对。

依据
    复核实践。

反例
    只说“高于上年”：

    ```yaml
    indicators.10.path.2: 供水考核名次
    indicators.10.target: 进入全县前列
    indicators.10.actual: 优于上年
    落点: indicators.10.actual
    ```

正例
    给出了两边的数：

    ```yaml
    indicators.10.path.2: 供水考核名次
    indicators.10.target: 高于上年（第5名）
    indicators.10.actual: 高于上年，由第5名升到第3名
    ```

怎么改
    写成“由上年的 A 到今年的 B”。

不适用的情况
    没有比较类的指标；目标是数字而答了比较的见 ACT002，只写“是”的见 ACT004。
"""

from collections.abc import Iterator

from jiping.checks.case import Case, Row
from jiping.checks.facts.words import has_digit, shortened
from jiping.model import Basis, NotApplicable, Problem, Words

TITLE = Words("与上年比较的完成值没有数", "Comparison answered without values")
MESSAGE = Words(
    "“{name}”的实际完成值“{seen}”只作了比较，没有写出两边的数。",
    "The actual “{seen}” of {name} compares, but gives neither value.",
)
ADVICE = Words(
    "请写出上年的数和今年的数。",
    "Give last year's value and this year's.",
)
SEVERITY = "error"
BASIS = Basis("复核实践")
SINCE = "0.1"
GIVES_WAY_TO = ("ACT002",)

NO_COMPARISONS = NotApplicable(Words("没有比较类的指标", "no row is a comparison"))


def check(case: Case) -> Iterator[Problem | NotApplicable]:
    """Comparisons in actuals, or answers to comparisons, without a digit."""
    seen_any = False
    for row in case.answered:
        if not compares(row):
            continue
        seen_any = True
        actual = row.actual
        number = actual is not None and actual.number is not None
        if not number and not has_digit(row.actual_text):
            yield Problem(
                row.at("actual"), seen=row.actual_text, fields={"name": shortened(row.name)}
            )
    if not seen_any:
        yield NO_COMPARISONS


def compares(row: Row) -> bool:
    """The actual is a comparison, or words in answer to one."""
    kind = row.actual.type if row.actual is not None else "text"
    if kind == "comparison":
        return True
    return kind == "text" and row.target is not None and row.target.type == "comparison"
