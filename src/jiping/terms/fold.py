"""Text folded for comparing: simplified, half-width, without shapes that only fonts know.

A table of our own and no converter: matching needs single characters, not phrases, and the table
is ready in a fraction of the time a library takes to start. What is printed stays as printed;
only what is compared or parsed is folded.
"""

from __future__ import annotations

import re

from jiping.terms.characters import PLAINER

_FOLDED = frozenset(map(chr, PLAINER))
_TONES = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿ"
_TONED = frozenset(_TONES)
_PINYIN = re.compile(rf"(?<=[^\W0-9A-Za-z_{_TONES}])\s*[(（]([a-zü{_TONES}]{{1,6}})[)）]")
_MEASURES = frozenset("m km cm mm kg g t h d kw mg ml l s".split())


def fold(text: str) -> str:
    """The text with every character in its plain simplified shape; a plain text is given back.

    One character stays one character: a place in the folded text is the same place in the text.
    """
    return text if _FOLDED.isdisjoint(text) else text.translate(PLAINER)


def without_pinyin(text: str) -> str:
    """The text without the pinyin that some converters put in brackets behind: 績(jī)效(xiào)."""
    return text if _TONED.isdisjoint(text) else _PINYIN.sub(_unless_measure, text)


def _unless_measure(found: re.Match[str]) -> str:
    return found[0] if found[1] in _MEASURES else ""
