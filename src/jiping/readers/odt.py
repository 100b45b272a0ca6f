"""OpenDocument texts (.odt, .fodt): text and tables of the body, as printed.

Tracked changes are read as accepted, hidden text and hidden sections are left out; text boxes
and nested tables follow the block that they stand in, as blocks of their own.

What it cannot do: headers, footers, notes and comments are not read, nor are numbers of numbered
paragraphs and pages (so `page` is None); embedded objects are reported, pictures are not read;
cells divided by a table inside them, as old programs do, are read as a nested table; text hidden
by a style that other styles inherit is read.
"""

from __future__ import annotations

from jiping.faults import fault
from jiping.model import Document, Words
from jiping.readers.base.content import Content
from jiping.readers.base.grid import Blocks
from jiping.readers.open_document.source import certainty, xml_of
from jiping.readers.open_text.body import Body

FORMAT = "odt"
TITLE = Words("OpenDocument 文档（.odt）", "OpenDocument text (.odt)")
SUFFIXES = (".odt", ".ott", ".fodt")

OBJECTS = Words("嵌入的对象 {count} 个", "{count} embedded objects")


def recognises(content: Content) -> int:
    """Certain where the archive, or the file itself, says that it is a text document."""
    return certainty(content, b"opendocument.text")


def read(content: Content) -> Document:
    """Paragraphs and tables of the body in order; each line of a paragraph is a Line."""
    xml = xml_of(content)
    blocks = Blocks(content.limits)
    body = Body(blocks)
    if xml.whole:
        body.read(xml.whole, xml.part)
    else:
        body.read_large(xml.chunks, xml.part)
    if body.inserted or body.deleted:
        blocks.note(fault("RDG016", inserted=body.inserted, deleted=body.deleted))
    if body.objects:
        part = Words(OBJECTS.zh.format(count=body.objects), OBJECTS.en.format(count=body.objects))
        blocks.note(fault("RDG027", part=part))
    return blocks.document(FORMAT, body.pictures)
