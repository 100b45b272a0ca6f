"""Findings for a terminal: verdict first, findings by row, what was not checked last."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence

from rich.console import Console, Group, RenderableType
from rich.rule import Rule
from rich.text import Text

from jiping import language
from jiping.model import Finding, Report, Words
from jiping.writers import report_words as words

COLOURS = {"block": "bold white on red", "error": "red", "warning": "yellow", "info": "cyan"}
PLACE = Words("位置：", "Where: ")
MENDED = Words("读取时已修补：", "Mended on reading: ")
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
        console.print(Group(*_report(report, width)))
    output = console.file
    assert isinstance(output, io.StringIO)
    return "".join(f"{line.rstrip()}\n" for line in output.getvalue().splitlines())


def _report(report: Report, width: int) -> Iterator[RenderableType]:
    name = " ".join(language.printable(words.name_of(report)).split())
    yield Rule(Text(name, style="bold"), align="left", style="dim")
    if report.source and words.name_of(report) != report.source:
        yield _wrapped(report.source, width, "dim")
    yield _wrapped(words.verdict(report), width, "bold")
    if report.standard is not None:
        standard = report.standard
        said = language.say(STANDARD, id=standard.id, found_by=standard.found_by)
        yield _wrapped(said, width, "dim")
    yield Text()
    for group, findings in words.by_row(report).items():
        yield from _group(report, group, findings, width)
    yield from _not_checked(report, width)
    yield Text()


def _group(
    report: Report, group: tuple[str, int], findings: Sequence[Finding], width: int
) -> Iterator[RenderableType]:
    if report.evaluation is not None:
        name = words.row_name(report.evaluation, words.where_of(group))
        yield _wrapped(name, width, "bold underline")
    for finding in findings:
        yield from _finding(finding, width)
    yield Text()


def _finding(finding: Finding, width: int) -> Iterator[RenderableType]:
    head = f"{finding.code} {language.say(words.SEVERITY[finding.severity])}"
    text = _wrapped(f"{head} {finding.message}", width, indent=2)
    text.stylize(COLOURS[finding.severity], 2, 2 + len(head))
    yield text
    told = (
        (PLACE, words.place_name(finding)),
        (MENDED, words.mended(finding)),
        (ADVICE, finding.suggestion),
        (BASIS, finding.basis),
    )
    for label, said in told:
        if said:
            yield _wrapped(f"{language.say(label)}{said}", width, "dim", indent=6)


def _not_checked(report: Report, width: int) -> Iterator[RenderableType]:
    count = report.ledger.counts
    outcomes = {name: count.get(name, 0) for name in ("pass", "fail", "not_applicable")}
    made = language.say(
        PASSED,
        checked=sum(outcomes.values()),
        passed=outcomes["pass"],
        failed=outcomes["fail"],
        outside=outcomes["not_applicable"],
    )
    yield _wrapped(made, width, "bold")
    groups = words.unchecked(report)
    if groups:
        yield _wrapped(language.say(NOT_CHECKED), width, "bold")
    unjudged = report.evaluation is None or any(map(words.stops_judgement, report.findings))
    for reason, lines in groups.items():
        codes = " ".join(line.code for line in lines)
        if unjudged:
            codes = language.say(ALL_OF_THEM, count=len(lines))
        said = language.say(REASON, reason=reason, codes=codes)
        yield _wrapped(said, width, "dim", indent=2)


def _wrapped(text: str, width: int, style: str = "", *, indent: int = 0) -> Text:
    """A text over as many lines as it needs, each indented, its own line breaks kept."""
    lines = [
        " " * indent + line
        for part in language.printable(text).splitlines()
        for line in language.wrap(part, width - indent)
    ]
    return Text("\n".join(lines), style)
