"""Forms and their scores as a terminal shows them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from gettext import gettext as _
from typing import TYPE_CHECKING, Any

from rich import box
from rich.table import Table
from rich.text import Text

from jiping.language import printable, wrap
from jiping.model import Cell, Evaluation, Finding, Indicator, ScoreLine, Source

if TYPE_CHECKING:
    from rich.console import RenderableType

    from jiping.cli.scored import Scored

NUMBERS = 40
"""Columns that the numbers beside a name take."""
STYLES = {"block": "bold red", "error": "red", "warning": "yellow", "info": "cyan"}


def source(read: Source, width: int) -> Iterator[RenderableType]:
    """Every form of a file: head, budget, indicators; then what reading had to say."""
    yield _text(
        _("{file}: {count} forms").format(file=read.file, count=len(read.evaluations)), "bold"
    )
    for number, evaluation in enumerate(read.evaluations, 1):
        yield from _head(number, evaluation, width)
        if evaluation.funds:
            yield _funds(evaluation)
        if evaluation.indicators:
            yield _indicators(evaluation)
        for name, cell in (
            (_("Total"), evaluation.claimed_total),
            (_("Grade"), evaluation.claimed_grade),
            (_("Reasons"), evaluation.variance),
            (_("Measures"), evaluation.improvement),
        ):
            if cell is not None and cell.text:
                yield _wrapped(_("{name}: {text}").format(name=name, text=cell.text), width)
    yield from findings(read.findings, width)
    yield Text()


def scores(read: Source, forms: list[Scored], width: int) -> Iterator[RenderableType]:
    """Every line of every form: points, claim, computed score, and how it comes about."""
    for form in forms:
        if form.scorecard is None or form.evaluation is None or form.standard is None:
            yield _text(_("{file}: no form to score").format(file=form.source), "bold")
            continue
        evaluation, card = read.evaluations[form.evaluation], form.scorecard
        yield from _head(form.evaluation + 1, evaluation, width, read.file)
        standard = _("Standard {id}@{revision}: {found_by}").format(
            id=form.standard.id,
            revision=form.standard.revision,
            found_by=form.standard.found_by,
        )
        yield _wrapped(standard, width)
        yield _lines(card.lines, evaluation, width)
        claimed = evaluation.claimed_total.value if evaluation.claimed_total else None
        yield _text(
            _(
                "Total: claimed {claimed}, computed {total} of {points}; {carried} by claim only"
            ).format(
                claimed=_number(claimed),
                total=_number(card.total),
                points=_number(card.points),
                carried=_number(card.carried_points),
            ),
            "bold",
        )
        if any(line.points_inferred for line in card.lines):
            yield _text(_("* points inferred: the form prints none"))
    yield from findings(read.findings, width)
    yield Text()


def findings(found: Iterable[Finding], width: int) -> Iterator[RenderableType]:
    """What reading had to say; of what is grave also what to do about it."""
    for finding in found:
        yield _wrapped(f"{finding.code} {finding.message}", width, STYLES[finding.severity])
        if finding.suggestion and finding.severity in ("block", "error"):
            yield _wrapped(finding.suggestion, width, "dim")


def _head(
    number: int, evaluation: Evaluation, width: int, file: str = ""
) -> Iterator[RenderableType]:
    cells = (evaluation.title, evaluation.unit, evaluation.project, evaluation.fiscal_year)
    texts = [cell.text for cell in cells if cell is not None and cell.text]
    label = _("Form {number} ({layout}):").format(
        number=number, layout=evaluation.form or _("layout unknown")
    )
    heading = " ".join([file, label, *dict.fromkeys(texts)]).strip()
    yield _wrapped(heading, width, "bold")


def _funds(evaluation: Evaluation) -> RenderableType:
    headings = (
        _("Budget"),
        _("Original"),
        _("Adjusted"),
        _("Executed"),
        _("Points"),
        _("Rate"),
        _("Score"),
    )
    table = _table(*headings, right=range(1, 7))
    for fund in evaluation.funds:
        cells = (fund.original, fund.adjusted, fund.executed, fund.points, fund.rate, fund.score)
        name = ("  " if fund.part_of is not None else "") + _printed(fund.name)
        table.add_row(_text(name), *(_text(_printed(cell)) for cell in cells))
    return table


def _indicators(evaluation: Evaluation) -> RenderableType:
    headings = (_("Levels 1, 2"), _("Indicator"), _("Target"), _("Actual"), _("Points"), _("Score"))
    table = _table("#", *headings, right=(0, 5, 6))
    repaired = False
    for number, row in enumerate(evaluation.indicators, 1):
        cells = (*row.path, row.target, row.actual, row.points, row.score)
        moved = any(cell and cell.place and cell.place.repaired for cell in cells)
        repaired = repaired or moved
        table.add_row(
            f"{number}{'↔' if moved else ''}",
            _text(" › ".join(cell.text for cell in row.path[:-1])),
            *(_text(part) for part in (_name(row), *map(_printed, cells[len(row.path) :]))),
        )
    if repaired:
        table.caption = _("↔ cells of this row had slid and were put back")
        table.caption_justify = "left"
    return table


def _lines(lines: Iterable[ScoreLine], evaluation: Evaluation, width: int) -> RenderableType:
    """The trace stands below the name, wrapped as Chinese is."""
    table = _table("#", _("Line"), _("Points"), _("Claimed"), _("Computed"), right=(0, 2, 3, 4))
    for line in lines:
        number, name = "", ""
        if line.indicator is not None:
            number = str(line.indicator + 1)
            name = _name(evaluation.indicators[line.indicator])
        elif line.fund is not None:
            name = _printed(evaluation.funds[line.fund].name)
        room = width - NUMBERS
        text = _text("\n".join(wrap(name, room)))
        text.append("\n" + "\n".join(wrap(line.trace, room)), "dim")
        points = _number(line.points) + ("*" if line.points_inferred else "")
        table.add_row(number, text, points, _number(line.claimed), _number(line.score))
    return table


def _table(*headings: str, right: Iterable[int]) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, title_justify="left")
    for index, heading in enumerate(headings):
        table.add_column(heading, justify="right" if index in right else "left", overflow="fold")
    return table


def _name(row: Indicator) -> str:
    return row.path[-1].text if row.path else ""


def _printed(cell: Cell[Any] | None) -> str:
    return "" if cell is None else cell.text


def _number(value: Decimal | None) -> str:
    return "–" if value is None else str(value)


def _text(text: str, style: str = "") -> Text:
    return Text(printable(text), style)


def _wrapped(text: str, width: int, style: str = "") -> Text:
    """A text over as many lines as it needs, its own line breaks kept."""
    lines = [line for part in text.splitlines() for line in wrap(part, width)]
    return _text("\n".join(lines), style)
