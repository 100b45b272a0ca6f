"""Signs and digits that recognition and conversion got wrong: ≥ read as 2 or $, O for 0.

The printed text always stays. What is understood is mended where nothing else makes sense (a
letter among digits) or where the row itself decides (the actual, the claimed score, the operators
of the other rows); where nothing decides, it is said that the text is doubtful.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cached_property, lru_cache
from html import unescape
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from jiping.faults import fault
from jiping.forms import cells
from jiping.forms.draft import Draft
from jiping.model import MISREAD, Cell, Finding, Indicator, Value, Where, Words
from jiping.terms import fold

_SUSPECT = frozenset("2$＄《》»«WwSsZz?？&")
_LONGEST = 40
_KEPT = 4096
_WORTH = re.compile(
    r"[OoQlI|丨〇○][0-9.%％]|[0-9][OoQlI|丨〇○]|[0-9][,，][0-9]{1,2}(?![0-9])|[0-9] [0-9.]|&[a-z#]"
    r"|%%|％％|^[$＄《》»«WwSsZz2?？][0-9 =＝]|[OolI]{2}"
)
_ENTITY = re.compile(r"&(?:ge|le|gt|lt|amp|#[0-9]{2,5});")
_TOKEN = re.compile(
    r"(?<![A-Za-z0-9])[0-9OoQlI|丨〇○][0-9OoQlI|丨〇○.,，]*(?![A-Za-z0-9])"
    r"(?:(?<![lI|丨])|(?=[%％年月日时点]))"
)
_LETTERS = str.maketrans("OoQ〇○lI|丨", "000001111")
_LIKE_DIGITS = frozenset("OoQ〇○lI|丨")
_OPERATORS = frozenset("≥≤=＞＜><")
_NUMBER = re.compile(r"(?:0|[1-9][0-9]{0,11}|[1-9][0-9]{0,2}(?:[,，][0-9]{3})+)(?:\.[0-9]+)?")
_COMMA = re.compile(r"(?<![0-9,，])([0-9]{1,3})[,，]([0-9]{1,2})(?=[%％分万元]|$)")
_SPACED = re.compile(r"[0-9](?: [0-9.])+(?: ?[^0-9\s]*)")
_SIGN = re.compile(
    r"(?P<sign>[》»]\s*[=＝]?|[《«]\s*[=＝]?|[$＄WwSsZz2?？])\s*(?P<rest>[1-9][0-9.,]*\D.*)"
)
_UP = frozenset("》»$＄WwZz2")
_HALF = Decimal("0.5")
_FAR = 2
"""A target read otherwise is met by an actual up to so many times as high, and what is printed is
at least so many times higher than the actual."""
_SEVERAL = 2
"""So many counts must begin with a strange 2 before it is taken for a sign."""


class Understood(Struct, frozen=True):
    """What a text is taken for and why; `value` None = a doubt that nothing settles."""

    value: Any
    text: str
    why: Words


def mend(draft: Draft) -> Iterator[Finding]:
    """Mends the values of a form's cells; what is to be said about each, and about doubts."""
    yield from _mend_numbers(draft)
    form = Neighbours(tuple(draft.indicators), draft.reader)
    strange = [
        number
        for number, row in enumerate(draft.indicators)
        if _is_strange(row.target) or _is_strange(row.actual)
    ]
    for index in strange:
        indicator = draft.indicators[index]
        for field, cell in (("target", indicator.target), ("actual", indicator.actual)):
            if cell is None or not _is_strange(cell):
                continue
            found = _plain(cell, draft.reader) or _signed(indicator, field, draft.reader, form)
            if found is None:
                continue
            where = Where(indicator=index, field=field)
            if found.value is None:
                yield fault(
                    "RDG039",
                    where=where,
                    place=cell.place,
                    seen=cell.text,
                    text=cell.text,
                    reason=found.why,
                )
                continue
            mended = _with(cell, found)
            indicator = replace(indicator, **{field: mended})
            draft.indicators[index] = indicator
            yield _mended(where, mended, found)


def _is_strange(cell: Cell[Value] | None) -> bool:
    """Whether a target or actual may have been misread; cheap, for nearly all are not."""
    if cell is None:
        return False
    text, value = cell.text, cell.value
    if not text:
        return False
    if value is None or value.type == "text":
        return len(text) <= _LONGEST and _may_be_misread(text)
    return text[0] in _SUSPECT or bool(value.rest and value.rest[0] in "OolI|%％》《$")


@lru_cache(_KEPT)
def _may_be_misread(text: str) -> bool:
    half = len(text) // 2
    return _WORTH.search(text) is not None or (half > 1 and text[-half:] == text[-2 * half : -half])


# Readings that need no evidence but the text itself


def readings(text: str) -> Sequence[tuple[str, Words]]:
    """What a text without sense may have been, and why, the surest first."""
    return _kept_readings(text) if len(text) <= _LONGEST else tuple(_readings(text))


