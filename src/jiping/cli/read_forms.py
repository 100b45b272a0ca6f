"""jiping read: recognise the forms in each file."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from functools import partial
from gettext import gettext as _
from typing import TYPE_CHECKING

from jiping.cli import inputs, options, results

if TYPE_CHECKING:
    from jiping.model import Finding, Source


def add(commands: options.Commands) -> None:
    parser = options.command(commands, "read", _("read files and recognise the forms in them"), run)
    options.files(parser)
    options.output(parser, ("text", "json"))
    options.fail_on(parser)


def run(chosen: argparse.Namespace) -> int:
    given = inputs.gather(chosen)
    verdict = results.Verdict(chosen.fail_on, given.missing)
    found = sources(given, verdict, _("Reading"))
    with results.destination(chosen.output, given.found) as stream:
        if results.wants_json(chosen):
            indent = results.is_terminal(chosen.output)
            results.write_json(stream, "jiping.read/1", "sources", found, indent)
        else:
            from jiping.cli import forms_text

            width = results.columns(chosen.output)
            for source in found:
                results.show(stream, chosen.output, forms_text.source(source, width))
    return verdict.status


def sources(given: inputs.Inputs, verdict: results.Verdict, label: str) -> Iterator[Source]:
    """The inputs, read and recognised one by one as they are asked for."""
    from jiping import pipeline
    from jiping.model import Source

    work = partial(pipeline.source, suffix=given.suffix, limits=given.limits)

    def stopped(item: inputs.Input, finding: Finding) -> Source:
        return pipeline.stopped(item.content, finding, name=item.name)

    for _item, source in results.each(given, verdict, label, work, Source, stopped):
        verdict.see(source.findings)
        yield source
