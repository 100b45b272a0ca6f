"""What jiping's own layouts print: forms made for the columns a layout has, drawn by `lay_out`."""

from __future__ import annotations

from random import Random
from typing import Any

from grid import Box, Paper
from kind import Kind
from kinds import NATIONAL
from said import Said, generate

from jiping.model import (
    Cell,
    Evaluation,
    Fund,
    Indicator,
    Layout,
    Objective,
    Section,
)
from jiping.writers import lay_out

SINGLE = ("年度资金总额",)
LISTS = {"levels", "reviews", "people", "notes", "extra"}
HELD = {"scope", "stage", "truncated", "funds", "objectives", "indicators"}


def kind_of(layout: Layout) -> Kind:
    """The layout as the generator knows kinds: which fields it has room for."""
    pairs = [(pair.label, pair.field) for pair in layout.above if pair.field]
    closing: list[tuple[str, str]] = []
    for section in layout.sections:
        found = [(pair.label, pair.field) for pair in section.pairs if pair.field]
        (closing if section.kind == "closing" else pairs).extend(found)
    known = set(Evaluation.__struct_fields__) - LISTS
    pairs = [it for it in pairs if it[1] in known - {"fiscal_year"}]
    funds, indicators = _section(layout, "funds"), _section(layout, "indicators")
    objective, objectives = _section(layout, "objective"), _section(layout, "objectives")
    total = _section(layout, "total")
    wants = {column.role for column in objectives.columns} if objectives else set()
    execution = 20 if "20分" in "".join(layout.marks) else 10
    roles = [column.role for column in funds.columns] if funds else []
    shape: str | None = "pair" if "achieved" in wants else "planned" if objectives else None
    if objective is not None:
        shape = "blocks" if objective.per_objective else "planned"
    return Kind(
        id=layout.id,
        titles=(layout.print_title,),
        scope=layout.scope,
        head=tuple((((label,), field),) for label, field in pairs),
        columns=tuple((it.role, (it.label,)) for it in indicators.columns) if indicators else (),
        funds=tuple((role, ("",)) for role in roles),
        fund_rows=(SINGLE if "{points}" in _labels(funds) else NATIONAL[0],) if funds else (),
        fund_side=_labels(funds),
        execution=execution if {"score", "points"} & set(roles) else 0,
        objectives=shape,
        total=tuple(it.role for it in total.columns if it.role in known) if total else (),
        closing=tuple(((label,), field) for label, field in closing if field in known),
        stage=layout.stage,
        amounts=("元",) if layout.id.startswith("yn_") else ("万元",),
        questions=shape is None,
    )


def _section(layout: Layout, kind: str) -> Section | None:
    return next((section for section in layout.sections if section.kind == kind), None)


def _labels(section: Section | None) -> str:
    if section is None:
        return ""
    return " ".join([section.side or "", *(column.label for column in section.columns)])


def form(layout: Layout, pick: Random) -> tuple[Said, Evaluation]:
    """What a form says, and the same as an evaluation to print."""
    said = generate(kind_of(layout), pick)
    return said, evaluation(said)


def evaluation(said: Said) -> Evaluation:
    """Printed texts as cells; what they mean does not matter for printing."""
    plain = {key: said[key] for key in ("scope", "stage", "truncated")}
    cells = {key: _cell(value) for key, value in said.items() if key not in HELD}
    return Evaluation(
        **plain,
        **cells,
        funds=tuple(Fund(**_cells(fund)) for fund in said.get("funds", ())),
        objectives=tuple(Objective(**_cells(it)) for it in said["objectives"]),
        indicators=tuple(
            Indicator(
                objective=it["objective"],
                path=tuple(map(_cell, it["path"])),
                **_cells({k: v for k, v in it.items() if k not in ("objective", "path")}),
            )
            for it in said["indicators"]
        ),
    )


def _cells(texts: Said) -> dict[str, Any]:
    return {key: _cell(text) for key, text in texts.items()}


def _cell(text: str) -> Cell[Any]:
    return Cell(text)


def paper(form: Evaluation, layout: Layout) -> Paper:
    """The printed form, for writers that are not jiping's."""
    printed = lay_out(form, layout)
    lines = (*printed.before, printed.title, *printed.above)
    return Paper(
        above=[text for line in lines if line.text for text in line.text.split("\n")],
        rows=[
            [
                Box(cell.text, cell.column_span, cell.row_span, cell.align == "left")
                for cell in row.cells
            ]
            for row in printed.rows
        ],
        below=[line.text for line in printed.below],
        width=len(printed.widths),
        heading=[number for number, row in enumerate(printed.rows) if row.kind == "heading"],
        landscape=layout.page.orientation == "landscape",
    )
