"""Runs the checks over one form and keeps the ledger."""

from __future__ import annotations

import logging
from collections.abc import Collection, Iterator, Sequence
from fnmatch import fnmatchcase
from functools import cache

from jiping import discovery, faults, language
from jiping.checks.case import Case
from jiping.checks.unit import Unit, units
from jiping.model import (
    OUTCOMES,
    Cell,
    Evaluation,
    Finding,
    Ledger,
    LedgerLine,
    Missing,
    NotApplicable,
    Place,
    Problem,
    Report,
    Scorecard,
    Standard,
    StandardUsed,
    Where,
    Words,
)

log = logging.getLogger(__name__)

UNREADABLE = Words("没有可以判读的表", "there is no readable form")
NOT_JUDGED = Words(
    "没有可以审核的内容（原因见 {code}）", "there is nothing to check (the reason stands at {code})"
)
GIVEN_WAY = Words("同一位置的原因已由 {code} 报告", "its cause is reported by {code} at that place")
OTHER_STAGE = Words("不适用于{stage}", "does not apply to {stage}")
STAGES = {
    "self_evaluation": Words("绩效自评表", "self-evaluations"),
    "target": Words("绩效目标申报表", "submissions of targets"),
    "monitoring": Words("绩效运行监控表", "monitoring forms"),
    "report": Words("自评报告", "narrative reports"),
}
CRASHED = Words("检查程序出错：{error}", "the check itself failed: {error}")
CRASH_ADVICE = Words(
    "这是程序的错误，不是表的错误；请把文件和这一行报给开发者。",
    "This is a bug in jiping, not in the form: please report it with the file.",
)


def run(
    evaluation: Evaluation,
    standard: Standard,
    used: StandardUsed,
    scorecard: Scorecard,
    *,
    source: str = "",
    reading: Sequence[Finding] = (),
    select: Collection[str] = (),
    ignore: Collection[str] = (),
) -> Report:
    """Check one form.

    `reading` are the findings of reader and recogniser, kept in front. `select` and `ignore`
    hold codes, families (ARI) or patterns (SCO00*); an empty `select` means all.
    """
    unjudged = next((f.code for f in reading if faults.known()[f.code].stops_judgement), None)
    if unjudged is not None:
        reason = language.say(NOT_JUDGED, code=unjudged)
        ledger = _ledger(reading, _nothing_checked(reason, select, ignore))
        return Report(source, evaluation, used, scorecard, tuple(reading), ledger)
    case = Case(evaluation, standard, scorecard)
    findings: list[Finding] = []
    lines: dict[str, LedgerLine] = {}
    waiting: list[tuple[Unit, list[Problem]]] = []
    everything = not select and not ignore
    lang = language.current()
    for code, unit in units().items():
        if not (everything or wanted(code, select, ignore)):
            lines[code] = LedgerLine(code, "not_selected")
            continue
        if unit.needs:
            lines[code] = _lacking(code, lang)
            continue
        if evaluation.stage not in unit.stages:
            lines[code] = _not_for(code, evaluation.stage, lang)
            continue
        line, problems = _run_one(unit, case, findings, lang)
        lines[code] = line
        if problems and unit.gives_way_to:
            waiting.append((unit, problems))
        elif problems:
            findings += _findings(unit, problems, case, lang)
    for unit, problems in _givers_first(waiting):
        kept, giver = _without_given_way(unit, problems, findings)
        findings += _findings(unit, kept, case, lang)
        if not kept:
            reason = GIVEN_WAY.say(lang, code=giver)
            lines[unit.code] = LedgerLine(unit.code, "insufficient_data", giver, reason)
    findings.sort(key=_printed_order)
    ledger = _ledger(reading, list(lines.values()))
    kept_reading = _reading_without_given_way(reading, findings)
    return Report(source, evaluation, used, scorecard, (*kept_reading, *findings), ledger)


def unreadable(source: str, reading: Sequence[Finding]) -> Report:
    """The report of a file in which there was no form to judge."""
    lines = _nothing_checked(language.say(UNREADABLE), (), ())
    return Report(source, None, None, None, tuple(reading), _ledger(reading, lines))


def wanted(code: str, select: Collection[str], ignore: Collection[str]) -> bool:
    """Whether a check is to run, given codes, families or patterns."""
    if ignore and any(_matches(code, pattern) for pattern in ignore):
        return False
    return not select or any(_matches(code, pattern) for pattern in select)


def _matches(code: str, pattern: str) -> bool:
    return code.startswith(pattern.upper()) or fnmatchcase(code, pattern.upper())


def _nothing_checked(
    reason: str, select: Collection[str], ignore: Collection[str]
) -> list[LedgerLine]:
    return [
        LedgerLine(code, "insufficient_data", "form", reason)
        if wanted(code, select, ignore)
        else LedgerLine(code, "not_selected")
        for code in units()
    ]


def _run_one(
    unit: Unit, case: Case, findings: list[Finding], lang: str
) -> tuple[LedgerLine, list[Problem]]:
    problems: list[Problem] = []
    missing: Missing | None = None
    outside: NotApplicable | None = None
    try:
        for said in unit.check(case):
            if isinstance(said, Problem):
                problems.append(said)
            elif isinstance(said, Missing):
                missing = missing or said
            else:
                outside = said
    except Exception as error:
        log.exception("check %s crashed", unit.code)
        reason = CRASHED.say(lang, error=repr(error))
        advice = CRASH_ADVICE.say(lang)
        findings.append(Finding(unit.code, "crashed", "block", reason, suggestion=advice))
        return LedgerLine(unit.code, "crashed", None, reason), []
    if problems:
        return LedgerLine(unit.code, "fail"), problems
    if missing is not None:
        reason = missing.reason.say(lang)
        return LedgerLine(unit.code, "insufficient_data", missing.what, reason), []
    if outside is not None:
        return LedgerLine(unit.code, "not_applicable", None, outside.reason.say(lang)), []
    return _passed(unit.code), []


