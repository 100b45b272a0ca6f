"""The score lines of budget execution.

Which fund lines count: a line below another that carries points or a score (其中) never does.
Where several lines still carry points, the later ones may only repeat the first, the total. It
is decided by the first of these that is decisive: what the claimed total leaves for execution
beside the indicators' claims; what the full points leave beside the indicators' points (or else
the standard's execution points); whether the first line's amounts are the sum of the others'.
Where nothing speaks for repetition, all lines count.
"""

from __future__ import annotations

from decimal import Decimal

from jiping.model import Evaluation, Fund, ScoreLine, Standard, Value, Words
from jiping.standards.methods import METHODS, rounded
from jiping.standards.printed import fund_points, indicator_claim, number, sub_rows, total
from jiping.standards.trace import Teller
from jiping.values import Comparison

_PART = Words("其中项，已计入上级行", "part of the line above, counted there")
_REPEATED = Words("重复合计行的分值，不再计算", "repeats the points of the total line")
_UNPOINTED = Words("本行没有分值", "the line has no points")
_ZERO_BUDGET = Words("全年预算数为0，执行率无法计算", "the budget is 0, there is no rate")
_NO_BUDGET = Words("缺少全年预算数和执行率", "budget and rate are missing")
_NO_OUTTURN = Words("缺少全年执行数和执行率", "outturn and rate are missing")
_NO_POINTS = Words("没有分值", "the form prints no points")
_BY_STANDARD = Words(
    "评分标准规定预算执行为{points}分", "the standard gives execution {points} points"
)
_REMAINDER = Words(
    "满分{full}减各指标分值之和，余{points}分",
    "full points {full} less the indicators' leave {points}",
)

_WHOLE = Value("number", number=Decimal(1), unit="%")


def execution_lines(
    evaluation: Evaluation,
    standard: Standard,
    indicator_points: Decimal | None,
    infer_points: bool,
    tell: Teller,
) -> list[ScoreLine]:
    """One line for each fund line that carries points or a score, in printed order.

    `indicator_points` is the sum of the points printed at the indicators, None if unknown.
    """
    funds = evaluation.funds
    points = {i: fund_points(fund, standard.full) for i, fund in enumerate(funds)}
    skipped = _skipped(evaluation, standard, points, indicator_points)
    bearers = [i for i in points if i not in skipped and _carries(funds[i], points[i])]
    points_from = None
    if not bearers and infer_points and _leaves_room(evaluation, standard, indicator_points):
        bearers = [i for i, fund in enumerate(funds) if fund.part_of is None][:1]
    if bearers and points[bearers[0]] is None and infer_points:
        found, points_from = _inferred(standard, indicator_points, tell)
        claim = number(funds[bearers[0]].score)
        if found is not None and (claim is None or claim <= found):
            points[bearers[0]] = found
        else:
            points_from = None
    lines = []
    for i in sorted({*bearers, *skipped}):
        if i in skipped:
            trace = tell.not_scored(tell.word(skipped[i]))
            claim = number(funds[i].score)
            lines.append(ScoreLine(i, None, None, False, None, claim, "not_scored", trace))
        else:
            lines.append(_line(i, funds[i], points[i], points_from, standard, tell))
    return lines


def _carries(fund: Fund, points: Decimal | None) -> bool:
    return points is not None or number(fund.score) is not None


def _leaves_room(
    evaluation: Evaluation, standard: Standard, indicator_points: Decimal | None
) -> bool:
    """The indicators leave the standard's execution points free, though no fund line has any."""
    room = standard.full - standard.level_points["execution"].value
    if indicator_points is not None:
        return indicator_points == room
    claims = [indicator_claim(row) for row in evaluation.indicators]
    known = [claim for claim in claims if claim is not None]
    return bool(known) and sum(known) <= room


def _skipped(
    evaluation: Evaluation,
    standard: Standard,
    points: dict[int, Decimal | None],
    indicator_points: Decimal | None,
) -> dict[int, Words]:
    """Lines that carry something and must not count, with the reason."""
    funds = evaluation.funds
    carrying = [i for i in points if _carries(funds[i], points[i])]
    skipped = {i: _PART for i in carrying if funds[i].part_of in carrying}
    tops = [i for i in carrying if i not in skipped]
    pointed = [i for i in tops if points[i] is not None]
    if len(tops) > 1 and len(pointed) < len(tops):
        kept = pointed or tops[:1]
        skipped |= dict.fromkeys((i for i in tops if i not in kept), _UNPOINTED)
        tops = kept
    if len(tops) > 1 and _repeats(evaluation, standard, points, tops, indicator_points):
        skipped |= dict.fromkeys(tops[1:], _REPEATED)
    return skipped


