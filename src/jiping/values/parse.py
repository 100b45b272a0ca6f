"""Targets and actuals: one text in, one `Value` out."""

from __future__ import annotations

import re

from jiping.model import Value
from jiping.terms import is_prompt
from jiping.values.comparisons import comparison_of
from jiping.values.dates import parse_date
from jiping.values.deadlines import date_value
from jiping.values.fractions import BEGINS, fraction
from jiping.values.leading import bounds, interval, leading, spread
from jiping.values.numbers import NUMERALS, parse_number
from jiping.values.operators import BEFORE, operator_before, operator_in_cell
from jiping.values.quantities import number_value, tail_of
from jiping.values.reports import told
from jiping.values.sentence import compared_value, named_quantity, sentence, with_rest
from jiping.values.signs import normalise
from jiping.values.units import KNOWN, is_time
from jiping.values.words import TEXT, WORDS, level_of
from jiping.values.zero import zero_of

_NARRATIVE = 120  # characters; what is longer tells a story
_PHRASE = 40  # the same for a text without a figure
_FILLER = "-/\\…_~"
_DASHES = "—―─"  # before a number these are no minus
_BRACKETS = {"(": ")", "[": "]", '"': '"', "【": "】"}
_NUMERIC = frozenset("0123456789≥≤><=≈+-")
_DIGIT = re.compile("[0-9]")
_DATED = re.compile("[0-9]{4}年|[0-9]{1,2}月")
_PERCENT = re.compile("%|百分[比号]")
_THOUSANDS = re.compile("(?<![0-9.,] )(?<![0-9.,])[0-9]{1,3}(?: [0-9]{3})+(?![0-9]| [0-9])")
_ENDS_IN_NUMBER = re.compile("[0-9]$")
_LEVEL_START = frozenset("达部未已全基完较实均")
_NUMERAL_START = frozenset(
    "一二两三四五六七八九十壹贰叁肆伍陆柒捌玖拾百千达不大小高低多少至最控限压超突优好等恰约接将近"
)
_BEHIND = re.compile("[(,;:。]|(?:及|或)?以上$")
_SPELT = re.compile(
    f"(?:达到|达)?({BEFORE})?(?:(百分之|千分之)([{NUMERALS}点0-9.]+)|(百分百)|([{NUMERALS}点]+))(.*)"
)
_SPELT_RANGE = re.compile(f"([{NUMERALS}]+)[至到~-]([{NUMERALS}]+)([^,;。]{{1,8}})")
_EVERY = re.compile(
    "(每(?:半?年|学年|学期|季度?|个?月|周|星期|旬|天|日))(?:开展|组织|召开|举办|进行)?"
)
# Behind a Chinese numeral these make a word (一级, 十分, 一期), not a count.
_WORDLIKE = frozenset("级分期类等段档层星点成道面线万亿度方种")
_DATE_START = frozenset("QqＱ上下年第本当今次翌来于在截一二三四五六七八九十")


def parse_value(
    text: str, *, year: int | None = None, operator: str | None = None, unit: str | None = None
) -> Value | None:
    """The target or actual printed in a cell, understood; None for a blank or a filler (—, /).

    `year`: the form's, for dates printed without one. `operator`, `unit`: the texts of cells of
    their own; what the text itself prints goes first. Percentages are shares; 万 and 亿 multiply a
    count (1.5万人次 is 15000 人次) and belong to the unit of money (30万元). A bound of 0 is type
    zero. Of several statements the quantity at the very start answers, if it is whole and no other
    counts in its unit (1次,参检352人 is 1次); an activity at the start (走访4次; …) makes it text.
    What was not understood stands in `rest`; text that is words only, or whose digits are
    malformed, is type text.
    """
    printed, text = text, normalise(text)
    if not text:
        return None
    if text[0] in _FILLER:
        if not text.strip(_FILLER):
            return None
        if printed.lstrip()[0] in _DASHES:
            text = text.lstrip("-")
    if operator is not None or unit is not None:
        return _with_cells(text, year, operator, unit)
    return _parsed(text, year)


def _parsed(text: str, year: int | None) -> Value:
    if len(text) > _NARRATIVE:
        return TEXT
    if known := WORDS.get(text):
        return known
    if is_prompt(text):
        return TEXT
    if " " in text and _DIGIT.search(text):
        text = _THOUSANDS.sub(_closed, text)
    if "/10万" in text:
        text = text.replace("/10万", "/十万")
    first = text[0]
    if first in _NUMERIC:
        value = leading(text, year)
        if value.type != "text":
            return value
        if _DATED.match(text):
            return sentence(text, year)
        return bounds(text) or named_quantity(text) or value
    if first in _BRACKETS and text[-1] == _BRACKETS[first] and len(text) > 2:
        return _bracketed(first, text[1:-1], year)
    if _DIGIT.search(text) is None:
        return _words(text, year)
    if "±" in text and (value := spread(text)).type == "range":
        return value
    if first in _DATE_START and (dated := date_value(text, year)):
        return dated
    return ("百分之" in text and _spelt(text)) or sentence(text, year)


