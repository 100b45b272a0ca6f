"""指标值的大于小于号与指标的意思相反

检查什么
    成本、投诉、事故这类越少越好的指标，指标值是否写成了“≥”；满意度、合格率这类越多越好的指标，是否
    写成了“≤”。

为什么
    方向写反了，做得越差得分越高。

依据
    复核实践。

反例
    成本写成“至少”：

    ```yaml
    indicators.6.target: ≥10万元
    落点: indicators.6.target
    ```

    满意度写成“至多”：

    ```yaml
    indicators.11.target: ≤95%
    落点: indicators.11.target
    ```

    投诉率写成“至少”：

    ```yaml
    indicators.10.path.2: 供水服务投诉率
    indicators.10.target: ≥1%
    indicators.10.actual: 1.10%（11/1000）
    落点: indicators.10.target
    ```

正例
    “节约”成本，多了才好：

    ```yaml
    indicators.7.path.2: 节约供水成本
    ```

    投诉办结率，也是多了才好：

    ```yaml
    indicators.10.path.2: 供水投诉办结率
    indicators.10.target: ≥95%
    indicators.10.actual: 97.50%（39/40）
    ```

怎么改
    改正指标值的符号；如果名称写得不清楚，改名称。

不适用的情况
    从名称和所属的类看不出方向的指标；没有写符号的指标值。
"""

import re
from collections.abc import Iterator

from jiping.checks.case import Case, Row
from jiping.checks.facts.words import BOUNDED_RATES, any_of, shortened
from jiping.model import Basis, NotApplicable, Problem, Words
from jiping.model.evaluation import Stage

TITLE = Words("指标值的大于小于号与指标的意思相反", "Operator against the indicator's meaning")
MESSAGE = Words(
    "“{name}”的指标值是“{seen}”，这类指标应当用“{expected}”。",
    "The target of {name} is “{seen}”; an indicator of this kind takes “{expected}”.",
)
ADVICE = Words("请改正指标值的符号。", "Correct the operator of the target.")
SEVERITY = "error"
BASIS = Basis("复核实践")
SINCE = "0.1"
STAGES: tuple[Stage, ...] = ("self_evaluation", "target", "monitoring")

NO_OPERATORS = NotApplicable(Words("没有带大于小于号的指标值", "no target has an operator"))

_COST_KIND = ("output.cost", "cost")
_COST = any_of(("成本", "造价", "单价"))
_LESS_OF_COST = re.compile(
    "节约|节省|节支|减少|减低|降低|下降|降幅|压减|压缩|标准|效益|收益|收入|补贴|补助|补偿|回收|替代|规模|到位"
    "|投入|控制率|率$"
)
_BAD = re.compile(
    "投诉|事故|差错|失误|违规|违纪|违法|超支|超标|逾期|延误|辍学|流失|失业|返贫|返工|死亡|伤亡|病死|信访量|上访"
    "|不合格|不满意|未完成|空置率|闲置率|漏损率|损耗"
)
# Words that turn a bad thing into a task: more of it is better.
_TASK = re.compile(
    "办结|处理|处置|整改|回复|答复|受理|化解|查处|打击|查办|侦破|下降|减少|降低|降幅|控制|防控|防治|预防|防范"
    "|宣传|演练|救援|赔付|理赔|补偿|救助|补助|补贴|挽回|挽救|追回|排查|调查|检查|监测|培训|再就业|就业|劝返|保险"
    "|零|无|案卷|调解|治理|鉴定|满意"
)
_GOOD = any_of(BOUNDED_RATES)
_NOT_GOOD = re.compile("[不未非失]|漏|下降|降低|减少|占比|比重|检出率|公开率")


def check(case: Case) -> Iterator[Problem | NotApplicable]:
    """At-least targets for what should be small, at-most targets for what should be large."""
    seen_any = False
    for row in case.targeted:
        sign = row.target.operator if row.target is not None else None
        if sign is None or sign in "=≈":
            continue
        seen_any = True
        if sign in "≥>" and less_is_better(row):
            expected = "≤"
        elif sign in "≤<" and more_is_better(row):
            expected = "≥"
        else:
            continue
        yield Problem(
            row.at("target"),
            seen=row.target_text,
            expected=expected,
            fields={"name": shortened(row.name)},
        )
    if not seen_any:
        yield NO_OPERATORS


def less_is_better(row: Row) -> bool:
    """The indicator counts money spent or harm done."""
    name = row.name
    cost = row.kind.startswith(_COST_KIND) or _COST.search(name) is not None
    if cost and not _LESS_OF_COST.search(name) and not row.kind.startswith("benefit"):
        return row.target is None or row.target.unit != "%"
    return _BAD.search(name) is not None and _TASK.search(name) is None


def more_is_better(row: Row) -> bool:
    """The indicator is a share of what went well."""
    name = row.name
    good = row.kind == "satisfaction" or _GOOD.search(name) is not None
    return (
        good
        and _NOT_GOOD.search(name) is None
        and row.target is not None
        and (row.target.unit in ("%", "分", None))
    )
