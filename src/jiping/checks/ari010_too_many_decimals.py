"""小数位数过多

检查什么
    分值、得分、执行率、权重和总分印出的小数是否超过两位（百分数按百分号前的数计）。
    以万元为单位的金额可能需要更多小数，不查；以元为单位的金额查到分。

为什么
    多出来的小数往往是电子表格的计算结果直接粘贴的；各行小数位数不一，相加时舍入规则不统一，
    总分就会差一分半分。舍入方向的错误（该入不入）由 ARI002、ARI003 和各评分检查报告。

依据
    复核实践。

反例
    分值和得分印成三位小数：

    ```yaml
    indicators.1.points: "7.125"
    indicators.1.score: "7.125"
    indicators.5.points: "6.875"
    indicators.5.score: "6.875"
    落点: indicators.1.score
    ```

    执行率印成 94.7368%：

    ```yaml
    funds.1.rate: 94.7368%
    落点: funds.1.rate
    ```

正例
    有的行印一位，有的行印两位，有的行印整数：

    ```yaml
    indicators.0.score: "8"
    indicators.2.score: "6.3"
    ```

    以万元为单位的金额印到元：

    ```yaml
    funds.2.executed: "55.9986"
    ```

怎么改
    四舍五入到两位小数，全表用同一个规则。

不适用的情况
    没有带小数的数；小数末尾只是补零的（9.5000）不算。
"""

from collections.abc import Iterator
from decimal import Decimal

from jiping.checks.case import Case
from jiping.model import Basis, Cell, Problem, Where, Words
from jiping.model.evaluation import Stage
from jiping.values import half_up

TITLE = Words("小数位数过多", "Too many decimals")
MESSAGE = Words(
    "印为 {seen}，小数超过 {limit} 位，应为 {expected}。",
    "{seen} has more than {limit} decimals; it should read {expected}.",
)
ADVICE = Words(
    "请四舍五入到两位小数，全表用同一规则。", "Round half up to two decimals, everywhere alike."
)
SEVERITY = "warning"
BASIS = Basis("复核实践")
SINCE = "0.1"
STAGES: tuple[Stage, ...] = ("self_evaluation", "target", "monitoring", "report")

SHARES = frozenset({"rate", "weight", "received_rate"})
HUNDRED = Decimal(100)


def check(case: Case) -> Iterator[Problem]:
    """Every score, points and rate cell; amounts too where they are in 元."""
    limit = int(case.threshold("max_decimals"))
    for where, cell in case.score_cells:
        if "." in cell.text:
            yield from _too_fine(where, cell, limit, where.field in SHARES)
    if case.exact_places > 1:
        for where, cell in case.amount_cells:
            if "." in cell.text:
                yield from _too_fine(where, cell, limit, share=False)


def _too_fine(where: Where, cell: Cell[Decimal], limit: int, share: bool) -> Iterator[Problem]:
    """Shares are judged as percentages, whether 95.47% or 0.9547 is printed."""
    if cell.value is None:
        return
    number = cell.value * HUNDRED if share else cell.value
    exponent = number.normalize().as_tuple().exponent
    if not isinstance(exponent, int) or exponent >= -limit:
        return
    proposed = f"{half_up(number, limit)}%" if share else str(half_up(number, limit))
    yield Problem(
        where, seen=cell.text, expected=proposed, fields={"limit": limit}, proposed=proposed
    )
