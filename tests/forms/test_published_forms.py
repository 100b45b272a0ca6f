"""The forms that JIPING_FORMS holds, against what they say."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from forms.compare import Comparison, compare
from forms.split import document
from jiping import readers
from jiping.forms import recognise
from jiping.model import Reading

pytestmark = pytest.mark.forms

WHOLE = [
    "seed.md",
    "pipe-missing-initial-cell.txt",
    "pipe-subrows.txt",
    "cap-exceeded-full-marks.txt",
    "goal-amount-with-text.txt",
]
WITHOUT_BORDERS = [
    "flattened-zero-total-row.txt",
    "clinic-partial-scores.txt",
    "concatenated-weights-110.txt",
    "traditional-pinyin-noise.txt",
]


def read(path: Path) -> Reading:
    return recognise(readers.read(path))


def compared(path: Path, reading: Reading) -> Comparison:
    expected = json.loads(path.with_suffix(".expected.json").read_text(encoding="utf-8"))
    [evaluation] = reading.evaluations
    return compare(evaluation, expected)


@pytest.mark.parametrize("name", WHOLE)
def test_every_cell_is_read(forms: Path, name: str) -> None:
    path = forms / name
    found = compared(path, read(path))
    assert found.differences == []
    assert found.equal == found.expected > 50


@pytest.mark.parametrize("name", WHOLE[:3])
def test_a_reader_that_splits_lines_only_gives_the_same(forms: Path, name: str) -> None:
    path = forms / name
    reading = recognise(document(path.read_text(encoding="utf-8")))
    assert compared(path, reading).differences == []


def test_the_four_rows_that_slid_are_reported(forms: Path) -> None:
    path = forms / "seed.md"
    reading = read(path)
    expected = json.loads(path.with_suffix(".expected.json").read_text(encoding="utf-8"))
    evaluation = reading.evaluations[0]
    reported = [f.where.indicator for f in reading.form_findings[0] if f.where]
    assert {finding.code for finding in reading.form_findings[0]} == {"RDG025"}
    slid = [(row["objective"], row["level3"]) for row in expected["repaired_rows"]]
    rows = [evaluation.indicators[index] for index in reported if index is not None]
    assert [(row.objective, row.path[2].text) for row in rows] == slid
    assert all(row.score and row.score.place and row.score.place.repaired for row in rows)
    satisfaction = rows[2].path[0]
    assert satisfaction.place
    assert satisfaction.place.missing
    assert satisfaction.place.repaired


@pytest.mark.parametrize("name", WITHOUT_BORDERS)
def test_text_without_cell_borders_is_read_and_said_to_be_so(forms: Path, name: str) -> None:
    path = forms / name
    reading = read(path)
    found = compared(path, reading)
    assert found.share >= 0.95, found.differences
    assert "RDG041" in [finding.code for finding in reading.findings]
