"""What a printed text means as a label or as the name of a level.

A text is looked up by its key: no white space, half-width, simplified, without stars. Labels
with variable parts are looked up without what stands in brackets: 产出指标(50分), 执行率(B/A).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, Literal

from msgspec import Struct, structs

from jiping.model import Words
from jiping.terms import stages, vocabulary, wordings_columns, wordings_rows
from jiping.terms.fold import fold
from jiping.terms.keys import bare, key


class LevelName(Struct, frozen=True):
    """A level-1 or level-2 name: canonical, what it is, and whether it was spelt otherwise.

    `kind` None = one of the own sets without a normalised kind (投入, 过程, 决策). `parent` is
    the canonical level 1 that a level 2 belongs to. `mended` = how its characters were put right.
    """

    canonical: str
    kind: str | None
    alias: bool = False
    parent: str | None = None
    mended: Words | None = None


class Label(Struct, frozen=True):
    """What a printed label can mean, by where it stands; None = nothing there.

    `column`, `fund`: role of a heading in the indicator or the fund block. `head`: field of
    Evaluation it introduces ("other" = a label without a field). `objective`: side, planned,
    achieved or long_term. `closing`: field of the last rows. `person`: name, phone or both.
    """

    column: str | None = None
    fund: str | None = None
    head: str | None = None
    objective: Literal["side", "planned", "achieved", "long_term"] | None = None
    closing: str | None = None
    total: Literal["total", "subtotal"] | None = None
    person: Literal["name", "phone", "both"] | None = None
    note: bool = False
    review: bool = False
    side: bool = False


_NUMBERED = re.compile(
    r"^(?:[0-9]{1,2}(?:\.[0-9]{1,2}){1,3}[、.]?(?=[^0-9.%])|[一二三四五六七八九十]{1,3}[、.]|\(?[0-9一二三四五六七八九十]{1,2}[)、.](?![0-9])|[①-⑳])"
)
_MONTHS = re.compile(
    r"^(?:截[至止])?(?:20[0-9]{2}年)?(?:(?:[0-9]{1,2}月?[-—–~～至到]+)?[0-9]{1,2}月份?[底末]?(?:[0-9]{1,2}日)?"
    r"|上?半年|[前第][一二三]个?季度|[一二三四1-4][-—–~～至到]+[二三四2-4]季度|监控(?:期|日|时点|期间))"
    r"(?:底|末|止|累计|实际)*"
)
POINTS_BEHIND = re.compile(r"(\D{2,16})([0-9]{1,3}(?:\.[0-9]{1,2})?)分")
"""Points that stand behind a name without brackets: 产出指标40分."""
_NUMBERS = frozenset("一二三四五六七八九十(0123456789①②③④")
_DURING = frozenset("月季半监")
_SPENT = ("执行数", "支出数", "支出", "执行金额", "支出金额", "预算执行")
_DONE = ("执行情况", "完成情况", "完成值", "指标值", "实际值", "执行值", "完成数")
_OBJECTIVE = re.compile(
    r"^(?:年度|全年|部门|项目年度|项目|(?P<long_term>中?长期|中期|实施期))?(?:总体|整体|绩效|工作|重点)*目标"
    r"(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})$"
)
_PART_TOTAL = re.compile(
    r"(?:.*(?:指标|产出|效益|效果|满意度|成本|投入|过程|决策|管理))(?:得分|分值)?(?:小计|合计)"
)
_OF_WHICH = re.compile(
    r"^(?:其中[:、,—–-]?|(?:\(?[0-9一二三四五六]{1,2}[)、.])?按?(?:资金(?:来源|结构|构成)|[收支][入出](?:性质|构成))分?:)"
)
_PREFIX = re.compile(
    r"^指标(?:(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})?\s*[:：、.．]\s*|[0-9]{1,2}$)"
)
_PLACEHOLDER = re.compile(r"[(（][^()（）]*(?:\*\*|[×xX]{2}|__|……)[^()（）]*[)）]$")
_STATEMENTS = ("情况说明", "管理情况", "情况描述", "情况简述", "自评说明")
_PLANNED = re.compile(
    "(?:年初|年度|全年|预期|原定)?(?:计划|预期|设定|申报|批复)(?:目标|情况|内容|数)?"
)
_ACHIEVED = re.compile("(?:年度|全年|实际)?(?:完成|实现|达成|实际|执行)(?:目标|情况|内容|数)?")
_STARS = "★☆▲△●◆■※* 　"
_TITLE = re.compile(
    r"(?:(?:自评|评价|申报|监控|监测|跟踪|绩效|目标).{0,16}表|(?:自评|评价)结果|年.{2,40}绩效自评)"
    r"(?:\(.{0,20}\))?(?:[0-9]{4}年?度?)?$"
)
_SENTENCE = re.compile(r"[。；;！!？?]|\.(?:xlsx?|docx?|pdf|txt|md|html?|wps|et)$", re.IGNORECASE)
_CLOSING_WORDS = re.compile(
    r"(?P<variance>原因)|(?P<problems>问题)|(?P<improvement>(?:改进|整改|完善)(?:的|工作)?(?:措施|意见|建议)|下一步)"
    r"|(?P<use_of_results>结果(?:的|拟)?(?:应用|运用))|(?P<conclusion>结论|总体评价)"
)
BACKWARDS = Words("竖排的字倒着读了", "vertical text read backwards")
ACROSS = Words("两列竖排的字横着读了", "vertical text in two columns read across")
DOUBLED = Words("每个字都印了两遍", "every character is printed twice")
_SHORTEST, _LONGEST = 4, 26
_OFTEN = 40
"""Texts up to this length come again, so that what they mean is worth keeping."""


def level1(text: str) -> LevelName | None:
    """The level-1 name meant by `text`, or None."""
    return _level(text, _LEVEL1)


def level2(text: str) -> LevelName | None:
    """The level-2 name meant by `text`, or None."""
    return _level(text, _LEVEL2)


def kind(first: str, second: str) -> str | None:
    """The normalised kind of an indicator by its level-1 and level-2 texts, or None."""
    one, two = level1(first), level2(second)
    if two is None:
        return one.kind if one else None
    if one and one.kind == "cost" and two.parent != one.canonical:
        return one.kind
    return two.kind


def meanings(text: str) -> tuple[Label | None, LevelName | None, LevelName | None]:
    """What a text can mean as a label and as a name of level 1 and of level 2, each None for a
    text that is none; how a text ends shows of most texts that they are nothing of these."""
    name = key(text)
    if name.endswith("分") and (behind := POINTS_BEHIND.fullmatch(name)):
        name = text = behind[1]
    if "(" in name or name[-2:] in _ENDINGS or name[-1:] in _ENDINGS or _is_odd(name):
        return label(text), level1(text), level2(text)
    if name[:1] in _NUMBERS and _is_odd(_NUMBERED.sub("", name)):
        return label(text), level1(text), level2(text)
    return _variable(name), None, None


def label(text: str) -> Label | None:
    """What a printed label can mean, None for a text that is none."""
    key_ = key(text)
    found = _LABELS.get(key_)
    if found is not None:
        return found
    name = bare(key_)
    return (
        _LABELS.get(name)
        or _variable(name)
        or _LABELS.get(_NUMBERED.sub("", name))
        or _label_put_right(name)
    )


def is_change(text: str) -> bool:
    """Whether a heading of a budget may mean what was added or taken away: 调整(追加)预算数."""
    name = bare(key(text))
    return name.startswith("调整") and "后" not in name


@lru_cache(maxsize=1024)
@lru_cache(maxsize=1024)
def is_list_heading(text: str) -> bool:
    """Whether a heading is one of a list of tasks or of steps: 任务名称, 主要内容, 开始时间."""
    return bare(key(text)) in _LIST_HEADINGS


def goal_heading(text: str) -> str | None:
    """Whether a heading below a label of objectives is that of what was planned or of what was
    achieved, in words that mean nothing elsewhere: 计划, 完成."""
    name = bare(key(text))
    if _PLANNED.fullmatch(name):
        return "planned"
    return "achieved" if _ACHIEVED.fullmatch(name) else None


def is_likelihood(text: str) -> bool:
    """Whether a heading is one of the answers to be ticked: 确定能, 有可能, 完全不可能."""
    return bare(key(text)) in _LIKELIHOODS


def is_statement(text: str) -> bool:
    """Whether a heading asks for a statement: 情况说明, 管理情况说明."""
    return bare(key(text)).endswith(_STATEMENTS)


def usual_heading(role: str) -> str:
    """The heading that most forms print over a column of indicators."""
    return vocabulary.COLUMNS[role].split()[0] if role in vocabulary.COLUMNS else role


def closing_field(text: str) -> str | None:
    """The field that a label of the last rows fills: the first that it names, or None."""
    name = bare(key(text))
    return _closing_field(name) if len(name) <= 30 else None


@lru_cache(maxsize=1024)
def _closing_field(name: str) -> str | None:
    found = _CLOSING_WORDS.search(name)
    return found.lastgroup if found else None


def fund_part(text: str) -> Literal["total", "part"] | None:
    """Whether a fund line's name is that of a total or of a part, None for neither."""
    return (_fund_part if len(text) <= _OFTEN else _fund_part.__wrapped__)(text)


