"""The parts of a MIME message, within bounds whatever the message says of itself."""

from __future__ import annotations

import binascii
import re
from collections.abc import Iterator
from functools import cached_property
from urllib.parse import unquote_to_bytes

from jiping.readers.base.charset import WIDER, Decoded, decode

HEADER = re.compile(rb"([!-9;-~]+)[ \t]*:[ \t]*([^\r\n]*(?:\r?\n[ \t]+[^\r\n]*)*)\r?\n?")
PARAMETER = re.compile(
    r';\s*([\w-]+)(?:\*(\d{1,3}))?(\*)?\s*=\s*("(?:[^"\\]|\\.)*+"|[^;\s"]*)', re.DOTALL
)
ENCODED = re.compile(r"=\?([\w-]{1,40})(?:\*[\w-]*)?\?([BbQq])\?([^?\s]*)\?=")
BETWEEN = re.compile(r"(\?=)\s+(?==\?)")
FOLD = re.compile(rb"\r?\n[ \t]+")
DEEPEST = 8
"""Levels of parts within parts that are followed."""
MOST = 2000
"""Parts that are looked at."""
MOST_HEADERS = 200


class Part:
    """A part that holds no further parts: what it is, and its content."""

    def __init__(self, headers: dict[str, bytes], body: bytes) -> None:
        self._headers = headers
        self._body = body

    @cached_property
    def kind(self) -> str:
        """Content type in lower case, e.g. text/html."""
        return self.header("content-type").partition(";")[0].strip().lower() or "text/plain"

    @cached_property
    def name(self) -> str:
        """The file name that the part bears, "" where it bears none."""
        given = _parameter(self.header("content-disposition"), "filename")
        return _words(given or _parameter(self.header("content-type"), "name"))

    @property
    def attached(self) -> bool:
        """Whether the part is a file of its own."""
        disposition = self.header("content-disposition").strip().lower()
        return disposition.startswith("attachment") or bool(
            self.name and not self.kind.startswith("text/html")
        )

    @property
    def location(self) -> str:
        """The address under which the other parts know this one."""
        return self.header("content-location")

    def header(self, name: str) -> str:
        """A header on one line, "" where there is none."""
        return _text(FOLD.sub(b" ", self._headers.get(name, b"")))

    def data(self) -> bytes:
        """The content, decoded."""
        encoding = self.header("content-transfer-encoding").strip().lower()
        if encoding == "base64":
            return _base64(self._body)
        if encoding == "quoted-printable":
            return binascii.a2b_qp(self._body)
        return self._body

    def decoded(self) -> Decoded:
        """The text of the content, in the encoding that the part names if it is in that."""
        data = self.data()
        named = _parameter(self.header("content-type"), "charset").lower()
        try:
            return Decoded(data.decode(WIDER.get(named, named)), named)
        except (LookupError, UnicodeError, ValueError):
            return decode(data)


def headers_of(data: bytes) -> tuple[dict[str, bytes], int]:
    """The first header of each name, in lower case, and where the content begins."""
    headers: dict[str, bytes] = {}
    position = 0
    while len(headers) < MOST_HEADERS and (found := HEADER.match(data, position)):
        headers.setdefault(found[1].decode("ascii", "replace").lower(), found[2])
        position = found.end()
    blank = re.compile(rb"[ \t]*\r?\n").match(data, position)
    return headers, blank.end() if blank else position


def parts_of(data: bytes) -> list[Part]:
    """The parts of a message in order, those within others in their place."""
    parts: list[Part] = []
    for part in _walk(data, 0):
        parts.append(part)
        if len(parts) >= MOST:
            break
    return parts


def _walk(data: bytes, deep: int) -> Iterator[Part]:
    headers, start = headers_of(data)
    part = Part(headers, data[start:])
    boundary = _parameter(part.header("content-type"), "boundary")
    if not part.kind.startswith("multipart/") or not boundary or deep >= DEEPEST:
        yield part
        return
    mark = b"\n--" + boundary.encode("utf-8", "replace")
    pieces = (b"\n" + data[start:]).split(mark, MOST)
    for piece in pieces[1:]:
        if piece.startswith(b"--"):
            break
        yield from _walk(piece.partition(b"\n")[2].removesuffix(b"\r"), deep + 1)


def _parameter(header: str, name: str) -> str:
    """A parameter of a header, put together from its pieces where it comes in such."""
    pieces: dict[int, str] = {}
    for found in PARAMETER.finditer(header):
        if found[1].lower() == name:
            value = found[4]
            if value.startswith('"'):
                value = re.sub(r"\\(.)", r"\1", value[1:-1])
            if found[3]:
                value = _unquoted(value)
            pieces.setdefault(int(found[2] or 0), value)
    return "".join(pieces[number] for number in sorted(pieces))


def _unquoted(value: str) -> str:
    encoding, quote, rest = value.partition("''")
    data = unquote_to_bytes(rest if quote else value)
    try:
        return data.decode(WIDER.get(encoding.lower(), encoding or "utf-8"))
    except (LookupError, UnicodeError, ValueError):
        return decode(data).text


def _words(text: str) -> str:
    """A header with its encoded words (=?gb2312?B?…?=) as text."""
    return ENCODED.sub(_word, BETWEEN.sub(r"\1", text)) if "=?" in text else text


def _word(found: re.Match[str]) -> str:
    raw = found[3].encode("utf-8", "replace")
    data = _base64(raw) if found[2] in "Bb" else binascii.a2b_qp(raw, header=True)
    encoding = found[1].lower()
    try:
        return data.decode(WIDER.get(encoding, encoding))
    except (LookupError, UnicodeError, ValueError):
        return decode(data).text


def _base64(data: bytes) -> bytes:
    """As much as can be decoded."""
    try:
        return binascii.a2b_base64(data)
    except binascii.Error:
        letters = re.sub(rb"[^A-Za-z0-9+/]", b"", data)
        return binascii.a2b_base64(letters[: len(letters) // 4 * 4])


def _text(data: bytes) -> str:
    return data.decode("ascii") if data.isascii() else decode(data).text
