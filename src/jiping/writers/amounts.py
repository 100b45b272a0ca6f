"""Amounts without a heading: names of funds and their budgets, two totals side by side."""

from __future__ import annotations

from itertools import zip_longest

from msgspec.structs import replace

from jiping.model import Column, Fund, Section, Where
from jiping.writers.labels import text_of
from jiping.writers.sections import fund_rows
from jiping.writers.sheet import Box, Sheet

_HELD = frozenset(("name", "adjusted", "part_of"))


def amount_rows(sheet: Sheet, section: Section) -> None:
    """A row a fund; what cannot be told from names and budgets alone is printed with headings."""
    funds = sheet.evaluation.funds
    if sheet.strict and not funds:
        return
    sides = _sides(funds)
    if sides is None:
        width = sum(column.span for column in section.columns)
        columns = (
            Column("name", "", width // 2),
            Column("adjusted", "预算数", width - width // 2),
        )
        fund_rows(sheet, replace(section, kind="funds", columns=columns))
        return
    at = section.side_span if section.side is not None else 0
    edges = [sheet.edges[at]]
    for column in section.columns:
        at += column.span
        edges.append(sheet.edges[at])
    if len(sides) < 2:
        edges = [edges[0], edges[1], sheet.right]
    if section.side is not None and "{amount_unit}" in section.side:
        sheet.used.add("amount_unit")
    first = len(sheet.rows)
    for row in zip_longest(*sides) if funds else [(None,)]:
        boxes: list[Box] = []
        for side, index in enumerate(row):
            start, middle, end = edges[2 * side : 2 * side + 3]
            name = amount = ""
            if index is not None:
                name, amount = text_of(funds[index].name), text_of(funds[index].adjusted)
            of_name = of_amount = None
            if index is not None:
                of_name = Where(fund=index, field="name")
                of_amount = Where(fund=index, field="adjusted")
            boxes.append(Box(name, start, middle, "label", of_name))
            boxes.append(Box(amount, middle, end, "number", of_amount))
        sheet.add("pairs", boxes)
    sheet.add_side(section, first, sheet.texts)


def _sides(funds: tuple[Fund, ...]) -> list[list[int]] | None:
    """Each total with its parts, in the order of rows; None where they cannot stand so."""
    plain = all(
        getattr(fund, field) is None
        for fund in funds
        for field in fund.__struct_fields__
        if field not in _HELD
    )
    totals = [index for index, fund in enumerate(funds) if fund.part_of is None]
    sides = [[total] for total in totals]
    for index, fund in enumerate(funds):
        if fund.part_of is not None:
            if fund.part_of not in totals:
                return None
            sides[totals.index(fund.part_of)].append(index)
    rows = [index for row in zip_longest(*sides) for index in row if index is not None]
    fits = len({len(side) for side in sides}) < 2 and rows == list(range(len(funds)))
    return sides if plain and fits and len(sides) < 3 else None
