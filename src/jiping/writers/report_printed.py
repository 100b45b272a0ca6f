"""The form as printed, as an HTML table with marks at the cells that findings are about."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

from jiping.model import SEVERITIES, Finding, Layout, Report, Where
from jiping.writers.lay_out import lay_out
from jiping.writers.printed import PrintedCell, PrintedForm, PrintedLine

Spot = tuple[int | None, int | None, int | None, str | None]
GRAVITY = {severity: rank for rank, severity in enumerate(SEVERITIES)}


def printed(report: Report, layout: Layout, numbered: Mapping[int, int], prefix: str) -> str:
    """The form; `numbered` gives each finding (by id) the number its mark shows."""
    if report.evaluation is None:
        return ""
    form = lay_out(report.evaluation, layout)
    marks = _marks(report, form)
    above = "".join(_line(line, marks, numbered, prefix) for line in _head(form))
    below = "".join(_line(line, marks, numbered, prefix) for line in form.below)
    whole = sum(form.widths) or 1
    columns = "".join(f'<col style="width:{width * 100 / whole:.1f}%">' for width in form.widths)
    rows = "".join(
        "<tr>" + "".join(_cell(cell, marks, numbered, prefix) for cell in row.cells) + "</tr>"
        for row in form.rows
    )
    return (
        f'{above}<div class="scroll"><table class="printed"><colgroup>{columns}</colgroup>'
        f"{rows}</table></div>{below}"
    )


def _head(form: PrintedForm) -> tuple[PrintedLine, ...]:
    return (*form.before, form.title, *form.above)


def _spot(where: Where) -> Spot:
    return (where.objective, where.fund, where.indicator, where.field)


def _marks(report: Report, form: PrintedForm) -> dict[Spot, list[Finding]]:
    """Findings by the printed cell they are shown at: their own, else the row's name cell."""
    printed_at = {
        _spot(where)
        for row in form.rows
        for cell in row.cells
        if cell.where is not None
        for where in (cell.where, *cell.also)
    }
    printed_at |= {_spot(line.where) for line in _head(form) if line.where}
    marks: dict[Spot, list[Finding]] = {}
    for finding in report.findings:
        where = finding.where
        if where is None:
            continue
        spot = _spot(where)
        if spot not in printed_at:
            spot = (*spot[:3], _name_field(where))
        marks.setdefault(spot, []).append(finding)
    return marks


def _name_field(where: Where) -> str | None:
    if where.indicator is not None:
        return "path"
    return "name" if where.fund is not None else "planned" if where.objective is not None else None


def _found(cell: PrintedCell, marks: Mapping[Spot, list[Finding]]) -> list[Finding]:
    """What is marked at a cell; a row's findings on its levels stand at level 3."""
    if cell.where is None or cell.level in (1, 2):
        return []
    return marks.get(_spot(cell.where), [])


def _cell(
    cell: PrintedCell, marks: Mapping[Spot, list[Finding]], numbered: Mapping[int, int], prefix: str
) -> str:
    found = _found(cell, marks)
    classes = [cell.role, *(["left"] if cell.align == "left" else [])]
    if found:
        classes += ["marked", max(found, key=lambda it: GRAVITY[it.severity]).severity]
    spans = "".join(
        f' {name}="{span}"'
        for name, span in (("rowspan", cell.row_span), ("colspan", cell.column_span))
        if span > 1
    )
    links = _links(found, numbered, prefix)
    return f'<td class="{" ".join(classes)}"{spans}>{escape(cell.text)}{links}</td>'


def _links(found: list[Finding], numbered: Mapping[int, int], prefix: str) -> str:
    return "".join(
        f'<a class="mark {finding.severity}" href="#{prefix}{numbered[id(finding)]}" '
        f'title="{escape(f"{finding.code} {finding.message}")}">{numbered[id(finding)]}</a>'
        for finding in found
    )


def _line(
    line: PrintedLine, marks: Mapping[Spot, list[Finding]], numbered: Mapping[int, int], prefix: str
) -> str:
    found = marks.get(_spot(line.where), []) if line.where is not None else []
    kind = "printed-title" if line.role == "title" else "printed-line"
    return f'<div class="{kind}">{escape(line.text)}{_links(found, numbered, prefix)}</div>'
