"""完成值没有按指标值的类型作答

检查什么
    指标值是数字的，完成值是不是数字；指标值是日期的，完成值是不是日期；指标值是“零”的，完成值能不能
    看出零。写成一段做了什么的文字、或者答了另一种单位的数，都算没有作答。

为什么
    目标 100%，完成值写“开展了若干次活动”，谁也看不出完成了多少。

依据
    复核实践。

反例
    目标是比率，完成值是一段经过：

    ```yaml
    indicators.4.actual: 组织取样送检，常态化开展水源巡护
    连带: [SCO010]
    落点: indicators.4.actual
    ```

    目标是比率，经过里有个次数，也没有回答比率：

    ```yaml
    indicators.4.actual: 取样送检12次; 常态化开展水源巡护
    连带: [SCO010]
    落点: indicators.4.actual
    ```

    目标是日期，完成值是比率：

    ```yaml
    indicators.5.actual: 100%
    连带: [SCO010]
    落点: indicators.5.actual
    ```

正例
    数在句子中间，单位相同，可以比较：

    ```yaml
    indicators.0.actual: 改造供水管网20.5公里
    ```

    目标是文字，完成值给了数，比目标还清楚：

    ```yaml
    indicators.10.path.2: 管护制度
    indicators.10.target: 行政村管护制度上墙公开
    indicators.10.actual: 18个行政村管护制度均已上墙
    ```

怎么改
    按指标值的类型填写：比率填百分数（附分子、分母），数量填数和单位，时间填日期。

不适用的情况
    文字类和是否类的目标；只写“是”“完成”的见 ACT004；空白的见 ACT001，“无”“暂无”见 STR019。
"""

from collections.abc import Iterator

from jiping import language
from jiping.checks.case import Case, Row
from jiping.checks.facts.measures import is_time
from jiping.checks.facts.words import has_digit, says_nothing, shortened
from jiping.model import Basis, NotApplicable, Problem, Value, Words
from jiping.values import same_kind

TITLE = Words("完成值没有按指标值的类型作答", "Actual is not of the target's type")
MESSAGE = Words(
    "“{name}”的指标值“{expected}”是{type}，实际完成值“{seen}”没有回答。",
    "The target of {name} is {type} ({expected}); the actual “{seen}” does not answer it.",
)
ADVICE = Words(
    "请按指标值的类型填写完成值：数填数，日期填日期。",
    "Answer in kind: a number for a number, a date for a date.",
)
SEVERITY = "error"
BASIS = Basis("复核实践")
SINCE = "0.1"

NO_MEASURES = NotApplicable(
    Words("没有数字、日期或零的指标值", "no target is a number, a date or zero")
)
TYPES = {
    "number": Words("数字", "a number"),
    "range": Words("区间", "a range"),
    "date": Words("日期", "a date"),
    "zero": Words("零", "zero"),
}
NARRATIVE = 4
"""Characters beside number and unit from which on an answer tells a story."""


def check(case: Case) -> Iterator[Problem | NotApplicable]:
    """Measurable targets whose actual is of another type."""
    seen_any = False
    for row in case.answered:
        target = row.target
        if target is None or target.type not in TYPES or says_nothing(row.actual_text):
            continue
        seen_any = True
        if not answers_in_kind(row, target):
            yield Problem(
                row.at("actual"),
                seen=row.actual_text,
                expected=row.target_text,
                fields={
                    "name": shortened(row.name),
                    "type": language.say(TYPES[target.type]),
                },
            )
    if not seen_any:
        yield NO_MEASURES


def answers_in_kind(row: Row, target: Value) -> bool:
    """The actual is of the target's type, or of one that other checks judge."""
    actual = row.actual
    if actual is not None and actual.type in ("yes_no", "level"):
        return True
    if target.type == "zero":
        return tells_zero(row, actual)
    if target.type == "date":
        return actual is not None and (actual.type == "date" or is_time(actual.unit))
    if actual is None or not holds_number(actual):
        return holds_number_in(row.actual_text, target.unit)
    return not (is_story(actual) and same_kind(target.unit, actual.unit) is False)


def tells_zero(row: Row, actual: Value | None) -> bool:
    """A number, a zero, or words that deny the event."""
    if actual is not None and actual.type in ("number", "zero"):
        return True
    return any(sign in row.actual_text for sign in "无未没零0")


def holds_number(actual: Value) -> bool:
    """A number, a range, zero, or a change that was measured (同比增长5%)."""
    if actual.type == "comparison":
        return actual.number is not None
    return actual.type in ("number", "range", "zero")


def holds_number_in(text: str, unit: str | None) -> bool:
    """A text that was not understood holds a digit and the target's unit all the same."""
    return unit is not None and unit in text and has_digit(text)


def is_story(actual: Value) -> bool:
    """The number stands in a sentence of its own."""
    return sum(sign.isalpha() for sign in actual.rest) >= NARRATIVE
