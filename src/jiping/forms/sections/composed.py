"""Cells of an indicator that several printed cells make up together."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from msgspec import structs

from jiping.forms import cells
from jiping.forms.draft import Draft, missing_place
from jiping.forms.headings.columns import Column, Columns
from jiping.forms.headings.plan import Dealt, Plan
from jiping.forms.seen.rows import Row
from jiping.model import Cell, Place
from jiping.terms import plain_name, ticks

_POINTS = re.compile(r"[(（](?:满分|分值|权重)?[:：]?\s*([0-9]{1,2}(?:\.[0-9]+)?)\s*分[)）]$")

plain = lru_cache(maxsize=4096)(plain_name)
"""Names come again in other files and formats."""


def compose(
    row: Row,
    parts: list[int],
    how: Plan,
    reader: cells.Reader,
    repaired: str | None,
    values: dict[str, Any],
) -> bool:
    """Puts the composed cells of a row among its others; whether one of them says something."""
    answered = False
    if how.apart:
        understand_apart(row, parts, how, reader, values)
    if how.joined >= 0:
        values["target"] = joined(row, parts, how.columns, reader, repaired)
        answered = bool(values["target"].text)
    for role, numbers in how.ticked:
        values[role] = ticked(row, parts, numbers, how.columns, repaired)
        answered = answered or bool(values[role].text)
    return answered


def ticked(
    row: Row, parts: list[int], numbers: tuple[int, ...], columns: Columns, repaired: str | None
) -> Cell[str]:
    """Columns to be ticked, one an answer, as one cell: the answers that are ticked."""
    printed: list[str] = []
    place = missing_place(row)
    for number in reversed(numbers):
        position = parts[number]
        if position < 0:
            continue
        text = row.looks[position].text
        if text and not ticks.is_unticked(text):
            heading = columns.columns[number].heading
            printed.append(heading if ticks.is_ticked(text) else f"{heading}：{text}")
            place = row.place(position, repaired)
        elif not printed:
            place = row.place(position)
    text = ticks.BETWEEN.join(reversed(printed))
    return Cell(text, text or None, place)


def understand_apart(
    row: Row, parts: list[int], how: Plan, reader: cells.Reader, values: dict[str, Any]
) -> None:
    """Initial and adjusted targets whose operator and unit stand in cells of their own."""
    index = how.columns.index
    said = {
        role: row.looks[parts[index[role]]].text
        for role in ("operator", "unit")
        if role in index and parts[index[role]] >= 0
    }
    for role in how.apart:
        cell = values.get(role)
        if cell is not None and cell.text:
            value = cells.value_apart(cell.text, reader, **said)
            values[role] = Cell(cell.text, value, cell.place)


def joined(
    row: Row, parts: list[int], columns: Columns, reader: cells.Reader, repaired: str | None
) -> Cell[Any]:
    """A target whose operator, value and unit stand in cells of their own."""
    looks, index = row.looks, columns.index
    sign, amount, unit = (
        parts[index[role]] if role in index else -1 for role in ("operator", "target", "unit")
    )
    filled = [p for p in (amount, sign, unit) if p >= 0 and looks[p].shape]
    return cells.joined_target(
        looks[sign].text if sign in filled else "",
        looks[amount].text if amount in filled else "",
        looks[unit].text if unit in filled else "",
        reader,
        row.place(filled[0], repaired) if filled else missing_place(row),
    )


def named(row: Row, position: int, places: list[Place]) -> Cell[str]:
    """The indicator's name."""
    if position < 0:
        return Cell("", None, missing_place(row))
    text = row.looks[position].text
    return Cell(text, plain(text) or None, places[position])


def carried_down(above: Cell[str]) -> Cell[str]:
    """A cell that is merged over the row too."""
    place = above.place
    down = structs.replace(place, inherited=True) if place is not None else None
    return Cell(above.text, above.value, down)


def put_other(draft: Draft, row: Row, column: Column, position: int) -> None:
    """Text in a column without a field; a vertical label is none."""
    seen = row.looks[position]
    if column.role != "side" or (seen.label is None and seen.key != column.heading):
        draft.put_extra(row, position, column.heading)


def put_template(draft: Draft, row: Row, dealt: Dealt) -> None:
    """A row of the printed template that nobody filled in."""
    levels = (dealt.first, dealt.second)
    for position in dealt.parts:
        if position >= 0 and row.looks[position].shape and position not in levels:
            draft.put_extra(row, position)


@lru_cache(maxsize=4096)
def points_in(name: str) -> str | None:
    """The points that are printed behind an indicator's name: 达标座数（20分）."""
    found = _POINTS.search(name)
    return found[1] if found is not None else None
