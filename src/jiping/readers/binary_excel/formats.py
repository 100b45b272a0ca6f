"""How each cell style of a binary workbook shows what is stored."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from jiping.readers.excel.built_in_formats import BUILT_IN
from jiping.readers.excel.number_format import PLAIN, decorates, show, show_text

KEPT = 4096
"""Numbers as they show that are remembered from sheet to sheet: points and years repeat."""


class Formats:
    """Number format codes by the index of the style that cells give."""

    def __init__(self, numbers: Sequence[int], custom: Mapping[int, str], *, from_1904: bool):
        self._codes = [custom.get(n) or BUILT_IN.get(n, PLAIN[0]) for n in numbers]
        self._from_1904 = from_1904
        self.decorating = any(map(decorates, set(self._codes)))
        """Whether any code adds something to texts."""

    def number(self, value: float, style: int) -> str:
        """A stored number as it shows."""
        return _shown(value, self._code(style), from_1904=self._from_1904)

    def text(self, stored: str, style: int) -> str:
        """A stored text as it shows."""
        return show_text(stored, self._code(style)) if self.decorating else stored

    def _code(self, style: int) -> str:
        return self._codes[style] if style < len(self._codes) else PLAIN[0]


@lru_cache(KEPT, typed=True)
def _shown(value: float, code: str, *, from_1904: bool) -> str:
    return show(repr(value), code, from_1904=from_1904)
