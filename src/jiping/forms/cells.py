"""Printed text -> Cell: which kind of value each field holds, and forms given as texts.

A field's kind is the name of a function below; plain text is its own value.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from functools import lru_cache
from typing import Any

from msgspec import Struct

from jiping.model import (
    Cell,
    Evaluation,
    Extra,
    Fund,
    Indicator,
    Level,
    Objective,
    Person,
    Place,
    Review,
    Value,
)
from jiping.model.evaluation import AmountUnit
from jiping.terms import fold, kind, level1, level2, plain_name
from jiping.terms.ticks import ticked
from jiping.values import is_way, parse_date, parse_money, parse_number, parse_points, parse_share
from jiping.values import parse_value as parse_target

_KEPT = 4096
_NONE = frozenset(("", "-", "—", "——", "/", "\\", "无"))
_SIGNS = "≥≤≧≦><=═≈⩾⩽＞＜＝大小等不"


class Reader(Struct, frozen=True):
    """What the cells of one form need to be understood: its year and its unit of money."""

    year: int | None = None
    amount_unit: AmountUnit | None = None


Parse = Callable[[str, Reader], Any]

_points_of = lru_cache(_KEPT)(parse_points)
_share_of = lru_cache(_KEPT)(parse_share)
_number_of = lru_cache(_KEPT)(parse_number)
_money_of = lru_cache(_KEPT)(parse_money)
_target_of = lru_cache(_KEPT)(parse_target)


def text(printed: str, _: Reader) -> str | None:
    return printed or None


def points(printed: str, _: Reader) -> Decimal | None:
    return _points_of(printed)


def share(printed: str, _: Reader) -> Decimal | None:
    return _share_of(printed)


def number(printed: str, _: Reader) -> Decimal | None:
    return _number_of(printed)


def money(printed: str, reader: Reader) -> Decimal | None:
    return _money_of(printed, reader.amount_unit)


def date(printed: str, reader: Reader) -> str | None:
    return parse_date(printed, reader.year)


def ticked_answers(printed: str, _: Reader) -> str | None:
    return ticked(printed)


def amount_unit(printed: str, _: Reader) -> AmountUnit | None:
    printed = fold(printed)
    if "万" in printed:
        return "10k_yuan"
    return "yuan" if "元" in printed and "亿" not in printed and "千" not in printed else None


def value(printed: str, reader: Reader) -> Value | None:
    return _value_in(printed, reader.year)


@lru_cache(_KEPT)
def _value_in(printed: str, year: int | None) -> Value | None:
    return parse_target(printed, year=year)


EVALUATION: dict[str, Parse] = {
    "title": text,
    "fiscal_year": text,
    "unit": text,
    "line_department": text,
    "implementing_agency": text,
    "project": text,
    "filled_on": date,
    "amount_unit": amount_unit,
    "basic_expenditure": money,
    "project_expenditure": money,
    "claimed_points": points,
    "claimed_total": points,
    "claimed_grade": ticked_answers,
    "variance": text,
    "improvement": text,
    "use_of_results": text,
    "conclusion": text,
    "problems": text,
}
FUND: dict[str, Parse] = {
    "name": text,
    "original": money,
    "adjusted": money,
    "executed": money,
    "points": points,
    "rate": share,
    "score": points,
    "adjustment": money,
    "received": money,
    "received_rate": share,
    "executed_to_date": money,
    "forecast": money,
    "forecast_rate": share,
    "weight": share,
    "variance": text,
    "source_code": text,
    "content": text,
    "appropriation": money,
    "other_funds": money,
}
OBJECTIVE: dict[str, Parse] = {
    "planned": text,
    "achieved": text,
    "points": points,
    "score": points,
}
INDICATOR: dict[str, Parse] = {
    "target": value,
    "actual": value,
    "points": points,
    "weight": share,
    "score": points,
    "variance": text,
    "improvement": text,
    "operator": text,
    "unit": text,
    "initial_target": value,
    "adjusted_target": value,
    "baseline": value,
    "coefficient": number,
    "converted_score": points,
    "rate": share,
    "is_core": text,
    "definition": text,
    "criteria": text,
    "actual_to_date": value,
    "forecast": value,
    "causes": ticked_answers,
    "likelihood": ticked_answers,
    "remark": text,
}
NUMERIC = frozenset((money, points, share, number))
"""The kinds that hold a number and nothing else."""

LEVEL: dict[str, Parse] = {"points": points, "weight": share, "score": points}
REVIEW: dict[str, Parse] = {
    "role": text,
    "score": points,
    "opinion": text,
    "name": text,
    "date": date,
}
PERSON: dict[str, Parse] = {"role": text, "name": text, "phone": text}


def value_apart(
    printed: str, reader: Reader, operator: str | None = None, unit: str | None = None
) -> Value | None:
    """A target whose operator and unit stand in cells of their own, which its text leaves out."""
    return _target_of(printed, year=reader.year, operator=operator or None, unit=unit or None)


def joined_target(
    sign: str, amount: str, unit: str, reader: Reader, place: Place | None
) -> Cell[Value]:
    """A target whose operator, value and unit stand in three cells.

    The text is the three joined; a sign or unit that the value already has, and fillers in
    their place, are left out. 正向 is no part of a target: it says which way the number counts.
    """
    if amount and is_way(sign):
        target = joined_target("", amount, unit, reader, place)
        return Cell(target.text, value_apart(target.text, reader, sign), place)
    head = "" if sign in _NONE or amount.startswith(sign) else sign
    tail = "" if unit in _NONE or amount.endswith(unit) else unit
    if not amount:
        return Cell(head + tail, None, place)
    comparing = any(mark in _SIGNS for mark in head)
    understood = _target_of((head if comparing else "") + amount + tail, year=reader.year)
    return Cell(head + amount + tail, understood, place)


def level_cell(printed: str, level: int, place: Place | None = None) -> Cell[str]:
    """A cell of an indicator's path; levels 1 and 2 get their canonical name as value."""
    if level == 3:
        return Cell(printed, plain_name(printed) or None, place)
    name = level1(printed) if level == 1 else level2(printed)
    return Cell(printed, (name.canonical if name else printed) or None, place)


