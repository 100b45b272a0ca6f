"""The command as a user runs it, inside this process."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable
from typing import Any, NamedTuple

import pytest

from jiping.cli import main


class Outcome(NamedTuple):
    """What a command left behind."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Jiping = Callable[..., Outcome]


@pytest.fixture
def jiping(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Jiping:
    """Call it with the arguments of the command line, and `stdin` where it reads that."""
    monkeypatch.delenv("JIPING_LANG", raising=False)

    def run(*arguments: object, stdin: bytes = b"") -> Outcome:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        capsys.readouterr()
        try:
            status = main([str(argument) for argument in arguments])
        except SystemExit as stop:
            status = int(stop.code or 0)
        said = capsys.readouterr()
        return Outcome(status, said.out, said.err)

    return run