def _readings(text: str) -> Iterator[tuple[str, Words]]:
    if _ENTITY.search(text):
        yield unescape(text), Words("网页代码没有还原成符号", "an HTML entity was left as it is")
    half, rest = divmod(len(text), 2)
    if not rest and half > 1 and text[::2] == text[1::2] and not text.isdecimal():
        yield text[::2], Words("每个字符都印了两遍", "every character is printed twice")
    for start in (0, 1) if text[:1] in _OPERATORS else (0,):
        body = text[start:]
        half, rest = divmod(len(body), 2)
        if rest or half < 2 or body.isdecimal():
            continue
        if body[:half] == body[half:]:
            yield text[: len(text) - half], Words("同一内容印了两遍", "printed twice")
    if _SPACED.fullmatch(text):
        yield text.replace(" ", ""), Words("数字之间夹了空格", "blanks between the digits")
    lettered = text if _LIKE_DIGITS.isdisjoint(text) else _TOKEN.sub(_digits, text)
    if lettered != text:
        yield lettered, Words("字母 O、l、I 混在数字里", "letters O, l or I among digits")
    if _COMMA.search(text):
        yield _COMMA.sub(r"\1.\2", text), Words("小数点印成了逗号", "a comma for the decimal point")


_kept_readings = lru_cache(_KEPT)(lambda text: tuple(_readings(text)))


def _digits(found: re.Match[str]) -> str:
    """A token of digits and letters as digits, if it is a number then."""
    token = found[0]
    plain = token.translate(_LETTERS)
    real = any(sign in "0123456789" for sign in token) or len(token) > 1
    return plain if real and _NUMBER.fullmatch(plain) else token


def _plain(cell: Cell[Value], reader: cells.Reader) -> Understood | None:
    """The value of a target or actual whose text makes sense only if it was misread."""
    if len(cell.text) > _LONGEST:
        return None
    for text, why in readings(cell.text):
        value = cells.value(text, reader)
        if value is not None and value.type != "text" and not value.rest:
            return Understood(value, text, why)
    return None


def _mend_numbers(draft: Draft) -> Iterator[Finding]:
    """Amounts, points and scores that could not be read as numbers."""
    left = []
    for where, cell in draft.unread:
        found = _number(draft, where, cell)
        if found is None:
            left.append((where, cell))
            continue
        mended = _with(cell, found)
        rows: list[Any] = draft.indicators if where.indicator is not None else draft.funds
        index = where.indicator if where.indicator is not None else where.fund
        assert index is not None
        assert where.field is not None
        rows[index] = replace(rows[index], **{where.field: mended})
        yield _mended(where, mended, found)
    draft.unread = left
    for field in ("claimed_total", "claimed_points", "basic_expenditure", "project_expenditure"):
        total = draft.fields.get(field)
        if total is None or not total.text or total.value is not None:
            continue
        for text, why in readings(total.text[: _LONGEST + 1]):
            value = cells.EVALUATION[field](text, draft.reader)
            if value is not None:
                understood = Understood(value, text, why)
                draft.fields[field] = mended = _with(total, understood)
                yield _mended(Where(field=field), mended, understood)
                break


def _number(draft: Draft, where: Where, cell: Cell[Any]) -> Understood | None:
    """The number that a cell of a column of numbers holds, unless its row speaks against it."""
    if where.field is None or len(cell.text) > _LONGEST:
        return None
    kinds = cells.INDICATOR if where.indicator is not None else cells.FUND
    for text, why in readings(cell.text):
        value = kinds[where.field](text, draft.reader)
        if value is None:
            continue
        if where.indicator is not None and where.field == "score":
            points = draft.indicators[where.indicator].points
            if points is not None and points.value is not None and value > points.value:
                continue
        return Understood(value, text, why)
    return None


# Operators that were read as another sign: the row decides


class Neighbours:
    """The rows of a form as they were read; counted when first asked."""

    def __init__(self, rows: Sequence[Indicator], reader: cells.Reader) -> None:
        self._rows = rows
        self._reader = reader

    @cached_property
    def signs(self) -> Counter[str]:
        """How often the targets begin with each operator."""
        targets = [row.target.value for row in self._rows if row.target is not None]
        return Counter(it.operator for it in targets if it is not None and it.operator is not None)

    @cached_property
    def twos(self) -> int:
        """How many targets begin with a 2 that would make sense as ≥."""
        return sum(1 for row in self._rows if self._begins_with_two(row))

    def _begins_with_two(self, row: Indicator) -> bool:
        target = row.target
        if target is None or target.value is None or target.value.operator is not None:
            return False
        if target.text[:1] != "2" or len(target.text) > _LONGEST:
            return False
        value = cells.value("≥" + target.text[1:], self._reader)
        return (
            value is not None
            and value.type == "number"
            and _same_kind(target.value, value)
            and _witness(row, "target", value, target.value) is not None
        )


