"""One spelling for signs: full-width and half-width, operators, dashes, white space."""

from __future__ import annotations

import re

from jiping.terms import fold

LETTER = "[^\\W0-9A-Za-z_]"
"""Regex source of a Chinese character; a range of code points takes a millisecond to compile."""

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
}

_PLAIN = {chr(code): plain for code, plain in _FOLD.items()}
_WHITE = (
    "\t\n\v\f\r\x1c\x1d\x1e\x1f \x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007"
    "\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000"
)
_UNPLAIN = frozenset((*_PLAIN, *_WHITE))
_FOREIGN = re.compile("[" + re.escape("".join(_PLAIN)) + "]")
_SPACE = re.compile(r"\s+")
# White space says something between two Latin words or two numbers only.
_GAP = re.compile(r"(?<![A-Za-z0-9]) | (?![A-Za-z0-9])")
_RUN = re.compile("[<>=≥≤《》]{2,}")


def _plain(found: re.Match[str]) -> str:
    return _PLAIN[found[0]]


def normalise(text: str) -> str:
    """The text with one spelling for every sign, for comparing and parsing, not for showing.

    Full-width digits, letters and punctuation become half-width, operators ≥ ≤ = and dashes get
    one form each, white space stays (as one space) only between two Latin letters or digits.
    Traditional characters become simplified.
    """
    text = fold(text)
    if not _UNPLAIN.isdisjoint(text):
        text = _FOREIGN.sub(_plain, text)
        if _SPACE.search(text):
            text = _GAP.sub("", _SPACE.sub(" ", text))
    if "=" in text:
        text = _RUN.sub(_operator, text)
    return text


def _operator(found: re.Match[str]) -> str:
    """One operator for a run with an equals sign (>=, =<, ==); a contradiction stays as it is."""
    run = found[0]
    more, less = any(sign in run for sign in ">≥》"), any(sign in run for sign in "<≤《")
    if "=" not in run or (more and less):
        return run
    return "≥" if more else "≤" if less else "="
