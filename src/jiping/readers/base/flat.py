"""XML read as flat text: exact where every "<" begins a tag, and much faster than a tree.

A part is flat where it is well-formed, in UTF-8, without comments, CDATA sections, processing
instructions and DOCTYPE, and where its namespace belongs to one prefix throughout. A search for
tags then finds all of them and nothing besides. Every other part is left to the tree
(`base.xml`), which also says what is wrong with it. Levels of elements cost nothing here and
are not limited.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache
from typing import Any
from xml.parsers import expat

LARGEST = 4 * 1024 * 1024
"""Bytes of a part beyond which it is not read as a whole."""
BEGINNINGS = (b"<", b"\xef\xbb\xbf<")
REFERENCE = re.compile(r"&([^;]*);")
NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"', "apos": "'"}


class NotFlat(Exception):
    """Something stands in a part that is no tag. Never leaves this module."""


def flat(data: bytes, prefix: str | None, namespaces: Collection[str]) -> str | None:
    """The text of a part that is flat, else None; line ends are "\\n", as a parser makes them.

    `prefix` (None for the default namespace) is to stand for one of `namespaces`, and nothing
    else for the same one.
    """
    if len(data) > LARGEST or not data.startswith(BEGINNINGS):
        return None
    declared: list[tuple[str | None, str]] = []
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartNamespaceDeclHandler = lambda name, space: declared.append((name, space))
    parser.XmlDeclHandler = _declared
    parser.CommentHandler = parser.ProcessingInstructionHandler = _odd
    parser.StartCdataSectionHandler = parser.StartDoctypeDeclHandler = _odd
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, NotFlat):
        return None
    spaces = [space for name, space in declared if name == prefix]
    if len(spaces) != 1 or spaces[0] not in namespaces:
        return None
    if sum(space == spaces[0] for _, space in declared) > 1:
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


def _declared(version: str, encoding: str | None, standalone: int) -> None:
    if version != "1.0" or (encoding or "utf-8").lower() != "utf-8":
        raise NotFlat


def _odd(*_: Any) -> None:
    raise NotFlat
