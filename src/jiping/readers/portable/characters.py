"""The characters of a page with their boxes."""

from __future__ import annotations

import ctypes
from collections import deque
from collections.abc import Sequence
from itertools import repeat
from math import pi
from typing import Any

from jiping.readers.drawn.page import Box, Glyph
from jiping.readers.portable.lines import Drawn, Matrix, address, placed_box
from jiping.readers.portable.pdfium import direct, pdfium
from jiping.readers.portable.symbols import LOST, sign
from jiping.readers.portable.view import View

MOST = 100_000
"""Characters of one page; a page that is printed has a few thousand."""

ASLANT = 0.1
"""Text that is turned by so much of a right angle is a watermark, not part of the page."""
_LOOKED_AT = 4
"""Characters behind a hyphen, those of the line break among them."""

FEW = 100
"""Texts that are not seen, up to which it is worth while to ask first where they stand."""
SAME_BOX = 0.01
"""Edges closer than this are the same."""

Hidden = list[tuple[Box, int]]


def characters(page: Any, view: View, drawn: Drawn) -> list[Glyph]:
    """The glyphs that a page shows, given what else is drawn on it; those that stand aslant are
    counted there."""
    raw = pdfium()
    text = raw.FPDFText_LoadPage(page)
    if not text:
        return []
    try:
        return _glyphs(text, view, drawn)
    finally:
        raw.FPDFText_ClosePage(text)


def _glyphs(text: Any, view: View, seen: Drawn) -> list[Glyph]:
    raw = pdfium()
    turned, hidden, moved = seen.turned, seen.hidden, seen.moved
    items = {item for _, item in hidden}
    count = raw.FPDFText_CountChars(text)
    seen.left_out = max(0, count - MOST)
    count = min(count, MOST)
    codes, boxes = _codes(text, count), _boxes(text, count)
    width, height = view.size
    turn = view.turns * 90
    plain = not (turn or turned or hidden or moved)
    found: list[Glyph] = []
    sides = iter(boxes)
    each = zip(codes, sides, sides, sides, sides, strict=False)
    for index, (character, left, top, right, bottom) in enumerate(each):
        if character <= " ":
            if character in "\r\n\t" or raw.FPDFText_IsGenerated(text, index):
                continue
            if character < " ":
                character = LOST
        elif "\ue000" <= character < "\uf900":
            character = sign(text, index, character)
        elif character >= "\ufffe":
            if _divides_word(codes, index):
                continue
            character = "-"  # pdfium takes each hyphen at the end of a line for that of a word
        if plain:
            left, right = left - view.left, right - view.left
            top, bottom = view.top - top, view.top - bottom
        else:
            box = (left, bottom, right, top)
            if moved:
                box = _on_page(box, text, index, moved)
            left, top, right, bottom = view.box(*box)
        if not (0 <= left + right <= 2 * width and 0 <= top + bottom <= 2 * height):
            continue
        if not plain:
            x, y = (left + right) / 2, (top + bottom) / 2
            if hidden and _is_hidden(x, y, text, index, hidden, items):
                continue
            if turned:
                angle = raw.FPDFText_GetCharAngle(text, index) * 2 / pi
                if abs(angle - round(angle)) > ASLANT:
                    seen.aslant += 1
                    continue
                own = (turn + round(angle) * 90) % 360
                found.append(Glyph(character, left, top, right, bottom, own))
                continue
        found.append(Glyph(character, left, top, right, bottom, turn))
    return found


def _on_page(box: Box, text: Any, index: int, moved: dict[int, tuple[Box, Matrix]]) -> Box:
    """The box of a character on the page. A character that stands in for what is drawn (as
    browsers write those that share their shape with a radical) gets the box of the text that is
    drawn, which pdfium gives as it is in its drawing."""
    own = moved.get(address(pdfium().FPDFText_GetTextObject(text, index)))
    if own and max(abs(a - b) for a, b in zip(own[0], box, strict=True)) < SAME_BOX:
        return placed_box(*own)
    return box


def _divides_word(codes: Sequence[str], index: int) -> bool:
    """Whether a hyphen stands between Latin letters: in 总额-上年度 it is a sign of its own."""
    before = codes[index - 1] if index else ""
    after = next((it for it in codes[index + 1 : index + _LOOKED_AT] if it > " "), "")
    return before.isascii() and before.isalpha() and after.isascii() and after.islower()


def _codes(text: Any, count: int) -> Sequence[str]:
    """The characters by their number: all at once where each is one unit of UTF-16."""
    raw = pdfium()
    units = (ctypes.c_ushort * (count + 1))()
    if raw.FPDFText_GetText(text, 0, count, units) == count + 1:
        codes = bytes(units)[: 2 * count].decode("utf-16-le", "replace")
        if len(codes) == count and "\ufffd" not in codes:
            return codes
    codes_of = raw.FPDFText_GetUnicode
    return [chr(min(codes_of(text, index), 0x10FFFF)) for index in range(count)]


def _boxes(text: Any, count: int) -> Sequence[float]:
    """Left, top, right, bottom of every character, one after another; 0 where it has none."""
    raw = pdfium()
    boxes = (raw.FS_RECTF * max(count, 1))()
    box_of = direct("FPDFText_GetLooseCharBox", "ipip")
    page, place = address(text), ctypes.addressof(boxes)
    places = range(place, place + 16 * count, 16)
    deque(map(box_of, repeat(page, count), range(count), places), maxlen=0)
    return memoryview(boxes).cast("B").cast("f").tolist()


def _is_hidden(x: float, y: float, text: Any, index: int, hidden: Hidden, items: set[int]) -> bool:
    """Whether a character belongs to a text that is cut off or hardly seen: one of `items`. Where
    these are few, most characters stand nowhere near."""
    if len(hidden) <= FEW and not any(
        left <= x <= right and top <= y <= bottom for (left, top, right, bottom), _ in hidden
    ):
        return False
    return address(pdfium().FPDFText_GetTextObject(text, index)) in items
