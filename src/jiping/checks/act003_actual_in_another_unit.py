"""完成值的单位与指标值不同类

检查什么
    指标值和完成值都有单位时，两个单位是否相同或可以换算（万元与元、公里与米、名与人）。

为什么
    “15 名”与“21 个党支部”不能相比，算出来的完成率没有意义。

依据
    复核实践。

反例
    目标论座，完成值论公里：

    ```yaml
    indicators.1.actual: 5公里
    连带: [DEV001, SCO010]
    落点: indicators.1.actual
    ```

    目标论人次，完成值论万元：

    ```yaml
    indicators.2.actual: 108万元
    落点: indicators.2.actual
    ```

正例
    单位可以换算：

    ```yaml
    indicators.0.actual: 20500米
    ```

    完成值省了单位：

    ```yaml
    indicators.0.actual: "20.5"
    ```

怎么改
    按指标值的单位重填完成值。

不适用的情况
    有一方没有写单位；不能断定是否同类的量词（座、个、处）。
"""

import re
from collections.abc import Iterator

from jiping.checks.case import Case, Row
from jiping.checks.facts.words import shortened
from jiping.model import Basis, NotApplicable, Problem, Words
from jiping.values import same_kind

TITLE = Words("完成值的单位与指标值不同类", "Actual in another unit than the target")
MESSAGE = Words(
    "“{name}”的指标值是“{expected}”，实际完成值是“{seen}”，单位不同类，不能比较。",
    "The target of {name} is “{expected}”, the actual “{seen}”: the units cannot be compared.",
)
ADVICE = Words(
    "请按指标值的单位填写完成值。",
    "Give the actual in the unit of the target.",
)
SEVERITY = "error"
BASIS = Basis("复核实践")
SINCE = "0.1"
GIVES_WAY_TO = ("ACT002",)

NO_PAIRS = NotApplicable(
    Words("没有两边都写了单位的指标", "no row has a unit in both target and actual")
)
_NUMERIC = ("number", "range")
_NOUN = re.compile("[一-龥]{0,12}")


def check(case: Case) -> Iterator[Problem | NotApplicable]:
    """Pairs of numbers whose units measure different things."""
    seen_any = False
    for row in case.answered:
        target, actual = row.target, row.actual
        if target is None or actual is None or target.unit is None or actual.unit is None:
            continue
        if target.type not in _NUMERIC or actual.type not in _NUMERIC:
            continue
        seen_any = True
        if target.unit != actual.unit and differ(row, target.unit, actual.unit):
            yield Problem(
                row.at("actual"),
                seen=row.actual_text,
                expected=row.target_text,
                fields={"name": shortened(row.name)},
            )
    if not seen_any:
        yield NO_PAIRS


def differ(row: Row, target: str, actual: str) -> bool:
    """The units, with the nouns that follow them, are known to measure different things."""
    alike = same_kind(target, actual)
    if alike is None:
        alike = same_kind(with_noun(row.target_text, target), with_noun(row.actual_text, actual))
    return alike is False


def with_noun(text: str, unit: str) -> str:
    """The unit and what is counted: 个党支部 in 成立21个党支部."""
    found = _NOUN.match(text.partition(unit)[2])
    return unit + found[0] if found else unit
