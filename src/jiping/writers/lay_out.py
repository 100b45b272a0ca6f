"""Lays an evaluation out as the authority prints it, before any file format.

Where the evaluation and the layout differ:

* A column, pair or row of the layout for which the evaluation has no cell (None) is left out
  when the evaluation was read from a form of this layout (`evaluation.form`): that form did not
  have it. Under another layout it is printed blank.
* A cell for which the layout has no place gets one: a column beside its neighbours, a row at the
  head or at the end of the table, a line above it. Nothing is lost.
* Level cells are merged downward where neighbours say the same. Other texts (`extra`) stand
  beside their label where the layout has it, else above the form, in a column, or in rows at its
  head or end, as they stood in the file; notes below the table.
* A form without a title gets the layout's.
"""

from __future__ import annotations

from itertools import groupby

from jiping.model import Column, Evaluation, Layout, Section, Where
from jiping.writers.amounts import amount_rows
from jiping.writers.beside import indicators_beside, objectives_beside, side_by_side
from jiping.writers.indicator_rows import indicator_rows
from jiping.writers.labels import fill, text_of
from jiping.writers.other_rows import end_rows, head_rows
from jiping.writers.outside import lines_above, lines_before, lines_below
from jiping.writers.printed import PrintedForm, PrintedLine
from jiping.writers.report_lines import text_lines, told_funds
from jiping.writers.sections import (
    fund_rows,
    objective_row,
    objectives_rows,
    pair_rows,
    total_row,
)
from jiping.writers.sheet import Sheet, finished


def lay_out(evaluation: Evaluation, layout: Layout) -> PrintedForm:
    """The evaluation as `layout` prints it; the module says what becomes of differences."""
    sheet = Sheet(evaluation, layout)
    for per_objective, run in groupby(_sections(sheet), key=lambda it: it.per_objective):
        if per_objective:
            _objective_blocks(sheet, list(run))
        else:
            for section in run:
                _section(sheet, section)
    end_rows(sheet)
    head_rows(sheet)
    rows, widths = finished(sheet)
    title = text_of(evaluation.title) or fill(layout.print_title, sheet.texts)
    return PrintedForm(
        title=PrintedLine(title, "title", Where(field="title")),
        before=tuple(lines_before(sheet)),
        above=(*lines_above(sheet, title), *sheet.lines),
        widths=widths,
        rows=rows,
        below=() if sheet.told_notes else tuple(lines_below(sheet)),
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
    said = "text" in kinds and told_funds(sheet.evaluation)
    if sheet.evaluation.funds and not said and not kinds & {"funds", "amounts"}:
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
        case "amounts":
            amount_rows(sheet, section)
        case "objectives" if side_by_side(section):
            objectives_beside(sheet, section)
        case "indicators" if side_by_side(section):
            indicators_beside(sheet, section)
        case "objectives":
            objectives_rows(sheet, section)
        case "indicators":
            indicator_rows(sheet, section, range(len(sheet.evaluation.indicators)), sheet.texts)
        case "objective":
            for index in range(len(sheet.evaluation.objectives)):
                objective_row(sheet, section, index)
        case "text":
            text_lines(sheet, section)
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
