"""Forms that another program saved in formats that we do not write ourselves say the same.

The files were made by LibreOffice from what `jiping.write` gives for the base forms of the tests.
"""

from __future__ import annotations

from pathlib import Path

import pytest

import jiping
import mini
from spine.test_round_trip import said

FILES = Path(__file__).resolve().parents[1] / "readers" / "files"


@pytest.mark.parametrize("name", sorted(path.name for path in FILES.glob("hubei.*")))
def test_a_form_saved_by_another_program(name: str) -> None:
    document = jiping.read(FILES / name)
    assert document.format == name.rpartition(".")[2]
    assert document.findings == ()
    [evaluation] = jiping.recognise(document).evaluations
    assert said(evaluation) == said(mini.evaluation({"base": "hubei"}))
