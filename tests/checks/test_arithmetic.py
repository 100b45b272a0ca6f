"""Right arithmetic is left alone whatever was rounded, wrong arithmetic is found to the cent."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import mini
from jiping import checks, forms, standards
from jiping.checks.facts.sums import contradicts, lost_in_amounts, lost_in_numbers
from jiping.model import Cell, Finding, Report

TEN_THOUSAND = 10_000


def rounded(number: Decimal, places: int) -> Decimal:
    return number.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


def money(fen: int, unit: str) -> str:
    """An amount of so many fen as a form prints it."""
    yuan = Decimal(fen) / 100
    return f"{rounded(yuan if unit == '元' else yuan / TEN_THOUSAND, 2):,}"


amounts = st.integers(min_value=1_000_000, max_value=50_000_000_000)
parts = st.lists(st.tuples(amounts, st.integers(0, 1000)), min_size=2, max_size=4)


def form_of(lines: list[tuple[int, int]], unit: str, places: int) -> dict[str, Any]:
    """The national form with these amounts (budget, per mille executed), all of it right."""
    form = mini.base()
    budgets = [budget for budget, _ in lines]
    executed = [budget * share // 1000 for budget, share in lines]
    rows = [(sum(budgets), sum(executed)), *zip(budgets, executed, strict=True)]
    form["amount_unit"] = unit
    form["funds"] = [
        {
            "name": "年度资金总额" if index == 0 else f"其中：第{index}项资金",
            "adjusted": money(a, unit),
            "executed": money(b, unit),
            "rate": f"{rounded(Decimal(b) / a * 100, places)}%",
            "points": "10" if index == 0 else "—",
            "score": str(rounded(Decimal(b) / a * 10, 2)) if index == 0 else "—",
            "part_of": None if index == 0 else 0,
        }
        for index, (a, b) in enumerate(rows)
    ]
    exact = Decimal(rows[0][1]) / rows[0][0] * 10 + Decimal("88.90")
    form["claimed_total"] = str(rounded(exact, 2))
    return form


def report(form: dict[str, Any]) -> Report:
    form.pop("standard", None)
    evaluation = forms.fill(form)
    standard, used = standards.find(evaluation, standard="cn_2020")
    return checks.run(evaluation, standard, used, standards.score(evaluation, standard))


def found(form: dict[str, Any], *families: str) -> list[Finding]:
    return [f for f in report(form).findings if f.code.startswith(families)]


@settings(max_examples=60, deadline=None)
@given(parts, st.sampled_from(["元", "万元"]), st.integers(0, 2))
def test_what_was_computed_and_rounded_is_right(
    lines: list[tuple[int, int]], unit: str, places: int
) -> None:
    said = found(form_of(lines, unit, places), "ARI", "BUD", "STR")
    assert [(f.code, f.message) for f in said] == []


@settings(max_examples=40, deadline=None)
@given(parts, st.integers(2, 500), st.booleans())
def test_a_wrong_total_of_money_is_found(
    lines: list[tuple[int, int]], fen: int, more: bool
) -> None:
    form = form_of(lines, "元", 2)
    right = Decimal(form["funds"][0]["adjusted"].replace(",", ""))
    form["funds"][0]["adjusted"] = f"{right + (fen if more else -fen) / Decimal(100):,}"
    assert "ARI007" in {f.code for f in found(form, "ARI")}


@settings(max_examples=40, deadline=None)
@given(st.integers(1, 2000), st.booleans())
def test_a_wrong_total_of_scores_is_found(cents: int, more: bool) -> None:
    total = Decimal("98.40") + (cents if more else -cents) / Decimal(100)
    said = mini.report({"claimed_total": str(total)}).findings
    assert {f.code for f in said if f.code.startswith("ARI")} == {"ARI004"}
    assert [f.proposed for f in said if f.code == "ARI004"] == ["98.40"]


@pytest.mark.parametrize(
    ("total", "added", "parts", "wrong"),
    [
        ("99.20", "99.2", ("20", "3.6", "3.6", "72"), False),
        ("99.21", "99.2", ("20", "3.6", "3.6", "72"), True),
        ("10.00", "9.99", ("3.33", "3.33", "3.33"), False),
        ("9.97", "9.99", ("3.33", "3.33", "3.33"), True),
        ("100", "99.6", ("49.6", "50"), False),
    ],
)
def test_sums_allow_for_rounding_only(
    total: str, added: str, parts: tuple[str, ...], wrong: bool
) -> None:
    lost = lost_in_numbers([Decimal(part) for part in parts])
    assert contradicts(Cell(total, Decimal(total)), Decimal(added), lost) is wrong


def test_amounts_in_yuan_are_exact_to_the_fen() -> None:
    assert lost_in_amounts(("3,265.06", "7,478.94"), exact_places=2) == 0
    assert lost_in_amounts(("3,265.06", "7,478.94"), exact_places=1) == Decimal("0.01")


@pytest.mark.parametrize("field", ["adjusted", "executed"])
def test_a_total_10000_times_its_parts_is_a_matter_of_units_alone(field: str) -> None:
    form = form_of([(30_000_000, 900), (50_000_000, 950)], "万元", 2)
    cell = form["funds"][0][field].replace(",", "")
    form["funds"][0][field] = str(Decimal(cell) * TEN_THOUSAND)
    assert {f.code for f in found(form, "ARI", "BUD")} == {"ARI011"}


@pytest.mark.parametrize(
    ("printed", "malformed"),
    [
        *(("480.00", False), ("480", False), ("￥480.00", False), ("480．00", True)),
        *(("４８０.00", True), ("48O.00", True), ("480.0.0", True), ("480.00万元", True)),
        *(("4,80.00", True), ("约480", True)),
    ],
)
def test_malformed_numbers(printed: str, malformed: bool) -> None:
    said = mini.report({"funds.0.adjusted": printed}).findings
    assert ("ARI013" in {f.code for f in said}) is malformed


@pytest.mark.parametrize("infer", [True, False])
def test_points_that_are_not_printed_prove_nothing(infer: bool) -> None:
    fragment = {"base": "hubei", "indicators.*.points": None, "infer_points": infer}
    lines = {line.code: line for line in mini.report(fragment).ledger.checks}
    assert (lines["ARI005"].outcome, lines["ARI005"].missing) == ("insufficient_data", "points")
    if not infer:
        assert lines["ARI006"].outcome == "insufficient_data"
