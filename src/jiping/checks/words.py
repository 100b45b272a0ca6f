"""Words that several checks look for. What one check alone needs stands in that check."""

from __future__ import annotations

NOTHING = frozenset(
    {
        *("", "无", "暂无", "没有", "无偏差", "没有偏差", "不存在偏差", "未发现偏差", "无问题"),
        *("无原因", "无措施", "不适用", "-", "--", "—", "——", "/", "\\", "*", "0", "N/A", "n/a"),
    }
)
"""Answers that say nothing; compare after `bare`."""

CLOSING_SIGNS = "。．.；;，, \n\t"


def bare(text: str) -> str:
    """A short answer without outer white space and closing punctuation."""
    return text.strip().strip(CLOSING_SIGNS)


def says_nothing(text: str) -> bool:
    """Whether an answer is blank, a filler or 无 in one of its forms."""
    return len(text) < 12 and bare(text) in NOTHING
