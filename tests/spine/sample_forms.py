"""The bundled sample as it comes and as jiping writes it, and how to damage it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import jiping
from jiping import samples
from readers.packages import archive

SAMPLE = samples.path("hb_department.md").read_bytes()
REPORT = jiping.evaluate(SAMPLE, suffix=".md")[0]
FORMS = {".md": SAMPLE, **{f".{f}": jiping.write(REPORT, f) for f in ("docx", "xlsx", "html")}}


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as source:
        return {name: source.read(name) for name in source.namelist()}


def changed(suffix: str, part: str, change: Callable[[bytes], bytes]) -> bytes:
    """The sample's form with one part of its package changed."""
    inside = parts(FORMS[suffix])
    return archive({**inside, part: change(inside[part])})
