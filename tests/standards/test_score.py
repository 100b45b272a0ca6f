"""The score stage on hand-made forms: execution, methods, columns, sub-rows, golden traces."""

from __future__ import annotations

from decimal import Decimal

import pytest

from jiping.language import speaking
from jiping.model import Scorecard, ScoreLine
from jiping.standards import score, standards
from standards.made import form, fund, objectives, points, row, share

CN, HB = standards()["cn_2020"], standards()["hb_2020"]


def indicator(card: Scorecard, index: int = 0) -> ScoreLine:
    return next(line for line in card.lines if line.indicator == index)


def execution(card: Scorecard, index: int = 0) -> ScoreLine:
    return next(line for line in card.lines if line.fund == index)


GOLDEN = [
    (row("100%", "90%", "3.6", "4"), "3.60", "4 × min(1, 90%/100%) = 3.6（按比例，hb_2020@1）"),
    (row("≥15名", "20名", "2", "2"), "2.00", "2 × min(1, 20名/15名) = 2（按比例，hb_2020@1）"),
    (
        row("≤10天", "12天", "10", "10"),
        "8.33",
        "10 × 10天/12天 = 8.33（反向指标按比例，hb_2020@1）",
    ),
    (
        row("20–30次", "18次", "7", "7"),
        "6.30",
        "7 × 18次/20次 = 6.3（区间，按较近一端，hb_2020@1）",
    ),
    (row("0起", "1起", "6", "6"), "0.00", "6 × 0 = 0（零目标，hb_2020@1）"),
    (
        row("100%", "组织学习，常态化走访", "4", "4"),
        "4.00",
        "沿用填报得分4（完成值没有按指标值的形式作答，hb_2020@1）",
    ),
    (
        row("提升办事体验", "办事更方便", "2", "2"),
        "2.00",
        "沿用填报得分2（指标值是文字描述，不能计算，hb_2020@1）",
    ),
    (row("≥5次", "", "3", "3"), "3.00", "沿用填报得分3（没有实际完成值，hb_2020@1）"),
    (row("", "5次", "3", "3"), "3.00", "沿用填报得分3（没有指标值，hb_2020@1）"),
]


@pytest.mark.parametrize(("made", "expected", "trace"), GOLDEN)
def test_golden_traces(made: object, expected: str, trace: str) -> None:
    line = indicator(score(form([made]), HB))
    assert str(line.score) == expected
    assert line.trace == trace


def test_english_trace() -> None:
    with speaking("en"):
        card = score(form([row("100%", "90%", "3.6", "4")]), HB)
    assert indicator(card).trace == "4 × min(1, 90%/100%) = 3.6 (in proportion, hb_2020@1)"


@pytest.mark.parametrize(
    ("target", "actual", "name", "kind", "expected"),
    [
        ("12万元", "15万元", "每公里改造成本", "output.quantity", "8.00"),
        ("12万元", "15万元", "计划投资", "output.cost", "8.00"),
        ("12万元", "15万元", "计划投资", "output.quantity", "10.00"),
        ("12万元", "15万元", "成本节约额", "output.cost", "10.00"),
    ],
)
def test_bare_number_goes_by_name_then_by_class(
    target: str, actual: str, name: str, kind: str, expected: str
) -> None:
    line = indicator(score(form([row(target, actual, "10", "10", name=name, kind=kind)]), CN))
    assert str(line.score) == expected


def test_percent_sign_left_out_is_shown_with_it() -> None:
    line = indicator(score(form([row("100%", "98", "4", "4")]), CN))
    assert line.trace.startswith("4 × min(1, 98%/100%) = 3.92")


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        (fund("90", "89.97", "10", "10"), "10.00"),
        (fund("480.00", "456.00", "10", "9.5"), "9.50"),
        (fund("100", "105", "20", "20"), "20.00"),
        (fund("3", "2", "20", "13.33"), "13.33"),
        (fund("", "50", "10", "9.1", rate="91%"), "9.10"),
    ],
)
def test_execution_by_amounts_then_by_printed_rate(made: object, expected: str) -> None:
    line = execution(score(form((), [made]), CN))
    assert (str(line.score), line.method) == (expected, "execution")


@pytest.mark.parametrize(
    ("made", "reason"),
    [
        (fund("0", "0", "10", "0", rate="0"), "全年预算数为0"),
        (fund("", "50", "10", "10"), "缺少全年预算数"),
        (fund("50", "", "10", "10"), "缺少全年执行数"),
    ],
)
def test_execution_that_cannot_be_computed_carries_its_claim(made: object, reason: str) -> None:
    card = score(form((), [made]), CN)
    line = execution(card)
    assert line.method == "carried"
    assert line.score == line.claimed == card.carried_points
    assert reason in line.trace


def test_sub_lines_of_funds_never_count_twice() -> None:
    whole, part = fund("50", "45", "10", "9"), fund("50", "45", "10", "9", part_of=0)
    card = score(form((), [whole, part]), CN)
    assert (card.points, str(card.total)) == (Decimal(10), "9.00")
    assert execution(card, 1).method == "not_scored"


def test_sub_lines_count_where_the_total_line_carries_nothing() -> None:
    whole = fund("50", "45", None, None)
    parts = [
        fund("30", "30", "6", "6", part_of=0),
        fund("20", "15", "4", "3", part_of=0),
    ]
    card = score(form((), [whole, *parts]), CN)
    assert str(card.total) == "9.00"


