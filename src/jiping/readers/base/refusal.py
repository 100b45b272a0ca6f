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


def unreadable(zh: str, en: str) -> Refused:
    """RDG001 with its reason in both languages."""
    return refused("RDG001", reason=Words(zh, en))
