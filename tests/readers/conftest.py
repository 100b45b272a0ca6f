"""Every office file and page that these tests read is read both ways: as flat text and as a tree."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from jiping import readers
from jiping.model import Document, Limits
from readers.grids import trees_only


@pytest.fixture(scope="package", autouse=True)
def both_ways() -> Iterator[None]:
    """Whatever a tree can be made of gives the same Document as flat text."""
    read = readers.read

    def compared(
        source: str | Path | bytes, *, suffix: str | None = None, limits: Limits | None = None
    ) -> Document:
        document = read(source, suffix=suffix, limits=limits)
        if document.format in ("docx", "xlsx", "html", "mht", "eml"):
            with trees_only():
                by_tree = read(source, suffix=suffix, limits=limits)
            if not any(finding.code == "RDG001" for finding in by_tree.findings):
                assert document == by_tree
        return document

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(readers, "read", compared)
        yield
