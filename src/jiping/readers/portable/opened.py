"""A PDF file opened and closed again."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from jiping.readers.base.refusal import refused, unreadable
from jiping.readers.portable.nesting import too_many_drawings
from jiping.readers.portable.pdfium import ALONE, pdfium


@contextmanager
def opened(data: bytes) -> Iterator[Any]:
    """The document; raises Refused where it cannot be opened or has no pages."""
    raw = pdfium()
    if too_many_drawings(data):
        raise unreadable(
            "其中的图形层层相套，读不完", "it holds drawings within drawings without end"
        )
    with ALONE:
        pdf = raw.FPDF_LoadMemDocument64(data, len(data), None)
        if not pdf:
            raise _refusal(raw.FPDF_GetLastError(), raw)
        try:
            if raw.FPDF_GetPageCount(pdf) < 1:
                raise unreadable("其中没有页面", "it has no pages")
            yield pdf
        finally:
            raw.FPDF_CloseDocument(pdf)


def _refusal(error: int, raw: Any) -> Exception:
    if error in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY):
        return refused("RDG004")
    return unreadable(
        "文件已损坏或不完整，可能没有传完",
        "it is damaged or incomplete, perhaps not fully transferred",
    )
