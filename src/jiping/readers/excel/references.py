"""Cell references: letters of columns, ranges."""

from __future__ import annotations

import re

RANGE = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7}):\$?([A-Z]{1,3})\$?([0-9]{1,7})")
DIGITS = "0123456789$"

Area = tuple[int, int, int, int]
"""First row, first column, last row, last column."""


def column_number(letters: str) -> int:
    """A is 1, Z is 26, AA is 27; 0 for what is no column."""
    if not (0 < len(letters) <= 3 and letters.isascii() and letters.isalpha()):
        return 0
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number


def column_letters(number: int) -> str:
    """1 is A, 27 is AA."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def area(reference: str) -> Area | None:
    """A range like B2:D5; None where it is none."""
    found = RANGE.fullmatch(reference)
    if not found:
        return None
    start, first, end, last = found.groups()
    top, bottom = int(first), int(last)
    left = COLUMNS.get(start) or column_number(start)
    right = COLUMNS.get(end) or column_number(end)
    if top > bottom:
        top, bottom = bottom, top
    if left > right:
        left, right = right, left
    return (top, left, bottom, right) if top else None


COLUMNS = {column_letters(number): number for number in range(1, 257)}
"""The first columns by their letters, so that they need not be worked out."""
