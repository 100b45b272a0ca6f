"""Whether an actual reaches its target, and how much of it; silent where nobody can tell."""

from __future__ import annotations

from calendar import monthrange
from decimal import Decimal
from typing import Literal

from msgspec import Struct

from jiping.model import Value, Words
from jiping.values.reports import in_time, is_done
from jiping.values.units import convert, is_time, same_kind

Kind = Literal[
    "at_least",
    "at_most",
    "equal",
    "range",
    "zero",
    "date",
    "yes_no",
    "comparison",
    "level",
    "text",
    "unanswered",
]


class Comparison(Struct, frozen=True, gc=False):
    """How an actual stands to its target.

    `ratio` is the share of the target reached: B/A, for a ceiling A/B, for a range against the
    nearer end, for an exact target the smaller through the larger; 1 or more when met (1 exactly
    where B is 0 under a ceiling); None where it has no meaning (A = 0, negative numbers, words).
    `met` is None where it cannot be told, and `reason` says why.
    """

    kind: Kind
    ratio: Decimal | None = None
    met: bool | None = None
    reason: Words | None = None


_ZERO = Decimal(0)
_ONE = Decimal(1)
_HUNDRED = Decimal(100)
_FEW = Decimal(2)
_RANK = {"excellent": 0, "good": 1, "fair": 2, "poor": 3}
_REACHED = {"reached": 0, "partly": 1, "not_reached": 2}

NOT_IN_KIND = Words("完成值没有按指标值的形式作答", "the actual does not answer the target in kind")
OTHER_UNIT = Words(
    "完成值与指标值的单位不能换算", "the units of target and actual cannot be converted"
)
QUALITATIVE = Words("指标值是文字描述，不能计算", "the target is words and cannot be computed")
NOT_SHOWN = Words(
    "没有给出两期数值，无法判断是否高于或低于基期",
    "without the figures of both periods it is not shown that the target was met",
)
NO_DATE = Words("日期缺少年份或不完整，无法比较", "a date is incomplete and cannot be compared")
NO_LEVEL = Words("没有写明可比的等次", "no level is stated that could be compared")
APPROXIMATE = Words(
    "指标值为约数，未写明允许的偏差", "the target is approximate, its tolerance not stated"
)
LATE = Words(
    "完成得比计划晚，而指标值没有写期限", "done later than planned, but the target sets no date"
)
NEARLY = Words("“基本”完成不等于完成", "nearly done is not done")
NO_NUMBER = Words("数值读不出来", "a number could not be read")


def compare(target: Value, actual: Value, *, lower_is_better: bool = False) -> Comparison:
    """How `actual` answers `target`.

    A number without operator is a floor, or a ceiling where `lower_is_better`. An actual without
    a unit answers in the target's; its own operator (≥95% repeated) is passed over. An actual of
    another kind or in a unit that cannot be converted is "unanswered"; two counters that may or
    may not be the same (台, 套) are compared as printed.
    """
    match target.type:
        case "number":
            return _number(target, actual, lower_is_better)
        case "range":
            return _range(target, actual)
        case "zero":
            return _zero(target, actual)
        case "yes_no":
            return _yes_no(target, actual)
        case "date":
            return _date(target, actual)
        case "comparison":
            return _comparison(target, actual)
        case "level":
            return _level(target, actual)
        case _:
            return Comparison("text", reason=QUALITATIVE)


def _in_unit_of(target: Value, near: Decimal, actual: Value) -> tuple[Decimal, Decimal] | None:
    """Target number `near` and the actual's number in one unit; None if that cannot be done.

    Where one of them lacks its percent sign the reading nearer to the other is taken for a
    number below 2 (0.98 against 98% is 98%, 1 against 1% is 1%), else it is a percentage.
    """
    number = actual.number if actual.number is not None else _ZERO
    unit, other = target.unit, actual.unit
    if unit == other:
        return near, number
    if other is None:
        return near, _as_share(number, near) if unit in ("%", "‰") else number
    if unit is None:
        return (_as_share(near, number) if other in ("%", "‰") else near), _plain(number, other)
    converted = convert(number, other, unit)
    if converted is not None:
        return near, converted
    return None if same_kind(unit, other) is False else (near, number)


def _plain(number: Decimal, unit: str) -> Decimal:
    """The number, a bare 万 or 亿 multiplied out."""
    converted = convert(number, unit, None) if unit in ("万", "亿") else None
    return number if converted is None else converted


def _as_share(bare: Decimal, share: Decimal) -> Decimal:
    """A number printed without its percent sign, as a share."""
    percent = bare / _HUNDRED
    if abs(bare) >= _FEW or not share or not bare:
        return percent
    return bare if abs(bare / share - 1) <= abs(share / percent - 1) else percent


