"""How an authority scores, as dated data. One YAML file a notice fills these."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from msgspec import Struct

from jiping.model.finding import Basis, Severity, Words


class Ruled(Struct, frozen=True):
    """A number of a standard beside its source."""

    value: Decimal
    basis: Basis
    note: str | None = None


class Method(Struct, frozen=True):
    """A named scoring method with its parameters, e.g. at_most → inverse_ratio."""

    method: str
    basis: Basis
    parameters: dict[str, Any] = {}
    note: str | None = None


class Band(Struct, frozen=True):
    """A qualitative level: shares `low` to `high` of the points; the lower end belongs to it."""

    name: str
    synonyms: tuple[str, ...]
    low: Decimal
    high: Decimal
    basis: Basis


class Grade(Struct, frozen=True):
    """A grade of the total, from `low` points (included) on, of 100."""

    name: str
    low: Decimal
    basis: Basis


class Example(Struct, frozen=True):
    """A worked example, computed by hand; run by the tests.

    `name` is the level-3 indicator, where its words decide whether less is better; `method`
    replaces the one that the standard names for this kind of target. `score` None = carried.
    """

    target: str
    actual: str
    points: Decimal
    score: Decimal | None
    method: str | None = None
    name: str | None = None
    note: str | None = None


class Standard(Struct, frozen=True):
    """One notice. Three dates, never merged: issued, in force from, fiscal years scored.

    `methods` keys: execution, at_least, at_most, equal, range, zero, date, yes_no, comparison,
    level, text. `level_points` keys: execution (always), and what else the notice sets:
    output, benefit, satisfaction, cost, or objectives (all indicators together).
    `thresholds` keys: over_completion, low_execution, full_mark_share, near_duplicate,
    name_characters, max_decimals.
    `region`: names of the places it holds for (empty = everywhere); `layouts`: how the ids of
    the layouts begin that belong to it. `severity` overrides the default severity of a check by
    its code. `remarks`: what is not known about the notice, or was chosen where it is silent.
    """

    id: str
    revision: str
    title: Words
    notice: str
    issuer: str
    issued: date | None
    in_force_from: date | None
    first_fiscal_year: int
    last_fiscal_year: int | None
    region: tuple[str, ...]
    scopes: tuple[str, ...]
    checked_by: str | None
    checked_on: date | None
    methods: dict[str, Method]
    bands: tuple[Band, ...]
    grades: tuple[Grade, ...]
    level_points: dict[str, Ruled]
    thresholds: dict[str, Ruled]
    severity: dict[str, Severity] = {}
    extends: str | None = None
    full: Decimal = Decimal(100)
    score_places: int = 2
    layouts: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    examples: tuple[Example, ...] = ()
