"""The score stage: every line of a form recomputed under a standard."""

from __future__ import annotations

from decimal import Decimal

from msgspec import Struct

from jiping.model import (
    Cell,
    Evaluation,
    Example,
    Indicator,
    Scorecard,
    ScoreLine,
    Standard,
    Value,
    Words,
)
from jiping.standards.execution import execution_lines
from jiping.standards.infer import Claimed, Inferred, infer
from jiping.standards.methods import METHODS, Scored, rounded
from jiping.standards.printed import indicator_claim, indicator_points, sub_rows, total
from jiping.standards.trace import Teller, teller
from jiping.values import Comparison, compare, half_up, lower_is_better, parse_number, parse_value

_NO_TARGET = Words("没有指标值", "there is no target")
_NO_ACTUAL = Words("没有实际完成值", "there is no actual")
_TARGET_UNCLEAR = Words("指标值未能识别", "the target was not understood")
_ACTUAL_UNCLEAR = Words("实际完成值未能识别", "the actual was not understood")
_CANNOT = Words("按现有内容无法计算", "nothing to compute from")
_JUDGED = Words(
    "以档次作答，得分在该档区间内酌定",
    "answered in levels: the score is a judgement within the band",
)
_NO_POINTS = Words("没有分值", "no points are printed")
_SUB_ROW = Words("其中项，已计入上级行", "part of the row above, counted there")
_EMPTY_ROW = Words("本行没有分值，也没有得分", "the row has neither points nor score")

_STAGE = {
    "target": Words("目标申报阶段不计分", "targets are submitted: there is nothing to score"),
    "monitoring": Words("运行监控阶段不计分", "monitoring in the year: there is nothing to score"),
    "report": Words("自评报告没有逐项得分", "a narrative report has no scores by row"),
}
_SCORED = frozenset(("self_evaluation",))
_ONE = Decimal(1)
_ZERO = Decimal(0)


class _Row(Struct, frozen=True):
    """An indicator that counts, with its comparison; `reason` says why there is none."""

    index: int
    indicator: Indicator
    points: Decimal | None
    claim: Decimal | None
    target: Value | None
    actual: Value | None
    seen: Comparison | None
    reason: Words | None


def score(evaluation: Evaluation, standard: Standard, *, infer_points: bool = True) -> Scorecard:
    """Recompute every score of a form under a standard.

    Scores are rounded half-up to the standard's places; the total is the sum of the lines, None
    if one of them is unknown. Points that the form does not print are inferred unless
    `infer_points` is False; a line that cannot be computed carries its claim. A form of another
    stage of the year has no scores: none of its lines is scored, and there is no total.
    """
    tell = teller(standard)
    if evaluation.stage not in _SCORED:
        return _unscored(evaluation, tell)
    apart = sub_rows(evaluation)
    rows = [
        _row(index, indicator, standard.full)
        for index, indicator in enumerate(evaluation.indicators)
        if index not in apart
    ]
    scored = [row for row in rows if row.points is not None or row.claim is not None]
    printed = total([row.points for row in scored])
    lines = execution_lines(evaluation, standard, printed, infer_points, tell)
    found: dict[int, Inferred] = {}
    if infer_points and scored and all(row.points is None for row in rows):
        found = _infer(evaluation, rows, standard, lines)
    by_index = {row.index: row for row in rows}
    for index, indicator in enumerate(evaluation.indicators):
        row = by_index.get(index)
        lines.append(
            _silent(index, indicator, tell, _SUB_ROW)
            if row is None
            else _line(row, standard, found.get(index), tell)
        )
    return _card(evaluation, standard, tuple(lines))


def score_example(example: Example, standard: Standard) -> tuple[Decimal | None, str]:
    """Score and trace of a worked example under its standard; None where it would be carried.

    With method "execution", target and actual are budget and outturn.
    """
    target: Value | None
    actual: Value | None
    if example.method == "execution":
        budget, outturn = parse_number(example.target), parse_number(example.actual)
        target, actual = Value("number", number=budget), Value("number", number=outturn)
        ratio = outturn / budget if budget and outturn is not None else None
        seen = Comparison("at_least", ratio, None if ratio is None else ratio >= 1)
    else:
        target, actual = parse_value(example.target), parse_value(example.actual)
        if target is None or actual is None:
            return None, ""
        seen = _compare(target, actual, example.name or "", None)
    tell = teller(standard)
    method = example.method or _method(standard, seen)
    result = _apply(method, standard, example.points, seen, target, actual)
    if result is None:
        return None, tell.carried(None, tell.word(seen.reason or _CANNOT), None)
    points = rounded(result[0], standard.score_places)
    return points, tell.computed(result[1], points, method, None)


def _row(index: int, indicator: Indicator, full: Decimal) -> _Row:
    points, claim = indicator_points(indicator, full), indicator_claim(indicator)
    printed = _target(indicator)
    target = None if printed is None else printed.value
    actual = None if indicator.actual is None else indicator.actual.value
    if target is None:
        reason = _NO_TARGET if printed is None or not printed.text else _TARGET_UNCLEAR
    elif actual is None:
        answered = indicator.actual is not None and indicator.actual.text
        reason = _ACTUAL_UNCLEAR if answered else _NO_ACTUAL
    else:
        path = indicator.path
        name = path[-1].value or path[-1].text if path else ""
        seen = _compare(target, actual, name, indicator.kind)
        return _Row(index, indicator, points, claim, target, actual, seen, seen.reason)
    return _Row(index, indicator, points, claim, target, actual, None, reason)


