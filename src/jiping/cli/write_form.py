"""jiping write: print the official form again."""

from __future__ import annotations

import argparse
from gettext import gettext as _
from gettext import ngettext
from pathlib import Path
from typing import TYPE_CHECKING

from jiping.cli import inputs, options, results, units
from jiping.cli.menus import say
from jiping.cli.refusal import Refusal

if TYPE_CHECKING:
    from jiping.model import Source


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
    given = inputs.gather(chosen)
    target = Path(chosen.output)
    many = target.is_dir() or len(given.found) > 1
    kind = format_of(target, chosen.to, many)
    if many:
        results.make_folder(target)
    unreadable = False
    taken: set[Path] = set()
    for item in results.with_progress(given.found, _("Writing")):
        from jiping import pipeline

        source = pipeline.source(
            item.content, name=item.name, suffix=given.suffix, limits=given.limits
        )
        unreadable = unreadable or not source.evaluations
        stem = "form" if isinstance(item.content, bytes) else item.content.stem
        base = _free(target / f"{stem}.{kind}", taken) if many else target
        paths = write_all(source, base, kind, form, given.found)
        taken.add(base)
        _tell(source, paths, many)
    return results.REFUSED if given.missing else results.FOUND if unreadable else results.FINE


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


def write_all(
    source: Source, base: Path, kind: str, form: str | None, given: tuple[inputs.Input, ...]
) -> list[Path]:
    """Each form of a file to `base`, or to base-1, base-2 … where there are several."""
    from jiping import pipeline, writers

    paths = [base]
    if len(source.evaluations) != 1:
        numbers = range(1, len(source.evaluations) + 1)
        paths = [base.with_stem(f"{base.stem}-{number}") for number in numbers]
    for evaluation, path in zip(source.evaluations, paths, strict=True):
        results.protect(path, given)
        try:
            content = pipeline.write(evaluation, kind, form)
        except writers.Unprintable as reason:
            raise Refusal(f"{source.file}: {reason}") from None
        with results.opened(path, given) as stream:
            stream.write(content)
    return paths


def _tell(source: Source, paths: list[Path], many: bool) -> None:
    """Why a file gave nothing, and which files came of it where that is not plain."""
    if not paths:
        for finding in source.findings:
            say(f"{source.file}: {finding.code} {finding.message}")
    elif many or len(paths) > 1:
        sentence = ngettext(
            "{file}: {count} form: {names}", "{file}: {count} forms: {names}", len(paths)
        )
        names = _(", ").join(str(path) for path in paths)
        say(sentence.format(file=source.file, count=len(paths), names=names))


def _free(path: Path, taken: set[Path]) -> Path:
    """`path`, or a numbered one where a file of the same name was written in this run."""
    number, free = 2, path
    while free in taken:
        free = path.with_stem(f"{path.stem}_{number}")
        number += 1
    return free
