"""One spelling for signs: full-width and half-width, operators, dashes, white space."""

from __future__ import annotations

import re

# Every code point that has a plainer twin; the value "" drops it.
_FOLD: dict[int, str] = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
_FOLD |= {ord(sign): "≥" for sign in "≧⩾"}
_FOLD |= {ord(sign): "≤" for sign in "≦⩽"}
_FOLD |= {ord(sign): "=" for sign in "═﹦"}
_FOLD |= {ord(sign): "-" for sign in "–—―−‐‑‒﹣─"}
_FOLD |= {ord(sign): "~" for sign in "〜∼˜"}
_FOLD |= {ord(sign): '"' for sign in "“”„‟「」『』〝〞"}
_FOLD |= {ord(sign): "'" for sign in "‘’"}
_FOLD |= {ord(sign): "·" for sign in "•・‧∙⋅"}
_FOLD |= {ord(sign): "" for sign in "\u200b\u200c\u200d\u2060\ufeff\u00ad"}
_FOLD |= {
    ord("﹥"): ">",
    ord("﹤"): "<",
    ord("﹪"): "%",
    ord("￥"): "¥",
    ord("≒"): "≈",
    ord("萬"): "万",
    ord("億"): "亿",
}

_UNPLAIN = re.compile("[\\s" + re.escape("".join(map(chr, _FOLD))) + "]|[<>=≥≤]=|=[<>]")
# White space says something between two Latin words or two numbers only.
_GAP = re.compile(r"(?<![A-Za-z0-9])\s+|\s+(?![A-Za-z0-9])")
_SPACES = re.compile(r"\s+")
_PAIR = re.compile("[<>=≥≤]=|=[<>]")
_PAIRS = {">=": "≥", "=>": "≥", "≥=": "≥", "<=": "≤", "=<": "≤", "≤=": "≤", "==": "="}


def normalise(text: str) -> str:
    """The text with one spelling for every sign, for comparing and parsing, not for showing.

    Full-width digits, letters and punctuation become half-width, operators ≥ ≤ = and dashes get
    one form each, white space stays (as one space) only between two Latin letters or digits.
    """
    if _UNPLAIN.search(text) is None:
        return text
    text = text.translate(_FOLD)
    text = _SPACES.sub(" ", _GAP.sub("", text))
    return _PAIR.sub(lambda pair: _PAIRS[pair[0]], text)
