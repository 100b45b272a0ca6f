"""What a reader is given, and what it has to offer."""

from __future__ import annotations

import re
from functools import cached_property
from typing import Protocol

from jiping.model import Document, Limits, Words
from jiping.readers.base.archive import Archive
from jiping.readers.base.charset import Decoded, decode
from jiping.readers.base.compound import SIGNATURE, Compound
from jiping.readers.base.package import Package

HEAD = 4096
ZIP = (b"PK\x03\x04", b"PK\x05\x06")
STRAY = 200
"""One control character in so many bytes may have strayed into a text."""
BEFORE_TAGS = b"\xef\xbb\xbf\xff\xfe \t\r\n\0"
PAGE = re.compile(rb"<(?:!doctype\s+html|html)[\s>]", re.IGNORECASE)
CONTROLS = bytes(set(range(32)) - set(b"\t\n\r\f\v\x1b\x1a")) + b"\x7f"


class Content:
    """The bytes of one file; everything beyond them is worked out when asked for, once.

    `suffix` is lower case with its dot, or ""; `opened` says that files which this one holds,
    such as attachments, are read apart.
    """

    def __init__(self, data: bytes, suffix: str, limits: Limits, *, opened: bool = False) -> None:
        self.data = data
        self.suffix = suffix
        self.limits = limits
        self.opened = opened

    @cached_property
    def head(self) -> bytes:
        """The first 4 KiB."""
        return self.data[:HEAD]

    @cached_property
    def archive(self) -> Archive | None:
        """The zip archive that the file is, if it is one. Raises Refused for a damaged one."""
        return Archive(self.data, self.limits) if self.data.startswith(ZIP) else None

    @cached_property
    def package(self) -> Package | None:
        """The office package (docx, xlsx …) that the file is, if it is one."""
        archive = self.archive
        return Package(archive) if archive and "_rels/.rels" in archive else None

    @cached_property
    def compound(self) -> Compound | None:
        """The compound file (OLE) that the file is, if it is one. Raises Refused for a damaged
        one."""
        return Compound(self.data) if self.data.startswith(SIGNATURE) else None

    @cached_property
    def is_text(self) -> bool:
        """Whether the file is text in some encoding rather than binary."""
        head = self.head
        if head.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")):
            return True
        if head.startswith((SIGNATURE, *ZIP)):
            return False
        zeros = head.count(0)
        if zeros:
            aligned = max(head[0::2].count(0), head[1::2].count(0))
            if aligned != zeros or len(head) % 2 or zeros <= len(head) // 20:
                return False
        controls = len(head) - zeros - len(head.translate(None, CONTROLS))
        return controls * STRAY <= len(head)

    @cached_property
    def may_be_xml(self) -> bool:
        """Whether the file is a text that begins with a tag, other than that of a web page."""
        begin = self.head.lstrip(BEFORE_TAGS)[:100]
        return begin.startswith(b"<") and self.is_text and not PAGE.match(begin)

    @cached_property
    def decoded(self) -> Decoded:
        """The text with its encoding, for a file that is text."""
        return decode(self.data) if self.is_text else Decoded("", "")

    @property
    def text(self) -> str:
        """The whole text, "" for a binary file."""
        return self.decoded.text


class Reader(Protocol):
    """One file format, one module in `readers/` (or an entry point `jiping.readers`).

    The module's docstring also says what the reader cannot do. Modules with a plain lower-case
    name are found by a scan of the folder; nothing is registered.
    """

    FORMAT: str
    """Name of the format in results, e.g. "docx"."""
    TITLE: Words
    """Name of the format for people."""
    SUFFIXES: tuple[str, ...]
    """Suffixes that such files bear, the proper one first."""

    def recognises(self, content: Content) -> int:
        """How sure the reader is that the content is its format: 0 not at all, 100 certain."""

    def read(self, content: Content) -> Document:
        """The content in reading order. Raises Refused where nothing can be read."""
