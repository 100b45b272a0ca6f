"""pdfium, imported when the first PDF file is met."""

from __future__ import annotations

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
