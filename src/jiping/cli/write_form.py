"""jiping write: print the official form again."""

from __future__ import annotations

import argparse
import traceback
from functools import partial
from gettext import gettext as _
from gettext import ngettext
from pathlib import Path
from typing import TYPE_CHECKING

from jiping.cli import inputs, options, results, units
from jiping.cli.menus import say
from jiping.cli.refusal import Refusal

if TYPE_CHECKING:
    from jiping.model import Finding, Source


def add(commands: options.Commands) -> None:
    parser = options.command(
        commands,
        "write",
        _("print the form again as Word, Excel, PDF, HTML, Markdown or JSON"),
        run,
    )
    options.files(parser)
    parser.add_argument(
        "-o",
        "--output",
        required=True,
        metavar="OUT",
        help=_("file to write, its suffix tells the format; for several files a folder"),
    )
    parser.add_argument(
        "--to", metavar="FORMAT", help=_("format of the files, where -o names a folder")
    )
    parser.add_argument(
        "--form", metavar="ID", help=_("print in this layout (jiping forms lists them)")
    )


def run(chosen: argparse.Namespace) -> int:
    form = units.layout(chosen.form)
    from jiping import pipeline, writers
    from jiping.model import Source

    given = inputs.gather(chosen)
    target = Path(chosen.output)
    many = target.is_dir() or len(given.found) > 1
    kind = format_of(target, chosen.to, many)
    results.protect(target, given.found)
    if many:
        results.make_folder(target)
    verdict = results.Verdict("block", given.missing)
    taken: set[Path] = set()

    def write(item: inputs.Input, source: Source) -> None:
        stem = "form" if isinstance(item.content, bytes) else item.content.stem
        base = target / f"{stem}.{kind}" if many else target
        paths = places(base, len(source.evaluations), taken)
        for evaluation, path in zip(source.evaluations, paths, strict=True):
            try:
                content = pipeline.write(evaluation, kind, form)
            except writers.Unprintable as reason:
                raise Refusal(f"{item.name}: {reason}") from None
            with results.opened(path, given.found) as stream:
                stream.write(content)
        if not paths:
            verdict.status = verdict.status or results.FOUND
        _tell(source, paths, many)

    work = partial(pipeline.source, suffix=given.suffix, limits=given.limits)
    for item, source in results.each(given, verdict, _("Writing"), work, Source, _stopped):
        try:
            write(item, source)
        except Refusal:
            raise
        except Exception as error:
            results.failed(item.name, repr(error), traceback.format_exc(), verdict)
    return verdict.status


def _stopped(item: inputs.Input, finding: Finding) -> Source:
    from jiping import pipeline

    return pipeline.stopped(item.content, finding, name=item.name)


def format_of(target: Path, asked: str | None, many: bool) -> str:
    """The format to write; Refusal where suffix, --to and the number of files disagree."""
    from jiping import writers

    formats = writers.formats()
    listed = _(", ").join(formats)
    suffix = target.suffix.lower().removeprefix(".")
    if many and not target.is_dir() and suffix in formats:
        sentence = _("-o {path}: several files need a folder, e.g. -o {folder} --to {format}.")
        raise Refusal(sentence.format(path=target, folder=target.with_suffix(""), format=suffix))
    if many and asked is None:
        sentence = _("-o {path}: for a folder say the format, --to one of {formats}.")
        raise Refusal(sentence.format(path=target, formats=listed))
    kind = (asked or suffix).lower().removeprefix(".")
    if kind not in formats:
        sentence = _("-o {path}: no format {kind}; there are {formats}.")
        raise Refusal(sentence.format(path=target, kind=kind, formats=listed))
    return kind


def places(base: Path, forms: int, taken: set[Path]) -> list[Path]:
    """Where the forms of a file go: `base`, or base-1, base-2 … where there are several.

    A name already given in this run (two folders may hold files of one name) gets a number.
    """
    wanted = (
        [base]
        if forms == 1
        else [base.with_stem(f"{base.stem}-{number}") for number in range(1, forms + 1)]
    )
    paths = []
    for path in wanted:
        free, number = path, 2
        while free in taken:
            free = path.with_stem(f"{path.stem}_{number}")
            number += 1
        taken.add(free)
        paths.append(free)
    return paths


def _tell(source: Source, paths: list[Path], many: bool) -> None:
    """Why a file gave nothing, and which files came of it where that is not plain."""
    if not paths:
        for finding in source.findings:
            say(f"{source.file}: {finding.code} {finding.message}")
            if finding.suggestion:
                say(finding.suggestion)
    elif many or len(paths) > 1:
        sentence = ngettext(
            "{file}: {count} form: {names}", "{file}: {count} forms: {names}", len(paths)
        )
        names = _(", ").join(str(path) for path in paths)
        say(sentence.format(file=source.file, count=len(paths), names=names))
