"""Reports that something is done, and whether in time: 已完成全部训练, 提前10天, 延期完成."""

from __future__ import annotations

import re

from jiping.model import Value
from jiping.values.units import is_time

_TELLS = re.compile("完成|已|[按如]期|[按准]时|提前|[逾超延拖]期|推迟|延[迟误后]|滞后")
_EARLY = re.compile(
    "提前(?!下达|拨付|介入|批|谋划|准备|告知|通知|预[警报告])|早于(?:计划|预期|预定)"
)
_IN_TIME = re.compile(
    "(?<![未不])(?:按时|按期|如期|准时)|(?:未|无|没有|不)(?:逾期|延期|超期|拖期|延误|推迟|延迟|滞后)"
)
_LATE = re.compile(
    "(?:未能?|不能?|没有?能?)(?:按时|按期|如期|准时)"
    "|(?<![未无不没有])(?:逾期|延期|超期|拖期|延误|推迟|延迟|滞后|晚于(?:计划|预期|预定))"
)
# What makes of a report a plan, or a part of one.
_RESERVES = "拟|将|预计|力争|确保|争取|要求|部分|基本|大部|多数|(?<![排消清拆扫免])除"
_PLANNED = re.compile(f"{_RESERVES}|计划(?!提前|要求|时间)")
_DOUBT = re.compile(f"{_RESERVES}|[尚未没不但仅只待]|初步|计划|正在")
_DONE = re.compile(
    "(?:目前|现|均|都|已经?|全部|全面|顺利|及时|圆满|超额|按时|按期|如期|提前|按计划|按要求)*"
    "(?:完成(?!率|度|情况|时|后|中|与|质|值)|建成|竣工|完工|办结|验收合格|通过|交付|投入使用|投用"
    "|落实|实现|实施完毕)"
)


def told(text: str) -> Value | None:
    """Words that may be such a report, kept in `rest` for the comparison; None if they are none."""
    return Value(type="text", rest=text) if _TELLS.search(text) else None


def is_done(report: str) -> bool:
    """Whether a text begins with the deed and says without reserve that it is done."""
    return _DONE.match(report) is not None and _DOUBT.search(report) is None


def in_time(value: Value) -> bool | None:
    """Whether an actual says that it was early or on time, or late; None if it says neither.

    提前10天, 提前完成, 按期完成 and 按时 are in time; 逾期, 延期, 推迟 and 未按时完成 are late.
    A plan (预计按期完成), a part (部分按期完成) and both at once say neither.
    """
    said = value.rest
    if not said or value.type == "date":
        return None
    late = _LATE.search(said) is not None
    met = _IN_TIME.search(said) is not None or _EARLY.search(said) is not None
    if late == met or (met and _PLANNED.search(said)):
        return None
    if value.type == "number" and not is_time(value.unit or "") and "完" not in said:
        return None
    return met
