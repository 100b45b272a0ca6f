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


def test_a_drawing_that_draws_itself_costs_its_file_alone(jiping: Jiping) -> None:
    """pdfium unfolds it without end; no limit inside the process can stop that."""
    good = CASES / "national-2020-with-macros.docm"
    bad = Path(__file__).parent / "stopped" / "drawing-that-draws-itself.pdf"
    limit = f"memory_bytes={400 * 1024 * 1024}"
    done = jiping("read", good, bad, "--limit", limit)
    one, two = done.json["sources"]
    assert len(one["evaluations"]) == 1
    assert two["evaluations"] == []
    assert [finding["code"] for finding in two["findings"]] == ["RDG031"]
    assert two["sha256"]
    assert done.status == 1
