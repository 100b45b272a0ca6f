"""When a form cannot be printed: one sentence for the user."""

from __future__ import annotations

from jiping.language import say
from jiping.model import Words


class Unprintable(Exception):
    """The form cannot be printed here or in this format; the message is one sentence."""

    def __init__(self, words: Words, **fields: object) -> None:
        super().__init__(say(words, **fields))


class MissingFont(Unprintable):
    """No font with Chinese characters was found."""
