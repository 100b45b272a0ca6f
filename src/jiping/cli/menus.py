"""The language of the menus, argparse's own sentences among them."""

from __future__ import annotations

import gettext
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from jiping.language import printable

DOMAIN = "jiping"
FOLDER = Path(__file__).resolve().parent.parent / "locale"
LANGUAGES = {"zh": "zh_CN", "en": "en"}


def chosen(arguments: Sequence[str]) -> str | None:
    """The language asked for anywhere on the command line; None where none was.

    Looked up before parsing, because parsing already speaks.
    """
    lang = None
    for index, argument in enumerate(arguments):
        if argument == "--":
            break
        if argument == "--lang" and index + 1 < len(arguments):
            lang = arguments[index + 1]
        elif argument.startswith("--lang="):
            lang = argument.removeprefix("--lang=")
    return lang if lang in LANGUAGES else None


@contextmanager
def speaking(lang: str) -> Iterator[None]:
    """gettext's default domain, which argparse asks too, speaks `lang` inside.

    Without a compiled catalogue (a checkout that nobody installed) the menus are English.
    """
    domain, language = gettext.textdomain(), os.environ.get("LANGUAGE")
    gettext.bindtextdomain(DOMAIN, FOLDER)
    gettext.textdomain(DOMAIN)
    os.environ["LANGUAGE"] = LANGUAGES[lang]
    try:
        yield
    finally:
        gettext.textdomain(domain)
        if language is None:
            del os.environ["LANGUAGE"]
        else:
            os.environ["LANGUAGE"] = language


def say(sentence: str) -> None:
    """A message beside the results, on standard error."""
    sys.stderr.write(printable(sentence) + "\n")
    sys.stderr.flush()
