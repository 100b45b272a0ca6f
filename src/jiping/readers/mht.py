"""Web pages saved with everything in one file (.mht, .mhtml), as browsers, Word and Excel save.

The page is read like any web page; where it is a frame around others, as of a workbook, those
are read in order.

What it cannot do: what web pages cannot (see html); style sheets in the file are not followed,
and pictures in it are not read.
"""

from __future__ import annotations

import re

from jiping.model import Document, Words
from jiping.readers.base.content import Content
from jiping.readers.base.grid import Blocks
from jiping.readers.base.refusal import unreadable
from jiping.readers.mail.parts import Part, headers_of, parts_of
from jiping.readers.web.flow import add_html

FORMAT = "mht"
TITLE = Words("单文件网页（.mht）", "web page in one file (.mht)")
SUFFIXES = (".mht", ".mhtml")

PAGES = ("text/html", "application/xhtml+xml")
FRAMES = re.compile("<frameset\\b", re.IGNORECASE)
TABS = "tabstrip"
"""The page on which Excel draws the names of the sheets."""
SENT = ("to", "received", "message-id", "delivered-to")
"""Headers of messages that were sent."""


def recognises(content: Content) -> int:
    """Certain of a message that is a web page and was not sent to anybody."""
    headers, _ = headers_of(content.head)
    if "mime-version" not in headers or any(name in headers for name in SENT):
        return 0
    kind = headers.get("content-type", b"").lower()
    return 100 if kind.startswith((b"multipart/related", b"text/html")) else 0


def read(content: Content) -> Document:
    """Lines and tables of the page, or of all pages where the first one only frames them."""
    parts = parts_of(content.data)
    pages = [part for part in parts if part.kind in PAGES]
    if not pages:
        raise unreadable("里面没有网页", "there is no page in it")
    blocks = Blocks(content.limits)
    for page in _shown(pages):
        decoded = page.decoded()
        blocks.note_doubts(decoded)
        add_html(decoded.text, blocks)
    pictures = sum(part.kind.startswith("image/") for part in parts)
    return blocks.document(FORMAT, pictures)


def _shown(pages: list[Part]) -> list[Part]:
    if len(pages) == 1 or not FRAMES.search(pages[0].decoded().text):
        return pages[:1]
    return [page for page in pages[1:] if TABS not in page.location.lower()]
