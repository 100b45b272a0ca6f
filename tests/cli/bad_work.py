"""What a file can do to the process that reads it; workers import it by name."""

from __future__ import annotations

import os
import time
from pathlib import Path

from jiping import language


def read(content: Path | bytes, *, name: str) -> list[str]:
    """The name says what happens."""
    if "hangs" in name:
        time.sleep(600)
    if "eats" in name:
        eaten = []
        while True:
            eaten.append(bytearray(b"x" * 2**24))
    if "dies" in name:
        os.abort()
    if "gone" in name:
        raise FileNotFoundError(name)
    if "fails" in name:
        raise ValueError(f"no number in {name}")
    if "prints" in name:
        os.write(1, b"noise of a native decoder")
    return [name, language.current(), str(len(content)) if isinstance(content, bytes) else ""]
