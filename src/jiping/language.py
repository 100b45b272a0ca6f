"""The language of the running task: Chinese unless somebody asked for English."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jiping.model import Words

LANGUAGES = ("zh", "en")

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


def say(words: Words, **fields: object) -> str:
    """The text in the current language with its fields filled in."""
    return words.say(current(), **fields)
