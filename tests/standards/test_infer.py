"""Points inferred on forms without a points column: from joint evidence, or not at all."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jiping.model import Indicator, Scorecard
from jiping.standards import score, standards
from standards.made import form, fund, level, objectives, row

HB = standards()["hb_2020"]


def worth(card: Scorecard) -> list[str | None]:
    lines = [line for line in card.lines if line.indicator is not None]
    return [None if line.points is None else str(line.points) for line in lines]


def scored(*rows: Indicator, **more: object) -> Scorecard:
    return score(form(rows, [fund()], **more), HB)


def full(claim: str, **more: object) -> Indicator:
    return row("≥85%", "96%", claim, **more)


def partly(claim: str, actual: str = "90%", **more: object) -> Indicator:
    return row("100%", actual, claim, **more)


def uneven_form() -> list[Indicator]:
    """Seven objectives of uneven size; two rows at 90 % print 3.6 each; 80 points in all."""
    sizes = [("4", "2", "2", "2"), ("2",) * 6, ("4", "2", "2", "2", "2"), ("4",) + ("2",) * 5]
    sizes += [("2",) * 5, ("p", "2", "2", "2", "2"), ("p", "2", "2", "2")]
    kinds = [
        lambda claim, goal: row("100%", "组织学习，常态化走访", claim, objective=goal),
        lambda claim, goal: row("提升办事体验", "办事更方便", claim, objective=goal),
        lambda claim, goal: row("≥15名", "20名", claim, objective=goal),
        lambda claim, goal: row("是", "是", claim, objective=goal),
        lambda claim, goal: row("≥85%", "98.40%", claim, objective=goal),
    ]
    rows = []
    for goal, claims in enumerate(sizes):
        for number, claim in enumerate(claims):
            if claim == "p":
                rows.append(partly("3.6", objective=goal))
            else:
                rows.append(kinds[(goal + number) % len(kinds)](claim, goal))
    return rows


def test_uneven_objectives_without_points_column() -> None:
    rows = uneven_form()
    made = form(
        rows,
        [fund("10,744.00", "10,744.00", "20", "20")],
        total="99.20",
        objectives=objectives(*[None] * 7),
    )
    card = score(made, HB)
    assert len(rows) == 35
    assert (card.points, str(card.total), card.grade) == (Decimal(100), "99.20", "优")
    assert str(card.lines[0].score) == "20.00"
    open_lines = [line for line in card.lines if line.points_inferred and line.met is False]
    assert [(str(line.points), str(line.score)) for line in open_lines] == [("4", "3.60")] * 2
    assert open_lines[0].trace == (
        "4 × min(1, 90%/100%) = 3.6（按比例，hb_2020@1；分值为推断："
        "33行按满分计共72分，80−72余8分，由完成情况和得分相同的2行各得4分；按此重算与填报得分一致）"
    )
    assert all(line.points_inferred for line in card.lines[1:])
    assert not card.lines[0].points_inferred


def test_inference_off_carries_every_claim_without_points() -> None:
    card = score(form(uneven_form(), [fund()]), HB, infer_points=False)
    assert set(worth(card)) == {None}
    assert {line.method for line in card.lines[1:]} == {"carried"}
    assert (card.points, str(card.total)) == (None, "99.20")
    assert card.lines[0].points == 20


def test_printed_points_are_never_inferred_over() -> None:
    card = scored(row("100%", "100%", "4", "5"), row("100%", "100%", "4"))
    assert worth(card) == ["5", None]
    assert not any(line.points_inferred for line in card.lines)


def test_single_open_row_takes_the_rest_even_against_its_claim() -> None:
    card = scored(full("70"), partly("10"))
    assert worth(card) == ["70", "10"]
    assert str(card.lines[2].score) == "9.00"
    assert "按此重算为9分，与填报的10分不一致" in card.lines[2].trace


def test_open_rows_that_differ_need_claims_that_add_up() -> None:
    card = scored(full("66"), partly("7.2"), partly("4.8", "80%"))
    assert worth(card) == ["66", "8", "6"]
    assert worth(scored(full("66"), partly("7.2"), partly("4.0", "80%"))) == ["66", None, None]


def test_rest_smaller_than_the_claims_gives_nothing() -> None:
    card = scored(full("78"), partly("3.6"))
    assert worth(card) == ["78", None]
    assert worth(scored(full("80"), partly("3.6"))) == [None, None]


def test_all_met_and_adding_up() -> None:
    assert worth(scored(full("40"), row("良好", "良好", "40"))) == ["40", "40"]


def test_met_row_deducted_alone() -> None:
    # 98 % of 98 % reached, yet 19.6: the share was multiplied by the rate
    rows = (
        full("10", objective=0),
        full("10", objective=0),
        row("98%", "98%", "19.6", objective=0),
        full("20", objective=1),
        full("20", objective=1),
    )
    card = scored(*rows, objectives=objectives("40", "40"))
    assert worth(card) == ["10", "10", "20", "20", "20"]
    assert str(card.total) == "100.00"


def test_met_row_deducted_beside_open_rows() -> None:
    card = scored(full("70"), full("1.5"), partly("3.6"), partly("3.6"))
    assert worth(card) == ["70", "2", "4", "4"]


def test_nobody_knows_who_lost_the_points() -> None:
    card = scored(full("40"), full("38"))
    assert worth(card) == [None, None]
    assert "不知哪一行扣了分" in card.lines[1].trace
    assert str(card.total) == "98.00"


def test_each_objective_with_points_stands_for_itself() -> None:
    rows = (
        full("36", objective=0),
        partly("3.6", objective=0),
        full("30", objective=1),
        full("9", objective=1),
    )
    card = scored(*rows, objectives=objectives("40", "40"))
    assert worth(card) == ["36", "4", None, None]


def test_points_printed_at_level_1_narrow_the_groups() -> None:
    rows = (
        full("46"),
        partly("3.6"),
        full("20", level1="效益指标"),
        row("≥10次", "8次", "8", level1="效益指标"),
    )
    levels = (level("产出指标", "50"), level("效益指标", "30"))
    assert worth(scored(*rows, levels=levels)) == ["46", "4", "20", "10"]


def test_blank_row_counts_only_when_it_alone_is_open() -> None:
    blank = row("30亩", "30亩", "")
    card = scored(full("76"), partly("3.6"), blank)
    assert worth(card) == ["76", "4", None]
    assert card.lines[3].method == "not_scored"
    alone = scored(full("76"), blank)
    assert worth(alone) == ["76", "4"]
    assert str(alone.total) == "100.00"


def test_form_cut_off_is_not_inferred() -> None:
    assert worth(scored(full("72"), partly("3.6"), truncated=True)) == [None, None]


def test_sub_rows_take_no_part() -> None:
    card = scored(full("76"), row("30亩", "30亩", "", part_of=0), partly("3.6"))
    assert worth(card) == ["76", None, "4"]
    assert card.points == 100


known_splits = st.lists(
    st.tuples(st.integers(1, 12), st.sampled_from([None, 50, 60, 75, 80, 90, 95])),
    min_size=2,
    max_size=12,
)


@settings(max_examples=150, deadline=None)
@given(known_splits)
def test_inference_gives_back_a_known_split(split: list[tuple[int, int | None]]) -> None:
    """Forms made from known points: whatever is inferred is right, and the sum is kept."""
    rest = 80 - sum(points for points, _ in split)
    if rest < 1:
        return
    rows = [full(str(rest))]
    for points, percent in split:
        exact = Decimal(points) * (percent or 100) / 100
        rows.append(partly(f"{exact:.2f}", f"{percent}%") if percent else full(str(points)))
    card = scored(*rows)
    expected = [rest, *(points for points, _ in split)]
    inferred = [line.points for line in card.lines[1:]]
    for found, true in zip(inferred, expected, strict=True):
        assert found is None or found == true
    claims = sum(line.claimed for line in card.lines[1:] if line.claimed is not None)
    assert card.total == 20 + claims
    if sum(percent is not None for _, percent in split) <= 1:
        assert None not in inferred


@pytest.mark.parametrize("percent", [60, 75, 80, 90, 95])
@pytest.mark.parametrize("count", [1, 2, 3, 4])
def test_equal_rows_share_the_rest(percent: int, count: int) -> None:
    claim = f"{Decimal(6) * percent / 100:.2f}"
    rows = [full(str(80 - 6 * count))] + [partly(claim, f"{percent}%")] * count
    assert worth(scored(*rows))[1:] == ["6"] * count
