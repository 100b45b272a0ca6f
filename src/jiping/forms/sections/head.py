"""Labels and the values beside or behind them: the head of a form, and people named on it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from jiping.forms.draft import Draft, put_amount_unit, text_cell
from jiping.forms.sections import amounts
from jiping.forms.seen.rows import Row
from jiping.forms.seen.shapes import BLANK, EITHER_LEVEL, LEVEL1, LEVEL2, NUMBERS
from jiping.model import Cell, Person
from jiping.terms import Label, key, label

_SUBJECT = frozenset(("project", "line_department", "implementing_agency"))
_MONEY_UNITS = frozenset(("万元", "元", "人民币万元", "人民币元", "千元", "亿元"))
_YEAR = re.compile(r"(?<![0-9])(20[0-9]{2})\s*(?:年|财年|$|[)）])")
_CHINESE_YEAR = re.compile(r"二[〇○零Oo0][〇○零一二三四五六七八九]{2}(?=年)")
_YEARS = re.compile(r"20[0-9]{2}年?\s*[-—–~～至到]+\s*20[0-9]{2}年")
_DIGITS = dict(zip("〇○零一二三四五六七八九", "000123456789", strict=True))
_YEAR_ONLY = re.compile(
    r"[(（]?\s*(?:20[0-9]{2}|二[〇○零][〇○零一二三四五六七八九]{2})\s*年?度?\s*[)）]?"
)
_MONTHS_OF_YEAR = re.compile(
    r"[(（]\s*20[0-9]{2}\s*年度?\s*(?:[0-9]{1,2}月?\s*[-—–~～至到]\s*[0-9]{1,2}月份?|上半年|[0-9]{1,2}月份?)\s*[)）]"
)
_YEAR_BEHIND = re.compile(rf"(.*\S)\s+({_YEAR_ONLY.pattern})")
_YEAR_AND_MORE = re.compile(rf"({_YEAR_ONLY.pattern})\s+(\S.*[:：].*)")
_PHONE = re.compile(r"1[0-9]{10}|0[0-9]{2,3}[-—]?[0-9]{7,8}|[0-9]{7,8}")
_SEAL = re.compile(r"[（(](?:(?:加盖|单位)?(?:盖|公|签)章|签[字名]|签字盖章|盖章签字)[）)]")
"""What a form asks for beside a label: no value."""
_GAP = re.compile(r"\s{3,}|[\u3000]{2,}|\t+")
"""Room between two things on one line."""
_BRACKETED = re.compile(r"[（(]([^:：()（）]{2,8})[:：]([^:：()（）]*)[）)]")
_LEVELS = frozenset((LEVEL1, LEVEL2, EITHER_LEVEL))
_LONGEST_LABEL = 12
_AHEAD = 40
"""Rows between the name of a project and the headings of its form, at most."""


def year_in(text: str) -> str | None:
    """The year that a title names, as four digits; none where it names several (2024-2026年)."""
    if _YEARS.search(text):
        return None
    found = _YEAR.search(text)
    if found:
        return found[1]
    chinese = _CHINESE_YEAR.search(text)
    return "".join(_DIGITS.get(sign, sign) for sign in chinese[0]) if chinese else None


def is_year(text: str) -> bool:
    """Whether a line is nothing but a year, or months of it in brackets: （2024年1-6月）."""
    return bool(_YEAR_ONLY.fullmatch(text) or _MONTHS_OF_YEAR.fullmatch(text))


def holds_pairs(row: Row) -> bool:
    """Whether a row has a label with a value beside it, or in the same cell; one that names a
    level of indicators has none (项目 | 完成时限 was one name)."""
    if not _LEVELS.isdisjoint(row.shapes):
        return False
    first = row.first.label
    if len(row.filled) > 1 and first is not None:
        scored = first.head == "claimed_total" and row.shapes[row.filled[1]] in NUMBERS
        if scored or (first.note and len(row.filled) == 2):
            return True
    return any(
        seen.pair
        or ((it := seen.label) is not None and (it.person or (it.head and it.column is None)))
        for seen in row.looks
    )


def read_pairs(row: Row, draft: Draft) -> None:
    """A row of labels with their values to the right, or in the same cell behind a colon."""
    looks, width = row.looks, len(row.looks)
    found = amounts.measures(row, draft)
    taken = amounts.read_measures(row, found, draft) if found else set()
    position = 0
    while position < width:
        seen = looks[position]
        value = position
        if seen.amount:
            put_amount_unit(row, position, draft)
        if position in taken:
            pass
        elif seen.pair:
            read_inline(row, position, draft)
        elif seen.label is not None and _introduces(seen.label):
            value = value_beside(row, position)
            _put_beside(row, position, value, draft)
        elif seen.label is not None and seen.label.side:
            put_amount_unit(row, position, draft)
        elif seen.shape:
            draft.put_extra(row, position)
        position = value + 1


def other_subject(row: Row, draft: Draft, rows: Sequence[Row], at: int, *, ended: bool) -> bool:
    """Whether the row at a place names another project or body than the form that is being read,
    and rows not far below make a form of it: at the end a body is that of the form above."""
    for position, seen in enumerate(row.looks):
        field = seen.label.head if seen.label is not None else None
        if field in _SUBJECT or (field == "unit" and ended):
            have = draft.fields.get(field)
            value = row.looks[value_beside(row, position)].text
            if (have is None and draft.closed) or (have is not None and have.text != value):
                return _goes_on(rows[at + 1 : at + 1 + _AHEAD])
    return False


def _goes_on(below: Sequence[Row]) -> bool:
    """Whether headings of money or of indicators follow."""
    return any(
        sum(1 for p in row.filled if (it := row.looks[p].label) and (it.column or it.fund)) > 1
        for row in below
    )


def read_title(row: Row, draft: Draft) -> None:
    """A title, perhaps with the year in it; a line before it that was taken for one is none."""
    earlier = draft.fields.pop("title", None)
    if earlier is not None:
        draft.add_extra(earlier, row, None)
    text = row.first.text
    draft.put("title", text, row, row.filled[0])
    year = year_in(text)
    if year:
        draft.put("fiscal_year", year, row, row.filled[0])


def begins_with_year(text: str) -> bool:
    """Whether a line is a year and, behind a gap, labels with values: 2022年度  单位：万元."""
    return _YEAR_AND_MORE.fullmatch(text) is not None


def read_year_line(row: Row, draft: Draft) -> None:
    """A line that begins with a year: the year, then what stands behind it."""
    position = row.filled[0]
    found = _YEAR_AND_MORE.fullmatch(row.looks[position].text)
    if found is not None:
        draft.put("fiscal_year", year_in(found[1]) or "", row, position)
        _read_line(found[2], row, position, draft)


def read_inline(row: Row, position: int, draft: Draft) -> None:
    """Labels and values in one cell or line: 单位名称：…  填报日期：…."""
    _read_line(row.looks[position].text, row, position, draft)


def _read_line(text: str, row: Row, position: int, draft: Draft) -> None:
    place = row.place(position)
    text = _BRACKETED.sub(r"\t\1：\2", text)
    for name, value in split_pairs(text):
        value, *others = _GAP.split(value)
        if (behind := _YEAR_BEHIND.fullmatch(value)) is not None:
            value, year = behind.groups()
            others.append(year)
        for other in others:
            if is_year(other):
                draft.put_cell("fiscal_year", Cell(year_in(other) or "", None, place), row)
            else:
                draft.add_extra(Cell(other, other, place), row, None)
        meaning = label(name)
        if meaning is None:
            draft.add_extra(Cell(value, value or None, place), row, name)
        else:
            cell = Cell(value, value or None, place)
            _put(name, meaning, cell, Cell(name, name, place), row, draft)


def split_pairs(text: str) -> list[tuple[str, str]]:
    """The labels and values of a line; the first label begins it, later ones follow values."""
    name, *parts = re.split("[:：]", text)
    pairs: list[tuple[str, str]] = []
    before = ""
    for number, part in enumerate(parts, start=1):
        value, following = (part, None) if number == len(parts) else _next_label(part)
        if following is None and number < len(parts):
            before += part + "："
            continue
        pairs.append((name.strip(), (before + value).strip()))
        name, before = following or "", ""
    return pairs


def _put_beside(row: Row, position: int, value: int, draft: Draft) -> None:
    """A label and the value at another position (at its own: there is none)."""
    seen = row.looks[position]
    if seen.label is None:
        return
    blank: Cell[str] = Cell("", None, row.place(position))
    cell = blank if value == position else text_cell(row, value)
    _put(seen.text, seen.label, cell, text_cell(row, position), row, draft)
    put_amount_unit(row, position, draft)


def _put(
    name: str, meaning: Label, cell: Cell[str], named: Cell[str], row: Row, draft: Draft
) -> None:
    field = meaning.head
    if (seal := _SEAL.match(cell.text)) is not None:
        rest = cell.text[seal.end() :].strip()
        cell = Cell(rest, rest or None, cell.place)
    if field is None and meaning.total == "total" and not draft.indicators:
        field = "claimed_total"  # 总分：95分 above the form
    if field == "unit" and key(cell.text).strip("()") in _MONEY_UNITS:
        field = "amount_unit"
        cell = Cell(cell.text.strip("（()）"), None, cell.place)
    if field == "fiscal_year" and cell.text:
        cell = Cell(year_in(cell.text + "年") or cell.text, None, cell.place)
    if field is not None and field != "other":
        draft.seen.add(("pairs", field))
        draft.put_cell(field, cell, row, name)
    elif meaning.person is not None:
        _put_person(meaning, cell, named, draft)
    elif meaning.note and cell.text:
        draft.notes.append(cell)
    elif cell.text and (role := amounts.beside(meaning)) and not draft.indicators:
        amounts.put(draft, None, {role: amounts.understood(role, cell, draft)})
    elif cell.text:
        draft.add_extra(cell, row, name)


def _put_person(meaning: Label, cell: Cell[str], named: Cell[str], draft: Draft) -> None:
    """A person, or the telephone of the person named before."""
    phone = _PHONE.search(cell.text)
    if meaning.person == "phone":
        last = draft.people[-1] if draft.people else None
        if last is not None and last.phone is None:
            draft.people[-1] = Person(last.role, last.name, cell)
        else:
            draft.people.append(Person(named, None, cell))
    elif phone and meaning.person == "both":
        name = (cell.text[: phone.start()] + cell.text[phone.end() :]).strip(" 　,，、/:：()（）")
        reached = Cell(phone[0], phone[0], cell.place)
        draft.people.append(Person(named, Cell(name, name or None, cell.place), reached))
    else:
        draft.people.append(Person(named, cell, None))


def _introduces(meaning: Label) -> bool:
    return meaning.head is not None or meaning.person is not None or meaning.note


def value_beside(row: Row, position: int) -> int:
    """The position of a label's value; its own position if the next cell is a label or none."""
    looks = row.looks
    beside = position + 1
    while beside < len(looks) and not looks[beside].shape:
        beside += 1
    skipped, behind = beside > position + 1, looks[beside + 1 : beside + 2]
    if row.merges and skipped and behind and behind[0].shape and looks[beside].label is None:
        return position + 1  # blank; what follows is a label nobody knows, with its value
    if beside < len(looks):
        meaning = looks[beside].label
        if meaning is None or not (_introduces(meaning) or looks[beside].pair):
            return beside
    blank = position + 1
    return blank if blank < len(looks) and looks[blank].shape == BLANK else position


def _next_label(part: str) -> tuple[str, str | None]:
    """The value before the next label in what stands between two colons, and that label."""
    words = part.split()
    for count in range(min(4, len(words)), 0, -1):
        name = " ".join(words[-count:])
        meaning = label(name)
        if meaning is not None and (_introduces(meaning) or meaning.total == "total"):
            return part[: part.rindex(words[-count])], name
    closed = part.strip()
    apart = _GAP.split(closed)
    if len(apart) > 1 and len(key(apart[-1])) <= _LONGEST_LABEL:
        return closed[: closed.rindex(apart[-1])], apart[-1]
    for length in range(min(_LONGEST_LABEL, len(closed) - 1), 3, -1):
        meaning = label(closed[-length:])
        if meaning is not None and _introduces(meaning):
            return closed[:-length], closed[-length:]
    return part, None
