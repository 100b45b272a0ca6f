"""jiping check: read, score and run all checks."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from functools import partial
from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING

from jiping.cli import inputs, options, results, units
from jiping.cli.refusal import Refusal

if TYPE_CHECKING:
    from jiping.model import Finding, Report

FORMATS = ("text", "json", "html")
SUFFIXES = {".json": "json", ".html": "html", ".htm": "html", ".txt": "text"}


def add(commands: options.Commands) -> None:
    parser = options.command(commands, "check", _("read, score and check forms"), run)
    options.files(parser)
    options.output(parser, FORMATS)
    parser.add_argument(
        "--select",
        action="append",
        default=[],
        metavar="CODES",
        help=_("run only these checks: codes or families, e.g. ARI004,SCO"),
    )
    parser.add_argument(
        "--ignore",
        action="append",
        default=[],
        metavar="CODES",
        help=_("leave these checks out; the ledger says so"),
    )
    options.fail_on(parser)
    options.scoring(parser)


def run(chosen: argparse.Namespace) -> int:
    form = format_of(chosen)
    select, ignore = units.codes(chosen.select, "--select"), units.codes(chosen.ignore, "--ignore")
    standard = units.standard(chosen.standard)
    from jiping import pipeline
    from jiping.model import Report

    given = inputs.gather(chosen)
    verdict = results.Verdict(chosen.fail_on, given.missing)

    work = partial(
        pipeline.evaluate,
        suffix=given.suffix,
        standard=standard,
        region=chosen.region,
        year=chosen.year,
        infer_points=chosen.infer_points,
        select=select,
        ignore=ignore,
        limits=given.limits,
    )

    def stopped(item: inputs.Input, finding: Finding) -> list[Report]:
        return [pipeline.unreadable(item.name, finding)]

    def reports() -> Iterator[Report]:
        for _item, found in results.each(
            given, verdict, _("Checking"), work, list[Report], stopped
        ):
            for report in found:
                verdict.see(report.findings)
                yield report

    with results.destination(chosen.output, given.found) as stream:
        if form == "json":
            indent = results.is_terminal(chosen.output)
            results.write_json(stream, "jiping.check/1", "reports", reports(), indent)
        elif form == "html":
            stream.write(pipeline.render(list(reports()), "html").encode())
        else:
            colour, width = results.colour(chosen.output), results.columns(chosen.output)
            for report in reports():
                text = pipeline.render([report], "text", colour=colour, width=width)
                stream.write(text.encode())
                stream.flush()
    return verdict.status


def format_of(chosen: argparse.Namespace) -> str:
    """--format, else what the suffix of -o says, else text."""
    if chosen.format or not chosen.output:
        return chosen.format or "text"
    results.no_folder(Path(chosen.output))
    suffix = Path(chosen.output).suffix.lower()
    if suffix not in SUFFIXES:
        raise Refusal(
            _("-o {path}: the suffix tells no format; give --format {formats}.").format(
                path=chosen.output, formats="/".join(FORMATS)
            )
        )
    return SUFFIXES[suffix]
