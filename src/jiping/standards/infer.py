"""Points of indicators on a form that prints none, from joint evidence, with the reasoning.

The share of the indicators (of an objective or a level where its points are printed, else full
points less execution) is known. Rows that met their target, and rows that nobody can compute,
are taken as full: their points are their claim. What remains belongs to the rows partly met. A
row's own claim alone never decides: the parts have to add up to the share. Where they do not,
or add up in two ways, the rows stay without points and say so.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from msgspec import Struct

from jiping.language import say
from jiping.model import Evaluation, Words
from jiping.standards.methods import plain, rounded
from jiping.standards.printed import number, tidy


class Claimed(Struct, frozen=True):
    """A counted row without points. `earned` is the exact score of one point, if computable."""

    index: int
    objective: int | None
    level1: str
    claim: Decimal | None
    met: bool | None
    earned: Decimal | None


class Inferred(Struct, frozen=True):
    """Points of one row and how they were found; None, and why they could not be."""

    points: Decimal | None
    why: str


_GRIDS = (Decimal(1), Decimal("0.5"))
_ZERO = Decimal(0)

_ALL_FULL = Words(
    "{rows}行均按满分计，得分合计{taken}分，等于应有的{share}分",
    "all {rows} rows count as full; their scores add up to the {share} points there are",
)
_FULL = Words(
    "本行已完成或无法计算，按满分计", "the row is met or cannot be computed and counts as full"
)
_REST = Words(
    "{rows}行按满分计共{taken}分，{share}−{taken}余{left}分",
    "{rows} rows count as full with {taken} points, {share}−{taken} leaves {left}",
)
_SINGLE = Words("，归唯一未全部完成的本行", " for this row, the only one partly met")
_ALIKE = Words(
    "，由完成情况和得分相同的{count}行各得{points}分",
    " for {count} rows alike in what they reached and claim: {points} each",
)
_CLAIMS = Words(
    "{count}个未全部完成行的得分÷完成比例都是整齐的分值",
    "claim ÷ share reached gives round points in all {count} rows partly met",
)
_ADDED = Words(
    "，恰为{count}个未全部完成行的得分÷完成比例之和",
    ", which is the sum of claim ÷ share reached over the {count} rows partly met",
)
_DEDUCTED = Words(
    "只有本行得分不是整数，加上其余各行余下的{left}分正好是整数，视为扣分",
    "only this row's score is no whole number, and with the {left} left over it is: a deduction",
)
_AGREES = Words("；按此重算与填报得分一致", "; recomputed with it the claim is confirmed")
_DIFFERS = Words(
    "；按此重算为{computed}分，与填报的{claim}分不一致",
    "; recomputed with it the score is {computed}, not the {claim} claimed",
)
_FAILED = Words("未能推断分值：{reason}", "points not inferred: {reason}")
_TRUNCATED = Words("表不完整", "the form is cut off")
_NO_SHARE = Words("应有的总分不明", "the points there are to share are unknown")
_EXCEEDS = Words(
    "按满分计的{rows}行得分合计{taken}分，应有{share}分，没有余额给未全部完成的行",
    "{rows} rows counting as full hold {taken} of {share} points: nothing is left for the others",
)
_NOT_ADDING = Words(
    "各行均按满分计，得分合计{taken}分，应为{share}分，不知哪一行扣了分",
    "all rows count as full and hold {taken} points instead of {share}: no telling which lost some",
)
_UNDECIDED = Words(
    "余下的{left}分如何分给{count}个未全部完成的行，没有唯一的答案",
    "the {left} points left can be split among {count} rows in more than one way",
)


def infer(
    evaluation: Evaluation, rows: Sequence[Claimed], share: Decimal | None
) -> dict[int, Inferred]:
    """Points for each row by its index; `share` is what all indicators are worth together."""
    if evaluation.truncated:
        return {row.index: _failed(_TRUNCATED) for row in rows}
    half = _half_unit(rows)
    found: dict[int, Inferred] = {}
    for part, worth in _pools(evaluation, rows, share):
        found |= _within(part, worth, half)
    return found


def _half_unit(rows: Sequence[Claimed]) -> Decimal:
    """Half a unit of the finest decimal in which the form prints scores."""
    places = 0
    for claim in {str(row.claim) for row in rows if row.claim is not None}:
        exponent = Decimal(claim).as_tuple().exponent
        places = max(places, -exponent if isinstance(exponent, int) else 0)
    return Decimal(5).scaleb(-places - 1)


def _worth(points: Decimal | None, why: str) -> Inferred:
    return Inferred(None if points is None else tidy(points), why)


def _failed(reason: Words, **fields: object) -> Inferred:
    return Inferred(None, say(_FAILED, reason=say(reason, **fields)))


def _pools(
    evaluation: Evaluation, rows: Sequence[Claimed], share: Decimal | None
) -> list[tuple[list[Claimed], Decimal | None]]:
    """Groups of rows that share known points: by level 1, by objective, or all together."""
    levels = {
        (level.objective, level.path[0].text): level.points.value
        for level in evaluation.levels
        if len(level.path) == 1 and level.points is not None and level.points.value is not None
    }
    keys = [(row.objective, row.level1) for row in rows]
    if levels and all(key in levels for key in keys):
        return [
            ([row for row, key in zip(rows, keys, strict=True) if key == level], worth)
            for level, worth in levels.items()
        ]
    stated = {
        i: points
        for i, objective in enumerate(evaluation.objectives)
        if (points := number(objective.points)) is not None
    }
    pools: list[tuple[list[Claimed], Decimal | None]] = [
        ([row for row in rows if row.objective == i], points) for i, points in stated.items()
    ]
    rest = [row for row in rows if row.objective not in stated]
    left = None if share is None else share - sum(stated.values(), _ZERO)
    return [*pools, (rest, left)]


def _within(rows: list[Claimed], share: Decimal | None, half: Decimal) -> dict[int, Inferred]:
    """Points of the rows of one pool; claims are exact to `half`."""
    if share is None:
        return dict.fromkeys((row.index for row in rows), _failed(_NO_SHARE))
    full = [row for row in rows if row.claim and row.met is not False]
    blank = [row for row in rows if row.claim is None]
    given = [row for row in rows if row.claim is not None]
    partly = [row for row in given if not row.claim or row.met is False] or blank
    taken = sum((row.claim for row in full if row.claim), _ZERO)
    left = share - taken
    facts = {"rows": len(full), "taken": plain(taken), "share": plain(share), "left": plain(left)}
    if left == 0 and not any(row.claim is not None for row in partly):
        why = say(_ALL_FULL, **facts)
        return {row.index: _worth(row.claim, why) for row in full}
    if not partly:
        found = _with_deduction(full, left)
        return found or dict.fromkeys((row.index for row in full), _failed(_NOT_ADDING, **facts))
    if left <= 0:
        return dict.fromkeys((row.index for row in rows), _failed(_EXCEEDS, **facts))
    found = _full(full)
    split = _even(partly, left)
    if split is None or not _claims_agree(partly, split, half):
        claims = _by_claims(partly, half)
        lacking = _ZERO if claims is None else left - sum(claims, _ZERO)
        if claims is not None and lacking == 0:
            why = say(_REST, **facts) + say(_ADDED, count=len(partly))
            return found | _told(partly, claims, why, half)
        if claims is not None and lacking > 0:
            # The claims agree among themselves on less than is left: a full row lost the rest,
            # or these claims are wrong. Only where one row alone can have lost it is it known.
            deducted = _with_deduction(full, lacking)
            if deducted:
                why = say(_CLAIMS, count=len(partly))
                return deducted | _told(partly, claims, why, half)
            split = None
        if blank and partly is not blank:
            split = None  # what a blank row is worth nobody knows
    if split is None:
        undecided = _failed(_UNDECIDED, left=plain(left), count=len(partly))
        return found | dict.fromkeys((row.index for row in partly), undecided)
    each = say(_ALIKE, count=len(partly), points=plain(split[0]))
    why = say(_REST, **facts) + (say(_SINGLE) if len(partly) == 1 else each)
    return found | _told(partly, split, why, half)


def _full(rows: list[Claimed]) -> dict[int, Inferred]:
    why = say(_FULL)
    return {row.index: _worth(row.claim, why) for row in rows}


def _even(rows: list[Claimed], left: Decimal) -> list[Decimal] | None:
    """All that is left to a single row, or evenly to rows alike in share reached and claim."""
    first = rows[0]
    alike = all((row.earned, row.claim) == (first.earned, first.claim) for row in rows)
    if left <= 0 or not alike or (len(rows) > 1 and first.earned is None):
        return None
    each = left / len(rows)
    if each != rounded(each, 2) or any(row.claim is not None and row.claim > each for row in rows):
        return None
    return [rounded(each, 2)] * len(rows)


def _by_claims(rows: list[Claimed], half: Decimal) -> list[Decimal] | None:
    """For each row the one round number of points that its claim and share reached allow."""
    found = []
    for row in rows:
        if not row.claim or not row.earned:
            return None
        points = _roundest((row.claim - half) / row.earned, (row.claim + half) / row.earned)
        if points is None:
            return None
        found.append(points)
    return found


def _roundest(low: Decimal, high: Decimal) -> Decimal | None:
    """The only whole, else the only half number between `low` and `high`."""
    for grid in _GRIDS:
        first = (low / grid).to_integral_value(ROUND_CEILING)
        last = (high / grid).to_integral_value(ROUND_FLOOR)
        if first <= last:
            return first * grid if first == last else None
    return None


def _with_deduction(full: list[Claimed], missing: Decimal) -> dict[int, Inferred] | None:
    """Full rows where exactly one lost `missing`: the only claim that is no whole number."""
    odd = [row for row in full if row.claim and row.claim % 1]
    if missing <= 0 or len(odd) != 1 or odd[0].claim is None or (odd[0].claim + missing) % 1:
        return None
    found = _full(full)
    why = say(_DEDUCTED, left=plain(missing))
    found[odd[0].index] = _worth(odd[0].claim + missing, why)
    return found


def _claims_agree(rows: list[Claimed], points: list[Decimal], half: Decimal) -> bool:
    return all(_agrees(row, worth, half) for row, worth in zip(rows, points, strict=True))


def _agrees(row: Claimed, points: Decimal, half: Decimal) -> bool:
    """The claim is what these points earn, within the decimals that the form prints."""
    if row.claim is None or row.earned is None:
        return False
    return abs(row.claim - points * row.earned) <= half


def _told(
    rows: list[Claimed], points: list[Decimal], why: str, half: Decimal
) -> dict[int, Inferred]:
    """Partly met rows with their points; each says whether its own claim confirms them."""
    found = {}
    for row, worth in zip(rows, points, strict=True):
        check = ""
        if row.claim is not None and row.earned is not None:
            computed = plain(rounded(worth * row.earned, 2))
            fields = {"computed": computed, "claim": plain(row.claim)}
            check = say(_AGREES) if _agrees(row, worth, half) else say(_DIFFERS, **fields)
        found[row.index] = _worth(worth, why + check)
    return found