def _target(indicator: Indicator) -> Cell[Value] | None:
    """The target in force: the one column, or the adjusted before the initial one."""
    for cell in (indicator.target, indicator.adjusted_target, indicator.initial_target):
        if cell is not None and (cell.value is not None or cell.text):
            return cell
    return None


def _compare(target: Value, actual: Value, name: str, kind: str | None) -> Comparison:
    """Compare; a bare number is a cap where its name, or else its class (成本), says so."""
    lower = False
    if target.type == "number" and target.operator is None:
        told = lower_is_better(name)
        lower = "cost" in (kind or "") if told is None else told
    return compare(target, actual, lower_is_better=lower)


def _method(standard: Standard, seen: Comparison) -> str:
    named = standard.methods.get(seen.kind)
    return "carried" if named is None else named.method


def _apply(
    method: str, standard: Standard, points: Decimal, seen: Comparison, target: Value, actual: Value
) -> Scored:
    """The exact score and its formula, None where the method cannot tell."""
    if seen.met is None:
        return None
    named = standard.methods.get(seen.kind)
    parameters = named.parameters if named is not None and named.method == method else {}
    return METHODS[method].function(points, seen, target, actual, parameters)


def _infer(
    evaluation: Evaluation, rows: list[_Row], standard: Standard, execution: list[ScoreLine]
) -> dict[int, Inferred]:
    """Points of all rows of a form that prints none."""
    spent = total([line.points for line in execution if line.method != "not_scored"])
    if spent is None:
        known = not any(line.method != "not_scored" for line in execution)
        spent = standard.level_points["execution"].value if known else None
    only = 0 if len(evaluation.objectives) == 1 else None
    claimed = []
    for row in rows:
        met = None if row.seen is None else row.seen.met
        earned = _ONE if met else None
        if met is False and row.seen and row.target and row.actual:
            method = _method(standard, row.seen)
            one = _apply(method, standard, _ONE, row.seen, row.target, row.actual)
            earned = None if one is None else one[0]
        objective = row.indicator.objective
        objective = only if objective is None else objective
        path = row.indicator.path
        level1 = path[0].text if len(path) > 1 else ""
        claimed.append(Claimed(row.index, objective, level1, row.claim, met, earned))
    return infer(evaluation, claimed, None if spent is None else standard.full - spent)


def _line(row: _Row, standard: Standard, found: Inferred | None, tell: Teller) -> ScoreLine:
    """The score line of a row that counts."""
    points, why, reason = row.points, None, row.reason
    if points is None:
        if row.claim is None and (found is None or found.points is None):
            return _silent(row.index, row.indicator, tell, _EMPTY_ROW, row.seen)
        if found is not None and found.points is not None:
            points, why = found.points, found.why
        else:
            unknown = found.why if found is not None else tell.word(_NO_POINTS)
            return _carried(row, None, unknown, None, standard, tell)
    if row.seen is not None and row.target is not None and row.actual is not None:
        method = _method(standard, row.seen)
        result = _apply(method, standard, points, row.seen, row.target, row.actual)
        if result is not None:
            computed = rounded(result[0], standard.score_places)
            trace = tell.computed(result[1], computed, method, why)
            return ScoreLine(
                None,
                row.index,
                points,
                why is not None,
                computed,
                row.claim,
                method,
                trace,
                row.seen.ratio,
                row.seen.met,
            )
        judged = row.actual.level is not None
        reason = reason or (_JUDGED if judged else _CANNOT)
    return _carried(row, points, tell.word(reason or _CANNOT), why, standard, tell)


def _carried(
    row: _Row,
    points: Decimal | None,
    reason: str,
    points_from: str | None,
    standard: Standard,
    tell: Teller,
) -> ScoreLine:
    taken = None if row.claim is None else half_up(row.claim, standard.score_places)
    ratio, met = (row.seen.ratio, row.seen.met) if row.seen else (None, None)
    trace = tell.carried(row.claim, reason, points_from)
    inferred = points_from is not None
    return ScoreLine(
        None, row.index, points, inferred, taken, row.claim, "carried", trace, ratio, met
    )


def _unscored(evaluation: Evaluation, tell: Teller) -> Scorecard:
    """The scorecard of a form that is not scored: a line an indicator, each saying why."""
    reason = _STAGE[evaluation.stage]
    lines = tuple(
        _silent(index, indicator, tell, reason)
        for index, indicator in enumerate(evaluation.indicators)
    )
    return Scorecard(None, None, _ZERO, None, lines)


def _silent(
    index: int, indicator: Indicator, tell: Teller, reason: Words, seen: Comparison | None = None
) -> ScoreLine:
    """A line without points; how far its target was met is told all the same."""
    trace = tell.not_scored(tell.word(reason))
    claim = indicator_claim(indicator)
    ratio, met = (seen.ratio, seen.met) if seen else (None, None)
    return ScoreLine(None, index, None, False, None, claim, "not_scored", trace, ratio, met)


def _card(evaluation: Evaluation, standard: Standard, lines: tuple[ScoreLine, ...]) -> Scorecard:
    counted = [line for line in lines if line.method != "not_scored"]
    points = total([line.points for line in counted])
    result = total([line.score for line in counted])
    carried = [line.score for line in counted if line.method == "carried"]
    grade = None
    if result is not None and not evaluation.truncated:
        share = result * 100 / standard.full
        grades = sorted(standard.grades, key=lambda one: one.low, reverse=True)
        grade = next((one.name for one in grades if share >= one.low), None)
    mass = sum((score for score in carried if score is not None), _ZERO)
    return Scorecard(points, result, mass, grade, lines)
