"""What holds for every score that a standard computes."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from jiping.model import Fund, Indicator, Standard
from jiping.standards import score, standards
from standards.made import form, fund, objectives, row

amounts = st.integers(0, 10**7).map(lambda cents: f"{Decimal(cents) / 100:.2f}")
whole = st.integers(1, 1000)
anywhere = st.sampled_from(list(standards().values()))


def computed(standard: Standard, target: str, actual: str, points: int) -> Decimal:
    line = score(form([row(target, actual, "0", str(points))]), standard).lines[0]
    assert line.score is not None
    assert line.method not in ("carried", "not_scored")
    return line.score


@settings(max_examples=100, deadline=None)
@given(anywhere, st.sampled_from(["≥", "≤", "=", ""]), whole, st.integers(0, 2000), whole)
def test_between_nothing_and_the_points(
    standard: Standard, sign: str, a: int, b: int, points: int
) -> None:
    result = computed(standard, f"{sign}{a}次", f"{b}次", points)
    assert 0 <= result <= points
    assert result.as_tuple().exponent == -standard.score_places


@settings(max_examples=100, deadline=None)
@given(anywhere, whole, st.integers(0, 2000), st.integers(0, 2000), whole)
def test_more_never_scores_less(
    standard: Standard, a: int, b: int, other: int, points: int
) -> None:
    low, high = sorted((b, other))
    more = [computed(standard, f"≥{a}次", f"{n}次", points) for n in (low, high)]
    less = [computed(standard, f"≤{a}次", f"{n}次", points) for n in (low, high)]
    assert more[0] <= more[1]
    assert less[0] >= less[1]


@settings(max_examples=100, deadline=None)
@given(anywhere, whole, whole, st.integers(0, 3000), whole)
def test_range_is_full_inside_and_less_outside(
    standard: Standard, low: int, width: int, b: int, points: int
) -> None:
    result = computed(standard, f"{low}–{low + width}次", f"{b}次", points)
    nearer = Fraction(b, low) if b < low else Fraction(low + width, b) if b else Fraction(0)
    assert abs(Fraction(result) - points * min(Fraction(1), nearer)) <= Fraction("0.005")


@settings(max_examples=100, deadline=None)
@given(anywhere, amounts, amounts)
def test_execution_is_the_exact_quotient(standard: Standard, budget: str, spent: str) -> None:
    line = score(form((), [fund(budget, spent, "20", "20")]), standard).lines[0]
    if Decimal(budget) == 0:
        assert line.method == "carried"
    else:
        assert line.score is not None
        exact = 20 * min(Fraction(1), Fraction(spent) / Fraction(budget))
        assert abs(Fraction(line.score) - exact) <= Fraction("0.005")


@settings(max_examples=60, deadline=None)
@given(whole, st.integers(1, 999), st.integers(1, 40))
def test_half_goes_up_where_the_quotient_has_no_end(a: int, b: int, points: int) -> None:
    exact_cents_twice = 200 * points * min(a, b)
    if exact_cents_twice % a:
        return
    twice = exact_cents_twice // a
    expected = Decimal((twice + 1) // 2) / 100
    assert computed(standards()["cn_2020"], f"≥{a}次", f"{b}次", points) == expected


answers = st.sampled_from(
    (
        "100% 98 ≥15名 20名 ≤10天 0起 无 是 否 部分达成预期指标 达成预期指标 良好 优秀 高于上年 "
        "同比增长5% 20–30次 =5场 约20次 2021年11月底前 2021-12 1.2万元 12000元 -3 0 多次 / 0.95 ≥0"
    ).split()
) | st.just("")
claims = st.sampled_from([None, "", "0", "2", "3.6", "10", "19.6", "1000000", "—"])
parents = st.sampled_from([None, None, None, 0, 1, 7])
rows = st.builds(
    lambda target, actual, score, worth, part_of: row(
        target, actual, score, worth, part_of=part_of
    ),
    answers,
    answers,
    claims,
    claims,
    parents,
)
sums = st.sampled_from([None, "", "0", "-5", "0.01", "50", "999999999999.99", "无"])
funds = st.builds(
    lambda a, b, worth, score, part_of: fund(a, b, worth, score, part_of=part_of),
    sums,
    sums,
    claims,
    claims,
    parents,
)


@settings(max_examples=200, deadline=None)
@given(
    anywhere,
    st.lists(rows, max_size=8),
    st.lists(funds, max_size=3),
    claims,
    st.booleans(),
    st.sampled_from([(), ("40", "40"), ("50", None)]),
)
def test_whatever_a_form_says_the_card_adds_up(
    standard: Standard,
    made: list[Indicator],
    money: list[Fund],
    total: str | None,
    infer_points: bool,
    worth: tuple[str | None, ...],
) -> None:
    card = score(
        form(made, money, total=total, objectives=objectives(*worth)),
        standard,
        infer_points=infer_points,
    )
    assert [line.indicator for line in card.lines if line.fund is None] == list(range(len(made)))
    counted = [line for line in card.lines if line.method != "not_scored"]
    if card.total is not None:
        assert card.total == sum(line.score or 0 for line in counted)
    assert card.carried_points == sum(
        line.score or 0 for line in counted if line.method == "carried"
    )
    for line in card.lines:
        assert "\n" not in line.trace
        assert f"{standard.id}@" in line.trace
        if line.score is not None and line.points is not None and line.method != "carried":
            assert 0 <= line.score <= line.points
        assert infer_points or not line.points_inferred
