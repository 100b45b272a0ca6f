"""Operators in all their spellings, before and behind the number."""

from __future__ import annotations

import re

from jiping.model.evaluation import Operator
from jiping.values.signs import normalise

_WORDS: dict[Operator, str] = {
    "≥": (
        "不低于 不少于 不小于 不得低于 不得少于 不得小于 不应低于 不应少于 不低于等于 大于等于"
        " 大于或等于 高于等于 高于或等于 多于等于 多于或等于 达到或超过 至少 最少 最低"
    ),
    "≤": (
        "不超过 不得超过 不应超过 不超出 不超 不高于 不得高于 不应高于 不多于 不得多于 不大于"
        " 不得大于 小于等于 小于或等于 低于等于 低于或等于 少于等于 少于或等于 控制在 限制在"
        " 压缩到 至多 最多 最高 不晚于 不迟于"
    ),
    ">": "大于 高于 多于 超过 超出 超 突破 优于 好于",
    "<": "小于 低于 少于 不足 不到 不满",
    "=": "等于 恰好",
    "≈": "大约 约为 约 接近 将近 近 大概",
}
_SIGNS: dict[str, Operator] = {"≥": "≥", "≤": "≤", ">": ">", "<": "<", "=": "=", "≈": "≈"}
_SPELT = {word: sign for sign, words in _WORDS.items() for word in words.split()} | _SIGNS
_LONGEST = max(map(len, _SPELT))
_LAST = frozenset(word[-1] for word in _SPELT)
BEFORE = "|".join(sorted(_SPELT.keys() - _SIGNS.keys(), key=lambda word: (-len(word), word)))
"""Regex source: an operator spelt as words in front of a number (不低于, 不超过, 约)."""

_WAYS: dict[str, Operator] = {"正向": "≥", "反向": "≤", "逆向": "≤", "负向": "≤"}
_CELL = _WAYS | {f"{way}指标": sign for way, sign in _WAYS.items()}
# Words that end like an operator: 签约15户, 附近3000人 (but 组合约3项 is about 3).
_WORD = re.compile(
    "(?:[签履违契邀特爽毁践缔婚俭隐]|(?<![环季情细章关])节|(?<!干)预"
    "|(?<![组联综结混整配集融复符适聚])合|(?<!办)公|(?<!面)条|规民|(?<![手连继陆持存后])续|(?<![了理化调缓])解|(?<![^,;。、])[集制相租守规和立要])约$"
    "|[附最邻临靠就亲远]近$|[赶反高]超$"
)
_BEHIND: dict[str, Operator] = {
    "以上": "≥",
    "以下": "≤",
    "以内": "≤",
    "之内": "≤",
    "内": "≤",
    "左右": "≈",
    "上下": "≈",
}
AFTER = re.compile(
    r"(?:\(含(?:本数)?\)|含)?(?:及其?|或)?(以上|以下|以内|之内|左右|上下|内(?![容部外科涝]))"
    r"(?:\(含(?:本数)?\)|含)?"
)
"""An operator behind a number and its unit (以上, 及以上, 以内, 左右)."""


def operator_before(words: str | None) -> Operator | None:
    """The operator that a sign or the words before a number stand for; None if they are none."""
    return _SPELT.get(words) if words else None


def operator_at_end(text: str) -> tuple[Operator | None, str]:
    """The operator a text ends with, the longest that fits, and the text before it.

    约, 近 and 超 are none where they end a word (节约, 签约, 预约, 附近).
    """
    if text[-1:] not in _LAST:
        return None, text
    for length in range(min(len(text), _LONGEST), 0, -1):
        if sign := _SPELT.get(text[-length:]):
            if length == 1 and _WORD.search(text, max(len(text) - 2, 0)):
                return None, text
            return sign, text[:-length]
    return None, text


def operator_behind(found: re.Match[str]) -> Operator:
    """The operator of a match of `AFTER`."""
    return _BEHIND[found[1]]


def is_way(text: str) -> bool:
    """Whether a cell of its own says which way the number counts, 正向 or 反向指标."""
    return text in _CELL


def operator_in_cell(text: str | None) -> Operator | None:
    """The operator printed in a cell of its own; None for a blank, 定性, 定量 and the like.

    正向 and 反向指标 say which way the number counts: ≥ and ≤.
    """
    if not text:
        return None
    text = normalise(text)
    return _CELL.get(text) or _SPELT.get(text) or _SIGNS.get(text[:1])
