"""Narrative reports: headed sections of sentences instead of rows."""

from __future__ import annotations

from jiping.model import Evaluation, Section, Where
from jiping.writers.labels import text_of
from jiping.writers.printed import PrintedLine
from jiping.writers.sheet import Sheet

_MONEY = frozenset(("original", "adjusted", "executed", "received"))
_WHOLE = frozenset(("basic_expenditure", "project_expenditure"))


def text_lines(sheet: Sheet, section: Section) -> None:
    """The lines of a section, its heading first; nothing where the form says nothing of it."""
    lines = list(_sentences(sheet, section))
    for pair in section.pairs:
        if pair.field is None:
            continue
        if pair.field == "notes":
            sheet.told_notes = True
            for note in sheet.evaluation.notes:
                lines += _paragraphs(text_of(note), Where(field="notes"))
            continue
        cell = getattr(sheet.evaluation, pair.field)
        if cell is None or (not cell.text and pair.label):
            continue
        sheet.used.add(pair.field)
        where = Where(field=pair.field)
        if pair.label:
            lines.append(PrintedLine(f"{pair.label}{text_of(cell)}", "left", where))
        else:
            lines += _paragraphs(text_of(cell), where)
    if lines and section.label:
        lines.insert(0, PrintedLine(section.label, "left"))
    sheet.lines += lines


def _paragraphs(text: str, where: Where) -> list[PrintedLine]:
    return [PrintedLine(part, "left", where) for part in text.split("\n")]


def _sentences(sheet: Sheet, section: Section) -> list[PrintedLine]:
    """What the columns of a section say in one sentence: 年初预算150万元，执行率100%。"""
    evaluation = sheet.evaluation
    unit = text_of(evaluation.amount_unit)
    parts: list[str] = []
    where = None
    for column in section.columns:
        role = column.role
        if role in _WHOLE or role.startswith("claimed"):
            cell = getattr(evaluation, role)
            where = where or Where(field=role)
        else:
            cell = getattr(evaluation.funds[0], role) if told_funds(evaluation) else None
            where = where or Where(fund=0, field=role)
        if cell is None or not cell.text:
            continue
        sheet.used.add(role)
        text = text_of(cell)
        money = role in _MONEY or role in _WHOLE
        if money and unit:
            sheet.used.add("amount_unit")
            text = text if text.endswith("元") else text + unit
        elif role == "claimed_total" and not text.endswith("分"):
            text += "分"
        parts.append(column.label + text)
    return [PrintedLine("，".join(parts) + "。", "left", where)] if parts else []


def told_funds(evaluation: Evaluation) -> bool:
    """Whether one sentence can say all about the funds: a single one, without a name."""
    funds = evaluation.funds
    if len(funds) != 1:
        return False
    fund = funds[0]
    others = (*(_MONEY), "rate")
    return all(
        getattr(fund, field) is None for field in fund.__struct_fields__ if field not in others
    )
