"""Delimited text (.csv, .tsv): one table, a record a row.

The delimiter (comma, semicolon, tab or pipe) is the one that divides most records into equally
many fields. A quoted field may hold delimiters and line breaks; a stray quote spoils its own
field only. A file without the suffix is taken for such a table only where its structure is
plain: prose with commas stays text, whatever it is called.

What it cannot do: such text has no merged cells, so the table has `merges` False; of a workbook
only one sheet was stored; numbers are as they were stored, which is not always as shown.
"""

from __future__ import annotations

from jiping.model import DocCell, Document, Place, Words
from jiping.readers.base.content import Content
from jiping.readers.base.grid import COLUMNS, Blocks, Rows, clean
from jiping.readers.delimited.records import FIELDS, LOOKED_AT, RECORDS, records, structure

FORMAT = "csv"
TITLE = Words("逗号或制表符分隔的文本（.csv）", "comma- or tab-separated text (.csv)")
SUFFIXES = (".csv", ".tsv", ".tab", ".txt")
CLAIMED = SUFFIXES[:3]
"""Suffixes that say so."""

EVIDENT = ",;"
"""Delimiters that make a table of a file with another suffix; pipes and tabs are other readers'."""
FEWEST = 2
"""Delimiters a line, on average, below which such a file is not looked at more closely."""
HALF = 0.5


def recognises(content: Content) -> int:
    """By the structure: some will do where the suffix says so, else it must be plain."""
    if not content.is_text:
        return 0
    text = content.text
    if content.suffix in CLAIMED:
        found = structure(text)
        return 75 if found and (found.plain or not _is_prose(text, found.delimiter)) else 0
    if text.lstrip()[:1] == "<":
        return 0  # a page, or other markup
    head = text[:LOOKED_AT]
    lines = max(2, head.count("\n"))
    likely = "".join(d for d in EVIDENT if head.count(d) >= FEWEST * lines)
    found = structure(text, likely) if likely else None
    return 40 if found and found.plain else 0


def read(content: Content) -> Document:
    """One table; row numbers count records, blank ones included."""
    blocks = Blocks(content.limits)
    blocks.note_doubts(content.decoded)
    limits = blocks.limits
    found = structure(content.text)
    delimiter, start = (found.delimiter, found.start) if found else (",", 0)
    rows: Rows = []
    width = 0
    for number, record in enumerate(records(content.text, delimiter, start), 1):
        place = Place(table=blocks.next_table, row=number)
        if len(record) > limits.columns:
            if any(map(str.strip, record[limits.columns :])):
                blocks.cut(COLUMNS, limits.columns, "columns", place)
            record = record[: limits.columns]
        rows.append(_row(record, number, blocks))
        width = max(width, len(record))
        if number > limits.rows:
            break
    blocks.table(rows, width, merges=False)
    return blocks.document(FORMAT)


def _row(record: list[str], number: int, blocks: Blocks) -> list[DocCell]:
    most = blocks.limits.cell_characters
    row: list[DocCell] = []
    for column, field in enumerate(record, 1):
        if len(field) > most:
            place = Place(table=blocks.next_table, row=number, column=column)
            field = blocks.text(field, place)
        row.append(DocCell(clean(field), number, column))
    return row


def _is_prose(text: str, delimiter: str) -> bool:
    """Whether the delimiter divides sentences rather than fields."""
    if delimiter == "\t":
        return False
    head = text[:LOOKED_AT]
    found = structure(head, delimiter)
    if found is None or found.records < 2:
        return True
    spaced = head.count(f"{delimiter} ") / head.count(delimiter) > HALF
    if found.fields >= FIELDS and found.records >= RECORDS and not spaced:
        return False  # tables of several widths below one another
    return found.share < HALF or (found.share < 1 and (spaced or found.fields < 3))
