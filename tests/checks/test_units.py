"""Every check is complete, and its manual page's examples hold."""

from __future__ import annotations

from typing import Any

import pytest

import mini
from jiping.checks import Unit, sections, units
from jiping.model import SEVERITIES, Where

HEADINGS = ("检查什么", "为什么", "依据", "反例", "正例", "怎么改", "不适用的情况")
RUNNING = {code: unit for code, unit in units().items() if not unit.needs}


def examples(heading: str) -> list[Any]:
    found = []
    for code, unit in RUNNING.items():
        for number, fragment in enumerate(mini.fragments(sections(unit)[heading])):
            found.append(pytest.param(unit, fragment, id=f"{code}-{number + 1}"))
    return found


@pytest.mark.parametrize("base", mini.NAMES)
def test_the_base_form_is_clean(base: str) -> None:
    found = mini.report({"base": base})
    assert [(f.code, f.where, f.message) for f in found.findings] == []


@pytest.mark.parametrize("unit", units().values(), ids=lambda unit: unit.code)
def test_unit_is_complete(unit: Unit) -> None:
    assert unit.severity in SEVERITIES
    assert unit.basis.source and unit.since
    for words in (unit.title, unit.message, unit.advice):
        assert words.zh and words.en
    page = sections(unit)
    missing = [h for h in HEADINGS if not page.get(h, "").strip()]
    assert missing == [] if not unit.needs else "检查什么" not in missing


@pytest.mark.parametrize("unit", RUNNING.values(), ids=lambda unit: unit.code)
def test_unit_has_examples(unit: Unit) -> None:
    page = sections(unit)
    assert mini.fragments(page["反例"])
    assert mini.fragments(page["正例"])


@pytest.mark.parametrize(("unit", "fragment"), examples("反例"))
def test_counter_example_is_found(unit: Unit, fragment: dict[str, Any]) -> None:
    found = mini.report(fragment).findings
    unavoidable = set(fragment.get("连带", ()))
    assert {f.code for f in found} - unavoidable == {unit.code}
    assert unavoidable <= {f.code for f in found}, "连带 names a code that does not occur"
    if "落点" in fragment:
        assert fragment["落点"] in {spot(f.where) for f in found if f.code == unit.code}


def spot(where: Where | None) -> str:
    """A place as fragments write it: indicators.3.score, funds.0.rate, improvement."""
    if where is None:
        return ""
    rows = {
        "indicators": where.indicator,
        "funds": where.fund,
        "objectives": where.objective,
    }
    parts = [f"{name}.{index}" for name, index in rows.items() if index is not None]
    return ".".join([*parts, *([where.field] if where.field else [])])


@pytest.mark.parametrize(("unit", "fragment"), examples("正例"))
def test_good_example_is_left_alone(unit: Unit, fragment: dict[str, Any]) -> None:
    found = {f.code for f in mini.report(fragment).findings}
    assert found - set(fragment.get("连带", ())) == set()
    assert unit.code not in found
