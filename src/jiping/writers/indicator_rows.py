"""The rows of indicators: merged level cells, one row an indicator."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from jiping.model import Indicator, Section, Where
from jiping.writers.columns import INDICATOR_COLUMNS, Placed, placed_columns
from jiping.writers.labels import text_of
from jiping.writers.sections import heading, role_of
from jiping.writers.sheet import Box, Sheet


def indicator_rows(
    sheet: Sheet, section: Section, indices: Sequence[int], texts: dict[str, str]
) -> None:
    """Heading and rows of the indicators with these indices.

    Operator and unit are printed in their own columns only where the layout has them; the
    target is then printed without them, else as a whole.
    """
    everything = sheet.evaluation.indicators
    if sheet.strict and not indices:
        return
    columns = _columns(sheet, section)
    first = len(sheet.rows)
    sheet.add("heading", heading(columns, texts))
    split = {it.role for it in columns} & {"operator", "unit"}
    above: list[Box] = []
    shown: int | None = everything[indices[0]].objective if indices else None
    several = not section.per_objective and len({it.objective for it in everything}) > 1
    for index in indices:
        indicator = everything[index]
        if several and (indicator.objective != shown or index == indices[0]):
            shown, above = indicator.objective, []
            label = "" if shown is None else f"年度目标{shown + 1}"
            sheet.add("row", [Box(label, columns[0].start, sheet.right, "label", align="left")])
        above = _row(sheet, indicator, index, columns, split, above)
    if not indices:
        sheet.add("row", [Box("", it.start, it.end) for it in columns])
    sheet.add_side(section, first, texts)


def _columns(sheet: Sheet, section: Section) -> list[Placed]:
    indicators = sheet.evaluation.indicators
    depth = max((len(indicator.path) for indicator in indicators), default=3)
    declared = {column.role for column in section.columns}

    def filled(role: str) -> bool:
        if role.startswith("level"):
            return int(role[5:]) <= depth
        if role in ("operator", "unit") and role not in declared:
            return any(
                (part := getattr(it, role)) is not None
                and part.text not in (text_of(it.target) or part.text)
                for it in indicators
            )
        return any(getattr(indicator, role) is not None for indicator in indicators)

    side = section.side_span if section.side is not None else 0
    columns, changed = placed_columns(
        section.columns, INDICATOR_COLUMNS, filled, sheet.strict, sheet.edges, side
    )
    if changed:
        sheet.anchors = {it.role: (it.start, it.end) for it in columns}
    return columns


def _row(
    sheet: Sheet,
    indicator: Indicator,
    index: int,
    columns: Sequence[Placed],
    split: set[str],
    above: list[Box],
) -> list[Box]:
    """Adds the row of one indicator; `above` are the level boxes of the row before it."""
    boxes: list[Box] = []
    levels: list[Box] = []
    last = len(indicator.path)
    inherits = True
    for column in columns:
        if not column.role.startswith("level"):
            text = _text(indicator, column.role, split)
            where = None if column.role == "blank" else Where(indicator=index, field=column.role)
            boxes.append(Box(text, column.start, column.end, role_of(column.role), where))
            continue
        depth = int(column.role[5:])
        text = text_of(indicator.path[depth - 1]) if depth <= last else ""
        where = Where(indicator=index, field="path")
        over = above[depth - 1] if inherits and depth <= len(above) else None
        if over is not None and depth < last and over.text == text:
            over.row_span += 1
            over.also += (where,)
            levels.append(over)
            continue
        inherits = False
        box = Box(text, column.start, column.end, "level", where, level=depth)
        levels.append(box)
        boxes.append(box)
    sheet.add("row", boxes)
    return levels


def _text(indicator: Indicator, role: str, split: set[str]) -> str:
    """What stands in a column; a target without the operator and unit printed beside it."""
    cell: Any = getattr(indicator, role, None)
    text = text_of(cell)
    if role != "target" or not split:
        return text
    operator = text_of(indicator.operator) if "operator" in split else ""
    unit = text_of(indicator.unit) if "unit" in split else ""
    if operator and text.startswith(operator):
        text = text[len(operator) :].lstrip()
    if unit and text.endswith(unit) and len(text) > len(unit):
        text = text[: -len(unit)].rstrip()
    return text
