"""Labels of a layout with their fields filled in, and the texts that go into cells."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from jiping import terms
from jiping.model import Cell

_FIELD = re.compile(r"\{(\w+)\}")
_BRACKETED = re.compile(r"[(（][^()（）]*?\{(\w+)\}[^()（）]*[)）]")
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_BREAKS = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_BLANK_LINES = re.compile(r"\n{2,}")


def printable(text: str) -> str:
    """The text without characters that no document can hold; every line break is "\\n"."""
    if text.isprintable():
        return text
    return _UNPRINTABLE.sub("", _BREAKS.sub("\n", text))


def text_of(cell: Cell[Any] | None) -> str:
    """What a cell prints; "" where the form has no such cell."""
    return "" if cell is None else printable(cell.text)


def fields_of(label: str) -> list[str]:
    """Names of the fields that a label holds."""
    return _FIELD.findall(label) if "{" in label else []


def fill(label: str, texts: Mapping[str, str]) -> str:
    """The label with its fields filled in; a bracket whose field is blank is left out."""
    if "{" not in label:
        return label
    kept = _BRACKETED.sub(lambda found: found[0] if texts.get(found[1]) else "", label)
    filled = _FIELD.sub(lambda found: texts.get(found[1], ""), kept)
    return _BLANK_LINES.sub("\n", filled).strip("\n")


def year_of(text: str) -> str:
    """The year alone, of a fiscal year printed as 2020, 2020年 or 2020年度."""
    return text.strip().removesuffix("度").removesuffix("年").strip()


def plain(label: str) -> str:
    """A label for comparison: no white space, no colon at its end."""
    return "".join(label.split()).rstrip(":：")


def usual_label(field: str) -> str:
    """The usual label of a field of the evaluation."""
    words = terms.term(field)
    return words.zh if words else field
