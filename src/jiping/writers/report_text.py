"""Findings for a terminal: verdict first, findings by row, what was not checked last."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.text import Text

from jiping import language
from jiping.model import Finding, Report, Words
from jiping.writers import report_words as words

COLOURS = {"block": "bold white on red", "error": "red", "warning": "yellow", "info": "cyan"}
PLACE = Words("位置：", "Where: ")
ADVICE = Words("处理：", "Do: ")
BASIS = Words("依据：", "Basis: ")
STANDARD = Words("评分办法：{id}（{found_by}）", "Standard: {id} ({found_by})")
NOT_CHECKED = Words("没有核对的", "Not checked")
ALL_OF_THEM = Words("其余 {count} 项", "the other {count}")
REASON = Words("{reason}：{codes}", "{reason}: {codes}")
PASSED = Words(
    "核对 {checked} 项：通过 {passed}，有问题 {failed}，不适用 {outside}。",
    "{checked} checks made: {passed} passed, {failed} failed, {outside} did not apply.",
)


def render(reports: Sequence[Report], *, colour: bool, width: int) -> str:
    """All reports as text, `width` columns wide; colour only where asked for."""
    console = Console(
        file=io.StringIO(),
        width=width,
        force_terminal=colour,
        color_system="standard" if colour else None,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
    )
    for report in reports:
        console.print(Group(*_report(report)))
    output = console.file
    assert isinstance(output, io.StringIO)
    return "".join(f"{line.rstrip()}\n" for line in output.getvalue().splitlines())


def _report(report: Report) -> Iterator[RenderableType]:
    yield Rule(Text(words.name_of(report), style="bold"), align="left", style="dim")
    if report.source and words.name_of(report) != report.source:
        yield Text(report.source, style="dim")
    yield Text(words.verdict(report), style="bold")
    if report.standard is not None:
        standard = report.standard
        said = language.say(STANDARD, id=standard.id, found_by=standard.found_by)
        yield Text(said, style="dim")
    yield Text()
    for group, findings in words.by_row(report).items():
        yield from _group(report, group, findings)
    yield from _not_checked(report)
    yield Text()


def _group(
    report: Report, group: tuple[str, int], findings: Sequence[Finding]
) -> Iterator[RenderableType]:
    if report.evaluation is not None:
        yield Text(words.row_name(report.evaluation, words.where_of(group)), style="bold underline")
    for finding in findings:
        yield Padding(_finding(finding), (0, 0, 0, 2))
    yield Text()


def _finding(finding: Finding) -> Text:
    text = Text()
    severity = language.say(words.SEVERITY[finding.severity])
    text.append(f"{finding.code} {severity}", style=COLOURS[finding.severity])
    text.append(f" {finding.message}")
    place = words.place_name(finding.place)
    for label, said in ((PLACE, place), (ADVICE, finding.suggestion), (BASIS, finding.basis)):
        if said:
            text.append(f"\n    {language.say(label)}{said}", style="dim")
    return text


def _not_checked(report: Report) -> Iterator[RenderableType]:
    count = report.ledger.counts
    outcomes = {name: count.get(name, 0) for name in ("pass", "fail", "not_applicable")}
    yield Text(
        language.say(
            PASSED,
            checked=sum(outcomes.values()),
            passed=outcomes["pass"],
            failed=outcomes["fail"],
            outside=outcomes["not_applicable"],
        ),
        style="bold",
    )
    groups = words.unchecked(report)
    if groups:
        yield Text(language.say(NOT_CHECKED), style="bold")
    for reason, lines in groups.items():
        codes = " ".join(line.code for line in lines)
        if report.evaluation is None:
            codes = language.say(ALL_OF_THEM, count=len(lines))
        yield Padding(
            Text(language.say(REASON, reason=reason, codes=codes), style="dim"), (0, 0, 0, 2)
        )
