"""jiping demo: everything, on the sample that comes with jiping."""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from gettext import gettext as _
from importlib.resources import as_file, files
from pathlib import Path
from typing import TYPE_CHECKING

from jiping import language
from jiping.cli import options, results
from jiping.cli.menus import say

if TYPE_CHECKING:
    from jiping.model import Finding, Ledger, Report

SAMPLE = "hb_department.md"


def add(commands: options.Commands) -> None:
    parser = options.command(
        commands, "demo", _("read, score, check and print the bundled sample"), run
    )
    parser.add_argument(
        "-o",
        "--output",
        default="out",
        metavar="DIR",
        help=_("folder for what is written (default: out)"),
    )


def run(chosen: argparse.Namespace) -> int:
    folder = Path(chosen.output)
    results.make_folder(folder / "forms")
    with as_file(files("jiping") / "samples" / SAMPLE) as path:
        sample = path.read_bytes()
    written = write_everything(sample, folder)
    report = written[0]
    with results.destination(None) as stream:
        stream.write("".join(line + "\n" for line in summary(report, folder)).encode())
    return results.FINE


def write_everything(sample: bytes, folder: Path) -> list[Report]:
    """The sample itself, what each stage gives, and the form in every format, into `folder`."""
    from jiping import pipeline, writers

    source = pipeline.source(sample, name=SAMPLE, suffix=".md")
    reports = pipeline.evaluate(sample, name=SAMPLE, suffix=".md")
    with results.opened(folder / SAMPLE) as stream:
        stream.write(sample)
    with results.opened(folder / "read.json") as stream:
        results.write_json(stream, "jiping.read/1", "sources", [source], True)
    with results.opened(folder / "check.json") as stream:
        results.write_json(stream, "jiping.check/1", "reports", reports, True)
    with results.opened(folder / "report.html") as stream:
        stream.write(pipeline.render(reports, "html").encode())
    with results.opened(folder / "report.txt") as stream:
        stream.write(pipeline.render(reports, "text").encode())
    for kind in writers.formats():
        try:
            content = pipeline.write(reports[0], kind)
        except writers.Unprintable as reason:
            say(f"{kind}: {reason}")
            continue
        with results.opened(folder / "forms" / f"{Path(SAMPLE).stem}.{kind}") as stream:
            stream.write(content)
    return reports


def summary(report: Report, folder: Path) -> Iterator[str]:
    """What was found, in ten lines."""
    from jiping.model import SEVERITIES

    assert report.evaluation is not None
    assert report.scorecard is not None
    assert report.standard is not None
    card, form = report.scorecard, report.evaluation
    repaired = {
        cell.place.row
        for row in form.indicators
        for cell in (*row.path, row.target, row.actual, row.score)
        if cell is not None and cell.place is not None and cell.place.repaired
    }
    yield _(
        "Read     {file}: {objectives} objectives, {rows} indicators, {repaired} repaired rows"
    ).format(
        file=SAMPLE,
        objectives=len(form.objectives),
        rows=len(form.indicators),
        repaired=len(repaired),
    )
    yield _("Scored   by {standard}@{revision} ({found_by})").format(
        standard=report.standard.id,
        revision=report.standard.revision,
        found_by=report.standard.found_by,
    )
    claimed = form.claimed_total.value if form.claimed_total else None
    yield _(
        "         claimed {claimed}, computed {total}; {carried} points rest on claims alone"
    ).format(
        claimed=_number(claimed), total=_number(card.total), carried=_number(card.carried_points)
    )
    counts = Counter(finding.severity for finding in report.findings)
    yield _("Checked  {block} block, {error} error, {warning} warning, {info} info").format(
        **{severity: counts[severity] for severity in SEVERITIES}
    )
    for number, finding in enumerate(gravest(report.findings), 1):
        yield f"  {number}. {finding.code} {finding.message}"
    yield unchecked(report.ledger)
    first, *others = sorted(path.name for path in (folder / "forms").iterdir())
    yield _("Printed  {names}").format(
        names=" ".join([str(folder / "forms" / first), *(Path(name).suffix for name in others)])
    )
    yield _("Open     {path}").format(path=folder / "report.html")


def unchecked(ledger: Ledger) -> str:
    """How many checks could not be made, and what they most often lack."""
    from jiping.checks.beyond import INPUTS

    lines = [line for line in ledger.checks if line.outcome == "insufficient_data"]
    missing = Counter((line.missing or "").split(",")[0] for line in lines)
    known = [(INPUTS[what], count) for what, count in missing.most_common() if what in INPUTS]
    named = _(", ").join(f"{language.say(words)} {count}" for words, count in known[:4])
    return _("Not      {count} checks could not be made, for want of: {what}").format(
        count=len(lines), what=named or "–"
    )


def gravest(findings: tuple[Finding, ...]) -> list[Finding]:
    """The three findings to look at first, each of another check."""
    from jiping.model import SEVERITIES

    first: dict[str, Finding] = {}
    for finding in findings:
        first.setdefault(finding.code, finding)
    order = sorted(first.values(), key=lambda finding: -SEVERITIES.index(finding.severity))
    return order[:3]


def _number(value: Decimal | None) -> str:
    return "–" if value is None else str(value)
