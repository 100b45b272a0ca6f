"""How a report says things: severities, rows of the form, places. Shared by text and HTML."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from jiping import faults, language
from jiping.model import (
    SEVERITIES,
    Evaluation,
    Finding,
    LedgerLine,
    Report,
    Where,
    Words,
)
from jiping.terms import place_words, term

SEVERITY = {
    "block": Words("阻断", "block"),
    "error": Words("错误", "error"),
    "warning": Words("警示", "warning"),
    "info": Words("提示", "info"),
}
OUTCOME = {
    "pass": Words("通过", "passed"),
    "fail": Words("有问题", "failed"),
    "not_applicable": Words("不适用", "not applicable"),
    "insufficient_data": Words("无法核对", "could not be checked"),
    "waived": Words("已豁免", "waived"),
    "crashed": Words("程序出错", "crashed"),
    "not_selected": Words("未选用", "not selected"),
}
WHOLE_FORM = Words("整张表", "the form as a whole")
OBJECTIVE = Words("年度目标{number}", "objective {number}")
FUND = Words("预算执行：{name}", "budget: {name}")
COLUMN = Words("“{name}”栏", "column {name}")
AND_COLUMN = Words("{place}，{column}", "{place}, {column}")
LOST = Words("（这一格丢失）", " (the cell was lost)")
_NO_COLUMN = frozenset(("path", "name", "title", "level1", "level2", "level3"))
UNREAD = Words("无法判读：{reason}", "could not be read: {reason}")
UNCHECKED_FORM = Words("没有审核：{reason}", "not checked: {reason}")
REASONS = 3
"""Reasons that a verdict names; the others stand below it."""
JOINT = Words("；", "; ")
ONE_SENTENCE = Words("{said}。", "{said}.")
CLEAN = Words("没有发现问题", "nothing to object to")
COUNT = Words("{severity} {count}", "{count} {severity}")
TOTAL = Words("总分 {claimed}，复算 {computed}", "total {claimed}, recomputed {computed}")
NO_TOTAL = Words("表上没有总分，复算 {computed}", "no total printed, recomputed {computed}")
UNSCORED = {
    "target": Words("绩效目标申报表，不计分", "a submission of targets, not scored"),
    "monitoring": Words("绩效运行监控表，不计分", "a monitoring form, not scored"),
    "report": Words("自评报告，不逐项计分", "a narrative report, not scored by row"),
}
CLAIMED = Words("{kind}；总分 {claimed}", "{kind}; total {claimed}")
NOT_COMPUTED = Words("无法复算", "not computable")
UNCHECKED = Words("{count} 项无法核对", "{count} checks could not be made")


def name_of(report: Report) -> str:
    """The form's title with what it is about, where the title does not say so; else its file."""
    form = report.evaluation
    if form is None or not form.title or not form.title.text:
        return report.source
    title = form.title.text
    about = next((cell.text for cell in (form.project, form.unit) if cell and cell.text), "")
    return title if about in title else f"{title}：{about}"


def has_scores(report: Report) -> bool:
    """Whether any line of the form has a score, claimed or computed."""
    card = report.scorecard
    return card is not None and any(
        line.score is not None or line.claimed is not None for line in card.lines
    )


def verdict(report: Report) -> str:
    """One line: totals, findings by severity, what could not be checked."""
    if report.evaluation is None:
        return language.say(UNREAD, reason=reasons(report.findings))
    if stopped := [f for f in report.findings if stops_judgement(f)]:
        return language.say(UNCHECKED_FORM, reason=reasons(stopped))
    parts = [totals(report), *counts(report)]
    if len(parts) == 1:
        parts.append(language.say(CLEAN))
    unchecked = report.ledger.counts.get("insufficient_data", 0)
    if unchecked:
        parts.append(language.say(UNCHECKED, count=unchecked))
    return " · ".join(parts)


def reasons(findings: Sequence[Finding]) -> str:
    """The messages of findings as one sentence, the gravest first."""
    ranked = sorted(findings, key=lambda finding: -SEVERITIES.index(finding.severity))
    said = list(dict.fromkeys(finding.message.rstrip("。.") for finding in ranked))
    return language.say(ONE_SENTENCE, said=language.say(JOINT).join(said[:REASONS]))


def stops_judgement(finding: Finding) -> bool:
    """Whether a form with this finding is not checked at all."""
    known = faults.known().get(finding.code)
    return known is not None and known.stops_judgement


