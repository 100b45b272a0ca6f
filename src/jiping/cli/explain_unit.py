"""jiping explain: the manual page of a check, a reading fault, a standard or a layout."""

from __future__ import annotations

import argparse
from gettext import gettext as _

from jiping.cli import options, results, units


def add(commands: options.Commands) -> None:
    parser = options.command(
        commands, "explain", _("print the manual page of a check, a standard or a layout"), run
    )
    parser.add_argument(
        "name", metavar=_("CODE_OR_STANDARD"), help=_("e.g. ARI004, RDG001 or the id of a standard")
    )


def run(chosen: argparse.Namespace) -> int:
    from jiping import pipeline

    page = pipeline.explain(units.any_unit(chosen.name))
    with results.destination(None) as stream:
        stream.write(page.rstrip().encode() + b"\n")
    return results.FINE
