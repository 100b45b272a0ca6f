"""Amounts in the form's own unit."""

from decimal import Decimal

import pytest

from jiping.model.evaluation import AmountUnit
from jiping.values import parse_money


@pytest.mark.parametrize(
    ("text", "unit", "amount"),
    [
        ("28", None, "28"),
        ("10,744.00", None, "10744.00"),
        ("3，265.06", "10k_yuan", "3265.06"),
        ("0.00", "10k_yuan", "0.00"),
        ("-12.5", "10k_yuan", "-12.5"),
        ("15万", None, "15"),
        ("15萬", "10k_yuan", "15"),
        ("15万元", "10k_yuan", "15"),
        ("7.29万元", "yuan", "72900"),
        ("72900元", "10k_yuan", "7.2900"),
        ("1.2亿元", "10k_yuan", "12000"),
        ("28元整", "yuan", "28"),
        ("¥28.00", "yuan", "28.00"),
        ("￥28.00", "yuan", "28.00"),
        ("人民币28万元", None, "28"),
        ("合计28万元", None, "28"),
        ("260万260万(桥梁150万元,涵洞110万元)", "10k_yuan", "260"),
        ("260万(桥梁150万元,涵洞110万元)", "10k_yuan", "260"),
        ("28万元，其中上年结转3万元", "10k_yuan", "28"),
        ("28万元已拨付", "10k_yuan", "28"),
        ("36 36", "10k_yuan", "36"),
        ("218450.30218450.30", "yuan", "218450.30"),
        ("10 744.00", None, "10744.00"),
        ("61.5万元。", None, "61.5"),
    ],
)
def test_amounts(text: str, unit: AmountUnit | None, amount: str) -> None:
    assert str(parse_money(text, unit)) == amount


@pytest.mark.parametrize(
    "text",
    [
        "",
        "—",
        "/",
        "万元",
        "无",
        "桥梁150万元",
        "150万元,涵洞110万元",
        "3,26.5.06",
        "12,34",
        "98%",
        "12个",
        "36 37",
        "28 万元 30 万元",
    ],
)
def test_no_unambiguous_amount(text: str) -> None:
    assert parse_money(text, "10k_yuan") is None


def test_scaling_is_exact() -> None:
    assert parse_money("0.07万元", "yuan") == Decimal(700)
    assert parse_money("1元", "10k_yuan") == Decimal("0.0001")
