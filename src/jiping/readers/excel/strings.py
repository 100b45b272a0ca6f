"""The texts that cells refer to by number."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from lxml import etree

from jiping.readers.base.archive import Archive
from jiping.readers.base.flat import flat, unescaped
from jiping.readers.base.grid import clean
from jiping.readers.base.xml import forget, parse, stream
from jiping.readers.excel.names import Names

LARGE = 4 * 1024 * 1024
"""Bytes of XML from which texts are read only as far as they are asked for."""
ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
"""How characters are written that XML cannot hold: _x000D_ is a carriage return."""
RUN = (
    r"<r>(?:<rPr/>|<rPr>[^<]*(?:<(?!/rPr>|/?si>)[^<]*)*</rPr>)?"
    r'<t(?: xml:space="preserve")?>[^<]*</t></r>'
)
ITEM = re.compile(
    rf'<si>(?:<t(?: xml:space="preserve")?>([^<]*)</t>|((?:{RUN})+))'
    r"(?:<phoneticPr [^<>]*/>)?</si>"
)
"""A text as programs usually write it: in one piece, or in runs with their fonts."""
TEXT = re.compile(r"<t(?:\s[^<>]*)?>([^<]*)</t>")


class Strings:
    """Shared texts by number, cleaned; None for a number that does not exist.

    Of a large part at most `most` texts are kept, read when they are asked for.
    """

    def __init__(self, archive: Archive, part: str | None, known: Names, most: int) -> None:
        self._texts: list[str] = []
        self._rest: Iterator[str] = iter(())
        self._most = most
        if part is None or part not in archive:
            return
        if archive.size(part) > LARGE:
            self._rest = _streamed(archive, part, known)
        else:
            data = archive.read(part)
            usual = flat_texts(data, known)
            if usual is None:
                root = parse(data, part)
                usual = texts(root.iter(known.item, known.text, known.phonetic), known)
            self._texts = usual

    def find(self, number: str) -> str | None:
        """The text with the number that a cell gives."""
        try:
            index = int(number)
            return self._texts[index] if index >= 0 else None
        except IndexError:
            return self._further(index)
        except ValueError:
            return None

    def _further(self, index: int) -> str | None:
        while index >= len(self._texts) < self._most:
            text = next(self._rest, None)
            if text is None:
                break
            self._texts.append(text)
        return self._texts[index] if index < len(self._texts) else None


def flat_texts(data: bytes, known: Names) -> list[str] | None:
    """The text of each item, read from flat text; None where any is written unusually."""
    whole = flat(data, b"sst", (known.namespace,))
    items = ITEM.findall(whole) if whole is not None else []
    if whole is None or whole.count("<si") != len(items):
        return None
    pieces = [plain or "".join(TEXT.findall(runs)) for plain, runs in items]
    if any("&" in piece for piece in pieces):
        known_pieces = [unescaped(piece) for piece in pieces]
        pieces = [piece for piece in known_pieces if piece is not None]
        if len(pieces) < len(items):
            return None
    return [clean(decoded(piece)) for piece in pieces]


def texts(elements: Iterable[etree._Element], known: Names) -> list[str]:
    """The text of each item, given items, texts and phonetic runs in document order."""
    items: list[list[str]] = [[]]
    parts = items[0]
    reading = False
    for element in elements:
        tag = element.tag
        if tag == known.text:
            if reading:
                reading = False  # the one text of a phonetic run
            else:
                parts.append(element.text or "")
        elif tag == known.item:
            parts = []
            items.append(parts)
        else:
            reading = True
    return [clean(decoded("".join(parts))) for parts in items[1:]]


def decoded(text: str) -> str:
    """A text with its escaped characters put in."""
    if "_x" not in text:
        return text
    text = ESCAPED.sub(lambda match: chr(int(match[1], 16)), text)
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _streamed(archive: Archive, part: str, known: Names) -> Iterator[str]:
    for item in stream(archive.chunks(part), part, known.item):
        yield from texts(item.iter(known.item, known.text, known.phonetic), known)
        forget(item)
