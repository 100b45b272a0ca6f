"""Operators in all their spellings, before and behind the number."""

from __future__ import annotations

import re

from jiping.model.evaluation import Operator
from jiping.values.signs import normalise

_WORDS: dict[Operator, str] = {
    "≥": "不得?[低少小]于|不应[低少]于|不[低少]于等于|[大高多]于或?等于|达到或超过|至少|最少|最低",
    "≤": "不得?超过?出?|不得?[高多大]于|不应[高多大]于|[小低少]于或?等于|控制在|限制在|压缩到"
    "|至多|最多|最高",
    ">": "大于|高于|多于|超过|超出|超|突破|优于|好于",
    "<": "小于|低于|少于|不足|不到|不满",
    "=": "等于|恰好",
    "≈": "大约|约为|约|接近|将近|近|大概",
}
_SPELLING: dict[str, Operator] = {"≥": "≥", "≤": "≤", ">": ">", "<": "<", "=": "=", "≈": "≈"}
BEFORE = "|".join(f"(?:{words})" for words in _WORDS.values())
"""Regex source: an operator spelt as words in front of a number (不低于, 不超过, 约)."""

_BY_WORD = [(re.compile(words), sign) for sign, words in _WORDS.items()]
_CELL: dict[str, Operator | None] = {
    "正向": "≥",
    "正向指标": "≥",
    "反向": "≤",
    "反向指标": "≤",
    "逆向": "≤",
    "逆向指标": "≤",
    "负向": "≤",
    "负向指标": "≤",
}
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
    r"(?:\(含(?:本数)?\)|含)?(?:及其?|或)?(以上|以下|以内|之内|左右|上下|内(?![一-龥]))"
    r"(?:\(含(?:本数)?\)|含)?"
)
"""An operator behind a number and its unit (以上, 及以上, 以内, 左右)."""


def operator_before(words: str) -> Operator | None:
    """The operator a sign or the words before a number stand for; None if they are none."""
    if sign := _SPELLING.get(words):
        return sign
    for pattern, sign in _BY_WORD:
        if pattern.fullmatch(words):
            return sign
    return None


def operator_behind(found: re.Match[str]) -> Operator:
    """The operator of a match of `AFTER`."""
    return _BEHIND[found[1]]


def operator_in_cell(text: str | None) -> Operator | None:
    """The operator printed in a cell of its own; None for a blank, 定性, 定量 and the like.

    正向 and 反向指标 say which way the number counts: ≥ and ≤.
    """
    if not text:
        return None
    text = normalise(text)
    return _CELL.get(text) or operator_before(text)
