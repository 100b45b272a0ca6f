"""RAR and 7z archives, unpacked by a program of the system where there is one.

libarchive's tar (bsdtar; plain `tar` on Windows and macOS) turns an archive into a tar stream,
which is read from its standard output within limits; nothing is written to disk but the archive
itself, where it stands inside another one, in a temporary file.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
import threading
from contextlib import suppress
from functools import cache, partial
from pathlib import Path
from typing import IO

from jiping.model import Limits, Words
from jiping.readers.base.kinds import ARCHIVE, unsupported
from jiping.readers.base.refusal import refused, unreadable
from jiping.readers.folders.bounds import check_count, check_total
from jiping.readers.folders.packed import Held, Packed

PATIENCE = 120.0
"""Seconds after which the program is stopped."""
FAILED = Words(
    "解压程序没有读懂这个压缩包，可能已损坏，或者用了它不认识的压缩方式",
    "the unpacking program could not read it; it may be damaged or packed in an unknown way",
)
UNPACK_IT = Words(
    "请用解压软件打开，解压后再读其中的文件；打不开时请向填报单位重新索取。",
    "Open it with an archive program, unpack it and read the files inside; if it does not open "
    "there either, ask the author for it again.",
)
BEHIND = bytes(32 * 1024)
"""Put behind the archive: where its last file is an office package left as it was, the program
would find the end of that and take the whole for it."""
PASSWORD = (b"passphrase", b"encrypt", b"password")


File = tuple[str, bytes]


def files_of(source: Held[bytes], limits: Limits) -> list[Packed]:
    """The files in the archive, in its order. Raises Refused."""
    held = Held(partial(_all, source, limits))
    return [Packed(name, partial(_one, held, n)) for n, (name, _) in enumerate(held.get())]


def _one(held: Held[list[File]], number: int) -> bytes:
    return held.get()[number][1]


def _all(source: Held[bytes], limits: Limits) -> list[File]:
    tool = program()
    if tool is None:
        raise unsupported(ARCHIVE)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "archive"
        path.write_bytes(source.get() + BEHIND)
        return _unpacked([tool, "-c", "-f", "-", "--format", "pax", f"@{path}"], limits)


@cache
def program() -> str | None:
    """The program that unpacks, if this machine has one."""
    names = ("bsdtar", "tar") if sys.platform in ("win32", "darwin") else ("bsdtar",)
    return next((path for name in names if (path := shutil.which(name))), None)


def _unpacked(command: list[str], limits: Limits) -> list[File]:
    with subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "LC_ALL": "C.UTF-8"},  # else names that are not ASCII are lost
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        said: list[bytes] = []
        listener = threading.Thread(target=_listen, args=(process.stderr, said), daemon=True)
        listener.start()
        alarm = threading.Timer(PATIENCE, process.kill)
        alarm.start()
        try:
            files = _files(process.stdout, limits)
        except (tarfile.TarError, OSError, ValueError, EOFError):
            files = None
        finally:
            alarm.cancel()
            process.kill()
            process.wait()
            listener.join(5)
    complaint = b"".join(said).lower()
    if any(word in complaint for word in PASSWORD):
        raise refused("RDG004")
    if not files:
        raise unreadable(FAILED.zh, FAILED.en, UNPACK_IT)
    return files


def _listen(stream: IO[bytes], said: list[bytes]) -> None:
    """Keep the beginning of what the program complains about, and let it go on.

    A helper of the program may hold the pipe open after its end; then the pipe is closed here
    while we listen, and there is nothing more to hear.
    """
    with suppress(OSError, ValueError):
        said.append(stream.read(4096))
        while stream.read(64 * 1024):
            continue


def _files(stream: IO[bytes], limits: Limits) -> list[File]:
    files: list[File] = []
    total = 0
    with tarfile.open(fileobj=stream, mode="r|", encoding="utf-8", errors="replace") as archive:
        for entry in archive:
            if not entry.isreg():
                continue
            total += max(entry.size, 0)
            check_total(total, limits, limits.unpacked_bytes, "unpacked_bytes")
            check_count(len(files) + 1, limits)
            source = archive.extractfile(entry)
            if source is not None:
                files.append((entry.name.removeprefix("./"), source.read()))
    return files
