"""Weights printed without their sign."""

from __future__ import annotations

from decimal import Decimal

from forms.made import only, read

FORM = """
2022年部门预算项目支出绩效自评表

| 项目名称 | 渡槽加固 | | | | | |
| 一级指标 | 二级指标 | 三级指标 | 指标值 | 完成值 | 权重 | 得分 |
| 产出指标 | 数量指标 | 加固渡槽座数 | 3座 | 3座 | {first} | 1 |
| | 质量指标 | 验收合格率 | 100% | 100% | {second} | 60 |
| 效益指标 | 社会效益指标 | 恢复灌溉面积 | ≥2000亩 | 2100亩 | {third} | 39 |
| 合计 | | | | | | 100 |
"""


def weights(first: str, second: str, third: str) -> list[Decimal | None]:
    form, _ = only(read(FORM.format(first=first, second=second, third=third)))
    return [row.weight and row.weight.value for row in form.indicators]


def test_a_small_weight_among_percentages_is_one() -> None:
    assert weights("1", "60", "39") == [Decimal("0.01"), Decimal("0.6"), Decimal("0.39")]


def test_shares_stay_shares() -> None:
    assert weights("0.01", "0.6", "0.39") == [Decimal("0.01"), Decimal("0.6"), Decimal("0.39")]
    assert weights("1%", "60%", "39%") == [Decimal("0.01"), Decimal("0.6"), Decimal("0.39")]
