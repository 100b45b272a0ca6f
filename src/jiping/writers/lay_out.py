"""Lays an evaluation out as the authority prints it, before any file format.

Where the evaluation and the layout differ:

* A column, pair or row of the layout for which the evaluation has no cell (None) is left out
  when the evaluation was read from a form of this layout (`evaluation.form`): that form did not
  have it. Under another layout it is printed blank.
* A cell for which the layout has no place gets one: a column beside its neighbours, a row at the
  head or at the end of the table, a line above it. Nothing is lost.
* Level cells are merged downward where neighbours say the same. Other texts (`extra`) stand
  beside their label where the layout has it, else in rows at the end; notes below the table.
* A form without a title gets the layout's.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from jiping import terms
from jiping.model import Column, Evaluation, Layout, Person, Section, Where
from jiping.writers.indicator_rows import indicator_rows
from jiping.writers.labels import fill, plain, text_of
from jiping.writers.more_columns import levels_beside, path_of
from jiping.writers.printed import LineRole, PrintedForm, PrintedLine
from jiping.writers.sections import (
    fund_rows,
    objective_row,
    objectives_rows,
    pair_rows,
    total_row,
)
from jiping.writers.sheet import Box, Sheet, finished

HEAD = (
    "project",
    "line_department",
    "implementing_agency",
    "basic_expenditure",
    "project_expenditure",
)
"""Fields that get a row at the head of the table where the layout has no place for them."""

END = (
    "claimed_points",
    "claimed_total",
    "claimed_grade",
    "conclusion",
    "problems",
    "variance",
    "improvement",
    "use_of_results",
)
"""Fields that get a row at the end of the table where the layout has no place for them."""

ABOVE = ("unit", "filled_on", "amount_unit")
"""Fields that get a line above the table where the layout has no place for them."""


def lay_out(evaluation: Evaluation, layout: Layout) -> PrintedForm:
    """The evaluation as `layout` prints it; the module says what becomes of differences."""
    sheet = Sheet(evaluation, layout)
    for per_objective, run in groupby(_sections(sheet), key=lambda it: it.per_objective):
        if per_objective:
            _objective_blocks(sheet, list(run))
        else:
            for section in run:
                _section(sheet, section)
    _end_rows(sheet)
    _head_rows(sheet)
    rows, widths = finished(sheet)
    title = text_of(evaluation.title) or fill(layout.print_title, sheet.texts)
    return PrintedForm(
        title=PrintedLine(title, "title", Where(field="title")),
        above=tuple(_above(sheet, title)),
        widths=widths,
        rows=rows,
        below=tuple(_notes(sheet)),
        page=layout.page,
    )


def _sections(sheet: Sheet) -> list[Section]:
    """The layout's sections, and the usual ones for funds and objectives that it lacks."""
    sections = list(sheet.layout.sections)
    kinds = {section.kind for section in sections}
    width = len(sheet.layout.grid)
    first = next((i for i, it in enumerate(sections) if it.kind == "indicators"), len(sections))
    if sheet.evaluation.objectives and not kinds & {"objective", "objectives"}:
        half = width // 2
        columns = (
            Column("planned", "预期目标", half),
            Column("achieved", "实际完成情况", width - half),
        )
        sections.insert(first, Section("objectives", columns=columns))
    if sheet.evaluation.funds and "funds" not in kinds:
        names = ("name", "adjusted", "executed", "rate")
        labels = ("预算执行情况({amount_unit})", "预算数", "执行数", "执行率")
        spans = [width // 4] * 3 + [width - 3 * (width // 4)]
        budget = tuple(map(Column, names, labels, spans))
        sections.insert(first, Section("funds", columns=budget))
    return sections


def _section(sheet: Sheet, section: Section) -> None:
    match section.kind:
        case "pairs" | "closing":
            pair_rows(sheet, section)
        case "funds":
            fund_rows(sheet, section)
        case "objectives":
            objectives_rows(sheet, section)
        case "indicators":
            indicator_rows(sheet, section, range(len(sheet.evaluation.indicators)), sheet.texts)
        case "objective":
            for index in range(len(sheet.evaluation.objectives)):
                objective_row(sheet, section, index)
        case "total":
            total_row(sheet, section)


def _objective_blocks(sheet: Sheet, run: list[Section]) -> None:
    """The sections that are repeated for each objective; indicators of none come last."""
    evaluation = sheet.evaluation
    count = len(evaluation.objectives)
    blocks: list[list[int]] = [[] for _ in range(count)]
    stray: list[int] = []
    for index, indicator in enumerate(evaluation.indicators):
        known = indicator.objective is not None and indicator.objective < count
        (blocks[indicator.objective or 0] if known else stray).append(index)
    if not count and not sheet.strict:
        blocks, stray = [stray], []
    for number, indices in enumerate(blocks):
        points = text_of(evaluation.objectives[number].points) if count else ""
        texts = {**sheet.texts, "n": str(number + 1), "points": points}
        for section in run:
            if section.kind == "objective":
                objective_row(sheet, section, number)
            elif section.kind == "indicators":
                indicator_rows(sheet, section, indices, texts)
            else:
                _section(sheet, section)
    if stray:
        for section in run:
            if section.kind == "indicators":
                indicator_rows(sheet, section, stray, sheet.texts)


def _head_rows(sheet: Sheet) -> None:
    """Rows at the head of the table for what the layout has no place for."""
    rows, sheet.rows = sheet.rows, []
    for field in HEAD:
        cell = getattr(sheet.evaluation, field)
        if cell is not None and field not in sheet.used:
            sheet.add_pair("pairs", _label(field), text_of(cell), Where(field=field))
    sheet.rows += rows


def _end_rows(sheet: Sheet) -> None:
    """Rows at the end of the table for what the layout has no place for."""
    evaluation = sheet.evaluation
    for field in END:
        cell = getattr(evaluation, field)
        if cell is not None and field not in sheet.used:
            sheet.add_pair("closing", _label(field), text_of(cell), Where(field=field))
    _level_rows(sheet)
    for review in evaluation.reviews:
        role = text_of(review.role)
        for cell, label in (
            (review.opinion, role or "审核意见"),
            (review.score, f"{role}评分"),
            (review.name, f"{role}签字"),
            (review.date, f"{role}日期"),
        ):
            if cell is not None:
                sheet.add_pair("closing", label, text_of(cell), None)
    for person in evaluation.people:
        _person_rows(sheet, person)
    for index, extra in enumerate(evaluation.extra):
        if index in sheet.used_extras:
            continue
        if extra.header:
            sheet.add_pair("closing", extra.header, text_of(extra.cell), None)
        else:
            sheet.add("closing", [Box(text_of(extra.cell), 0, sheet.right, align="left")])


def _level_rows(sheet: Sheet) -> None:
    """Points and scores of levels that no indicator stands under."""
    beside = levels_beside(sheet.evaluation)
    for level in sheet.evaluation.levels:
        name = text_of(level.path[-1]) if level.path else ""
        shown = beside.get((level.objective, path_of(level.path)), {})
        for field in ("points", "weight", "score"):
            cell = getattr(level, field)
            if cell is not None and field not in shown and cell.text not in name:
                sheet.add_pair("closing", f"{name}{_label(field)}", text_of(cell), None)


def _person_rows(sheet: Sheet, person: Person) -> None:
    """A person: name and telephone in one row where the label says both, else in two."""
    role, name, phone = map(text_of, (person.role, person.name, person.phone))
    meaning = terms.label(role)
    if meaning is not None and meaning.person == "both":
        sheet.add_pair("closing", role, f"{name} {phone}".strip(), None)
        return
    if person.name is not None:
        sheet.add_pair("closing", role or "联系人", name, None)
    if person.phone is not None:
        named = person.name is not None
        sheet.add_pair(
            "closing", _label("phone") if named else role or _label("phone"), phone, None
        )


def _notes(sheet: Sheet) -> Iterator[PrintedLine]:
    """The notes, the first behind its label."""
    label = sheet.layout.notes_label
    for number, note in enumerate(sheet.evaluation.notes):
        text = text_of(note)
        before, colon, _ = text.replace(":", "：", 1).partition("：")
        meaning = terms.label(before) if colon else None
        labelled = number > 0 or (meaning is not None and meaning.note)
        yield PrintedLine(text if labelled else f"{label}：{text}", "note", Where(field="notes"))


def _above(sheet: Sheet, title: str) -> Iterator[PrintedLine]:
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
            yield _line(_label(field), field, text_of(cell))


def _label(field: str) -> str:
    """The usual label of a field of the evaluation."""
    words = terms.term(field)
    return words.zh if words else field


def _line(label: str, field: str, text: str) -> PrintedLine:
    role: LineRole = "left" if field == "unit" else "right"
    separator = "" if plain(label) != label else "："
    return PrintedLine(f"{label}{separator}{text}", role, Where(field=field))
