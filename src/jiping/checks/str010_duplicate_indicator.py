"""指标重复或近似重复

检查什么
    同一张表里，有没有两个三级指标衡量同一件事：名称相同；只差“满意度”与“满意率”、“数量”与“数”这类说法；
    或者一个名称只比另一个多几个字，而目标和完成值完全一样。对象不同的（社区居民满意度与辖区妇女满意度）、
    一个量数量一个看时效的，不算重复。

为什么
    重复的指标等于把同一件事算了两次分，做得好的加倍得分，做得不好的加倍扣分。

依据
    复核实践。

反例
    “受益农户满意度”和“受益农户满意率”：

    ```yaml
    indicators.+: {path: [满意度指标, 服务对象满意度指标, 受益农户满意率], target: ≥90%, actual: 93.00%（186/200）, points: "5", score: "5.00", variance: ""}
    indicators.11.points: "5"
    indicators.11.score: "5.00"
    落点: indicators.12.path
    ```

    名称多了两个字，目标和完成值完全一样：

    ```yaml
    indicators.+: {path: [产出指标, 数量指标, 改造农村供水管网长度], target: ≥20公里, actual: 20.5公里, points: "3", score: "3.00", variance: ""}
    indicators.0.points: "5"
    indicators.0.score: "5.00"
    落点: indicators.12.path
    ```

正例
    名称相近，衡量的不是一件事：

    ```yaml
    indicators.+: {path: [产出指标, 数量指标, 改造排水管网长度], target: ≥6公里, actual: 6.2公里, points: "3", score: "3.00", variance: ""}
    indicators.0.points: "5"
    indicators.0.score: "5.00"
    ```

    不同对象的满意度：

    ```yaml
    indicators.+: {path: [满意度指标, 服务对象满意度指标, 用水企业满意度], target: ≥90%, actual: 93.50%（43/46）, points: "5", score: "5.00", variance: ""}
    indicators.11.points: "5"
    indicators.11.score: "5.00"
    ```

怎么改
    合并重复的指标，分值并入保留的一个；确实衡量不同对象的，在名称里写明对象。

不适用的情况
    少于两个指标。
"""

import re
from collections.abc import Iterator
from decimal import Decimal

from jiping.checks.case import Case, Row
from jiping.checks.facts.words import any_of, is_blank, letters, shortened
from jiping.model import Basis, Problem, Words
from jiping.model.evaluation import Stage

TITLE = Words("指标重复或近似重复", "Duplicate indicator")
MESSAGE = Words(
    "“{name}”与“{other}”衡量的是同一件事。", "{name} and {other} measure the same thing."
)
ADVICE = Words(
    "请合并重复的指标，或在名称里写明不同的对象。",
    "Merge the two, or name their different objects.",
)
SEVERITY = "warning"
BASIS = Basis("复核实践")
SINCE = "0.1"
STAGES: tuple[Stage, ...] = ("self_evaluation", "target", "monitoring")

NOISE = any_of(("的", "了", "等", "之", "情况", "工作", "指标"))
SATISFACTION = re.compile("满意(?:度|率|程度|水平|情况|比例|比率)")
MEASURES = {
    "例": (("比例", "率"),),
    "率": (("比率", "率"), ("率", "率")),
    "比": (("占比", "率"),),
    "量": (("数量", "量"), ("总量", "量")),
    "数": (("总数", "量"), ("个数", "量"), ("数", "量")),
}
"""By the last sign of a name: endings that say what is measured, the longer one first."""
GENERIC = frozenset({"服务对象满意", "社会公众满意", "公众满意", "社会公众或服务对象满意", "满意"})


def check(case: Case) -> Iterator[Problem]:
    """Each row against those before it: by the measure of its name, then by its figures."""
    measures: dict[tuple[object, ...], list[Row]] = {}
    figures: dict[tuple[object, ...], list[Row]] = {}
    limit = case.threshold("near_duplicate")
    for row in case.counted:
        name = letters(row.name)
        if not name:
            continue
        horizon = _horizon(case, row)
        alike = measures.setdefault((horizon, *_measure(name)), [])
        first = next((o for o in alike if _same(row, o, name)), None) if alike else None
        alike.append(row)
        if not _is_round(row):
            beside = figures.setdefault((horizon, row.target_text, row.actual_text), [])
            if beside and first is None:
                within = (o for o in beside if _contains(letters(o.name), name, limit))
                first = next(within, None)
            beside.append(row)
        if first is not None:
            yield Problem(
                row.at("path"),
                seen=row.name,
                fields={"name": shortened(row.name), "other": shortened(first.name)},
                related=(first.at("path"),),
            )


def _horizon(case: Case, row: Row) -> str:
    """What is measured over the whole project is measured in the year again."""
    number, objectives = row.indicator.objective, case.evaluation.objectives
    known = number is not None and number < len(objectives)
    return objectives[number or 0].horizon if known else "annual"


def _measure(name: str) -> tuple[str, str]:
    """What a name is about, and what of it is measured: 率, 量, 满意 or nothing in particular."""
    if "满意" in name:
        return NOISE.sub("", SATISFACTION.sub("满意", name)), "满意"
    for ending, measure in MEASURES.get(name[-1], ()):
        if name.endswith(ending) and len(name) > len(ending):
            return NOISE.sub("", name[: -len(ending)]), measure
    return NOISE.sub("", name), ""


def _same(row: Row, other: Row, name: str) -> bool:
    """Two rows alike in name measure one thing if of one class or with one target; of the very
    same name and objective they do in any case.

    服务对象满意度 without saying whose may stand under every objective, with its own figures.
    """
    if row.indicator.objective != other.indicator.objective and _measure(name)[0] in GENERIC:
        return not is_blank(row.actual_text) and row.actual_text == other.actual_text
    if letters(other.name) == name and row.indicator.objective == other.indicator.objective:
        return True
    return row.kind == other.kind or (row.target_text == other.target_text and not _is_round(row))


def _is_round(row: Row) -> bool:
    """Figures that many rows share by chance: 100%, words, and none at all."""
    target = row.target
    return (
        target is None
        or target.type not in ("number", "range")
        or (target.unit == "%" and target.number == 1)
        or is_blank(row.actual_text)
    )


def _contains(one: str, other: str, limit: Decimal) -> bool:
    """The longer name is the shorter with a few signs put in, at least `limit` alike."""
    short, long = sorted((one, other), key=len)
    if 2 * len(short) < limit * (len(short) + len(long)):
        return False
    signs = iter(long)
    return all(sign in signs for sign in short)
