"""Texts that stand in a field without saying anything."""

from __future__ import annotations

import re

from jiping.checks.facts.words import FILLING, bare, is_blank
from jiping.terms import is_prompt
from jiping.terms.prompts import BEGINS

PLACEHOLDERS = frozenset(
    {
        *("无", "暂无", "没有", "略", "（略）", "(略)", "待定", "待补充", "待填", "未填", "请填写"),
        *("详见附件", "见附件", "附件", "详见附表", "见附表", "另附", "同上", "N/A", "n/a", "NA"),
        *("详见报告", "见报告", "详见自评报告", "见自评报告", "不详", "？", "?", "??", "？？"),
    }
)
LONGEST = max(map(len, PLACEHOLDERS)) + 2
CROSS_SIGNS = frozenset("Xx×*＊_○")
FIRST_SIGNS = frozenset(word[0] for word in PLACEHOLDERS) | CROSS_SIGNS | FILLING
POSSIBLE = FIRST_SIGNS | BEGINS
CROSSES = re.compile(r"(?<![A-Za-z])[Xx×]{2,}(?![A-Za-z])|[*＊]{2,}|_{2,}|○{2,}")


def is_placeholder(text: str) -> bool:
    """The whole text is a filling sign, a row of crosses, a word that says nothing, or what the
    template asks to be filled in (请填写…, 如：≥95%)."""
    if text[:1] not in POSSIBLE:
        return False
    if is_prompt(text):
        return True
    if len(text) > LONGEST or text[0] not in FIRST_SIGNS:
        return False
    return is_blank(text) or CROSS_SIGNS.issuperset(text) or bare(text) in PLACEHOLDERS


def has_crosses(text: str) -> bool:
    """A name of the template left in: XX县, ××项目."""
    return not CROSS_SIGNS.isdisjoint(text) and CROSSES.search(text) is not None
