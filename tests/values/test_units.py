"""Units: same kind, conversion."""

from decimal import Decimal

import pytest

from jiping.values import convert, same_kind


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("名", "人", True),
        ("位", "名", True),
        ("元", "万元", True),
        ("公里", "千米", True),
        ("亩", "公顷", True),
        ("天", "小时", True),
        ("年", "个月", True),
        ("元/人·月", "元/月·人", True),
        ("元/人", "万元/名", True),
        ("元/人·月", "元/个月·位", True),
        ("次", "次/年", True),
        ("个", "个村", True),
        ("个", "个党支部", True),
        ("名", "个党支部", False),
        ("人", "人次", False),
        ("%", "次", False),
        ("%", "个百分点", False),
        ("%", "卷", False),
        ("元", "公里", False),
        ("天", "个工作日", False),
        ("元/人", "元/亩", False),
        ("名", "台", False),
        ("名", "个", None),
        ("台", "套", None),
        ("次", "场", None),
        ("元", "元/人", None),
        ("个村", "个社区", None),
        ("㎏²", "次", None),
        (None, "次", None),
    ],
)
def test_same_kind(a: str | None, b: str | None, same: bool | None) -> None:
    assert same_kind(a, b) is same
    assert same_kind(b, a) is same


@pytest.mark.parametrize(
    ("number", "unit", "to", "converted"),
    [
        ("5", None, None, "5"),
        ("5", "座", "座", "5"),
        ("7.29", "万元", "元", "72900"),
        ("72900", "元", "万元", "7.29"),
        ("1.5", "公里", "米", "1500"),
        ("10", "公顷", "亩", "150"),
        ("150", "亩", "公顷", "10"),
        ("0.5", "小时", "分钟", "30"),
        ("2", "吨", "公斤", "2000"),
        ("15", "名", "人", "15"),
        ("0.95", "%", "‰", "0.95"),
        ("9.5", "成", "%", "0.95"),
        ("2", "万元/公里", "元/米", "20"),
        ("500", "元/月·人", "元/人·月", "500"),
        ("2", "万", "人", "20000"),
        ("30", "万", "元", "300000"),
        ("95", "万元", "万", "95"),
        ("25000", "人", "万", "2.5"),
        ("2", "万", None, "20000"),
    ],
)
def test_conversion(number: str, unit: str | None, to: str | None, converted: str) -> None:
    assert convert(Decimal(number), unit, to) == Decimal(converted)


@pytest.mark.parametrize(
    ("unit", "to"), [("%", "次"), ("名", "个党支部"), ("台", "套"), ("元", None), (None, "元")]
)
def test_not_convertible(unit: str | None, to: str | None) -> None:
    assert convert(Decimal(1), unit, to) is None
