"""Text boxes that lie over a sheet: often the title, or a note on how to fill the form in."""

from __future__ import annotations

from msgspec import Struct

from jiping.readers.base.package import Package
from jiping.readers.base.xml import parse
from jiping.readers.excel.sheet import Sheet

LARGEST = 4 * 1024 * 1024
"""Bytes of XML of drawings that are looked at; what charts are made of is in other parts."""


class Box(Struct, frozen=True, gc=False):
    """A text box: the row and column from which it hangs, from 0, and its paragraphs."""

    row: int
    column: int
    lines: tuple[str, ...]


def boxes(package: Package, part: str) -> list[Box]:
    """The text boxes over a sheet, from top to bottom."""
    found: list[Box] = []
    for relation in package.relations(part).values():
        if relation.kind == "drawing" and not relation.external:
            found += _drawn(package, relation.target)
    return sorted(found, key=lambda box: (box.row, box.column))


def _drawn(package: Package, part: str) -> list[Box]:
    archive = package.archive
    if part not in archive or archive.size(part) > LARGEST:
        return []
    found = []
    for anchor in parse(archive.read(part), part).iterfind("{*}*"):
        lines = [
            "".join(
                "\n" if piece.tag.endswith("}br") else piece.text or ""
                for piece in paragraph.iter("{*}t", "{*}br")
            )
            for body in anchor.iter("{*}txBody")
            for paragraph in body.iterfind("{*}p")
        ]
        if any(line.strip() for line in lines):
            where = [anchor.findtext(f"{{*}}from/{{*}}{name}", "0") for name in ("row", "col")]
            row, column = (int(it) if it.strip().isdecimal() else 0 for it in where)
            found.append(Box(row, column, tuple(lines)))
    return found


def before_and_after(found: list[Box], sheet: Sheet) -> tuple[list[str], list[str]]:
    """The lines of boxes that hang from above the second row with text, and those of the others:
    a title lies over the first rows, a note below or beside the table."""
    rows = sorted(number for number, row in sheet.rows.items() if row)
    second = rows[1] if len(rows) > 1 else rows[0] + 1 if rows else 0
    above = [line for box in found if box.row + 1 < second for line in box.lines]
    below = [line for box in found if box.row + 1 >= second for line in box.lines]
    return above, below
