"""Whether an actual reaches its target, and by how much; exact, and silent where it cannot be told."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from msgspec import Struct

from jiping.model import Value, Words

Kind = Literal[
    "at_least",
    "at_most",
    "equal",
    "range",
    "zero",
    "date",
    "yes_no",
    "comparison",
    "level",
    "text",
    "unanswered",
]


class Comparison(Struct, frozen=True, gc=False):
    """How an actual stands to its target.

    `ratio` is the share of the target reached (1 or more when met), None where there is none;
    `met` is None where nobody can tell, and `reason` says why.
    """

    kind: Kind
    ratio: Decimal | None = None
    met: bool | None = None
    reason: Words | None = None


_NO_ANSWER = Words("完成值没有以指标值的形式作答", "the actual does not answer the target in kind")
_WORDS = Words("指标值为文字描述，无法计算", "the target is words and cannot be computed")


def compare(target: Value, actual: Value, *, lower_is_better: bool = False) -> Comparison:
    """How `actual` answers `target`; a number without operator is at least, or at most."""
    if target.type == "number" and actual.type in ("number", "zero"):
        a, b = target.number, actual.number or Decimal(0)
        if a is None or a == 0:
            return Comparison("at_least", reason=_NO_ANSWER)
        if target.operator in ("≤", "<") or (target.operator is None and lower_is_better):
            return Comparison("at_most", a / b if b else Decimal(1), b <= a)
        return Comparison("at_least", b / a, b >= a)
    if target.type == "text":
        return Comparison("text", reason=_WORDS)
    if target.type != actual.type:
        return Comparison("unanswered", reason=_NO_ANSWER)
    if target.type == "yes_no":
        return Comparison("yes_no", None, target.answer == actual.answer)
    if target.type == "zero":
        return Comparison("zero", None, True)
    return Comparison(target.type, reason=_WORDS) if target.type != "number" else Comparison("text")
