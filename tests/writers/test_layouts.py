"""Every layout is whole: its rows fill the grid, its fields exist."""

from __future__ import annotations

import pytest
from msgspec import structs

from jiping.forms.layouts import layouts
from jiping.model import Evaluation, Fund, Indicator, Layout, Objective, Section
from jiping.writers.labels import fields_of

FIELDS = {
    owner: set(structs.asdict(owner()))  # type: ignore[operator]
    for owner in (Evaluation, Fund, Objective, Indicator)
}
ROLES = {
    "funds": FIELDS[Fund] - {"part_of"},
    "amounts": {"name", "adjusted"},
    "text": FIELDS[Fund] | FIELDS[Evaluation],
    "objectives": FIELDS[Objective] - {"horizon"},
    "indicators": FIELDS[Indicator] - {"path", "objective", "part_of", "kind"}
    | {"level1", "level2", "level3", "level1_points", "level2_points"},
    "total": {"claimed_points", "claimed_total", "claimed_grade"},
}
HELD = {
    "funds": {"amount_unit", "points"},
    "amounts": {"amount_unit"},
    "objective": {"n", "points"},
    "indicators": {"n", "points"},
}

each_layout = pytest.mark.parametrize("layout", layouts().values(), ids=layouts())


def rows(section: Section) -> list[int]:
    """How many grid columns each kind of row of a section spans."""
    side = section.side_span if section.side is not None else 0
    columns = side + sum(column.span for column in section.columns)
    pairs = [pair.label_span + pair.value_span for pair in section.pairs]
    if section.kind == "pairs":
        return [side + sum(pairs)]
    if section.kind == "text":
        return []
    if section.kind == "closing":
        return [side + span for span in pairs]
    if section.kind == "total":
        return [section.label_span + columns]
    return [] if section.kind == "objective" else [columns]


@each_layout
def test_every_row_fills_the_grid(layout: Layout) -> None:
    for number, section in enumerate(layout.sections):
        for span in rows(section):
            assert span == len(layout.grid), f"section {number} ({section.kind})"


@each_layout
def test_every_role_is_a_field(layout: Layout) -> None:
    for section in layout.sections:
        for column in section.columns:
            assert column.role in ROLES[section.kind] | {"blank"}
        for pair in (*section.pairs, *layout.above):
            assert pair.field is None or pair.field in FIELDS[Evaluation]


@each_layout
def test_labels_hold_only_fields_that_can_be_filled(layout: Layout) -> None:
    for section in layout.sections:
        labels = [section.side or "", section.label or "", *(it.label for it in section.columns)]
        labels += [it.group or "" for it in section.columns]
        for label in labels:
            assert set(fields_of(label)) <= HELD.get(section.kind, set())


@each_layout
def test_one_block_of_indicators_and_a_title(layout: Layout) -> None:
    kinds = [section.kind for section in layout.sections]
    assert kinds.count("indicators") == 1
    assert layout.title.zh
    assert layout.title.en
    assert layout.marks


def test_a_layout_is_found_by_its_file_name() -> None:
    assert {"cn_project_2020", "hb_department_2020", "hb_project_2020"} <= set(layouts())
