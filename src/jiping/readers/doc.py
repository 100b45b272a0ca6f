"""Old Word documents (.doc, .wps of WPS Writer, .dot): text and tables, as printed.

The binary format of Word 97 to 2003 is read directly, without any office program. Tracked
changes are read as accepted, hidden text is left out, of fields the result is read. Tables inside
cells follow the table that they stand in; text boxes follow the text, as blocks of their own.
Merged cells are found from the edges and marks of the rows. A document whose rows contradict
themselves, or of Word 95 and earlier, is read after conversion by LibreOffice where the machine
has it and each row keeps its cells, which is reported. Else such rows are laid out like others
with as many cells, and reported too.

What it cannot do: Word 95 and earlier (without LibreOffice) and files with a password are refused;
what LibreOffice makes of a document may differ from what Word shows. Headers, footers,
foot- and endnotes and comments are not read, nor are numbers of numbered paragraphs and pages
(Word computes them when it prints, so `page` is None), embedded objects (reported), drawn form
fields, and text inside pictures. Text that only a style hides is read.
"""

from __future__ import annotations

import re
from itertools import chain

import msgspec

from jiping import language
from jiping.faults import fault
from jiping.model import Document, Finding, Table, Words
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
UNCLEAR, OLD = "RDG017", "RDG003"
"""Faults of what another program may read better."""
TABLES_UNCLEAR = Words("表格结构不清", "The structure of its tables is unclear")
OLD_WORD = Words("这是 Word 95 或更早版本的文档", "It is a document of Word 95 or earlier")
ACCENTED = re.compile("[\u00a1-\u00ff\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192]")
"""Letters and signs that bytes above 127 are in the code page of Western Europe."""
MOST_ACCENTED = 0.25
"""Share of them that a text in a language of Western Europe stays below."""
GARBLED = Words(
    "LibreOffice 转换的结果是乱码，没有采用。",
    "What LibreOffice made of it is garbled and was not used.",
)
CHANGED = Words(
    "LibreOffice 转换的结果有的行与原文不同，没有采用。",
    "What LibreOffice made of it has other rows and was not used.",
)


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
    try:
        document = _read(content)
    except Refused as refusal:
        if refusal.finding.code != OLD:
            raise
        converted = _converted(content, OLD_WORD)
        if isinstance(converted, Document) and _garbled(converted):
            converted = GARBLED
        if isinstance(converted, Words):
            raise Refused(_adding(refusal.finding, converted)) from refusal
        return converted
    if not any(finding.code == UNCLEAR for finding in document.findings):
        return document
    converted = _converted(content, TABLES_UNCLEAR)
    if isinstance(converted, Document):
        if _agree(document, converted):
            return converted
        converted = CHANGED
    findings = tuple(
        _adding(finding, converted) if finding.code == UNCLEAR else finding
        for finding in document.findings
    )
    return Document(FORMAT, document.blocks, findings)


def _read(content: Content) -> Document:
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


def _converted(content: Content, reason: Words) -> Document | Words:
    """The document as LibreOffice converts it, or why there is none."""
    from jiping.readers import docx
    from jiping.readers.binary_word import by_office

    made = by_office.docx(content.data, content.limits)
    if isinstance(made, Words):
        return made
    try:
        document = docx.read(Content(made, docx.SUFFIXES[0], content.limits))
    except Refused:
        return by_office.FAILED
    if not document.blocks:
        return by_office.FAILED
    note = fault("RDG042", reason=reason)
    return Document(FORMAT, document.blocks, (note, *document.findings))


def _adding(finding: Finding, words: Words) -> Finding:
    """The finding with a further sentence."""
    gap = " " if language.current() == "en" else ""
    return msgspec.structs.replace(finding, message=f"{finding.message}{gap}{language.say(words)}")


def _garbled(document: Document) -> bool:
    """Whether the text looks like Chinese read in a Western code page."""
    text = "".join(chain.from_iterable(_rows(document)))
    return len(ACCENTED.findall(text)) > MOST_ACCENTED * len(text)


def _agree(native: Document, converted: Document) -> bool:
    """Whether each row has the same cells in both, and none more in the converted one.

    Ends of cells and rows are marks in the text itself, so these are known however unclear the
    columns are.
    """
    before, after = _rows(native), _rows(converted)
    return {texts: len(counts) for texts, counts in before.items()} == {
        texts: len(counts) for texts, counts in after.items()
    } and all(
        made <= known
        for texts, counts in before.items()
        for known, made in zip(sorted(counts), sorted(after[texts]), strict=True)
    )


def _rows(document: Document) -> dict[tuple[str, ...], list[int]]:
    """Of rows and lines, by the letters and digits of their cells, how many cells they have."""
    rows: dict[tuple[str, ...], list[int]] = {}
    for block in document.blocks:
        for row in block.rows if isinstance(block, Table) else ((block,),):
            bare = tuple(filter(None, (_bare(cell.text) for cell in row)))
            if bare:
                rows.setdefault(bare, []).append(len(row))
    return rows


def _bare(text: str) -> str:
    return "".join(filter(str.isalnum, text))
