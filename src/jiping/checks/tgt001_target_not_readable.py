"""指标值里有数字却读不成确定的目标

检查什么
    指标值里只要有数字或大于、小于号，就应当读成“符号＋数值＋单位”、区间、日期，或零。带“左右”“约”
    的近似数、一格里写了几个数、有符号没有数的，都读不成一个确定的目标。

为什么
    读不成确定的数，就没有办法判断是否完成，也没有办法按公式计分。

依据
    财预〔2015〕88号（依据待核）。

反例
    “左右”不是确定的目标：

    ```yaml
    indicators.4.target: 100%左右
    indicators.4.actual: 100.00%（50/50）
    落点: indicators.4.target
    ```

    模板里的提示没有换成数：

    ```yaml
    indicators.1.target: ≥**座
    落点: indicators.1.target
    ```

正例
    数在句子中间，可以读出来：

    ```yaml
    indicators.2.target: 培训管水人员≥120人次
    ```

    文字里的数字是名称的一部分，这是定性目标：

    ```yaml
    indicators.10.path.2: 管护机制健全程度
    indicators.10.target: 达到县级3A管护标准
    indicators.10.actual: 18个行政村均评为县级3A管护标准
    ```

怎么改
    一格只写一个目标：符号、数值、单位，例如“≥20公里”“20—30次”“2021年11月30日前”。几个条件
    分成几行。

不适用的情况
    纯文字的定性目标；空白的指标值（见 TGT011）。
"""

import re
from collections.abc import Iterator

from jiping.checks.case import Case, Row
from jiping.checks.facts.words import is_about, shortened
from jiping.model import Basis, NotApplicable, Problem, Words
from jiping.model.evaluation import Stage
from jiping.values import normalise

TITLE = Words("指标值里有数字却读不成确定的目标", "Target with digits that is no definite number")
MESSAGE = Words(
    "“{name}”的指标值“{seen}”读不成一个确定的目标（符号、数值、单位，区间或日期）。",
    "The target “{seen}” of {name} is no definite number with operator and unit, range or date.",
)
ADVICE = Words(
    "请把指标值写成一个确定的数、区间或日期，几个条件分行填写。",
    "State one definite number, range or date; put several conditions into several rows.",
)
SEVERITY = "error"
BASIS = Basis("财预〔2015〕88号")
SINCE = "0.1"
STAGES: tuple[Stage, ...] = ("self_evaluation", "target", "monitoring")

NO_TARGETS = NotApplicable(Words("表上没有指标值", "the form prints no targets"))

_SIGNED = re.compile("[0-9≥≤<>=≈]")
# Digits that are part of a name or a time, not of a measure: 2020年, 第3届, 3A, G318, 〔2020〕10号.
_NAMED = re.compile(
    r"(?:19|20)[0-9]{2}(?:年|[^0-9]|$)|第[0-9]+|[A-Za-z]{1,20}-?[0-9]+[A-Za-z]*"
    r"|(?<![0-9])[0-9]+[A-Za-z]+级?|[\[(〔]?[0-9]{4}[\])〕][0-9]+号|(?<![0-9])[0-9]+[号日]"
    r"|(?<![0-9])[0-9]+[×x*][0-9]+|(?:^|[;。,、])\(?[0-9][).、]"
)


def check(case: Case) -> Iterator[Problem | NotApplicable]:
    """Targets that show a digit or an operator and were not understood as a whole."""
    if not case.targeted:
        yield NO_TARGETS
    for row in case.targeted:
        if not readable(row):
            yield Problem(
                row.at("target"), seen=row.target_text, fields={"name": shortened(row.name)}
            )


def readable(row: Row) -> bool:
    """The target is one definite value, or words in which no digit measures anything."""
    target = row.target
    if target is None or target.type == "text":
        text = normalise(row.target_text)
        return _SIGNED.search(text) is None or _SIGNED.search(_NAMED.sub(" ", text)) is None
    return target.operator != "≈" or not is_about(row.target_text)
