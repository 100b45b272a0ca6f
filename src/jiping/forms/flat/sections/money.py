"""Lines of the budget block in a text without cell borders, by names, shapes and arithmetic."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import islice, product

from msgspec import Struct

from jiping.forms.flat.rows import fit
from jiping.forms.flat.rows.cuts import Cuts
from jiping.forms.flat.rows.roles import fit_of
from jiping.forms.flat.stream import LINE, SPACE, Stream
from jiping.forms.flat.words import brackets_end, words
from jiping.terms import fund_part

_KEPT = 120
_WAYS = 6
_LINES = 5
_EQUAL = 0.5
_LONGEST = 40
_LONGEST_LINE = 400
_NEEDED = {
    "original": 5.0,
    "adjusted": 10.0,
    "executed": 10.0,
    "received": 6.0,
    "executed_to_date": 8.0,
    "forecast": 6.0,
    "rate": 8.0,
    "points": 6.0,
    "score": 7.0,
    "weight": 4.0,
}
_PART = {"rate": 3.0, "points": 0.0, "score": 0.0, "weight": 0.0}
_MONEY = ("original", "adjusted", "executed", "received", "executed_to_date", "forecast")
_NEAR = Decimal("0.006")
_AMOUNT = re.compile(r"[0-9—–/%+.,\-]")
_MONEY_UNIT = re.compile(r"(?:万元|亿元|元|万|亿)")
_STRAY = 40.0
_ZERO_CUT = 10.0

Held = tuple[int, int, int]


class Line(Struct):
    """One line: its name and its cells (column, where it begins and ends)."""

    name: tuple[int, int]
    cells: tuple[Held, ...] = ()
    doubt: tuple[Held, ...] | None = None


class Trial(Struct, gc=False):
    """One way to read a line's amounts."""

    cost: float
    cells: tuple[Held, ...]
    amounts: dict[str, Decimal]


def lines_in(
    stream: Stream,
    start: int,
    end: int,
    roles: tuple[str, ...],
    style: int,
    printed: Decimal | None,
) -> list[Line]:
    """The lines between two places under headings of these roles; `printed` are the points that
    a heading states."""
    names = _names(stream, start, end, style, "variance" in roles)
    lines: list[Line] = []
    trials: list[list[Trial]] = []
    for number, (begin, stop) in enumerate(names):
        until = names[number + 1][0] if number + 1 < len(names) else end
        part = fund_part(stream.text[begin:stop]) == "part"
        lines.append(Line((begin, stop)))
        trials.append(_trials(stream, stop, until, roles, style, part, printed))
    for line, trial, second in _together(lines, trials, stream.text):
        line.cells = trial.cells
        line.doubt = second
    return lines


def _names(
    stream: Stream, start: int, end: int, style: int, reasons: bool
) -> list[tuple[int, int]]:
    """Where the names of the lines stand."""
    text, gaps = stream.text, stream.gaps
    names: list[tuple[int, int]] = []
    place = start
    while place < end:
        stop = name_end(text, place, end)
        before = text[place - 1]
        if stop is not None:
            apart = gaps[place] >= SPACE or place == start or not before.isalpha()
            whole = gaps[stop] >= SPACE or stop >= end or bool(_AMOUNT.match(text, stop))
            joined = bool(names) and names[-1][1] == place
            following = name_end(text, stop, end) is not None or text[stop] in ":("
            if (apart or joined) and (whole or following or stop - place > 3):
                names.append((place, stop))
                place = stop
                continue
        elif not names or (gaps[place] >= max(SPACE, style) or before in "0123456789%—-/元万"):
            strange = _strange_name(stream, place, end, reasons)
            if strange is not None:
                names.append((place, strange))
                place = strange
                continue
        place += 1
    return names


def name_end(text: str, place: int, end: int) -> int | None:
    """Where a known name of a line that begins at a place ends, 其中 and brackets included."""
    begin = place
    of_which = text.startswith("其中", place)
    if of_which:
        begin += 2 + (text[place + 2 : place + 3] in (":", "、", ","))
    ends = [stop for stop in words("fund_name").beginning(text, begin) if stop <= end]
    if not ends:
        return None
    stop = brackets_end(text, ends[0])
    return stop + 1 if text[stop : stop + 1] == ":" else stop


def _strange_name(stream: Stream, place: int, end: int, reasons: bool) -> int | None:
    """Where a name in words of its own ends: before an amount."""
    text = stream.text
    if _AMOUNT.match(text, place) or _MONEY_UNIT.match(text, place) or text[place] in ")。，,；;":
        return None
    stop = place
    while stop < end and not _AMOUNT.match(text, stop):
        known = name_end(text, stop, end) if stop > place else None
        if known is not None and not (known >= end or _AMOUNT.match(text, known)):
            return None
        if known == end:
            return known
        stop = known or stop + 1
    if stop - place > 30 or stop - place < 2:
        return None
    if stop >= end and (reasons or stream.gaps[place] < LINE):
        return None
    return stop if not text[place:stop].startswith(("无", "因")) else None


