"""Plain text (.txt): one cell a line, tab-separated rows, or running text.

Every line with text is a Line with its number in the file. A pipe at the end of a line divides
cells and is dropped; a pipe alone, or a line of no-break spaces, is a blank cell: a Line without
text. Lines with tabs that follow one another are a table, as copied from a spreadsheet.

What it cannot do: text has no merged cells, so tables have `merges` False; columns lined up by
spaces and text without separators stay lines here (recognising cuts them into cells where they
hold a form).
"""

from __future__ import annotations

from jiping.model import DocCell, Document, Place, Words
from jiping.readers.base.content import Content
from jiping.readers.base.grid import COLUMNS, Blocks, Rows
from jiping.readers.markup.lines import split
from jiping.readers.markup.pipes import cells

FORMAT = "text"
TITLE = Words("纯文本", "plain text")
SUFFIXES = (".txt", ".text")

QUOTED_LINES = 50
"""Lines over which a quoted cell may run."""


def recognises(content: Content) -> int:
    """Any text, where no other reader claims it."""
    return 10 if content.is_text else 0


def read(content: Content) -> Document:
    """Lines in order, and tables of the lines with tabs."""
    blocks = Blocks(content.limits)
    blocks.note_doubts(content.decoded)
    lines = split(content.text, blocks)
    index = 0
    while index < len(lines) and not blocks.full:
        rows, end = _rows(lines, index, blocks.limits.columns)
        if len(rows) > 1:
            _add_rows(rows, blocks)
            index = end
        else:
            _add_line(lines[index], index + 1, blocks)
            index += 1
    return blocks.document(FORMAT)


def _add_line(line: str, number: int, blocks: Blocks) -> None:
    """One line; several where pipes stand inside it."""
    bare = line.strip(" \t\r\f\v\ufeff")
    if not bare:
        return
    for part in cells(line, leading=False):
        blocks.line(part, number, blank=True)


def _rows(lines: list[str], start: int, most: int) -> tuple[list[list[str]], int]:
    """The rows that follow one another, and the line after them; a line between two rows that
    has no tab is a row of one cell, one of tabs alone a blank row."""
    rows: list[list[str]] = []
    kept = 0
    index = end = start
    while index < len(lines) and ("\t" in lines[index] or (rows and lines[index].strip())):
        row, index = _row(lines, index, most)
        rows.append(row)
        if len(row) > 1:
            kept, end = len(rows), index
    return rows[:kept], end


def _row(lines: list[str], start: int, most: int) -> tuple[list[str], int]:
    """One row, with the further lines of a quoted cell, and the line after it."""
    row = lines[start]
    for index in range(start, min(start + QUOTED_LINES, len(lines))):
        if index > start:
            row += "\n" + lines[index]
        if row.count('"') % 2 == 0:
            return [_unquoted(cell) for cell in row.split("\t", most)], index + 1
    return lines[start].split("\t", most), start + 1


def _unquoted(cell: str) -> str:
    if len(cell) > 1 and cell[0] == cell[-1] == '"':
        return cell[1:-1].replace('""', '"')
    return cell


def _add_rows(sources: list[list[str]], blocks: Blocks) -> None:
    limits, table = blocks.limits, blocks.next_table
    rows: Rows = []
    for number, row in enumerate(sources[: limits.rows + 1], 1):
        if len(row) > limits.columns:
            blocks.cut(COLUMNS, limits.columns, "columns", Place(table=table, row=number))
        rows.append(
            [
                DocCell(blocks.text(cell, Place(table=table)), number, column)
                for column, cell in enumerate(row[: limits.columns], 1)
            ]
        )
    blocks.table(rows, max(map(len, rows)), merges=False)
