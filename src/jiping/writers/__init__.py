"""Prints results: the official form in six formats, and the reports on it.

A format is one file, `form_NAME.py`, with `write(evaluation, layout) -> bytes`; what a form looks
like whatever the format is `lay_out`. Same input, same bytes.
"""

from __future__ import annotations

from typing import cast

from jiping import discovery
from jiping.model import Evaluation, Layout
from jiping.writers.lay_out import lay_out
from jiping.writers.unprintable import MissingFont, Unprintable

__all__ = ["MissingFont", "Unprintable", "formats", "lay_out", "write"]

_PREFIX = "form_"


def formats() -> tuple[str, ...]:
    """The formats in which a form can be printed, e.g. "docx"; they are file suffixes too."""
    return tuple(name.removeprefix(_PREFIX) for name in discovery.modules("writers", "form_.*"))


def write(evaluation: Evaluation, layout: Layout, format: str) -> bytes:
    """The evaluation printed as `layout` has it, in one of `formats`.

    Raises KeyError for a format that is not known and `Unprintable` with one clear sentence
    where this machine or the format cannot print it (`MissingFont`).
    """
    module = discovery.load(discovery.modules("writers", "form_.*")[_PREFIX + format])
    return cast(bytes, module.write(evaluation, layout))
