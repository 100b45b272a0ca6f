"""比率没有给出分子和分母

检查什么
    完成值是百分比（100% 和 0 除外）时，同一格或本行的备注、原因里有没有分子、分母，例如“98.40%
    （246/250）”。

为什么
    只有百分比，复核人无法核对，也看不出样本有多大。

依据
    复核实践。

反例
    只写了百分比：

    ```yaml
    indicators.11.actual: 93.50%
    落点: indicators.11.actual
    ```

正例
    写明了分子和分母，格式不限：

    ```yaml
    indicators.11.actual: 93.50%（调查200户，满意187户）
    ```

    增长率另有基数，不在此列：

    ```yaml
    indicators.9.path.2: 地下水开采量下降幅度
    indicators.9.target: ≥5%
    indicators.9.actual: 5.5%
    ```

怎么改
    在百分比后面用括号补上分子和分母。

不适用的情况
    100% 和 0；增长率、变动率；预算执行率、经费控制率（金额就在表上或决算里）。基数本身不能计数的见 TGT005。
"""

import re
from collections.abc import Iterator

from jiping.checks.case import Case, Row
from jiping.checks.facts.words import CHANGE, any_of, has_digit, shortened
from jiping.model import Basis, NotApplicable, Problem, Words

TITLE = Words("比率没有给出分子和分母", "Ratio without numerator and denominator")
MESSAGE = Words(
    "“{name}”的实际完成值是 {seen}，没有分子和分母。",
    "The actual of {name} is {seen}, without numerator and denominator.",
)
ADVICE = Words(
    "请补上分子和分母，例如“98.40%（246/250）”。",
    "Add numerator and denominator, e.g. 98.40 % (246/250).",
)
SEVERITY = "info"
BASIS = Basis("复核实践")
SINCE = "0.1"
GIVES_WAY_TO = ("TGT005",)

NO_RATIOS = NotApplicable(Words("没有百分比的完成值", "no actual is a percentage"))

_CHANGE = any_of(CHANGE)
_OTHER = any_of((*CHANGE, "执行率", "控制率", "支出进度", "支付进度"))
_PERCENT = re.compile(r"[0-9][0-9.,]*\s*[%％]|百分之[^,，;；。(（]*")


def check(case: Case) -> Iterator[Problem | NotApplicable]:
    """Percentages between 0 and 100 with no count beside them."""
    seen_any = False
    for row in case.answered:
        actual = row.actual
        if actual is None or actual.unit != "%" or actual.number is None:
            continue
        if not 0 < actual.number < 1 or is_change(row):
            continue
        seen_any = True
        if not has_counts(row):
            yield Problem(
                row.at("actual"), seen=row.actual_text, fields={"name": shortened(row.name)}
            )
    if not seen_any:
        yield NO_RATIOS


def is_change(row: Row) -> bool:
    """The percentage is a change, or its amounts stand in the budget block."""
    return bool(_OTHER.search(row.name) or _CHANGE.search(row.actual_text))


def has_counts(row: Row) -> bool:
    """A number that is no percentage stands in the actual or in the row's own words."""
    if has_digit(_PERCENT.sub("", row.actual_text)):
        return True
    beside = (row.indicator.variance, row.indicator.remark)
    return any(cell and has_digit(_PERCENT.sub("", cell.text)) for cell in beside)
