"""From FILE arguments to inputs: files, folders, patterns and standard input."""

from __future__ import annotations

import argparse
import glob
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from gettext import gettext as _
from gettext import ngettext
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from jiping.cli.menus import say
from jiping.cli.refusal import Refusal, near

if TYPE_CHECKING:
    from jiping.model import Limits
    from jiping.readers import Packed


PAPERS = frozenset((".xlsb", ".pdf", ".ofd"))
"""Suffixes under which forms travel: where no reader takes one, its finding says so."""

LEFT_BEHIND = (".", "~$", "__MACOSX")
"""How names of files and folders begin that programs leave behind and nobody wrote."""


PIECE = 1024 * 1024
"""Bytes of standard input read at a time."""
LARGEST = 10**15
"""A limit above this is no limit; machine integers end soon after."""


class Input(NamedTuple):
    """One thing to read: `name` as results show it, and a path, the bytes themselves or a file
    in an archive."""

    name: str
    content: Path | bytes | Packed


class Inputs(NamedTuple):
    """What was found, the arguments that named nothing, and how the files are to be read."""

    found: tuple[Input, ...]
    missing: tuple[str, ...]
    suffix: str | None
    limits: Limits | None


def gather(chosen: argparse.Namespace) -> Inputs:
    """All inputs in the order given, each file once; folders sorted by path.

    What names no file is said on standard error; where nothing is left, Refusal.
    """
    limits = limits_of(chosen.limit)
    suffix = "." + chosen.suffix.lstrip(".") if chosen.suffix else None
    found: dict[str, Input] = {}
    missing: list[str] = []
    sentences: list[str] = []
    for argument in chosen.files:
        closed: list[str] = []
        inputs = list(_named(argument, suffix, limits, closed))
        if not inputs and not closed:
            sentences.append(_nothing(argument))
            missing.append(argument)
        sentence = _("The folder {path} cannot be opened; have its permissions changed.")
        sentences += [sentence.format(path=folder) for folder in closed]
        missing += closed
        for item in inputs:
            found.setdefault(item.name, item)
    if not found:
        raise Refusal("\n".join(sentences))
    for sentence in sentences:
        say(sentence)
    return Inputs(tuple(found.values()), tuple(missing), suffix, limits)


def _named(
    argument: str, suffix: str | None, limits: Limits | None, closed: list[str]
) -> Iterator[Input]:
    """What an argument names; folders that cannot be opened go into `closed`."""
    if argument == "-":
        yield Input("-", _standard_input(suffix, limits))
        return
    path = Path(argument)
    if not argument.strip():
        return
    if _is_folder(path):
        yield from _folder(path, closed, limits)
    elif _is_there(path):
        yield from _opened(path, argument, limits)
    elif glob.has_magic(argument):
        for name in sorted(glob.glob(argument, recursive=True)):  # noqa: PTH207 absolute ones too
            path = Path(name)
            if _is_folder(path):
                yield from _folder(path, closed, limits)
            else:
                yield from _opened(path, name, limits)


def _is_folder(path: Path) -> bool:
    return os.path.isdir(path)  # noqa: PTH112 is_dir() raises where a folder above is closed


def _is_there(path: Path) -> bool:
    """Whether a file stands there; one behind a closed folder counts, its finding says why."""
    try:
        path.stat()
    except PermissionError:
        return True
    except (OSError, ValueError):
        return False
    return True


def _opened(path: Path, name: str, limits: Limits | None) -> Iterator[Input]:
    """The file, or in place of an archive the files in it."""
    from jiping import readers

    name = _shown(name)
    packed = None
    if path.suffix.lower() in readers.folders():
        packed = readers.members(path, name, limits)
    if packed is None:
        yield Input(name, path)
        return
    kept, aside = _sorted((file.name for file in packed), len(name))
    for file in packed:
        if file.name in kept:
            yield Input(file.name, file)
    _say_aside(name, aside)


