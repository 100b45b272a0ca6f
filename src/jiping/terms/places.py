"""Where something stands in a file, in words by which a person finds it."""

from __future__ import annotations

from decimal import Decimal

from jiping.model import Place, Words

_PAGE = Words("第{page}页", "page {page}")
_SHEET = Words("工作表“{sheet}”", "sheet “{sheet}”")
_SHEET_CELL = Words(
    "工作表“{sheet}”第{row}行{letters}列（{letters}{row}）", "sheet “{sheet}”, cell {letters}{row}"
)
_SHEET_ROW = Words("工作表“{sheet}”第{row}行", "sheet “{sheet}”, row {row}")
_TABLE = Words("第{table}个表格", "table {table}")
_TABLE_ROW = Words("第{table}个表格第{row}行", "table {table}, row {row}")
_TABLE_CELL = Words(
    "第{table}个表格第{row}行第{column}列", "table {table}, row {row}, column {column}"
)
_ROW = Words("第{row}行", "row {row}")
_CELL = Words("第{row}行第{column}列", "row {row}, column {column}")
_LINE = Words("第{line}行", "line {line}")
_ON_PAPER = Words(
    "距页面上边{top}厘米、左边{left}厘米", "{top} cm from the top, {left} cm from the left"
)
_BRACKETS = Words("（{said}）", " ({said})")
_COMMA = Words("，", ", ")
_POINTS_A_CM = Decimal(72) / Decimal("2.54")


def place_words(place: Place, *, row_only: bool = False) -> Words:
    """A place in both languages, from the page down to the cell; "" for one that says nothing.

    Spreadsheet cells are named as the program names them (C12), cells on paper by their distance
    from the page's edges too. `row_only` leaves out the column.
    """
    column = None if row_only else place.column
    parts: list[tuple[Words, dict[str, object]]] = []
    if place.page is not None:
        parts.append((_PAGE, {"page": place.page}))
    fields: dict[str, object] = {
        "table": place.table,
        "row": place.row,
        "column": column,
        "sheet": place.sheet,
    }
    if place.sheet is not None:
        if place.row is not None and column is not None:
            parts.append((_SHEET_CELL, fields | {"letters": column_letters(column)}))
        else:
            parts.append((_SHEET if place.row is None else _SHEET_ROW, fields))
    elif place.table is not None:
        if place.row is None:
            parts.append((_TABLE, fields))
        else:
            parts.append((_TABLE_ROW if column is None else _TABLE_CELL, fields))
    elif place.row is not None:
        parts.append((_ROW if column is None else _CELL, fields))
    elif place.line is not None:
        parts.append((_LINE, {"line": place.line}))
    on_paper = {} if row_only else _on_paper(place)
    return Words(_joined(parts, on_paper, "zh"), _joined(parts, on_paper, "en"))


def column_letters(column: int) -> str:
    """A spreadsheet column's letters: 1 is A, 27 is AA."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def _on_paper(place: Place) -> dict[str, object]:
    if place.rectangle is None:
        return {}
    left, top, _, _ = place.rectangle
    return {"top": f"{top / _POINTS_A_CM:.1f}", "left": f"{left / _POINTS_A_CM:.1f}"}


def _joined(
    parts: list[tuple[Words, dict[str, object]]], on_paper: dict[str, object], lang: str
) -> str:
    said = _COMMA.say(lang).join(words.say(lang, **fields) for words, fields in parts)
    if on_paper:
        said += _BRACKETS.say(lang, said=_ON_PAPER.say(lang, **on_paper))
    return said
