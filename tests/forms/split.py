"""Text with pipes -> Document, for tests of recognition alone (readers have tests of their own)."""

from __future__ import annotations

import re

from jiping.model import DocCell, Document, Line, Table

RULER = re.compile(r"[\s|:-]+")


def document(text: str) -> Document:
    """Lines with pipes become tables, the others lines of text.

    Where lines end with a pipe but do not begin with one, a pipe at the beginning ends a blank.
    """
    piped = [line.strip().lstrip("#").strip() for line in text.splitlines() if "|" in line]
    framed = sum(line.startswith("|") for line in piped) * 2 > len(piped)
    blocks: list[Table | Line] = []
    rows: list[list[str]] = []
    tables = 0

    def close() -> None:
        nonlocal rows, tables
        if rows:
            tables += 1
            blocks.append(table(rows, tables))
            rows = []

    for number, line in enumerate(text.splitlines(), start=1):
        bare = line.strip().lstrip("#").strip()
        if "|" in bare:
            if not (RULER.fullmatch(bare) and "-" in bare):
                inside = bare.removeprefix("|") if framed else bare
                rows.append([cell(part) for part in inside.split("|")])
                if bare.endswith("|"):
                    rows[-1].pop()
        else:
            close()
            if bare:
                blocks.append(Line(bare, number))
    close()
    return Document("md", tuple(blocks))


def table(rows: list[list[str]], number: int = 1, *, merges: bool = False) -> Table:
    """A table of texts, each in a cell of its own."""
    return Table(
        number,
        tuple(
            tuple(DocCell(text, row, column) for column, text in enumerate(texts, start=1))
            for row, texts in enumerate(rows, start=1)
        ),
        max(map(len, rows)),
        merges,
    )


def cell(text: str) -> str:
    """A cell's text with the line breaks that its tags stand for."""
    text = re.sub(r"</p>\s*<p>|<br\s*/?>", "\n", text)
    return re.sub(r"</?p>", "", text).strip()


Spanned = str | tuple[str, int] | tuple[str, int, int]
"""A cell: its text, how many columns and how many rows it covers."""


def merged(rows: list[list[Spanned]], number: int = 1, *, sheet: str | None = None) -> Table:
    """A table whose format can say that cells are merged."""
    taken: set[tuple[int, int]] = set()
    grid: list[tuple[DocCell, ...]] = []
    width = 0
    for row, cells in enumerate(rows, start=1):
        placed: list[DocCell] = []
        column = 1
        for entry in cells:
            text, *spans = (entry,) if isinstance(entry, str) else entry
            across, down = (*spans, 1, 1)[:2]
            while (row, column) in taken:
                column += 1
            placed.append(DocCell(text, row, column, down, across))
            taken |= {
                (row + below, column + beside) for below in range(down) for beside in range(across)
            }
            column += across
        width = max(width, column - 1)
        grid.append(tuple(placed))
    return Table(number, tuple(grid), width, True, None, sheet)
