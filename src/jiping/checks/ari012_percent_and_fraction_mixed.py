"""同一栏里百分数和小数混用

检查什么
    同一栏（执行率、权重）里，有的写成百分数“95%”，有的写成小数“0.95”；
    以及指标值是百分数，实际完成值却写成小数。0 不算。

为什么
    0.95 可以读成 95%，也可以读成 0.95%；混用时，读的人和程序都只能猜。

依据
    复核实践。

反例
    一行执行率写成 0.95，其余写成百分数：

    ```yaml
    funds.0.rate: "0.95"
    落点: funds.0.rate
    ```

    目标是 95%，完成值写成 0.96：

    ```yaml
    indicators.4.actual: "0.96"
    落点: indicators.4.actual
    ```

正例
    没有执行的资金来源，执行率写 0：

    ```yaml
    funds.3.executed: "0"
    funds.3.rate: "0"
    funds.0.executed: "416.00"
    funds.0.rate: 86.67%
    funds.0.score: "8.67"
    claimed_total: "97.57"
    ```

    整栏都写成小数：

    ```yaml
    funds.0.rate: "0.9500"
    funds.1.rate: "0.9474"
    funds.2.rate: "0.9333"
    funds.3.rate: "1.0000"
    ```

怎么改
    同一栏统一写成百分数，保留两位小数。

不适用的情况
    没有百分数的栏。
"""

from collections.abc import Iterator
from decimal import Decimal

from jiping.checks.case import Case, Row
from jiping.model import Basis, Cell, Problem, Where, Words
from jiping.model.evaluation import Stage
from jiping.values import half_up

TITLE = Words("同一栏里百分数和小数混用", "Percentages and fractions mixed")
MESSAGE = Words(
    "这里写作 {seen}，同一栏的别处写成百分数；应写作 {expected}。",
    "This reads {seen} where the rest of the column has percentages; write {expected}.",
)
ADVICE = Words("请统一写成百分数。", "Write percentages throughout.")
SEVERITY = "warning"
BASIS = Basis("复核实践")
SINCE = "0.1"
STAGES: tuple[Stage, ...] = ("self_evaluation", "target", "monitoring")

SIGNS = ("%", "％", "百分比", "百分号")
HUNDRED = Decimal(100)
LARGE = Decimal("0.2")
"""From this share on a target cannot be meant by a fraction of one percent."""


def check(case: Case) -> Iterator[Problem]:
    """Columns of rates and weights, then each row's actual beside its target."""
    funds = case.evaluation.funds
    yield from _mixed(
        [(Where(fund=i, field="rate"), f.rate) for i, f in enumerate(funds) if f.rate]
    )
    weights = [(row.at("weight"), row.indicator.weight) for row in case.rows]
    yield from _mixed([(where, cell) for where, cell in weights if cell])
    for row in case.rows:
        if "." in row.actual_text and _is_fraction(row):
            yield _problem(row.at("actual"), row.actual_text, Decimal(row.actual_text))


def _is_fraction(row: Row) -> bool:
    """A bare 0.96 for a target of 95%; for a target of 1% it may be 0.96%, so nothing is said."""
    target, actual = row.target, row.actual
    return (
        target is not None
        and actual is not None
        and target.unit == "%"
        and target.number is not None
        and target.number >= LARGE
        and actual.number is not None
        and 0 < actual.number <= 1
        and row.actual_text == str(actual.number)
    )


def _mixed(column: list[tuple[Where, Cell[Decimal]]]) -> Iterator[Problem]:
    """The cells without a percent sign in a column where others have one."""
    plain = [(where, cell) for where, cell in column if not cell.text.endswith(SIGNS)]
    if len(plain) == len(column):
        return
    for where, cell in plain:
        if cell.value:
            yield _problem(where, cell.text, cell.value)


def _problem(where: Where, text: str, share: Decimal) -> Problem:
    expected = f"{half_up(share * HUNDRED, 2)}%"
    return Problem(where, seen=text, expected=expected, proposed=expected)
