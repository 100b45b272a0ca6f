"""Columns that are ticked: one a cause or a likelihood, with a tick where it holds."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from jiping.model import Column, Indicator
from jiping.terms.ticks import BETWEEN
from jiping.writers.labels import plain, text_of, usual_label

TICK = "√"
TICKED = ("causes", "likelihood")


def ticked_columns(
    columns: Sequence[Column], indicators: Iterable[Indicator]
) -> tuple[list[Column], set[str]]:
    """The columns of a section, and the roles that are ticked.

    Where a form says of its indicators what no tick can say, the role gets one column for the
    whole text.
    """
    kept = list(columns)
    roles: set[str] = set()
    for role in TICKED:
        own = [column for column in kept if column.role == role]
        if len(own) < 2:
            continue
        answers = [plain(column.label) for column in own]
        texts = [text_of(getattr(indicator, role)) for indicator in indicators]
        if all(_can_be_ticked(text, answers) for text in texts):
            roles.add(role)
            continue
        first = kept.index(own[0])
        kept = [column for column in kept if column.role != role]
        shared = own[0].group if not any(it.group == own[0].group for it in kept) else None
        span = sum(column.span for column in own)
        group = None if shared else own[0].group
        kept.insert(first, Column(role, shared or usual_label(role), span, group))
    return kept, roles


def tick(text: str, label: str) -> str:
    """What stands in the column of an answer: a tick, words of its own, or nothing."""
    answer = plain(label)
    for part in text.split(BETWEEN):
        if part == answer:
            return TICK
        if part.startswith(f"{answer}："):
            return part[len(answer) + 1 :]
    return ""


def _can_be_ticked(text: str, answers: Sequence[str]) -> bool:
    parts = text.split(BETWEEN) if text else []
    return all(
        part in answers or any(part.startswith(f"{answer}：") for answer in answers)
        for part in parts
    )
