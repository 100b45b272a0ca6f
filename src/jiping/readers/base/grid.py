"""From cells as a format gives them to Tables and Lines, counted against the limits."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from jiping.faults import fault
from jiping.model import DocCell, Document, Finding, Limits, Line, Place, Table, Words

ODD = re.compile("[\u00a0\u00ad\u200b-\u200f\u202a-\u202f\u2060\ufeff\r\x00]")
"""Characters that cannot stay in a text as they are."""
EXCHANGED = str.maketrans(
    {
        "\u00a0": " ",
        "\u202f": " ",
        "\r": "\n",
        **dict.fromkeys("\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\x00"),
        **dict.fromkeys("\u202a\u202b\u202c\u202d\u202e"),
    }
)
BLANKS = 4
"""Blank cells that are kept for one cell with text that the limits allow."""

ROWS = Words("行数", "rows")
COLUMNS = Words("列数", "columns")
CELLS = Words("单元格总数", "cells")

Span = list[int]
"""A cell on its way to the grid: index of its text, row, column, row span, column span."""


def clean(text: str) -> str:
    """Outer white space trimmed, no-break spaces made plain, zero-width characters dropped."""
    if not text.isascii() and ODD.search(text):
        text = text.translate(EXCHANGED)
    elif "\r" in text or "\0" in text:
        text = text.replace("\r\n", "\n").translate(EXCHANGED)
    return text.strip()