def _number(target: Value, actual: Value, lower_is_better: bool) -> Comparison:
    if target.number is None:
        return Comparison("text", reason=NO_NUMBER)
    sign = target.operator or ("≤" if lower_is_better else "≥")
    kind: Kind = "at_most" if sign in ("≤", "<") else "equal" if sign in ("=", "≈") else "at_least"
    early = in_time(actual) if actual.rest and is_time(actual.unit or "") else None
    if early is not None and in_time(target) is None:
        return _by_margin(kind, early)
    if actual.type == "range" and actual.low is not None and actual.high is not None:
        return _number_by_range(kind, target, actual, actual.low, actual.high)
    if actual.type == "comparison" and not _same_direction(target, actual):
        return Comparison("unanswered", reason=NOT_IN_KIND)
    if actual.type not in ("number", "zero", "comparison"):
        return Comparison("unanswered", reason=NOT_IN_KIND)
    pair = _in_unit_of(target, target.number, actual)
    if pair is None:
        return Comparison("unanswered", reason=OTHER_UNIT)
    a, b = pair
    if kind == "at_least":
        return Comparison(kind, _quotient(b, a), b > a if sign == ">" else b >= a)
    if kind == "at_most":
        met = b < a if sign == "<" else b <= a
        return Comparison(kind, _ONE if a > 0 and b == 0 else _quotient(a, b), met)
    if a == b:
        return Comparison(kind, _ONE, True)
    ratio = _quotient(min(a, b), max(a, b))
    if sign == "≈":
        return Comparison(kind, ratio, None, APPROXIMATE)
    return Comparison(kind, ratio, False)


def _by_margin(kind: Kind, early: bool) -> Comparison:
    """A length of time answered by how much sooner or later than planned it was (提前2天)."""
    if kind == "at_most":
        return Comparison(kind, None, early)
    return Comparison("unanswered", reason=NOT_IN_KIND)


def _quotient(part: Decimal, whole: Decimal) -> Decimal | None:
    """part / whole where it is a share of something: a positive whole, a part not negative."""
    return part / whole if whole > 0 and part >= 0 else None


_DOWN = ("降", "减", "缩", "下滑", "节约")


def _same_direction(target: Value, actual: Value) -> bool:
    """Whether a measured change (同比增长5%) answers a number: it must go the way it names."""
    if actual.number is None:
        return False
    falling = any(word in target.rest for word in _DOWN)
    return actual.operator in (("<", "≤") if falling else (">", "≥"))


def _number_by_range(
    kind: Kind, target: Value, actual: Value, low: Decimal, high: Decimal
) -> Comparison:
    """A number answered by a range: met or not only where the whole range is on one side."""
    ends = []
    for end in (low, high):
        answer = Value(type="number", number=end, unit=actual.unit)
        sign = {"at_least": "≥", "at_most": "≤"}.get(kind, "=")
        goal = Value(type="number", operator=sign, number=target.number, unit=target.unit)  # type: ignore[arg-type]
        ends.append(_number(goal, answer, False))
    if ends[0].kind == "unanswered":
        return ends[0]
    if kind != "equal" and ends[0].met == ends[1].met:
        return Comparison(kind, None, ends[0].met)
    return Comparison(kind, None, None, NOT_IN_KIND)


def _range(target: Value, actual: Value) -> Comparison:
    low, high = target.low, target.high
    if low is None or high is None:
        return Comparison("text", reason=NO_NUMBER)
    if actual.type == "range" and actual.low is not None and actual.high is not None:
        ends = [_range(target, _end(actual, end)) for end in (actual.low, actual.high)]
        if ends[0].kind == "unanswered":
            return ends[0]
        met = all(end.met for end in ends)
        return Comparison("range", _ONE if met else None, met)
    if actual.type not in ("number", "zero"):
        return Comparison("unanswered", reason=NOT_IN_KIND)
    below, above = _in_unit_of(target, low, actual), _in_unit_of(target, high, actual)
    if below is None or above is None:
        return Comparison("unanswered", reason=OTHER_UNIT)
    if below[1] < below[0]:
        return Comparison("range", _quotient(below[1], below[0]), False)
    if above[1] > above[0]:
        return Comparison("range", _quotient(above[0], above[1]), False)
    return Comparison("range", _ONE, True)


def _end(value: Value, number: Decimal) -> Value:
    return Value(type="number", number=number, unit=value.unit)


