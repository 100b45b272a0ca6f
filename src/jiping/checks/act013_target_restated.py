"""完成值照抄指标值

检查什么
    文字类目标的完成值，是否只是把指标值再写一遍，或只添了“了”“已”。

为什么
    目标是打算做到什么，完成值是做成了什么；照抄目标没有说出任何结果。

依据
    复核实践。

反例
    加了一个“了”字：

    ```yaml
    indicators.10.path.2: 管护机制
    indicators.10.target: 压实管护责任
    indicators.10.actual: 压实了管护责任
    落点: indicators.10.actual
    ```

    一字不差：

    ```yaml
    indicators.10.path.2: 管护机制
    indicators.10.target: 管护责任到村到户
    indicators.10.actual: 管护责任到村到户
    ```

正例
    目标是零，完成值同样写“无”，这就是结果：

    ```yaml
    indicators.10.path.2: 供水安全
    indicators.10.target: 无重大停水事故
    indicators.10.actual: 无重大停水事故
    ```

    一个词说完的状态，与“合格”一样，完成值只能用同一个词：

    ```yaml
    indicators.10.path.2: 供水设施运行状况
    indicators.10.target: 运行平稳
    indicators.10.actual: 运行平稳
    ```

    写出了做成的事：

    ```yaml
    indicators.10.path.2: 管护机制
    indicators.10.target: 压实管护责任
    indicators.10.actual: 18个村签订管护责任书
    ```

怎么改
    写出实际做成的事和可以核对的数。

不适用的情况
    数字、日期、区间、零、是否和档次类的目标；“健全”“平稳”“已建立”之类一个词就说完了状态的目标；时效
    指标。
"""

from collections.abc import Iterator

from jiping.checks.case import Case, Row
from jiping.checks.facts.words import has_digit, is_state, letters, says_nothing, shortened
from jiping.model import Basis, NotApplicable, Problem, Words

TITLE = Words("完成值照抄指标值", "Actual restates the target")
MESSAGE = Words(
    "“{name}”的实际完成值“{seen}”只是把指标值再写了一遍。",
    "The actual “{seen}” of {name} merely restates the target.",
)
ADVICE = Words(
    "请写出实际做成的事和可以核对的数。",
    "Say what was actually achieved, with figures that can be verified.",
)
SEVERITY = "error"
BASIS = Basis("复核实践")
SINCE = "0.1"

NO_WORDS = NotApplicable(Words("没有文字描述的指标值", "no target is words"))
_NONE = ("无", "零", "未", "没有", "不发生", "不出现")


def check(case: Case) -> Iterator[Problem | NotApplicable]:
    """Worded targets whose actual holds the same words."""
    seen_any = False
    for row in case.answered:
        if row.target is None or row.target.type not in ("text", "comparison"):
            continue
        seen_any = True
        if restates(row) and not is_answer(row):
            yield Problem(
                row.at("actual"),
                seen=shortened(row.actual_text),
                fields={"name": shortened(row.name)},
            )
    if not seen_any:
        yield NO_WORDS


def is_answer(row: Row) -> bool:
    """Saying the target again answers it: nothing bad, a state in one word, a deadline."""
    text = row.target_text
    if row.kind == "output.timeliness" or says_nothing(text):
        return True
    return text.startswith(_NONE) or is_state(text)


def restates(row: Row) -> bool:
    """Target and actual are one wording, apart from the marks of completion."""
    if abs(len(row.target_text) - len(row.actual_text)) > 4 or has_digit(row.target_text):
        return False
    return without_past(row.target_text) == without_past(row.actual_text)


def without_past(text: str) -> str:
    """The wording without punctuation and without 了, 已, 已经."""
    return letters(text).replace("已经", "").replace("已", "").replace("了", "")
