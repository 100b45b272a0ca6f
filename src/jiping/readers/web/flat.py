"""A page read as flat text: its lines and tables where it is plain, in a fraction of the time.

Plain means: html, head and body in their places, every tag ended in its order, cells within rows
within tables of which none is nested, and nothing in it but paragraphs, headings, divisions,
line breaks and changes of the font; no comments and scripts, nothing that may hide something,
and of character references those that everybody writes. Any other page is left to the tree.
"""

from __future__ import annotations

import re

from jiping.model import Limits
from jiping.readers.base.grid import clean
from jiping.readers.web.shown import evened

NAME, MORE = r"([a-zA-Z][a-zA-Z0-9]*)", r"((?:[\s/][^<>]*)?)"
START = re.compile(
    rf"\s*(?:<!doctype\s+html[^<>\[]*>\s*)?<html{MORE}>\s*"
    rf"(?:<head{MORE}>(?:\s*<(?:meta|link)\b[^<>]*>|\s*<(title|style)\b[^<>]*>[^<]*</\3>)*\s*</head>\s*)?"
    rf"<body{MORE}>",
    re.IGNORECASE,
)
END = re.compile(r"</body>\s*</html>\s*\Z", re.IGNORECASE)
TAG = re.compile(rf"<(/?){NAME}{MORE}>")
ROW = re.compile(rf"<tr{MORE}>")
BEGUN = re.compile(rf"\s*<t[dh]{MORE}")
MIXED = re.compile(r"(?:\s*<t([dh])[\s>][^<]*(?:<(?!/?t[dhr][\s>])[^<]*)*</t\1>)*\s*")
"""Cells of a row, in each anything but a tag of cells and rows."""
ATTRIBUTE = re.compile(
    r"\s+([a-zA-Z][\w:-]*)(?:\s*=\s*(?:\"([^\"<>&]*)\"|'([^'<>&]*)'|([^\s\"'<>=`&/]+)))?"
)
REFERENCE = re.compile("&(?:(nbsp|lt|gt|amp|quot)|#([0-9]{2,5}));")
NAMED = {"nbsp": "\xa0", "lt": "<", "gt": ">", "amp": "&", "quot": '"'}
FIRST, LAST = 160, 0xD7FF
"""Numbered characters that every parser takes for the same."""
PARAGRAPHS = frozenset("p h1 h2 h3 h4 h5 h6".split())
AROUND = frozenset("article center div main section".split())
FONTS = frozenset("b em font i span strong u".split())
SECTIONS = frozenset("tbody thead tfoot".split())
HIDING = re.compile("display|visibility", re.IGNORECASE)
ODD = re.compile("[\0-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff]")
"""Characters that a parser of XML may drop or change."""
DEEPEST = 12
LARGEST = 4 * 1024 * 1024

Spans = tuple[str | None, str | None]
"""Columns and rows that a cell spans, as written."""
FlatCell = tuple[str, Spans | None]
FlatTable = list[tuple[int, list[FlatCell]]]
"""Rows with the number of the group of rows that they stand in."""


def flat_page(text: str, limits: Limits) -> list[str | FlatTable] | None:
    """What a plain page shows between its tables, and its tables; None for any other page."""
    if len(text) > LARGEST or limits.depth < 2 * DEEPEST or "<!-" in text or "<table" not in text:
        return None
    start, end = START.match(text), END.search(text, max(0, len(text) - 64))
    if start is None or end is None or "\0" in text:
        return None
    page = _Page()
    if any(page.attributes(start[number] or "") is None for number in (1, 2, 4)):
        return None
    found: list[str | FlatTable] = []
    at = start.end()
    while (begin := text.find("<table", at, end.start())) >= 0:
        close = text.find("</table>", begin, end.start())
        between = page.shown(text[at:begin])
        if page.open[-1:] == ["p"]:
            page.open.pop()
        if close < 0 or between is None or not AROUND.issuperset(page.open):
            return None
        table = page.table(text[begin:close])
        if table is None:
            return None
        found += (between, table)
        at = close + len("</table>")
    rest = page.shown(text[at : end.start()])
    if rest is None or page.open not in ([], ["p"]):
        return None
    return [*found, rest]


