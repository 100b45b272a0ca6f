"""OFD, the national fixed layout format (.ofd, GB/T 33190).

Pages are read as they are drawn, templates among them: characters where the file sets them,
lines and thin bars as the rules of tables. All documents in one file are read, one after
another; pages are counted through. Pages that hold only pictures are recognised where the
optional part `jiping[ocr]` is installed.

What it cannot do: annotations, seals and attached files are not read (those with text are
reported); text aslant is taken for a watermark; characters are those that the file names, so text
that it only draws as shapes is not seen; encrypted files are refused.
"""

from __future__ import annotations

from jiping.faults import fault
from jiping.model import Document, Words
from jiping.readers.base.content import Content
from jiping.readers.base.grid import Blocks
from jiping.readers.base.refusal import unreadable
from jiping.readers.drawn.document import add_pages
from jiping.readers.fixed_layout.document import FixedLayout
from jiping.readers.fixed_layout.package import ENTRY
from jiping.readers.fixed_layout.page import MOST_OBJECTS
from jiping.readers.scan.scans import Scans

FORMAT = "ofd"
TITLE = Words("OFD 版式文件（.ofd）", "OFD document (.ofd)")
SUFFIXES = (".ofd",)

ATTACHMENTS = Words("附件 {count} 个", "{count} attached files")
ANNOTATIONS = Words("带文字的批注 {count} 处", "{count} annotations with text")
MISSING = Words("缺失或损坏的页、模板、图片或文档 {count} 个", "{count} missing or damaged parts")
ASLANT = Words("斜放的文字 {count} 个字", "{count} characters that stand aslant")
OBJECTS = Words(
    f"一页上 {MOST_OBJECTS} 个以外的图形对象", f"objects of a page beyond the first {MOST_OBJECTS}"
)


def recognises(content: Content) -> int:
    """Certain where the archive has the entry of such a file."""
    return 100 if content.archive and ENTRY in content.archive else 0


def read(content: Content) -> Document:
    """Tables and lines page after page."""
    if content.archive is None:
        raise unreadable("不是 OFD 文件", "it is not an OFD document")
    blocks = Blocks(content.limits)
    scans = Scans(blocks)
    layout = FixedLayout(content.archive, scans, content.limits)
    for pages in layout.documents():
        add_pages(pages, blocks)
    for words, count in (
        (ATTACHMENTS, layout.attachments),
        (ANNOTATIONS, layout.annotations),
        (MISSING, layout.missing),
        (ASLANT, layout.aslant),
    ):
        if count:
            part = Words(words.zh.format(count=count), words.en.format(count=count))
            blocks.note(fault("RDG027", part=part))
    if layout.full:
        blocks.note(fault("RDG027", part=OBJECTS))
    scans.note()
    return scans.finished(blocks.document(FORMAT, layout.pictures))
