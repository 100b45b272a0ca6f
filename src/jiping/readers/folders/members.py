"""The files in a file: archives within archives are opened, what is wrong with one stays there."""

from __future__ import annotations

from collections import Counter
from functools import partial

from jiping.model import Limits
from jiping.readers.base.content import ZIP
from jiping.readers.base.refusal import Refused
from jiping.readers.folders import by_tool, zipped
from jiping.readers.folders.bounds import check_count, check_total
from jiping.readers.folders.packed import Held, Packed, refusing, renamed
from jiping.readers.mail.parts import Part, parts_of

SUFFIXES = frozenset((".zip", ".rar", ".7z", ".eml"))
"""Suffixes of files that are opened as folders."""
BY_TOOL = (b"Rar!\x1a\x07", b"7z\xbc\xaf\x27\x1c")
LIKELY = 12
"""Cells from which on a message with attachments is read itself, not only these."""
DEEPEST = 3
"""Archives within one another that are opened."""


def files_in(
    source: Held[bytes], suffix: str, limits: Limits, deep: int = 1
) -> list[Packed] | None:
    """The files in an archive or attached to a message; None for what is no folder.

    Never raises Refused: what cannot be opened is a file that cannot be read.
    """
    try:
        data = source.get()
        if data.startswith(ZIP):
            files = zipped.files_of(source, limits)
        elif data.startswith(BY_TOOL):
            files = by_tool.files_of(source, limits)
        elif suffix == ".eml":
            files = _attached(source)
        else:
            files = None
        return None if files is None else _opened(files, limits, deep)
    except Refused as refusal:
        return [refusing("", refusal)]


def _opened(files: list[Packed], limits: Limits, deep: int) -> list[Packed]:
    """The files, and in place of folders among them what these hold. Raises Refused where these
    together are too many or too large."""
    found: list[Packed] = []
    size = 0
    for file in files:
        inner = None
        if deep < DEEPEST and file.name and file.suffix in SUFFIXES:
            inner = files_in(Held(file.data), file.suffix, limits, deep + 1)
        more = [file] if inner is None else below(file.name, inner)
        found += more
        size += sum(member.size for member in more)
        check_count(len(found), limits)
        check_total(size, limits)
    return found


def below(folder: str, files: list[Packed]) -> list[Packed]:
    """The files with names that begin with that of the folder; no two have the same."""
    seen: Counter[str] = Counter()
    named = []
    for file in files:
        name = f"{folder}/{file.name}" if file.name else folder
        seen[name] += 1
        if seen[name] > 1:
            stem, dot, suffix = name.rpartition(".")
            name = f"{stem} ({seen[name]}){dot}{suffix}"
        named.append(renamed(file, name))
    return named


def _attached(source: Held[bytes]) -> list[Packed] | None:
    """What is attached to a message, behind the message itself if that may hold a form."""
    parts = parts_of(source.get())
    attached = [number for number, part in enumerate(parts) if part.attached]
    if not attached:
        return None
    files = [Packed(_name(parts[n], n), partial(_attachment, source, n)) for n in attached]
    cells = sum(_cells(part) for part in parts if not part.attached)
    return [Packed("", source.get, opened=True), *files] if cells >= LIKELY else files


def _cells(part: Part) -> int:
    if not part.kind.startswith("text/"):
        return 0
    text = part.decoded().text
    return text.lower().count("<td") if part.kind == "text/html" else sum(map(text.count, "|\t"))


def _name(part: Part, number: int) -> str:
    suffix = ".eml" if part.kind == "message/rfc822" else ""
    return part.name.replace("\\", "/").rpartition("/")[2] or f"{number}{suffix}"


def _attachment(source: Held[bytes], number: int) -> bytes:
    return parts_of(source.get())[number].data()
