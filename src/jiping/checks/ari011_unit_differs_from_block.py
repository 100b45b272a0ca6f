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
from jiping.model import Basis, Cell, NotApplicable, Problem, Where, Words
from jiping.values import normalise

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

CENT = Decimal("0.01")
NO_AMOUNT = NotApplicable(Words("表上没有金额", "the form prints no amount"))
UNITS = {"10k_yuan": Words("万元", "10,000 yuan"), "yuan": Words("元", "yuan")}
WRITTEN = re.compile("[0-9](亿|万)?元|[0-9](亿|万)")
FACTOR = Decimal(10000)
NEAR = Decimal("0.01")
"""How far apart, as a share, two numbers are still the same amount in different units."""
COLUMNS = ("original", "adjusted", "executed", "received")


def check(case: Case) -> Iterator[Problem | NotApplicable]:
    """Units written in cells first; then amounts 10,000 times off their neighbours."""
    if not case.amount_cells:
        yield NO_AMOUNT
        return
    found = set()
    for problem in (*_written(case), *_by_rate(case), *_by_parts(case), *_by_split(case)):
        if problem.where not in found:
            found.add(problem.where)
            yield problem


def _written(case: Case) -> Iterator[Problem]:
    own = "yuan" if case.exact_places > 1 else "10k_yuan"
    for where, cell in case.amount_cells:
        if cell.text.isascii():
            continue
        written = WRITTEN.search(normalise(cell.text))
        if written is None:
            continue
        scale = written[1] or written[2]
        if scale == "亿" or (scale == "万") != (own == "10k_yuan"):
            yield _problem(case, where, cell, cell.value)


def _by_rate(case: Case) -> Iterator[Problem]:
    """Outturn over budget is 10,000 times the printed rate, or a 10,000th of it."""
    for index, fund in enumerate(case.evaluation.funds):
        budget, executed, rate = fund.adjusted or fund.original, fund.executed, fund.rate
        if not (budget and executed and rate and budget.value and executed.value and rate.value):
            continue
        times = _times(executed.value / budget.value, rate.value)
        if times is None:
            continue
        # In a block of 万元 the larger number is the foreign one, in a block of 元 the smaller.
        if (times > 1) == (case.exact_places == 1):
            where, cell = Where(fund=index, field="executed"), executed
        else:
            field = "adjusted" if fund.adjusted else "original"
            where, cell = Where(fund=index, field=field), budget
        yield _problem(case, where, cell, _scaled(case, cell))


def _by_parts(case: Case) -> Iterator[Problem]:
    """A total is 10,000 times the sum of its parts, or a 10,000th of it."""
    for index, fund in enumerate(case.evaluation.funds):
        below = [part for part in case.evaluation.funds if part.part_of == index]
        for field in COLUMNS if below else ():
            total: Cell[Decimal] | None = getattr(fund, field)
            if total is None or not total.value:
                continue
            cells = [getattr(part, field) for part in below]
            added = sum((cell.value for cell in cells if cell and cell.value), Decimal(0))
            if added and _times(total.value, added) is not None:
                yield _problem(case, Where(fund=index, field=field), total, added)


def _by_split(case: Case) -> Iterator[Problem]:
    """Basic and project expenditure together are 10,000 times the total, or a 10,000th."""
    form = case.evaluation
    basic, project = form.basic_expenditure, form.project_expenditure
    if case.total_fund is None or basic is None or project is None:
        return
    fund = form.funds[case.total_fund]
    total = fund.adjusted or fund.executed
    if total is None or not total.value or basic.value is None or project.value is None:
        return
    if _times(basic.value + project.value, total.value) is not None:
        yield _problem(case, Where(field="basic_expenditure"), basic, _scaled(case, basic))


def _times(one: Decimal, other: Decimal) -> Decimal | None:
    """10,000 or 1/10,000 where one amount is that many times the other, else None."""
    for factor in (FACTOR, 1 / FACTOR):
        if abs(one / other / factor - 1) < NEAR:
            return factor
    return None


def _scaled(case: Case, cell: Cell[Decimal]) -> Decimal | None:
    """The amount as it reads in the unit of the block."""
    if cell.value is None:
        return None
    return cell.value / FACTOR if case.exact_places == 1 else cell.value * FACTOR


def _problem(case: Case, where: Where, cell: Cell[Decimal], amount: Decimal | None) -> Problem:
    unit = UNITS["yuan" if case.exact_places > 1 else "10k_yuan"]
    expected = "" if amount is None else f"{tidy(amount):,f}"
    return Problem(
        where,
        seen=cell.text,
        expected=expected,
        fields={"unit": unit.zh, "unit_en": unit.en},
        proposed=expected or None,
    )


def tidy(amount: Decimal) -> Decimal:
    """The amount without zeros at its end, with two decimals at least."""
    trimmed = amount.normalize()
    exponent = trimmed.as_tuple().exponent
    return trimmed if isinstance(exponent, int) and exponent < -2 else amount.quantize(CENT)
