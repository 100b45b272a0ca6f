"""The parser, in one voice, and the options that commands share."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from gettext import gettext as _
from typing import Any, NoReturn

import jiping
from jiping.cli.menus import LANGUAGES
from jiping.cli.refusal import near
from jiping.language import wrap

Commands = Any  # argparse keeps the type of add_subparsers() to itself
Run = Callable[[argparse.Namespace], int]


class Help(argparse.HelpFormatter):
    """Wraps by what a terminal shows: a Chinese character is two columns wide."""

    def _split_lines(self, text: str, width: int) -> list[str]:
        return wrap(text, width)

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        paragraphs = text.split("\n")
        return "\n".join(indent + line for part in paragraphs for line in wrap(part, width))


class Parser(argparse.ArgumentParser):
    """Says what is wrong in one sentence."""

    def __init__(self, *arguments: Any, **settings: Any) -> None:
        settings.setdefault("formatter_class", Help)
        super().__init__(*arguments, **settings)

    def _check_value(self, action: argparse.Action, value: Any) -> None:
        if action.choices is not None and value not in action.choices:
            choices = [str(choice) for choice in action.choices]
            sentence = _("{value} is none of {choices}.{hint}").format(
                value=value, choices=_(", ").join(choices), hint=near(str(value), choices)
            )
            raise argparse.ArgumentError(action, sentence)

    def error(self, message: str) -> NoReturn:
        stop = "" if message[-1] in ".?。？" else _(".")
        sentence = _("{prog}: {message}{stop} See {prog} --help.")
        self.exit(2, sentence.format(prog=self.prog, message=message, stop=stop) + "\n")


class Version(argparse.Action):
    """Prints the version on standard output."""

    def __init__(self, option_strings: Sequence[str], dest: str, help: str | None = None) -> None:
        super().__init__(option_strings, argparse.SUPPRESS, nargs=0, help=help)

    def __call__(self, parser: argparse.ArgumentParser, *rest: object) -> NoReturn:
        sys.stdout.write(f"jiping {jiping.__version__}\n")
        parser.exit()


def command(commands: Commands, name: str, summary: str, run: Run) -> argparse.ArgumentParser:
    """Declare a command; every command takes --lang."""
    parser: argparse.ArgumentParser = commands.add_parser(
        name, help=summary, description=summary, allow_abbrev=False
    )
    parser.set_defaults(run=run, command=name)
    language(parser)
    return parser


def language(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--lang",
        choices=tuple(LANGUAGES),
        default=argparse.SUPPRESS,
        help=_("language of everything said: zh (default) or en; also by JIPING_LANG"),
    )


def files(parser: argparse.ArgumentParser) -> None:
    """FILE…, and how files are read."""
    parser.add_argument(
        "files",
        nargs="+",
        metavar="FILE",
        help=_("files, folders (searched to the bottom), patterns like *.docx, or - for stdin"),
    )
    parser.add_argument(
        "--suffix",
        metavar=".md",
        help=_("format of standard input, or of a file whose name does not tell"),
    )
    parser.add_argument(
        "--limit",
        action="append",
        default=[],
        metavar="NAME=NUMBER",
        help=_("change a limit of reading, e.g. rows=50000; see the manual for their names"),
    )


def output(parser: argparse.ArgumentParser, formats: tuple[str, ...]) -> None:
    """--format and -o of commands that print results."""
    parser.add_argument(
        "--format",
        choices=formats,
        help=_("format of the results"),
    )
    parser.add_argument(
        "-o",
        "--output",
        metavar="OUT",
        help=_("write the results into this file instead of standard output"),
    )


def fail_on(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--fail-on",
        choices=("block", "error", "warning", "info"),
        default="error",
        help=_("exit status 1 from this severity on (default: error)"),
    )


def _year(text: str) -> int:
    if text.isdecimal() and 1990 <= int(text) <= 2100:
        return int(text)
    raise argparse.ArgumentTypeError(_("{text} is not a year; write e.g. 2020").format(text=text))


def scoring(parser: argparse.ArgumentParser) -> None:
    """Which standard scores, and how."""
    parser.add_argument(
        "--standard", metavar="ID", help=_("score by this standard (jiping standards lists them)")
    )
    parser.add_argument(
        "--region", metavar="REGION", help=_("region of the body, where the form does not tell")
    )
    parser.add_argument(
        "--year", type=_year, metavar="YEAR", help=_("fiscal year, where the form does not tell")
    )
    parser.add_argument(
        "--no-infer-points",
        dest="infer_points",
        action="store_false",
        help=_("do not infer points where a form has no points column"),
    )
