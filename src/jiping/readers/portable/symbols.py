"""Characters of fonts that number their signs as they like."""

from __future__ import annotations

import ctypes
from typing import Any

from jiping.readers.portable.pdfium import pdfium

LOST = "\ufffd"
PRIVATE = range(0xE000, 0xF900)
OWN = range(0xF000, 0xF100)
"""Where the signs of symbol fonts stand, by their number in the font."""
SYMBOL = dict(
    zip(
        b"\xa3\xb3\xb1\xb4\xb8\xb9\xb0\xb7\xae\xa5\xbb",
        "≤≥±×÷≠°·→∞≈",
        strict=True,
    )
)
WINGDINGS = dict(
    zip(
        b"\x6f\x71\x72\xa3\xa8\x52\xfe\xfd\xfc\xfb\x53\x54\x6c\x6e\xd8\x9f\xa1\xa4",
        "□□□□□☑☑☒✓✗☒☒●■➢•○◎",
        strict=True,
    )
)


def sign(text: Any, index: int, character: str) -> str:
    """What a character without a meaning of its own is, by the font's name; else the mark of a
    lost one."""
    number = ord(character)
    if number not in OWN:
        return LOST
    name = _font(text, index)
    if "symbol" in name:
        return SYMBOL.get(number & 0xFF, _plain(number))
    if "wingdings" in name:
        return WINGDINGS.get(number & 0xFF, LOST)
    return LOST


def _plain(number: int) -> str:
    code = number & 0xFF
    return chr(code) if code in b"0123456789()+,./<=>%[]" else LOST


def _font(text: Any, index: int) -> str:
    raw = pdfium()
    flags = ctypes.c_int()
    name = ctypes.create_string_buffer(256)
    size = raw.FPDFText_GetFontInfo(text, index, name, len(name), ctypes.byref(flags))
    return name.raw[: min(size, 256)].decode("latin-1").lower() if size else ""
