"""How an authority lays out a form; the same file drives recognising and writing."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from jiping.model.finding import Basis, Words

SectionKind = Literal[
    "pairs", "funds", "amounts", "objective", "objectives", "indicators", "total", "closing", "text"
]


class Column(Struct, frozen=True):
    """A column by its role: a field of Fund, Objective or Indicator, or level1 to level3.

    `label` may hold `{points}` or `{amount_unit}`, filled from the form. `span` is how many
    columns of the finest grid it takes. Neighbours with the same `group` have it as a heading
    over theirs. Columns of causes and likelihood may come several times, one to be ticked for
    each answer; the label is the answer. `horizon` tells apart the columns of two blocks that
    stand side by side, the long-term and the annual one.
    """

    role: str
    label: str
    span: int = 1
    group: str | None = None
    horizon: Literal["annual", "long_term"] | None = None


class Pair(Struct, frozen=True):
    """A label and, beside it, the field of Evaluation it introduces (None = printed blank)."""

    label: str
    field: str | None = None
    label_span: int = 1
    value_span: int = 1


class Section(Struct, frozen=True):
    """A run of rows of the printed table.

    * pairs: one row of labels and values (`pairs`).
    * funds: heading row (`columns`, the first has role name) and one row a fund; `side` is the
      vertical label left of them, e.g. 预算执行情况({amount_unit})({points}分).
    * amounts: no heading, one row a fund, its name and its budget; the long-term and the annual
      funds side by side where `columns` come twice (name, adjusted).
    * objective: one row over the whole width, `label` e.g. 年度目标{n}：, then the planned text;
      with `side`, the text beside that label.
    * objectives: heading row (columns planned, achieved), one row an objective; `side` label.
    * indicators: heading row and one row an indicator; `side` label.
    * total: one row, `label` over `label_span` columns, then `columns` (claimed_points, …).
    * text: no rows but lines above the table, under `label` as a heading: a line a pair (its label
      and its field, or the field's paragraphs where the label is blank), and one sentence of the
      first fund's `columns`.
    * closing: rows of label and text over the rest of the width (`pairs`).

    Sections with `per_objective` are repeated, as a group, for each objective.
    """

    kind: SectionKind
    side: str | None = None
    side_span: int = 1
    label: str | None = None
    label_span: int = 1
    pairs: tuple[Pair, ...] = ()
    columns: tuple[Column, ...] = ()
    per_objective: bool = False


class Page(Struct, frozen=True):
    """Paper of the original; margins in millimetres."""

    size: Literal["A4", "A3"] = "A4"
    orientation: Literal["portrait", "landscape"] = "portrait"
    margin: int = 20


class Layout(Struct, frozen=True):
    """One layout, see `forms/*.yaml`. Labels are as the authority prints them.

    `print_title` may hold {fiscal_year}, {unit}, {project}. `above` are lines between title and
    table. `grid` gives the relative widths of the finest columns; spans add up to its length in
    every row. `marks` are texts whose presence speaks for this layout beside its labels.
    """

    id: str
    title: Words
    scope: Literal["department", "project"]
    stage: Literal["self_evaluation", "target", "monitoring", "report"]
    basis: Basis
    print_title: str
    grid: tuple[int, ...]
    sections: tuple[Section, ...]
    above: tuple[Pair, ...] = ()
    page: Page = Page()
    marks: tuple[str, ...] = ()
    region: tuple[str, ...] = ()
    notes_label: str = "备注"
