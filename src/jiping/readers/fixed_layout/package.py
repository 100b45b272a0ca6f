"""The parts of an OFD file: which documents it holds, their pages and what pages share."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from lxml import etree

from jiping.readers.base.archive import Archive
from jiping.readers.base.refusal import Refused, unreadable
from jiping.readers.base.xml import parse

Element = etree._Element

ENTRY = "OFD.xml"
ENCRYPTED = "Encryptions.xml"
LARGEST = 24 * 1024 * 1024
"""Bytes of one part; a page of any form has a hundredth."""


class Files:
    """The parts of the archive, each parsed; places are written from the part that names them."""

    def __init__(self, archive: Archive) -> None:
        self.archive = archive

    def tree(self, name: str) -> Element:
        """The root of a part. Raises Refused for one that is missing, damaged or too large."""
        if self.archive.size(name) > LARGEST:
            raise unreadable(f"其中的 {name} 过大", f"its part {name} is too large")
        return parse(self.archive.read(name), name)

    def tree_or_none(self, name: str | None) -> Element | None:
        """The root of a part that the rest can do without."""
        if not name:
            return None
        try:
            return self.tree(name)
        except Refused as refusal:
            if refusal.finding.code != "RDG001":
                raise
            return None

    def find(self, location: str | None, beside: str, base: str = "") -> str | None:
        """The name of the part that `location` means where it stands in the part `beside`.

        Some programs write places from the document's folder or the root instead.
        """
        location = (location or "").strip().replace("\\", "/")
        if not location:
            return None
        folder = posixpath.dirname(beside)
        if location.startswith("/"):
            tries = [location]
        else:
            tries = [
                posixpath.join(folder, base, location),
                posixpath.join(folder, location),
                *(posixpath.join(above, location) for above in _above(folder)),
            ]
        for attempt in tries:
            name = posixpath.normpath(attempt).lstrip("/")
            if name in self.archive:
                return name
        return None


def _above(folder: str) -> Iterator[str]:
    while folder:
        folder = posixpath.dirname(folder)
        yield folder


def local(element: Element) -> str:
    """The name of an element without its namespace; programs differ in that."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def child(element: Element | None, *names: str) -> Element | None:
    """The first child with the name, then its first child with the next name, …"""
    for name in names:
        if element is None:
            return None
        element = next((it for it in element if local(it) == name), None)
    return element


def below(element: Element | None, name: str) -> Iterator[Element]:
    """The children with the name."""
    if element is not None:
        yield from (it for it in element if local(it) == name)


def said(element: Element | None, name: str) -> str | None:
    """What a child or an attribute of that name says."""
    if element is None:
        return None
    found = child(element, name)
    text = found.text if found is not None else element.get(name)
    return text.strip() if text else None
