"""A form that another program saved in a format of sheets says the same."""

from __future__ import annotations

from pathlib import Path

import pytest

import jiping
import mini
from spine.test_round_trip import said

FILES = Path(__file__).parent.parent / "readers" / "files"


@pytest.mark.parametrize("suffix", ["xls", "ods", "csv"])
def test_a_converted_form_comes_back(suffix: str) -> None:
    document = jiping.read(FILES / f"form.{suffix}")
    assert document.format == suffix
    assert document.findings == ()
    reading = jiping.recognise(document)
    assert [said(form) for form in reading.evaluations] == [
        said(mini.evaluation({"base": "national"}))
    ]
