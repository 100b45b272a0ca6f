"""Sample forms of invented bodies, for the demonstration, the manual and the tests."""

from __future__ import annotations

from pathlib import Path


def path(name: str) -> Path:
    """The file of a sample, e.g. hb_department.md."""
    return Path(__file__).with_name(name)
