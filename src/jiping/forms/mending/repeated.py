"""Merged cells that a converter wrote out once for every cell they covered.

A table is taken for such a one where the same words stand side by side in two rows at least, as
nobody prints them. There the copies are one cell again: labels and texts of a row that holds
little else, and under a heading that was merged whatever stands below it. Two equal answers side
by side (a target and what was reached) stay two.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from jiping.faults import fault
from jiping.forms.seen.look import Look
from jiping.forms.seen.rows import Row
from jiping.forms.seen.shapes import LEVEL_SHAPES, LONG, NUMBERS, PERCENT, QUANTITY, TEXT, WORD
from jiping.model import DocCell, Document, Finding, Place, Table
from jiping.terms import closing_field, fund_part, guess_heading

_ROWS = 2
_RUN = 3
_SPANS_WITHIN = 12
_HEADINGS = 3
_SAYING = frozenset((WORD, TEXT, LONG))
_FIGURES = NUMBERS | {PERCENT}


def merged_again(document: Document, rows: list[Row]) -> tuple[list[Row], list[Finding]]:
    """The rows with the copies of merged cells put together, and a finding for each table."""
    tables = [it for it in document.blocks if isinstance(it, Table) and _may_repeat(it)]
    places: dict[int, list[int]] = {id(table): [] for table in tables}
    for number, row in enumerate(rows) if tables else ():
        if id(row.table) in places:
            places[id(row.table)].append(number)
    listing = False
    findings: list[Finding] = []
    for table in tables:
        at = places[id(table)]
        if at and _repeats(rows[number] for number in at):
            goes_on = listing and any(shape in LEVEL_SHAPES for shape in rows[at[0]].shapes)
            listing = _put_together(rows, at, table, listing=goes_on)
            place = Place(sheet=table.sheet, table=table.number)
            findings.append(fault("RDG043", place=place, table=str(table.number)))
    return rows, findings


def _may_repeat(table: Table) -> bool:
    """Cheap: no cell spans others, and neighbours hold the same text in two rows, or three do."""
    if any(cell.column_span > 1 for cells in table.rows[:_SPANS_WITHIN] for cell in cells):
        return False
    seen = 0
    for cells in table.rows:
        last, before = "", ""
        for cell in cells:
            text = cell.text
            if text == last and len(text) > 1:
                seen += 1
                if text == before:
                    return True
            last, before = text, last
        if seen >= _ROWS:
            return True
    return False


def _repeats(rows: Iterator[Row]) -> bool:
    """Whether rows hold copies side by side that cannot be cells of their own."""
    told = 0
    for row in rows:
        wordy = _FIGURES.isdisjoint(row.shapes)
        copies = [_copies(row.looks[a], b - a, wordy=wordy) for a, b in _runs(row)]
        told += max(copies, default=0)
        if told >= _ROWS:
            return True
    return False


def _copies(seen: Look, count: int, *, wordy: bool) -> int:
    """How much neighbours with the same text say: the name of a total, thrice, is enough; in a
    row that holds figures texts may be answers."""
    if count < 2 or seen.shape in LEVEL_SHAPES or len(seen.key) < _RUN - 1:
        return 0
    label = seen.label is not None
    if count >= _RUN:
        total = seen.label is not None and seen.label.total is not None
        if total:
            return _ROWS
        return int(label or (wordy and seen.shape in _SAYING and len(seen.key) > _RUN))
    return int((label or fund_part(seen.text) is not None) and len(seen.key) > _RUN)


def _runs(row: Row) -> Iterator[tuple[int, int]]:
    """Neighbours with the same text that is not blank, from and to which position."""
    cells, start, count = row.cells, 0, len(row.cells)
    while start < count:
        end, text = start + 1, cells[start].text
        while end < count and row.shapes[start] and cells[end].text == text:
            end += 1
        yield start, end
        start = end


def _put_together(rows: list[Row], at: list[int], table: Table, *, listing: bool) -> bool:
    """Every row of a table with its copies as one cell; the columns are those of the file.
    Whether it lists indicators: it may go on in the next table."""
    told = replace(table, merges=True)
    inside: set[int] = set()
    headed = False
    above: list[Row] = []
    for number in at:
        row = rows[number]
        runs = list(_runs(row))
        heads = _is_heading(row, runs)
        if heads:
            inside = {row.columns[p] for a, b in runs for p in range(a + 1, b)}
            listing = listing or any(_is_level(row.looks[a]) for a, _ in runs)
        whole = [heads or _is_one(row, a, b, listing=listing) for a, b in runs]
        rows[number] = _across(row, runs, whole, inside, told)
        _down(rows, number, above, told, heads=heads and headed)
        headed = heads
        above.append(row)
        del above[:-1]
    return listing


def _across(
    row: Row, runs: list[tuple[int, int]], whole: list[bool], inside: set[int], table: Table
) -> Row:
    """The row with its copies as one cell: the runs that are one as a `whole`, and what stands
    in columns `inside` others."""
    cells: list[DocCell] = []
    looks: list[Look] = []
    columns: list[int] = []
    for (start, end), one in zip(runs, whole, strict=True):
        for position in range(start, end):
            column, cell = row.columns[position], row.cells[position]
            if position > start and (one or column in inside):
                cells[-1] = replace(cells[-1], column_span=column - columns[-1] + 1)
                continue
            cells.append(cell)
            looks.append(row.looks[position])
            columns.append(column)
    return Row(cells, looks, tuple(columns), table, row.page)


def _down(rows: list[Row], number: int, above: list[Row], table: Table, *, heads: bool) -> None:
    """Take out what the row above said in the same column: a label at the left, and headings in
    the second row of them (`heads`)."""
    row = rows[number]
    if not above or len(row.cells) < 2:
        return
    said = dict(zip(above[0].columns, (cell.text for cell in above[0].cells), strict=True))
    kept = [
        position
        for position, column in enumerate(row.columns)
        if not (
            (heads or position == 0)
            and row.looks[position].label is not None
            and row.shapes[position] not in LEVEL_SHAPES
            and said.get(column) == row.cells[position].text
        )
    ]
    if 0 < len(kept) < len(row.cells):
        rows[number] = Row(
            [row.cells[position] for position in kept],
            [row.looks[position] for position in kept],
            tuple(row.columns[position] for position in kept),
            table,
            row.page,
        )


def _is_heading(row: Row, runs: list[tuple[int, int]]) -> bool:
    """Whether a row holds headings of columns: what is merged there is so below, too."""
    names = {row.looks[a].key: row.looks[a] for a, _ in runs if row.shapes[a]}
    known = [seen for seen in names.values() if _heads(seen)]
    return len(known) >= _HEADINGS and len(known) * 2 > len(names)


def _is_level(seen: Look) -> bool:
    return seen.label is not None and (seen.label.column or "").startswith("level")


def _heads(seen: Look) -> bool:
    if seen.label is not None:
        return bool(seen.label.column or seen.label.fund)
    return seen.shape in (WORD, TEXT) and guess_heading(seen.text, "column") is not None


def _is_one(row: Row, start: int, end: int, *, listing: bool) -> bool:
    """Whether equal neighbours are copies of one cell. `listing`: indicators are being listed, so
    that equal texts may be a target and what was reached."""
    seen, count = row.looks[start], end - start
    if count < 2 or not seen.shape or seen.shape in _FIGURES:
        return False
    figure = next((n for n, shape in enumerate(row.shapes) if shape in _FIGURES), None)
    wordy = figure is None or (not listing and end <= figure)
    if seen.shape in LEVEL_SHAPES:
        return wordy and count >= _RUN
    if seen.label is not None or seen.pair is not None:
        return True
    if closing_field(seen.text) is not None or fund_part(seen.text) is not None:
        return True
    if seen.shape == QUANTITY or not wordy:
        return not listing and count >= _RUN
    return count >= _RUN or not listing
