"""The worked examples of every standard, and what a standard's file must hold."""

from __future__ import annotations

import pytest

from jiping.model import Example, Standard
from jiping.standards import score_example, standards
from jiping.standards.methods import METHODS

EXAMPLES = [
    pytest.param(standard, example, id=f"{name}-{example.target}-{example.actual}-{number}")
    for name, standard in standards().items()
    for number, example in enumerate(standard.examples)
]
STANDARDS = [pytest.param(one, id=name) for name, one in standards().items()]


@pytest.mark.parametrize(("standard", "example"), EXAMPLES)
def test_worked_example(standard: Standard, example: Example) -> None:
    score, trace = score_example(example, standard)
    assert score == example.score
    assert f"{standard.id}@{standard.revision}" in trace


@pytest.mark.parametrize("standard", STANDARDS)
def test_standard_is_complete(standard: Standard) -> None:
    kinds = "execution at_least at_most equal range zero date yes_no comparison level text".split()
    assert standards()[standard.id] is standard
    assert set(standard.methods) == set(kinds)
    assert {named.method for named in standard.methods.values()} <= set(METHODS)
    assert standard.examples
    assert "execution" in standard.level_points


@pytest.mark.parametrize("standard", STANDARDS)
def test_bands_and_grades_leave_no_gap(standard: Standard) -> None:
    bands = standard.bands
    assert bands[0].high == 1
    assert bands[-1].low == 0
    assert [band.low for band in bands[:-1]] == [band.high for band in bands[1:]]
    assert [grade.low for grade in standard.grades] == [90, 80, 60, 0]


@pytest.mark.parametrize("standard", STANDARDS)
def test_nothing_passes_for_verified_without_a_person(standard: Standard) -> None:
    bases = [
        one.basis
        for one in (
            *standard.methods.values(),
            *standard.level_points.values(),
            *standard.thresholds.values(),
            *standard.bands,
            *standard.grades,
        )
    ]
    assert standard.checked_by is not None or not any(basis.verified for basis in bases)
    assert all(basis.source for basis in bases)


def test_child_takes_the_rest_from_its_parent() -> None:
    parent, child = standards()["cn_2020"], standards()["hb_2020"]
    assert child.thresholds == parent.thresholds
    assert child.methods["range"] == parent.methods["range"]
    assert child.level_points["execution"].value == 20
    assert "output" not in child.level_points
    assert [str(band.low) for band in child.bands] == ["0.8", "0.5", "0"]
    assert child.severity == {"STR009": "warning"}
    assert parent.severity == {}
