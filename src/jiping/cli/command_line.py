"""The command `jiping`: its parser, and the one place where everything ends."""

from __future__ import annotations

import errno
import io
import os
import sys
from collections.abc import Sequence
from gettext import gettext as _
from typing import TextIO

from jiping import language
from jiping.cli import (
    check_forms,
    demonstrate,
    explain_unit,
    list_units,
    menus,
    options,
    read_forms,
    score_forms,
    write_form,
)
from jiping.cli.refusal import Refusal
from jiping.cli.results import FINE, INTERRUPTED, REFUSED, reason_of

COMMANDS = (
    read_forms,
    score_forms,
    check_forms,
    write_form,
    explain_unit,
    list_units,
    demonstrate,
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit status (0 fine, 1 findings, 2 could not run)."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    open_missing_streams()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    with language.speaking(menus.chosen(given)), menus.speaking(language.current()):
        try:
            return _run(given)
        except Refusal as refusal:
            menus.say(str(refusal))
            return REFUSED
        except KeyboardInterrupt:
            menus.say(_("Interrupted; results printed so far are complete up to here."))
            return INTERRUPTED
        except OSError as error:
            silence(sys.stdout)
            if error.errno in (errno.EPIPE, errno.EINVAL):  # the latter is Windows' word for it
                return FINE  # whoever read our output has seen enough
            sentence = _("The results cannot be written ({reason}).")
            menus.say(sentence.format(reason=reason_of(error)))
            return REFUSED
        except Exception as error:
            if sys.flags.dev_mode:
                raise
            sentence = _("jiping itself failed ({error}); please report this.")
            menus.say(sentence.format(error=repr(error)))
            return REFUSED


def open_missing_streams() -> None:
    """Standard streams that the caller closed (`>&-`) read as empty and take anything."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: PTH123, SIM115


def silence(stream: TextIO) -> None:
    """Keep the interpreter's last flush of a stream that takes nothing more from complaining."""
    try:
        number = stream.fileno()
    except io.UnsupportedOperation:  # not a stream of the system: its owner flushes it
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, number)
    os.close(nowhere)


def _run(given: list[str]) -> int:
    command_line = parser()
    if not given:
        command_line.print_help()
        return FINE
    chosen = command_line.parse_args(given)
    status: int = chosen.run(chosen)
    return status


def parser() -> options.Parser:
    """All commands with all their options, in the language being spoken."""
    command_line = options.Parser(
        prog="jiping",
        description=_("Reads, scores, checks and prints budget performance self-evaluation forms."),
        epilog=_("Exit status: 0 fine, 1 findings at or above --fail-on, 2 could not run."),
        allow_abbrev=False,
    )
    options.language(command_line)
    command_line.add_argument(
        "--version", action=options.Version, help=_("print the version and stop")
    )
    commands = command_line.add_subparsers(
        title=_("commands"), metavar=_("COMMAND"), required=True, parser_class=options.Parser
    )
    for command in COMMANDS:
        command.add(commands)
    return command_line
