"""What styles say about the text itself: hidden, or in a font of symbols."""

from __future__ import annotations

import re

from lxml import etree

from jiping.readers.base.symbols import SYMBOLS
from jiping.readers.open_document.names import (
    STYLE_ID,
)
from jiping.readers.open_text.names import (
    DISPLAY,
    FONTS,
    HIDDEN_MARKS,
    PROPERTIES,
    STYLE_NAME,
)

PRIVATE = re.compile("[\uf020-\uf0ff]")
"""Where characters of symbol fonts stand."""
HIDES = ("none", "true")


class Styles:
    """Styles of the document so far."""

    def __init__(self) -> None:
        self._hidden: set[str] = set()
        self._symbols: dict[str, dict[int, str]] = {}

    def learn(self, style: etree._Element) -> None:
        """Take note of a style."""
        name = style.get(STYLE_ID, "")
        for properties in style.iter(PROPERTIES):
            if properties.get(DISPLAY) == "none":
                self._hidden.add(name)
            for font in FONTS:
                known = SYMBOLS.get(properties.get(font, "").strip("' ").lower())
                if known:
                    self._symbols[name] = known

    def hides(self, element: etree._Element) -> bool:
        """Whether an element is not shown."""
        if any(element.get(mark) in HIDES for mark in HIDDEN_MARKS):
            return True
        return bool(self._hidden) and element.get(STYLE_NAME) in self._hidden

    def printed(self, text: str, element: etree._Element) -> str:
        """The text with characters of symbol fonts as the characters that they show."""
        if not PRIVATE.search(text):
            return text
        known = self._symbols.get(element.get(STYLE_NAME, ""), SYMBOLS["symbol"])
        return PRIVATE.sub(lambda found: known.get(ord(found[0]) & 0xFF, found[0]), text)
