"""The rows of indicators: merged level cells, one row an indicator."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from jiping.model import Cell, Column, Indicator, Section, Where
from jiping.writers.columns import INDICATOR_COLUMNS, Placed, placed_columns
from jiping.writers.labels import text_of
from jiping.writers.more_columns import headed_texts, levels_beside, path_of
from jiping.writers.sections import add_heading, role_of
from jiping.writers.sheet import Box, Sheet
from jiping.writers.ticked import tick, ticked_columns


def indicator_rows(
    sheet: Sheet, section: Section, indices: Sequence[int], texts: dict[str, str]
) -> None:
    """Heading and rows of the indicators with these indices.

    Operator and unit are printed in their own columns only where the layout has them; the
    target is then printed without them, else as a whole. Points and scores of levels that their
    names do not tell stand in columns beside them.
    """
    everything = sheet.evaluation.indicators
    if sheet.strict and not indices:
        return
    block = _Block(sheet, section)
    first = len(sheet.rows)
    add_heading(sheet, "heading", block.columns, texts)
    shown: int | None = everything[indices[0]].objective if indices else None
    several = not section.per_objective and len({it.objective for it in everything}) > 1
    for index in indices:
        indicator = everything[index]
        if several and (indicator.objective != shown or index == indices[0]):
            shown, block.above = indicator.objective, {}
            label = "" if shown is None else f"年度目标{shown + 1}"
            start = block.columns[0].start
            sheet.add("row", [Box(label, start, sheet.right, "label", align="left")])
        sheet.add("row", block.row(indicator, index))
    if not indices:
        sheet.add("row", [Box("", it.start, it.end) for it in block.columns])
    sheet.add_side(section, first, texts)


class _Block:
    """The columns of a block of indicators; `above` are the boxes over the next row, by role."""

    def __init__(self, sheet: Sheet, section: Section) -> None:
        self.sheet = sheet
        self.above: dict[str, Box] = {}
        evaluation = sheet.evaluation
        self.levels = levels_beside(evaluation)
        places = [it.path[-1].place if it.path else None for it in evaluation.indicators]
        self.extras = headed_texts(sheet, places)
        declared, self.ticked = ticked_columns(section.columns, evaluation.indicators)
        self.columns = self._columns(section, declared)
        self.split = {it.role for it in self.columns} & {"operator", "unit"}

    def _columns(self, section: Section, columns_of: Sequence[Column]) -> list[Placed]:
        sheet = self.sheet
        indicators = sheet.evaluation.indicators
        depth = max((len(indicator.path) for indicator in indicators), default=3)
        declared = {column.role for column in columns_of}
        known: dict[str, str] = {}
        for role, label in INDICATOR_COLUMNS.items():
            known[role] = label
            if role in ("level1", "level2"):
                beside = ("points", "weight", "score")
                known |= {f"{role}_{field}": INDICATOR_COLUMNS[field] for field in beside}
        known |= {header: header for header in self.extras}
        shown = {
            f"level{len(path)}_{field}"
            for (_, path), cells in self.levels.items()
            for field in cells
        }

        def filled(role: str) -> bool:
            if role in self.extras or role in shown:
                return True
            if role.startswith("level"):
                return role[5:].isdecimal() and int(role[5:]) <= depth
            if role in ("operator", "unit") and role not in declared:
                return any(_apart(getattr(it, role), it.target) for it in indicators)
            return any(getattr(indicator, role) is not None for indicator in indicators)

        side = section.side_span if section.side is not None else 0
        columns, changed = placed_columns(
            columns_of, known, filled, sheet.strict, sheet.edges, side
        )
        if changed:
            sheet.anchors = {it.role: (it.start, it.end) for it in columns}
        return columns

    def row(self, indicator: Indicator, index: int) -> list[Box]:
        """The boxes of one indicator; those of merged levels grow instead."""
        boxes: list[Box] = []
        here: dict[str, Box] = {}
        inherits = True
        for column in self.columns:
            role = column.role
            if role.startswith("level"):
                box = self._level(indicator, index, column, inherits)
                inherits = inherits and box.row_span > 1
            else:
                box = self._value(indicator, index, column)
            here[role] = box
            if box.row_span == 1:
                boxes.append(box)
        self.above = here
        return boxes

    def _level(self, indicator: Indicator, index: int, column: Placed, inherits: bool) -> Box:
        """A level's cell or one beside it; the box above, one row taller, where it goes on."""
        name, _, field = column.role.partition("_")
        depth = int(name[5:])
        where = Where(indicator=index, field="path")
        over = self.above.get(column.role)
        if field:
            cells = self.levels.get((indicator.objective, path_of(indicator.path[:depth])), {})
            text, where_of = text_of(cells.get(field)), None
        else:
            text = text_of(indicator.path[depth - 1]) if depth <= len(indicator.path) else ""
            where_of = where
        if inherits and over is not None and depth < len(indicator.path) and over.text == text:
            over.row_span += 1
            over.also += () if field else (where,)
            return over
        return Box(text, column.start, column.end, "level", where_of, level=0 if field else depth)

    def _value(self, indicator: Indicator, index: int, column: Placed) -> Box:
        """A cell of a column; the box above, one row taller, where the form had them merged."""
        role = column.role
        if role in self.extras:
            return Box(self.extras[role].get(index, ""), column.start, column.end)
        cell: Cell[Any] | None = getattr(indicator, role, None)
        text = text_of(cell) if role != "target" else _target(indicator, self.split)
        where = None if role == "blank" else Where(indicator=index, field=role)
        if role in self.ticked:
            return Box(tick(text, column.label), column.start, column.end, "value", where)
        over = self.above.get(role)
        inherited = cell is not None and cell.place is not None and cell.place.inherited
        if over is not None and where is not None and inherited and text and over.text == text:
            over.row_span += 1
            over.also += (where,)
            return over
        return Box(text, column.start, column.end, role_of(role), where)


def _apart(part: Cell[str] | None, target: Cell[Any] | None) -> bool:
    """Whether an operator or a unit says something that the target does not."""
    return part is not None and bool(part.text) and part.text not in text_of(target)


def _target(indicator: Indicator, split: set[str]) -> str:
    """A target without the operator and unit that are printed beside it."""
    text = text_of(indicator.target)
    operator = text_of(indicator.operator) if "operator" in split else ""
    unit = text_of(indicator.unit) if "unit" in split else ""
    if operator and text.startswith(operator):
        text = text[len(operator) :].lstrip()
    if unit and text.endswith(unit) and len(text) > len(unit):
        text = text[: -len(unit)].rstrip()
    return text
