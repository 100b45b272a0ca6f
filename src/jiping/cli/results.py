"""Where results go, and what the exit status says about them."""

from __future__ import annotations

import argparse
import errno
import io
import os
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, TypeVar

from jiping.cli.inputs import Input, Inputs
from jiping.cli.menus import say
from jiping.cli.refusal import Refusal

if TYPE_CHECKING:
    from rich.console import RenderableType

    from jiping.cli.worker import Work
    from jiping.model import Finding

T = TypeVar("T")
U = TypeVar("U")

FINE, FOUND, REFUSED, INTERRUPTED = 0, 1, 2, 130


@contextmanager
def destination(output: str | None, inputs: Sequence[Input] = ()) -> Iterator[BinaryIO]:
    """Standard output, or the file `-o` names, opened before any work is done."""
    if output is None:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    with opened(Path(output), inputs) as stream:
        yield stream


def opened(path: Path, inputs: Sequence[Input] = ()) -> BinaryIO:
    """`path` for writing; Refusal where it cannot be, or where it is one of the inputs."""
    protect(path, inputs)
    no_folder(path)
    try:
        return path.open("wb")
    except OSError as error:
        raise Refusal(unwritable(path, error)) from None


def no_folder(path: Path) -> None:
    """Refusal where `path` is a folder."""
    if path.is_dir():
        raise Refusal(_("-o {path}: this is a folder; name a file in it.").format(path=path))


def protect(path: Path, inputs: Sequence[Input]) -> None:
    """Refusal where `path` is one of the files being read."""
    for item in inputs:
        if isinstance(item.content, Path) and path.exists() and path.samefile(item.content):
            raise Refusal(
                _("-o {path}: this is the file being read; choose another name.").format(path=path)
            )


def make_folder(folder: Path) -> None:
    """`folder` with those above it; Refusal where it cannot be made."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Refusal(unwritable(folder, error)) from None


def unwritable(path: Path, error: OSError) -> str:
    if not path.parent.is_dir():
        sentence = _("-o {path}: there is no folder {folder}; make it first.")
        return sentence.format(path=path, folder=path.parent)
    sentence = _("-o {path}: cannot be written ({reason}); choose another place.")
    return sentence.format(path=path, reason=reason_of(error))


def reason_of(error: OSError) -> str:
    """Why the system would not write, in words for a clerk where the case is common."""
    reasons = {
        errno.EACCES: _("no permission, or the file is open in another program"),
        errno.EPERM: _("no permission, or the file is open in another program"),
        errno.EROFS: _("the disk is read-only"),
        errno.ENOSPC: _("the disk is full"),
        errno.EDQUOT: _("the disk is full"),
        errno.ENAMETOOLONG: _("the name is too long"),
        errno.ENOTDIR: _("a part of the path is a file, not a folder"),
        errno.EEXIST: _("a part of the path is a file, not a folder"),
    }
    return reasons.get(error.errno or 0) or error.strerror or str(error)


class Verdict:
    """The exit status, gathered while results go by.

    A finding at or above `threshold` makes it 1, a crashed check counts as block; an argument
    that names no file makes it 2.
    """

    def __init__(self, threshold: str, missing: Sequence[str]) -> None:
        from jiping.model import SEVERITIES

        self._grave = SEVERITIES[SEVERITIES.index(threshold) :]
        self.status = REFUSED if missing else FINE

    def see(self, findings: Iterable[Finding]) -> None:
        if self.status == FINE and any(
            finding.outcome in ("fail", "crashed") and finding.severity in self._grave
            for finding in findings
        ):
            self.status = FOUND


def each(
    given: Inputs,
    verdict: Verdict,
    label: str,
    work: Work,
    kind: type[T],
    stopped: Callable[[Input, Finding], T],
) -> Iterator[tuple[Input, T]]:
    """What `work` gives for each input, with a bar on a terminal where there are several.

    `kind` is the type of its results, `stopped` says what there is of a file whose reading had to
    be stopped. A mistake of ours in one file is said and makes the status 2; the others are done.
    """
    from jiping.cli import workers
    from jiping.model import Limits

    outcomes = workers.run(given.found, work, kind, given.limits or Limits())
    for item, outcome in _with_progress(outcomes, len(given.found), label):
        if isinstance(outcome, workers.Stopped):
            yield item, stopped(item, outcome.finding)
        elif outcome.kind == "done":
            yield item, outcome.result
        elif outcome.kind == "gone":
            say(_("No such file: {path}.").format(path=item.name))
            verdict.status = REFUSED
        else:
            failed(item.name, outcome.error, outcome.trace, verdict)


def failed(name: str, error: str, trace: str, verdict: Verdict) -> None:
    """Say that jiping itself failed at a file."""
    if sys.flags.dev_mode:
        sys.stderr.write(trace)
    sentence = _("{file}: jiping itself failed ({error}); please report this with the file.")
    say(sentence.format(file=name, error=error))
    verdict.status = REFUSED


def _with_progress(outcomes: Iterator[U], count: int, label: str) -> Iterator[U]:
    if count < 2 or not sys.stderr.isatty():
        yield from outcomes
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(label, total=count)
        for outcome in outcomes:
            yield outcome
            bar.advance(task)


def write_json(
    stream: BinaryIO, schema: str, key: str, items: Iterable[object], indent: bool
) -> None:
    """One JSON object, its list written as the items come."""
    from msgspec import json

    stream.write(b'{"schema":"%s","%s":[' % (schema.encode(), key.encode()))
    separator = b"\n"
    for item in items:
        encoded = json.encode(item)
        stream.write(separator + (json.format(encoded, indent=2) if indent else encoded))
        separator = b",\n"
    stream.write(b"\n]}\n")


def wants_json(chosen: argparse.Namespace) -> bool:
    """--format, else text on a terminal or in a .txt file, and JSON for another program."""
    text = is_terminal(chosen.output) or str(chosen.output).lower().endswith(".txt")
    default = "text" if text else "json"
    return (chosen.format or default) == "json"


def is_terminal(output: str | None) -> bool:
    """Whether results go to a person's screen."""
    return output is None and sys.stdout.isatty()


def colour(output: str | None) -> bool:
    """Whether a text may hold colours: on a terminal that shows them, unless NO_COLOR is set."""
    if not is_terminal(output) or "NO_COLOR" in os.environ:
        return False
    from rich.console import detect_legacy_windows

    return not detect_legacy_windows()


def columns(output: str | None) -> int:
    """How wide a text may be."""
    if not is_terminal(output):
        return 100
    return max(60, min(shutil.get_terminal_size((100, 24)).columns, 160))


def show(stream: BinaryIO, output: str | None, parts: Iterable[RenderableType]) -> None:
    """Print tables and lines; control characters out of a form stay harmless."""
    from rich.console import Console

    console = Console(
        file=io.StringIO(),
        width=columns(output),
        force_terminal=colour(output),
        markup=False,
        highlight=False,
        emoji=False,
    )
    for part in parts:
        console.print(part)
    assert isinstance(console.file, io.StringIO)
    lines = (line.rstrip() for line in console.file.getvalue().splitlines())
    stream.write("".join(line + "\n" for line in lines).encode())
