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
    得分印成 6.2996 分：

    ```yaml
    indicators.2.score: "6.2996"
    落点: indicators.2.score
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
    表上没有带小数的数。
"""

from collections.abc import Iterator
from decimal import Decimal

from jiping.checks.case import Case
from jiping.checks.numeric_cells import amounts, scores
from jiping.model import Basis, Cell, Problem, Where, Words
from jiping.values import decimals, half_up

TITLE = Words("小数位数过多", "Too many decimals")
MESSAGE = Words(
    "印为 {seen}，有 {places} 位小数，最多保留 {limit} 位。",
    "{seen} is printed with {places} decimals; at most {limit} are kept.",
)
ADVICE = Words(
    "请四舍五入到两位小数，全表用同一规则。", "Round half up to two decimals, everywhere alike."
)
SEVERITY = "warning"
BASIS = Basis("复核实践")
SINCE = "0.1"


def check(case: Case) -> Iterator[Problem]:
    """Every score, points and rate cell; amounts too where they are in 元."""
    limit = int(case.threshold("max_decimals"))
    cells = list(scores(case.evaluation))
    if case.exact_places > 1:
        cells += amounts(case.evaluation)
    for where, cell in cells:
        head, point, tail = cell.text.partition(".")
        if not point or len(tail) <= limit or cell.value is None:
            continue
        places = decimals(cell.text)
        if places > limit and decimals(f"{head}.{tail.rstrip('0')}") > limit:
            yield _problem(where, cell, places, limit)


def _problem(where: Where, cell: Cell[Decimal], places: int, limit: int) -> Problem:
    proposed = None
    if cell.value is not None:
        percent = cell.text.rstrip().endswith(("%", "％"))
        number = half_up(cell.value * 100 if percent else cell.value, limit)
        proposed = f"{number}%" if percent else str(number)
    return Problem(
        where,
        seen=cell.text,
        expected=proposed,
        fields={"places": places, "limit": limit},
        proposed=proposed,
    )
