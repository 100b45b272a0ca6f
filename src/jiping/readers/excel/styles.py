"""How each cell style shows what is stored."""

from __future__ import annotations

from functools import lru_cache

from lxml import etree

from jiping.readers.base.grid import clean, whole
from jiping.readers.base.xml import parse
from jiping.readers.excel.built_in_formats import BUILT_IN
from jiping.readers.excel.number_format import PLAIN, show, show_text
from jiping.readers.excel.strings import decoded

MOST = 1_000_000
KEPT_UP_TO = 64 * 1024
"""Bytes of styles that are kept: workbooks made from one template have the same."""
ON = frozenset({"1", "true", "on"})


class Styles:
    """Number format codes by the index that cells give (attribute s)."""

    def __init__(self, data: bytes | None, part: str, *, from_1904: bool) -> None:
        codes = _codes if data is None or len(data) > KEPT_UP_TO else _kept
        self._codes, self.decorating = codes(data, part)
        """Codes, and whether any of them adds something to texts."""
        self._from_1904 = from_1904
        self._shown: dict[tuple[str, str | None], str] = {}

    def number(self, stored: str, style: str | None) -> str:
        """A stored number as it shows."""
        key = (stored, style)
        shown = self._shown.get(key)
        if shown is None:
            shown = show(stored, self._code(style), from_1904=self._from_1904)
            self._shown[key] = shown
        return shown

    def text(self, stored: str, style: str | None) -> str:
        """A stored text as it shows."""
        return show_text(stored, self._code(style)) if self.decorating else stored

    def other(self, kind: str, stored: str, style: str | None) -> str:
        """A stored value that is neither a number nor a shared text, as it shows."""
        if kind == "b":
            return "TRUE" if stored.strip() in ON else "FALSE"
        if kind == "d":
            return stored.strip().removesuffix("T00:00:00")
        return clean(self.text(decoded(stored), style))

    def _code(self, style: str | None) -> str:
        index = whole(style, 0, MOST)
        return self._codes[index] if index < len(self._codes) else PLAIN[0]


def _codes(data: bytes | None, part: str) -> tuple[tuple[str, ...], bool]:
    """The code of each cell style, given the styles part."""
    found: list[str] = []
    custom: dict[int, str] = {}
    for group in () if data is None else parse(data, part):
        if group.tag.endswith("}numFmts"):
            custom = {_number(f): f.get("formatCode") or "" for f in group}
        elif group.tag.endswith("}cellXfs"):
            numbers = [_number(xf) for xf in group]
            found = [custom.get(n) or BUILT_IN.get(n, PLAIN[0]) for n in numbers]
    return tuple(found), any(show_text("x", code) != "x" for code in set(found))


_kept = lru_cache(maxsize=32)(_codes)


def _number(element: etree._Element) -> int:
    return whole(element.get("numFmtId"), 0, MOST)
