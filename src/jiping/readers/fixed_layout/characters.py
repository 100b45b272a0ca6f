"""Text objects -> glyphs: each character's box from where the file sets it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from itertools import chain, islice, repeat

from lxml import etree

from jiping.readers.drawn.page import Glyph
from jiping.readers.fixed_layout.geometry import (
    FAR,
    POINTS,
    Matrix,
    angle,
    box,
    number,
    placed,
    quarter,
    within,
)

ASCENT, DESCENT = 0.88, 0.12
"""How far a character reaches above and below its base line, in heights."""
NARROW = 0.5
"""Width of Latin letters and figures where the file does not say, in heights."""
SMALLEST = 0.1
"""Millimetres; smaller text is not seen."""


def glyphs(element: etree._Element, outer: Matrix) -> tuple[list[Glyph], int]:
    """The characters of a text object, and how many of them stand aslant and are left out."""
    size = number(element.get("Size") or element.get("size"))
    where = placed(element, outer)
    own_turn = quarter(number(element.get("CharDirection"))) or 0
    running = quarter(number(element.get("ReadDirection"))) or 0
    turn = quarter(angle(where) + own_turn)
    scale = abs(number(element.get("HScale"), 1.0)) or 1.0
    if not SMALLEST < size < FAR:
        return [], 0
    found: list[Glyph] = []
    x = y = 0.0
    count = 0
    for code in element:
        if not (isinstance(code.tag, str) and code.tag.endswith("TextCode")):
            continue
        text = (code.text or "").strip("\r\n\t")
        x, y = number(code.get("X"), x), number(code.get("Y"), y)
        count += len(text)
        if turn is not None:
            across = steps(code.get("DeltaX"), len(text))
            down = steps(code.get("DeltaY"), len(text))
            spots = _set(text, (x, y), size * scale, (across, down), running)
            found += _boxes(text, spots, size, _turned(own_turn, where), turn)
    return found, count if turn is None else 0


def steps(text: str | None, length: int) -> list[float] | None:
    """The advances of a DeltaX or DeltaY, with `g count value` written out; None without any."""
    if not text:
        return None
    return list(islice(_steps(text.replace(",", " ").split()), length))


def _steps(words: list[str]) -> Iterator[float]:
    at = 0
    while at < len(words):
        if words[at] in ("g", "G") and at + 2 < len(words):
            count = number(words[at + 1])
            yield from repeat(number(words[at + 2]), int(max(0.0, count)))
            at += 3
        else:
            yield number(words[at])
            at += 1


def width(character: str) -> float:
    """How wide a character is set by custom, in heights."""
    return 1.0 if unicodedata.east_asian_width(character) in "WFA" else NARROW


def _set(
    text: str,
    start: tuple[float, float],
    size: float,
    deltas: tuple[list[float] | None, list[float] | None],
    running: int,
) -> list[tuple[float, float, float]]:
    """Where each character stands on its base line, and how wide it is."""
    across, down = deltas
    x, y = start
    spots: list[tuple[float, float, float]] = []
    moves = zip(chain(across or (), repeat(None)), chain(down or (), repeat(None)), strict=False)
    for character, (right, below) in zip(text, moves, strict=False):
        wide = width(character) * size
        if across is None and down is None:
            step = -wide if running in (180, 270) else wide
            right, below = (0.0, step) if running in (90, 270) else (step, 0.0)
        elif right is None and below is None:
            # The list is shorter than the text: go on as characters are set by custom.
            right, below = (wide, 0.0) if across else (0.0, size)
        if right:
            taken = abs(right)
            wide = taken if wide > taken or wide == NARROW * size < taken < size else wide
        spots.append((x, y, wide))
        x, y = x + (right or 0.0), y + (below or 0.0)
    return spots


def _turned(own: int, where: Matrix) -> tuple[Matrix, Matrix]:
    """How to turn a character on its spot, and the whole."""
    sine, cosine = {0: (0, 1), 90: (1, 0), 180: (0, -1), 270: (-1, 0)}[own]
    return (cosine, sine, -sine, cosine, 0.0, 0.0), where


def _boxes(
    text: str,
    spots: list[tuple[float, float, float]],
    size: float,
    turned: tuple[Matrix, Matrix],
    turn: int,
) -> Iterator[Glyph]:
    own, where = turned
    a, b, c, d = own[:4]
    for character, (x, y, wide) in zip(text, spots, strict=True):
        if character < " ":
            continue
        full = within((a, b, c, d, x, y), where)
        p, q, r, s, t, u = full
        top, bottom = -ASCENT * size, DESCENT * size
        left, upper, right, lower = box(
            [
                (r * top + t, s * top + u),
                (p * wide + r * top + t, q * wide + s * top + u),
                (r * bottom + t, s * bottom + u),
                (p * wide + r * bottom + t, q * wide + s * bottom + u),
            ]
        )
        yield Glyph(character, left * POINTS, upper * POINTS, right * POINTS, lower * POINTS, turn)
