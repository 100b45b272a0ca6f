"""One form, one subject, one year: everything a person wrote, as cells, in printed order.

Key order is that of the public JSON; `None` in place of a cell means that the form has no such
column, a cell with text "" that it is printed blank, a cell with text and no value that it was
not understood.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Generic, Literal, TypeVar

from msgspec import Struct

T = TypeVar("T")

Scope = Literal["department", "project"]
Stage = Literal["self_evaluation", "target", "monitoring", "report"]
AmountUnit = Literal["yuan", "10k_yuan"]
ValueType = Literal["number", "range", "date", "zero", "yes_no", "comparison", "level", "text"]
Operator = Literal["≥", ">", "=", "≤", "<", "≈"]
LevelName = Literal["reached", "partly", "not_reached", "excellent", "good", "fair", "poor"]
"""达成 / 部分达成 / 未达成预期指标, and 优 良 中 差: two scales, each from best to worst."""


MISREAD = "误读"
"""What a reason begins with where a text is understood otherwise than it is printed."""


class Place(Struct, frozen=True, gc=False):
    """Where a cell stood; rows, columns, pages and lines count from 1.

    `inherited`: came from a merged or blank cell above. `missing`: the column exists, the cell
    was lost. `repaired`: why the reader moved or mended it, in Chinese; it begins with `MISREAD`
    where the cell stands in place and only its sense was mended.
    """

    page: int | None = None
    rectangle: tuple[Decimal, Decimal, Decimal, Decimal] | None = None
    sheet: str | None = None
    table: int | None = None
    row: int | None = None
    column: int | None = None
    line: int | None = None
    inherited: bool = False
    missing: bool = False
    repaired: str | None = None


class Value(Struct, frozen=True, gc=False):
    """A target or an actual, understood. Percentages are shares (85% is 0.85, unit "%").

    `baseline` is what a comparison is measured against (上年). `date` is ISO, possibly only
    year and month. `answer` belongs to yes_no. `rest` is the part that was not understood.
    `level` is the level a level value names; None for a mere scale (优良中差).
    """

    type: ValueType
    operator: Operator | None = None
    number: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    unit: str | None = None
    baseline: str | None = None
    date: str | None = None
    answer: bool | None = None
    rest: str = ""
    level: LevelName | None = None


class Cell(Struct, Generic[T], frozen=True, gc=False):
    """A printed cell: text as printed, value as understood (or None), and place."""

    text: str
    value: T | None = None
    place: Place | None = None


class Fund(Struct, frozen=True, gc=False):
    """A line of the budget block; `part_of` is the index of the line it is 其中 of.

    Where a department's form lists its tasks (年度主要任务), a line is a task: `content` says what
    it is, `appropriation` (财政拨款) and `other_funds` (其他资金) what its amount consists of.
    """

    name: Cell[str] | None = None
    original: Cell[Decimal] | None = None
    adjusted: Cell[Decimal] | None = None
    executed: Cell[Decimal] | None = None
    points: Cell[Decimal] | None = None
    rate: Cell[Decimal] | None = None
    score: Cell[Decimal] | None = None
    part_of: int | None = None
    adjustment: Cell[Decimal] | None = None
    received: Cell[Decimal] | None = None
    received_rate: Cell[Decimal] | None = None
    executed_to_date: Cell[Decimal] | None = None
    forecast: Cell[Decimal] | None = None
    forecast_rate: Cell[Decimal] | None = None
    weight: Cell[Decimal] | None = None
    variance: Cell[str] | None = None
    source_code: Cell[str] | None = None
    content: Cell[str] | None = None
    appropriation: Cell[Decimal] | None = None
    other_funds: Cell[Decimal] | None = None


class Objective(Struct, frozen=True, gc=False):
    """An annual (or long-term) objective: what was planned and what was achieved."""

    planned: Cell[str] | None = None
    achieved: Cell[str] | None = None
    points: Cell[Decimal] | None = None
    score: Cell[Decimal] | None = None
    horizon: Literal["annual", "long_term"] = "annual"


class Indicator(Struct, frozen=True, gc=False):
    """A level-3 indicator row. `path` holds levels 1 to 3; `kind` is e.g. output.quantity."""

    objective: int | None = None
    part_of: int | None = None
    path: tuple[Cell[str], ...] = ()
    kind: str | None = None
    target: Cell[Value] | None = None
    actual: Cell[Value] | None = None
    points: Cell[Decimal] | None = None
    weight: Cell[Decimal] | None = None
    score: Cell[Decimal] | None = None
    variance: Cell[str] | None = None
    improvement: Cell[str] | None = None
    operator: Cell[str] | None = None
    unit: Cell[str] | None = None
    initial_target: Cell[Value] | None = None
    adjusted_target: Cell[Value] | None = None
    baseline: Cell[Value] | None = None
    coefficient: Cell[Decimal] | None = None
    converted_score: Cell[Decimal] | None = None
    rate: Cell[Decimal] | None = None
    is_core: Cell[str] | None = None
    definition: Cell[str] | None = None
    criteria: Cell[str] | None = None
    actual_to_date: Cell[Value] | None = None
    forecast: Cell[Value] | None = None
    causes: Cell[str] | None = None
    likelihood: Cell[str] | None = None
    remark: Cell[str] | None = None


class Level(Struct, frozen=True, gc=False):
    """Points, weight and score printed at level 1 or 2, e.g. 产出指标(50分)."""

    objective: int | None = None
    path: tuple[Cell[str], ...] = ()
    points: Cell[Decimal] | None = None
    weight: Cell[Decimal] | None = None
    score: Cell[Decimal] | None = None


class Review(Struct, frozen=True, gc=False):
    """An opinion printed on the form by somebody other than the evaluated body."""

    role: Cell[str] | None = None
    score: Cell[Decimal] | None = None
    opinion: Cell[str] | None = None
    name: Cell[str] | None = None
    date: Cell[str] | None = None


class Person(Struct, frozen=True, gc=False):
    """Somebody named on the form (项目负责人, 填表人, 联系电话)."""

    role: Cell[str] | None = None
    name: Cell[str] | None = None
    phone: Cell[str] | None = None


class Extra(Struct, frozen=True, gc=False):
    """Printed text that found no key: nothing printed is dropped."""

    table: int | None
    row: int | None
    header: str | None
    cell: Cell[str]


class Evaluation(Struct, frozen=True, gc=False):
    """One self-evaluation form as data. Indices count from 0."""

    scope: Scope | None = None
    stage: Stage = "self_evaluation"
    form: str | None = None
    title: Cell[str] | None = None
    fiscal_year: Cell[str] | None = None
    unit: Cell[str] | None = None
    line_department: Cell[str] | None = None
    implementing_agency: Cell[str] | None = None
    project: Cell[str] | None = None
    filled_on: Cell[str] | None = None
    amount_unit: Cell[AmountUnit] | None = None
    basic_expenditure: Cell[Decimal] | None = None
    project_expenditure: Cell[Decimal] | None = None
    funds: tuple[Fund, ...] = ()
    objectives: tuple[Objective, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    levels: tuple[Level, ...] = ()
    claimed_points: Cell[Decimal] | None = None
    claimed_total: Cell[Decimal] | None = None
    claimed_grade: Cell[str] | None = None
    variance: Cell[str] | None = None
    improvement: Cell[str] | None = None
    use_of_results: Cell[str] | None = None
    conclusion: Cell[str] | None = None
    problems: Cell[str] | None = None
    reviews: tuple[Review, ...] = ()
    people: tuple[Person, ...] = ()
    notes: tuple[Cell[str], ...] = ()
    extra: tuple[Extra, ...] = ()
    truncated: bool = False