def totals(report: Report) -> str:
    """Claimed against recomputed total; which kind of form it is where nothing is scored."""
    computed = report.scorecard.total if report.scorecard else None
    shown = number(computed) if computed is not None else language.say(NOT_COMPUTED)
    claimed = report.evaluation.claimed_total if report.evaluation else None
    if report.evaluation is not None and report.evaluation.stage in UNSCORED:
        kind = language.say(UNSCORED[report.evaluation.stage])
        if claimed is None or not claimed.text:
            return kind
        return language.say(CLAIMED, kind=kind, claimed=claimed.text)
    if claimed is None or not claimed.text:
        return language.say(NO_TOTAL, computed=shown)
    return language.say(TOTAL, claimed=claimed.text, computed=shown)


def counts(report: Report) -> list[str]:
    """How many findings of each severity, gravest first, those that occur."""
    found = [finding.severity for finding in report.findings]
    return [
        language.say(COUNT, severity=language.say(words), count=found.count(severity))
        for severity, words in SEVERITY.items()
        if severity in found
    ]


def number(value: Decimal | None) -> str:
    """A number with at least two decimals, an em dash for none."""
    if value is None:
        return "—"
    exponent = value.as_tuple().exponent
    return f"{value:.2f}" if isinstance(exponent, int) and exponent > -2 else f"{value:f}"


def row_name(evaluation: Evaluation, where: Where | None) -> str:
    """The row of the form, in words printed on it: objective, levels, name."""
    if where is None:
        return language.say(WHOLE_FORM)
    if where.indicator is not None:
        indicator = evaluation.indicators[where.indicator]
        names = [cell.text for cell in indicator.path if cell.text]
        if indicator.objective is not None and len(evaluation.objectives) > 1:
            names.insert(0, language.say(OBJECTIVE, number=indicator.objective + 1))
        return " / ".join(names)
    if where.fund is not None:
        name = evaluation.funds[where.fund].name
        return language.say(FUND, name=name.text if name else where.fund + 1)
    if where.objective is not None:
        planned = evaluation.objectives[where.objective].planned
        head = language.say(OBJECTIVE, number=where.objective + 1)
        return f"{head}：{planned.text}" if planned and planned.text else head
    return language.say((where.field and term(where.field)) or WHOLE_FORM)


def place_name(finding: Finding) -> str:
    """Where a person finds what is meant in the file, with the printed column where one is."""
    place = finding.place
    if place is None:
        return ""
    said = language.say(place_words(place))
    where = finding.where
    field = where.field if where is not None and where.field not in _NO_COLUMN else None
    if field == "unit" and where is not None and where.indicator is not None:
        field = "unit_of_measure"
    column = term(field) if field else None
    if column is not None:
        heading = language.say(COLUMN, name=language.say(column))
        said = language.say(AND_COLUMN, place=said, column=heading) if said else heading
    if said and place.missing:
        said += language.say(LOST)
    return said


def mended(finding: Finding) -> str:
    """What the reader did to the cell that a finding is about, where the finding is another."""
    place = finding.place
    if place is None or not place.repaired or finding.seen == place.repaired:
        return ""
    if finding.code.startswith("RDG"):
        return ""
    return place.repaired


def by_row(report: Report) -> dict[tuple[str, int], list[Finding]]:
    """Findings grouped by what they are about, in printed order; the form as a whole first."""
    groups: dict[tuple[str, int], list[Finding]] = {}
    for finding in report.findings:
        groups.setdefault(group_of(finding.where), []).append(finding)
    order = {"form": 0, "fund": 1, "objective": 2, "indicator": 3}
    return dict(sorted(groups.items(), key=lambda item: (order[item[0][0]], item[0][1])))


def group_of(where: Where | None) -> tuple[str, int]:
    """Which row of the form a finding belongs to."""
    if where is not None:
        if where.indicator is not None:
            return ("indicator", where.indicator)
        if where.fund is not None:
            return ("fund", where.fund)
        if where.objective is not None:
            return ("objective", where.objective)
    return ("form", 0)


def where_of(group: tuple[str, int]) -> Where | None:
    """The row that a group of findings is about; None for the form as a whole."""
    kind, index = group
    if kind == "indicator":
        return Where(indicator=index)
    if kind == "fund":
        return Where(fund=index)
    return Where(objective=index) if kind == "objective" else None


def unchecked(report: Report) -> dict[str, list[LedgerLine]]:
    """What could not be checked, grouped by the reason why."""
    groups: dict[str, list[LedgerLine]] = {}
    for line in report.ledger.checks:
        if line.outcome in ("insufficient_data", "crashed"):
            groups.setdefault(line.reason or line.missing or "", []).append(line)
    return groups
