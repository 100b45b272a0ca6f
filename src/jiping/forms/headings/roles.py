"""What headings mean: the role of each, from its words and those beside it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from jiping.forms.headings.stacked import LEVELS, Printed, is_earlier_year
from jiping.forms.seen.look import Look, look
from jiping.forms.seen.shapes import BLANK
from jiping.terms import fund_part, guess_heading, is_change, is_likelihood

MONEY = ("original", "adjusted", "executed", "received", "executed_to_date")

_APART = frozenset(("side", "blank", "other", "name"))
_CARRIED = re.compile("结转|结余")
_OF_BEGINNING = re.compile("年初|原|调整前|批复|申报")
_REPEATED = frozenset(("blank", "side", "causes", "likelihood", "earlier"))
_STANDARD = re.compile("标准|细则|办法|方法|规则")
_ASKED_FOR = frozenset(("绩效标准", "指标标准"))
"""Headings of what was asked for, where that of the criteria stands beside them."""
_POINTS_LOOKED_AT = re.compile("要点|内容")
_YEAR = re.compile(r"20[0-9]{2}(?=年)")
_OTHER = frozenset(("其他", "其它", "其他原因", "其它原因"))

Halves = tuple[tuple[int, ...], ...]
"""The numbers of the columns of each of two blocks side by side, () where there is one block."""


def indicator_roles(printed: Printed) -> tuple[list[str], Halves]:
    """The roles of the headings of indicators, and the numbers of those of each of two blocks
    that stand side by side."""
    looks = [look(text) for text, *_ in printed]
    roles = _roles(looks, "column")
    groups = [group for *_, group in printed]
    _ticked(roles, looks, groups)
    _second_of_names(roles)
    _explained(roles)
    _named_by_group(roles, groups)
    _one_criteria(roles, looks)
    _earlier_years(roles, looks, groups)
    if "adjusted_target" in roles and "initial_target" not in roles and "target" in roles:
        targets = [number for number, role in enumerate(roles) if role == "target"]
        first = [number for number in targets if _OF_BEGINNING.match(looks[number].key)]
        roles[(first or targets)[0]] = "initial_target"
    halves = _halves(roles)
    found: list[str] = []
    taken: set[str] = set()
    for number, role in enumerate(roles):
        left = roles[number - 1] if number else ""
        of_level = role in ("points", "weight", "score") and left in ("level1", "level2")
        between = bool({*LEVELS, "level4"} & {*roles[number + 1 :]})
        if of_level and (role in roles[number + 1 :] or (between and _judged(roles, number))):
            role = f"{left}_{role}"
        if halves and number == len(halves[0]):
            taken.clear()  # the block on the right begins
        if role in taken and role not in _REPEATED:
            role = "other"
        taken.add(role)
        found.append(role)
    return found, halves


def _judged(roles: list[str], number: int) -> bool:
    """Whether points or weights of the indicators stand right of a column among the levels."""
    return bool({"points", "weight"} & {*roles[number + 1 :]})


def _second_of_names(roles: list[str]) -> None:
    """Of two headings of names in one block the left one is that of level 2: 评价内容 指标名称;
    what stands left of both (指标类型) is then that of level 1."""
    if roles.count("level3") != 2 or roles.count("target") > 1:
        return
    left = roles.index("level3")
    if "level2" not in roles:
        roles[left] = "level2"
    elif "level1" not in roles and "level2" in roles[:left]:
        roles[roles.index("level2")] = "level1"
        roles[left] = "level2"


def _explained(roles: list[str]) -> None:
    """A heading of names right of the target says what the indicators mean: 指标值 … 指标内容."""
    if roles.count("level3") == 2 and roles.count("target") == 1 and "definition" not in roles:
        last = len(roles) - 1 - roles[::-1].index("level3")
        if roles.index("level3") < roles.index("target") < last:
            roles[last] = "definition"


def _named_by_group(roles: list[str], groups: Sequence[str]) -> None:
    """A lower heading in words of its own is what the heading over it says, if no other is."""
    for number, group in enumerate(groups):
        label = look(group).label
        role = label.column if label is not None else None
        others = [n for n, it in enumerate(groups) if it == group and roles[n] == "other"]
        if group and role is not None and others == [number] and role not in roles:
            roles[number] = role


def _one_criteria(roles: list[str], looks: list[Look]) -> None:
    """Of several headings that may be criteria the one of a standard is; 评价要点 beside it says
    what the indicator means."""
    asked = [number for number, role in enumerate(roles) if role == "criteria"]
    if len(asked) < 2:
        return
    if "target" not in roles and looks[asked[0]].key in _ASKED_FOR:
        roles[asked[0]] = "target"
        asked = asked[1:]
    kept = next((number for number in asked if _STANDARD.search(looks[number].key)), asked[0])
    for number in asked:
        if number != kept:
            explains = "definition" not in roles and _POINTS_LOOKED_AT.search(looks[number].key)
            roles[number] = "definition" if explains else "other"


def _earlier_years(roles: list[str], looks: list[Look], groups: list[str]) -> None:
    """Of the values of earlier years that share a heading the last is what to compare with."""
    years = [n for n, seen in enumerate(looks) if groups[n] and is_earlier_year(seen.key)]
    for number in years:
        roles[number] = "earlier"
    if years and "baseline" not in roles:
        roles[max(years, key=lambda number: looks[number].key)] = "baseline"


def _halves(roles: list[str]) -> Halves:
    """The columns of two blocks side by side (long-term and annual targets), () for one."""
    if roles.count("level3") != 2 or roles.count("target") != 2:
        return ()
    first = roles.index("target")
    right = next((n for n in range(first, len(roles)) if roles[n] in LEVELS), first)
    if roles.index("level3") > first or "level3" not in roles[right:]:
        return ()
    numbers = tuple(range(right, len(roles)))
    common = () if "level1" in roles[right:] or "level1" not in roles else (roles.index("level1"),)
    return tuple(range(right)), (*common, *numbers)


def _ticked(roles: list[str], looks: list[Look], groups: list[str]) -> None:
    """Columns to be ticked, one a cause or a likelihood: what stands under the heading of all
    of them or between them (其他) is one too."""
    for number, group in enumerate(groups):
        heading = look(group).label if group else None
        over = heading.column if heading is not None else None
        name = looks[number].key
        beside = roles[number - 1] if number else ""
        if over == "likelihood" or is_likelihood(looks[number].text):
            roles[number] = "likelihood"
        elif over in ("causes", "variance") or beside == "causes":
            named = "保障" in name and over is not None
            roles[number] = "causes" if named or name in _OTHER else roles[number]


def fund_roles(printed: Printed) -> list[str]:
    """The roles of the headings of money."""
    roles = _roles([look(text) for text, *_ in printed], "fund")
    parted = [number for number, role in enumerate(roles) if role == "other"]
    parted = [number for number in parted if fund_part(printed[number][0]) is not None]
    by_source = len(parted) > 1
    for number, (text, _, _, group) in enumerate(printed):
        unknown = roles[number] == "other"
        among = group or (unknown and (by_source or {*MONEY} & {*roles[:number]}))
        if among and (part := fund_part(text)) is not None and not _CARRIED.search(text):
            if _of_outturn(group):
                roles[number] = "executed" if part == "total" else "other"
                continue
            own = text.strip().startswith(("其他", "其它", "自", "单位"))
            roles[number] = (
                "adjusted" if part == "total" else "other_funds" if own else "appropriation"
            )
    _not_of_years_before(roles, [text for text, *_ in printed])
    if roles[0] in MONEY and roles[0] in roles[1:]:
        roles[0] = "side"  # 年度预算 left of the block, not a heading in it
    budgets = [number for number, role in enumerate(roles) if role == "adjusted"]
    if len(budgets) > 1 and is_change(printed[budgets[0]][0]):
        roles[budgets[0]] = "adjustment"
    for number, role in enumerate(roles):
        if role in roles[:number] and role not in ("blank", "side"):
            roles[number] = "other"
    first = next(number for number, role in enumerate(roles) if role in MONEY)
    others = [number for number, role in enumerate(roles) if role == "other"]
    if "name" not in roles[:first] and _names_below(first, others, roles, printed):
        roles[first] = "name"
        roles[others[0]] = "adjusted"
    elif "name" not in roles[:first]:
        blanks = [number for number in range(first) if roles[number] == "blank"]
        names = [number for number in blanks if number > 0] or blanks
        if not names and first:
            names = [first - 1]  # the vertical label stands above the names
        for number in names:
            roles[number] = "name"
    names = [number for number, role in enumerate(roles) if role == "name"]
    for number, role in enumerate(roles):
        if names and number > names[0] and role == "side":
            roles[number] = "other"  # 完成情况 of each task, no label beside the block
    return roles


def _not_of_years_before(roles: list[str], texts: list[str]) -> None:
    """Amounts of several years side by side are none of this one, but the latest where no
    budget stands without a year."""
    years = {n: found[0] for n, text in enumerate(texts) if (found := _YEAR.match(text.strip()))}
    if len({*years.values()}) < 2:
        return
    plain = any(role in MONEY and number not in years for number, role in enumerate(roles))
    for number, year in years.items():
        if plain or year < max(years.values()):
            roles[number] = "other"


def _of_outturn(group: str) -> bool:
    """Whether the heading over the sources is that of the outturn, not of the budget."""
    if not group:
        return False
    label = look(group).label
    return (label.fund if label is not None else guess_heading(group, "fund")) == "executed"


def _names_below(first: int, others: list[int], roles: list[str], printed: Printed) -> bool:
    """Whether the first budget column heads the names: 年度预算数 年初预算 调整后预算数."""
    if not others or roles[first] != "adjusted" or "original" not in roles[first:]:
        return False
    label = look(printed[others[0]][0]).label
    return label is not None and label.fund == "adjusted"


def _roles(looks: list[Look], block: Literal["column", "fund"]) -> list[str]:
    """The role of each heading; one in words of its own gets a role that no other has."""
    roles = [_role(seen, block) for seen in looks]
    for number, seen in enumerate(looks):
        label, again = seen.label, roles.count(roles[number]) > 1
        beside = label is not None and label.side and (number == 0 or again)
        above = label is not None and bool(label.objective) and number == 0 and again
        if (beside or above) and roles[number] not in _APART:
            roles[number] = "side"  # 绩效指标完成情况 left of the block, not a heading in it
    for number, seen in enumerate(looks):
        if roles[number] == "other":
            guess = guess_heading(seen.text, block)
            if guess is not None and guess not in roles:
                roles[number] = guess
    return roles


def _role(seen: Look, block: Literal["column", "fund"]) -> str:
    if seen.shape == BLANK:
        return "blank"
    label = seen.label
    if label is None:
        return "other"
    meaning = label.column if block == "column" else label.fund
    if meaning is not None:
        return meaning
    return "side" if label.side or label.objective else "other"
