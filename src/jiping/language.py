"""The language of the running task: Chinese unless somebody asked for English."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jiping.model import Words

LANGUAGES = ("zh", "en")

CONTROLS = {code: None for code in (*range(32), *range(127, 160)) if chr(code) not in "\n\t"}
CLOSING = frozenset("，。；：、！？）》〉」』】〕”’％%,;:!?)]}")
OPENING = frozenset("（《〈「『【〔“‘([{")
LONGEST = 200
"""Characters of a text out of a file that a message repeats."""

_current: ContextVar[str | None] = ContextVar("language", default=None)


def current() -> str:
    """ "zh" or "en": what `speaking` set, else the environment's JIPING_LANG, else "zh"."""
    return _current.get() or _normalised(os.environ.get("JIPING_LANG", "zh"))


@contextmanager
def speaking(lang: str | None) -> Iterator[None]:
    """Everything said inside is said in `lang`; None keeps the current language throughout."""
    token = _current.set(_normalised(lang) if lang else current())
    try:
        yield
    finally:
        _current.reset(token)


def _normalised(lang: str) -> str:
    return "en" if lang.lower().startswith("en") else "zh"


def brief(text: str) -> str:
    """A text out of a file, short enough to be repeated in a message."""
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"


def say(words: Words, **fields: object) -> str:
    """The text in the current language with its fields filled in."""
    return words.say(current(), **fields)


def printable(text: str) -> str:
    """A text out of a file without control characters, which a terminal would obey."""
    return text if text.isprintable() else text.translate(CONTROLS)


def wrap(text: str, width: int) -> list[str]:
    """Lines of at most `width` columns, broken at spaces and between Chinese characters.

    A Chinese character takes two columns; no line begins with closing punctuation or ends with
    an opening bracket. A word longer than `width` stays whole.
    """
    lines: list[str] = []
    line: list[str] = []
    columns = 0
    for piece in _pieces(" ".join(text.split())):
        size = _columns(piece)
        if columns + size > width and line:
            kept = [] if piece == " " else [piece]
            while kept and kept[0][0] in CLOSING and len(line) > 1:
                kept.insert(0, line.pop())
            while kept and line[-1][-1] in OPENING and len(line) > 1:
                kept.insert(0, line.pop())
            lines.append("".join(line).rstrip())
            line, columns = kept, sum(map(_columns, kept))
        else:
            line.append(piece)
            columns += size
    return [*lines, "".join(line).rstrip()]


def _pieces(text: str) -> list[str]:
    """Words, spaces and single wide characters."""
    pieces: list[str] = []
    for alone, run in groupby(text, lambda char: char == " " or _is_wide(char)):
        together = "".join(run)
        pieces += together if alone else [together]
    return pieces


def _columns(piece: str) -> int:
    return len(piece) if piece.isascii() else sum(1 + _is_wide(char) for char in piece)


def _is_wide(char: str) -> bool:
    return unicodedata.east_asian_width(char) in "WF"
