"""Parts of a whole in words, halves of times, quarters, days without a year, spaced thousands."""

from __future__ import annotations

from decimal import Decimal

import pytest

from jiping.model import Value
from jiping.values import parse_value


@pytest.mark.parametrize(
    ("text", "operator", "number", "unit"),
    [
        ("八成", None, "0.8", "%"),
        ("八成以上", "≥", "0.8", "%"),
        ("不少于七成五", "≥", "0.75", "%"),
        ("约九成", "≈", "0.9", "%"),
        ("五分之四", None, "0.8", "%"),
        ("十分之一以下", "≤", "0.1", "%"),
        ("万分之一", None, "0.0001", "%"),
        ("一半以上", "≥", "0.5", "%"),
        ("过半", ">", "0.5", "%"),
        ("超过一半", ">", "0.5", "%"),
        ("半年", None, "0.5", "年"),
        ("半年内", "≤", "0.5", "年"),
        ("两年半以内", "≤", "2.5", "年"),
        ("两个半月", None, "2.5", "个月"),
        ("1 000人", None, "1000", "人"),
        ("≥10 744.50万元", "≥", "10744.50", "万元"),
    ],
)
def test_numbers(text: str, operator: str | None, number: str, unit: str) -> None:
    value = parse_value(text)
    assert value
    assert (value.type, value.operator, value.number, value.unit, value.rest) == (
        "number",
        operator,
        Decimal(number),
        unit,
        "",
    )


@pytest.mark.parametrize(
    ("text", "operator", "date"),
    [
        ("Q4", None, "2021-12-31"),
        ("Q3前完成", "≤", "2021-09-30"),
        ("2021年Q2", None, "2021-06-30"),
        ("12.31前", "≤", "2021-12-31"),
        ("6.30日前", "≤", "2021-06-30"),
        ("12月31日24时前", "≤", "2021-12-31"),
    ],
)
def test_dates(text: str, operator: str | None, date: str) -> None:
    assert parse_value(text, year=2021) == Value(type="date", operator=operator, date=date)  # type: ignore[arg-type]


def test_a_range_each_year() -> None:
    value = parse_value("每年一至两次")
    assert value == Value(type="range", low=Decimal(1), high=Decimal(2), unit="次", rest="每年")


@pytest.mark.parametrize(
    "text",
    [
        "成年",
        "八成熟",
        "半导体",
        "一半的村",
        "未过半",
        "过半天",
        "Q5",
        "3 人 2 次",
        "1:20",
        "1.2e3",
    ],
)
def test_what_stays_text(text: str) -> None:
    value = parse_value(text, year=2021)
    assert value
    assert value.type == "text"


def test_a_number_that_only_looks_like_a_day() -> None:
    assert parse_value("12.31前") == Value(type="date", operator="≤")
    value = parse_value("2.5前端", year=2021)
    assert value
    assert value.type == "number"


@pytest.mark.parametrize("sign", ["》=", "》＝", "≥=", ">＝"])
def test_an_operator_in_two_signs(sign: str) -> None:
    value = parse_value(f"{sign}95%")
    assert value
    assert (value.operator, value.number) == ("≥", Decimal("0.95"))


@pytest.mark.parametrize("text", [".5%", "1O.5万元", "1O.5%"])
def test_no_number_is_made_of_half_a_number(text: str) -> None:
    value = parse_value(text)
    assert value is None or value.number is None
