"""Fonts that show signs in the place of letters: ticks, boxes, signs of comparison."""

from __future__ import annotations

SYMBOLS = {
    "symbol": {0xB3: "≥", 0xA3: "≤", 0xB1: "±", 0xB4: "×", 0xB8: "÷", 0xB9: "≠", 0xBB: "≈"},
    "wingdings": {
        **dict.fromkeys((0x52, 0xFE), "☑"),
        **dict.fromkeys((0x6F, 0x71, 0x72, 0xA8), "□"),
        0xFD: "☒",
        0xFC: "√",
        0xFB: "×",
        0x6C: "●",
        0x6E: "■",
    },
    "wingdings 2": {
        **dict.fromkeys((0x2A, 0xA3), "□"),
        **dict.fromkeys((0x51, 0x53, 0x54), "☒"),
        0x52: "☑",
        0x50: "√",
        0x4F: "×",
    },
}
"""Signs by font, and by the low byte of their code."""


def symbol(font: str, code: int) -> str:
    """What a font shows for a code; "" where that is not known, or the font is one of letters."""
    return SYMBOLS.get(font.strip().lower(), {}).get(code & 0xFF, "")


def in_font(text: str, font: str) -> str:
    """A text as a font shows it: letters, and characters that programs put in their place, become
    signs."""
    known = SYMBOLS.get(font.strip().lower())
    if known is None:
        return text
    return "".join(
        known.get(ord(c) & 0xFF, c) if c < "\u0100" or "\uf020" <= c <= "\uf0ff" else c
        for c in text
    )
