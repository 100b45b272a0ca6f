"""What one cell looks like: its text without wraps, what it may label, and its shape.

Texts repeat within a form and between forms, so looks are kept (bounded) by printed text.
"""

from __future__ import annotations

import re
from functools import lru_cache

from msgspec import Struct

from jiping.terms import Label, LevelName, bare, key, label, level1, level2

# Shapes: what the content of a cell resembles; the order is that of the cost tables in align.
BLANK, NUMBER, PERCENT, QUANTITY, SYMBOL, UNIT, ANSWER, WORD, TEXT, LONG, FILLER = range(11)
LEVEL1, LEVEL2, EITHER_LEVEL = range(11, 14)
SHAPES = 14

_LONG_FROM = 25
_KEPT_UP_TO = 120
_LABEL_UP_TO = 36


class Look(Struct, gc=False):
    """A cell's text as understood without its neighbours.

    `text`: outer white space and line wraps gone. `label`: what it labels, if anything.
    `starter`: it may begin something other than a row of data. `points`, `amount`: texts found
    in its brackets (20分) (万元). `pair`: a label and a value share the cell (年度目标1：…).
    """

    text: str
    key: str
    shape: int
    label: Label | None = None
    level1: LevelName | None = None
    level2: LevelName | None = None
    points: str | None = None
    amount: str | None = None
    starter: bool = False
    pair: bool = False


_FILLERS = frozenset(("-", "--", "---", "—", "——", "–", "/", "//", "\\", "…", "……", "...", "......"))
_SYMBOLS = frozenset(
    "≥ ≤ ≧ ≦ > < = ═ == >= <= => =< ≈ ⩾ ⩽ ≠ 定性 定量 正向 反向 正向指标 反向指标 逆向 等于 大于等于"
    " 小于等于 大于 小于 不低于 不少于 不高于 不超过 不多于 定性指标 定量指标".split()
)
_UNITS = frozenset(
    "% ‰ 个 人 次 户 公里 千米 米 元 万元 亿元 人次 项 家 台 套 篇 亩 天 年 月 日 小时 分钟 份 件 批 场 期 名"
    " 处 座 条 块 吨 公斤 千克 平方米 立方米 平方公里 辆 只 头 棵 株 所 村 本 册 部 宗 例 起 元/人 元/户 元/亩"
    " 元/年 元/月 元/次 人/次 万人 万人次 万吨 百分比 分 班 支 公顷 万亩 学时 课时 站 间 眼 盏 幅 张 床 组"
    " 个月 季度 周 元/平方米 万元/年 万户 对 类 版 届 盘 颗 点 栋 片 艘 工日 人天 平米 立方 km m ㎡ m2".split()
)
_ANSWERS = frozenset(
    "是 否 有 无 完成 已完成 未完成 合格 不合格 达标 未达标 优 良 中 差 优秀 良好 一般 较好 较差 符合 及时 按时"
    " 达成预期指标 达成预期 全部完成 部分完成 达到预期 部分达成 部分达成预期指标 达成年度指标 基本达成"
    " 达成目标 显著 明显 效果显著 成效显著 提高 提升 长期 持续 100%完成 基本完成 按计划完成 已达成".split()
)
_NUMBER = re.compile(r"[-+]?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?分?")
_PERCENT = re.compile(r"[-+]?[0-9][0-9,]*(?:\.[0-9]+)?(?:%|‰|百分比)")
_QUANTITY = re.compile(
    r"(?:[≥≤≧≦><=═≈⩾⩽]+|不少于|不低于|不高于|不超过|大于等于|小于等于|大于|小于|等于|约|控制在)?"
    r"[¥$]?[-+]?[0-9OoIl][0-9,.:：]*(?:[-—~–至][0-9.%]+)?[^0-9]{0,8}(?:[0-9]{1,2}[^0-9]{0,4}){0,3}"
)
_POINTS = re.compile(r"\((?:[^()0-9]{0,8})([0-9]+(?:\.[0-9]+)?)分")
_AMOUNT = re.compile(r"\((?:单位[:为]?|人民币)?((?:亿|万|千)?元)\)?")
_PAIRED = re.compile(r"^([^:：]{1,28})[:：](?=\s*\S)", re.DOTALL)
_ENUMERATED = re.compile(
    r"(?:[0-9]{1,2}(?:[、．)）]|\.(?![0-9]))|[一二三四五六七八九十]{1,3}[、．.]|[(（][0-9一二三四五六七八九十]{1,3}[)）]"
    r"|[①-⑳]|目标[0-9一二三四五六七八九十]|指标[0-9一二三四五六七八九十])"
)
_SENTENCE_END = "。；;！!？?：:"


def look(text: str) -> Look:
    """The look of a printed text; kept for texts short enough to come again."""
    return _kept(text) if len(text) <= _KEPT_UP_TO else _examine(text)


def clean(text: str) -> str:
    """The text without outer white space and without line wraps inside a phrase.

    A line break stays before an enumeration and after the end of a sentence; elsewhere it is
    dropped, or becomes a space between two Latin words.
    """
    text = text.strip().strip("\u200b\ufeff")
    if "\n" not in text and "\r" not in text:
        return text
    lines = [line for part in text.splitlines() if (line := part.strip())]
    joined = lines[0]
    for line in lines[1:]:
        if joined[-1] in _SENTENCE_END or _ENUMERATED.match(line):
            joined += "\n" + line
        elif joined[-1].isascii() and joined[-1].isalpha() and line[0].isascii():
            joined += " " + line
        else:
            joined += line
    return joined


def _examine(text: str) -> Look:
    printed = clean(text)
    if not printed:
        return Look("", "", BLANK)
    name = key(printed)
    if len(name) > _LABEL_UP_TO:
        paired = _paired(printed)
        return Look(printed, name, LONG, starter=paired, pair=paired)
    meaning = label(printed)
    first, second = level1(printed), level2(printed)
    bracketed = "(" in name
    points = _POINTS.search(name) if bracketed else None
    amount = _AMOUNT.search(name) if bracketed else None
    paired = meaning is None and _paired(printed)
    shape = _shape(name, first, second)
    if points and not bare(name):
        shape = LEVEL1  # only (50分) is left of 产出指标(50分)
    return Look(
        printed,
        name,
        shape,
        meaning,
        first,
        second,
        points[1] if points else None,
        amount[1] if amount else None,
        meaning is not None or paired,
        paired,
    )


def _paired(printed: str) -> bool:
    found = _PAIRED.match(printed)
    return found is not None and label(found[1]) is not None


def _shape(name: str, first: LevelName | None, second: LevelName | None) -> int:
    if first or second:
        return EITHER_LEVEL if first and second else LEVEL1 if first else LEVEL2
    if not name or name in _FILLERS:
        return FILLER
    if name in _UNITS:
        return UNIT
    if name in _SYMBOLS:
        return SYMBOL
    if name in _ANSWERS:
        return ANSWER
    if _NUMBER.fullmatch(name):
        return NUMBER
    if _PERCENT.fullmatch(name):
        return PERCENT
    if _QUANTITY.fullmatch(name):
        return QUANTITY
    if len(name) <= 4:
        return WORD
    return LONG if len(name) > _LONG_FROM else TEXT


_kept = lru_cache(maxsize=8192)(_examine)