def _trials(
    stream: Stream,
    start: int,
    end: int,
    roles: tuple[str, ...],
    style: int,
    part: bool,
    printed: Decimal | None,
) -> list[Trial]:
    """The ways to deal a line's amounts to the columns, the cheapest first."""
    if start >= end:
        return [Trial(0.0, (), {})]
    if end - start > _LONGEST_LINE:
        return [Trial(_STRAY, ((len(roles), start, end),), {})]
    cuts = Cuts(stream, start, end, style, lines=False)
    partial: dict[int, list[tuple[float, tuple[Held, ...]]]] = {start: [(0.0, ())]}
    text = stream.text
    empty = not re.search(r"[0-9]", text[start:end])
    for column, role in enumerate(roles):
        lacking = (_PART if part else _NEEDED).get(role, _NEEDED.get(role, 0.0))
        lacking = 0.0 if empty else lacking
        suits = fit_of(role) if role != "forecast" else fit.money
        reached: dict[int, list[tuple[float, tuple[Held, ...]]]] = {}
        for place, found in partial.items():
            reached.setdefault(place, []).extend((cost + lacking, held) for cost, held in found)
            number = cuts.following.get(place)
            if number is None or role in ("name", "side", "blank"):
                continue
            for stop in cuts.places[number : number + _LONGEST]:
                cost = suits(text[place:stop])
                if cost is None:
                    continue
                cost += cuts.cost[stop] + cuts.joined(place, stop)
                piece, own = text[place:stop], role in _MONEY
                reached.setdefault(stop, []).extend(
                    (
                        before + cost + (_other_size(piece, held, roles, text) if own else 0.0),
                        (*held, (column, place, stop)),
                    )
                    for before, held in found
                )
        partial = {place: sorted(found)[:_KEPT] for place, found in reached.items()}
    trials = [
        _judged(cost, held, roles, text, part, printed) for cost, held in partial.get(end, ())
    ]
    if not trials:
        return [Trial(_STRAY, ((len(roles), start, end),), {})]
    trials.sort(key=lambda trial: trial.cost)
    return trials


def _other_size(piece: str, held: tuple[Held, ...], roles: tuple[str, ...], text: str) -> float:
    """What it costs an amount of money to have many digits more or fewer than the one before."""
    if not held or roles[held[-1][0]] not in _MONEY:
        return 0.0
    before = text[held[-1][1] : held[-1][2]]
    sizes = [len(it.partition(".")[0].lstrip("0")) for it in (before, piece)]
    return 4.0 * max(0, abs(sizes[0] - sizes[1]) - 1) if all(sizes) else 0.0


def _judged(
    cost: float,
    held: tuple[Held, ...],
    roles: tuple[str, ...],
    text: str,
    part: bool,
    printed: Decimal | None,
) -> Trial:
    """A way with what speaks for and against its arithmetic."""
    amounts: dict[str, Decimal] = {}
    cost += _ZERO_CUT * _cuts_zero(held, text)
    for column, start, end in held:
        amount = _amount(text[start:end])
        if amount is not None:
            amounts[roles[column]] = amount
    budget, spent = amounts.get("adjusted"), amounts.get("executed")
    rate, points = amounts.get("rate"), amounts.get("points", amounts.get("weight", printed))
    score, first = amounts.get("score"), amounts.get("original")
    if budget is not None and spent is not None:
        if rate is not None and budget:
            cost += -8 if abs(spent / budget - _share(rate, text, held, roles)) < _NEAR else 8
        if spent > budget * 2 and budget:
            cost += 6
        elif spent > budget * Decimal("1.05"):
            cost += 2
        if budget and spent * 20 < budget and rate is None:
            cost += 3
        cost += 1.0 * _uneven(roles, text, held)
    if rate is not None:
        over = _share(rate, text, held, roles) - Decimal("1.2")
        cost += 0 if over <= 0 else 3 if over < 1 else 8
    if "executed_to_date" in amounts:
        share = _share(rate, text, held, roles) if rate is not None else None
        cost += _in_the_year(amounts, budget or first, share)
        cost += 1.0 * _uneven(roles, text, held)
    if budget and budget == spent:
        cost -= 2
    if first and budget:
        cost += -3 if first == budget else 3 * (not Decimal("0.2") < budget / first < 5)
    if points is not None and ("points" in amounts or "weight" in amounts):
        cost += -2 if points in (10, 20) else 0 if points % 5 == 0 else 4
    if points is not None and score is not None:
        if score > points:
            cost += 20
        elif rate is not None:
            share = min(_share(rate, text, held, roles), Decimal(1))
            cost += -6 if abs(points * share - score) < Decimal("0.06") else 2
    return Trial(cost, held, amounts)


