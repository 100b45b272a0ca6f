"""Headings one a line: how far they run, and which amounts stand under which."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from jiping.forms.headings.roles import MONEY
from jiping.forms.seen.look import Look
from jiping.forms.seen.shapes import (
    ANSWER,
    FILLER,
    LONG,
    NUMBERS,
    PERCENT,
    QUANTITY,
    TEXT,
    UNIT,
    WORD,
)
from jiping.terms import closing_field, fund_part, guess_heading, plain_name

_WORDS = frozenset((WORD, TEXT, UNIT, ANSWER))
_LONGEST = 16
_LABEL = 20
_SENTENCE = re.compile(r"[，。；,;、0-9]")
_FEWEST, _KNOWN = 3, 2
_MOST = 40
_WIDEST = 24
"""No form has more columns: longer runs of headings are none."""
_STRANGERS = 3


def is_heading(seen: Look) -> bool:
    return seen.label is not None and seen.label.column is not None


def heads_columns(looks: Sequence[Look]) -> bool:
    """Whether texts that stand one a line begin with headings of indicators: some that are
    known close together, before the name of a level where there are others among them."""
    known = strangers = 0
    for seen in looks[:_MOST]:
        if is_heading(seen):
            known, strangers = known + 1, 0
            if known == _FEWEST:
                return True
        elif _may_head(seen) and strangers < _STRANGERS:
            strangers += 1
        else:
            return False
    return False


def headings_end(looks: Sequence[Look]) -> int:
    """How many of the texts are headings of indicators; 0 if they begin none.

    Headings in words of their own are taken for such only where the name of a level follows.
    """
    if not looks or not (is_heading(looks[0]) or _heads_level(looks[0])):
        return 0
    strict = known = named = 0
    while strict < len(looks) and is_heading(looks[strict]):
        strict += 1
    end = 0
    while end < min(len(looks), _MOST) and (is_heading(looks[end]) or _may_head(looks[end])):
        known += is_heading(looks[end])
        named += is_heading(looks[end]) or guess_heading(looks[end].text, "column") is not None
        end += 1
    data = end < len(looks) and (looks[end].level1 or looks[end].level2)
    if data and end > strict and known >= _KNOWN and named >= _FEWEST:
        return end if end <= _WIDEST else 0
    return strict if _FEWEST <= strict <= _WIDEST else 0


def _heads_level(seen: Look) -> bool:
    return _may_head(seen) and "级" in seen.key


def _may_head(seen: Look) -> bool:
    """Whether a text may be a heading in words of its own."""
    if seen.shape not in _WORDS or len(seen.key) > _LONGEST or seen.pair is not None:
        return False
    label = seen.label
    return label is None or label.column is not None or label.fund is not None or label.side


def amounts_end(looks: Sequence[Look], *, beside: bool) -> int:
    """How many of the texts are headings of the budget block, a few in words of their own among
    them; 0 if they begin none. `beside` = a vertical label stands before them."""
    strict = 0
    while strict < len(looks) and heads_fund(looks[strict]):
        strict += 1
    end = strangers = 0
    while end < min(len(looks), _MOST) and strangers <= _STRANGERS:
        seen = looks[end]
        named = fund_part(seen.text) is not None and not heads_fund(seen)
        if named or not (heads_fund(seen) or _may_head(seen)):
            break
        strangers += not heads_fund(seen)
        end += 1
    data = end < len(looks) and fund_part(looks[end].text) is not None
    count = end if data and (strict or beside) and end - strangers > _KNOWN else strict
    roles = {seen.label.fund for seen in looks[:count] if seen.label is not None}
    return count if count > 1 and roles & {*MONEY} else 0


def stands_beside(seen: Look, behind: Iterable[Look]) -> bool:
    """Whether a name of money stands beside a block: it comes again in the headings behind it."""
    role = seen.label.fund if seen.label is not None else None
    if role not in MONEY:
        return False
    ahead = [*behind]
    heads = ahead[: amounts_end(ahead, beside=True)]
    return any(it.label is not None and it.label.fund == role for it in heads)


def heads_fund(seen: Look) -> bool:
    return seen.label is not None and seen.label.fund is not None


def amounts_under(looks: Sequence[Look], behind: Sequence[Look]) -> tuple[int, int] | None:
    """Which heading of the budget block stands over the names of parts behind the headings, and
    how many those are; None where they are the names of the first funds.

    The last of the names that follow one another is a fund's: its amounts come next.
    """
    names = 0
    while names < min(len(behind), _MOST) and fund_part(behind[names].text) is not None:
        names += 1
    parts = [seen.key for seen in behind[: max(0, names - 1)]]
    money = [n for n, seen in enumerate(looks) if seen.label and seen.label.fund in MONEY]
    if len(parts) < 2 or not money or any(name.startswith("其中") for name in parts):
        return None
    return money[-1], len(parts)


def is_amount(seen: Look) -> bool:
    money = seen.shape == QUANTITY and seen.key.endswith("元")
    return money or seen.shape in NUMBERS or seen.shape in (PERCENT, FILLER)


def ends_block(seen: Look) -> bool:
    """Whether a cell below the headings of indicators begins something else."""
    meaning = seen.label
    if meaning is None:
        return seen.pair is not None
    return bool(
        meaning.total
        or meaning.closing
        or meaning.note
        or meaning.objective
        or meaning.review
        or meaning.person
        or (meaning.head and meaning.column is None)
    )


def is_goal(seen: Look) -> bool:
    """A text that begins with the number of a goal: 目标1：…."""
    return seen.pair is not None and seen.pair[1].objective is not None


def is_unfilled(seen: Look) -> bool:
    """A prompt of the template that nobody filled in: 指标2：, or dots."""
    dots = seen.shape == FILLER and not seen.key.strip("….")
    return dots or not plain_name(seen.text)


def names_closing(seen: Look) -> bool:
    """Whether a line reads like the label of a closing row, not like a sentence."""
    short = seen.shape in (TEXT, LONG) and len(seen.key) <= _LABEL
    return short and not _SENTENCE.search(seen.text) and closing_field(seen.text) is not None