@pytest.mark.parametrize(
    ("worth", "scores", "rows", "total", "counted"),
    [
        # the claimed total leaves 10 for execution
        (("10", "10"), ("10", "10"), [("90", "90")], "100", 1),
        # no total: the indicators' points leave 10
        (("10", "10"), ("10", "10"), [("90", "90")], None, 1),
        # two lines of 5 fill what is left: both count
        (("5", "5"), ("5", "5"), [("90", "90")], None, 2),
        # the claimed total speaks for both, against the points
        (("10", "10"), ("10", "10"), [("90", "90")], "110", 2),
    ],
)
def test_repeated_points_of_unmarked_sub_lines(
    worth: tuple[str, str],
    scores: tuple[str, str],
    rows: list[tuple[str, str]],
    total: str | None,
    counted: int,
) -> None:
    funds = [fund("50", "50", w, s) for w, s in zip(worth, scores, strict=True)]
    made = [row("100%", "100%", claim, w) for w, claim in rows]
    lines = score(form(made, funds, total=total), CN).lines
    assert sum(line.method == "execution" for line in lines) == counted


def test_amounts_show_a_repetition_where_nothing_else_does() -> None:
    funds = [fund("50", "50", "8", "8"), fund("30", "30", "8", "8"), fund("20", "20", None, None)]
    lines = [line for line in score(form((), funds), CN).lines if line.method == "execution"]
    assert [line.fund for line in lines] == [0]


def test_execution_points_inferred_from_the_standard() -> None:
    card = score(form([row("100%", "100%", "80")], [fund("50", "49", None, "19.6")]), HB)
    line = execution(card)
    assert (line.points, line.points_inferred, str(line.score)) == (Decimal(20), True, "19.60")
    assert line.trace.endswith("；分值为推断：评分标准规定预算执行为20分）")
    off = execution(score(form([], [fund("50", "49", None, "19.6")]), HB, infer_points=False))
    assert (off.points, off.method) == (None, "carried")


def test_execution_points_inferred_from_what_the_indicators_leave() -> None:
    made = form([row("100%", "100%", "85", "85")], [fund("50", "40", None, "12")])
    line = execution(score(made, CN))
    assert (line.points, str(line.score)) == (Decimal(15), "12.00")


def test_form_that_scores_no_execution() -> None:
    made = form([row("100%", "100%", "100", "100")], [fund("50", "40", None, None)])
    card = score(made, CN)
    assert [line.fund for line in card.lines] == [None]
    assert str(card.total) == "100.00"


def test_sub_rows_are_lines_without_points() -> None:
    rows = [
        row("42亩", "42亩", "25", "25"),
        row("30亩", "30亩", "", "", part_of=0),
        row("12亩", "12亩", "10", "10", part_of=0),
    ]
    card = score(form(rows), CN)
    assert [line.method for line in card.lines] == ["proportional", "not_scored", "not_scored"]
    assert card.lines[2].points is None
    assert card.points == 25


def test_points_from_weight_coefficient_and_conversion() -> None:
    weighted = row("100%", "90%", "4.5", weight=share("5%"))
    converted = row("100%", "100%", "30", "30", weight=share("30%"), converted_score=points("9"))
    by_coefficient = row("100%", "90%", None, "10", coefficient=share("0.9"))
    card = score(form([weighted, converted, by_coefficient]), CN)
    assert [str(line.points) for line in card.lines] == ["5", "9", "10"]
    assert [str(line.score) for line in card.lines] == ["4.50", "9.00", "9.00"]
    assert [str(line.claimed) for line in card.lines] == ["4.5", "9", "9"]


def test_adjusted_target_stands_in_where_there_is_one_column_less() -> None:
    made = row("", "8次", "8", "10", adjusted_target=row("≥10次", "", None).target)
    assert str(indicator(score(form([made]), CN)).score) == "8.00"


def test_total_points_carried_mass_and_grade() -> None:
    rows = [
        row("≥10次", "9次", "40", "40"),
        row("提升办事体验", "办事更方便", "45", "50"),
    ]
    card = score(form(rows, [fund("100", "95", "10", "9.5")], total="94.5"), CN)
    assert (card.points, str(card.total), str(card.carried_points), card.grade) == (
        Decimal(100),
        "90.50",
        "45.00",
        "优",
    )


@pytest.mark.parametrize(
    ("claim", "grade"), [("90", "优"), ("89.99", "良"), ("80", "良"), ("60", "中"), ("59.99", "差")]
)
def test_grade_boundaries_belong_to_the_better(claim: str, grade: str) -> None:
    card = score(form([row("满意", "群众认可", claim, "100")]), CN)
    assert card.grade == grade


def test_unknown_score_leaves_total_and_grade_open() -> None:
    card = score(form([row("100%", "100%", "5", "5"), row("满意", "认可", "", "5")]), CN)
    assert (card.total, card.grade, card.points) == (None, None, Decimal(10))
    assert card.lines[1].trace.startswith("没有得分（")


def test_form_without_points_and_scores_has_nothing_to_score() -> None:
    made = form(
        [row("≥5次", "6次", None)], [fund("5", "5", None, None)], objectives=objectives(None)
    )
    card = score(made, CN)
    assert [line.method for line in card.lines] == ["not_scored"]
    assert (card.points, card.total, card.carried_points) == (None, None, 0)


@pytest.mark.parametrize(
    ("target", "actual", "method"),
    [
        ("是", "部分达成预期指标", "carried"),
        ("是", "达成预期指标", "carried"),
        ("良好", "良好", "yes_no"),
        ("优秀", "良好", "carried"),
    ],
)
def test_answers_in_levels_leave_room_in_their_band(target: str, actual: str, method: str) -> None:
    line = indicator(score(form([row(target, actual, "3", "4")]), CN))
    assert line.method == method
    assert ("酌定" in line.trace) == (method == "carried")


def test_cells_of_other_kinds_are_ignored() -> None:
    made = fund("50", "50", "—", "—", name="其他资金")
    assert score(form((), [made]), CN).lines == ()
