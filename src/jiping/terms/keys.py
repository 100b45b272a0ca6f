"""The keys of texts, by which they are compared: 单 位：（万元） and 单位:(万元) are the same."""

from __future__ import annotations

import re
from functools import lru_cache

from jiping.terms.characters import PLAINER
from jiping.terms.fold import without_pinyin

_WHITE = " \t\r\n\v\f\u00a0\u1680\u3000\u200b\u200c\u200d\u2060\ufeff\u00ad" + "".join(
    map(chr, range(0x2000, 0x200B))
)
_KEY: dict[int, str | None] = {
    **dict.fromkeys(map(ord, _WHITE + "★☆▲△●◆■※*＊"), None),
    **{code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F) if code != ord("＊")},
    **PLAINER,
    **{ord(old): new for old, new in zip("〔〕【】[]", "()()()", strict=True)},
}
_TO_CHANGE = frozenset(map(chr, _KEY))
_FOLDED: dict[str, str] = {}
_BRACKETS = re.compile(r"\([^()]*\)?")


@lru_cache(maxsize=16)
def key(text: str) -> str:
    """The text for comparison: no white space or stars, half-width, simplified, no last colon.

    The last few are kept, for one text is asked about in several ways in a row.
    """
    name = text if _TO_CHANGE.isdisjoint(text) else text.translate(_KEY)
    if "(" in name:
        name = without_pinyin(name)
    return name.rstrip(":;,、")


def bare(key_: str) -> str:
    """A key without what stands in brackets: 执行率(B/A) -> 执行率."""
    return _BRACKETS.sub("", key_).rstrip(":") if "(" in key_ else key_


def folded(sign: str) -> str:
    """One character as `key` writes it: half-width, simplified; "" for one that it drops."""
    found = _FOLDED.get(sign)
    if found is None:
        found = _FOLDED[sign] = key(f"x{sign}x")[1:-1]
    return found
