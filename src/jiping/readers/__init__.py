"""Bytes -> Document: file formats, not forms. One file a format, see `base.content.Reader`.

What is wrong with a file is a finding in its Document, never an exception.
"""

from __future__ import annotations

from functools import cache, partial
from pathlib import Path
from typing import cast

from jiping import discovery
from jiping.faults import fault
from jiping.model import Document, Finding, Limits, Words
from jiping.readers.base.archive import mebibytes, over
from jiping.readers.base.content import Content, Reader
from jiping.readers.base.kinds import BY_SUFFIX, leftover, unreadable_kind
from jiping.readers.base.refusal import Refused, refused
from jiping.readers.folders.packed import Held, Packed

__all__ = ["Packed", "folders", "formats", "members", "read", "suffixes"]

UNIT = r"[a-z][a-z0-9_]*"
CERTAIN = 100
OWN_SUFFIX = 20
"""How much more a reader is trusted whose suffix the file bears, among those that are not sure."""
_LAST: list[Reader] = []
"""The reader that was certain of the file before: files of one format come together, and no two
readers are certain of the same file."""
BLANK = b" \t\r\n\0\xef\xbb\xbf"
FILE_SIZE = Words("文件", "the file")
DENIED = Words("没有读取权限，或正被别的程序占用", "no permission to read it, or it is in use")
GIVE_ACCESS = Words(
    "请关闭正在使用它的程序，或请管理员放开读取权限，然后再读。",
    "Close the program that uses it, or have the administrator grant permission to read it.",
)
NO_FILE = Words("不是普通文件（设备或管道）", "it is a device or a pipe, not a regular file")
NAME_A_FILE = Words(
    "请给出磁盘上的文件；管道里的内容请用“-”从标准输入读取。",
    "Name a file on the disk; what comes through a pipe is read from standard input with -.",
)


def read(
    source: str | Path | bytes | Packed,
    *,
    suffix: str | None = None,
    limits: Limits | None = None,
) -> Document:
    """A file's tables and lines; what it is is found from its content.

    `source` is a path, a file in an archive or the bytes themselves; `suffix` (".docx") says
    what bytes claim to be, by default that of the path. Raises FileNotFoundError for a path that
    does not exist, and nothing else: a file that cannot be read gives a Document with the
    finding and no blocks.
    """
    limits = limits or Limits()
    if suffix is None:
        suffix = _suffix(source)
    suffix = suffix.lower()
    content = Content(b"", suffix, limits)
    reader: Reader | None = None
    try:
        opened = isinstance(source, Packed) and source.opened
        content = Content(_data(source, limits), suffix, limits, opened=opened)
        reader = _reader(content)
        document = reader.read(content)
    except Refused as refusal:
        format = refusal.format or (reader.FORMAT if reader else "unknown")
        return Document(format, (), (refusal.finding,))
    findings = (*document.findings, *_about_suffix(reader, suffix))
    if findings == document.findings:
        return document
    return Document(document.format, document.blocks, findings)


def formats() -> dict[str, Reader]:
    """Every reader by the name of its unit."""
    return {
        name: cast("Reader", discovery.load(module))
        for name, module in discovery.modules("readers", UNIT).items()
    }


@cache
def suffixes() -> frozenset[str]:
    """The suffixes that some reader takes, lower case with their dot."""
    return frozenset(suffix for reader in formats().values() for suffix in reader.SUFFIXES)


def members(source: Path | bytes, name: str, limits: Limits | None = None) -> list[Packed] | None:
    """The files in an archive, or attached to a message, each as something to `read`.

    None for a file that is no folder. `name` is what the file is called: names of members begin
    with it ("a.zip/表.docx"). Nothing is written to disk; what cannot be opened is a member that
    cannot be read. Raises FileNotFoundError for a path that does not exist.
    """
    from jiping.readers.folders.members import below, files_in

    limits = limits or Limits()
    found = files_in(Held(partial(_data, source, limits)), _suffix(name), limits)
    return None if found is None else below(name, found)


@cache
def folders() -> frozenset[str]:
    """The suffixes of files that `members` opens, lower case with their dot."""
    from jiping.readers.folders.members import SUFFIXES

    return SUFFIXES


def _suffix(source: str | Path | bytes | Packed) -> str:
    if isinstance(source, bytes):
        return ""
    return (source.suffix if isinstance(source, Packed) else Path(source).suffix).lower()


def _data(source: str | Path | bytes | Packed, limits: Limits) -> bytes:
    if isinstance(source, Packed):
        return source.data()
    return source if isinstance(source, bytes) else _bytes(Path(source), limits)


def _bytes(path: Path, limits: Limits) -> bytes:
    try:
        if path.is_dir():
            raise refused("RDG005")
        size = path.stat().st_size
        if not path.is_file():
            raise refused("RDG001", reason=NO_FILE, remedy=NAME_A_FILE)
        _check_size(size, limits)
        with path.open("rb") as file:
            return file.read(size)
    except FileNotFoundError:
        raise
    except OSError as error:
        raise refused("RDG001", reason=DENIED, remedy=GIVE_ACCESS) from error
    except ValueError as error:  # a path that no system can have
        raise FileNotFoundError(str(path)) from error


def _check_size(size: int, limits: Limits) -> None:
    if size > limits.file_bytes:
        limit, actual = mebibytes(limits.file_bytes), mebibytes(size)
        raise refused(
            "RDG006",
            what=FILE_SIZE,
            limit=limit,
            actual=actual if actual != limit else over(limits.file_bytes),
            setting="file_bytes",
        )


def _reader(content: Content) -> Reader:
    """The reader that is surest of the content. Raises Refused where none knows it."""
    _check_size(len(content.data), content.limits)
    if not content.head.strip(BLANK) and not content.data.strip(BLANK):
        raise refused("RDG002")
    if _LAST and _LAST[0].recognises(content) >= CERTAIN:
        return _LAST[0]
    units = discovery.modules("readers", UNIT)
    likely = units.get(content.suffix[1:])
    order = ([likely] if likely else []) + [unit for unit in units.values() if unit != likely]
    best, surest = 0, None
    for unit in order:
        reader = cast("Reader", discovery.load(unit))
        sure = reader.recognises(content)
        if sure >= CERTAIN:
            _LAST[:] = [reader]
            return reader
        if sure and content.suffix in reader.SUFFIXES:
            sure += OWN_SUFFIX
        if sure > best:
            best, surest = sure, reader
    if refusal := unreadable_kind(content):
        raise refusal
    if surest is None:
        raise leftover(content)
    return surest


def _about_suffix(reader: Reader, suffix: str) -> tuple[Finding, ...]:
    """Says so where the suffix means another format than the one found."""
    if suffix in reader.SUFFIXES or not (suffix in suffixes() or suffix in BY_SUFFIX):
        return ()
    return (fault("RDG013", suffix=suffix, kind=reader.TITLE, proper=reader.SUFFIXES[0]),)
