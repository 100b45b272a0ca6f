"""What one cell looks like: its text without wraps, what it may label, and its shape.

Texts repeat within a form and between forms, so looks are kept (bounded) by printed text.
"""

from __future__ import annotations

import re

from msgspec import Struct

from jiping.forms.seen.shapes import (
    BLANK,
    LEVEL1,
    LEVEL_SHAPES,
    LONG,
    LOOSE_EITHER,
    LOOSE_LEVEL1,
    shape_of,
)
from jiping.terms import (
    POINTS_BEHIND,
    Label,
    LevelName,
    bare,
    closing_field,
    key,
    label,
    level1,
    level2,
    meanings,
    wordings,
)

_QUESTIONS = frozenset(wordings("question_level2"))
_KEPT = 8192
_KEPT_UP_TO = 120
_LABEL_UP_TO = 36
_KEY_OF = 400
_BOTH_UP_TO = 30
_BREAK = "\n"


class Look(Struct, gc=False):
    """A cell's text as understood without its neighbours.

    `text`: outer white space and line wraps gone. `label`: what it labels, if anything.
    `points`, `amount`: texts found in its brackets (20分) (万元). `pair`: a label with what it
    means, and the value that shares the cell with it (年度目标1：…). `ordinary` = nothing but the
    name of a level as it is usually written.
    """

    text: str
    key: str
    shape: int
    label: Label | None = None
    level1: LevelName | None = None
    level2: LevelName | None = None
    points: str | None = None
    amount: str | None = None
    pair: tuple[str, Label, str] | None = None
    ordinary: bool = False


_POINTS = re.compile(r"\((?:[^()0-9]{0,8})([0-9]+(?:\.[0-9]+)?)分")
_AMOUNT = re.compile(r"\((?:单位[:为]?|人民币)?((?:亿|万|千)?元)\)?")
_OLD_AMOUNT = re.compile(r"[億萬仟](?:[(（][^()（）]*[)）])?\s*元")
_PAIRED = re.compile(r"^([^:：]{1,28})[:：](?=\s*\S)", re.DOTALL)
_ENUMERATED = re.compile(
    r"(?:[0-9]{1,2}(?:[、．)）]|\.(?![0-9]))|[一二三四五六七八九十]{1,3}[、．.]"
    r"|[(（][0-9一二三四五六七八九十]{1,3}[)）]|[①-⑳]|(?:目标|指标)[0-9一二三四五六七八九十])"
)
_BETWEEN = re.compile(r"\s*[-—–－/／→>＞|、·\n]\s*")
_SEPARATORS = frozenset("-—–－/／→>＞|、·\n")
_NO_LABEL = re.compile(r"[，。；,;、0-9“”]")
_LOST = {"■" * count: "□" for count in (1, 2, 3, 4)}
"""Digits that a font without them shows as boxes; as stars they would be no text at all."""
_SENTENCE_END = "。；;！!？?：:"


KEPT: dict[str, Look] = {}
"""Looks of texts met before."""


def look(text: str) -> Look:
    """The look of a printed text; kept for texts short enough to come again."""
    seen = KEPT.get(text)
    if seen is None:
        seen = _examine(text)
        if len(text) <= _KEPT_UP_TO:
            if len(KEPT) >= _KEPT:
                KEPT.clear()
            KEPT[text] = seen
    return seen


def clean(text: str) -> str:
    """The text without outer white space and without line wraps inside a phrase.

    A line break stays before an enumeration and after the end of a sentence; elsewhere it is
    dropped, or becomes a space between two Latin words.
    """
    text = text.strip().strip("\u200b\ufeff")
    if "\n" not in text and "\r" not in text:
        return text
    lines = [line for part in text.splitlines() if (line := part.strip())]
    joined = lines[0]
    for line in lines[1:]:
        if joined[-1] in _SENTENCE_END or _ENUMERATED.match(line):
            joined += "\n" + line
        elif joined[-1].isascii() and joined[-1].isalpha() and line[0].isascii():
            joined += " " + line
        else:
            joined += line
    return joined


def levels_in_one(text: str) -> tuple[str, str] | None:
    """The names of level 1 and level 2 that share a cell: 产出指标-数量指标; None for others."""
    if len(text) > _BOTH_UP_TO or _SEPARATORS.isdisjoint(text):
        return None
    one, found, two = _BETWEEN.sub(_BREAK, text, count=1).partition(_BREAK)
    if not found or (first := level1(one)) is None or level2(two) is None:
        return None
    return (one, two) if first.kind is not None else None


def _examine(text: str) -> Look:
    printed = clean(text)
    if not printed:
        return Look("", "", BLANK)
    name = key(printed[:_KEY_OF])
    if len(name) > _LABEL_UP_TO:
        return Look(printed, name, LONG, pair=_split_label(printed) or _label_above(text))
    meaning, first, second = meanings(printed)
    if meaning is not None and ":" in name and meaning.head in ("unit", "amount_unit"):
        meaning = None  # 单位：（万元）
    if first is None and second is None and (both := levels_in_one(printed)) is not None:
        first = level1(both[0])
    bracketed = "(" in name
    points = _POINTS.search(name) if bracketed else None
    counted = points[1] if points else None
    if not bracketed and name.endswith("分") and (meaning or first or second):
        behind = POINTS_BEHIND.fullmatch(name)
        counted = behind[2] if behind else None
    amount = _AMOUNT.search(name) if bracketed else None
    shape = shape_of(name or _LOST.get(printed, ""), first, second)
    if shape == LOOSE_LEVEL1 and name in _QUESTIONS:
        shape = LOOSE_EITHER  # 履职效益 stands below 产出及效率 too
    if points and not bare(name):
        shape = LEVEL1  # only (50分) is left of 产出指标(50分)
    return Look(
        printed,
        name,
        shape,
        meaning,
        first,
        second,
        counted,
        _as_printed(amount[1], printed) if amount else None,
        (_split_label(printed) or _label_above(text)) if meaning is None else None,
        shape in LEVEL_SHAPES and not counted and _as_usual(first) and _as_usual(second),
    )


def _as_usual(level: LevelName | None) -> bool:
    return level is None or level.mended is None


def _as_printed(amount: str, printed: str) -> str:
    """The unit of amounts with the characters that the form has (萬元)."""
    if amount in printed or not (old := _OLD_AMOUNT.search(printed)):
        return amount
    return old[0]


def _label_above(text: str) -> tuple[str, Label, str] | None:
    """A label of objectives on a line of its own, what it means, and the text below it."""
    name, broken, behind = text.strip().partition(_BREAK)
    if not broken or len(name) > _LABEL_UP_TO or not (behind := clean(behind)):
        return None
    meaning = label(name.strip())
    return (name.strip(), meaning, behind) if meaning is not None and meaning.objective else None


def _split_label(text: str) -> tuple[str, Label, str] | None:
    """The label that begins a text, what it means, and what stands behind its colon.

    Before a colon any short text that names reasons, problems or measures is a label.
    """
    found = _PAIRED.match(text)
    if found is None:
        return None
    name, behind = found[1], text[found.end() :].strip()
    if name[0] in "（(":
        name, behind = name[1:], behind.rstrip("）)")
    meaning = label(name)
    if meaning is None and (field := closing_field(name)) and not _NO_LABEL.search(name):
        meaning = Label(closing=field)
    return (name, meaning, behind) if meaning is not None else None
