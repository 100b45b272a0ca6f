"""`jiping check` inside this process, as a user meets it."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable
from typing import Any

import pytest

from jiping.cli import main

Checked = Callable[..., tuple[int, list[dict[str, Any]], str]]


@pytest.fixture
def checked(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Checked:
    """`jiping check --format json`: exit status, reports, and what standard error says."""
    monkeypatch.delenv("JIPING_LANG", raising=False)

    def run(*arguments: object, stdin: bytes = b"") -> tuple[int, list[dict[str, Any]], str]:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        capsys.readouterr()
        try:
            status = main(["check", "--format", "json", *map(str, arguments)])
        except SystemExit as stop:
            status = int(stop.code or 0)
        said = capsys.readouterr()
        return status, json.loads(said.out)["reports"] if said.out else [], said.err

    return run