@lru_cache(maxsize=1024)
def _fund_part(text: str) -> Literal["total", "part"] | None:
    key_ = key(text).replace("其它", "其他")
    name = _NUMBERED.sub("", bare(_OF_WHICH.sub("", key_)))
    if key_.startswith("其中") or name in _PART_NAMES:
        return "part"
    return "total" if name in _TOTAL_NAMES else None


def plain_name(text: str) -> str:
    """A level-3 name without stars, 指标1： before it and a placeholder bracket after it."""
    name = text.strip(_STARS)
    if prompt := _PREFIX.match(fold(name)):
        name = name[prompt.end() :].lstrip(_STARS)
    return _PLACEHOLDER.sub("", name).rstrip() if name.endswith((")", "）")) else name


def is_title(text: str) -> bool:
    """Whether a line reads like the title of a form (自评表, 申报表, 监控表), not like prose."""
    name = key(text)
    return 5 <= len(name) <= 60 and bool(_TITLE.search(name)) and not _SENTENCE.search(name)


def _level(text: str, names: dict[str, LevelName]) -> LevelName | None:
    name = _level_key(text)
    found = names.get(name)
    if found is None and _is_odd(name):
        for other, how in put_right(name):
            if (found := names.get(other)) is not None:
                return structs.replace(found, alias=False, mended=how)
    return found


