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


def wrong(data: bytes, suffix: str) -> list[str]:
    """What is wrong with an evaluation, which must not raise: a form, or why there is none, no
    check that crashed, no finding without words, and a report that can be printed."""
    reports = jiping.evaluate(data, suffix=suffix)
    found = [] if reports else ["nothing is said"]
    for report in reports:
        if report.evaluation is None and not any(it.severity == "block" for it in report.findings):
            found.append("no form, and not why")
        if report.ledger.counts["crashed"]:
            found.append("a check crashed")
        found += [f"{it.code} says nothing" for it in report.findings if not it.message]
    return found if pipeline.render(reports, "text") else [*found, "nothing is printed"]


SEEDS = st.integers(0, 2**32)
CALM = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))


@pytest.mark.parametrize("suffix", FORMS)
@CALM
@given(seed=SEEDS, count=st.integers(1, 8))
def test_the_form_with_bytes_changed(suffix: str, seed: int, count: int) -> None:
    assert wrong(mutated(FORMS[suffix], seed, count), suffix) == []


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

    data = changed(suffix, part, shuffled) if part else shuffled(FORMS[suffix])
    assert wrong(data, suffix) == []
