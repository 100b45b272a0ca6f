"""Ticks: boxes in a cell (☑经费保障 □制度保障), and columns that hold a tick or nothing."""

from __future__ import annotations

import re

BETWEEN = "、"
"""Between answers that are ticked in columns of their own."""

_TICKED = frozenset(("√", "✓", "✔", "☑", "☒", "■", "●", "是", "1", "V", "v", "有", "Y", "对"))
_UNTICKED = frozenset(("□", "☐", "○", "◯", "否", "0", "无", "×", "-", "—", "/", "N", "✗", "✘"))
_MARKS = "√✓✔☑☒■●"
_BOXES = "□☐○◯"
_IN_BOX = re.compile(rf"[{_BOXES}]\s?[√✓✔]")
_BEFORE = re.compile(rf"([{_MARKS}{_BOXES}])\s*([^\s{_MARKS}{_BOXES}；;，,。、（(]+)")
_BEHIND = re.compile(rf"([^\s{_MARKS}{_BOXES}；;，,。、）)]+)\s*[（(]?\s*([{_MARKS}{_BOXES}])")


def is_ticked(text: str) -> bool:
    """Whether a cell holds a tick and nothing else."""
    return text.strip() in _TICKED


def is_mark(text: str) -> bool:
    """Whether a cell holds the sign of a tick: not 是, 1 or 有, which answer other questions."""
    return text.strip() in {*_MARKS}


def is_unticked(text: str) -> bool:
    """Whether a cell holds an empty box or another sign for no."""
    return text.strip() in _UNTICKED


def ticked(text: str) -> str | None:
    """The answers ticked in a text with boxes, else the text itself; None where none is ticked."""
    text = _IN_BOX.sub("☑", text)
    marked = [sign for sign in text if sign in _MARKS or sign in _BOXES]
    if not marked:
        return text or None
    before = text.lstrip()[:1] in (*_MARKS, *_BOXES)
    pairs = [
        (found[1], found[2]) if before else (found[2], found[1])
        for found in (_BEFORE if before else _BEHIND).finditer(text)
    ]
    chosen = [name for sign, name in pairs if sign in _MARKS]
    return BETWEEN.join(chosen) or None


def has_boxes(text: str) -> bool:
    """Whether a text holds boxes or ticks beside words."""
    return any(sign in text for sign in (*_MARKS, *_BOXES)) and not is_ticked(text)
