"""Rows made of pieces of a text, as the rest of the room reads them."""

from __future__ import annotations

from jiping.forms.flat.stream import Stream
from jiping.forms.seen.look import look
from jiping.forms.seen.rows import Row
from jiping.model import DocCell

Piece = tuple[int, int, int]
"""A cell to be: its column (from 1), where its text begins and ends."""


def made(stream: Stream, pieces: list[Piece], spans: dict[int, int] | None = None) -> Row:
    """A row of pieces; `spans` says how many columns those take that take more than one."""
    origin = stream.row(min(start for _, start, _ in pieces))
    texts = [stream.printed(start, end) for _, start, end in pieces]
    columns = [column for column, _, _ in pieces]
    line = origin.cells[0].row
    cells = [
        DocCell(text, line, column, column_span=(spans or {}).get(column, 1))
        for text, column in zip(texts, columns, strict=True)
    ]
    looks = [look(text) for text in texts]
    return Row(cells, looks, columns, origin.table, origin.page, settled=True)
