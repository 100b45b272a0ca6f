"""How checks are run: giving way, choosing, crashing, forms that are not judged."""

from __future__ import annotations

from decimal import Decimal

import pytest
from msgspec.structs import replace

import mini
from jiping import checks, faults, standards
from jiping.checks import run
from jiping.checks.case import Case
from jiping.model import Finding, Report, Where


def outcomes(report: Report) -> dict[str, str]:
    return {line.code: line.outcome for line in report.ledger.checks}


def test_the_ledger_has_one_line_a_check_and_counts_them() -> None:
    ledger = mini.report().ledger
    codes = [line.code for line in ledger.checks]
    assert len(codes) == len(set(codes))
    assert set(codes) == set(checks.units()) | set(faults.known())
    assert sum(ledger.counts.values()) == len(codes)


@pytest.mark.parametrize(
    ("select", "ignore", "code", "chosen"),
    [
        ((), (), "ARI004", True),
        (("ARI",), (), "ARI004", True),
        (("ari004",), (), "ARI004", True),
        (("SCO*",), (), "ARI004", False),
        ((), ("ARI",), "ARI004", False),
        (("ARI",), ("ARI004",), "ARI004", False),
    ],
)
def test_checks_are_chosen_by_code_family_or_pattern(
    select: tuple[str, ...], ignore: tuple[str, ...], code: str, chosen: bool
) -> None:
    assert checks.wanted(code, select, ignore) is chosen


def test_a_check_gives_way_to_one_that_itself_gives_way() -> None:
    found = mini.report({"indicators.2.variance": "", "indicators.8.variance": "—"})
    assert "SCO009" in {f.code for f in found.findings}
    assert "DEV001" not in {f.code for f in found.findings}


def test_a_crash_is_a_block_and_never_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(case: Case) -> None:
        raise ZeroDivisionError("a bug")

    unit = checks.units()["ARI004"]
    monkeypatch.setitem(checks.units(), "ARI004", replace(unit, check=broken))
    report = mini.report({"indicators.0.target": ""})
    [crash] = [f for f in report.findings if f.code == "ARI004"]
    assert (crash.outcome, crash.severity) == ("crashed", "block")
    assert outcomes(report)["ARI004"] == "crashed"
    assert outcomes(report)["TGT011"] == "fail"


@pytest.mark.parametrize("base", ["target", "department_target", "monitoring"])
def test_what_a_stage_does_not_have_yet_is_not_missed(base: str) -> None:
    report = mini.report({"base": base, "indicators.0.target": "—"})
    found = outcomes(report)
    late = [code for code in found if code.startswith(("ACT", "SCO", "DEV"))]
    assert {found[code] for code in late} <= {"not_applicable", "insufficient_data"}
    assert found["ACT001"] == found["ARI004"] == "not_applicable"
    assert found["TGT011"] == "fail"
    assert report.scorecard is not None
    assert (report.scorecard.total, report.scorecard.grade) == (None, None)
    assert {line.method for line in report.scorecard.lines} == {"not_scored"}


def test_a_target_of_the_year_may_repeat_the_long_term_one() -> None:
    assert "STR010" not in mini.codes({"base": "target"})
    again = {
        "objective": 1,
        "path": ["产出指标", "数量指标", "改造供水管网长度"],
        "target": "≥30公里",
    }
    assert "STR010" in mini.codes({"base": "target", "indicators.+": again})


@pytest.mark.parametrize("code", ["RDG021", "RDG022"])
def test_a_form_blank_or_without_its_digits_is_reported_and_not_judged(code: str) -> None:
    form = mini.evaluation({"claimed_total": "1"})
    standard, used = standards.find(form)
    report = run(form, standard, used, standards.score(form, standard), reading=[made(code)])
    assert [f.code for f in report.findings] == [code]
    assert outcomes(report)["ARI004"] == "insufficient_data"


def made(code: str) -> Finding:
    return Finding(code, "fail", "error", "message")


def test_scores_written_out_further_than_the_standard_rounds_are_right() -> None:
    exact = Decimal(7) * 107 / 120
    fragment = {"indicators.2.actual": "107人次", "indicators.2.score": f"{exact:.2f}"}
    assert "SCO002" not in mini.codes(fragment)
    assert "SCO002" not in mini.codes({**fragment, "indicators.2.score": f"{exact:.4f}"})
    assert "SCO002" in mini.codes({**fragment, "indicators.2.score": "6.26"})


def test_a_finding_points_at_its_cell() -> None:
    report = mini.report({"indicators.3.score": "8.80", "claimed_total": "99.20"})
    [finding] = [f for f in report.findings if f.code == "SCO001"]
    assert finding.where == Where(indicator=3, field="score")
    assert (finding.seen, finding.expected, finding.proposed) == ("8.80", "8", "8")


def test_the_same_slide_in_most_rows_is_reported_once() -> None:
    slid = {f"indicators.{index}": "左移 1 列" for index in range(8)}
    [finding] = [f for f in mini.report({"repaired": slid}).findings if f.code == "STR016"]
    assert len(finding.related) == 7
    few = dict(list(slid.items())[:2])
    assert [f.code for f in mini.report({"repaired": few}).findings] == ["STR016"] * 2


def test_a_reading_finding_gives_way_to_the_check_that_repeats_it() -> None:
    fragment = {"repaired": {"indicators.3": "左移 1 列"}}
    form = mini.evaluation(fragment)
    standard, used = standards.find(form)
    reading = [replace(made("RDG025"), where=Where(indicator=3)), made("RDG013")]
    card = standards.score(form, standard)
    assert [f.code for f in run(form, standard, used, card, reading=reading).findings] == [
        "RDG013",
        "STR016",
    ]
