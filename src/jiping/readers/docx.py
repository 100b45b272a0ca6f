"""Word documents (.docx, .docm): text and tables of the body, as printed.

Tracked changes are read as accepted, check boxes and lists of choices as they print; of
alternative contents one is taken; text boxes and nested tables follow the block that they stand
in, as blocks of their own. Both namespaces of Office Open XML, transitional and strict, are read.

What it cannot do: headers, footers, foot- and endnotes and comments are not read, nor are
numbers of numbered paragraphs (Word computes them when it prints), pages (so `page` is None),
embedded objects and imported chunks (both reported), and text inside pictures. Very large
documents are read row by row; there the columns of rows that disagree are not put right by cell
widths, and what fields print is not worked out.
"""

from __future__ import annotations

from jiping.model import Document, Words
from jiping.readers.base.content import Content
from jiping.readers.base.grid import Blocks
from jiping.readers.base.refusal import unreadable
from jiping.readers.word.body import add_body

FORMAT = "docx"
TITLE = Words("Word 文档（.docx）", "Word document (.docx)")
SUFFIXES = (".docx", ".docm", ".dotx", ".dotm")


def recognises(content: Content) -> int:
    """Certain where the main part of an office package is a document."""
    return 100 if content.package and content.package.root == "document" else 0


def read(content: Content) -> Document:
    """Paragraphs and tables of the body in order; each line of a paragraph is a Line."""
    package = content.package
    if package is None:
        raise unreadable("不是 Word 文档", "it is not a Word document")
    blocks = Blocks(content.limits)
    add_body(package, blocks).note(blocks)
    return blocks.document(FORMAT, package.archive.pictures)
