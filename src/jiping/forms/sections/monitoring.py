"""What monitoring forms print in a column named otherwise."""

from __future__ import annotations

import re

from msgspec.structs import replace

from jiping.forms import cells
from jiping.forms.draft import Draft
from jiping.model import Cell
from jiping.terms import label
from jiping.terms.ticks import has_boxes

_BETWEEN = re.compile(r"[、,，;；/\s]+")
_OTHER = frozenset(("其他", "其它"))


def set_causes_apart(draft: Draft) -> None:
    """Causes chosen from the usual ones in a column headed 偏差原因分析 are causes, no reasons."""
    said = [one.variance for one in draft.indicators if one.variance and one.variance.text]
    if not said or any(one.causes is not None for one in draft.indicators):
        return
    if not all(_chosen(cell.text) for cell in said):
        return
    for number, indicator in enumerate(draft.indicators):
        cell = indicator.variance
        if cell is not None:
            value = cells.ticked_answers(cell.text, draft.reader)
            causes = Cell(cell.text, value, cell.place)
            draft.indicators[number] = replace(indicator, variance=None, causes=causes)


def _chosen(text: str) -> bool:
    """Whether a text is a choice among causes: 经费保障、人员保障 or ☑经费保障 □制度保障."""
    if has_boxes(text):
        return "保障" in text
    names = [name for name in _BETWEEN.split(text) if name]
    return bool(names) and all(
        name in _OTHER or ((meaning := label(name)) is not None and meaning.column == "causes")
        for name in names
    )