def _signed(
    indicator: Indicator, field: str, reader: cells.Reader, form: Neighbours
) -> Understood | None:
    """What a text that begins with a strange sign means; a doubt where nothing decides."""
    cell = getattr(indicator, field)
    found = _strange_sign(cell.text) if len(cell.text) <= _LONGEST else None
    if found is None:
        return None
    sign, rest = found
    operator = "≥" if sign[0] in _UP else "≤"
    text = operator + rest
    value = cells.value(text, reader)
    if value is None or value.type != "number" or value.rest:
        return None
    if sign[0] in "?？":
        strange = Words("开头的符号没有认出来", "the sign in front was not recognised")
        return Understood(None, text, strange)
    printed = cell.value if sign == "2" else None
    if sign == "2" and not _same_kind(printed, value):
        return None
    witness = _witness(indicator, field, value, printed)
    if witness is None and printed is None:
        witness = _alone(indicator, field, operator, sign, form)
    elif printed is not None and witness is not None and value.unit != "%":
        witness = witness if form.twos >= _SEVERAL else None
    if witness is None:
        if (printed is not None and not _is_absurd(printed, value)) or sign[0] in "SsZzWw":
            return None
        doubt = Words(f"可能是“{text}”的误读，没有旁证", f"perhaps {text}; nothing decides")
        return Understood(None, text, doubt)
    why = Words(
        f"“{sign}”是“{operator}”的误读（{witness.zh}）",
        f"“{sign}” was misread for {operator} ({witness.en})",
    )
    return Understood(value, text, why)


@lru_cache(_KEPT)
def _strange_sign(text: str) -> tuple[str, str] | None:
    """A sign in front that may be a misread operator, and what stands behind it."""
    found = _SIGN.fullmatch(fold(text))
    return (found["sign"], found["rest"]) if found is not None else None


def _same_kind(printed: Value | None, value: Value) -> bool:
    """Whether a number that begins with 2 counts the same as what stands behind the 2."""
    return (
        printed is not None
        and printed.type == "number"
        and printed.operator is None
        and printed.number is not None
        and printed.unit == value.unit
        and not printed.rest
    )


def _is_absurd(printed: Value, value: Value) -> bool:
    """A rate of 290 % where 90 % would be plain."""
    return value.unit == "%" and value.number is not None and _HALF <= value.number <= 1


def _witness(indicator: Indicator, field: str, value: Value, printed: Value | None) -> Words | None:
    """What in the row speaks for an operator, None if nothing does.

    For a target: the actual meets it, is far below the text as printed, and the score is full.
    """
    other = indicator.actual if field == "target" else indicator.target
    known = other.value if other is not None else None
    if known is None or known.number is None or value.number is None or known.unit != value.unit:
        return None
    number, bound = known.number, value.number
    if field == "actual":
        same = number == bound and known.operator == value.operator
        return Words("与指标值相同", "the target says the same") if same else None
    met = number >= bound if value.operator == "≥" else number <= bound
    if not met or (value.unit != "%" and number > _FAR * bound):
        return None
    full = _is_full(indicator)
    if printed is None:
        return None if full is False else Words("完成值达到它", "the actual meets it")
    if not full or printed.number is None or number * _FAR > printed.number:
        return None
    return Words(
        "完成值达到它而远不及原文，得分是满分",
        "the actual meets it and is far from the text, with full marks",
    )


def _alone(
    indicator: Indicator, field: str, operator: str, sign: str, form: Neighbours
) -> Words | None:
    """Where the row itself says nothing: whether all the other rows use this operator."""
    if form.signs[operator] < 2 or form.signs[sign]:
        return None
    other = "≤" if operator == "≥" else "≥"
    silent = indicator.actual is None or not indicator.actual.text
    if field != "target" or not silent or form.signs[other]:
        return None
    return Words(f"别的行都用“{operator}”", f"the other rows use {operator}")


def _is_full(indicator: Indicator) -> bool | None:
    """Whether the row claims full marks; None if that cannot be told."""
    points, score = indicator.points, indicator.score
    if points is None or score is None or points.value is None or score.value is None:
        return None
    return bool(score.value >= points.value)


# What is said


def _with(cell: Cell[Any], found: Understood) -> Cell[Any]:
    """The cell with another value; its text stays, and its place says why."""
    place = cell.place
    if place is not None:
        before = f"{place.repaired}；" if place.repaired else ""
        place = replace(place, repaired=f"{before}{MISREAD}：{found.why.zh}，按“{found.text}”理解")
    return Cell(cell.text, found.value, place)


def _mended(where: Where, cell: Cell[Any], found: Understood) -> Finding:
    return fault(
        "RDG038",
        where=where,
        place=cell.place,
        seen=cell.text,
        expected=found.text,
        text=cell.text,
        meant=found.text,
        reason=found.why,
    )