@cache
def _constant(code: str, lang: str) -> tuple[str, str]:
    """Basis and advice of a check: the same in each of its findings."""
    unit = units()[code]
    return unit.basis.say(), unit.advice.say(lang)


@cache
def _passed(code: str) -> LedgerLine:
    return LedgerLine(code, "pass")


@cache
def _lacking(code: str, lang: str) -> LedgerLine:
    """The line of a check that needs what cannot be supplied along with the form."""
    unit = units()[code]
    reason = unit.lacking.say(lang) if unit.lacking else None
    return LedgerLine(code, "insufficient_data", ", ".join(unit.needs), reason)


@cache
def _not_for(code: str, stage: str, lang: str) -> LedgerLine:
    """The line of a check that does not judge forms of this stage."""
    return LedgerLine(code, "not_applicable", None, OTHER_STAGE.say(lang, stage=STAGES[stage]))


@cache
def _fault_codes() -> tuple[str, ...]:
    return tuple(name[:6].upper() for name in discovery.data_files("faults"))


def _findings(unit: Unit, problems: Sequence[Problem], case: Case, lang: str) -> list[Finding]:
    """What a check found, in words, each with the place of its cell."""
    basis, advice = _constant(unit.code, lang)
    severity = case.standard.severity.get(unit.code, unit.severity)
    return [
        Finding(
            unit.code,
            "fail",
            severity,
            _message(unit, problem, lang),
            problem.where,
            problem.place or place_of(case.evaluation, problem.where),
            problem.related,
            problem.seen,
            problem.expected,
            basis,
            advice,
            problem.proposed,
        )
        for problem in problems
    ]


def _message(unit: Unit, problem: Problem, lang: str) -> str:
    seen, expected = problem.seen or "", problem.expected or ""
    fields = problem.fields or {}
    return unit.message.say(
        lang, seen=language.brief(seen), expected=language.brief(expected), **fields
    )


def place_of(evaluation: Evaluation, where: Where | None) -> Place | None:
    """Where the meant cell stands on the form, None for the form as a whole."""
    if where is None:
        return None
    owner: object = evaluation
    fallback: Cell[str] | None = None
    if where.indicator is not None:
        indicator = evaluation.indicators[where.indicator]
        owner, fallback = indicator, indicator.path[-1] if indicator.path else None
    elif where.fund is not None:
        owner, fallback = evaluation.funds[where.fund], evaluation.funds[where.fund].name
    elif where.objective is not None:
        objective = evaluation.objectives[where.objective]
        owner, fallback = objective, objective.planned
    found = getattr(owner, where.field, None) if where.field else None
    cell = found if isinstance(found, Cell) else fallback
    return cell.place if cell is not None else None


def _spot(where: Where | None) -> tuple[int | None, int | None, int | None]:
    return (where.objective, where.fund, where.indicator) if where else (None, None, None)


def _givers_first(
    waiting: list[tuple[Unit, list[Problem]]],
) -> Iterator[tuple[Unit, list[Problem]]]:
    """Checks in an order in which each comes after those it gives way to."""
    while waiting:
        pending = {unit.code for unit, _ in waiting}
        ready = [entry for entry in waiting if not pending.intersection(entry[0].gives_way_to)]
        yield from ready or waiting
        waiting = [entry for entry in waiting if ready and entry not in ready]


def _without_given_way(
    unit: Unit, problems: list[Problem], findings: list[Finding]
) -> tuple[list[Problem], str]:
    taken = {_spot(f.where): f.code for f in findings if f.code in unit.gives_way_to}
    kept = [problem for problem in problems if _spot(problem.where) not in taken]
    return kept, min(taken.values(), default="")


def _reading_without_given_way(
    reading: Sequence[Finding], findings: Sequence[Finding]
) -> list[Finding]:
    """Reading findings but for those that a check repeats at the same place."""
    if not reading:
        return []
    taken = {
        (finding.code, _spot(where))
        for finding in findings
        for where in (finding.where, *finding.related)
    }
    return [
        finding
        for finding in reading
        if not any(
            (code, _spot(finding.where)) in taken
            for code in faults.known()[finding.code].gives_way_to
        )
    ]


def _printed_order(finding: Finding) -> tuple[int, int, str]:
    where = finding.where
    if where is None:
        return (0, 0, finding.code)
    if where.fund is not None:
        return (1, where.fund, finding.code)
    if where.objective is not None:
        return (2, where.objective, finding.code)
    if where.indicator is not None:
        return (3, where.indicator, finding.code)
    return (4, 0, finding.code)


def _ledger(reading: Sequence[Finding], lines: Sequence[LedgerLine]) -> Ledger:
    fired = {finding.code for finding in reading}
    read = [LedgerLine(c, "fail") if c in fired else _passed(c) for c in _fault_codes()]
    checks = (*read, *lines)
    counts: dict[str, int] = dict.fromkeys(OUTCOMES, 0)
    for line in checks:
        counts[line.outcome] += 1
    return Ledger(counts, checks)