def _zero(target: Value, actual: Value) -> Comparison:
    if actual.type == "zero" or (actual.type == "text" and actual.rest == "无"):
        return Comparison("zero", None, True)
    if actual.level in _REACHED:
        return Comparison("zero", None, actual.level == "reached")
    if actual.type == "comparison" and target.rest.endswith("零增长"):
        return Comparison("zero", None, actual.operator in ("<", "≤", "="))
    if actual.type != "number" or actual.number is None:
        return Comparison("unanswered", reason=NOT_IN_KIND)
    if actual.unit == "%" and target.unit != "%":
        return Comparison("unanswered", reason=OTHER_UNIT)
    if target.number is None and same_kind(actual.unit, "元"):
        return Comparison("unanswered", reason=NOT_IN_KIND)
    return Comparison("zero", None, actual.number <= 0)


def _yes_no(target: Value, actual: Value) -> Comparison:
    timed = in_time(target) is not None
    answer, early = actual.answer, in_time(actual)
    if early is False and not timed:
        return Comparison("yes_no", reason=LATE)
    if actual.type == "yes_no":
        return Comparison("yes_no", None, answer == target.answer)
    if actual.rest == "基本":
        return Comparison("yes_no", reason=NEARLY)
    if target.answer and _tells_done(actual, early) and not (timed and actual.type == "date"):
        return Comparison("yes_no", None, early is not False)
    if actual.level in _REACHED:
        return Comparison("yes_no", None, (actual.level == "reached") == bool(target.answer))
    if actual.type == "number" and actual.unit == "%" and actual.number is not None:
        return Comparison("yes_no", None, (actual.number >= 1) == bool(target.answer))
    return Comparison("unanswered", reason=NOT_IN_KIND)


def _tells_done(actual: Value, early: bool | None) -> bool:
    """Whether an actual that is no yes says that the thing is done (已完成全部训练, 提前10天)."""
    if actual.type == "text":
        return early is False or is_done(actual.rest)
    if actual.type == "date":
        return actual.rest == "已"
    return early is not None and actual.type == "number" and is_time(actual.unit or "")


def _date(target: Value, actual: Value) -> Comparison:
    if (early := in_time(actual)) is not None:
        return Comparison("date", None, early)
    if actual.type != "date":
        return Comparison("unanswered", reason=NOT_IN_KIND)
    if target.date is None or actual.date is None:
        return Comparison("date", reason=NO_DATE)
    due = _last_day(target.date)
    if _last_day(actual.date) <= due:
        return Comparison("date", None, True)
    # Every day that the printed actual may mean lies after the due date, or only some do.
    if f"{actual.date}-01-01"[:10] > due:
        return Comparison("date", None, False)
    return Comparison("date", reason=NO_DATE)


def _last_day(date: str) -> str:
    """The last day that an ISO date, month or year names."""
    if len(date) == 4:
        return f"{date}-12-31"
    if len(date) == 7:
        return f"{date}-{monthrange(int(date[:4]), int(date[5:]))[1]}"
    return date


def _comparison(target: Value, actual: Value) -> Comparison:
    if actual.type in ("number", "zero") or actual.level in _REACHED:
        return Comparison("comparison", reason=NOT_SHOWN)
    if actual.type != "comparison":
        return Comparison("unanswered", reason=NOT_IN_KIND)
    asked, given = target.operator, actual.operator
    agrees = given == asked or (asked, given) in (("≥", ">"), ("≤", "<"), ("≥", "="), ("≤", "="))
    opposed = (asked in (">", "≥") and given == "<") or (asked in ("<", "≤") and given == ">")
    opposed = opposed or (asked in (">", "<") and given == "=")
    if opposed:
        return Comparison("comparison", None, False)
    if actual.number is None or not agrees:
        return Comparison("comparison", reason=NOT_SHOWN)
    if target.number is None:
        return Comparison("comparison", None, True)
    pair = _in_unit_of(target, target.number, actual)
    if pair is None:
        return Comparison("unanswered", reason=OTHER_UNIT)
    asked_change, change = pair
    return Comparison("comparison", _quotient(change, asked_change), change >= asked_change)


def _level(target: Value, actual: Value) -> Comparison:
    if actual.type != "level":
        return Comparison("unanswered", reason=NOT_IN_KIND)
    if actual.level in _REACHED and target.level is not None:
        needed = _REACHED.get(target.level, 0)
        return Comparison("level", None, _REACHED[actual.level] <= needed)
    if target.level in _RANK and actual.level in _RANK:
        return Comparison("level", None, _RANK[actual.level] <= _RANK[target.level])
    return Comparison("level", reason=NO_LEVEL)