class _Page:
    """A page being read: the elements that are open outside of tables, and what was met before."""

    def __init__(self) -> None:
        self.open: list[str] = []
        self._attributes: dict[str, dict[str, str] | None] = {}
        self._wraps: dict[tuple[str, str], bool] = {}
        self._texts: dict[str, str] = {}
        self._spans: dict[str, Spans | None] = {}

    def attributes(self, written: str) -> dict[str, str] | None:
        """The attributes of a tag by name; None where they are not plain."""
        if written not in self._attributes:
            self._attributes[written] = _attributes(written)
        return self._attributes[written]

    def shown(self, written: str, within: list[str] | None = None) -> str | None:
        """What a piece shows, with a line end wherever a paragraph begins or ends; None where it
        is not plain. `within` are the elements open before it, those of the page by default."""
        around = self.open if within is None else within
        first, *pieces = TAG.split(written)
        parts = [_text(first)]
        for end, name, more, text in zip(*(iter(pieces),) * 4, strict=True):
            tag = name.lower()
            if tag == "br":
                if end or self.attributes(more.rstrip("/")) is None:
                    return None
                parts += "\n", _text(text)
                continue
            if tag not in PARAGRAPHS and tag not in AROUND and tag not in FONTS:
                return None
            if end:
                if more or not around or around.pop() != tag:
                    return None
            else:
                if tag not in FONTS and around[-1:] == ["p"]:
                    around.pop()  # a paragraph ends where the next begins
                closed = tag not in FONTS and not PARAGRAPHS.isdisjoint(around)
                if closed or len(around) >= DEEPEST or self.attributes(more) is None:
                    return None
                around.append(tag)
            parts += "" if tag in FONTS else "\n", _text(text)
        if None in parts:
            return None
        return "".join(part for part in parts if part)

    def table(self, written: str) -> FlatTable | None:
        """The rows of a table from its tag to before its end; None where it is not plain."""
        *rows, rest = written.split("</tr>")
        found: FlatTable = []
        group = groups = 0
        section = ""
        for number, chunk in enumerate((*rows, rest)):
            begin = chunk.find("<tr")
            last = number == len(rows)
            if (begin < 0) != last:
                return None
            before = chunk if last else chunk[:begin]
            if before and not before.isspace():
                first, *pieces = TAG.split(before)
                for end, tag, more, text in zip(*(iter(pieces),) * 4, strict=True):
                    outer = tag == "table" and not found and not groups and not end
                    if text and not text.isspace():
                        return None
                    if end and tag == section and not more:
                        section, group = "", 0
                    elif tag in SECTIONS and not end and not section:
                        groups += 1
                        section, group = tag, groups
                    elif not outer:
                        return None
                    if not end and self.attributes(more) is None:
                        return None
                if first and not first.isspace():
                    return None
            if not last:
                cells = self._row(chunk, begin)
                if cells is None:
                    return None
                found.append((group, cells))
        return None if section else found

    def _row(self, chunk: str, begin: int) -> list[FlatCell] | None:
        row = ROW.match(chunk, begin)
        if row is None or self.attributes(row[1]) is None:
            return None
        tag, other = "td", "<th"
        if "</th>" in chunk:
            if "</td>" in chunk:  # both kinds in a row, each end behind a beginning of its own
                if not MIXED.fullmatch(chunk, row.end()):
                    return None
                chunk = chunk.replace("</th>", "</td>")
                other = ""
            else:
                tag, other = "th", "<td"
        if other and chunk.find(other, row.end()) >= 0:
            return None
        *pieces, rest = chunk[row.end() :].split(f"</{tag}>")
        if rest and not rest.isspace():
            return None
        cells: list[FlatCell] = []
        texts, spans = self._texts, self._spans
        for piece in pieces:
            mark, _, inside = piece.partition(">")
            text = texts.get(inside)
            if text is None:
                text = self._cell(inside)
                if text is None:
                    return None
                texts[inside] = text
            if mark not in spans and not self._spanned(mark):
                return None
            cells.append((text, spans[mark]))
        return cells

    def _spanned(self, mark: str) -> bool:
        """Note what a cell's tag says of spans; False where it is not plain."""
        found = BEGUN.fullmatch(mark)
        said = self.attributes(found[1]) if found is not None else None
        if said is None:
            return False
        spanning = "colspan" in said or "rowspan" in said
        self._spans[mark] = (said.get("colspan"), said.get("rowspan")) if spanning else None
        return True

    def _cell(self, inside: str) -> str | None:
        """The text of a cell."""
        end = inside.find("</")
        if end < 0:
            start, end = 0, len(inside)
        else:
            start = inside.rfind(">", 0, end) + 1
            wraps = inside[:start], inside[end:]
            plain = self._wraps.get(wraps)
            if plain is None:
                plain = self._wraps[wraps] = self._wrapped(*wraps)
            if not plain:
                start = -1
        if start >= 0 and "<" not in (only := inside[start:end]):
            text = _text(only)
            return None if text is None else clean(text)
        stack: list[str] = []
        parts = self.shown(inside, stack)
        if parts is None or stack:
            return None
        lines = (line.strip() for line in parts.split("\n"))
        return clean("\n".join(line for line in lines if line))

    def _wrapped(self, before: str, behind: str) -> bool:
        """Whether what stands around a text are elements around it and nothing else."""
        stack: list[str] = []
        begun = self.shown(before, stack)
        if begun is None or not stack or begun.strip() or "<br" in before.lower():
            return False
        count = before.count("<")
        ended = self.shown(behind, stack)
        return ended is not None and not stack and not ended.strip() and behind.count("</") == count


def _attributes(written: str) -> dict[str, str] | None:
    found: dict[str, str] = {}
    at = 0
    while (attribute := ATTRIBUTE.match(written, at)) is not None:
        name = attribute[1].lower()
        if name in found:
            return None
        value = found[name] = attribute[2] or attribute[3] or attribute[4] or ""
        if name == "hidden" or (name == "style" and HIDING.search(value)):
            return None
        at = attribute.end()
    return None if written[at:].strip() or ODD.search(written) else found


def _text(written: str) -> str | None:
    """A piece of text as it shows; None where it holds what is no plain text."""
    if "<" in written or (not written.isprintable() and ODD.search(written)):
        return None
    if "&" in written:
        pieces = REFERENCE.split(written)
        if written.count("&") != len(pieces) // 3:
            return None
        for number in range(1, len(pieces), 3):
            name, code = pieces[number], pieces[number + 1]
            if name is None and not FIRST <= int(code) <= LAST:
                return None
            pieces[number : number + 2] = (NAMED[name] if name else chr(int(code))), ""
        written = "".join(pieces)
    return evened(written)
