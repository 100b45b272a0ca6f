"""Which character encoding a text file has: what it says, else what gives plausible Chinese."""

from __future__ import annotations

import codecs
import re

from msgspec import Struct

BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
DECLARED = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?([\w.:-]{2,20})|<\?xml[^>]{0,80}?encoding=["']([\w.:-]{2,20})""",
    re.IGNORECASE,
)
WIDER = {
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "x-gbk": "gb18030",
    "cp936": "gb18030",
    "big5-hkscs": "big5hkscs",
}
"""Encodings named on pages, and the superset that is meant."""
COMMON = {"gb18030": ("gb2312", 0xB0, 0xD7), "big5hkscs": ("big5", 0xA4, 0xC6)}
"""Per encoding: the codec and lead bytes of its frequent characters."""
GARBLED = ("\ufffd", "锟斤拷")
NEARLY = 20
"""Text with one broken place in more than so many characters is UTF-8 nevertheless."""
SAMPLE = 20_000
ENOUGH = 0.75
"""Share of frequent characters among Chinese ones from which a guess is trusted."""


class Decoded(Struct, frozen=True):
    """Text, the encoding it was read with, and how many places are probably garbled."""

    text: str
    encoding: str
    doubtful: int = 0


def decode(data: bytes) -> Decoded:
    """Never fails: what cannot be decoded becomes U+FFFD and is counted as doubtful."""
    for bom, marked in BOMS:
        if data.startswith(bom):
            return _counted(data[len(bom) :].decode(marked, "replace"), marked)
    try:
        return _counted(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        mended = _counted(data.decode("utf-8", "replace"), "utf-8")
    if b"\0" in data[:4096]:
        return _wide(data)
    if mended.doubtful * NEARLY < _beyond_ascii(mended.text):
        return mended
    declared = _declared(data)
    text = _strictly(data, declared) if declared else None
    if declared and text is not None:
        return _counted(text, declared)
    guess = _likelier(data)
    if guess:
        text = data.decode(guess)
        return Decoded(text, guess, max(_rare(text), _counted(text, guess).doubtful))
    attempts = [_counted(data.decode(code, "replace"), code) for code in COMMON]
    return min(mended, *attempts, key=lambda attempt: attempt.doubtful)


def _beyond_ascii(text: str) -> int:
    return len(text) - len(text.encode("ascii", "ignore"))


def _counted(text: str, encoding: str) -> Decoded:
    return Decoded(text, encoding, sum(text.count(mark) for mark in GARBLED if mark[0] in text))


def _strictly(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeError, LookupError):
        return None


def _declared(data: bytes) -> str | None:
    found = DECLARED.search(data[:4096])
    if not found:
        return None
    name = (found[1] or found[2]).decode("ascii").lower()
    try:
        return WIDER.get(name) or codecs.lookup(name).name
    except LookupError:
        return None


def _wide(data: bytes) -> Decoded:
    """UTF-16 without a mark: NULs are the high halves of ASCII."""
    even, odd = data[0:4096:2].count(0), data[1:4096:2].count(0)
    encoding = "utf-16-le" if odd >= even else "utf-16-be"
    return _counted(data.decode(encoding, "replace"), encoding)


def _likelier(data: bytes) -> str | None:
    """GB18030 or Big5, whichever reads as the more usual Chinese."""
    shares = {
        encoding: _share(text[:SAMPLE], encoding)
        for encoding in COMMON
        if (text := _strictly(data, encoding)) is not None
    }
    return max(shares, key=lambda encoding: shares[encoding], default=None)


def _share(text: str, *encodings: str) -> float:
    """Frequent characters of any of the encodings among all letters that are not ASCII."""
    letters = [char for char in text if char > "\x7f" and char.isalpha()]
    frequent = sum(any(_is_frequent(char, encoding) for encoding in encodings) for char in letters)
    return frequent / len(letters) if letters else 0.0


def _is_frequent(char: str, encoding: str) -> bool:
    codec, low, high = COMMON[encoding]
    encoded = char.encode(codec, "ignore")
    return len(encoded) == 2 and low <= encoded[0] <= high


def _rare(text: str) -> int:
    """How many characters speak against a guess; 0 where it is trusted."""
    sample = text[:SAMPLE]
    share = _share(sample, *COMMON)
    letters = sum(char > "\x7f" and char.isalpha() for char in sample)
    return round((1 - share) * letters) if share < ENOUGH else 0
