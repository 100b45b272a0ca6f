"""Words that several checks look for. What one check alone needs stands in that check."""

from __future__ import annotations

import re
from collections.abc import Iterable


def any_of(words: Iterable[str]) -> re.Pattern[str]:
    """A pattern that finds any of the words in a text, all of them looked for at once."""
    return re.compile("|".join(map(re.escape, words)))


BOUNDED_RATES = (
    *("满意度", "满意率", "合格率", "达标率", "优良率", "优秀率", "覆盖率", "及时率", "准时率"),
    *("准确率", "正确率", "通过率", "知晓率", "知晓度", "普及率", "入学率", "就业率", "参保率"),
    *("参与率", "参训率", "到课率", "出勤率", "完好率", "成活率", "保存率", "办结率", "整改率"),
    *("回复率", "受理率", "公开率", "签约率", "接种率", "检出率", "合规率", "规范率", "支持率"),
    *("占比", "比重"),
)
"""Ratios of a part to its whole: never above 100 %."""

CHANGE = (
    "增长",
    "增幅",
    "增速",
    "提高",
    "提升",
    "上升",
    "下降",
    "降低",
    "减少",
    "降幅",
    "变动",
    "同比",
)
"""What makes a percentage a change against a base, which has no upper bound."""

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


FILLING = frozenset("-—–―－─/／\\＼*＊…·.。_＿~～ \t\n\u3000")
"""Signs printed in a cell in place of an answer."""


def is_blank(text: str) -> bool:
    """Whether a cell holds nothing but filling signs."""
    return FILLING.issuperset(text)


_DIGIT = re.compile("[0-9０-９]")
_SIGNS = re.compile(r"[\W_]+")


def has_digit(text: str) -> bool:
    """Whether a text, full-width or not, shows a figure."""
    return _DIGIT.search(text) is not None


def letters(text: str) -> str:
    """The text without white space and punctuation, to compare wordings."""
    return text if text.isalnum() else _SIGNS.sub("", text)


def shortened(name: str) -> str:
    """A printed name short enough for a message."""
    return name if len(name) <= 20 else f"{name[:18]}…"


_ABOUT = re.compile(
    "(?:(?<![节合签预公条契履特邀相制集大])约|大约|近(?![0-9]+(?:年|个?月|天|日|期)))为?[0-9]|[0-9](?:余|多(?!年))"
    "|[0-9][^,，;；。0-9]{0,4}(?:左右|上下(?![级游]))|若干|(?<!很)多次|数次|几次|数十|几十|≈"
)
_ABOUT_SIGNS = frozenset("约近余多左上若数几≈")


def is_about(text: str) -> bool:
    """Whether a text gives a number only roughly (约20次, 20多次, 若干); 节约20万元 does not."""
    return not _ABOUT_SIGNS.isdisjoint(text) and _ABOUT.search(text) is not None


_STATE = re.compile(
    "(?:较|比较|基本|保持|运行|长期|持续|全面|更加|全部|已)*"
    "(?:健全|完善|完备|规范|满意|有序|平稳|稳定|正常|安全|齐全|完整|准确|真实|畅通|充足|整洁|合理|长期|持续|长效"
    "|保持|维持|全年|全覆盖|可持续|建立|制定|印发|出台|建成|开展|开通|编制)"
    "|[国省市县部一二三四五甲乙丙特优良ⅠⅡⅢⅣⅤ]{1,3}(?:级|类|等|档)[A-Z]?(?:及以上)?"
)


def is_state(text: str) -> bool:
    """Whether a target names one state or grade in a word (健全, 运行平稳, 一级A)."""
    text = text.rstrip(CLOSING_SIGNS)
    return len(text) <= 8 and _STATE.fullmatch(text) is not None
