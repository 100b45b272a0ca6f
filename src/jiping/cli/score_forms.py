"""jiping score: read, then recompute every score, with the trace of each line."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from gettext import gettext as _
from typing import TYPE_CHECKING

from jiping.cli import inputs, options, results, units

if TYPE_CHECKING:
    from jiping.model import Source


def add(commands: options.Commands) -> None:
    parser = options.command(
        commands, "score", _("recompute every score and show how it comes about"), run
    )
    options.files(parser)
    options.output(parser, ("text", "json"))
    options.fail_on(parser)
    options.scoring(parser)


def run(chosen: argparse.Namespace) -> int:
    standard = units.standard(chosen.standard)
    limits = inputs.limits_of(chosen.limit)
    given = inputs.gather(chosen, limits)
    failed = False

    def sources() -> Iterator[Source]:
        nonlocal failed
        from jiping import pipeline

        for item in results.with_progress(given.found, _("Scoring")):
            source = pipeline.source(
                item.content, name=item.name, suffix=chosen.suffix, limits=limits
            )
            failed = failed or results.fails(source.findings, chosen.fail_on)
            yield source

    with results.destination(chosen.output, given.found) as stream:
        if results.wants_json(chosen):
            scored = (form for source in sources() for form in score(source, chosen, standard))
            indent = results.is_terminal(chosen.output)
            results.write_json(stream, "jiping.score/1", "scorecards", scored, indent)
        else:
            from jiping.cli import forms_text

            for source in sources():
                results.show(
                    stream,
                    chosen.output,
                    forms_text.scores(source, list(score(source, chosen, standard))),
                )
    return results.status(failed, given.missing)
