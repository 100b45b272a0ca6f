"""XML without entities, without network, within bounds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, cast

from lxml import etree

from jiping.readers.base.refusal import Refused, refused, unreadable

DEEPEST = 256
"""Levels of elements that the parser takes, whatever the limits say."""

Events = Iterable[tuple[str, etree._Element]]

_SAFE: dict[str, Any] = {
    "resolve_entities": False,
    "no_network": True,
    "load_dtd": False,
    "huge_tree": False,
    "remove_comments": True,
    "remove_pis": True,
}
_PARSER = etree.XMLParser(**_SAFE)


def parse(data: bytes, part: str) -> etree._Element:
    """The root of an XML part. Raises Refused for a damaged one and for any DOCTYPE."""
    try:
        root = etree.fromstring(data, _PARSER)
    except etree.XMLSyntaxError as error:
        raise _refusal(error, data[:4096], part) from error
    _without_doctype(root, part)
    return root


def stream(chunks: Iterable[bytes], part: str, *tags: str) -> Iterator[etree._Element]:
    """The elements with one of `tags` as they end; the caller forgets them.

    Raises Refused like `parse`.
    """
    parser = etree.XMLPullParser(events=("end",), tag=tags, **_SAFE)
    checked = False
    head = b""
    try:
        for chunk in chunks:
            head = head or chunk[:4096]
            parser.feed(chunk)
            for _, element in cast("Events", parser.read_events()):
                if not checked:
                    _without_doctype(element, part)
                    checked = True
                yield element
        parser.close()
    except etree.XMLSyntaxError as error:
        raise _refusal(error, head, part) from error


def forget(element: etree._Element) -> None:
    """Free an element that has been dealt with and everything before it."""
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]


def _without_doctype(element: etree._Element, part: str) -> None:
    if element.getroottree().docinfo.internalDTD is not None:
        raise refused("RDG008", part=part)


def _refusal(error: etree.XMLSyntaxError, head: bytes, part: str) -> Refused:
    if b"<!DOCTYPE" in head or b"<!ENTITY" in head:
        return refused("RDG008", part=part)
    message = str(error)
    if "depth" in message:
        return unreadable(
            f"其中的 {part} 嵌套超过 {DEEPEST} 层",
            f"its part {part} is nested over {DEEPEST} levels",
        )
    if "huge text" in message or "too long" in message or "Resource limit" in message:
        return unreadable(
            f"其中的 {part} 有一段文字超过 10 MB", f"its part {part} holds a text of over 10 MB"
        )
    return unreadable(
        f"其中的 {part} 不是完整的 XML（第 {error.lineno} 行）",
        f"its part {part} is not well-formed XML (line {error.lineno})",
    )
