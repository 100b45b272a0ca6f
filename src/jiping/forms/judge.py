"""Is what was read a form, is it whole, and can it be trusted?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from itertools import filterfalse
from typing import Any

from msgspec.structs import replace

from jiping.faults import fault
from jiping.forms import cells
from jiping.forms.draft import Draft
from jiping.forms.identify import layout_of, scope_of, stage_of
from jiping.forms.mending import misread
from jiping.forms.mending.doubled import drop_doubled
from jiping.forms.sections.monitoring import set_causes_apart
from jiping.forms.seen.look import look
from jiping.forms.seen.shapes import FILLER, UNIT
from jiping.model import Cell, Evaluation, Finding, Where, Words
from jiping.model.evaluation import Stage
from jiping.terms import is_prompt
from jiping.values import parse_number

_KINDS = {
    "事前": Words("事前绩效评估表", "an ex-ante evaluation"),
    "目标审核": Words("绩效目标审核表", "a review of targets"),
    "目标评审": Words("绩效目标审核表", "a review of targets"),
    "整改": Words("评价结果整改表", "a form on rectification"),
    "再评价": Words("财政再评价表", "a re-evaluation by others"),
}
"""Kinds of forms that look like these and are not read, by words of their titles."""
_SUMMARY = Words("自评情况汇总表（一行一个项目，没有指标）", "a summary, a row a project")
_MONEY = ("original", "adjusted", "executed", "executed_to_date", "forecast")
_ANSWERS = ("target", "actual", "score", "actual_to_date", "forecast")
_EXPENDITURE = ("basic_expenditure", "project_expenditure")
_FUND_NUMBERS = tuple(field for field, parse in cells.FUND.items() if parse in cells.NUMERIC)
_DIGIT = re.compile(r"[0-9０-９零一二三四五六七八九十百千万半两]")
_WITHOUT_DIGITS = re.compile(
    r"[≥≤≧≦><=＞＜＝═]+\s*\S{0,4}"
    r"|[≥≤≧≦><=＞＜＝═]*\s*(?:[.．,，%％‰□■�?？]|[#＃*＊]{2})[.．,，%％‰□■�?？#＃*＊\s]*\S{0,3}"
)
"""What is left of a number without digits; to be asked of texts that hold none."""
_EQUAL = re.compile(r"[=＝═]+\s*([\u4e00-\u9fff]{2,})")
_ANNOUNCED = re.compile(
    r"(?:共计|合计|总计|约|不低于|不少于|不超过|不高于|达到|控制在|大于等于|小于等于|至少)\s*"
    r"(?:元|亿元|人|人次|户|个|次|项|家|场|天|年|公里|亩|吨|名|[%％‰])(?:以上|以下|以内|左右)?"
)
"""A number is announced and its unit follows at once."""
_BEHIND = re.compile(r"(?<=[0-9])\s*[万亿]?元$")
_SHORT = 16
_KEPT = 4096
_ROWS = Words("指标行数", "The rows of indicators")
_WHOLE = Decimal(100)
_FEW = 3
_SHARES_UP_TO = Decimal(2)
_MANY = 4
_NEARLY_ALL = 10
_ALL_BLANK = Words("应有数字的格几乎全是空白", "nearly all cells for numbers are blank")


def finish(draft: Draft) -> tuple[Evaluation, tuple[Finding, ...]] | None:
    """The finished form and what is to be said about it, None if it is no form."""
    sections = {section for section, _ in draft.seen}
    headed = "indicators" in sections
    begun = "funds" in sections and ("title" in draft.fields or "objectives" in sections)
    if not headed and not begun:
        return None
    drop_doubled(draft)
    if "amount_unit" not in draft.fields and (amount := _unit_beside(draft)) is not None:
        draft.fields["amount_unit"] = amount
    if ("indicators", "weight") in draft.seen:
        _weights_in_percent(draft)
    scope, stage = scope_of(draft), stage_of(draft)
    if stage == "monitoring":
        set_causes_apart(draft)
    form = layout_of(draft, scope, stage)
    truncated, example = False, None
    answers = [
        cell.text
        for row in draft.indicators
        for cell in (row.target, row.actual)
        if cell is not None and cell.text
    ]
    findings = draft.findings
    if kind := _other_kind(draft):
        findings.append(fault("RDG020", kind=kind))
    elif _is_blank(draft):
        findings.append(fault("RDG021"))
    elif example := _lost_digits(draft, answers):
        findings.append(fault("RDG022", example=example))
    elif draft.beyond:
        truncated = True
        findings.append(fault("RDG010", what=_ROWS, limit=draft.most, setting="indicators"))
    elif _is_cut_off(draft, stage, headed):
        truncated = True
        findings.append(fault("RDG023", last=_last_words(draft)))
    elif form is None:
        findings.append(fault("RDG029"))
    if not example:
        findings += misread.mend(draft)
        findings += _unread(draft, answers)
    evaluation = draft.evaluation(scope=scope, stage=stage, form=form, truncated=truncated)
    return evaluation, tuple(findings)


def _other_kind(draft: Draft) -> Words | None:
    """What kind of form it is if it is none of those that are read, by its title."""
    title = draft.fields.get("title")
    if title is None:
        return None
    if "汇总" in title.text and not draft.indicators:
        return _SUMMARY
    if "自评" in title.text:
        return None
    return next((kind for word, kind in _KINDS.items() if word in title.text), None)


def _unread(draft: Draft, answers: list[str]) -> Iterator[Finding]:
    """Cells that say no number where one is due, and those that have lost their digits."""
    for where, cell in draft.unread:
        code = "RDG040" if _has_lost_digits(cell.text) else "RDG018"
        yield fault(code, where=where, place=cell.place, seen=cell.text, text=cell.text)
    lost = set(filter(_has_lost_digits, answers))
    for index, indicator in enumerate(draft.indicators if lost else ()):
        for field, it in (("target", indicator.target), ("actual", indicator.actual)):
            if it is None or it.text not in lost:
                continue
            if it.value is None or it.value.type == "text":
                where = Where(indicator=index, field=field)
                yield fault("RDG040", where=where, place=it.place, seen=it.text, text=it.text)


@lru_cache(_KEPT)
def _has_digit(text: str) -> bool:
    return _DIGIT.search(text) is not None


@lru_cache(_KEPT)
def _has_lost_digits(text: str) -> bool:
    """Whether signs and a unit are left, and no digit between them: ≥ %, 共计万元, □□%."""
    if len(text) > _SHORT or _DIGIT.search(text):
        # 万 of 万元 is no digit where no numeral stands before it
        text = text.replace("万元", "元") if len(text) <= _SHORT else ""
        if not text or _DIGIT.search(text):
            return False
    if (equal := _EQUAL.fullmatch(text)) and look(equal[1]).shape not in (UNIT, FILLER):
        return False  # =满意
    return _WITHOUT_DIGITS.fullmatch(text) is not None or _ANNOUNCED.fullmatch(text) is not None


def _unit_beside(draft: Draft) -> Cell[Any] | None:
    """The unit of amounts where it stands behind every one of them and nowhere else."""
    amounts = [
        cell
        for fund in draft.funds
        for field in _MONEY
        if (cell := getattr(fund, field)) is not None and cell.value
    ]
    units = {found[0] if (found := _BEHIND.search(cell.text)) else "" for cell in amounts}
    unit = units.pop() if len(units) == 1 else ""
    value = cells.amount_unit(unit, draft.reader) if unit else None
    return Cell(unit, value, amounts[0].place) if value else None


def _weights_in_percent(draft: Draft) -> None:
    """A bare weight of 1 or 2 is a percentage where its neighbours are: 20, 15, 1."""
    bare = {
        index: amount
        for index, row in enumerate(draft.indicators)
        if row.weight is not None and (amount := parse_number(row.weight.text)) is not None
    }
    if not bare or max(bare.values()) <= _SHARES_UP_TO:
        return
    for index, amount in bare.items():
        row = draft.indicators[index]
        if amount < _SHARES_UP_TO and row.weight is not None:
            weight = Cell(row.weight.text, amount / 100, row.weight.place)
            draft.indicators[index] = replace(row, weight=weight)


def _is_blank(draft: Draft) -> bool:
    """Nobody filled it in: no amounts, and no row with a target, an actual or a score."""
    if any(_says(getattr(fund, field)) for fund in draft.funds for field in _MONEY):
        return False
    if any(_says(draft.fields.get(field)) for field in _EXPENDITURE):
        return False
    return not any(
        _says(getattr(indicator, field)) for indicator in draft.indicators for field in _ANSWERS
    )


def _is_cut_off(draft: Draft, stage: Stage, headed: bool) -> bool:
    """It ends before its end: no total and no closing row, or half a last row."""
    if draft.closed or "claimed_total" in draft.fields:
        return False
    if not headed:
        return True
    if stage == "self_evaluation" and ("indicators", "score") in draft.seen:
        return not _is_whole(draft)
    if not draft.indicators:
        return False
    last = draft.indicators[-1]
    return not any(_says(getattr(last, field)) for field in _ANSWERS)


def _is_whole(draft: Draft) -> bool:
    """Whether the points, with those of the budget, are a hundred and the last row is scored:
    such a form has all its rows, though no total stands below them."""
    points = [row.points.value for row in draft.indicators if row.points and row.points.value]
    budget = [fund.points.value for fund in draft.funds if fund.points and fund.points.value]
    whole = sum(points)
    return bool(
        draft.indicators
        and _says(draft.indicators[-1].score)
        and (whole == _WHOLE or whole + sum(budget[:1]) == _WHOLE)
    )


def _last_words(draft: Draft) -> Words:
    """The last thing that was read, in words of the form."""
    if draft.indicators:
        name = draft.indicators[-1].path[-1].text
        return Words(f"指标“{name}”", f"indicator “{name}”")
    if draft.objectives:
        return Words("年度目标", "the annual objective")
    return Words("预算执行情况", "the budget block")


def _lost_digits(draft: Draft, answers: list[str]) -> str | Words | None:
    """A text that has lost its digits, if the form as a whole has; else None."""
    numeric = [cell.text for cell in _numeric(draft)]
    mute_numbers = list(filterfalse(_has_digit, numeric))
    mute_texts = list(filterfalse(_has_digit, answers))
    whole, spoken = len(numeric) - len(mute_numbers), len(answers) - len(mute_texts)
    mute = (*mute_numbers, *mute_texts)
    bare = [text for text in mute if _WITHOUT_DIGITS.fullmatch(text)] if len(mute) >= whole else []
    bare = [text for text in bare if not _EQUAL.fullmatch(text) or _has_lost_digits(text)]
    only = not whole and spoken <= len(bare)
    if bare and (len(bare) >= _FEW or only) and len(bare) + 1 > whole:
        return bare[0]
    blank = mute_numbers.count("")
    silent = spoken * _MANY <= len(answers) and whole * _NEARLY_ALL < blank
    return _ALL_BLANK if silent and len(answers) > _FEW and blank > _FEW else None


def _numeric(draft: Draft) -> Iterator[Cell[Decimal]]:
    for fund in draft.funds:
        for field in _FUND_NUMBERS:
            cell = getattr(fund, field)
            if cell is not None:
                yield cell
    for indicator in draft.indicators:
        if indicator.points is not None:
            yield indicator.points
        if indicator.score is not None:
            yield indicator.score


def _says(cell: Cell[Any] | None) -> bool:
    """Whether a cell holds more than a filler or a prompt of the template."""
    if cell is None or not cell.text or look(cell.text).shape == FILLER:
        return False
    return not is_prompt(cell.text)
