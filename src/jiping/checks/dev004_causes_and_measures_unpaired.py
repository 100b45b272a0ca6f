"""原因与改进措施不对应

检查什么
    表末“原因分析”列了几条，“改进措施”是否也有几条；只写了一边的，也在这里报告。
    按“1、”“（一）”“一是”这样的编号计数；一段里没有编号的算一条，没有编号又分成几段的不计数。

为什么
    每个原因都要有措施，每条措施都要针对一个原因，下一年才能逐条对照。

依据
    财预〔2020〕10号第十一条（依据待核）。

反例
    两条原因，一条措施：

    ```yaml
    base: hubei
    variance: 1、上门照料的老人少15人，部分老人迁出辖区。2、照料人员不足。
    ```

    有原因，没有措施：

    ```yaml
    base: hubei
    improvement: ""
    连带: [STR017]
    ```

正例
    两边编号的写法不同，条数相同：

    ```yaml
    base: hubei
    variance: 一是上门照料的老人迁出辖区。二是照料人员不足。
    improvement: "（一）民政办于2021年9月底前扩大照料范围。（二）民政办于2021年6月底前招聘照料员。"
    ```

怎么改
    逐条写：原因 1 对措施 1，原因 2 对措施 2。

不适用的情况
    表上没有这两栏，或两栏都是空的。
"""

import re
from collections.abc import Iterator

from jiping.checks.case import Case
from jiping.checks.facts.words import says_nothing
from jiping.model import Basis, Cell, NotApplicable, Problem, Where, Words

TITLE = Words("原因与改进措施不对应", "Causes and measures do not pair up")
MESSAGE = Words(
    "原因 {causes} 条，改进措施 {measures} 条。",
    "There are {causes} causes and {measures} measures.",
)
ADVICE = Words(
    "请让每条原因都有措施、每条措施都对应一个原因。",
    "Give every cause a measure and every measure a cause.",
)
SEVERITY = "error"
BASIS = Basis("财预〔2020〕10号第十一条")
SINCE = "0.1"

NO_BLOCKS = NotApplicable(
    Words("没有原因分析和改进措施两栏的内容", "both blocks are absent or empty")
)
NUMBER = re.compile(
    r"(?:^|(?<=[\n。；;！!：:\s]))"
    r"(?:\d{1,2}[、．.](?!\d)|[（(](?:\d{1,2}|[一二三四五六七八九十]{1,2})[)）]"
    r"|[一二三四五六七八九十]{1,2}[、是]|第[一二三四五六七八九十][，、,]|[①-⑳])"
)


def check(case: Case) -> Iterator[Problem | NotApplicable]:
    """Count the items of both blocks."""
    causes = items(case.evaluation.variance)
    measures = items(case.evaluation.improvement)
    if causes is None or measures is None or causes == measures == 0:
        yield NO_BLOCKS
    elif causes != measures and -1 not in (causes, measures):
        yield Problem(
            Where(field="improvement"),
            seen=str(measures),
            expected=str(causes),
            fields={"causes": causes, "measures": measures},
        )


def items(block: Cell[str] | None) -> int | None:
    """How many items a block lists; None without a block, -1 where they cannot be counted."""
    if block is None:
        return None
    if says_nothing(block.text):
        return 0
    numbered = len(NUMBER.findall(block.text))
    if numbered:
        return numbered
    return 1 if "\n" not in block.text else -1
