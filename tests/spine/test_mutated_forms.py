"""A form damaged at random: evaluating never raises, and never keeps silent."""

from __future__ import annotations

import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import jiping
from jiping import pipeline
from readers.test_hostile import mutated
from spine.sample_forms import FORMS, changed


def sound(data: bytes, suffix: str) -> None:
    """Evaluating never raises, and gives a form or says why there is none."""
    reports = jiping.evaluate(data, suffix=suffix)
    assert reports
    for report in reports:
        blocks = [finding for finding in report.findings if finding.severity == "block"]
        assert report.evaluation is not None or blocks
        assert not report.ledger.counts["crashed"]
        assert all(finding.message for finding in report.findings)
    pipeline.render(reports, "text")


SEEDS = st.integers(0, 2**32)
CALM = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))


@pytest.mark.parametrize("suffix", FORMS)
@CALM
@given(seed=SEEDS, count=st.integers(1, 8))
def test_the_form_with_bytes_changed(suffix: str, seed: int, count: int) -> None:
    sound(mutated(FORMS[suffix], seed, count), suffix)


@pytest.mark.parametrize(
    ("suffix", "part", "before"),
    [
        (".md", "", b"\n"),
        (".md", "", b"|"),
        (".html", "", b"<t"),
        (".docx", "word/document.xml", b"<w:tc>"),
        (".xlsx", "xl/worksheets/sheet1.xml", b"<c "),
    ],
)
@CALM
@given(seed=SEEDS, count=st.integers(1, 8))
def test_the_form_with_pieces_dropped_doubled_and_swapped(
    suffix: str, part: str, before: bytes, seed: int, count: int
) -> None:
    dice = random.Random(seed)

    def shuffled(data: bytes) -> bytes:
        pieces = data.split(before)
        for _ in range(count):
            one, other = dice.randrange(len(pieces)), dice.randrange(len(pieces))
            act = dice.randrange(4)
            if act < 2 and len(pieces) > 8:
                del pieces[one : one + dice.randrange(1, 4)]
            elif act == 2:
                pieces.insert(one, pieces[other])
            else:
                pieces[one], pieces[other] = pieces[other], pieces[one]
        return before.join(pieces)

    sound(changed(suffix, part, shuffled) if part else shuffled(FORMS[suffix]), suffix)
