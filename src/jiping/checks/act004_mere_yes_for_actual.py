"""完成值只写“是/已完成”

检查什么
    指标值是数字、日期、比较或一句要做到什么程度的话，完成值却只写“是”“完成”“达标”的。数字和日期类的
    目标，只写“达成预期指标”也算。

为什么
    “是”只对“是不是”的问题作答；别的问题要答出做到了多少、什么时候、什么程度。

依据
    复核实践。

反例
    数字类的目标答“完成”：

    ```yaml
    indicators.1.actual: 已完成
    连带: [DEV001, SCO010]
    落点: indicators.1.actual
    ```

    一句话的目标答“是”：

    ```yaml
    indicators.10.path.2: 管护机制
    indicators.10.target: 管护责任到村到户，设施有人巡检、损坏有人维修
    indicators.10.actual: 是
    落点: indicators.10.actual
    ```

正例
    指标值本身就是“是/否”：

    ```yaml
    indicators.10.path.2: 印发供水设施管护办法
    indicators.10.target: 是
    indicators.10.actual: 是
    ```

    指标值就是完成一件事：

    ```yaml
    indicators.10.path.2: 供水设施管护办法
    indicators.10.target: 印发管护办法
    indicators.10.actual: 已完成
    ```

    指标值说的是标准，完成值说达到了标准：

    ```yaml
    indicators.10.path.2: 出厂水水质
    indicators.10.target: 符合生活饮用水卫生标准
    indicators.10.actual: 达标
    ```

    定性指标按办法填写档次：

    ```yaml
    indicators.10.path.2: 管护机制健全程度
    indicators.10.target: 健全
    indicators.10.actual: 达成预期指标
    ```

怎么改
    写出实际做到的数、日期或可以核对的结果。

不适用的情况
    是否类和零的目标；指标值只是完成一件有无分明的事，或者一个词说完的状态（健全、平稳）。
"""

import re
from collections.abc import Iterator

from jiping.checks.case import Case, Row
from jiping.checks.facts.words import is_state, shortened
from jiping.model import Basis, NotApplicable, Problem, Words

TITLE = Words("完成值只写“是/已完成”", "A mere yes for an actual")
MESSAGE = Words(
    "“{name}”的指标值是“{expected}”，实际完成值只写“{seen}”，没有说做到了什么程度。",
    "The target of {name} is “{expected}”; the actual is a mere “{seen}”.",
)
ADVICE = Words(
    "请写出实际做到的数、日期或可以核对的结果。",
    "State the number, the date or the verifiable result reached.",
)
SEVERITY = "error"
BASIS = Basis("复核实践")
SINCE = "0.1"

NO_YES = NotApplicable(Words("没有只写“是/完成”的完成值", "no actual is a bare yes"))

_GRADED = ("达标", "合格", "符合", "通过", "达到")
_MEASURED = ("number", "range", "date")
# A target that asks for one thing to be there, without clauses: done is an answer to it.
_BINARY = re.compile(
    "(?:按时|按期|及时|全面|如期)?(?:完成|建成|竣工|出台|制定|编制|印发|开通|取得|获得|通过|签订|启动|投入使用)"
    "[^,，;；、。]{0,12}。?"
)


def check(case: Case) -> Iterator[Problem | NotApplicable]:
    """Bare answers to targets that ask how much, when or how well."""
    seen_any = False
    for row in case.answered:
        if row.actual is None or row.actual.type not in ("yes_no", "level"):
            continue
        seen_any = True
        if asks_for_more(row):
            yield Problem(
                row.at("actual"),
                seen=row.actual_text,
                expected=shortened(row.target_text),
                fields={"name": shortened(row.name)},
            )
    if not seen_any:
        yield NO_YES


def asks_for_more(row: Row) -> bool:
    """The target is neither binary nor, for a level, in words."""
    target, actual = row.target, row.actual
    kind = target.type if target is not None else "text"
    if kind in _MEASURED:
        return True
    if actual is None or actual.type == "level" or actual.answer is False:
        return False
    if kind == "comparison":
        return True
    if any(word in row.actual_text for word in _GRADED):
        return not any(word in row.target_text for word in (*_GRADED, "标准", "规范", "要求"))
    return (
        kind == "text"
        and not is_state(row.target_text)
        and _BINARY.fullmatch(row.target_text) is None
    )
