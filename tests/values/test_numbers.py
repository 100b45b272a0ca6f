"""Lone numbers, shares, points, printed precision."""

from decimal import Decimal

import pytest

from jiping.values import (
    decimals,
    half_up,
    parse_number,
    parse_points,
    parse_share,
    rounding,
)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("0", "0"),
        ("12", "12"),
        ("3.60", "3.60"),
        ("-5", "-5"),
        ("－5", "-5"),
        ("+5", "5"),
        ("10,744.00", "10744.00"),
        ("1,234,567", "1234567"),
        ("3，265.06", "3265.06"),
        ("10 744.00", "10744.00"),
        (" 12 ", "12"),
        ("１２．５", "12.5"),
        ("1.2万", "12000"),
        ("1.23456万", "12345.6"),
        ("3.5亿", "350000000"),
        ("3千", "3000"),
        ("5百", "500"),
        ("1.5万亿", "1500000000000"),
        ("十", "10"),
        ("十二", "12"),
        ("二十", "20"),
        ("一百零五", "105"),
        ("一百二", "120"),
        ("三百二十", "320"),
        ("一千零五", "1005"),
        ("一千零五十", "1050"),
        ("两万", "20000"),
        ("一万二", "12000"),
        ("一万零二", "10002"),
        ("二十万", "200000"),
        ("一亿二千万", "120000000"),
        ("壹佰贰拾", "120"),
        ("十二点五", "12.5"),
        ("二〇二一", "2021"),
        ("零", "0"),
    ],
)
def test_numbers(text: str, number: str) -> None:
    assert str(parse_number(text)) == number


@pytest.mark.parametrize(
    "text",
    [
        "",
        "-",
        "—",
        "/",
        "3,26.5.06",
        "12,34",
        "1,2345",
        ",123",
        "1.2.3",
        "12 34",
        "1 2345",
        "12个",
        "98%",
        "万",
        "百",
        "二三十",
        "一十百",
        "两三",
        "约12",
        "1e5",
        "0x10",
        "٣",
        "9" * 60,
        "无",
    ],
)
def test_not_a_lone_number(text: str) -> None:
    assert parse_number(text) is None


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("98.40%", "0.984"),
        ("98.40％", "0.984"),
        ("98.4 %", "0.984"),
        ("95百分比", "0.95"),
        ("5‰", "0.005"),
        ("-3.2%", "-0.032"),
        ("百分之九十五", "0.95"),
        ("百分之95", "0.95"),
        ("百分之百", "1"),
        ("0.95", "0.95"),
        ("1", "1"),
        ("1.05", "1.05"),
        ("2", "0.02"),
        ("98.4", "0.984"),
        ("100", "1"),
        ("1000", "10"),
    ],
)
def test_shares(text: str, share: str) -> None:
    assert parse_share(text) == Decimal(share)


@pytest.mark.parametrize("text", ["", "—", "/", "1001", "10分", "98.4%左右", "3,26.5%"])
def test_not_a_share(text: str) -> None:
    assert parse_share(text) is None


@pytest.mark.parametrize(
    ("text", "points"),
    [
        ("10", "10"),
        ("10分", "10"),
        ("10.0 分", "10.0"),
        ("(50分)", "50"),
        ("（50分）", "50"),
        ("3.60", "3.60"),
    ],
)
def test_points(text: str, points: str) -> None:
    assert str(parse_points(text)) == points


@pytest.mark.parametrize(
    "text", ["", "—", "10%", "(50", "产出50分", "10/10", "-1", "1,000", "十分"]
)
def test_not_points(text: str) -> None:
    assert parse_points(text) is None


@pytest.mark.parametrize(
    ("text", "places", "half"),
    [
        ("98.40%", 2, "0.00005"),
        ("10,744.00", 2, "0.005"),
        ("20", 0, "0.5"),
        ("≥85%", 0, "0.005"),
        ("7.29万元", 2, "0.005"),
        ("15万", 0, "0.5"),
        ("1.2万人次", 1, "500"),
        ("3.5‰", 1, "0.00005"),
        ("共 12.345 公里", 3, "0.0005"),
        ("无", 0, "0"),
    ],
)
def test_printed_precision(text: str, places: int, half: str) -> None:
    assert decimals(text) == places
    assert rounding(text) == Decimal(half)


@pytest.mark.parametrize(
    ("number", "places", "rounded"),
    [
        ("2.345", 2, "2.35"),
        ("2.3449", 2, "2.34"),
        ("-2.345", 2, "-2.35"),
        ("0.5", 0, "1"),
        ("3.6", 2, "3.60"),
        ("12345678901234567890123456789.005", 2, "12345678901234567890123456789.01"),
    ],
)
def test_halves_away_from_zero(number: str, places: int, rounded: str) -> None:
    assert str(half_up(Decimal(number), places)) == rounded
