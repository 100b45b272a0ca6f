"""Serial numbers as dates and times, laid out by the tokens of a number format."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal

from jiping.readers.excel.numerals import SETS, counted, spelled

LAST_DAY = 2_958_465
"""31 December 9999, in the calendar from 1900."""
YEARS_BETWEEN = 1462
"""Days from the beginning of one calendar to that of the other."""
DAY = 86_400
EPOCH_1900 = datetime(1899, 12, 30)  # noqa: DTZ001 (a cell's time has no zone)
EPOCH_1904 = datetime(1904, 1, 1)  # noqa: DTZ001
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
WEEK = "一二三四五六日"

Token = tuple[str, str]


def show_date(
    serial: Decimal,
    tokens: Sequence[Token],
    *,
    from_1904: bool = False,
    numerals: str = "",
    chinese: bool = False,
) -> str | None:
    """The date or time that the tokens lay out; None where the number is no date.

    `numerals` "1" or "2" spell numbers in Chinese ([DBNum1], [DBNum2]).
    """
    if not 0 <= serial < LAST_DAY - YEARS_BETWEEN * from_1904:
        return None
    places = max(
        (len(text.partition(".")[2]) for kind, text in tokens if kind == "date"), default=0
    )
    seconds = (serial * DAY).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    moment = _moment(seconds, from_1904)
    twelve = any(kind == "half" for kind, _ in tokens)
    parts: list[str] = []
    for index, (kind, text) in enumerate(tokens):
        if kind == "date":
            name = "minute" if _is_minute(tokens, index) else ""
            shown = _part(text.lower(), name, moment, seconds, twelve, chinese)
            parts.append(_numeral(shown, text, numerals))
        elif kind == "elapsed":
            parts.append(_elapsed(text.lower(), seconds))
        elif kind == "half":
            parts.append(_half(text, moment))
        else:
            parts.append(text)
    return "".join(parts)


def _moment(seconds: Decimal, from_1904: bool) -> datetime:
    """The 1900 calendar has a 29 February 1900 (day 60) that never was; it is shown as the 28th."""
    epoch = EPOCH_1904 if from_1904 else EPOCH_1900
    if not from_1904 and seconds < 60 * DAY:
        epoch += timedelta(days=1)
    whole = int(seconds)
    micro = int((seconds - whole) * 1_000_000)
    return epoch + timedelta(seconds=whole, microseconds=micro)


def _is_minute(tokens: Sequence[Token], index: int) -> bool:
    """m and mm are minutes after hours or before seconds."""
    text = tokens[index][1].lower()
    if text not in ("m", "mm"):
        return False
    timed = [(i, t.lower()[0]) for i, (kind, t) in enumerate(tokens) if kind in ("date", "elapsed")]
    before = [letter for i, letter in timed if i < index]
    after = [letter for i, letter in timed if i > index]
    return before[-1:] == ["h"] or after[:1] == ["s"]


def _part(
    token: str, name: str, moment: datetime, seconds: Decimal, twelve: bool, chinese: bool
) -> str:
    letter, length = token[0], len(token.partition(".")[0])
    if name == "minute":
        return f"{moment.minute:0{length}d}"
    if letter in "ye":
        return f"{moment.year % 100:02d}" if letter == "y" and length < 3 else f"{moment.year:04d}"
    if letter == "m":
        if length < 3:
            return f"{moment.month:0{length}d}"
        if chinese:
            return f"{_month(moment.month)}月"
        word = MONTHS[moment.month - 1]
        return word[:3] if length == 3 else word[:1] if length == 5 else word
    if letter in "da":
        return _day(letter, length, moment, chinese)
    if letter == "h":
        hour = (moment.hour % 12 or 12) if twelve else moment.hour
        return f"{hour:0{min(length, 2)}d}"
    if letter == "s":
        decimals = token.partition(".")[2]
        fraction = f"{seconds % 1:f}".partition(".")[2] if decimals else ""
        return f"{moment.second:0{min(length, 2)}d}" + (f".{fraction}" if decimals else "")
    return ""


def _month(month: int) -> str:
    return counted(str(month), SETS["1"])


def _day(letter: str, length: int, moment: datetime, chinese: bool) -> str:
    weekday = moment.weekday()
    if letter == "a":
        return WEEK[weekday] if length == 3 else f"星期{WEEK[weekday]}"
    if length < 3:
        return f"{moment.day:0{length}d}"
    if chinese:
        return f"周{WEEK[weekday]}" if length == 3 else f"星期{WEEK[weekday]}"
    return WEEKDAYS[weekday][:3] if length == 3 else WEEKDAYS[weekday]


def _elapsed(token: str, seconds: Decimal) -> str:
    unit = {"h": 3600, "m": 60, "s": 1}[token[0]]
    return f"{int(seconds) // unit:0{len(token)}d}"


def _half(token: str, moment: datetime) -> str:
    before, _, after = token.partition("/")
    return before if moment.hour < 12 else after


def _numeral(shown: str, token: str, numerals: str) -> str:
    if numerals not in SETS or not shown.isdigit():
        return shown
    if token[0].lower() in "ye":
        return spelled(shown, SETS[numerals])
    return counted(str(int(shown)), SETS[numerals])
