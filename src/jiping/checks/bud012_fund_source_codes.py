"""资金来源代码不可用

检查什么
    带“资金来源代码”的数据（由预算管理一体化系统导出），代码是否为不超过六位的数字，
    不同来源的代码是否不同，各来源之和是否等于没有代码的合计行。

为什么
    代码是汇总的依据；所有来源都用同一个代码，汇总出来的数就没有意义。

依据
    预算管理一体化系统技术标准（依据待核）。

反例
    三个来源都写成同一个代码：

    ```yaml
    funds.1.source_code: "11"
    funds.2.source_code: "11"
    funds.3.source_code: "11"
    落点: funds.2.source_code
    ```

    代码里写了文字：

    ```yaml
    funds.1.source_code: "11"
    funds.2.source_code: "结转"
    funds.3.source_code: "31"
    落点: funds.2.source_code
    ```

正例
    每个来源各有代码，合计行没有代码：

    ```yaml
    funds.1.source_code: "11"
    funds.2.source_code: "21"
    funds.3.source_code: "31"
    ```

怎么改
    按技术标准的代码表填写各来源的代码，核对各来源之和。

不适用的情况
    没有资金来源代码。印刷的自评表一般没有这一栏。
"""

from collections.abc import Iterator
from decimal import Decimal

from jiping import language
from jiping.checks.case import Case
from jiping.checks.facts.sums import contradicts, lost_in_amounts
from jiping.model import Basis, Cell, Fund, NotApplicable, Problem, Where, Words
from jiping.model.evaluation import Stage

TITLE = Words("资金来源代码不可用", "Fund source code cannot be used")
MESSAGE = Words("“{name}”的资金来源代码“{seen}”{why}。", "{name}: source code “{seen}” {why}.")
ADVICE = Words(
    "请按技术标准的代码表填写，并核对各来源之和。",
    "Use the standard's code list and check that the sources make the total.",
)
SEVERITY = "error"
BASIS = Basis("预算管理一体化系统技术标准")
SINCE = "0.1"
STAGES: tuple[Stage, ...] = ("self_evaluation", "target", "monitoring")
GIVES_WAY_TO = ("ARI007",)

NO_CODES = NotApplicable(Words("没有资金来源代码", "there are no fund source codes"))
MALFORMED = Words("不是六位以内的数字", "is not a number of up to six digits")
REPEATED = Words("与“{other}”的相同", "is also that of {other}")
NOT_TOTAL = Words(
    "等各来源的{column}合计 {added}，与合计行的 {total} 不符",
    "and the others have {added} of {column}, the total line says {total}",
)
COLUMNS = {
    "original": Words("年初预算数", "original budget"),
    "adjusted": Words("全年预算数", "adjusted budget"),
    "executed": Words("全年执行数", "outturn"),
}
LONGEST = 6


def check(case: Case) -> Iterator[Problem | NotApplicable]:
    """Shape of each code, one code a source, and the sum of the coded lines."""
    coded = [
        (index, fund, fund.source_code)
        for index, fund in enumerate(case.evaluation.funds)
        if fund.source_code is not None and fund.source_code.text
    ]
    if not coded:
        yield NO_CODES
        return
    owners: dict[str, str] = {}
    for index, fund, code in coded:
        name = fund.name.text if fund.name else ""
        why = None
        if not (code.text.isdecimal() and len(code.text) <= LONGEST):
            why = language.say(MALFORMED)
        elif owners.setdefault(code.text, name) != name:
            why = language.say(REPEATED, other=owners[code.text])
        if why is not None:
            where = Where(fund=index, field="source_code")
            yield Problem(where, seen=code.text, fields={"name": name, "why": why})
    yield from _sums(case, [(index, fund) for index, fund, _ in coded])


def _sums(case: Case, coded: list[tuple[int, Fund]]) -> Iterator[Problem]:
    """The coded lines against a total line without a code that they are not parts of."""
    index = case.total_fund
    total = case.evaluation.funds[index] if index is not None else None
    if index is None or total is None or any(i == index or f.part_of == index for i, f in coded):
        return
    for field, words in COLUMNS.items():
        stated: Cell[Decimal] | None = getattr(total, field)
        cells = [getattr(fund, field) for _, fund in coded]
        filled = [cell for cell in cells if cell is not None and cell.value is not None]
        if stated is None or len(filled) < len(coded):
            continue
        added = sum((cell.value for cell in filled), Decimal(0))
        lost = lost_in_amounts([cell.text for cell in filled], case.exact_places)
        if contradicts(stated, added, lost):
            why = language.say(
                NOT_TOTAL,
                column=language.say(words),
                added=f"{added:,}",
                total=stated.text,
            )
            name = coded[0][1].name
            code = coded[0][1].source_code
            yield Problem(
                Where(fund=index, field=field),
                seen=code.text if code else "",
                fields={"name": name.text if name else "", "why": why},
            )
