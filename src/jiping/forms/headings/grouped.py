"""Headings in two rows whose texts stand one behind the other: which of them stand under which,
and which of them are levels.

Nothing in such text says that headings took two rows, or that one of them is over several. What
tells is what they mean: 经费保障, 制度保障 stand under the causes, 确定能, 有可能 under the
likelihood.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import combinations, pairwise

from jiping.forms.headings.columns import Columns
from jiping.forms.seen.look import Look, look
from jiping.terms import bare, is_likelihood

_FEWEST = 3
_PARTS, _GROUPS = 16, 4
_OTHER = frozenset(("其他", "其它", "其他原因", "其它原因"))
_OF_TARGET = frozenset(("operator", "unit", "target", "initial_target", "adjusted_target"))
_BESIDE = (
    ("level2", -1, "level1"),
    ("level1", 1, "level2"),
    ("level2", 1, "level3"),
)
"""Of a level that is known, which column beside it is which other."""
_FREE = frozenset(("other", "level1", "level2"))
_LEVEL = re.compile("([一二三])级")
LEVEL_OF_HEADING = re.compile(
    "第?([一二三])级(?:(?:绩效|评价|考核)?指标)?(?:名称|内容|及内容|名称及内容)?"
)

Under = list[int]
"""For each heading of the lower row the number of the upper one it stands under."""


def under(looks: Sequence[Look]) -> tuple[int, Under] | None:
    """How many of the headings of indicators stand in the upper row and what the others stand
    under; None for headings in one row."""
    best: tuple[int, int, Under] | None = None
    first = len(looks)
    while first > _FEWEST and _is_part(looks[first - 1]):
        first -= 1
    for upper in range(max(first, len(looks) - _PARTS), len(looks) - 1):
        found = _dealt(looks[:upper], looks[upper:])
        if found is not None and (best is None or found[0] > best[0]):
            best = (found[0], upper, found[1])
    return (best[1], best[2]) if best is not None else None


def _is_part(seen: Look) -> bool:
    """Whether a heading may stand under another."""
    of_target = seen.label is not None and seen.label.column in _OF_TARGET
    return of_target or is_likelihood(seen.text) or _is_cause(seen) or _gives_reason(seen)


def _dealt(top: Sequence[Look], below: Sequence[Look]) -> tuple[int, Under] | None:
    """The lower headings dealt to the upper ones in order, each that shares gets two or more."""
    groups = [n for n, seen in enumerate(top) if _kind(seen) is not None][-_GROUPS:]
    best: tuple[int, Under] | None = None
    for count in range(1, min(len(groups), 3) + 1):
        for chosen in combinations(groups, count):
            for cuts in combinations(range(2, len(below) - 1), count - 1):
                edges = [0, *cuts, len(below)]
                parts = [below[a:b] for a, b in pairwise(edges)]
                if any(len(part) < 2 for part in parts):
                    continue
                weights = [_weight(top[n], part) for n, part in zip(chosen, parts, strict=True)]
                if 0 in weights or (best is not None and sum(weights) <= best[0]):
                    continue
                held = [n for n, part in zip(chosen, parts, strict=True) for _ in part]
                best = (sum(weights), held)
    return best


def _kind(seen: Look) -> str | None:
    """What a heading may stand over: causes and likelihoods to be ticked, parts of a target."""
    role = seen.label.column if seen.label is not None else None
    if role in ("causes", "variance"):
        return "causes"
    return role if role in ("likelihood", "target") else None


def _weight(top: Look, part: Sequence[Look]) -> int:
    """How much speaks for headings under another; 0 where they do not belong there."""
    kind = _kind(top)
    if kind == "likelihood":
        fit = [is_likelihood(seen.text) for seen in part]
    elif kind == "causes":
        fit = [_is_cause(seen) or _gives_reason(seen) for seen in part]
        fit.append(any(map(_is_cause, part)))
    else:
        roles = [seen.label.column if seen.label else None for seen in part]
        fit = [role in _OF_TARGET and "target" in roles for role in roles]
    return 2 * len(part) + ("原因" in top.key and "分析" in top.key) if all(fit) else 0


def _is_cause(seen: Look) -> bool:
    role = seen.label.column if seen.label is not None else None
    return role == "causes" or "保障" in seen.key or bare(seen.key) in _OTHER


def _gives_reason(seen: Look) -> bool:
    return seen.label is not None and seen.label.column == "variance"


def levels_told(columns: Columns) -> Columns:
    """The columns with those of levels that their headings leave open: told by the number in the
    heading (第一级), or by their place left of the names and beside each other."""
    roles = list(columns.roles)
    for number, column in enumerate(columns.columns):
        found = _LEVEL.search(column.heading)
        if found is not None and roles[number] == "other":
            role = f"level{'一二三'.index(found[1]) + 1}"
            other = roles.index(role) if role in roles else number
            if other < number and not _LEVEL.search(columns.columns[other].heading):
                roles[other] = "other"  # 指标类别 left of 二级指标名称
            roles[number] = role if role not in roles else "other"
    second = roles.index("level2") if "level2" in roles else len(roles)
    if "level1" not in roles and roles[second + 1 : second + 2] == ["other"]:
        behind_it = look(columns.columns[second + 1].heading).label
        if behind_it is not None and behind_it.column == "level2":
            roles[second : second + 2] = ["level1", "level2"]  # 指标类别 left of 指标分类
    for known, behind, role in _BESIDE:
        at = roles.index(known) + behind if known in roles else -1
        if role not in roles and 0 <= at < len(roles) and roles[at] == "other":
            roles[at] = role
    third = roles.index("level3") if "level3" in roles else 0
    if third > 1 and "other" in roles[third - 2 : third] and {*roles[third - 2 : third]} <= _FREE:
        roles[third - 2 : third] = ["level1", "level2"]
    return columns.with_roles(roles)
