"""Web pages (.html, .htm, .xhtml): paragraphs and tables in the order in which they are shown.

Merged cells (rowspan, colspan) are laid out as browsers do; a nested table follows the one that
it stands in, and one that only holds the page together (tables stand in it, no row has two cells
with anything in them) is none. The encoding is that of the byte order mark, the page itself or,
failing these, the likeliest; elements hidden by their own attributes are left out.

What it cannot do: nothing is loaded from elsewhere (frames, style sheets, scripts), so text
that a script writes is missing, text that a style sheet hides is read, and pre-formatted lines
run together. Pictures are not read.
"""

from __future__ import annotations

import re

from jiping.model import Document, Words
from jiping.readers.base.content import Content
from jiping.readers.base.grid import Blocks
from jiping.readers.web.flow import add_html

FORMAT = "html"
TITLE = Words("网页（HTML）", "web page (HTML)")
SUFFIXES = (".html", ".htm", ".xhtml", ".shtml")

COMMENT = re.compile(r"\s*<!--.*?-->", re.DOTALL)
PAGE = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+html|html)\b", re.IGNORECASE)
FRAGMENT = re.compile(
    r"\s*<(?:head|body|meta|title|style|table|tbody|tr|div|p|h[1-6]|center|font|span|section"
    r"|article|main)\b[^<]*>",
    re.IGNORECASE,
)
TABLE = re.compile(r"<table\b[^<]*>", re.IGNORECASE)
LOOKED_AT = 64 * 1024


def recognises(content: Content) -> int:
    """Sure of a page, less sure of a fragment, doubtful of a table somewhere in a text."""
    if not content.is_text:
        return 0
    text = content.text[:LOOKED_AT]
    start = 0
    while comment := COMMENT.match(text, start):
        start = comment.end()
    if PAGE.match(text, start):
        return 95
    if FRAGMENT.match(text, start):
        return 60
    return 25 if TABLE.search(text) else 0


def read(content: Content) -> Document:
    """Lines and tables of the page."""
    blocks = Blocks(content.limits)
    blocks.note_doubts(content.decoded)
    pictures = add_html(content.text, blocks)
    return blocks.document(FORMAT, pictures)
