"""Word documents in one XML file (.xml, often named .doc): Word 2003's, and flat packages.

Both are read like .docx: tracked changes as accepted, text boxes and nested tables as blocks of
their own after the block that they stand in.

What it cannot do: what the reader of .docx cannot do, for the same reasons.
"""

from __future__ import annotations

import re

from lxml import etree

from jiping.model import Document, Words
from jiping.readers.base.content import Content
from jiping.readers.base.grid import Blocks
from jiping.readers.base.refusal import unreadable
from jiping.readers.base.xml import parse
from jiping.readers.word.body import add_tree
from jiping.readers.word.names import WORD_2003
from jiping.readers.word.settle import Settled, remove

FORMAT = "word_xml"
TITLE = Words("Word XML 文档（.xml）", "Word XML document (.xml)")
SUFFIXES = (".xml", ".doc")

PACKAGE = "http://schemas.microsoft.com/office/2006/xmlPackage"
PART, DATA = f"{{{PACKAGE}}}part", f"{{{PACKAGE}}}xmlData"
KIND = f"{{{PACKAGE}}}contentType"
MAIN = "wordprocessingml.document.main+xml"
OF_2003 = f"{{{WORD_2003}}}"
ANNOTATION = "{http://schemas.microsoft.com/aml/2001/core}annotation"
BESIDE = tuple(f"{OF_2003}{name}" for name in ("hdr", "ftr", "footnote", "endnote"))
PICTURES = (f"{OF_2003}binData", f"{{{PACKAGE}}}binaryData")

ROOT = re.compile(
    rf"<(?:\w+:)?(?:wordDocument\b[^>]*[\"']{re.escape(WORD_2003)}[\"']"
    rf"|package\b[^>]*[\"']{re.escape(PACKAGE)}[\"'])"
)
WITHIN = 8192
"""Characters from the start in which the root element stands."""


def recognises(content: Content) -> int:
    """Certain where the root element is a document of 2003 or a package that holds one."""
    if not content.may_be_xml:
        return 0
    root = ROOT.search(content.text, 0, WITHIN)
    if root is None:
        return 0
    return 100 if "wordDocument" in root[0] or MAIN in content.text else 0


def read(content: Content) -> Document:
    """Paragraphs and tables of the body in order; each line of a paragraph is a Line."""
    root = parse(content.data.lstrip(), "XML")
    pictures = sum(1 for _ in root.iter(*PICTURES))
    settled = Settled()
    blocks = Blocks(content.limits)
    document = root if root.tag.startswith(OF_2003) else _main(root)
    _accept(document, settled)
    add_tree(document, blocks, settled)
    settled.note(blocks)
    return blocks.document(FORMAT, pictures)


def _main(package: etree._Element) -> etree._Element:
    """The document in a flat package."""
    for part in package.iter(PART):
        data = part.find(DATA)
        if part.get(KIND, "").endswith(MAIN) and data is not None and len(data):
            return data[0]
    raise unreadable("缺少文档的正文部分", "its part with the document is missing")


def _accept(root: etree._Element, settled: Settled) -> None:
    """Take out what is not printed in the text of 2003: deletions, comments, notes, headers.

    Changes the tree.
    """
    for change in list(root.iter(ANNOTATION)):
        kind = change.get(f"{OF_2003}type", "")
        if kind == "Word.Insertion":
            settled.inserted += 1
        elif kind == "Word.Deletion":
            settled.deleted += 1
            properties = change.getparent()
            in_row = properties is not None and properties.tag == f"{OF_2003}trPr"
            remove(properties.getparent() if in_row and properties is not None else change)
        elif kind == "Word.Comment":
            remove(change)
    for element in list(root.iter(*BESIDE)):
        remove(element)
