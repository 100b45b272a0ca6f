"""What the content of a cell resembles: a number, a unit, an answer, the name of a level…"""

from __future__ import annotations

import re

from jiping.terms import LevelName, bare

# The order is that of the cost tables in align.
BLANK, NUMBER, PERCENT, QUANTITY, SYMBOL, UNIT, ANSWER, WORD, TEXT, LONG, FILLER = range(11)
LEVEL1, LEVEL2, EITHER_LEVEL = range(11, 14)
# Derived: a number above 100; names of levels without 指标, which are met as names
# of indicators too; a name that this form uses as a level of its own; a page number.
BIG_NUMBER, LOOSE_LEVEL1, LOOSE_LEVEL2, LOOSE_EITHER, OWN_LEVEL, PAGE_MARK = range(14, 20)

NUMBERS = frozenset((NUMBER, BIG_NUMBER))
LEVEL_SHAPES = frozenset(
    (LEVEL1, LEVEL2, EITHER_LEVEL, LOOSE_LEVEL1, LOOSE_LEVEL2, LOOSE_EITHER, OWN_LEVEL)
)

_LONG_FROM = 25
_FILLERS = """
- -- --- — —— – / // \\ … …… ... ...... 略 (略) 不适用 不涉及 N/A NA n/a
"""
_SYMBOLS = """
≥ ≤ ≧ ≦ > < = ═ == >= <= => =< ≈ ⩾ ⩽ ≠ 定性 定量 正向 反向 逆向 正向指标 反向指标
逆向指标 定性指标 定量指标 等于 大于等于 小于等于 大于 小于 大于或等于 小于或等于 不低于 不少于
不高于 不超过 不多于
"""
_UNITS = """
% ‰ 百分比 个 人 次 户 名 人次 万人 万人次 万户 人天 工日 项 家 台 套 篇 份 件 批 场 期 处 座
条 块 辆 只 头 棵 株 所 村 本 册 部 宗 例 起 班 支 组 对 类 版 届 盘 颗 点 栋 片 艘 站 间 眼 盏
幅 张 床 分 公里 千米 米 亩 万亩 公顷 吨 万吨 公斤 千克 平方米 立方米 平方公里 平米 立方 元 万元
亿元 元/人 元/户 元/亩 元/年 元/月 元/次 人/次 元/平方米 万元/年 天 年 月 日 小时 分钟 个月 季度
周 学时 课时 km m m2 m3 ㎡ 卷 根 扇 架 具 尾 羽 副 枚 笔 幢 孔 箱 瓶 袋 桶 节 户次 场次 班次 车次
架次 人日 人月 标段 万平方米 平方千米 升 千瓦 兆瓦 千瓦时 万株 万尾 万羽
"""
_ANSWERS = """
是 否 有 无 完成 已完成 未完成 合格 不合格 达标 未达标 优 良 中 差 优秀 良好 一般 较好 较差 符合
及时 按时 达成预期指标 达成预期 全部完成 部分完成 达到预期 部分达成 部分达成预期指标
达成年度指标 基本达成 达成目标 显著 明显 效果显著 成效显著 提高 提升 长期 持续 100%完成 基本完成
按计划完成 已达成 未达成 确定能 有可能 完全不可能
"""
_BY_WORD = {
    **dict.fromkeys(_ANSWERS.split(), ANSWER),
    **dict.fromkeys(_SYMBOLS.split(), SYMBOL),
    **dict.fromkeys(_UNITS.split(), UNIT),
    **dict.fromkeys(_FILLERS.split(), FILLER),
}
ANSWERS = tuple(_ANSWERS.split())
UNITS = tuple(_UNITS.split())
SYMBOLS = tuple(_SYMBOLS.split())
_NUMBER = re.compile(r"[-+]?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?分?")
_LETTERED = re.compile(r"(?=.*[0-9])[0-9OoIl]{1,8}(?:\.[0-9OoIl]{1,4})?分?")
"""A number with letters in the place of digits."""
_BIG = re.compile(r"(?!100(?:\.0*)?分?$)[0-9][0-9,]{2}")
_PERCENT = re.compile(r"[-+]?[0-9][0-9,]*(?:\.[0-9]+)?(?:%|‰|百分比)")
_QUANTITY = re.compile(
    r"(?:[≥≤≧≦><=═≈⩾⩽]+|不少于|不低于|不高于|不超过|大于等于|小于等于|大于|小于|等于|约|控制在)?"
    r"[¥$]?[-+]?[0-9OoIl][0-9,.:]*(?:[-—~–至][0-9.%]+)?[^0-9]{0,8}(?:[0-9]{1,2}[^0-9]{0,4}){0,3}"
)
_PAGE = re.compile(
    r"[-—–─]{1,2}[0-9]{1,4}[-—–─]{1,2}|[0-9]{1,4}/共?[0-9]{1,4}页"
    r"|\(?第?([0-9]{1,4}|[一二三四五六七八九十]{1,4})页(?:[,，/]?[共总]([0-9]{1,4}|[一二三四五六七八九十]{1,4})页)?\)?"
    r"|[Pp]age[0-9]{1,4}(?:(?:of|/)[0-9]{1,4})?"
)
_PAGE_ENDS = frozenset("页)-—–─")
_ENUMERATED = re.compile(r"[0-9]{1,2}(?:[.、)]|(?:\.[0-9]{1,2}){2,}[.、)]?)(?=[^0-9.%])")
_NUMBER_ENDS = frozenset("0123456789分OoIl")
_NUMERAL = frozenset("0123456789+-≥≤≧≦><=═≈⩾⩽不大小等约控¥$OoIl")


def shape_of(name: str, first: LevelName | None, second: LevelName | None) -> int:
    """The shape of a text by its key, given the levels it may name."""
    if first or second:
        if bare(name).endswith("指标"):
            return EITHER_LEVEL if first and second else LEVEL1 if first else LEVEL2
        return LOOSE_EITHER if first and second else LOOSE_LEVEL1 if first else LOOSE_LEVEL2
    if not name:
        return FILLER
    if "□" in name or "\ufffd" in name:
        name = name.replace("□", "0").replace("\ufffd", "0")  # lost digits keep their place
    known = _BY_WORD.get(name)
    if known is not None:
        return known
    if (name[-1] in _PAGE_ENDS or name[0] in "Pp") and _PAGE.fullmatch(name):
        return PAGE_MARK
    if name[0] in _NUMERAL and not _ENUMERATED.match(name):
        last = name[-1]
        if last in _NUMBER_ENDS:
            if _NUMBER.fullmatch(name):
                return BIG_NUMBER if _BIG.match(name) else NUMBER
            if _LETTERED.fullmatch(name):
                return NUMBER
        if last in "%‰比" and _PERCENT.fullmatch(name):
            return PERCENT
        if _QUANTITY.fullmatch(name):
            return QUANTITY
    if len(name) > 4:
        return LONG if len(name) > _LONG_FROM else TEXT
    return WORD
