"""资金各行之和不等于合计行

检查什么
    预算执行一栏里，“年度资金总额”（或“部门整体支出总额”）各列的数，是否等于其中各项
    （当年财政拨款、上年结转资金、其他资金等）之和：年初预算数、全年预算数、全年执行数、到位数逐列核对。
    其中项空着的，加得上就当作 0；加不上又有空着的，说明其中项没有填全，报“无法核对”，不判错。

为什么
    合计行的执行率决定预算执行得分；合计与分项对不上，资金规模和执行率都不可信。

依据
    复核实践。

反例
    合计行印成 0，下面的财政拨款却有 380 万元：

    ```yaml
    funds.0.adjusted: "0"
    funds.0.executed: "0"
    funds.0.rate: "0"
    funds.0.score: "0"
    claimed_total: "88.90"
    落点: funds.0.adjusted
    ```

    191 + 99 + 372.88 应为 662.88，印成 662.98：

    ```yaml
    funds.0.adjusted: "662.98"
    funds.0.executed: "662.98"
    funds.0.rate: 100.00%
    funds.0.score: "10.00"
    funds.1.adjusted: "191"
    funds.1.executed: "191"
    funds.1.rate: 100.00%
    funds.2.adjusted: "99"
    funds.2.executed: "99"
    funds.2.rate: 100.00%
    funds.3.adjusted: "372.88"
    funds.3.executed: "372.88"
    claimed_total: "98.90"
    落点: funds.0.executed
    ```

正例
    只印了“其中：当年财政拨款”一项，没有列其他来源：

    ```yaml
    funds.2: null
    funds.3: null
    ```

    没有其他来源的行空着，已填的各项加起来正好是合计：

    ```yaml
    funds.0.adjusted: "440.00"
    funds.0.executed: "416.00"
    funds.0.original: "460.00"
    funds.0.rate: 94.55%
    funds.0.score: "9.45"
    funds.3.adjusted: ""
    funds.3.executed: ""
    funds.3.original: ""
    funds.3.rate: ""
    claimed_total: "98.35"
    ```

怎么改
    对照预算批复和决算，改正合计行或填错的分项；执行率和得分随之重算。

不适用的情况
    表上没有其中项。
"""

from collections.abc import Iterator
from decimal import Decimal
from itertools import accumulate

from jiping.checks.case import Case
from jiping.checks.facts.sums import contradicts, lost_in_amounts
from jiping.model import Basis, Cell, Fund, Missing, NotApplicable, Problem, Where, Words
from jiping.model.evaluation import Stage

TITLE = Words("资金各行之和不等于合计行", "Fund rows do not add up to the total")
MESSAGE = Words(
    "“{name}”的{column}印为 {seen}，其中各项相加为 {expected}。",
    "{name}: the {column_en} is printed as {seen}; its parts add up to {expected}.",
)
ADVICE = Words(
    "请对照预算批复和决算，改正合计行或填错的分项。",
    "Correct the total or the wrong part according to approval and accounts.",
)
SEVERITY = "error"
BASIS = Basis("复核实践")
SINCE = "0.1"
STAGES: tuple[Stage, ...] = ("self_evaluation", "target", "monitoring")
GIVES_WAY_TO = ("ARI011",)

COLUMNS = {
    "original": Words("年初预算数", "original budget"),
    "adjusted": Words("全年预算数", "adjusted budget"),
    "executed": Words("全年执行数", "outturn"),
    "received": Words("到位数", "money received"),
}
NO_PARTS = NotApplicable(Words("资金没有分项", "the budget block has no parts"))
INCOMPLETE = Words("资金的其中项没有填全", "the parts of the fund total are not all filled in")


def check(case: Case) -> Iterator[Problem | Missing | NotApplicable]:
    """Every line that has parts, column by column."""
    funds = case.evaluation.funds
    parts: dict[int, list[Fund]] = {}
    for fund in funds:
        if fund.part_of is not None:
            parts.setdefault(fund.part_of, []).append(fund)
    if not parts:
        yield NO_PARTS
    for index, below in parts.items():
        name = funds[index].name
        for field, words in COLUMNS.items():
            total: Cell[Decimal] | None = getattr(funds[index], field)
            if total is None or total.value is None:
                continue
            cells: list[Cell[Decimal] | None] = [getattr(fund, field) for fund in below]
            filled = [cell for cell in cells if cell is not None and cell.value is not None]
            known = [cell.value for cell in filled if cell.value is not None]
            added = sum(known, Decimal(0))
            lost = lost_in_amounts([cell.text for cell in filled], case.exact_places)
            if not known or not contradicts(total, added, lost) or _nested(total.value, known):
                continue
            if added < total.value and (len(below) == 1 or len(known) < len(below)):
                yield Missing("funds", INCOMPLETE, Where(fund=index, field=field))
                continue
            yield Problem(
                Where(fund=index, field=field),
                seen=total.text,
                expected=f"{added:,}",
                fields={
                    "name": name.text if name else "",
                    "column": words.zh,
                    "column_en": words.en,
                },
                proposed=f"{added:,}",
            )


def _nested(total: Decimal, parts: list[Decimal]) -> bool:
    """A part is itself the sum of those listed behind it, as 财政拨款 is of 中央 and 地方资金."""
    beyond = sum(parts, Decimal(0)) - total
    until = list(accumulate(parts, initial=Decimal(0)))
    last = {added: index for index, added in enumerate(until)}
    return any(
        part == beyond and last.get(until[first + 1] + part, 0) >= first + 3
        for first, part in enumerate(parts)
    )