def path_kind(path: tuple[Cell[str], ...]) -> str | None:
    """The normalised kind of an indicator from its path."""
    return kind(path[0].text, path[1].text) if len(path) > 1 else None


def fill(texts: Mapping[str, Any]) -> Evaluation:
    """The Evaluation that a form with these printed texts would give, without places.

    Keys are those of the public JSON with the printed text (or None) in place of a cell; an
    indicator's or level's `path` is a list of texts.
    """
    unit, year = texts.get("amount_unit"), texts.get("fiscal_year")
    reader = Reader(
        int(year) if year and year.isdecimal() else None,
        amount_unit(unit, Reader()) if unit else None,
    )
    return Evaluation(
        scope=texts.get("scope"),
        stage=texts.get("stage") or "self_evaluation",
        form=texts.get("form"),
        truncated=bool(texts.get("truncated")),
        funds=_all(texts, "funds", lambda row: Fund(**_cells(row, FUND, reader, "part_of"))),
        objectives=_all(
            texts,
            "objectives",
            lambda row: Objective(**_cells(row, OBJECTIVE, reader), horizon=_horizon(row)),
        ),
        indicators=_all(texts, "indicators", lambda row: _indicator(row, reader)),
        levels=_all(
            texts,
            "levels",
            lambda row: Level(path=_path(row), **_cells(row, LEVEL, reader, "objective")),
        ),
        reviews=_all(texts, "reviews", lambda row: Review(**_cells(row, REVIEW, reader))),
        people=_all(texts, "people", lambda row: Person(**_cells(row, PERSON, reader))),
        notes=_all(texts, "notes", lambda note: Cell(note, note or None)),
        extra=_all(
            texts,
            "extra",
            lambda row: Extra(
                row.get("table"),
                row.get("row"),
                row.get("header"),
                Cell(row["cell"], row["cell"] or None),
            ),
        ),
        **_cells(texts, EVALUATION, reader),
    )


def _all(texts: Mapping[str, Any], key: str, make: Callable[[Any], Any]) -> tuple[Any, ...]:
    rows: Iterable[Any] = texts.get(key) or ()
    return tuple(make(row) for row in rows)


def _cells(
    texts: Mapping[str, Any], kinds: Mapping[str, Parse], reader: Reader, *plain: str
) -> dict[str, Any]:
    cells: dict[str, Any] = {field: texts[field] for field in plain if field in texts}
    for field, parse in kinds.items():
        printed = texts.get(field)
        if printed is not None:
            cells[field] = Cell(printed, parse(printed, reader))
    return cells


def _horizon(texts: Mapping[str, Any]) -> Any:
    return texts.get("horizon") or "annual"


def _path(texts: Mapping[str, Any]) -> tuple[Cell[str], ...]:
    return tuple(
        level_cell(printed or "", level) for level, printed in enumerate(texts["path"], start=1)
    )


def _understood(
    printed: str, reader: Reader, operator: str | None, unit: str | None
) -> Value | None:
    """A target, whose text may begin with a word for the operator that is none (定性)."""
    if operator and printed.startswith(operator) and not any(it in _SIGNS for it in operator):
        printed, operator = printed[len(operator) :], None
    return _target_of(printed, year=reader.year, operator=operator, unit=unit)


def _indicator(texts: Mapping[str, Any], reader: Reader) -> Indicator:
    path = _path(texts)
    cells = _cells(texts, INDICATOR, reader, "objective", "part_of")
    said = {role: texts.get(role) for role in ("operator", "unit")}
    for role in ("target", "initial_target", "adjusted_target"):
        printed = texts.get(role)
        if printed is not None:
            cells[role] = Cell(printed, _understood(printed, reader, **said))
    return Indicator(path=path, kind=texts.get("kind") or path_kind(path), **cells)
