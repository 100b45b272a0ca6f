"""What a lone form cannot answer stands in the ledger, named, and never as passed."""

from __future__ import annotations

import pytest

import mini
from jiping import language
from jiping.checks import page, units
from jiping.checks.beyond import INPUTS

BEYOND = {code: unit for code, unit in units().items() if unit.needs}


def test_none_of_them_passes_or_fails() -> None:
    lines = {line.code: line for line in mini.report().ledger.checks}
    for code, unit in BEYOND.items():
        assert lines[code].outcome == "insufficient_data"
        assert lines[code].missing == ", ".join(unit.needs)
        assert all(INPUTS[need].zh in (lines[code].reason or "") for need in unit.needs)


@pytest.mark.parametrize("family", ["CYR", "XFM", "EVD", "PRC"])
def test_whole_families_need_more_than_the_form(family: str) -> None:
    assert sum(code.startswith(family) for code in BEYOND) >= 7


@pytest.mark.parametrize("code", ["XFM001", "BUD001", "BUD005", "CYR004", "PRC003", "EVD001"])
def test_the_page_says_what_is_missing_and_that_it_is_not_taken(code: str) -> None:
    said = page(BEYOND[code])
    assert "## 需要什么" in said
    assert "不会判为通过" in said
    assert all(INPUTS[need].zh in said for need in BEYOND[code].needs)


def test_the_ledger_speaks_english_too() -> None:
    with language.speaking("en"):
        lines = {line.code: line for line in mini.report().ledger.checks}
    assert "the approved target form" in (lines["XFM001"].reason or "")