def _closed(found: re.Match[str]) -> str:
    """A number printed with spaces between its thousands."""
    return found[0].replace(" ", "")


def _bracketed(opened: str, text: str, year: int | None) -> Value:
    """What the brackets around a whole cell hold; in square ones perhaps an interval."""
    value = interval(text) if opened == "[" else TEXT
    return _parsed(text, year) if value.type == "text" else value


def _words(text: str, year: int | None) -> Value:
    """A text without digits."""
    if text[-1] in "。;,.!":
        text = text.rstrip("。;,.!")
        if known := WORDS.get(text):
            return known
    if not text:
        return TEXT
    first = text[0]
    if len(text) > _PHRASE:
        return TEXT
    if first in _DATE_START and (dated := date_value(text, year)):
        return dated
    if first in _LEVEL_START and (level := level_of(text)):
        return level
    if first in _NUMERAL_START and (value := _spelt(text) or _spelt_range(text)):
        return value
    if (first in BEGINS or first in _NUMERAL_START) and (part := fraction(text)):
        return part
    if first == "每" and (every := _EVERY.match(text)):
        value = _spelt(text[every.end() :]) or _spelt_range(text[every.end() :])
        if value is not None:
            return with_rest(value, every[1])
    if zero := zero_of(text):
        return zero
    if compared := comparison_of(text):
        return compared_value(compared, year)
    return _answered(text)


def _answered(text: str) -> Value:
    """A known answer with something behind it: 是(已验收), 良好以上."""
    found = _BEHIND.search(text)
    answer = WORDS.get(text[: found.start()]) if found else None
    if found is None or answer is None or answer.type not in ("yes_no", "level"):
        return told(text) or TEXT
    above = found[0].endswith("以上")
    return Value(
        type=answer.type,
        operator="≥" if above and answer.type == "level" else None,
        answer=answer.answer,
        level=answer.level,
        rest="" if above else text[found.start() :].strip("(),;:。"),
    )


def _spelt(text: str) -> Value | None:
    """A number in Chinese numerals with a known unit (两次, 百分之九十五以上); None if none."""
    found = _SPELT.fullmatch(text)
    if found is None:
        return None
    words, parts, share, whole, numeral, behind = found.groups()
    sign = operator_before(words) if words else None
    if parts or whole:
        number = parse_number(share) if share and share != "百" else parse_number("100")
        tail = tail_of(("‰" if parts == "千分之" else "%") + behind)
        return None if number is None or tail is None else number_value(sign, number, tail)
    if behind.startswith("元") and numeral[-1] in "万亿":
        numeral, behind = numeral[:-1], numeral[-1] + behind
    number = parse_number(numeral)
    tail = tail_of(behind)
    if number is None or tail is None or tail.rest or tail.unit in _WORDLIKE:
        return None
    if words == "近" and is_time(tail.unit or ""):
        return None
    return number_value(sign, number, tail) if tail.unit in KNOWN else None


def _spelt_range(text: str) -> Value | None:
    """A range in Chinese numerals with a known unit (二至三次, 三到五个工作日); None if none."""
    found = _SPELT_RANGE.fullmatch(text)
    if found is None:
        return None
    low, high = parse_number(found[1]), parse_number(found[2])
    if low is None or high is None:
        return None
    value = leading(f"{low}-{high}{found[3]}", None)
    return value if value.type == "range" and value.unit in KNOWN else None


def _with_cells(text: str, year: int | None, operator: str | None, unit: str | None) -> Value:
    """The value of a text whose operator and unit stand in cells of their own."""
    sign = operator_in_cell(operator)
    joined = text
    if unit and _ENDS_IN_NUMBER.search(text) and not (parse_date(text) and len(text) > 7):
        unit = normalise(unit).strip(_FILLER)
        joined = text + ("%" if _PERCENT.search(unit) else unit)
    value = _parsed(joined, year)
    if value.type == "text" and joined is not text:
        value = _parsed(text, year)
    if value.type == "date" and sign in ("≥", ">") and joined is not text and unit == "月":
        return _parsed(f"{sign}{joined}", year)
    if sign is None or value.operator is not None:
        return value
    if value.type == "text" and (compared := comparison_of(sign + text)):
        return compared_value(compared, year)
    if value.type == "zero" and value.number is not None and sign in ("≥", ">"):
        return Value(type="number", operator=sign, number=value.number, unit=value.unit)
    if value.type not in ("number", "zero", "date"):
        return value
    return Value(
        type=value.type,
        operator=sign,
        number=value.number,
        unit=value.unit,
        date=value.date,
        rest=value.rest,
    )
