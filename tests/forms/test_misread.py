"""Signs and digits that were got wrong: mended where the row decides, else doubted; never lost."""

from __future__ import annotations

from decimal import Decimal

import pytest

from forms.made import only, read
from jiping.model import Cell, Evaluation, Finding, Value

HEADING = "| 一级指标 | 二级指标 | 三级指标 | 指标值 | 实际完成值 | 分值 | 得分 |"
OTHERS = (
    "| | | 配送准时率 | ≥95% | 97% | 10 | 10 |",
    "| | | 食材抽检率 | ≥90% | 95% | 10 | 10 |",
)


def form(row: str, *others: str, total: str = "90") -> tuple[Evaluation, dict[str, Finding]]:
    first = f"| 产出指标 | 质量指标 | {row} |"
    lines = ("项目支出绩效自评表", "", HEADING, first, *others, f"| 总分 | | | | | 100 | {total} |")
    evaluation, findings = only(read("\n".join(lines)))
    return evaluation, {finding.code: finding for finding in findings}


def target(evaluation: Evaluation) -> Cell[Value]:
    cell = evaluation.indicators[0].target
    assert cell is not None
    return cell


@pytest.mark.parametrize(
    ("row", "understood"),
    [
        ("餐食合格率 | 2100% | 100% | 20 | 20", "≥100%"),
        ("餐食合格率 | $95% | 96% | 20 | 20", "≥95%"),
        ("餐食合格率 | W95% | 96% | 20 | 20", "≥95%"),
        ("餐食合格率 | 》95% | 96% | 20 | 20", "≥95%"),
        ("每餐成本 | 《12元 | 11.5元 | 20 | 20", "≤12元"),
        ("餐食合格率 | $95% | | 20 | 20", "≥95%"),
        ("餐食合格率 | 1OO% | 100% | 20 | 20", "100%"),
        ("送餐时间 | l2月底前 | 11月30日 | 20 | 20", "12月底前"),
        ("餐食合格率 | 98，5% | 99% | 20 | 20", "98.5%"),
        ("餐食合格率 | 9 8 . 5 % | 99% | 20 | 20", "98.5%"),
        ("餐食合格率 | ≥95%95% | 99% | 20 | 20", "≥95%"),
        ("餐食合格率 | 9955%% | 99% | 20 | 20", "95%"),
        ("餐食合格率 | &ge;95% | 99% | 20 | 20", "≥95%"),
    ],
)
def test_what_can_only_be_meant(row: str, understood: str) -> None:
    plain, _ = form(row.replace(row.split(" | ")[1], understood), *OTHERS)
    evaluation, findings = form(row, *OTHERS)
    cell = target(evaluation)
    assert (
        cell.text.replace("&", "") == row.split(" | ")[1].replace("&", "")
        or cell.text == understood
    )
    assert cell.value == target(plain).value
    if cell.text != understood:
        assert cell.place
        assert (cell.place.repaired or "").startswith("误读：")
        assert f"按“{understood}”理解" in (cell.place.repaired or "")
        finding = findings["RDG038"]
        assert (finding.seen, finding.expected) == (cell.text, understood)
        assert finding.where
        assert finding.where.indicator == 0


@pytest.mark.parametrize(
    "row",
    [
        "餐食合格率 | 295% | | 20 | 20",
        "餐食合格率 | 295% | 60% | 20 | 6",
        "餐食合格率 | 295% | 合格 | 20 | 20",
        "餐食合格率 | ?95% | 96% | 20 | 20",
        "餐食合格率 | 》95% | 90% | 20 | 18",
    ],
)
def test_what_nothing_decides_is_doubted_and_kept(row: str) -> None:
    evaluation, findings = form(row, *OTHERS)
    cell = target(evaluation)
    assert cell.value is None or cell.value.operator is None
    assert cell.place
    assert cell.place.repaired is None
    assert findings["RDG039"].seen == cell.text


@pytest.mark.parametrize(
    "row",
    [
        "送餐人次 | 27人次 | 27人次 | 20 | 20",
        "送餐人次 | 215人次 | 16人次 | 20 | 20",
        "送餐人次 | 2800人次 | 1400人次 | 20 | 10",
        "送餐时间 | 2021年12月底前 | 11月 | 20 | 20",
        "餐费增长率 | 220% | 230% | 20 | 20",
        "水质 | I类 | I类 | 20 | 20",
        "食用油 | 10l | 10l | 20 | 20",
        "氧气浓度 | O2达标 | 达标 | 20 | 20",
    ],
)
def test_what_is_plain_is_left_alone(row: str) -> None:
    evaluation, findings = form(row, *OTHERS)
    assert not {"RDG038", "RDG039", "RDG040"} & {*findings}
    place = target(evaluation).place
    assert place
    assert place.repaired is None


def test_counts_with_a_strange_2_are_believed_only_together() -> None:
    more = "| | 数量指标 | 送餐天数 | 2200天 | 210天 | 10 | 10 |"
    evaluation, findings = form("送餐人次 | 215人次 | 16人次 | 20 | 20", more, *OTHERS)
    value = target(evaluation).value
    assert value
    assert (value.operator, value.number) == ("≥", 15)
    assert findings["RDG038"].expected == "≥200天"


def test_numbers_in_columns_of_numbers() -> None:
    evaluation, findings = form("餐食合格率 | 100% | 100% | 2O | l9，5", *OTHERS, total="9O")
    row = evaluation.indicators[0]
    assert row.points
    assert row.score
    assert evaluation.claimed_total
    assert (row.points.text, row.points.value) == ("2O", 20)
    assert row.score.value is None  # two things at once are not guessed
    assert (evaluation.claimed_total.text, evaluation.claimed_total.value) == ("9O", 90)
    assert findings["RDG018"].seen == "l9，5"


def test_a_mended_score_above_its_points_is_not_believed() -> None:
    evaluation, findings = form("餐食合格率 | 100% | 100% | 10 | l00", *OTHERS)
    score = evaluation.indicators[0].score
    assert score
    assert score.value is None
    assert findings["RDG018"].seen == "l00"


@pytest.mark.parametrize("text", ["≥ %", "共计万元", "□□%", "??人", "不低于%", "≥□人次"])
def test_a_cell_that_lost_its_digits(text: str) -> None:
    evaluation, findings = form(f"餐食合格率 | {text} | 96% | 20 | 20", *OTHERS)
    cell = target(evaluation)
    assert cell.value is None or cell.value == Value(type="text")
    assert findings["RDG040"].seen == cell.text
    assert findings["RDG040"].severity == "error"


def test_no_half_numbers() -> None:
    for text in (".5%", "1O.5万元"):
        evaluation, _ = form(f"餐食合格率 | {text} | 96% | 20 | 20", *OTHERS)
        value = target(evaluation).value
        assert value is None or value.number in (None, Decimal("10.5"))


def test_a_score_of_boxes_has_lost_its_digits() -> None:
    evaluation, findings = form("餐食合格率 | 100% | 100% | 20 | ■", *OTHERS)
    score = evaluation.indicators[0].score
    assert score
    assert (score.text, score.value) == ("■", None)
    assert findings["RDG040"].seen == "■"
