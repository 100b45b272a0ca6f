"""The manual pages of the standards."""

from __future__ import annotations

import pytest

from jiping.standards import page, standards


@pytest.mark.parametrize("name", standards())
def test_every_rule_and_example_is_on_the_page(name: str) -> None:
    standard = standards()[name]
    said = page(standard)
    assert said.startswith(f"# {name} ")
    for example in standard.examples:
        assert example.target in said
    for named in standard.methods.values():
        assert f"（{named.method}）" in said
        assert named.basis.say() in said
    assert "依据待核" in said
    assert "| 印发日期 | 待核 |" in said


def test_differences_from_the_parent_are_listed() -> None:
    said = page(standards()["hb_2020"])
    assert "## 与 cn_2020 的不同" in said
    assert "- 预算执行：10 → 20" in said
    assert "60%–80% → 50%–80%" in said
    assert "- 审核规则 STR009 改为警示" in said
    assert "的不同" not in page(standards()["cn_2020"])


def test_tables_are_well_formed() -> None:
    for standard in standards().values():
        for block in page(standard).split("\n\n"):
            if block.startswith("| "):
                assert len({line.count("|") for line in block.splitlines()}) == 1