def _label_put_right(name: str) -> Label | None:
    if not _is_odd(name):
        return None
    return next((it for other, _ in put_right(name) if (it := _LABELS.get(other))), None)


def _is_odd(name: str) -> bool:
    """Whether a key may be a vocabulary word in disorder: cheap, for nearly none is."""
    if not _SHORTEST <= len(name) <= _LONGEST:
        return False
    first = name[0]
    return first == name[1] or name[-1] == "标" or first in _ENDS


def put_right(name: str) -> Iterator[tuple[str, Words]]:
    """A key as it may have been meant: read backwards, across two columns, or printed doubly."""
    yield name[::-1], BACKWARDS
    if len(name) % 2 == 0:
        if name[::2] == name[1::2]:
            yield name[::2], DOUBLED
        else:
            yield name[::2] + name[1::2], ACROSS


def wordings(slot: str) -> tuple[str, ...]:
    """The wordings known for a slot of Label, for "level1", "level2", "question_level2" or
    "fund_name" (as keys)."""
    if slot == "level1":
        return tuple(_LEVEL1)
    if slot == "level2":
        return tuple(_LEVEL2)
    if slot == "question_level2":
        return tuple(wordings_rows.QUESTION_LEVEL2.split())
    if slot == "fund_name":
        return (*_TOTAL_NAMES, *_PART_NAMES)
    return tuple(name for name, meaning in _LABELS.items() if getattr(meaning, slot))


def _level_key(text: str) -> str:
    name = bare(key(text))
    if name[:1] in _NUMBERS:
        name = _NUMBERED.sub("", name)
    if name.endswith("分") and (behind := POINTS_BEHIND.fullmatch(name)):
        name = behind[1]
    return name


