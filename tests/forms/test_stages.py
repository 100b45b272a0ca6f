"""Forms of the other stages of the year and question lists: files of `stages/`, each named for its
oddity, with what they say written down by hand."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from forms.compare import compare
from jiping import readers
from jiping.forms import recognise

STAGES = Path(__file__).parent / "stages"
FILES = sorted(path for path in STAGES.iterdir() if path.suffix != ".json")


@pytest.mark.parametrize("path", FILES, ids=[path.name for path in FILES])
def test_every_cell_is_read(path: Path) -> None:
    expected = json.loads((STAGES / f"{path.stem}.expected.json").read_text(encoding="utf-8"))
    reading = recognise(readers.read(path))
    [evaluation] = reading.evaluations
    found = compare(evaluation, expected)
    assert found.differences == []
    assert found.equal == found.expected > 15
