"""Rows at the head and at the end of the table for what the layout has no place for."""

from __future__ import annotations

from jiping import terms
from jiping.model import Person, Where
from jiping.writers.labels import text_of, usual_label
from jiping.writers.more_columns import levels_beside, path_of
from jiping.writers.outside import stood
from jiping.writers.sheet import Box, Sheet

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


def head_rows(sheet: Sheet) -> None:
    """Rows at the head of the table for what the layout has no place for."""
    rows, sheet.rows = sheet.rows, []
    for field in HEAD:
        cell = getattr(sheet.evaluation, field)
        if cell is not None and field not in sheet.used:
            sheet.add_pair("pairs", usual_label(field), text_of(cell), Where(field=field))
    for index, extra in enumerate(sheet.evaluation.extra):
        if index not in sheet.used_extras and extra.header and stood(sheet, extra) != "end":
            sheet.add_pair("pairs", extra.header, text_of(extra.cell), None)
    sheet.rows += rows


def end_rows(sheet: Sheet) -> None:
    """Rows at the end of the table for what the layout has no place for."""
    evaluation = sheet.evaluation
    for field in END:
        cell = getattr(evaluation, field)
        if cell is not None and field not in sheet.used:
            sheet.add_pair("closing", usual_label(field), text_of(cell), Where(field=field))
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
        if index in sheet.used_extras or stood(sheet, extra) != "end":
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
                sheet.add_pair("closing", f"{name}{usual_label(field)}", text_of(cell), None)


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
            "closing", usual_label("phone") if named else role or usual_label("phone"), phone, None
        )
