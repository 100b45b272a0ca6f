"""Rich text documents (.rtf), also where they bear the suffix .doc, as many programs save them.

Text and tables as printed: cells stand on one grid after the edges that the rows give, merged
cells are one; nested tables and text boxes follow the block that they stand in. Tracked changes
are read as accepted, hidden text is left out, of fields the stored result is read. Chinese may
be written as Unicode or in any Windows code page, by font or by document.

What it cannot do: headers, footers, notes and comments are not read; page numbers are not known
(so `page` is None); deleted rows of a table are read as rows with blank cells; embedded objects
are reported, their pictures and all others are not read; tick boxes of form fields are not seen.
"""

from __future__ import annotations

from jiping.faults import fault
from jiping.model import Document, Words
from jiping.readers.base.content import Content
from jiping.readers.base.grid import Blocks
from jiping.readers.rich_text.reading import RichText
from jiping.readers.rich_text.words import WORDS

FORMAT = "rtf"
TITLE = Words("RTF 文档（.rtf）", "rich text document (.rtf)")
SUFFIXES = (".rtf",)

START = b"{\\rtf"
BEFORE = b"\xef\xbb\xbf \t\r\n\0"
OBJECTS = Words("嵌入的对象 {count} 个", "{count} embedded objects")


def recognises(content: Content) -> int:
    """Certain where the file begins as rich text does."""
    return 100 if content.head.lstrip(BEFORE).startswith(START) else 0


def read(content: Content) -> Document:
    """Paragraphs and tables in order; each line of a paragraph is a Line."""
    blocks = Blocks(content.limits)
    text = RichText(content.data.decode("latin-1"), blocks)
    text.read(WORDS)
    if text.inserted or text.deleted:
        blocks.note(fault("RDG016", inserted=text.inserted, deleted=text.deleted))
    if text.objects:
        part = Words(OBJECTS.zh.format(count=text.objects), OBJECTS.en.format(count=text.objects))
        blocks.note(fault("RDG027", part=part))
    if text.unread:
        blocks.note(fault("RDG027", part=text.unread))
    blocks.note_doubts(text.characters.doubts)
    return blocks.document(FORMAT, text.pictures)
