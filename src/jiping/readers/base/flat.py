"""XML read as flat text: exact where every "<" begins a tag, and much faster than a tree.

A part is flat where it is well-formed, in UTF-8, without comments, CDATA sections, processing
instructions and DOCTYPE, and where its namespace is bound to one prefix, at its root, and
nowhere else. A search for tags then finds all of them and nothing besides. Every other part is
left to the tree (`base.xml`), which also says what is wrong with it.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache
from xml.parsers import expat

from jiping.readers.base.xml import DEEPEST

LARGEST = 4 * 1024 * 1024
"""Bytes of a part beyond which it is not read as a whole."""
START = re.compile(
    rb"(?:\xef\xbb\xbf)?"
    rb"(?:<\?xml version=[\"']1\.0[\"'](?: encoding=[\"'](?:UTF|utf)-8[\"'])?"
    rb"(?: standalone=[\"'](?:yes|no)[\"'])? ?\?>)?\s*<([\w:]+)(\s[^<>]*)>"
)
"""An optional declaration, and the name and attributes of the root."""
BOUND = re.compile(rb"xmlns(?::([\w.-]+))?\s*=\s*(?:\"([^\"<&]*)\"|'([^'<&]*)')")
REFERENCE = re.compile(r"&([^;]*);")
NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"', "apos": "'"}
OPENED = bytes(set(range(256)) - set(b"\1\2<"))
"""Every byte but the three that the levels of elements are counted with."""


def flat(data: bytes, root: bytes, namespaces: Collection[str]) -> str | None:
    """The text of a part that is flat, else None.

    `root` is the name of its root as written (b"worksheet", b"w:document"), whose namespace is
    to be one of `namespaces`. Line ends are made "\\n", as a parser does.
    """
    start = START.match(data)
    if start is None or start[1] != root or len(data) > LARGEST:
        return None
    if b"<!" in data or data.find(b"<?", 5) >= 0:
        return None
    if not _bound(data, start, root.rpartition(b":")[0], namespaces):
        return None
    if not _well_formed(data) or _deep(data[start.start(1) - 1 :]):
        return None
    text = data.decode("utf-8-sig")
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def unescaped(text: str) -> str:
    """Character data of a well-formed part with its references put in."""
    if "&" not in text:
        return text
    pieces = REFERENCE.split(text)
    pieces[1::2] = map(_character, pieces[1::2])
    return "".join(pieces)


@lru_cache(maxsize=4096)
def _character(reference: str) -> str:
    if not reference.startswith("#"):
        return NAMED[reference]
    return chr(int(reference[2:], 16) if reference[1] == "x" else int(reference[1:]))


def _bound(
    data: bytes, start: re.Match[bytes], prefix: bytes, namespaces: Collection[str]
) -> bool:
    """Whether the prefix is bound to one of the namespaces, at the root, and nothing else is."""
    found = BOUND.findall(start[2])
    inside = data.count(b"xmlns", start.end())
    if inside:
        found += BOUND.findall(data, start.end())
    if len(found) != start[2].count(b"xmlns") + inside:
        return False
    bound = {quoted or single for name, quoted, single in found if name == prefix}
    others = [quoted or single for name, quoted, single in found if name != prefix]
    return (
        len(others) == len(found) - 1
        and bound.isdisjoint(others)
        and bound.pop().decode("utf-8", "replace") in namespaces
    )


def _well_formed(data: bytes) -> bool:
    """Whether the part is well-formed and its prefixes are bound."""
    parser = expat.ParserCreate(namespace_separator=" ")
    try:
        parser.Parse(data, True)
    except expat.ExpatError:
        return False
    return True


def _deep(data: bytes) -> bool:
    """Whether the root may hold elements on more levels than the tree takes.

    Of each element only its begin "<" and its end are kept; then the innermost ones are taken
    away, one level at a time.
    """
    marks = data.replace(b"</", b"\1").replace(b"/>", b"\2").translate(None, OPENED)
    marks = marks.replace(b"<\2", b"").replace(b"\2", b"")
    for _ in range(DEEPEST):
        if not marks:
            return False
        marks = marks.replace(b"<\1", b"")
    return True
