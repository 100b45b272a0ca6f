"""Wishes and reports that something bad does not happen: 无扩散, 未发生安全事故, 零投诉."""

from __future__ import annotations

import re
from decimal import Decimal

from jiping.model import Value
from jiping.values.words import ZERO

_EVENTS = (
    "事故 事件 投诉 上访 信访 舆情 纠纷 扩散 违规 违纪 违法 违约 违反 违章 差错 失误 错误 遗漏"
    " 漏报 漏登 漏发 漏诊 漏管 拖欠 逾期 延误 延期 超支 超标 超期 超时 超限 超概 浪费 污染 伤亡"
    " 死亡 案件 问题 疫情 流失 损坏 损失 损毁 重大 较大 不良 返贫 返工 新增 挪用 截留 挤占 虚报"
    " 冒领 套取 瞒报 迟报 错报 误报 隐患 故障 中断 异常 缺陷 泄漏 泄露 泄密 举报 处罚 病例 感染"
    " 火灾 灾害 发生 缺项 缺失 缺课 缺岗 重复 破坏 积压 积水 失信 失联 失窃 失火 失密 脱逃 脱岗"
    " 腐败 矛盾 冲突 不合格 风险 质疑 退货 退学 辍学 反弹 复发 偏差 丢失 塌方 溃坝 断电 断供 断水"
    " 断档 停电 停水 负面 曝光 差评 超预算"
)
_BAD = re.compile("|".join(_EVENTS.split()))
_DENIES = re.compile("[无零未不没杜]")
_LEAD = re.compile(
    "(?:全年|年内|本年度|本年|当年|期间|辖区内|辖区|做到|确保|实现|力争|保持|全县|全市|全区|全省|达到"
    "|项目|施工)*"
)
_HAPPENS = re.compile("(?:未|不|没有|没|无)发生过?")
_DENIED = re.compile(
    "(?P<none>没有|无|零|杜绝)(?:出现|发现|产生|造成|引发|存在)?"
    "|(?:未|不(?!超预|超概)|没)(?P<verb>出现|发现|产生|造成|引发|存在)?"
)
# Words that only begin like a denial.
_NAMES = re.compile("障碍|线|偿|害|公害|人机|纸|菌|尘|缝|证|机|性|星|散|售|距离|工|件|花|部件")
_SUBJECT = re.compile("未发生|无|零")
_CLOSES = frozenset(("", *"事件 事故 发生 现象 问题 情况 行为 案件 病例".split(" ")))
_REACH = 10  # characters between the denial and what is denied


def is_bad(text: str) -> bool:
    """Whether the text names something that ought not to happen (投诉, 事故)."""
    return _BAD.search(text) is not None


def zero_of(text: str) -> Value | None:
    """A wish, or a report, that something bad does not happen; None if the text is neither.

    零增长 is a rate of 0 %.
    """
    if _DENIES.search(text) is None:
        return None
    if text.endswith("零增长"):
        return Value(type="zero", number=Decimal(0), unit="%", rest=text)
    if text.endswith("为零"):
        return ZERO if is_bad(text) else None
    lead = _LEAD.match(text)
    start = lead.end() if lead else 0
    if found := _HAPPENS.match(text, start):
        return ZERO if _is_phrase(text[found.end() :]) else None
    if found := _DENIED.match(text, start):
        return ZERO if _is_denied(found, text[found.end() :]) else None
    return _with_subject(text)


def _is_phrase(text: str) -> bool:
    """Letters only and not many: the rest of one statement."""
    return not text or (len(text) <= 20 and text.isalpha())


def _is_denied(denial: re.Match[str], event: str) -> bool:
    """Whether the words behind a denial name a bad event, near enough to be what it denies."""
    if not event:
        return denial["verb"] is not None
    bad = _BAD.search(event) if _is_phrase(event) else None
    if bad is None or _NAMES.match(event):
        return False
    plain = denial["none"] is None and denial["verb"] is None
    return bad.start() == 0 if plain else bad.start() <= _REACH


def _with_subject(text: str) -> Value | None:
    """安全生产零事故: behind a subject nothing but the event may follow (not 完成无疫情目标)."""
    found = _SUBJECT.search(text, 2, _REACH)
    if found is None or not _is_phrase(text) or _NAMES.match(text, found.end()):
        return None
    event = text[found.end() :]
    for bad in _BAD.finditer(event):
        if bad.start() <= _REACH and event[bad.end() :] in _CLOSES:
            return ZERO
    return None
