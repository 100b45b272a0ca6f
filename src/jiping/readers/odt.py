"""OpenDocument texts (.odt): text and tables of the body, as printed.

Tracked changes are read as accepted, hidden text and hidden sections are left out; text boxes
and nested tables follow the block that they stand in, as blocks of their own.

What it cannot do: headers, footers, notes and comments are not read, nor are numbers of numbered
paragraphs and pages (so `page` is None); embedded objects are reported, pictures are not read;
cells divided by a table inside them, as old programs do, are read as a nested table; text hidden
by a style that other styles inherit is read; documents in one XML file (.fodt) are refused.
"""

from __future__ import annotations

from jiping.faults import fault
from jiping.model import Document, Words
from jiping.readers.base.content import Content
from jiping.readers.base.grid import Blocks
from jiping.readers.base.refusal import refused, unreadable
from jiping.readers.open_text.body import Body

FORMAT = "odt"
TITLE = Words("OpenDocument 文档（.odt）", "OpenDocument text (.odt)")
SUFFIXES = (".odt", ".ott")

CONTENT = "content.xml"
MANIFEST = "META-INF/manifest.xml"
KIND = b"opendocument.text"
LARGE = 4 * 1024 * 1024
"""Bytes of XML from which a document is read piece by piece."""
OBJECTS = Words("嵌入的对象 {count} 个", "{count} embedded objects")


def recognises(content: Content) -> int:
    """Certain where the archive says that it is a text document."""
    archive = content.archive
    if archive is None or not ("mimetype" in archive or MANIFEST in archive):
        return 0
    says = "mimetype" if "mimetype" in archive else MANIFEST
    return 100 if KIND in archive.head(says) else 0


def read(content: Content) -> Document:
    """Paragraphs and tables of the body in order; each line of a paragraph is a Line."""
    archive = content.archive
    if archive is None:
        raise unreadable("不是 OpenDocument 文档", "it is not an OpenDocument text")
    if MANIFEST in archive and b"encryption-data" in archive.read(MANIFEST):
        raise refused("RDG004")
    blocks = Blocks(content.limits)
    body = Body(blocks)
    if archive.size(CONTENT) > LARGE:
        body.read_large(archive.chunks(CONTENT), CONTENT)
    else:
        body.read(archive.read(CONTENT), CONTENT)
    if body.inserted or body.deleted:
        blocks.note(fault("RDG016", inserted=body.inserted, deleted=body.deleted))
    if body.objects:
        part = Words(OBJECTS.zh.format(count=body.objects), OBJECTS.en.format(count=body.objects))
        blocks.note(fault("RDG027", part=part))
    return blocks.document(FORMAT, body.pictures)
