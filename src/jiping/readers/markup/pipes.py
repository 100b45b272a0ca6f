"""Tables whose cells are divided by pipes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import zip_longest

from msgspec import Struct

from jiping.model import DocCell, Place
from jiping.readers.base.grid import COLUMNS, Blocks, Rows, clean
from jiping.readers.markup.inline import printed

PIPE = re.compile(r"(?<!\\)\|")
DELIMITING = frozenset("|-: \t")
RULING = frozenset("+-=:| \t")
WRAPPED = 50
"""Lines over which one row may run on."""


class Style(Struct, frozen=True, gc=False):
    """Whether rows begin and end with a pipe."""

    leading: bool
    trailing: bool


def style_of(lines: Sequence[str]) -> Style:
    """What most of the lines with pipes do."""
    rows = [line.strip() for line in lines if "|" in line]
    leading = sum(row[0] == "|" for row in rows)
    trailing = sum(row[-1] == "|" for row in rows)
    return Style(leading * 2 > len(rows), trailing * 2 > len(rows))


def is_delimiter(line: str) -> bool:
    """Whether the line divides a heading from its rows: |---|:--:|"""
    return "|" in line and "-" in line and DELIMITING.issuperset(line)


def is_ruling(line: str) -> bool:
    """Whether the line is a rule of a table drawn with characters: +---+---+"""
    return line[:1] == "+" and line[-1:] == "+" and len(line) > 2 and RULING.issuperset(line)


def cells(line: str, leading: bool, most: int = 0) -> list[str]:
    """The sources of a row's cells; with `most`, one more than so many at the utmost."""
    row = line.strip()
    if leading and row.startswith("|"):
        row = row[1:]
    if row.endswith("|") and not row.endswith("\\|"):
        row = row[:-1]
    return PIPE.split(row, most)


def count(line: str) -> int:
    """How many cells the line has whichever the style."""
    return len(cells(line, leading=True))


def add_pipes(lines: Sequence[str], style: Style, blocks: Blocks) -> None:
    """Add the table that the lines make up; rows may have unequal lengths.

    A heading row without any text, above the delimiter, is the converter's and left out.
    """
    lines = [line.strip() for line in lines]
    delimiters = [index for index, line in enumerate(lines) if is_delimiter(line)]
    leading = lines[delimiters[0]].startswith("|") if delimiters else style.leading
    if any(is_ruling(line) for line in lines):
        sources = _ruled(lines)
    else:
        sources = [cells(line, leading, blocks.limits.columns) for line in lines]
        dropped = set(delimiters)
        if delimiters[:1] == [1] and not any(source.strip() for source in sources[0]):
            dropped.add(0)
        sources = [row for index, row in enumerate(sources) if index not in dropped]
    limits = blocks.limits
    rows: Rows = []
    for number, row in enumerate(sources[: limits.rows + 1], 1):
        if len(row) > limits.columns:
            place = Place(table=blocks.next_table, row=number)
            blocks.cut(COLUMNS, limits.columns, "columns", place)
        rows.append(
            [
                DocCell(cell_text(source, blocks, number, column), number, column)
                for column, source in enumerate(row[: limits.columns], 1)
            ]
        )
    blocks.table(rows, max(map(len, rows), default=0), merges=False)


def cell_text(source: str, blocks: Blocks, row: int, column: int) -> str:
    """What a cell prints, cut where it is too long."""
    if len(source) <= blocks.limits.cell_characters:
        return clean(printed(source.strip()))
    return blocks.text(source, Place(table=blocks.next_table, row=row, column=column))


def _ruled(lines: Sequence[str]) -> list[list[str]]:
    """Rows between rules, each of several lines; columns are joined line by line."""
    rows: list[list[str]] = []
    group: list[list[str]] = []
    for line in [*lines, "+-+"]:
        if not is_ruling(line):
            group.append([cell.strip() for cell in cells(line, leading=True)])
        elif group:
            columns = zip_longest(*group, fillvalue="")
            rows.append(["<br>".join(filter(None, column)) for column in columns])
            group = []
    return rows


def unwrapped(lines: Sequence[str], start: int, style: Style) -> tuple[str, int]:
    """The row that begins at `start`, with the lines it runs on to, and the line after it.

    Where rows have pipes at both ends, one that does not end goes on to the line that does.
    """
    row = lines[start].strip()
    if not (style.leading and style.trailing) or row.endswith("|"):
        return row, start + 1
    pieces = [row]
    for index in range(start + 1, min(start + WRAPPED, len(lines))):
        line = lines[index].strip()
        if not line or line.startswith("|"):
            break
        pieces.append(line)
        if line.endswith("|"):
            return "<br>".join(pieces), index + 1
    return row, start + 1
