"""数字写法不规范

检查什么
    金额、分值、得分、执行率各格是否写成一个规范的数：半角数字，千分位逗号三位一节，只有一个小数点，
    没有夹带字母 O、l，金额后面没有再写单位，也没有把几个数和说明挤在一格。

为什么
    写法不规范的数，程序读不准，人也容易读错；汇总时往往变成空白或 0。

依据
    复核实践。

反例
    全角逗号与半角数字混用：

    ```yaml
    base: hubei
    basic_expenditure: 1，020.00
    project_expenditure: "940.00"
    ```

    多了一个小数点：

    ```yaml
    funds.2.original: "60.0.0"
    落点: funds.2.original
    ```

    千分位逗号放错：

    ```yaml
    base: hubei
    funds.0.adjusted: "20,00.00"
    落点: funds.0.adjusted
    ```

    数字 0 写成了字母 O：

    ```yaml
    funds.2.original: 6O.00
    落点: funds.2.original
    ```

    金额后面又写了单位：

    ```yaml
    funds.2.original: 60万元
    落点: funds.2.original
    ```

正例
    没有千分位逗号、没有小数，都是规范的写法；其他资金没有，写了横线：

    ```yaml
    base: hubei
    funds.0.adjusted: "2000"
    funds.0.executed: "1960.00"
    indicators.0.score: 10分
    ```

怎么改
    改成半角的阿拉伯数字，格里只写数。

不适用的情况
    空白格和“—”“/”“无”一类的占位符（见 STR019）。
"""

import re
from collections.abc import Iterator
from decimal import Decimal

from jiping import language
from jiping.checks.case import Case
from jiping.checks.facts.words import is_blank, says_nothing
from jiping.model import Basis, Cell, Problem, Where, Words
from jiping.model.evaluation import Stage

TITLE = Words("数字写法不规范", "Malformed number")
MESSAGE = Words("“{seen}”不是规范的数字：{why}。", "“{seen}” is not a well-formed number: {why}.")
ADVICE = Words(
    "请改成半角的阿拉伯数字，格里只写数。", "Write plain digits, and nothing else, in the cell."
)
SEVERITY = "error"
BASIS = Basis("复核实践")
SINCE = "0.1"
STAGES: tuple[Stage, ...] = ("self_evaluation", "target", "monitoring", "report")
GIVES_WAY_TO = ("ARI011",)

WIDE = Words("夹有全角的数字或标点", "it holds full-width digits or punctuation")
LETTER = Words("夹有字母 O、l 之类", "a letter stands in for a digit")
POINTS = Words("有多余的小数点", "it has a point too many")
COMMAS = Words("千分位逗号没有三位一节", "its commas do not part thousands")
UNIT = Words("数字后面又写了单位", "a unit is written behind it")
TEXT = Words("夹带了别的文字", "it is mixed with other text")
NO_DIGIT = Words("没有阿拉伯数字", "it has no digit")

AMOUNTS = frozenset(
    {"basic_expenditure", "project_expenditure", "original", "adjusted", "executed", "received"}
)
HARMLESS = str.maketrans("", "", "分％（）￥¥ 　")
WIDE_SIGNS = frozenset("０１２３４５６７８９，．。－＋")
DIGIT = re.compile("[0-9０-９]")
LETTERS = re.compile("[0-9][OoIl]|[OoIl][0-9,.]")
NUMBER_WITH_UNIT = re.compile("[0-9,.]+[亿億万萬]?元?")
BARE = re.compile("[0-9,.%+-]+")


def check(case: Case) -> Iterator[Problem]:
    """Every cell of money, points, scores and rates that holds something else than a number."""
    for where, cell in (*case.amount_cells, *case.score_cells):
        if cell.value is not None and cell.text.isascii():
            continue
        why = _why(where, cell)
        if why is not None:
            proposed = f"{cell.value:,}" if cell.value is not None else None
            fields = {"why": language.say(why)}
            yield Problem(where, seen=cell.text, fields=fields, proposed=proposed)


def _why(where: Where, cell: Cell[Decimal]) -> Words | None:
    """What is wrong with the writing of a number, None where nothing is."""
    text = cell.text
    if is_blank(text) or says_nothing(text):
        return None
    core = text.translate(HARMLESS)
    if not WIDE_SIGNS.isdisjoint(core):
        return WIDE
    if cell.value is not None and (where.field not in AMOUNTS or BARE.fullmatch(core)):
        return None
    if LETTERS.search(core):
        return LETTER
    if DIGIT.search(core) is None:
        return NO_DIGIT
    if not BARE.fullmatch(core):
        return UNIT if NUMBER_WITH_UNIT.fullmatch(core) else TEXT
    return POINTS if core.count(".") > 1 else COMMAS
