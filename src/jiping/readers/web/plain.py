"""Plain pieces of a page: what they show, told from the text alone; None for any other piece."""

from __future__ import annotations

import re
from functools import lru_cache

from jiping.readers.base.grid import clean
from jiping.readers.web.shown import evened

NAME, MORE = r"([a-zA-Z][a-zA-Z0-9]*|o:p)", r"((?:[\s/][^<>]*)?)"
TAG = re.compile(rf"<(/?){NAME}{MORE}>")
ATTRIBUTE = re.compile(
    r"\s+([a-zA-Z][\w:-]*)(?:\s*=\s*(?:\"([^\"<>&]*)\"|'([^'<>&]*)'|([^\s\"'<>=`&/]+)))?"
)
REFERENCE = re.compile("&(?:(nbsp|lt|gt|amp|quot)|#([0-9]{2,5}));")
NAMED = {"nbsp": "\xa0", "lt": "<", "gt": ">", "amp": "&", "quot": '"'}
FIRST, LAST = 160, 0xD7FF
"""Numbered characters that every parser takes for the same."""
PARAGRAPHS = frozenset("p h1 h2 h3 h4 h5 h6".split())
AROUND = frozenset("article center div main section".split())
FONTS = frozenset("b em font i o:p span strong u".split())
FONT = re.compile(
    rf"<(?<!\s<)({'|'.join(sorted(FONTS))})((?:\s[^<>]*)?)>(?!\s)([^<>]*+)(?<!\s)</\1>(?!\s)"
)
"""A change of the font with one text in it; white space beside its tags would be one with it."""
HIDING = re.compile("display|visibility", re.IGNORECASE)
ODD = re.compile("[\0-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff]")
"""Characters that a parser of XML may drop or change."""
DEEPEST = 12
LEVELS = 3
"""Changes of the font within one another that are taken out."""
KEPT, LONG = 512, 1000
"""How many pieces are remembered from page to page, and up to what length."""


class Texts:
    """Texts of cells of one page; what repeats is looked at once."""

    def __init__(self) -> None:
        self.met: dict[str, str] = {}
        """By what is written in a cell, the text that it shows."""

    def alone(self, written: str) -> str | None:
        """A text without tags, as it shows by itself."""
        text = self.met.get(written)
        if text is None:
            even = _text(written)
            if even is None:
                return None
            text = self.met[written] = clean(even)
        return text

    def all_alone(self, written: list[str]) -> list[str] | None:
        """Texts without tags, as each shows by itself; None where one of them is not plain."""
        together = "".join(written)
        if together.isprintable() and not any(mark in together for mark in ("<", "&", "  ")):
            return list(map(str.strip, written))
        if None in map(self.alone, set(written)):
            return None
        return [self.met[it] for it in written]

    def within(self, written: str) -> str | None:
        """The text of a cell, whatever stands in it."""
        if "<" not in written:
            return self.alone(written)
        if written not in self.met:
            stack: list[str] = []
            parts = shown(written, stack)
            if parts is None or stack:
                return None
            lines = (line.strip() for line in parts.split("\n"))
            self.met[written] = clean("\n".join(line for line in lines if line))
        return self.met[written]


def shown(written: str, around: list[str]) -> str | None:
    """What a piece shows, with a line end wherever a paragraph begins or ends. `around` are
    the elements open before it, and then those open behind it."""
    first, *pieces = TAG.split(written)
    parts = [_text(first)]
    for end, name, more, text in zip(*(iter(pieces),) * 4, strict=True):
        tag = name.lower()
        if tag == "br":
            if end or attributes(more.rstrip("/")) is None:
                return None
            parts += "\n", _text(text)
            continue
        if tag not in PARAGRAPHS and tag not in AROUND and tag not in FONTS:
            return None
        if end:
            if more or not around or around.pop() != tag:
                return None
        else:
            if tag not in FONTS and around[-1:] == ["p"]:
                around.pop()  # a paragraph ends where the next begins
            closed = tag not in FONTS and not PARAGRAPHS.isdisjoint(around)
            if closed or len(around) >= DEEPEST or attributes(more) is None:
                return None
            around.append(tag)
        parts += "" if tag in FONTS else "\n", _text(text)
    if None in parts:
        return None
    return "".join(part for part in parts if part)


def wraps(before: str, behind: str) -> bool:
    """Whether what stands around a text are elements around it, or nothing."""
    return (_met_wraps if len(before) + len(behind) <= LONG else _wraps)(before, behind)


def _wraps(before: str, behind: str) -> bool:
    stack: list[str] = []
    begun = shown(before, stack)
    if begun is None or begun.strip() or "<br" in before.lower():
        return False
    count = before.count("<")
    ended = shown(behind, stack)
    return ended is not None and not stack and not ended.strip() and behind.count("</") == count


_met_wraps = lru_cache(KEPT)(_wraps)


def without_fonts(written: str) -> str | None:
    """A piece without the tags that change the font of a text, from the inner to the outer ones."""
    if written.count("&") != len(REFERENCE.findall(written)):
        return None  # a reference may not come about by what is taken out

    def only_text(font: re.Match[str]) -> str:
        met.add(font[2])
        return font[3]

    met: set[str] = set()
    for _ in range(LEVELS):
        written = FONT.sub(only_text, written)
    return None if None in map(attributes, met) else written


def attributes(written: str) -> dict[str, str] | None:
    """The attributes of a tag by name."""
    return _met_attributes(written) if len(written) <= LONG else _attributes(written)


def _attributes(written: str) -> dict[str, str] | None:
    found: dict[str, str] = {}
    at = 0
    while (attribute := ATTRIBUTE.match(written, at)) is not None:
        name = attribute[1].lower()
        if name in found:
            return None
        value = found[name] = attribute[2] or attribute[3] or attribute[4] or ""
        if name == "hidden" or (name == "style" and HIDING.search(value)):
            return None
        at = attribute.end()
    return None if written[at:].strip() or ODD.search(written) else found


_met_attributes = lru_cache(KEPT)(_attributes)


def _text(written: str) -> str | None:
    """A piece of text with its white space as it shows."""
    if "<" in written or (not written.isprintable() and ODD.search(written)):
        return None
    if "&" in written:
        pieces = REFERENCE.split(written)
        if written.count("&") != len(pieces) // 3:
            return None
        for number in range(1, len(pieces), 3):
            name, code = pieces[number], pieces[number + 1]
            if name is None and not FIRST <= int(code) <= LAST:
                return None
            pieces[number : number + 2] = (NAMED[name] if name else chr(int(code))), ""
        written = "".join(pieces)
    return evened(written)
