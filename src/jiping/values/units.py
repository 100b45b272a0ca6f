"""Units of targets and actuals: known spellings, families, exact conversion."""

from __future__ import annotations

import re
from decimal import Decimal

# family -> spellings -> how many of the family's base unit, as a fraction.
_FAMILIES: dict[str, dict[str, tuple[int, int]]] = {
    "share": {"%": (1, 1), "‰": (1, 1), "share": (1, 1)},
    "percentage points": {"个百分点": (1, 1), "百分点": (1, 1)},
    "money": {
        "元": (1, 1), "块": (1, 1), "人民币": (1, 1), "¥": (1, 1), "角": (1, 10), "分钱": (1, 100),
        "百元": (100, 1), "千元": (1000, 1), "万元": (10**4, 1), "十万元": (10**5, 1),
        "百万元": (10**6, 1), "千万元": (10**7, 1), "亿元": (10**8, 1),
    },
    "length": {
        "米": (1, 1), "m": (1, 1), "M": (1, 1), "延米": (1, 1), "公里": (1000, 1),
        "千米": (1000, 1), "km": (1000, 1), "KM": (1000, 1), "Km": (1000, 1),
        "里": (500, 1), "华里": (500, 1), "厘米": (1, 100), "cm": (1, 100),
        "毫米": (1, 1000), "mm": (1, 1000),
    },
    "area": {
        "平方米": (1, 1), "㎡": (1, 1), "m²": (1, 1), "m2": (1, 1), "平米": (1, 1),
        "平方": (1, 1), "亩": (2000, 3), "公顷": (10**4, 1), "hm²": (10**4, 1),
        "ha": (10**4, 1), "平方公里": (10**6, 1), "平方千米": (10**6, 1), "km²": (10**6, 1),
        "km2": (10**6, 1),
    },
    "volume": {
        "立方米": (1, 1), "m³": (1, 1), "m3": (1, 1), "立方": (1, 1), "方": (1, 1),
        "升": (1, 1000), "L": (1, 1000), "毫升": (1, 10**6), "ml": (1, 10**6), "mL": (1, 10**6),
    },
    "mass": {
        "吨": (1, 1), "t": (1, 1), "T": (1, 1), "公斤": (1, 1000), "千克": (1, 1000),
        "kg": (1, 1000), "KG": (1, 1000), "斤": (1, 2000), "克": (1, 10**6), "g": (1, 10**6),
        "毫克": (1, 10**9), "mg": (1, 10**9), "微克": (1, 10**12), "μg": (1, 10**12),
    },
    "time": {
        "天": (86400, 1), "日": (86400, 1), "d": (86400, 1), "个自然日": (86400, 1),
        "自然日": (86400, 1), "周": (604800, 1), "个星期": (604800, 1), "小时": (3600, 1),
        "个小时": (3600, 1), "h": (3600, 1), "分钟": (60, 1), "min": (60, 1), "秒": (1, 1),
        "秒钟": (1, 1), "s": (1, 1),
    },
    "working days": {"个工作日": (1, 1), "工作日": (1, 1)},
    "months": {
        "个月": (1, 1), "月": (1, 1), "个季度": (3, 1), "季度": (3, 1), "季": (3, 1),
        "年": (12, 1), "a": (12, 1), "周年": (12, 1),
    },
    "people": {"人": (1, 1), "名": (1, 1), "位": (1, 1), "个人": (1, 1)},
    "visits": {"人次": (1, 1), "人(次)": (1, 1)},
    "energy": {
        "千瓦时": (1, 1), "度": (1, 1), "kWh": (1, 1), "kW·h": (1, 1), "度电": (1, 1),
    },
    "power": {"千瓦": (1, 1), "kW": (1, 1), "KW": (1, 1), "兆瓦": (1000, 1), "MW": (1000, 1)},
    "households": {"户": (1, 1)},
}
_SPELLING = {"百分比": "%", "百分号": "%", "百分之": "%", "％": "%", "千分之": "‰"}
# Words that count things one by one; a noun may follow (个村, 项制度).
COUNTERS = tuple(
    "个 项 次 场 场次 批 批次 期 件 起 例 宗 条 份 本 册 卷 篇 部 套 台 辆 艘 架 座 处 所 家 间 栋 幢 "
    "幅 块 片 张 枚 支 只 头 羽 匹 株 棵 根 颗 粒 盏 盆 口 眼 孔 扇 门 面 道 段 级 类 种 款 组 队 "
    "班 届 轮 遍 回 课时 学时 节 学年 岁 人天 人日 人月 人年 户次 车次 架次 班次 台次 台(套) 台套 "
    "套(台) 个(处) 处(个) 项(次) 次(场) 场(次) 件(套) 件次 例次 字 字节 万字 页 枚次 床 张床位 "
    "床日 倍 成 折 星 名次 分 集 档 层 亿 亩次 公里次 站 网格 标段 宗地 对 双 把 箱 桶 袋 瓶 盒 "
    "包 车 趟 单 笔 票 户均 户籍 村 户家庭 分贝 dB 摄氏度 ℃ GB TB MB Mbps 兆".split()
)
_FAMILY = {
    unit: (family, ratio) for family, units in _FAMILIES.items() for unit, ratio in units.items()
}
KNOWN = frozenset(_FAMILY) | frozenset(COUNTERS) | frozenset(_SPELLING)
_PEOPLE_NOUNS = re.compile("人|员|者|生|户主|干部|职工|教师|医生|学生|群众|党员|居民|农民|儿童|老人")
_SPLIT = re.compile(r"[/每·*]")


def canonical(unit: str) -> str:
    """The unit with one spelling for percent and for compound signs (元/人*月 -> 元/人·月)."""
    return _SPELLING.get(unit) or unit.replace("*", "·").replace("×", "·")


def _parts(unit: str) -> tuple[str, tuple[str, ...]]:
    """What is counted and, sorted, what it is counted for: 元/人·月 -> 元, (人, 月)."""
    head, *per = [part for part in _SPLIT.split(canonical(unit)) if part]
    return head, tuple(sorted(per))


def convert(number: Decimal, unit: str | None, to: str | None) -> Decimal | None:
    """The number in the unit `to`, exact where the ratio allows it; None if not convertible."""
    if unit == to or unit is None or to is None:
        return number if unit == to else None
    if not same_kind(unit, to):
        return None
    head, _ = _parts(unit)
    other, _ = _parts(to)
    if head == other or head not in _FAMILY or other not in _FAMILY:
        return number
    (_, (up, down)), (_, (over, under)) = _FAMILY[head], _FAMILY[other]
    return number * (up * under) / (down * over)


def same_kind(unit_a: str | None, unit_b: str | None) -> bool | None:
    """Whether two units measure the same thing; None when one is unknown and nobody can tell."""
    if unit_a is None or unit_b is None:
        return None
    if unit_a == unit_b:
        return True
    (a, per_a), (b, per_b) = _parts(unit_a), _parts(unit_b)
    if a == b and per_a == per_b:
        return True
    family_a, family_b = _FAMILY.get(a), _FAMILY.get(b)
    if family_a and family_b:
        return family_a[0] == family_b[0] and per_a == per_b
    if "share" in (family_a or ("",))[0] + (family_b or ("",))[0]:
        return False
    return None
