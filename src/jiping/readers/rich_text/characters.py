"""Bytes and code units of rich text as characters, by the encoding of their font."""

from __future__ import annotations

import codecs
import re

from jiping.readers.base.charset import Decoded
from jiping.readers.base.symbols import SYMBOLS
from jiping.readers.rich_text.tokens import ESCAPE

CHINESE = "gb18030"
WESTERN = "cp1252"
CHARSETS = {
    77: "mac_roman",
    128: "cp932",
    129: "cp949",
    134: CHINESE,
    136: "big5hkscs",
    161: "cp1253",
    162: "cp1254",
    204: "cp1251",
    238: "cp1250",
}
"""Encodings of fonts by their \\fcharset; others are in that of the document."""
PAGES = {936: CHINESE, 54936: CHINESE, 950: "big5hkscs", 65001: "utf-8"}
DOUBLE_BYTES = frozenset((CHINESE, "big5hkscs", "cp932", "cp949"))
FONT = re.compile(r"\\f(\d{1,7})((?:\\(?!f\d)[a-z]+-?\d{0,7} ?|\{[^{}]*\})*)([^\\{};]*)")
FONT_CHARSET = re.compile(r"\\(fcharset|cpg)(\d{1,5})")
PAIRS = re.compile(rb"(?:[\xa1-\xf7][\xa1-\xfe]|[\x20-\x7e])+")
"""Bytes that are Chinese although their font does not say so."""
SURROGATES = re.compile("[\ud800-\udfff]")


def encoding_of_page(number: int) -> str:
    """The encoding with the number of a Windows code page."""
    try:
        return PAGES.get(number) or codecs.lookup(f"cp{number}").name
    except LookupError:
        return WESTERN


class Characters:
    """Decodes what stands in the current font, and counts what could not be decoded."""

    def __init__(self, page: int | None) -> None:
        self.page = encoding_of_page(page) if page is not None else WESTERN
        self._encodings: dict[int, str] = {}
        self._symbols: dict[int, dict[int, str]] = {}
        self._lead = b""
        self._doubtful = 0

    @property
    def doubts(self) -> Decoded:
        """How much could not be decoded."""
        return Decoded("", self.page, self._doubtful)

    def learn_fonts(self, table: str) -> None:
        """Take note of the fonts of a font table."""
        for number, properties, name in FONT.findall(table):
            symbols = SYMBOLS.get(name.strip().lower())
            if symbols:
                self._symbols[int(number)] = symbols
            for kind, value in FONT_CHARSET.findall(properties):
                encoding = (
                    CHARSETS.get(int(value)) if kind == "fcharset" else encoding_of_page(int(value))
                )
                if encoding:
                    self._encodings[int(number)] = encoding

    def of_bytes(self, data: bytes, font: int) -> str:
        """The text of bytes; a first half of a character waits for the bytes that follow."""
        if font in self._symbols:
            return "".join(self._symbols[font].get(byte, "") for byte in data)
        if self._lead:
            data, self._lead = self._lead + data, b""
        encoding = self._encodings.get(font, self.page)
        if encoding == WESTERN and len(data) > 1 and PAIRS.fullmatch(data):
            encoding = CHINESE
        try:
            return data.decode(encoding)
        except UnicodeDecodeError as error:
            if encoding in DOUBLE_BYTES and error.start == len(data) - 1:
                self._lead = data[-1:]
                return data[:-1].decode(encoding)
        return self._guessed(data, encoding)

    def of_text(self, text: str, font: int) -> str:
        """The text of characters that stand for the bytes of the file."""
        if self._lead or not text.isascii() or font in self._symbols:
            return self.of_bytes(text.encode("latin-1"), font)
        return text

    def of_escapes(self, escapes: str, skipped: int, font: int) -> tuple[str, int]:
        """The text of \\u words that follow one another, each with `skipped` characters for old
        readers, and how many of those are still to come after the last."""
        parts: list[str] = []
        left = 0
        for number, instead in ESCAPE.findall(escapes):
            unit = int(number)
            char = self._unit(unit + 65536 if unit < 0 else unit, font)
            parts.append(char)
            left = skipped
            if instead:
                given = instead.replace("?", "\\'3f").split("\\'")[1:]
                if len(given) > skipped:
                    parts.append(self._surplus(given, skipped, char, font))
                left = max(0, skipped - len(given))
        return "".join(parts), left

    def symbol(self, code: int, font: str) -> str:
        """A character inserted from a symbol font, given by the font's name."""
        known = SYMBOLS.get(font.strip().lower())
        return known.get(code & 0xFF, "") if known else self._unit(code, -1)

    def _surplus(self, given: list[str], skipped: int, char: str, font: int) -> str:
        """Characters behind the substitute; none where all bytes together are the substitute."""
        data = bytes.fromhex("".join(given))
        encoding = self._encodings.get(font, self.page)
        if encoding not in DOUBLE_BYTES:
            encoding = CHINESE
        if len(data) == 2 and char.encode(encoding, "ignore") == data:
            return ""
        return self.of_bytes(data[skipped:], font)

    def _unit(self, unit: int, font: int) -> str:
        if font in self._symbols and unit & 0xFF in self._symbols[font]:
            return self._symbols[font][unit & 0xFF]
        return chr(unit) if 0 < unit < 0x110000 else ""

    def _guessed(self, data: bytes, encoding: str) -> str:
        for other in (CHINESE, "utf-8"):
            if other != encoding:
                try:
                    return data.decode(other)
                except UnicodeDecodeError:
                    continue
        text = data.decode(encoding, "replace")
        self._doubtful += text.count("\ufffd")
        return text


def joined(parts: list[str]) -> str:
    """Pieces of text as one; halves of a character outside the basic plane are put together."""
    text = "".join(parts)
    if SURROGATES.search(text):
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text
