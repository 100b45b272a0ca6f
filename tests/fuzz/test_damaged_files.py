"""Damaged files never crash, hang or go unexplained; `make fuzz` tries 10,000."""

from __future__ import annotations

from pathlib import Path

import pytest

from cli.conftest import Jiping, jiping
from fuzz.judging import judge
from fuzz.mutations import CASES, damaged
from jiping.cli import workers
from jiping.cli.inputs import Input
from jiping.model import Limits

__all__ = ["jiping"]

CRASHERS = Path(__file__).parent / "crashers"
COUNT = 400
LIMITS = Limits(seconds=60, memory_bytes=1024 * 1024 * 1024)


def troubles(inputs: list[Input]) -> list[str]:
    """Files that were stopped, on which jiping failed, or of which too little is said."""
    found = []
    for item, outcome in workers.run(inputs, judge, list[str], LIMITS):
        if isinstance(outcome, workers.Stopped):
            found.append(f"{item.name}: {outcome.finding.message}")
        elif outcome.kind != "done":
            found.append(f"{item.name}: {outcome.error}\n{outcome.trace}")
        else:
            found += [f"{item.name}: {problem}" for problem in outcome.result]
    return found


def test_damaged_files_are_explained() -> None:
    assert troubles([Input(it.name, it.data) for it in damaged(COUNT)]) == []


@pytest.mark.parametrize("path", sorted(CRASHERS.iterdir()), ids=lambda path: path.name)
def test_what_once_did_harm_does_none(path: Path) -> None:
    assert troubles([Input(path.name, path.read_bytes())]) == []


def test_what_is_stopped_is_said_and_the_others_are_done(jiping: Jiping) -> None:
    """Nothing can be read within 1 MiB, so every file that a worker takes is stopped."""
    names = ("national-2020-with-macros.docm", "national-2020-printed-from-word.pdf")
    done = jiping("read", *(CASES / name for name in names), "--limit", "memory_bytes=1048576")
    sources = done.json["sources"]
    assert [Path(source["file"]).name for source in sources] == list(names)
    for source in sources:
        assert source["evaluations"] == []
        assert [finding["code"] for finding in source["findings"]] == ["RDG031"]
        assert "1 MiB" in source["findings"][0]["message"]
        assert source["sha256"]
    assert done.status == 1
