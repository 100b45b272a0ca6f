"""单元格错位

检查什么
    每一行的单元格是否与表头对齐。转换或排版时合并单元格丢失，整行会向左滑动；读取时已按一级、二级指标的名称、
    运算符和末尾的得分重新对齐，凡是移动过的行都在这里报告，请对照原件核对。
    一个块里多半的行都同样错位时，合并报告一次。

为什么
    错位的行，指标值会被当成完成值，完成值会被当成得分；对齐是推断的，需要人核对。

依据
    复核实践。

反例
    Markdown 转换件里，一行左边少了一个空白单元格，全行左移一列：

    ```yaml
    repaired: {indicators.3: 左移 1 列：一级指标的空白单元格丢失}
    落点: indicators.3
    ```

    整块都少了左边的一格，只报告一次：

    ```yaml
    repaired: {funds.0: 左移 1 列, funds.1: 左移 1 列, funds.2: 左移 1 列}
    落点: funds.0
    ```

正例
    合并单元格向下沿用，各格都与表头对齐：

    ```yaml
    indicators.3.path.0: 产出指标
    ```

怎么改
    用 Word 或 Excel 原件重新检查；没有原件的，逐格核对这一行。

不适用的情况
    直接填报、没有经过转换的数据。读取时怎样移动的，见 RDG025。
"""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from jiping import language
from jiping.checks.case import Case
from jiping.checks.facts.words import shortened
from jiping.model import MISREAD, Basis, Cell, Fund, Indicator, Place, Problem, Where, Words
from jiping.model.evaluation import Stage

TITLE = Words("单元格错位", "Cells slid out of their columns")
MESSAGE = Words(
    "“{name}”{rows}的单元格错位，已推断复位（{seen}）。",
    "The cells of {name}{rows} had slid; they were put back by inference ({seen}).",
)
ONE_ROW = Words("这一行", "")
MANY_ROWS = Words("等 {count} 行", " and others, {count} rows in all,")
ADVICE = Words(
    "请对照原件核对这一行的每一格。", "Compare every cell of this row with the original."
)
SEVERITY = "error"
BASIS = Basis("复核实践")
SINCE = "0.1"
STAGES: tuple[Stage, ...] = ("self_evaluation", "target", "monitoring")

MANY = 3
"""From so many rows on, the same slide in most of a block is reported once."""


def check(case: Case) -> Iterator[Problem]:
    """Every line of money and every indicator with a cell that the reader moved."""
    funds = []
    for index, fund in enumerate(case.evaluation.funds):
        place = _moved(_fund_cells(fund))
        if place is not None:
            funds.append((Where(fund=index), fund.name.text if fund.name else "", place))
    yield from _problems(funds, len(case.evaluation.funds))
    rows = [
        (row.at(), row.name, place)
        for row in case.rows
        if (place := _moved(_row_cells(row.indicator))) is not None
    ]
    yield from _problems(rows, len(case.rows))


def _problems(moved: list[tuple[Where, str, Place]], total: int) -> Iterator[Problem]:
    """One problem a row; one for all where most rows of a block slid in the same way."""
    reasons = Counter(place.repaired for _, _, place in moved)
    told: set[str | None] = set()
    for where, name, place in moved:
        alike = reasons[place.repaired]
        if alike < MANY or alike * 2 <= total:
            yield _problem(where, name, place, language.say(ONE_ROW))
        elif place.repaired not in told:
            told.add(place.repaired)
            others = tuple(w for w, _, p in moved if p.repaired == place.repaired and w != where)
            rows = language.say(MANY_ROWS, count=alike)
            yield _problem(where, name, place, rows, others)


def _fund_cells(fund: Fund) -> tuple[Cell[Any] | None, ...]:
    return (fund.name, fund.adjusted, fund.executed, fund.score)


def _row_cells(row: Indicator) -> tuple[Cell[Any] | None, ...]:
    """The row's own cells: a level that was lost and put in again is no shift."""
    return (row.path[-1] if row.path else None, row.target, row.actual, row.score)


def _moved(cells: tuple[Cell[Any] | None, ...]) -> Place | None:
    """The place of the first cell that was moved, not merely understood otherwise."""
    for cell in cells:
        place = cell.place if cell is not None else None
        if place is not None and place.repaired and not place.repaired.startswith(MISREAD):
            return place
    return None


def _problem(
    where: Where, name: str, place: Place, rows: str, related: tuple[Where, ...] = ()
) -> Problem:
    fields = {"name": shortened(name), "rows": rows}
    return Problem(where, seen=place.repaired, fields=fields, related=related, place=place)
