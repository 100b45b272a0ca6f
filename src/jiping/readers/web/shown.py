"""White space in pages, as browsers show it."""

from __future__ import annotations

import re

SPACE = re.compile(r"[ \t\r\n\f]+")
WRAP = re.compile(r"(?<=[\u2e80-\uffef])[ \t\r\f]*\n[ \t\r\n\f]*(?=[\u2e80-\uffef])")
"""A line of the source that ends between two Chinese characters: no space is meant."""


def evened(text: str) -> str:
    """White space as it shows: one space, or none where the source wraps Chinese text."""
    if text.isprintable() and "  " not in text:
        return text
    if "\n" in text:
        text = WRAP.sub("", text)
    return SPACE.sub(" ", text)
