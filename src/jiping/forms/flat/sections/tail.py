"""The end of a form in a text without cell borders: the total, reasons and measures, notes."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from msgspec import Struct

from jiping.forms.flat.made import Piece, made
from jiping.forms.flat.rows import fit
from jiping.forms.flat.sections import head
from jiping.forms.flat.stream import LINE, SPACE, Stream
from jiping.forms.flat.words import brackets_end, words
from jiping.forms.seen.rows import Row
from jiping.terms import closing_field, label

if TYPE_CHECKING:
    from jiping.forms.flat.sectioned import Parter

_GRADE = re.compile(r"\(?(?:优秀|良好|中等|较差|合格|不合格|一般|[优良中差](?:等)?)\)?")
_NUMBERS = re.compile(r"[0-9.]+分?")
_MORE = re.compile(
    r"(?:(?:及|和|与|、)(?:拟采取的?)?(?:结果(?:拟)?(?:应用|运用)|改进(?:的)?措施|整改措施|原因分析|建议|问题|不足|困难))*"
    r"(?:方案|情况|分析|说明|建议|计划)?"
)
_LONG_LABEL = 8
_SHORT_LABEL = 3
_IN_PROSE = "的,，、。；;是有和及与为较不得已"
"""What stands behind a label's words where they are prose."""
_TOTAL_BEHIND = re.compile(
    r":?(?:100)?[0-9]{2}(?:\.[0-9]{1,2}?)?(?:100)?(?![0-9.个万亿元%名人户次项处])"
)
"""What stands behind the label of a total right behind a reason: 已催促总分10094.8."""
_TOTALS = ("total", "head", "column")
_ENDED = "0123456789%分。；;)）优良中差无…"


class Option(Struct):
    """One way to read the numbers of a total."""

    pieces: list[Piece]
    points: Decimal | None
    total: Decimal | None

    def weigh(self, points: Decimal, score: Decimal) -> float:
        """What speaks for and against it, given the sums of the rows."""
        cost = 0.0
        if self.total is not None and score:
            cost += -12 if self.total == score else 4 + min(4.0, float(abs(self.total - score)) / 5)
        if self.points is not None:
            cost += -5 if self.points == points else -3 if self.points == 100 else 5
            if self.total is not None and self.total > self.points:
                cost += 6
        elif points:
            cost += 1.5
        return cost


class Total(Struct):
    """The total line: its label, the ways to read what stands behind it, and where it ends."""

    name: Piece
    options: list[Option]
    end: int
    below: bool = False

    def row(self, stream: Stream, option: Option | None) -> Row:
        """The line as a row."""
        pieces = option.pieces if option is not None else []
        return made(stream, [self.name, *pieces])


def ends_rows(stream: Stream, start: int, end: int, style: int) -> int:
    """Where the rows of indicators have ended: at a total, a closing label or a title."""
    text, gaps = stream.text, stream.gaps
    for place in range(start + 1, end):
        apart = gaps[place] >= SPACE or text[place - 1] in _ENDED
        if not apart:
            if _is_total_behind(stream, place, end):
                return place
            continue
        if total_at(stream, place, end) is not None:
            return place
        if _tail_label(stream, place, end) is not None:
            return place
        if gaps[place] == LINE:
            title = head.title_in(stream, place, min(end, place + 80))
            if title is not None and title[0] == place:
                return place
    del style
    return end


def _is_total_behind(stream: Stream, place: int, end: int) -> bool:
    """Whether a total begins right behind a word: its label, and numbers of a total."""
    text = stream.text
    if text.startswith("比例", place - 2):
        return False  # 按比例得分|合计
    stops = words("total").beginning(text, place)
    numbered = any(_TOTAL_BEHIND.match(text, stop, end) for stop in stops)
    return numbered and total_at(stream, place, end) is not None


def total_at(stream: Stream, place: int, end: int) -> Total | None:
    """The total line that begins at a place."""
    text, gaps = stream.text, stream.gaps
    stops = words("total").beginning(text, place)
    for stop in stops:
        if stop > end:
            continue
        stop = brackets_end(text, stop)
        stop_ = stop + 1 if text[stop : stop + 1] == ":" else stop
        pieces, until = _behind(stream, stop_, end)
        if not pieces and stop_ < end and not (gaps[stop_] == LINE or text[stop_] in "…—-/"):
            continue
        return Total((1, place, stop), _options(stream, pieces), until)
    return None


def next_total(stream: Stream, start: int, end: int) -> Total | None:
    """The first total line between two places, where other rows of the end stand before it."""
    for place in range(start + 1, end):
        if stream.gaps[place] >= SPACE or stream.text[place - 1] in _ENDED:
            found = total_at(stream, place, end)
            if found is not None:
                return found
    return None


