"""A page read as flat text: its lines and tables where it is plain, in a fraction of the time.

Plain means: html, head and body in their places or left out, every tag ended in its order, cells
within rows within tables of which none is nested, and nothing in it but paragraphs, headings,
divisions, line breaks, changes of the font and comments; no scripts but in the head, nothing that
may hide something, and of character references those that everybody writes. Any other page is left
to the tree.
"""

from __future__ import annotations

import re

from jiping.model import Limits
from jiping.readers.web.flat_table import flat_table
from jiping.readers.web.grid import Layout
from jiping.readers.web.plain import AROUND, DEEPEST, MORE, Texts, attributes, shown

START = re.compile(
    rf"\s*(?:<\?xml[^<>]*\?>\s*)?(?:<!doctype\s+html[^<>\[]*>\s*)?(?:<html{MORE}>\s*)?"
    rf"(?:<head{MORE}>(?:\s*<(?:meta|link)\b[^<>]*>|\s*<(title|style|script)\b[^<>]*>[^<]*</\3>)*"
    rf"\s*</head>\s*)?(?:<body{MORE}>)?",
    re.IGNORECASE,
)
END = re.compile(r"(?:</body>\s*)?(?:</html>\s*)?\Z", re.IGNORECASE)
COMMENT = re.compile(r"<!--(?!-?>)(?:[^-]++|-(?!-))*+-->|<!\[(?:if [^<>\]]*|endif)\]>")
RAW = re.compile("</(?:style|script|title|textarea)", re.IGNORECASE)
"""What ends even inside of a comment, where it is open."""
LARGEST = 4 * 1024 * 1024


def flat_page(text: str, limits: Limits) -> list[str | Layout] | None:
    """What a plain page shows between its tables, and its tables; None for any other page."""
    if len(text) > LARGEST or limits.depth < 2 * DEEPEST or "<table" not in text:
        return None
    if text.find("!", len("<!")) >= 0:
        uncommented = _without_comments(text)
        if uncommented is None:
            return None
        text = uncommented
    start, end = START.match(text), END.search(text, max(0, len(text) - 64))
    if start is None or end is None or "\0" in start[0]:
        return None
    texts = Texts()
    if any(attributes(start[number] or "") is None for number in (1, 2, 4)):
        return None
    found: list[str | Layout] = []
    around: list[str] = []
    at = start.end()
    while (begin := text.find("<table", at, end.start())) >= 0:
        close = text.find("</table>", begin, end.start())
        between = shown(text[at:begin], around)
        if around[-1:] == ["p"]:
            around.pop()
        if close < 0 or between is None or not AROUND.issuperset(around):
            return None
        table = flat_table(text[begin:close], texts, limits)
        if table is None:
            return None
        found += (between, table)
        at = close + len("</table>")
    rest = shown(text[at : end.start()], around)
    if rest is None or around not in ([], ["p"]):
        return None
    return [*found, rest]


def _without_comments(text: str) -> str | None:
    """The page without its comments; None where one of them may be no comment."""
    kept: list[str] = []
    at = 0
    for comment in COMMENT.finditer(text):
        before = text[at : comment.start()]
        if before.rfind("<") > before.rfind(">") or RAW.search(comment[0]):
            return None
        kept.append(before)
        at = comment.end()
    return "".join((*kept, text[at:]))
