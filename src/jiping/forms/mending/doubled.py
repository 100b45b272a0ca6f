"""Rows that were printed twice one below the other: told by the sums of points and scores.

A row like the one above it is dropped only where the totals come out without it and do not with
it; otherwise both stay, and the check for duplicate indicators speaks of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from operator import eq

from msgspec.structs import replace

from jiping.faults import fault
from jiping.forms.draft import Draft
from jiping.model import Cell, Finding, Indicator, Place, Where, Words
from jiping.terms import place_words

_FIELDS = ("target", "actual", "points", "weight", "score")
_FULL = Decimal(100)
_NEAR = Decimal("0.01")
_HOW = Words(
    "与上一行完全相同，合计数说明它只算一行，已去掉重复的一行",
    "it is the row above over again, and the totals count it once; the repetition was left out",
)


def drop_doubled(draft: Draft) -> None:
    """Drops doubled rows from a draft where the totals speak against them, with a finding each."""
    rows = draft.indicators
    names = [row.path[-1].text if row.path else "" for row in rows]
    if not any(map(eq, names, names[1:])):
        return
    doubled = [
        n
        for n in range(1, len(rows))
        if names[n] == names[n - 1] and names[n] and _alike(rows[n - 1], rows[n])
    ]
    if not doubled or not _told_by_sums(draft, doubled):
        return
    kept = [number for number in range(len(rows)) if number not in doubled]
    new = {number: order for order, number in enumerate(kept)}
    new |= {number: new[_first(number, doubled)] for number in doubled}
    said = [_finding(rows[number], new[number]) for number in doubled]
    draft.indicators = [_moved(rows[number], new) for number in kept]
    draft.findings = [*(_at(finding, new) for finding in draft.findings), *said]
    draft.unread = [
        (_where(where, new), cell) for where, cell in draft.unread if where.indicator not in doubled
    ]


def _alike(above: Indicator, row: Indicator) -> bool:
    """Whether a row says in every cell what the row above it, of the same name, says."""
    answers = [getattr(row, field) for field in _FIELDS]
    if not any(cell is not None and cell.text for cell in answers):
        return False
    levels = (*row.path[:-1], *answers)
    upper = (*above.path[:-1], *(getattr(above, field) for field in _FIELDS))
    return all(_text(one) == _text(other) for one, other in zip(levels, upper, strict=True))


def _text(cell: Cell[object] | None) -> str | None:
    return cell.text if cell is not None else None


def _told_by_sums(draft: Draft, doubled: list[int]) -> bool:
    """Whether points or scores come to their totals without the doubled rows and not with them."""
    told = [
        verdict
        for field, total in (("points", "claimed_points"), ("score", "claimed_total"))
        if (verdict := _told_by(draft, doubled, field, total)) is not None
    ]
    return bool(told) and all(told)


def _told_by(draft: Draft, doubled: list[int], field: str, total: str) -> bool | None:
    printed = draft.fields.get(total)
    claimed = printed.value if printed is not None else None
    wanted = {claimed} if claimed is not None else {_FULL} if field == "points" else set()
    values = [_number(row, field) for row in draft.indicators]
    if not wanted or not any(values[number] for number in doubled):
        return None
    whole = sum((value for value in values if value is not None), Decimal(0))
    beside = sum(
        (value for fund in draft.funds if (value := _number(fund, field)) is not None), Decimal(0)
    )
    extra = sum((values[number] or Decimal(0) for number in doubled), Decimal(0))
    sums = {True: {whole - extra, whole - extra + beside}, False: {whole, whole + beside}}
    comes = {
        dropped: any(abs(one - other) <= _NEAR for one in found for other in wanted)
        for dropped, found in sums.items()
    }
    return None if comes[True] == comes[False] else comes[True]


def _number(row: object, field: str) -> Decimal | None:
    cell = getattr(row, field)
    value = cell.value if cell is not None else None
    return value if isinstance(value, Decimal) else None


def _first(number: int, doubled: list[int]) -> int:
    """The row that a doubled one repeats."""
    while number in doubled:
        number -= 1
    return number


def _moved(row: Indicator, new: dict[int, int]) -> Indicator:
    return row if row.part_of is None else replace(row, part_of=new[row.part_of])


def _at(finding: Finding, new: dict[int, int]) -> Finding:
    return replace(finding, where=_where(finding.where, new)) if finding.where else finding


def _where(where: Where, new: dict[int, int]) -> Where:
    if where.indicator is None:
        return where
    return replace(where, indicator=new.get(where.indicator, where.indicator))


def _finding(row: Indicator, index: int) -> Finding:
    place = next(_places(row), Place())
    words, name = place_words(place, row_only=True), row.path[-1].text[:20]
    told = Words(f"{words.zh}“{name}”", f"{words.en} “{name}”")
    return fault("RDG025", where=Where(indicator=index), place=place, row=told, how=_HOW)


def _places(row: Indicator) -> Iterator[Place]:
    for cell in (row.path[-1], row.score, row.target):
        if cell is not None and cell.place is not None:
            yield cell.place
