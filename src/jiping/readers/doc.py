"""Old Word documents (.doc, .wps of WPS Writer, .dot): text and tables, as printed.

The binary format of Word 97 to 2003 is read directly, without any office program. Tracked
changes are read as accepted, hidden text is left out, of fields the result is read. Tables inside
cells follow the table that they stand in; text boxes follow the text, as blocks of their own.
Merged cells are found from the edges and marks of the rows; rows that contradict themselves are
laid out like others with as many cells, and reported.

What it cannot do: Word 95 and earlier and files with a password are refused. Headers, footers,
foot- and endnotes and comments are not read, nor are numbers of numbered paragraphs and pages
(Word computes them when it prints, so `page` is None), embedded objects (reported), drawn form
fields, and text inside pictures. Text that only a style hides is read.
"""

from __future__ import annotations

from jiping.faults import fault
from jiping.model import Document, Words
from jiping.readers.base.compound import SIGNATURE
from jiping.readers.base.content import Content
from jiping.readers.base.grid import Blocks
from jiping.readers.base.kinds import has_stream
from jiping.readers.base.refusal import Refused, unreadable
from jiping.readers.binary_word.body import Body
from jiping.readers.binary_word.characters import settle
from jiping.readers.binary_word.header import header
from jiping.readers.binary_word.paragraphs import Paragraphs
from jiping.readers.binary_word.pieces import pieces

FORMAT = "doc"
TITLE = Words("旧版 Word 文档（.doc）", "old Word document (.doc)")
SUFFIXES = (".doc", ".wps", ".dot", ".wpt")

STREAM = "WordDocument"
POOL = "ObjectPool"
OBJECTS = Words("嵌入的对象 {count} 个", "{count} embedded objects")
PICTURES = "\x01\x08"
"""What stands in the text for a picture."""


def recognises(content: Content) -> int:
    """Certain where a compound file has the stream of a Word text at its root.

    A document inside a workbook stands deeper; of a damaged file its name is all there is.
    """
    if not content.data.startswith(SIGNATURE):
        return 0
    try:
        compound = content.compound
    except Refused:
        return 100 if has_stream(content.data, STREAM) else 0
    return 100 if compound and STREAM in compound else 0


def read(content: Content) -> Document:
    """Paragraphs and tables in order, then those of text boxes; each line is a Line."""
    compound = content.compound
    if compound is None:
        raise unreadable("不是 Word 文档", "it is not a Word document")
    parts = header(compound)
    text, found = pieces(parts)
    settled = settle(parts, text, found)
    blocks = Blocks(content.limits)
    body = Body(settled, found, Paragraphs(parts), blocks)
    body.walk(0, parts.body)
    body.walk(*parts.boxes)
    if settled.inserted or settled.deleted:
        blocks.note(fault("RDG016", inserted=settled.inserted, deleted=settled.deleted))
    if objects := compound.count(POOL):
        part = Words(OBJECTS.zh.format(count=objects), OBJECTS.en.format(count=objects))
        blocks.note(fault("RDG027", part=part))
    return blocks.document(FORMAT, sum(map(text.count, PICTURES)))