def _in_the_year(
    amounts: dict[str, Decimal], budget: Decimal | None, share: Decimal | None
) -> float:
    """What speaks for and against what was spent by some month and is expected for the year."""
    reached, expected = amounts["executed_to_date"], amounts.get("forecast")
    cost = 0.0
    if budget and share is not None:
        precise = share != round(share, 2)
        cost -= 8 * (abs(reached / budget - share) < (_NEAR / 10 if precise else _NEAR))
    if budget and expected:
        cost += -3 if expected == budget else 2 * (not Decimal("0.3") < expected / budget <= 1)
    for most in (budget, expected):
        if most is not None and reached > most:
            cost += 4
    return cost


def _cuts_zero(held: tuple[Held, ...], text: str) -> int:
    """How many cells begin with a 0 that stands right behind another digit."""
    return sum(
        text[start] == "0" and text[start - 1].isdigit() and text[start + 1 : start + 2] != "."
        for _, start, _ in held
    )


def _share(rate: Decimal, text: str, held: tuple[Held, ...], roles: tuple[str, ...]) -> Decimal:
    """A rate as a share: 98.4% and 98.4 are 0.984."""
    for column, _, end in held:
        if roles[column] == "rate" and text[end - 1] in "%比":
            return rate / 100
    return rate / 100 if rate > Decimal("1.5") else rate


def _amount(text: str) -> Decimal | None:
    plain = re.sub(r"(?:万元|亿元|元|万|亿|%|分|百分比)$", "", text).replace(",", "")
    return Decimal(plain) if re.fullmatch(r"[0-9]+(?:\.[0-9]+)?", plain) else None


def _uneven(roles: tuple[str, ...], text: str, held: tuple[Held, ...]) -> int:
    """How many amounts of money have other decimals than the first."""
    decimals = [
        len(text[start:end].rpartition(".")[2]) if "." in text[start:end] else 0
        for column, start, end in held
        if roles[column] in _MONEY
    ]
    return sum(1 for count in decimals[1:] if count != decimals[0])


def _together(
    lines: list[Line], trials: list[list[Trial]], text: str
) -> list[tuple[Line, Trial, tuple[Held, ...] | None]]:
    """The best reading of all lines: parts add up to their total."""
    chosen: list[Trial] = [found[0] for found in trials]
    parts = [n for n, line in enumerate(lines) if fund_part(text[slice(*line.name)]) == "part"]
    whole = [n for n in range(len(lines)) if n not in parts]
    if whole and parts and len(parts) < _LINES and parts[0] > whole[0]:
        total = max(number for number in whole if number < parts[0])
        group = [total, *[n for n in parts if n > total]]
        ways = product(*(trials[number][:_WAYS] for number in group))
        weighed = [
            (sum(trial.cost for trial in way) + _sums(way) + _finer(way), order, way)
            for order, way in enumerate(islice(ways, _WAYS**_LINES))
        ]
        for number, trial in zip(group, min(weighed)[2], strict=True):
            chosen[number] = trial
    found: list[tuple[Line, Trial, tuple[Held, ...] | None]] = []
    for line, trial, others in zip(lines, chosen, trials, strict=True):
        second = next(
            (
                other.cells
                for other in others[:_WAYS]
                if other.amounts != trial.amounts and other.cost <= trial.cost + _EQUAL
            ),
            None,
        )
        found.append((line, trial, second))
    return found


def _finer(way: tuple[Trial, ...]) -> float:
    """What speaks against parts with more decimals than their total has."""
    most = [
        max(
            (
                len(str(amount).rpartition(".")[2]) if "." in str(amount) else 0
                for role, amount in trial.amounts.items()
                if role in _MONEY
            ),
            default=0,
        )
        for trial in way
    ]
    return 4.0 * sum(count > most[0] for count in most[1:])


def _sums(way: tuple[Trial, ...]) -> float:
    """What speaks for and against parts beside their total."""
    total, *parts = way
    cost = 0.0
    for role in _MONEY:
        whole = total.amounts.get(role)
        held = [part.amounts[role] for part in parts if role in part.amounts]
        if whole is None or not held:
            continue
        if sum(held) == whole:
            cost -= 6
        elif whole:
            cost += 1 + 4 * any(amount > whole for amount in held)
    return cost
