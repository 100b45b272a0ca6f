"""金额单位与栏目不一致

检查什么
    一、金额格里自己写着单位，却与栏目标明的单位不同（栏目是万元，格里写“3,800,000元”）。
    二、没有写单位，但两个数正好差一万倍：执行数除以预算数与印出的执行率差一万倍，
    基本支出与项目支出之和与部门支出总额差一万倍，其中项之和与合计行差一万倍——有一个数是按另一个单位填的。
    比较时考虑印出的小数位。

为什么
    元和万元混填，执行率、合计都会错一万倍；汇总到全地区时尤其难以发现。

依据
    复核实践。

反例
    栏目是万元，合计行的执行数按元填写：

    ```yaml
    funds.0.executed: "4,560,000.00"
    落点: funds.0.executed
    ```

    栏目是万元，格里写了以元为单位的数：

    ```yaml
    funds.3.executed: 400,000元
    落点: funds.3.executed
    ```

正例
    预算栏以万元为单位，成本指标以元为单位，各用各的单位：

    ```yaml
    indicators.6.target: ≤120000元
    indicators.6.actual: 118000元
    ```

怎么改
    按栏目标明的单位换算后重填，格里只写数字。

不适用的情况
    没有金额。
"""

import re
from collections.abc import Iterator
from decimal import Decimal

from jiping.checks.case import Case
from jiping.checks.facts.other_unit import foreign_amounts
from jiping.model import Basis, Cell, NotApplicable, Problem, Where, Words
from jiping.model.evaluation import Stage
from jiping.values import half_up, normalise

TITLE = Words("金额单位与栏目不一致", "Unit of an amount differs from its block")
MESSAGE = Words(
    "金额印为 {seen}，栏目的单位是{unit}；按{unit}应为 {expected}。",
    "The amount reads {seen}, the block is in {unit_en}; there it would be {expected}.",
)
ADVICE = Words(
    "请按栏目的单位换算后重填，格里只写数字。",
    "Convert the amount to the unit of the block and write the number alone.",
)
SEVERITY = "error"
BASIS = Basis("复核实践")
SINCE = "0.1"
STAGES: tuple[Stage, ...] = ("self_evaluation", "target", "monitoring")

NO_AMOUNT = NotApplicable(Words("表上没有金额", "the form prints no amount"))
TEN_THOUSANDS = Words("万元", "10,000 yuan")
YUAN = Words("元", "yuan")
WRITTEN = re.compile("[0-9](亿|万)?元|[0-9](亿|万)")


def check(case: Case) -> Iterator[Problem | NotApplicable]:
    """Units written in cells first; then amounts 10,000 times off their neighbours."""
    if not case.amount_cells:
        yield NO_AMOUNT
        return
    unit = YUAN if case.exact_places > 1 else TEN_THOUSANDS
    found = set()
    for where, cell, amount in (*_written(case), *foreign_amounts(case)):
        if where in found:
            continue
        found.add(where)
        expected = "" if amount is None else f"{_tidy(amount):,f}"
        yield Problem(
            where,
            seen=cell.text,
            expected=expected,
            fields={"unit": unit.zh, "unit_en": unit.en},
            proposed=expected or None,
        )


def _written(case: Case) -> Iterator[tuple[Where, Cell[Decimal], Decimal | None]]:
    """Amounts with a unit of their own that is not the block's."""
    in_yuan = case.exact_places > 1
    for where, cell in case.amount_cells:
        written = None if cell.text.isascii() else WRITTEN.search(normalise(cell.text))
        if written is None:
            continue
        scale = written[1] or written[2]
        if scale == "亿" or (scale is None) != in_yuan:
            yield where, cell, cell.value


def _tidy(amount: Decimal) -> Decimal:
    """The amount without zeros at its end, with two decimals at least."""
    trimmed = amount.normalize()
    exponent = trimmed.as_tuple().exponent
    return trimmed if isinstance(exponent, int) and exponent < -2 else half_up(amount, 2)
