"""From the cells of a sheet to a complete grid with merged cells."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from jiping.faults import fault
from jiping.model import DocCell, Place, Words
from jiping.readers.base.grid import COLUMNS, ROWS, Blocks, Rows
from jiping.readers.excel.references import Area, column_letters
from jiping.readers.excel.sheet import Sheet

STEPS = 5
"""Rows of merged areas that are marked, for each cell with text that the limits allow."""
BEYOND = 50
"""Blank rows or columns behind the last text that a merged cell may take."""
NAMED = 5
"""Hidden rows or columns that a message names."""
OVERLAPPING = Words("合并范围互相重叠", "merged ranges overlap")
HIDDEN_ROWS = Words("行（{names}）", "rows ({names})")
HIDDEN_COLUMNS = Words("列（{names}）", "columns ({names})")
LOST = Words("{count} 个单元格的文字缺失", "the texts of {count} cells are missing")

Starts = dict[int, dict[int, tuple[int, int]]]
"""By row and column, the spans of merged cells."""
Covered = dict[int, int]
"""By row, the columns that merged cells cover, as bits."""


def add_table(sheet: Sheet, blocks: Blocks) -> None:
    """Add a sheet's table; rows and columns keep their numbers in the sheet."""
    limits = blocks.limits
    place = Place(sheet=sheet.name, table=blocks.next_table)
    height = max((number for number, row in sheet.rows.items() if row), default=0)
    width = max((max(row) for row in sheet.rows.values() if row), default=0)
    _note(sheet, place, blocks)
    if not height:
        return
    areas = [a for a in sheet.merges if a[0] <= height and a[1] <= width]
    height = min(_reach(height, [a[2] for a in areas]), limits.rows)
    width = min(_reach(width, [a[3] for a in areas]), limits.columns)
    height = blocks.room(height, width, place)
    starts, covered, sound = _merged(areas, height, width, STEPS * limits.cells)
    if not sound:
        blocks.note(fault("RDG017", table=blocks.next_table, reason=OVERLAPPING, place=place))
    rows = _grid(sheet, height, width, starts, covered)
    blocks.table(rows, width, whole=True, sheet=sheet.name)


def _reach(last: int, ends: Iterable[int]) -> int:
    """How far a table reaches: as far as its last text and the merged cells around it; one over
    whole rows or columns of the sheet is as long as what there is."""
    return max([last, *(end for end in ends if end <= last + BEYOND)])


def _note(sheet: Sheet, place: Place, blocks: Blocks) -> None:
    """Say what of the sheet could not be read, or is not seen by who looks at it."""
    limits, name = blocks.limits, sheet.name
    if sheet.tall:
        blocks.cut(ROWS, limits.rows, "rows", place)
    if sheet.wide:
        blocks.cut(COLUMNS, limits.columns, "columns", place)
    if sheet.lost:
        reason = Words(LOST.zh.format(count=sheet.lost), LOST.en.format(count=sheet.lost))
        blocks.note(fault("RDG017", table=place.table, reason=reason, place=place))
    if sheet.pending:
        first, count = sheet.pending[0], len(sheet.pending)
        blocks.note(fault("RDG015", sheet=name, count=count, cell=first, place=place))
    rows = [number for number in sheet.hidden_rows if sheet.rows.get(number)]
    columns = _filled(sheet.rows.values(), sheet.hidden_columns) if sheet.hidden_columns else []
    if rows:
        blocks.note(
            fault("RDG012", sheet=name, what=_named(HIDDEN_ROWS, map(str, rows)), place=place)
        )
    if columns:
        letters = map(column_letters, columns)
        blocks.note(fault("RDG012", sheet=name, what=_named(HIDDEN_COLUMNS, letters), place=place))


def _filled(rows: Iterable[Mapping[int, str]], ranges: Sequence[tuple[int, int]]) -> list[int]:
    """The columns in these ranges that hold a text."""
    filled = {column for row in rows for column in row}
    return sorted(c for c in filled if any(a <= c <= b for a, b in ranges))


def _named(words: Words, names: Iterable[str]) -> Words:
    """With the first few rows or columns by name."""
    all_names = list(names)
    more = len(all_names) > NAMED
    first = all_names[:NAMED]
    return Words(
        words.zh.format(names="、".join(first) + ("等" if more else "")),
        words.en.format(names=", ".join(first) + (" …" if more else "")),
    )


def _grid(sheet: Sheet, height: int, width: int, starts: Starts, covered: Covered) -> Rows:
    columns = range(1, width + 1)
    rows: Rows = []
    for number in range(1, height + 1):
        text = sheet.rows.get(number, {}).get
        hidden = covered.get(number)
        if hidden is None:
            rows.append([DocCell(text(column, ""), number, column) for column in columns])
            continue
        row = [DocCell(text(column, ""), number, column) for column in _open(hidden, width)]
        spans = starts.get(number)
        if spans:
            row += [DocCell(text(at, ""), number, at, *span) for at, span in spans.items()]
            row.sort(key=_column)
        rows.append(row)
    return rows


def _column(cell: DocCell) -> int:
    return cell.column


@lru_cache(maxsize=256)
def _open(covered: int, width: int) -> tuple[int, ...]:
    """The columns that merged cells do not cover."""
    return tuple(column for column in range(1, width + 1) if not covered >> column & 1)


def _merged(
    areas: Iterable[Area], height: int, width: int, steps: int
) -> tuple[Starts, Covered, bool]:
    """Spans and covered places; False where areas overlap, of which the first counts."""
    starts: Starts = {}
    covered: Covered = {}
    sound = True
    for top, left, bottom, right in areas:
        bottom, right = min(bottom, height), min(right, width)
        down, across = bottom - top + 1, right - left + 1
        steps -= down
        if steps < 0:
            return starts, covered, False
        if down < 1 or down == across == 1:
            continue
        mark = (1 << right + 1) - (1 << left)
        numbers = range(top, bottom + 1)
        for number in numbers:
            if covered.get(number, 0) & mark:
                sound = False
                break
        else:
            for number in numbers:
                covered[number] = covered.get(number, 0) | mark
            starts.setdefault(top, {})[left] = (down, across)
    return starts, covered, sound
