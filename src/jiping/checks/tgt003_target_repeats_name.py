"""指标值照抄指标名称

检查什么
    文字类的指标值是否只是把三级指标的名称再写一遍，或只添了“能”“确保”“共同”之类不增加内容的字。
    比较时不看标点和空格。

为什么
    名称说的是衡量什么，指标值说的是要做到什么程度；照抄名称等于没有目标。

依据
    复核实践。

反例
    名称和指标值是同一句话：

    ```yaml
    indicators.10.path.2: 供水设施长期安全运行
    indicators.10.target: 供水设施长期安全运行
    indicators.10.actual: 全年巡检设施48座次，未停水
    落点: indicators.10.target
    ```

    只添了“确保”：

    ```yaml
    indicators.10.path.2: 供水设施长期安全运行
    indicators.10.target: 确保供水设施长期安全运行。
    indicators.10.actual: 全年巡检设施48座次，未停水
    ```

正例
    名称里有的词，指标值加上了要做到的程度：

    ```yaml
    indicators.10.path.2: 供水设施运行
    indicators.10.target: 供水设施运行平稳，停水抢修当日恢复
    indicators.10.actual: 停水2次，均当日恢复
    ```

    “无停水事故”就是零事故，名称这样写也看得出目标：

    ```yaml
    indicators.10.path.2: 无重大停水事故
    indicators.10.target: 无重大停水事故
    indicators.10.actual: 无重大停水事故
    ```

怎么改
    名称改成要衡量的对象，指标值写要达到的数、时间或可以核对的结果。

不适用的情况
    指标值是数字、区间、日期或零，或者文字里带数。
"""

import re
from collections.abc import Iterator

from jiping.checks.case import Case, Row
from jiping.checks.facts.words import has_digit, letters, shortened
from jiping.model import Basis, NotApplicable, Problem, Words
from jiping.model.evaluation import Stage

TITLE = Words("指标值照抄指标名称", "Target repeats the indicator's name")
MESSAGE = Words(
    "“{name}”的指标值“{seen}”只是把指标名称再写了一遍。",
    "The target “{seen}” of {name} merely repeats the name.",
)
ADVICE = Words(
    "请写出要达到的程度：数值、时间或可以核对的结果。",
    "State the degree to be reached: a number, a date or a result that can be verified.",
)
SEVERITY = "warning"
BASIS = Basis("复核实践")
SINCE = "0.1"
STAGES: tuple[Stage, ...] = ("self_evaluation", "target", "monitoring")

NO_WORDS = NotApplicable(Words("没有文字描述的指标值", "no target is words"))
SHORTEST = 4
"""Characters below which an equal wording is a coincidence (满意, 完成)."""

_EMPTY = re.compile(
    "能够?|可以?|共同|有效|进一步|持续|不断|切实|全面|确保|保证|保障|努力|积极|实现|做好|达到|得到"
    "|始终|继续|认真|大力|全力|较好|了|的|地|情况|程度|目标|工作|是否"
)


def check(case: Case) -> Iterator[Problem | NotApplicable]:
    """Worded targets that hold nothing beyond the name."""
    seen_any = False
    for row in case.targeted:
        if row.target is not None and row.target.type in ("number", "range", "zero", "date"):
            continue
        seen_any = True
        if repeats_name(row):
            yield Problem(
                row.at("target"),
                seen=shortened(row.target_text),
                fields={"name": shortened(row.name)},
            )
    if not seen_any:
        yield NO_WORDS


def repeats_name(row: Row) -> bool:
    """Name and target are one wording, apart from words that add nothing."""
    if len(row.target_text) < SHORTEST or has_digit(row.target_text):
        return False
    name, target = letters(row.name), letters(row.target_text)
    short, long = (name, target) if len(name) <= len(target) else (target, name)
    if len(short) < SHORTEST or len(long) > 2 * len(short) or short not in long:
        return False
    return short == long or not _EMPTY.sub("", long.replace(short, "", 1))
