"""pdfium, imported when the first PDF file is met."""

from __future__ import annotations

import ctypes
from functools import cache
from threading import RLock
from typing import Any

ALONE = RLock()
"""pdfium does one thing at a time: whoever calls it holds this."""


@cache
def pdfium() -> Any:
    """Its functions, the library set up."""
    from pypdfium2 import raw

    return raw


@cache
def direct(name: str, kinds: str) -> Any:
    """A function by its address, as converting its arguments takes longer than most of them do.

    `kinds` are its result and its arguments: p for pointers, which are plain numbers here (None
    or 0 where there is nothing), i for whole numbers.
    """
    where = ctypes.cast(getattr(pdfium(), name), ctypes.c_void_p).value
    return ctypes.PYFUNCTYPE(*(_KINDS[kind] for kind in kinds))(where or 0)


_KINDS: dict[str, Any] = {"p": ctypes.c_void_p, "i": ctypes.c_int}
