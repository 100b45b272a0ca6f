"""Where the XML of a document stands: in a zip archive, or the file itself is XML (flat)."""

from __future__ import annotations

import re
from collections.abc import Iterable

from msgspec import Struct

from jiping.readers.base.content import Content
from jiping.readers.base.refusal import refused, unreadable

CONTENT = "content.xml"
ITSELF = "XML"
"""What a flat document's XML is called in messages."""
MANIFEST = "META-INF/manifest.xml"
FLAT = re.compile(
    rb"<office:document\s[^>]*?office:mimetype\s*=\s*[\"']application/vnd\.oasis\.([\w.-]+)"
)
WITHIN = 64 * 1024
"""Bytes from the start in which a flat document says what it is, behind its namespaces."""
LARGE = 4 * 1024 * 1024
"""Bytes of XML from which the content is read piece by piece."""


def certainty(content: Content, kind: bytes) -> int:
    """100 where the file says that it is a document of this kind ("opendocument.text"), else 0."""
    archive = content.archive
    if archive is None:
        flat = FLAT.search(content.data, 0, WITHIN) if content.may_be_xml else None
        return 100 if flat and flat[1].startswith(kind) else 0
    if not ("mimetype" in archive or MANIFEST in archive):
        return 0
    says = "mimetype" if "mimetype" in archive else MANIFEST
    return 100 if kind in archive.head(says) else 0


class Xml(Struct, frozen=True):
    """The XML of the content: whole, or in chunks where it is large; `part` is its name."""

    part: str
    whole: bytes
    chunks: Iterable[bytes] = ()


def xml_of(content: Content) -> Xml:
    """Where the content stands. Raises Refused: encrypted, damaged, or no OpenDocument."""
    archive = content.archive
    if archive is None:
        data = content.data
        return Xml(ITSELF, data) if len(data) <= LARGE else Xml(ITSELF, b"", (data,))
    if CONTENT not in archive:
        raise unreadable("不是 OpenDocument 文件", "it is not an OpenDocument file")
    if MANIFEST in archive and b"encryption-data" in archive.read(MANIFEST):
        raise refused("RDG004")
    if archive.size(CONTENT) > LARGE:
        return Xml(CONTENT, b"", archive.chunks(CONTENT))
    return Xml(CONTENT, archive.read(CONTENT))