def _sorted(names: Iterable[str], start: int) -> tuple[set[str], list[str]]:
    """Those of the files in which a form may be, and the last parts of the others' names; files
    that programs leave behind are neither. `start` is where the names begin to differ."""
    from jiping import readers

    known = readers.suffixes() | readers.folders() | PAPERS
    kept: set[str] = set()
    aside: list[str] = []
    for name in names:
        inside = Path(name[start:].lstrip("/\\")).parts
        if any(part.startswith(LEFT_BEHIND) for part in inside):
            continue
        if not inside or Path(name).suffix.lower() in known:
            kept.add(name)
        else:
            aside.append(_shown(inside[-1]))
    return kept, aside


def _standard_input(suffix: str | None, limits: Limits | None) -> bytes:
    if suffix is None:
        raise Refusal(_("For standard input (-) say what it is: --suffix .md, .docx, .xlsx …"))
    if limits is None:
        from jiping.model import Limits

        limits = Limits()
    data = bytearray()
    while len(data) <= limits.file_bytes and (more := sys.stdin.buffer.read(PIECE)):
        data += more
    return bytes(data[: limits.file_bytes + 1])


def _folder(folder: Path, closed: list[str], limits: Limits | None) -> Iterator[Input]:
    """Files in which a form may be; what is left aside is said, not passed over."""
    paths = {str(path): path for path in sorted(_files(folder, closed))}
    kept, aside = _sorted(paths, len(str(folder)) if str(folder) != "." else 0)
    for name, path in paths.items():
        if name in kept:
            yield from _opened(path, name, limits)
    _say_aside(str(folder), aside)


def _say_aside(folder: str, aside: Sequence[str]) -> None:
    if not aside:
        return
    sentence = ngettext(
        "{folder}: {count} file left aside, not a kind in which forms come ({names}).",
        "{folder}: {count} files left aside, not of a kind in which forms come ({names}).",
        len(aside),
    )
    names = _(", ").join(aside[:3]) + (" …" if len(aside) > 3 else "")
    say(sentence.format(folder=folder, count=len(aside), names=names))


def _files(folder: Path, closed: list[str]) -> Iterator[Path]:
    """All files below a folder but hidden ones and those that Office keeps while editing."""

    def note(error: OSError) -> None:
        closed.append(_shown(str(error.filename)))

    for place, folders, names in os.walk(folder, onerror=note):
        folders[:] = [name for name in folders if not name.startswith((".", "~$"))]
        for name in names:
            path = Path(place, name)
            if not name.startswith((".", "~$")) and (path.is_symlink() or path.is_file()):
                yield path


def _shown(name: str) -> str:
    """A file's name as text; names out of old archives are often in another encoding."""
    try:
        name.encode()
    except UnicodeEncodeError:
        return os.fsencode(name).decode("gb18030", "replace")
    return name


def _nothing(argument: str) -> str:
    path = Path(argument)
    if not argument.strip():
        return _("The name of the file is empty.")
    if os.path.islink(path):  # noqa: PTH114 is_symlink() raises for names that are too long
        return _("{path} is a link to a file that is not there.").format(path=argument)
    if _is_folder(path):
        return _("No form found in the folder {path}.").format(path=argument)
    if _is_there(path):
        return _("No form found in the archive {path}.").format(path=argument)
    if glob.has_magic(argument):
        return _("No file matches {pattern}.").format(pattern=argument)
    try:
        siblings = [entry.name for entry in path.parent.iterdir()]
    except (OSError, ValueError):
        siblings = []
    hint = near(path.name, siblings)
    return _("No such file: {path}.").format(path=argument) + hint


def limits_of(settings: Sequence[str]) -> Limits | None:
    """Limits with the `--limit name=number` settings applied; None where there are none."""
    if not settings:
        return None
    from jiping.model import Limits

    changes: dict[str, int] = {}
    for setting in settings:
        name, equals, number = setting.partition("=")
        if name not in Limits.__struct_fields__:
            names = _(", ").join(Limits.__struct_fields__)
            raise Refusal(
                _("--limit {setting}: there is no limit {name}; there are {names}.").format(
                    setting=setting, name=name, names=names
                )
            )
        if not equals or not number.isdecimal() or not number.strip("0０"):
            raise Refusal(
                _("--limit {setting}: write NAME=NUMBER with a whole number from 1 on.").format(
                    setting=setting
                )
            )
        changes[name] = min(int(number), LARGEST) if len(number) < 100 else LARGEST
    return Limits(**changes)
