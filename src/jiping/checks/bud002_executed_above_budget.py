"""执行数大于预算数而没有说明

检查什么
    预算执行各行的执行数是否超过全年（调整后）预算数；超过的，本行的偏差原因、表末的原因分析
    或备注里是否说明了原因。印出小数位以内的差异不算。

为什么
    没有预算不得支出；执行数大于预算数，往往是预算数填了年初数、漏了追加或结转，
    或把财政资金以外的钱算进了执行数。计分时执行率按 100% 封顶，多出的部分不加分。

依据
    湖北省绩效自评表填表说明（依据待核）。

反例
    预算 1,960 万元，执行 2,000 万元，全表没有说明：

    ```yaml
    base: hubei
    funds.0.adjusted: 1,960.00
    funds.0.executed: 2,000.00
    funds.0.rate: 102.04%
    funds.0.score: "20.00"
    claimed_total: "99.50"
    落点: funds.0.executed
    ```

正例
    超过的部分在原因分析里作了说明：

    ```yaml
    base: hubei
    funds.0.adjusted: 1,960.00
    funds.0.executed: 2,000.00
    funds.0.rate: 102.04%
    funds.0.score: "20.00"
    claimed_total: "99.50"
    variance: 1、上门照料的老人少15人，部分老人迁出辖区。2、执行数超过预算数，是动用了上年结转资金。
    improvement: 1、民政办于2021年9月底前扩大照料范围。2、财务室于2021年4月底前把结转资金并入年初预算。
    ```

怎么改
    预算数改用含追加和结转的调整后预算数；确实超支的，写明资金来源和原因。

不适用的情况
    没有预算数或执行数。
"""

from collections.abc import Iterator

from jiping.checks.case import Case
from jiping.checks.facts.sums import half_unit
from jiping.checks.facts.words import says_nothing
from jiping.model import Basis, NotApplicable, Problem, Where, Words
from jiping.model.evaluation import Stage

TITLE = Words("执行数大于预算数而没有说明", "Outturn above budget without explanation")
MESSAGE = Words(
    "“{name}”执行数 {seen} 大于预算数 {expected}，没有说明原因。",
    "{name}: the outturn {seen} exceeds the budget {expected} and nothing explains it.",
)
ADVICE = Words(
    "请核对预算数是否含追加和结转；确实超支的，写明资金来源和原因。",
    "Check that the budget includes additions and carry-over, or explain the excess.",
)
SEVERITY = "error"
BASIS = Basis("湖北省绩效自评表填表说明")
SINCE = "0.1"
STAGES: tuple[Stage, ...] = ("self_evaluation", "report")
GIVES_WAY_TO = ("ARI007", "ARI011")

NO_AMOUNTS = NotApplicable(Words("没有预算数或执行数", "the form prints no budget or no outturn"))
MONEY_WORDS = ("执行数", "执行率", "预算", "资金", "支出", "超支", "追加", "结转", "经费")


def check(case: Case) -> Iterator[Problem | NotApplicable]:
    """Totals first; the parts only where their total itself is within the budget."""
    funds = case.evaluation.funds
    compared = False
    above: set[int] = set()
    for index, fund in enumerate(funds):
        budget, executed = fund.adjusted, fund.executed
        if budget is None or executed is None or budget.value is None or executed.value is None:
            continue
        compared = True
        half = half_unit((budget.text, executed.text), case.exact_places)
        if executed.value - budget.value <= half:
            continue
        above.add(index)
        if budget.value == 0 and index == case.total_fund:
            continue  # BUD003 reports a total of zero
        if fund.part_of in above or not says_nothing(fund.variance.text if fund.variance else ""):
            continue
        if not _explained(case):
            yield Problem(
                Where(fund=index, field="executed"),
                seen=executed.text,
                expected=budget.text,
                fields={"name": fund.name.text if fund.name else ""},
            )
    if not compared:
        yield NO_AMOUNTS


def _explained(case: Case) -> bool:
    """The form's analysis or notes speak of the budget."""
    said = (case.explanation, *(note.text for note in case.evaluation.notes))
    return any(word in text for text in said for word in MONEY_WORDS)
