"""Columns of a form that are no fields of its rows: points of levels, headings without a field."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from jiping.model import Cell, Evaluation, Place
from jiping.writers.labels import text_of
from jiping.writers.sheet import Sheet

Path = tuple[str, ...]
LevelPath = tuple[int | None, Path]


def path_of(path: Sequence[Cell[str]]) -> Path:
    """The texts of a path."""
    return tuple(cell.text for cell in path)


def levels_beside(evaluation: Evaluation) -> dict[LevelPath, dict[str, Cell[Any]]]:
    """Points, weights and scores of levels that do not stand in the level's name, by its path."""
    paths = {
        (indicator.objective, path_of(indicator.path[:depth]))
        for indicator in evaluation.indicators
        for depth in (1, 2)
    }
    beside: dict[LevelPath, dict[str, Cell[Any]]] = {}
    for level in evaluation.levels:
        where = (level.objective, path_of(level.path))
        fields = {"points": level.points, "weight": level.weight, "score": level.score}
        cells = {
            field: cell
            for field, cell in fields.items()
            if cell is not None and cell.text not in text_of(level.path[-1] if level.path else None)
        }
        if cells and where in paths:
            beside[where] = cells
    return beside


def headed_texts(sheet: Sheet, places: Sequence[Place | None]) -> dict[str, dict[int, str]]:
    """Texts of columns without a field (序号), by heading and by index of the row they stand in.

    A heading met in one row only is no column.
    """
    rows: dict[tuple[int | None, int | None], int] = {
        (place.table, place.row): index
        for index, place in enumerate(places)
        if place is not None and place.row is not None
    }
    found: dict[str, dict[int, tuple[int, str]]] = {}
    for number, extra in enumerate(sheet.evaluation.extra):
        index = rows.get((extra.table, extra.row))
        if extra.header and index is not None:
            found.setdefault(extra.header, {}).setdefault(index, (number, text_of(extra.cell)))
    columns = {header: texts for header, texts in found.items() if len(texts) > 1}
    for texts in columns.values():
        sheet.used_extras.update(number for number, _ in texts.values())
    return {
        header: {index: text for index, (_, text) in texts.items()}
        for header, texts in columns.items()
    }
