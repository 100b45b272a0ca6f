"""Whether the characters of a page can be what they are said to be.

A font may number its characters as it likes. Where the table that says what they mean is missing
or was lost on the way, other characters come out, and figures among them would be believed.
"""

from __future__ import annotations

from collections.abc import Sequence

from jiping.readers.portable.symbols import LOST

PINYIN = "āáǎàōóǒòēéěèīíǐìūúǔùǖǘǚǜüêńňǹ"
FOREIGN = frozenset(map(chr, range(0xC0, 0x250))) - frozenset(PINYIN) - frozenset("×÷Øø")
"""Letters that no Chinese form has, except in a foreign name."""
DISTINCT = 4
"""So many of these on one page are no name."""
MOSTLY = 0.3
"""Share of characters without meaning from which the others on the page are in doubt, too."""
SHAPES = 20
"""So many shapes on a page without any text are letters, or a picture."""


def is_doubtful(texts: Sequence[str]) -> bool:
    """Whether the characters of a page cannot be believed."""
    return len(FOREIGN.intersection(texts)) >= DISTINCT


def is_unknown(texts: Sequence[str]) -> bool:
    """Whether too many characters of a page are without meaning, or all of them are in doubt."""
    lost = texts.count(LOST)
    return bool(lost) and lost >= MOSTLY * len(texts)