def _variable(name: str) -> Label | None:
    """Labels with a number in them: 年度目标3, 1-7月执行数."""
    if len(name) > 16:
        return None
    if name.endswith("计") and _PART_TOTAL.fullmatch(name):
        return Label(total="subtotal")
    if "目标" in name and (objective := _OBJECTIVE.match(name)):
        return Label(objective="long_term" if objective["long_term"] else "side")
    if not _DURING.isdisjoint(name) and (month := _MONTHS.match(name)):
        rest = name[month.end() :]
        if rest.endswith(_SPENT):
            return Label(fund="executed_to_date")
        if rest.endswith(("执行率", "支出率")):
            return Label(fund="rate")
        if rest.endswith(_DONE):
            return Label(column="actual_to_date")
    return None


def _levels() -> tuple[dict[str, LevelName], dict[str, LevelName]]:
    first, second = {}, {}
    for name, (kind_, aliases) in vocabulary.LEVEL1.items():
        first[name] = LevelName(name, kind_)
        first |= {
            alias: LevelName(name, kind_, alias=True) for alias in (name + "等", *aliases.split())
        }
    for name, (parent, kind_, aliases) in vocabulary.LEVEL2.items():
        second[name] = LevelName(name, kind_, parent=parent)
        alias_of = LevelName(name, kind_, alias=True, parent=parent)
        for alias in aliases.split():
            second.setdefault(alias, alias_of)
        second |= dict.fromkeys((alias + "等" for alias in (name, *aliases.split())), alias_of)
    return first, second


def _labels() -> dict[str, Label]:
    slots: dict[str, dict[str, Any]] = {}

    def add(names: str, slot: str, meaning: object) -> None:
        for name in names.split():
            slots.setdefault(name, {}).setdefault(slot, meaning)

    for slot, tables in (
        ("column", (vocabulary.COLUMNS, stages.COLUMNS, wordings_columns.COLUMNS)),
        ("fund", (vocabulary.FUNDS, stages.FUNDS, wordings_columns.FUNDS)),
        ("head", (vocabulary.HEAD, wordings_rows.HEAD)),
        ("closing", (vocabulary.CLOSING, stages.CLOSING, wordings_rows.CLOSING)),
        ("objective", (vocabulary.OBJECTIVES, stages.OBJECTIVES, wordings_rows.OBJECTIVES)),
        ("person", (vocabulary.PERSONS, wordings_rows.PERSONS)),
    ):
        for table in tables:
            for meaning, names in table.items():
                add(names, slot, meaning)
    for shared in ("points", "weight", "score", "variance"):
        add(vocabulary.COLUMNS[shared], "fund", shared)
        add(wordings_columns.COLUMNS[shared], "fund", shared)
    add(stages.SIDES, "side", True)
    for further in (vocabulary, wordings_rows):
        add(further.TOTALS, "total", "total")
        add(further.SUBTOTALS, "total", "subtotal")
        for slot, names in (
            ("note", further.NOTES),
            ("review", further.REVIEWS),
            ("side", further.SIDES),
        ):
            add(names, slot, True)
    return {name: Label(**meanings) for name, meanings in slots.items()}


_LEVEL1, _LEVEL2 = _levels()
_LABELS = _labels()
_ENDINGS = frozenset(name[-2:] for name in (*_LEVEL1, *_LEVEL2, *_LABELS))
_ENDS = frozenset(name[-1] for name in (*_LEVEL1, *_LEVEL2, *_LABELS) if len(name) >= _SHORTEST)
"""What a word of the vocabulary begins with when it is read backwards."""
_TOTAL_NAMES = frozenset(
    f"{vocabulary.FUND_TOTALS} {stages.FUND_TOTALS} {wordings_rows.FUND_TOTALS}".split()
)
_LIST_HEADINGS = frozenset(stages.LIST_HEADINGS.split())
_LIKELIHOODS = frozenset(stages.LIKELIHOODS.split())
_PART_NAMES = frozenset((*vocabulary.FUND_PARTS.split(), *wordings_rows.FUND_PARTS.split()))
