"""Targets and actuals that are words: yes and no, levels reached."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from jiping.model import Value
from jiping.model.evaluation import LevelName

TEXT = Value(type="text")
NOTHING = Value(type="text", rest="无")
ZERO = Value(type="zero")
_WHOLE = Value(type="number", number=Decimal(1), unit="%")
_YES = Value(type="yes_no", answer=True)
_NO = Value(type="yes_no", answer=False)

_HOW = (
    "已 均 均已 已经 全部 已全部 全面 按时 按期 如期 按时间 按计划 按要求 及时 已按时 已按期"
    " 已及时 顺利 按规定 按进度 提前 已提前"
)
_NOT_HOW = "全部 按时 按期 及时 能 能按时 按计划 如期"
_LATE_HOW = "逾期 延期 推迟 延迟 超期 滞后 已逾期"
# Answers that say whether it was in time: what they say stays in `rest`, for targets with a date.
_TIMED = re.compile("[未不]?能?(?:按时|按期|如期|准时|提前|逾期|延期|推迟|延迟|超期|滞后)(?!间)")
_DONE = (
    "完成 完工 竣工 达标 合格 达到 达成 实现 落实 到位 通过 验收 通过验收 验收通过 验收合格 支付"
    " 拨付 发放 办结 交付 完成任务 完成年度任务 完成目标任务 完成建设 完成验收 开展 执行 实施 建成"
    " 落实到位 发放到位 拨付到位 保障到位"
)
_AFFIRMED = (
    "是 有 对 √ ✓ ✔ Y YES Yes yes 是的 按时 按期 如期 及时 准时 按计划 符合 符合要求 符合标准"
    " 符合规定 符合相关规定 符合相关要求 达到要求 达到标准 合规 合法合规 超额完成 超额完成任务 提前"
)
_DENIED = (
    "否 不是 × ✗ ✘ N NO No no 不及时 不按时 未按时 未按期 未及时 不符合 不符合要求 不符合规定"
    " 不合规 不合格 不达标 不通过 无法完成 逾期 延期 推迟 延迟 超期"
)
_LEVELS: dict[LevelName, str] = {
    "excellent": "优 优秀 优等",
    "good": "良 良好 优良 较好 好 很好",
    "fair": "中 中等 一般 尚可",
    "poor": "差 较差 不好 很差",
    "reached": (
        "基本完成 基本达标 基本合格 基本实现 基本落实 基本到位 基本达成 达成预期 达到预期 符合预期"
        " 实现预期 达到预期水平"
    ),
    "partly": "部分完成 部分达标 部分达成 部分实现 部分落实 部分合格",
    "not_reached": "未达成预期 未达预期 未达到预期",
}
_SCALES = (
    "优良中差 优良中低差 优良一般差 优良合格差 优中差 高中低 高中低差 好中差 好坏 优、良、中、差"
    " 优/良/中/差"
)
_ALL = "全覆盖 实现全覆盖 达到全覆盖 全面覆盖 已全覆盖 已实现全覆盖"
_NEVER = "零 〇 为零 零起 零次 零例 没有发生 无发生"


def _said() -> Iterator[tuple[str, Value]]:
    """Every text of the vocabulary above and its value."""
    done = _DONE.split()
    for how in ("", *_HOW.split()):
        yield from _answers(True, (how + word for word in done))
    for how in ("", *_NOT_HOW.split()):
        yield from _answers(False, (f"未{how}{word}" for word in done))
    for not_yet in ("尚未", "暂未", "仍未", "还未"):
        yield from _answers(False, (not_yet + word for word in done))
    for how in _LATE_HOW.split():
        yield from _answers(False, (how + word for word in done))
    yield from _answers(True, _AFFIRMED.split())
    yield from _answers(False, _DENIED.split())
    yield from ((word, _WHOLE) for word in _ALL.split())
    yield from ((word, ZERO) for word in _NEVER.split())
    for level, names in _LEVELS.items():
        value = Value(type="level", level=level)
        nearly = Value(type="level", level=level, rest="基本")
        for name in names.split():
            yield name, nearly if name.startswith("基本") else value
    scale = Value(type="level")
    yield from ((name, scale) for name in _SCALES.split())
    yield from (("无", NOTHING), ("没有", NOTHING))


def _answers(answer: bool, words: Iterable[str]) -> Iterator[tuple[str, Value]]:
    plain = _YES if answer else _NO
    for word in words:
        timed = _TIMED.search(word)
        yield word, Value(type="yes_no", answer=answer, rest=timed[0]) if timed else plain


WORDS: dict[str, Value] = dict(_said())
"""What a whole cell may say; every other text has to be taken apart."""

_LEVEL = re.compile(
    "(?P<partly>部分(?:达|完|实))"
    "|(?P<not>未能?(?:达成|达到|完成|实现)(?=.*(?:标|果|求|期)))"
    "|(?:已经?|全部或基本|全面|全部|基本|完全|较好地?|均)*(?:达成|达到|完成|实现)了?"
    "(?:全部|年度|全年|预期|既定|设定|绩效|总体|的)*(?:指标|目标|效果|要求|标准|任务)+值?"
    r"(?:\(.*\))?"
)


def level_of(text: str) -> Value | None:
    """A declared level of attainment (部分达成预期指标并具有一定效果); None if it is none."""
    found = _LEVEL.match(text)
    if found is None:
        return None
    if found["partly"]:
        return WORDS["部分完成"]
    if found["not"]:
        return WORDS["未达成预期"]
    if found.end() < len(text):
        return None
    return WORDS["基本完成" if text[0] == "基" else "达成预期"]
