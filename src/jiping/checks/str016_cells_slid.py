"""单元格错位

检查什么
    每一行的单元格是否与表头对齐。转换或排版时合并单元格丢失，整行会向左滑动；读取时已按一级、二级指标的名称、
    运算符和末尾的得分重新对齐，凡是移动过的行都在这里报告，请对照原件核对。

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

from collections.abc import Iterator
from typing import Any

from jiping.checks.case import Case
from jiping.checks.words import shortened
from jiping.model import Basis, Cell, Fund, Indicator, Place, Problem, Where, Words

TITLE = Words("单元格错位", "Cells slid out of their columns")
MESSAGE = Words(
    "“{name}”这一行的单元格错位，已推断复位（{seen}）。",
    "The cells of {name} had slid; they were put back by inference ({seen}).",
)
ADVICE = Words(
    "请对照原件核对这一行的每一格。", "Compare every cell of this row with the original."
)
SEVERITY = "error"
BASIS = Basis("复核实践")
SINCE = "0.1"


def check(case: Case) -> Iterator[Problem]:
    """Every line of money and every indicator with a cell that the reader moved."""
    for index, fund in enumerate(case.evaluation.funds):
        place = _moved(_fund_cells(fund))
        if place is not None:
            name = fund.name.text if fund.name else ""
            yield _problem(Where(fund=index), name, place)
    for row in case.rows:
        place = _moved(_row_cells(row.indicator))
        if place is not None:
            yield _problem(row.at(), row.name, place)


def _fund_cells(fund: Fund) -> tuple[Cell[Any] | None, ...]:
    return (fund.name, fund.adjusted, fund.executed, fund.score)


def _row_cells(row: Indicator) -> tuple[Cell[Any] | None, ...]:
    """The row's own cells: a level that was lost and put in again is no shift."""
    return (row.path[-1] if row.path else None, row.target, row.actual, row.score)


def _moved(cells: tuple[Cell[Any] | None, ...]) -> Place | None:
    """The place of the first cell that was moved."""
    for cell in cells:
        if cell is not None and cell.place is not None and cell.place.repaired:
            return cell.place
    return None


def _problem(where: Where, name: str, place: Place) -> Problem:
    return Problem(where, seen=place.repaired, fields={"name": shortened(name)}, place=place)
