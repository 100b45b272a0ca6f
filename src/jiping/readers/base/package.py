"""Office packages: which part is the main one, and what a part refers to."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from functools import cached_property, lru_cache
from urllib.parse import unquote

from msgspec import Struct

from jiping.readers.base.archive import Archive
from jiping.readers.base.refusal import unreadable
from jiping.readers.base.xml import parse

ROOT = re.compile(rb"<(?:[\w.-]+:)?([A-Za-z][\w.-]*)[\s/>]")
KEPT_UP_TO = 4096
"""Bytes of relations that are kept: files from one program mostly have the same."""


class Relation(Struct, frozen=True, gc=False):
    """What a part refers to; `kind` is the last word of the relationship type."""

    kind: str
    target: str
    external: bool


class Package:
    """An archive laid out by the Open Packaging Conventions. Raises Refused like Archive."""

    def __init__(self, archive: Archive) -> None:
        self.archive = archive
        mains = [r.target for r in self.relations("").values() if r.kind == "officeDocument"]
        if not mains:
            raise unreadable("没有指明主要部分", "it does not say which part is the main one")
        self.main = mains[0]

    @cached_property
    def root(self) -> str:
        """Local name of the main part's root element: document, workbook, presentation …"""
        if self.main not in self.archive:
            return ""
        found = ROOT.search(self.archive.head(self.main).replace(b"\0", b""))
        return found[1].decode("ascii") if found else ""

    def relations(self, part: str) -> Mapping[str, Relation]:
        """What `part` refers to, by relationship id; "" is the package itself."""
        folder, name = posixpath.split(part)
        path = posixpath.join(folder, "_rels", f"{name}.rels")
        if path not in self.archive:
            return {}
        data = self.archive.read(path)
        return _relations(data, path) if len(data) > KEPT_UP_TO else _kept(data, path)


def _relations(data: bytes, path: str) -> dict[str, Relation]:
    folder = posixpath.dirname(posixpath.dirname(path))
    return {
        element.get("Id", ""): Relation(
            kind=element.get("Type", "").rpartition("/")[2],
            target=_target(folder, element.get("Target", "")),
            external=element.get("TargetMode") == "External",
        )
        for element in parse(data, path)
    }


_kept = lru_cache(maxsize=128)(_relations)


def _target(folder: str, target: str) -> str:
    target = unquote(target).replace("\\", "/")
    if target.startswith("/"):
        return target.lstrip("/")
    return posixpath.normpath(posixpath.join(folder, target))
