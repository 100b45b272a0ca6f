"""Chinese numerals as number formats write them: [DBNum1] 一二三, [DBNum2] 壹贰叁."""

from __future__ import annotations

from msgspec import Struct


class Numerals(Struct, frozen=True, gc=False):
    """Digits from 0 to 9, and the units ten, hundred, thousand."""

    digits: str
    units: str


SMALL = Numerals("〇一二三四五六七八九", "十百千")
GREAT = Numerals("零壹贰叁肆伍陆柒捌玖", "拾佰仟")
FULL_WIDTH = Numerals("０１２３４５６７８９", "")
SETS = {"1": SMALL, "2": GREAT, "3": FULL_WIDTH}
MYRIADS = ("", "万", "亿", "万亿", "亿亿")


def spelled(digits: str, numerals: Numerals) -> str:
    """Digit by digit, as in years: 2021 -> 二〇二一."""
    return digits.translate({48 + value: char for value, char in enumerate(numerals.digits)})


def counted(number: str, numerals: Numerals) -> str:
    """With units, as in amounts: 12 -> 十二, 1203.5 -> 一千二百〇三.五. At most 20 digits."""
    whole, point, decimals = number.partition(".")
    if not numerals.units or not whole.isdigit() or len(whole) > 4 * len(MYRIADS):
        return spelled(number, numerals)
    groups: list[str] = []
    padded = whole.zfill(-(-len(whole) // 4) * 4)
    count = len(padded) // 4
    for index in range(count):
        group = _group(padded[index * 4 : index * 4 + 4], numerals, first=index == 0)
        zero = groups and padded[index * 4] == "0" and group
        if group:
            lead = numerals.digits[0] if zero and not group.startswith(numerals.digits[0]) else ""
            groups.append(lead + group + MYRIADS[count - 1 - index])
    text = "".join(groups) or numerals.digits[0]
    if numerals is SMALL and text.startswith("一十"):
        text = text[1:]
    return text + point + spelled(decimals, numerals)


def _group(four: str, numerals: Numerals, *, first: bool) -> str:
    """Four digits with their units; one zero for each gap inside."""
    text, gap = "", False
    for place, digit in enumerate(four):
        if digit == "0":
            gap = True
            continue
        zero = numerals.digits[0] if gap and (text or not first) else ""
        unit = numerals.units[2 - place] if place < 3 else ""
        text += zero + numerals.digits[int(digit)] + unit
        gap = False
    return text
