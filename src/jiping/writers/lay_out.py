"""Lays an evaluation out as the authority prints it, before any file format.

What is printed where the evaluation and the layout differ:

* A column, pair or row of the layout for which the evaluation has no cell (None) is left out
  when the evaluation was read from a form of this layout (`evaluation.form`): that form did not
  have it. Under another layout it is printed blank.
* A cell for which the layout has no place gets one: a column beside its neighbours, a row at the
  head or at the end of the table, a line above it. Nothing is lost.
* Level cells are merged downward where neighbours say the same. 其他 texts (`extra`) stand in
  rows at the end, notes below the table.
* A form without a title gets the layout's.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from msgspec import structs

from jiping.model import Cell, Evaluation, Layout, Pair, Section, Where
from jiping.writers.columns import NUMBERS
from jiping.writers.indicator_rows import indicator_rows
from jiping.writers.labels import fields_of, fill, plain, text_of, year_of
from jiping.writers.printed import LineRole, PrintedForm, PrintedLine
from jiping.writers.sheet import Box, Sheet, fund_rows, objective_rows

HEAD = {
    "project": "项目名称",
    "line_department": "主管部门",
    "implementing_agency": "实施单位",
    "basic_expenditure": "基本支出总额",
    "project_expenditure": "项目支出总额",
}
"""Fields that get a row at the head of the table where the layout has no place for them."""

END = {
    "claimed_points": "分值合计",
    "claimed_total": "得分合计",
    "claimed_grade": "评价等级",
    "conclusion": "评价结论",
    "problems": "存在问题",
    "variance": "偏差大或目标未完成原因分析",
    "improvement": "改进措施",
    "use_of_results": "结果应用",
}
"""Fields that get a row at the end of the table where the layout has no place for them."""

ABOVE = {"unit": "单位名称：", "filled_on": "填报日期：", "amount_unit": "金额单位："}
"""Fields that get a line above the table where the layout has no place for them."""

ANCHORS = {"claimed_points": "points", "claimed_total": "score"}
"""Under which indicator column a total stands."""


def lay_out(evaluation: Evaluation, layout: Layout) -> PrintedForm:
    """The evaluation as `layout` prints it; see the module for what happens to differences."""
    sheet = Sheet(evaluation, layout)
    for run in runs(layout.sections):
        if run[0].per_objective:
            objective_blocks(sheet, run)
        else:
            for section in run:
                whole_section(sheet, section)
    end_rows(sheet)
    head_rows(sheet)
    title = text_of(evaluation.title) or fill(layout.print_title, sheet.texts)
    return PrintedForm(
        title=PrintedLine(title, "title", Where(field="title")),
        above=tuple(lines_above(sheet, title)),
        widths=sheet.widths(),
        rows=sheet.printed(),
        below=tuple(
            PrintedLine(text, "note", Where(field="notes"))
            for text in map(text_of, evaluation.notes)
        ),
        page=layout.page,
    )