def _behind(stream: Stream, place: int, end: int) -> tuple[list[tuple[str, int, int]], int]:
    """Numbers, grades and labels behind the label of a total: what each is, and where."""
    text, gaps = stream.text, stream.gaps
    found: list[tuple[str, int, int]] = []
    while place < end:
        number = _NUMBERS.match(text, place, end)
        if number:
            stop = place + 1
            while stop < number.end() and gaps[stop] < SPACE:
                stop += 1
            if _enumerates(text, place, stop, gaps[place]):
                break
            found.append(("number", place, stop))
            place = stop
            continue
        stops = [
            stop
            for stop in words(*_TOTALS).beginning(text, place)
            if stop <= end and _of_total(text[place:stop])
        ]
        if stops:
            found.append(("label", place, stops[0]))
            place = stops[0] + (text[stops[0] : stops[0] + 1] == ":")
            continue
        grade = _GRADE.match(text, place, end)
        if grade and (
            grade.end() >= end or gaps[grade.end()] or not text[grade.end()].isalpha() or found
        ):
            found.append(("grade", place, grade.end()))
            place = grade.end()
            continue
        break
    return found, place


def _enumerates(text: str, place: int, stop: int, gap: int) -> bool:
    """Whether a number is that of a list or a date behind the total: 1、 2021年."""
    return text[stop : stop + 1] in ("、", "年", "月", ")") and gap >= 0


def _of_total(text: str) -> bool:
    meaning = label(text)
    if meaning is None:
        return False
    return bool(
        meaning.total
        or meaning.head in ("claimed_total", "claimed_grade")
        or meaning.column in ("points", "score", "weight")
    )


def _options(stream: Stream, found: list[tuple[str, int, int]]) -> list[Option]:
    """The ways to read numbers that may have run together."""
    if any(what == "label" for what, _, _ in found):
        pieces = [(column, a, b) for column, (_, a, b) in enumerate(found, 2)]
        return [Option(pieces, None, None)]
    numbers = [(a, b) for what, a, b in found if what == "number"]
    rest = [(a, b) for what, a, b in found if what != "number"]
    text = stream.text
    ways: list[list[tuple[int, int]]] = []
    if len(numbers) == 1:
        a, b = numbers[0]
        ways.append([(a, b)])
        ways += [[(a, cut), (cut, b)] for cut in range(a + 1, b)]
    else:
        ways.append(numbers)
    options: list[Option] = []
    for way in ways:
        amounts = [fit.marks(text[a:b]) for a, b in way]
        if any(amount is None for amount in amounts):
            continue
        pieces = [(column, a, b) for column, (a, b) in enumerate((*way, *rest), 2)]
        points = amounts[0] if len(amounts) > 1 else None
        options.append(Option(pieces, points, amounts[-1] if amounts else None))
    if options:
        return options
    return [Option([(c, a, b) for c, (_, a, b) in enumerate(found, 2)], None, None)]


def _tail_label(stream: Stream, place: int, end: int) -> tuple[int, bool] | None:
    """Where a label of the form's end that begins at a place ends, and whether it is certain."""
    text, gaps = stream.text, stream.gaps
    for stop in words("closing", "note", "review", "person", "head").beginning(text, place):
        if stop > end:
            continue
        meaning = label(text[place:stop])
        if meaning is None:
            continue
        if meaning.closing and closing_field(text[place:stop]):
            more = _MORE.match(text, stop, end)
            stop = more.end() if more else stop
        stop = brackets_end(text, stop)
        colon = text[stop : stop + 1] == ":"
        closed = colon or stop >= end or gaps[stop] >= SPACE
        if stop - place < 4 and not (closed and gaps[place] >= SPACE) and not colon:
            continue
        if (
            meaning.head
            and not (meaning.closing or meaning.note)
            and not (colon or gaps[place] == LINE)
        ):
            continue
        if any(gaps[place + 1 : stop]) and stop - place < 4:
            continue
        if meaning.column and not meaning.closing and not meaning.note:
            continue
        return stop, colon or gaps[place] == LINE
    return None


def tail_rows(parter: Parter, place: int, end: int) -> int:
    """Rows of the form's end between two places; where the next form begins."""
    stream = parter.stream
    text, gaps = stream.text, stream.gaps
    title = head.title_in(stream, place, end)
    stop = title[0] if title else end
    if title is None and end < len(stream):
        pairs, first = head.pairs_in(stream, place, end)
        if any(pair.meaning.head in ("project", "unit", "line_department") for pair in pairs):
            stop = first
    labels: list[tuple[int, int]] = []
    number = place
    while number < stop:
        apart = gaps[number] >= SPACE or number == place or text[number - 1] in _ENDED
        found = _tail_label(stream, number, stop)
        if found is not None and not apart and found[0] - number < _LONG_LABEL:
            name = text[number : found[0]]
            next_one = labels and len(name) > _SHORT_LABEL and text.count(name, place, stop) == 1
            if not next_one or not closing_field(name) or text[found[0]] in _IN_PROSE:
                found = None
        if found is None:
            number += 1
            continue
        labels.append((number, found[0]))
        number = found[0]
    first = labels[0][0] if labels else stop
    parter.loose(place, first)
    for order, (begin, after) in enumerate(labels):
        until = labels[order + 1][0] if order + 1 < len(labels) else stop
        value = after + 1 if text[after : after + 1] == ":" else after
        pieces: list[Piece] = [(1, begin, after)]
        if value < until:
            pieces.append((2, value, until))
        parter.rows.append(made(stream, pieces))
    return stop