def _repeats(
    evaluation: Evaluation,
    standard: Standard,
    points: dict[int, Decimal | None],
    tops: list[int],
    indicator_points: Decimal | None,
) -> bool:
    """Whether the lines behind the first only repeat its points; the order of evidence is above."""
    funds = evaluation.funds
    apart = sub_rows(evaluation)
    rows = [row for i, row in enumerate(evaluation.indicators) if i not in apart]
    claims = total([indicator_claim(row) for row in rows])
    claimed = number(evaluation.claimed_total)
    if claims is not None and claimed is not None:
        left = claimed - claims
        one = number(funds[tops[0]].score) == left
        every = total([number(funds[i].score) for i in tops]) == left
        if one != every:
            return one
    allowed = standard.level_points["execution"].value
    if indicator_points is not None:
        allowed = standard.full - indicator_points
    every = total([points[i] for i in tops]) == allowed
    if every or points[tops[0]] == allowed:
        return not every
    return _is_sum(funds, tops[0])


def _is_sum(funds: tuple[Fund, ...], head: int) -> bool:
    """The first line's amounts are the sums of those of the lines beside it."""
    others = [fund for i, fund in enumerate(funds) if i != head and fund.part_of is None]
    matches = []
    for whole, parts in (
        (number(funds[head].adjusted), [number(fund.adjusted) for fund in others]),
        (number(funds[head].executed), [number(fund.executed) for fund in others]),
    ):
        if whole:
            matches.append(whole == total([part for part in parts if part is not None]))
    return bool(matches) and all(matches)


def _inferred(
    standard: Standard, indicator_points: Decimal | None, tell: Teller
) -> tuple[Decimal | None, str | None]:
    """Execution points where none are printed: the standard's, or what the indicators leave."""
    usual = standard.level_points["execution"].value
    if indicator_points is None or indicator_points + usual == standard.full:
        return usual, tell.word(_BY_STANDARD).format(points=usual)
    left = standard.full - indicator_points
    if left > 0:
        return left, tell.word(_REMAINDER).format(full=standard.full, points=left)
    return None, None


def _rate(fund: Fund) -> tuple[Comparison, Value, Value] | Words:
    """How the outturn stands to the budget: from the amounts, else from the printed rate."""
    budget, outturn, rate = number(fund.adjusted), number(fund.executed), number(fund.rate)
    if budget is not None and outturn is not None:
        if budget <= 0:
            return _ZERO_BUDGET
        seen = Comparison("at_least", outturn / budget, outturn >= budget)
        return seen, Value("number", number=budget), Value("number", number=outturn)
    if rate is not None:
        seen = Comparison("at_least", rate, rate >= 1)
        return seen, _WHOLE, Value("number", number=rate, unit="%")
    return _NO_BUDGET if budget is None else _NO_OUTTURN


def _line(
    index: int,
    fund: Fund,
    points: Decimal | None,
    points_from: str | None,
    standard: Standard,
    tell: Teller,
) -> ScoreLine:
    claim = number(fund.score)
    rate = _rate(fund)
    reason, seen = (rate, None) if isinstance(rate, Words) else (_NO_POINTS, rate[0])
    ratio, met = (seen.ratio, seen.met) if seen else (None, None)
    inferred = points_from is not None
    if points is not None and not isinstance(rate, Words):
        named = standard.methods["execution"]
        scored = METHODS[named.method].function(points, *rate, named.parameters)
        if scored is not None:
            score = rounded(scored[0], standard.score_places)
            trace = tell.computed(scored[1], score, "execution", points_from)
            return ScoreLine(
                index, None, points, inferred, score, claim, "execution", trace, ratio, met
            )
    trace = tell.carried(claim, tell.word(reason), points_from)
    taken = None if claim is None else rounded(claim, standard.score_places)
    return ScoreLine(index, None, points, inferred, taken, claim, "carried", trace, ratio, met)
