"""How each cell style shows what is stored."""

from __future__ import annotations

from lxml import etree

from jiping.readers.base.grid import clean, whole
from jiping.readers.excel.built_in_formats import BUILT_IN
from jiping.readers.excel.number_format import PLAIN, show, show_text
from jiping.readers.excel.strings import decoded

MOST = 1_000_000
ON = frozenset({"1", "true", "on"})


class Styles:
    """Number format codes by the index that cells give (attribute s)."""

    def __init__(self, root: etree._Element | None, *, from_1904: bool) -> None:
        self._codes: list[str] = []
        self._from_1904 = from_1904
        self._shown: dict[tuple[str, str | None], str] = {}
        custom: dict[int, str] = {}
        for group in () if root is None else root:
            if group.tag.endswith("}numFmts"):
                custom = {_number(f): f.get("formatCode") or "" for f in group}
            elif group.tag.endswith("}cellXfs"):
                numbers = [_number(xf) for xf in group]
                self._codes = [custom.get(n) or BUILT_IN.get(n, PLAIN[0]) for n in numbers]
        self.decorating = any(show_text("x", code) != "x" for code in set(self._codes))
        """Whether any code adds something to texts."""

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


def _number(element: etree._Element) -> int:
    return whole(element.get("numFmtId"), 0, MOST)
