"""XML read as flat text: every "<" begins a tag, so a search for tags finds all of them.

This takes a fraction of the time of a tree. A part is flat where it is in UTF-8, where as many
elements end as begin, where there are no comments, CDATA sections, processing instructions and
DOCTYPE, and where its namespace belongs to one prefix throughout. Every other part is left to
the tree (`base.xml`), which also says what is wrong with it. What only a parser notices, such
as a fault inside a tag that nobody reads, does not keep the part from being read; the archive
has verified by its checksum that the part is as it was written.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache

LARGEST = 16 * 1024 * 1024
"""Bytes of a part beyond which it is not read as a whole."""
START = re.compile(
    rb"(?:\xef\xbb\xbf)?"
    rb"(?:<\?xml version=[\"']1\.0[\"'](?: encoding=[\"'](?:UTF|utf)-8[\"'])?"
    rb"(?: standalone=[\"'](?:yes|no)[\"'])? ?\?>)?\s*<([\w:]+)(\s[^<>]*)>"
)
"""An optional declaration, and the name and attributes of the root."""
BOUND = re.compile(rb"xmlns(?::([\w.-]+))?\s*=\s*(?:\"([^\"<&]*)\"|'([^'<&]*)')")
NUMBERED = re.compile("&#(x[0-9A-Fa-f]{1,6}|[0-9]{1,7});")
RUN = re.compile("&#([0-9;&#]*;|x[0-9A-Fa-f]{1,6};)")
"""Numbered characters in a row, as libraries write Chinese; words repeat within a form."""
REFERENCE = re.compile("&(lt|gt|amp|quot|apos);")
NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"', "apos": "'"}
NAMES = {character: f"&{name};" for name, character in NAMED.items()}
ILLEGAL = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Characters that XML cannot hold, by reference either."""


def flat(data: bytes, root: bytes, namespaces: Collection[str]) -> str | None:
    """The text of a part that is flat, else None; line ends are "\\n", as a parser makes them.

    `root` is the name of its root as written (b"worksheet", b"w:document"); its prefix is to
    stand for one of `namespaces`.
    """
    start = START.match(data)
    if start is None or start[1] != root or len(data) > LARGEST:
        return None
    at, end = start.end(), b"</" + root + b">"
    if not data.rstrip().endswith(end) or not _bound(data, start, root, namespaces):
        return None
    if any(data.find(m, at) >= 0 and data.find(b"<" + m, at) >= 0 for m in (b"!", b"?")):
        return None
    begun = data.count(b"<", start.start(1) - 1) - data.count(b"/>")
    if begun != 2 * data.count(b"</"):
        return None
    try:
        text = data.decode("utf-8-sig")
        if "\r" in text:
            text = text.replace("\r\n", "\n").replace("\r", "\n")
        if "&" in text and "&#" in text:
            pieces = RUN.split(text)
            pieces[1::2] = map(_characters, pieces[1::2])
            text = "".join(pieces)
    except ValueError:
        return None
    return text


def unescaped(text: str) -> str | None:
    """Character data of a flat text with its references put in; None where one is unknown."""
    pieces = REFERENCE.split(text)
    if 2 * text.count("&") != len(pieces) - 1:
        return None
    pieces[1::2] = [NAMED[name] for name in pieces[1::2]]
    return "".join(pieces)


@lru_cache(maxsize=4096)
def _characters(run: str) -> str:
    """What a run shows; what is no number of a character stays. Raises ValueError."""
    pieces = NUMBERED.split(f"&#{run}")
    pieces[1::2] = map(_character, pieces[1::2])
    return "".join(pieces)


@lru_cache(maxsize=4096)
def _character(number: str) -> str:
    """The character with a number; by its name where it is markup. Raises ValueError."""
    character = chr(int(number[1:], 16) if number[0] == "x" else int(number))
    if ILLEGAL.match(character):
        raise ValueError(number)
    return NAMES.get(character, character)


def _bound(data: bytes, start: re.Match[bytes], root: bytes, namespaces: Collection[str]) -> bool:
    """Whether the root's prefix is bound to one of the namespaces there, and nothing else is."""
    found = BOUND.findall(start[2])
    inside = data.count(b"xmlns", start.end())
    if inside:
        found += BOUND.findall(data, start.end())
    if len(found) != start[2].count(b"xmlns") + inside:
        return False
    prefix = root.rpartition(b":")[0]
    own = [double or single for name, double, single in found if name == prefix]
    others = [double or single for name, double, single in found if name != prefix]
    return len(own) == 1 and own[0] not in others and own[0].decode("latin-1") in namespaces
