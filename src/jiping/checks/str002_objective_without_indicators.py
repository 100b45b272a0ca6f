"""年度目标没有指标，或指标不属于任何目标

检查什么
    每一个年度目标下面是否至少有一个指标；分目标列指标的表，每个指标是否都归在某个目标之下。

为什么
    没有指标的目标无法考核；不属于任何目标的指标不知道在考核什么。

依据
    预算管理一体化系统技术标准（依据待核）。

反例
    第三个年度目标下面一个指标也没有：

    ```yaml
    base: hubei
    objectives.+: {planned: 改善社区办公条件。}
    落点: objectives.2.planned
    ```

    别的指标都归在目标之下，有一个不属于任何目标：

    ```yaml
    base: hubei
    indicators.7.objective: null
    落点: indicators.7.objective
    ```

正例
    项目自评表只有一个总体目标，指标表统一排在后面：

    ```yaml
    objectives.0.planned: 改造管网20公里以上，9000名以上农村居民用上达标自来水。
    ```

    模板多印的一个目标块没有填写：

    ```yaml
    base: hubei
    objectives.+: {planned: ""}
    ```

怎么改
    给这个目标设置指标（至少有产出和效益），或者删去多余的目标；把散落的指标归到目标之下。

不适用的情况
    表上没有年度目标一栏。几个目标共用一张指标表的，不知道哪个指标属于哪个目标，报“无法核对”；
    没有填写的空白目标块、中长期目标、表被截断时的最后一个目标，不查。
"""

from collections.abc import Iterator

from jiping import language
from jiping.checks.case import Case
from jiping.checks.facts.words import is_blank, shortened
from jiping.model import Basis, Missing, NotApplicable, Problem, Where, Words
from jiping.model.evaluation import Stage

TITLE = Words(
    "年度目标没有指标，或指标不属于任何目标", "Objective without indicators, or the reverse"
)
MESSAGE = Words("{what}。", "{what}.")
ADVICE = Words(
    "请给每个目标设置指标，并把每个指标归到一个目标之下。",
    "Give every objective indicators and every indicator its objective.",
)
SEVERITY = "block"
BASIS = Basis("预算管理一体化系统技术标准")
SINCE = "0.1"
STAGES: tuple[Stage, ...] = ("self_evaluation", "target", "monitoring")

NO_OBJECTIVES = NotApplicable(Words("表上没有年度目标", "the form prints no objectives"))
SHARED = Missing(
    "objective",
    Words("几个目标共用一张指标表", "several objectives share one table of indicators"),
)
BARREN = Words(
    "年度目标{number}“{name}”下面没有指标", "objective {number}, {name}, has no indicators"
)
STRAY = Words("“{name}”不属于任何年度目标", "{name} belongs to no objective")


def check(case: Case) -> Iterator[Problem | Missing | NotApplicable]:
    """Objectives that no row points to, and rows that point to none where others do."""
    objectives = case.evaluation.objectives
    if not objectives:
        yield NO_OBJECTIVES
        return
    owned = {row.indicator.objective for row in case.rows}
    if case.rows and len(objectives) > 1 and _shares_one_table(case, owned):
        yield SHARED
        return
    cut_off = len(objectives) - 1 if case.evaluation.truncated else None
    for index, objective in enumerate(objectives):
        planned = objective.planned.text if objective.planned else ""
        served = index in owned or (len(objectives) == 1 and None in owned)
        if served or objective.horizon == "long_term" or index == cut_off or is_blank(planned):
            continue
        what = language.say(BARREN, number=index + 1, name=shortened(planned))
        yield Problem(Where(objective=index, field="planned"), fields={"what": what})
    if len(objectives) == 1 or owned == {None}:
        return
    for row in case.rows:
        if row.indicator.objective is None:
            what = language.say(STRAY, name=shortened(row.name))
            yield Problem(row.at("objective"), fields={"what": what})


def _shares_one_table(case: Case, owned: set[int | None]) -> bool:
    """Several objectives stand in one block above a single table of indicators.

    Such a block prints what was achieved beside what was planned; a block of indicators under
    each objective does not.
    """
    if owned == {None}:
        return True
    return len(owned) == 1 and all(
        objective.achieved is not None for objective in case.evaluation.objectives
    )
