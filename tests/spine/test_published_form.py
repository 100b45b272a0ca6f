"""The published department form that JIPING_FORMS holds, from bytes to findings."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

import jiping
from jiping.model import Report

pytestmark = pytest.mark.forms

FIRST_ROWS = (0, 4, 10, 15, 21, 26, 31)
"""Index of the first indicator of each objective."""

REPORTED = {
    (1, 1): {"ACT002", "SCO010", "TGT005"},
    (1, 2): {"TGT002"},
    (1, 3): {"ACT008", "DEV001"},
    (1, 4): {"STR016"},
    (2, 1): {"TGT005"},
    (2, 2): {"TGT005"},
    (2, 3): {"TGT005"},
    (2, 4): {"TGT005"},
    (2, 5): {"TGT002"},
    (2, 6): {"ACT006"},
    (3, 1): {"TGT005"},
    (3, 2): {"STR013", "TGT004"},
    (3, 3): {"STR013", "TGT004"},
    (3, 4): {"ACT006"},
    (3, 5): {"ACT006"},
    (4, 1): {"TGT005"},
    (4, 2): {"TGT004", "STR013"},
    (4, 3): {"TGT004"},
    (4, 4): {"TGT004"},
    (5, 1): {"TGT005", "TGT008"},
    (5, 2): {"ACT008", "DEV001"},
    (5, 3): {"TGT004"},
    (5, 4): {"TGT002"},
    (5, 5): {"STR016", "TGT003", "STR013", "ACT004"},
    (6, 1): {"TGT005"},
    (6, 2): {"TGT003", "TGT002", "ACT004", "STR013"},
    (6, 3): {"TGT003", "ACT004"},
    (6, 4): {"TGT003", "TGT002", "ACT013"},
    (6, 5): {"STR016", "TGT002", "ACT012", "ACT013"},
    (7, 1): {"TGT005"},
    (7, 3): {"TGT002", "ACT004"},
    (7, 4): {"STR016", "ACT004"},
}
"""What a reviewer finds, by objective and printed row."""

NEED_POINTS = [
    *(f"SCO00{number}" for number in (1, 2, 3, 5, 6, 7, 9)),
    *("SCO010", "SCO014", "ARI005", "ARI006"),
]


@pytest.fixture(scope="module")
def path(forms: Path) -> Path:
    return forms / "seed.md"


@pytest.fixture(scope="module")
def report(path: Path) -> Report:
    [found] = jiping.evaluate(path)
    return found


def outcome(report: Report, code: str) -> str:
    return next(line.outcome for line in report.ledger.checks if line.code == code)


def at_row(report: Report, objective: int, row: int) -> set[str]:
    index = FIRST_ROWS[objective - 1] + row - 1
    return {f.code for f in report.findings if f.where and f.where.indicator == index}


def test_the_standard_is_found_and_the_scores_recomputed(report: Report) -> None:
    assert report.standard is not None
    assert report.standard.id == "hb_2020"
    card = report.scorecard
    assert card is not None
    assert (card.points, card.total) == (Decimal("100.00"), Decimal("99.20"))
    assert card.lines[0].score == Decimal("20.00")
    partly = [line for line in card.lines if line.ratio == Decimal("0.9")]
    assert [(line.points, line.score) for line in partly] == [(Decimal(4), Decimal("3.60"))] * 2
    assert all(line.points_inferred and "90%" in line.trace for line in partly)
    assert all("hb_2020@" in line.trace for line in card.lines)


@pytest.mark.parametrize(("row", "codes"), REPORTED.items())
def test_what_a_reviewer_finds_is_reported_at_its_row(
    report: Report, row: tuple[int, int], codes: set[str]
) -> None:
    assert codes - at_row(report, *row) == set()


def test_what_concerns_the_form_is_reported(report: Report) -> None:
    found = {f.code: f for f in report.findings if f.where is None or f.where.indicator is None}
    assert {"STR009", "SCO014"} <= set(found)
    assert found["STR009"].severity == "warning"
    assert "STR004" in at_row(report, 7, 2) | at_row(report, 7, 3)


@pytest.mark.parametrize(
    "code", ["ARI001", "ARI002", "ARI003", "ARI004", "SCO002", "TGT001", "DEV004"]
)
def test_what_is_right_passes(report: Report, code: str) -> None:
    assert outcome(report, code) == "pass"


def test_what_must_not_be_flagged_is_not(report: Report) -> None:
    assert outcome(report, "SCO012") == "not_applicable"
    assert outcome(report, "SCO013") != "fail"
    assert outcome(report, "ARI013") == "pass"
    assert not at_row(report, 5, 2) & {"SCO001", "SCO002", "SCO010"}
    assert "ACT008" not in at_row(report, 2, 6)
    assert "DEV001" not in at_row(report, 6, 1) | at_row(report, 7, 1)


def test_without_inference_what_needs_points_is_not_judged(path: Path) -> None:
    [found] = jiping.evaluate(path, infer_points=False)
    outcomes = {code: outcome(found, code) for code in NEED_POINTS}
    assert set(outcomes.values()) == {"insufficient_data"}, outcomes


def test_what_needs_other_documents_is_not_judged(report: Report) -> None:
    lines = report.ledger.checks
    wanted = {"XFM001", "BUD001", "BUD005"} | {
        line.code
        for line in lines
        if line.code.startswith(("CYR", "EVD")) and line.code not in ("EVD004", "EVD008", "EVD009")
    }
    found = {line.code: line for line in lines}
    assert len([code for code in wanted if code.startswith("CYR")]) == 13
    assert {found[code].outcome for code in wanted} == {"insufficient_data"}
    assert all(found[code].missing for code in wanted)
