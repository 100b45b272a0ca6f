"""Folders in which the documents' examples run."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from jiping.cli import main


@pytest.fixture(scope="module")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder in which `jiping demo` has just run, as the current one."""
    folder = tmp_path_factory.mktemp("demonstration")
    before = Path.cwd()
    os.chdir(folder)
    assert main(["demo", "-o", "out"]) == 0
    yield folder
    os.chdir(before)
