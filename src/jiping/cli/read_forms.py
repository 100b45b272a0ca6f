"""jiping read: recognise the forms in each file."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from gettext import gettext as _
from typing import TYPE_CHECKING

from jiping.cli import inputs, options, results

if TYPE_CHECKING:
    from jiping.model import Source


def add(commands: options.Commands) -> None:
    parser = options.command(commands, "read", _("read files and recognise the forms in them"), run)
    options.files(parser)
    options.output(parser, ("text", "json"))
    options.fail_on(parser)


def run(chosen: argparse.Namespace) -> int:
    limits = inputs.limits_of(chosen.limit)
    given = inputs.gather(chosen, limits)
    failed = False

    def sources() -> Iterator[Source]:
        nonlocal failed
        from jiping import pipeline

        for item in results.with_progress(given.found, _("Reading")):
            source = pipeline.source(
                item.content, name=item.name, suffix=chosen.suffix, limits=limits
            )
            failed = failed or results.fails(source.findings, chosen.fail_on)
            yield source

    with results.destination(chosen.output, given.found) as stream:
        if results.wants_json(chosen):
            indent = results.is_terminal(chosen.output)
            results.write_json(stream, "jiping.read/1", "sources", sources(), indent)
        else:
            from jiping.cli import forms_text

            for source in sources():
                results.show(stream, chosen.output, forms_text.source(source))
    return results.status(failed, given.missing)
