"""jiping score: read, then recompute every score, with the trace of each line."""

from __future__ import annotations

import argparse
from gettext import gettext as _

from jiping.cli import inputs, options, read_forms, results, units


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
    given = inputs.gather(chosen)
    verdict = results.Verdict(chosen.fail_on, given.missing)
    found = read_forms.sources(given, verdict, _("Scoring"))
    with results.destination(chosen.output, given.found) as stream:
        from jiping.cli import forms_text, scored

        forms = ((source, scored.score(source, chosen, standard)) for source in found)
        if results.wants_json(chosen):
            indent = results.is_terminal(chosen.output)
            flat = (form for _source, scores in forms for form in scores)
            results.write_json(stream, "jiping.score/1", "scorecards", flat, indent)
        else:
            width = results.columns(chosen.output)
            for source, scores in forms:
                text = forms_text.scores(source, list(scores), width)
                results.show(stream, chosen.output, text)
    return verdict.status
