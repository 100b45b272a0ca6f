"""Looking at what a reader gave."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from jiping import readers
from jiping.model import DocCell, Document, Limits, Line, Table
from jiping.readers.excel import sheet, strings
from jiping.readers.web import flow
from jiping.readers.word import body


def read(data: bytes | str, suffix: str = "", **limits: int) -> Document:
    """Bytes, or text in UTF-8, under limits."""
    content = data.encode() if isinstance(data, str) else data
    return readers.read(content, suffix=suffix, limits=Limits(**limits))


@contextmanager
def trees_only() -> Iterator[None]:
    """Office files and web pages are read as trees, whatever their XML or HTML looks like."""

    def never(*_: Any) -> None:
        return None

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sheet, "flat_sheet", never)
        patch.setattr(strings, "flat_texts", never)
        patch.setattr(body, "flat_blocks", never)
        patch.setattr(flow, "flat_page", never)
        yield


def tables(document: Document) -> list[Table]:
    return [block for block in document.blocks if isinstance(block, Table)]


def lines(document: Document) -> list[str]:
    return [block.text for block in document.blocks if isinstance(block, Line)]


def codes(document: Document) -> list[str]:
    return [finding.code for finding in document.findings]


def texts(table: Table) -> list[list[str]]:
    """The texts of the cells that begin in each row."""
    return [[cell.text for cell in row] for row in table.rows]


def spans(table: Table) -> dict[str, tuple[int, int, int, int]]:
    """Row, column, row span and column span of each cell with text."""
    return {
        cell.text: (cell.row, cell.column, cell.row_span, cell.column_span)
        for row in table.rows
        for cell in row
        if cell.text
    }


def places(table: Table) -> list[tuple[int, int]]:
    """Every place of the grid as often as a cell covers it."""
    return [place for row in table.rows for cell in row for place in _covered(cell)]


def complete(table: Table) -> bool:
    """Whether each place of the grid is covered by exactly one cell, in order."""
    whole = [(r, c) for r in range(1, len(table.rows) + 1) for c in range(1, table.width + 1)]
    in_order = all(
        cell.row == number and (n == 0 or row[n - 1].column < cell.column)
        for number, row in enumerate(table.rows, 1)
        for n, cell in enumerate(row)
    )
    return in_order and sorted(places(table)) == whole


def _covered(cell: DocCell) -> list[tuple[int, int]]:
    return [
        (cell.row + down, cell.column + across)
        for down in range(cell.row_span)
        for across in range(cell.column_span)
    ]
