"""The lines outside the table: before the title, between title and table, below."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal

from jiping import terms
from jiping.model import Cell, Extra, Place, Where
from jiping.writers.labels import fill, plain, text_of, usual_label
from jiping.writers.printed import LineRole, PrintedLine
from jiping.writers.sheet import Sheet

Stood = Literal["before", "above", "end"]

ABOVE = ("unit", "filled_on", "amount_unit")
"""Fields that get a line above the table where the layout has no place for them."""


def stood(sheet: Sheet, extra: Extra) -> Stood:
    """Where a text without a field stood in its file: over the title, below it, or later."""
    place, title, content = extra.cell.place, _place(sheet.evaluation.title), _content(sheet)
    if place is None:
        return "end"
    if place.line is not None:
        if title is not None and (title.line is None or place.line < title.line):
            return "before"
        return "above"
    here = (place.table or 0, place.row or 0)
    if title is not None and title.line is None and here < (title.table or 0, title.row or 0):
        return "before"
    return "above" if content is not None and here < content else "end"


def _place(cell: Cell[Any] | None) -> Place | None:
    return None if cell is None else cell.place


def _content(sheet: Sheet) -> tuple[int, int] | None:
    """Table and row of the first fund, objective or indicator."""
    form = sheet.evaluation
    cells = [
        *(fund.name for fund in form.funds[:1]),
        *(objective.planned for objective in form.objectives[:1]),
        *(indicator.path[-1] for indicator in form.indicators[:1] if indicator.path),
    ]
    places = [place for cell in cells if (place := _place(cell)) is not None]
    rows = [(place.table or 0, place.row) for place in places if place.row is not None]
    return min(rows, default=None)


def _extra_lines(sheet: Sheet, where: Stood) -> Iterator[PrintedLine]:
    for index, extra in enumerate(sheet.evaluation.extra):
        if index not in sheet.used_extras and not extra.header and stood(sheet, extra) == where:
            yield PrintedLine(text_of(extra.cell), "left")


def lines_before(sheet: Sheet) -> Iterator[PrintedLine]:
    """The lines over the title: 附件3."""
    yield from _extra_lines(sheet, "before")


def lines_below(sheet: Sheet) -> Iterator[PrintedLine]:
    """The notes, the first behind its label."""
    label = sheet.layout.notes_label
    for number, note in enumerate(sheet.evaluation.notes):
        text = text_of(note)
        before, colon, _ = text.replace(":", "：", 1).partition("：")
        meaning = terms.label(before) if colon else None
        labelled = number > 0 or (meaning is not None and meaning.note)
        yield PrintedLine(text if labelled else f"{label}：{text}", "note", Where(field="notes"))


def lines_above(sheet: Sheet, title: str) -> Iterator[PrintedLine]:
    """The lines between title and table."""
    evaluation = sheet.evaluation
    declared = {pair.field for pair in sheet.layout.above}
    year = sheet.texts["fiscal_year"]
    if year and year not in title and "fiscal_year" not in declared:
        yield PrintedLine(f"（{year}年度）", "subtitle", Where(field="fiscal_year"))
    for pair in sheet.layout.above:
        field = pair.field
        if field is None:
            yield PrintedLine(fill(pair.label, sheet.texts), "left")
        elif "{" in pair.label:
            if sheet.texts.get(field) and sheet.texts[field] not in title:
                yield PrintedLine(fill(pair.label, sheet.texts), "subtitle", Where(field=field))
        elif (cell := getattr(evaluation, field)) is not None or not sheet.strict:
            yield _line(pair.label, field, text_of(cell))
    for field in ABOVE:
        cell = getattr(evaluation, field)
        if cell is not None and field not in sheet.used and field not in declared:
            yield _line(usual_label(field), field, text_of(cell))
    yield from _extra_lines(sheet, "above")


def _line(label: str, field: str, text: str) -> PrintedLine:
    role: LineRole = "left" if field == "unit" else "right"
    separator = "" if plain(label) != label else "："
    return PrintedLine(f"{label}{separator}{text}", role, Where(field=field))
