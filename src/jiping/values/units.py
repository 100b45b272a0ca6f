"""Units of targets and actuals: known spellings, families, exact conversion."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

# family: spellings, and how many of the family's base unit each is, as a fraction.
_FAMILIES: dict[str, str] = {
    "share": "%=1 ‰=1 share=1 成=1/10 折=1/10",
    "percentage points": "个百分点=1 百分点=1",
    "money": (
        "元=1 块=1 块钱=1 元人民币=1 角=1/10 百元=100 千元=1000 万元=10000 万元人民币=10000"
        " 十万元=100000 百万元=1000000 千万元=10000000 亿元=100000000"
    ),
    "length": (
        "米=1 m=1 延米=1 公里=1000 千米=1000 km=1000 KM=1000 Km=1000 华里=500 里=500"
        " 分米=1/10 厘米=1/100 cm=1/100 毫米=1/1000 mm=1/1000"
    ),
    "area": (
        "平方米=1 ㎡=1 m²=1 m2=1 平米=1 平方=1 亩=2000/3 公顷=10000 hm²=10000 hm2=10000 ha=10000"
        " 平方公里=1000000 平方千米=1000000 km²=1000000 km2=1000000"
    ),
    "volume": (
        "立方米=1 m³=1 m3=1 立方=1 方=1 升=1/1000 L=1/1000 毫升=1/1000000 ml=1/1000000 mL=1/1000000"
    ),
    "mass": (
        "吨=1 t=1 T=1 公斤=1/1000 千克=1/1000 kg=1/1000 KG=1/1000 Kg=1/1000 斤=1/2000"
        " 克=1/1000000 g=1/1000000 毫克=1/1000000000 mg=1/1000000000 微克=1/1000000000000"
        " μg=1/1000000000000"
    ),
    "time": (
        "天=86400 日=86400 d=86400 个自然日=86400 自然日=86400 周=604800 个星期=604800"
        " 星期=604800 日历天=86400 个日历天=86400"
        " 小时=3600 个小时=3600 h=3600 分钟=60 min=60 秒=1 秒钟=1 s=1"
    ),
    "working days": "个工作日=1 工作日=1",
    "months": "个月=1 月=1 个季度=3 季度=3 季=3 年=12 年度=12 周年=12",
    "people": "人=1 名=1 位=1 个人=1",
    "visits": "人次=1 人(次)=1",
    "households": "户=1",
    "energy": "千瓦时=1 kWh=1 kW·h=1 度=1 度电=1",
    "power": "千瓦=1 kW=1 KW=1 兆瓦=1000 MW=1000",
}
_SPELLING = {
    "百分比": "%",
    "百分号": "%",
    "人·次": "人次",
    "人/次": "人次",
    "人*次": "人次",
    "/十万": "/10万",
}
# Words that count one by one.
_COUNTERS = (
    "个 项 次 场 场次 批 批次 期 件 起 例 宗 条 份 本 册 卷 篇 部 套 台 辆 艘 架 座 处 所 家 间"
    " 栋 幢 幅 块 片 张 枚 支 只 头 羽 匹 株 棵 根 颗 粒 盏 盆 口 眼 孔 扇 门 面 道 段 级 类 种"
    " 款 组 队 班 届 轮 遍 回 课时 学时 节 学年 岁 人天 人日 人月 人年 户次 车次 架次 班次 台次"
    " 台(套) 台套 套(台) 个(处) 处(个) 项(次) 次(场) 场(次) 件(套) 件次 例次 字 页 枚次 床 张床位"
    " 床日 倍 星 名次 分 集 档 层 亩次 公里次 站 网格 标段 宗地 对 双 把 箱 桶 袋 瓶 盒 包 车 趟"
    " 单 笔 票 村 剂 剂次 人份 课次 节次 头次 点次 门次 台班 工日 学期 个学期 M"
    " 分贝 dB 摄氏度 ℃ GB TB MB Mbps 兆 点 万 亿"
)
NOUNED = frozenset("个家项条支所座处份种类批间部套台辆")
"""Counters behind which the thing counted usually follows (个村, 项制度)."""


def _ratio(text: str) -> tuple[int, int]:
    up, _, down = text.partition("/")
    return int(up), int(down or 1)


_FAMILY: dict[str, tuple[str, tuple[int, int]]] = {
    name: (family, _ratio(ratio))
    for family, units in _FAMILIES.items()
    for name, _, ratio in (unit.partition("=") for unit in units.split())
}
KNOWN = frozenset(_FAMILY) - {"share"} | frozenset(_COUNTERS.split()) | frozenset(_SPELLING)
_BY_FIRST: dict[str, list[str]] = {}
for _unit in sorted(KNOWN, key=lambda unit: (-len(unit), unit)):
    _BY_FIRST.setdefault(_unit[0], []).append(_unit)
_SIGNS = {ord("*"): "·", ord("×"): "·", ord("每"): "/"}
_THINGS = ("个", "例", "批", "万", "亿")
_PEOPLE = re.compile("[人员者生民]|干部|职工|户主|教师|群众|儿童|学[生员]")
_KEPT = 1024  # pairs of units whose relation is remembered
_SPLIT = re.compile("[/每·]")


def canonical(unit: str) -> str:
    """The unit in one spelling of percent and of compound signs (元/人*月 -> 元/人·月)."""
    if unit in _SPELLING:
        return _SPELLING[unit]
    return unit.translate(_SIGNS) if len(unit) > 2 else unit


def known_prefix(text: str) -> str:
    """The longest known unit the text begins with, or ""."""
    for unit in _BY_FIRST.get(text[:1], ()):
        if text.startswith(unit):
            return unit
    return ""


def is_time(unit: str) -> bool:
    """Whether the unit measures a length of time (天, 个工作日, 年)."""
    return unit in _FAMILY and _FAMILY[unit][0] in ("time", "working days", "months")


def _parts(unit: str) -> tuple[str, list[str]]:
    """What is counted and, sorted by family, what it is counted for: 元/人·月 -> 元, [月, 人].

    A year as the last divisor is dropped: every amount of an annual form is for its year.
    """
    head, *per = [part for part in _SPLIT.split(canonical(unit)) if part] or [unit]
    if per and per[-1] == "年":
        per.pop()
    return head, sorted(per, key=lambda part: _FAMILY.get(part, (part,))[0])


def convert(number: Decimal, unit: str | None, to: str | None) -> Decimal | None:
    """The number, given in `unit`, in the unit `to`; None if that cannot be done or told.

    Percentages are shares on both sides (0.95 % is 0.95 ‰). A bare 万 or 亿 becomes money or a
    count as `to` asks; without a unit it is the plain number.
    """
    if unit == to:
        return number
    if unit in _MULTIPLES or to in _MULTIPLES:
        return _by_multiple(number, unit, to)
    ratio = None if unit is None or to is None else _between(unit, to)
    if ratio is None:
        return None
    up, down = ratio
    return number if up == down else number * up / down


@lru_cache(_KEPT)
def _between(unit: str, to: str) -> tuple[int, int] | None:
    """The fraction that turns amounts in `unit` into amounts in `to`; None if there is none."""
    if not same_kind(unit, to):
        return None
    head, per = _parts(unit)
    other, per_other = _parts(to)
    up = down = 1
    for a, b in [(head, other), *zip(per_other, per, strict=False)]:
        if a != b and a in _FAMILY and b in _FAMILY:
            (_, (a_up, a_down)), (_, (b_up, b_down)) = _FAMILY[a], _FAMILY[b]
            up, down = up * a_up * b_down, down * a_down * b_up
    return up, down


_MULTIPLES = {"万": 10**4, "亿": 10**8}


def _by_multiple(number: Decimal, unit: str | None, to: str | None) -> Decimal | None:
    """`convert` where one side is a bare 万 or 亿: of 元 beside money, else of whatever it is."""
    number *= _MULTIPLES.get(unit or "", 1)
    if to in _MULTIPLES:
        base = None if unit in _MULTIPLES else _base_of(unit)
        plain = number if base == unit or unit in _MULTIPLES else convert(number, unit, base)
        return None if plain is None else plain / _MULTIPLES[to]
    return number if to is None else convert(number, _base_of(to), to)


def _base_of(unit: str | None) -> str | None:
    """元 for an amount of money, else the unit itself."""
    if unit is None or _family(unit) != "money":
        return unit
    return "元" + unit[len(_parts(unit)[0]) :]


def _family(unit: str) -> str | None:
    known = _FAMILY.get(_parts(unit)[0])
    return known[0] if known else None


@lru_cache(_KEPT)
def same_kind(unit_a: str | None, unit_b: str | None) -> bool | None:
    """Whether two units measure the same thing; None where nobody can tell.

    人, 名 and 位 are one; 名 and 个党支部 are not; two counters (台, 套) may or may not be.
    """
    if unit_a is None or unit_b is None:
        return None
    if unit_a == unit_b:
        return True
    (a, per_a), (b, per_b) = _parts(unit_a), _parts(unit_b)
    family_a, family_b = _family(a), _family(b)
    if family_a and family_b:
        if family_a != family_b:
            return False
        return _same_divisors(per_a, per_b)
    if "share" in (family_a, family_b):
        return False
    if a == b:
        return _same_divisors(per_a, per_b)
    if family_a or family_b:
        return _measure_and_counter(family_a or family_b or "", b if family_a else a)
    counter = known_prefix(a)
    one_is_plain = a in KNOWN or b in KNOWN
    return True if counter and counter == known_prefix(b) and one_is_plain else None


def _same_divisors(per_a: list[str], per_b: list[str]) -> bool | None:
    """Whether two amounts are for the same things (元/人 and 元/名); None if one leaves it out."""
    if bool(per_a) != bool(per_b):
        return None
    return len(per_a) == len(per_b) and all(
        a == b or (_family(a) is not None and _family(a) == _family(b))
        for a, b in zip(per_a, per_b, strict=True)
    )


def _measure_and_counter(family: str, unit: str) -> bool | None:
    """Whether a unit without family may measure what the family does."""
    counter = known_prefix(unit)
    if not counter:
        return None
    noun = unit[len(counter) :]
    if family == "people":
        if noun:
            return _PEOPLE.search(noun) is not None
        return None if counter in _THINGS else False
    if family in ("visits", "households"):
        return None
    return None if counter in ("万", "亿", "M") else False
