"""How a reader says that it cannot read a file."""

from __future__ import annotations

from typing import Any

from jiping.faults import fault
from jiping.model import Finding, Words


class Refused(Exception):
    """A file, or a part of it, cannot be read; `finding` says why. Never leaves the room.

    `format` is what the file is where that is known.
    """

    def __init__(self, finding: Finding, format: str | None = None) -> None:
        super().__init__(finding.message)
        self.finding = finding
        self.format = format


def refused(code: str, **fields: Any) -> Refused:
    """The exception to raise for a fault, its message's fields filled in."""
    return Refused(fault(code, **fields))


SAVE_AGAIN = Words(
    "请在 Word、WPS 或 Excel 中打开原文件，确认内容完整后另存一份再读；"
    "打不开时请向填报单位重新索取。",
    "Open the original in Word, WPS or Excel, make sure it is complete and save a new copy; "
    "if it does not open there either, ask the author for it again.",
)


def unreadable(zh: str, en: str, remedy: Words = SAVE_AGAIN) -> Refused:
    """RDG001 with its reason in both languages, and what to do about it."""
    return refused("RDG001", reason=Words(zh, en), remedy=remedy)
