"""Printed texts become cells with the value that their field holds."""

from __future__ import annotations

from decimal import Decimal

import pytest

import mini
from forms.compare import compare
from jiping.forms import fill
from jiping.forms.cells import Reader, joined_target
from jiping.forms.seen.look import clean


def test_a_form_given_as_texts() -> None:
    form = fill(
        {
            "scope": "project",
            "fiscal_year": "2021",
            "filled_on": "2022年3月1日",
            "amount_unit": "万元",
            "funds": [
                {"name": "年度资金总额", "adjusted": "1,000.00", "rate": "95.5%", "score": "—"}
            ],
            "objectives": [{"planned": "加固渡槽"}],
            "indicators": [
                {
                    "objective": 0,
                    "path": ["产出指标(50分)", "社会效益", "★指标1：座数(≥**座)"],
                    "target": "≥3座",
                    "actual": "",
                    "points": "8.5",
                    "weight": "10%",
                    "variance": None,
                }
            ],
            "levels": [{"path": ["产出指标(50分)"], "points": "50"}],
            "people": [{"role": "填表人", "name": "李明"}],
            "notes": ["无"],
            "extra": [{"table": 1, "row": 2, "header": None, "cell": "附件"}],
            "claimed_total": "98",
        }
    )
    assert form.filled_on
    assert form.filled_on.value == "2022-03-01"
    assert form.amount_unit
    assert form.amount_unit.value == "10k_yuan"
    [fund] = form.funds
    assert fund.adjusted
    assert fund.rate
    assert fund.score
    assert (fund.adjusted.value, fund.rate.value, fund.score.value) == (
        Decimal(1000),
        Decimal("0.955"),
        None,
    )
    [row] = form.indicators
    assert [cell.value for cell in row.path] == ["产出指标", "社会效益指标", "座数"]
    assert row.path[0].text == "产出指标(50分)"
    assert row.kind == "benefit.social"
    assert row.weight
    assert row.weight.value == Decimal("0.1")
    assert row.actual
    assert (row.actual.text, row.actual.value) == ("", None)
    assert row.variance is None
    assert row.score is None
    assert form.objectives[0].horizon == "annual"
    assert form.levels[0].path[0].value == "产出指标"
    assert form.extra[0].cell.text == "附件"


@pytest.mark.parametrize("name", ["hubei", "national"])
def test_the_base_forms_come_out_as_they_went_in(name: str) -> None:
    texts = mini.base(name)
    texts.pop("standard")
    found = compare(fill(texts), texts)
    assert found.differences == []
    assert found.expected > 60


@pytest.mark.parametrize(
    ("parts", "text", "operator", "number", "unit"),
    [
        (("≥", "412", "人次"), "≥412人次", "≥", Decimal(412), "人次"),
        (("═", "100%", "%"), "═100%", "=", Decimal(1), "%"),
        (("≤", "≤50", "万元"), "≤50万元", "≤", Decimal(50), "万元"),
        (("", "30", "—"), "30", None, Decimal(30), None),
    ],
)
def test_targets_in_three_cells(
    parts: tuple[str, str, str], text: str, operator: str | None, number: Decimal, unit: str | None
) -> None:
    cell = joined_target(*parts, Reader(2021), None)
    assert cell.text == text
    assert cell.value
    assert (cell.value.operator, cell.value.number, cell.value.unit) == (operator, number, unit)


def test_a_target_of_words_in_three_cells() -> None:
    cell = joined_target("定性", "明显改善", "", Reader(2021), None)
    assert cell.text == "定性明显改善"
    assert cell.value
    assert cell.value.operator is None
    assert joined_target("≥", "", "个", Reader(), None).value is None


@pytest.mark.parametrize(
    ("printed", "text"),
    [
        ("  可持续影响\n指标 ", "可持续影响指标"),
        ("年初计划\r\n目标值\n(A)", "年初计划目标值(A)"),
        ("≥15\n名", "≥15名"),
        ("1、清淤。\n2、加固\n渡槽", "1、清淤。\n2、加固渡槽"),
        ("完成清淤；\n\n完成加固", "完成清淤；\n完成加固"),
        ("采购\n3.5吨", "采购3.5吨"),
        ("Phase\ntwo", "Phase two"),
        ("\n\n", ""),
    ],
)
def test_line_breaks(printed: str, text: str) -> None:
    assert clean(printed) == text
