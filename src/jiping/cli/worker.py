"""One process that reads files for `workers`, within bounds of memory."""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
import traceback
from collections.abc import Callable
from contextlib import suppress
from multiprocessing import parent_process
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from jiping import language

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

    from jiping.model import Finding, Limits
    from jiping.readers import Packed

Work = Callable[..., Any]
"""Takes what to read and its `name`; a function of a module, or a `partial` of one."""

READY = "ready"
TOO_LONG, TOO_MUCH, DIED = "too long", "too much", "died"
OUT_OF_MEMORY = 86
"""Exit status of a worker that gave itself up."""
MIB = 1024 * 1024
ROOM = 512 * MIB
"""Address space for programs and stacks, which is not memory in use."""
WATCH = 0.2
"""Seconds between two looks at the memory in use."""


class Outcome(NamedTuple):
    """What became of a file: the result (as msgpack where it is sent), or our mistake in words."""

    kind: Literal["done", "sent", "gone", "failed"]
    result: Any = None
    error: str = ""
    trace: str = ""


class Carried(NamedTuple):
    """A file in an archive on its way to a worker."""

    name: str
    data: bytes
    opened: bool


def carried(content: Path | bytes | Packed) -> Path | bytes | Carried | None:
    """What a worker is sent; None for a file that cannot be unpacked."""
    if isinstance(content, Path | bytes):
        return content
    data = content.content()
    return None if data is None else Carried(content.name, data, content.opened)


def do(work: Work, content: Path | bytes | Packed, name: str) -> Outcome:
    """The work on one file; a mistake of ours is an outcome too. Raises MemoryError."""
    try:
        return Outcome("done", work(content, name=name))
    except MemoryError:
        raise
    except FileNotFoundError:  # it was there when the inputs were gathered
        return Outcome("gone")
    except Exception as error:
        return Outcome("failed", None, repr(error), traceback.format_exc())


def serve(pipe: Connection, work: Work, lang: str, memory: int) -> None:
    """Work on what comes through the pipe until it is closed."""
    from msgspec import msgpack

    with suppress(ValueError, OSError):
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)  # results alone are written there, by the parent
    _bound(memory)
    with language.speaking(lang), suppress(EOFError, OSError):
        pipe.send(READY)
        threading.Thread(target=_watch, args=(memory,), daemon=True).start()
        while True:
            content, name = pipe.recv()
            try:
                outcome = do(work, _unpacked(content), name)
                if outcome.kind == "done":
                    outcome = Outcome("sent", msgpack.encode(outcome.result))
                pipe.send(outcome)
            except MemoryError:
                pipe.send(TOO_MUCH)


def _unpacked(content: Path | bytes | Carried) -> Path | bytes | Packed:
    from jiping.readers import Packed

    if not isinstance(content, Carried):
        return content
    data = content.data
    return Packed(content.name, lambda: data, size=len(data), opened=content.opened)


def finding(why: str, seconds: int, limits: Limits) -> Finding:
    """What is said of a file whose reading was stopped."""
    from jiping.faults import fault
    from jiping.model import Words

    if why == TOO_LONG:
        reason = Words(f"{seconds} 秒内没有读完", f"not done within {seconds} seconds")
        return fault("RDG031", reason=reason, setting=f"seconds={limits.seconds * 10}")
    setting = f"memory_bytes={limits.memory_bytes * 2}"
    if why == TOO_MUCH:
        size = limits.memory_bytes // MIB
        reason = Words(f"所需内存超过 {size} MiB", f"it needs more than {size} MiB of memory")
    else:
        reason = Words("读取进程意外退出，文件多半已损坏", "the reading process died")
    return fault("RDG031", reason=reason, setting=setting)


def _bound(memory: int) -> None:
    """Have the system refuse memory far above the limit, where it can."""
    if sys.platform == "win32":
        return
    import resource

    if used := _virtual():
        most = used + 2 * memory + ROOM
        hard = resource.getrlimit(resource.RLIMIT_AS)[1]
        if hard == resource.RLIM_INFINITY or most < hard:
            with suppress(ValueError, OSError):
                resource.setrlimit(resource.RLIMIT_AS, (most, hard))


def _virtual() -> int:
    """Address space of this process in bytes; 0 where the system does not tell."""
    try:
        pages = Path("/proc/self/statm").read_text().split()[0]
    except OSError:
        return 0
    return int(pages) * os.sysconf("SC_PAGE_SIZE")


def _watch(memory: int) -> None:
    """Give up when memory runs over, or when nobody is left to work for."""
    parent = parent_process()
    while parent is None or parent.is_alive():
        if _resident() > memory:
            os._exit(OUT_OF_MEMORY)
        time.sleep(WATCH)
    os._exit(0)


def _resident() -> int:
    """Bytes of memory that this process has in use, or had at most where only that is known."""
    if sys.platform == "win32":
        return _working_set()
    try:
        pages = Path("/proc/self/statm").read_text().split()[1]
        return int(pages) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        import resource

        used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        return used if sys.platform == "darwin" else used * 1024


def _working_set() -> int:
    """The same on Windows."""
    import ctypes

    class Counters(ctypes.Structure):
        _fields_ = [
            ("cb", ctypes.c_ulong),
            ("faults", ctypes.c_ulong),
            *((name, ctypes.c_size_t) for name in ("peak", "used", *"abcdef")),
        ]

    windows: Any = ctypes.__dict__["windll"]
    counters = Counters()
    counters.cb = ctypes.sizeof(counters)
    handle = windows.kernel32.GetCurrentProcess
    handle.restype = ctypes.c_void_p
    known = windows.psapi.GetProcessMemoryInfo(
        ctypes.c_void_p(handle()), ctypes.byref(counters), counters.cb
    )
    return int(counters.used) if known else 0
