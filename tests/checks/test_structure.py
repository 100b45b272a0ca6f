"""Names, levels, duplicates, placeholders: what fragments of the manual pages cannot show."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import jiping
import mini
from jiping.model import Finding


def findings(code: str, fragment: dict[str, Any]) -> list[Finding]:
    return [f for f in mini.report(fragment).findings if f.code == code]


def pair(one: str, other: str, **texts: str) -> dict[str, Any]:
    """The national form with two neighbouring rows called so."""
    fragment = {"indicators.3.path.2": one, "indicators.4.path.2": other}
    return fragment | {f"indicators.4.{field}": text for field, text in texts.items()}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("群众满意度", "群众满意率"),
        ("民政工作完成率", "民政完成比例"),
        ("举办培训班数量", "举办培训班个数"),
        ("项目验收合格率", "项目验收合格率"),
    ],
)
def test_names_that_measure_the_same(one: str, other: str) -> None:
    (found,) = findings("STR010", pair(one, other))
    assert (found.where.indicator, found.related[0].indicator) == (4, 3)  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("社区居民满意度", "辖区妇女满意度"),
        ("民政工作职责履行", "民族宗教工作职责履行"),
        ("培训人数", "培训次数"),
        ("小学教学楼验收合格率", "中学教学楼验收合格率"),
        ("贫困学生资助率", "残疾学生资助率"),
        ("党建工作影响力", "党建工作持续影响力"),
    ],
)
def test_names_that_are_merely_alike(one: str, other: str) -> None:
    assert findings("STR010", pair(one, other)) == []


@pytest.mark.parametrize(
    ("name", "reported"),
    [
        (
            "建设改造农村公路（含县乡村三级道路、桥梁、涵洞及安全防护设施等附属工程全部内容）里程",
            False,
        ),
        ("推动党的组织和工作向基层有效覆盖", False),
        ("维护社会稳定、改善居民生活", False),
        ("积极分子培养人数", False),
        ("群众满意度。", False),
        ("切实加强组织领导", True),
        ("营造全社会自觉主动参与和支持生态文明建设的浓厚氛围。", True),
    ],
)
def test_names_that_are_sentences(name: str, reported: bool) -> None:
    assert bool(findings("STR013", {"indicators.9.path.2": name})) is reported


def test_a_merged_level_name_is_reported_once_with_its_rows() -> None:
    rows = {f"indicators.{row}.path.1": "数量" for row in (0, 1, 2)}
    (found,) = findings("STR004", rows)
    assert found.where is not None
    assert found.where.indicator == 0
    assert [where.indicator for where in found.related] == [1, 2]
    assert found.proposed == "数量指标"


def test_own_sets_of_levels_are_not_judged_by_the_national_list() -> None:
    rows = {f"indicators.{row}.path.0": "投入" for row in range(8)}
    ledger = {line.code: line.outcome for line in mini.report(rows).ledger.checks}
    assert ledger["STR004"] == "not_applicable"


@pytest.mark.parametrize(
    ("fragment", "where"),
    [
        ({"objectives.0.planned": "详见附件"}, "planned"),
        ({"indicators.3.actual": "详见附件"}, "actual"),
        ({"project": "××项目"}, "project"),
        ({"funds.0.executed": "/"}, "executed"),
    ],
)
def test_placeholders(fragment: dict[str, str], where: str) -> None:
    assert [f.where.field for f in findings("STR019", fragment) if f.where] == [where]


@pytest.mark.parametrize(
    "fragment",
    [
        {"indicators.3.path.2": "★★★单项工程验收合格率(≥**%)"},
        {"line_department": "无"},
        {"base": "hubei", "improvement": "无", "infer_points": True, "variance": "无"}
        | {"indicators.2.actual": "310人", "indicators.2.score": "10.00", "claimed_total": "99.60"},
    ],
)
def test_what_only_looks_like_a_placeholder(fragment: dict[str, str]) -> None:
    assert findings("STR019", fragment) == []


def test_several_objectives_over_one_table_cannot_be_checked() -> None:
    objective = {"planned": "另一个目标。", "achieved": "已实现。"}
    report = mini.report({"objectives.+": objective})
    (line,) = [line for line in report.ledger.checks if line.code == "STR002"]
    assert (line.outcome, line.missing) == ("insufficient_data", "objective")


def test_a_moved_line_of_money_is_reported_at_the_line() -> None:
    (found,) = findings("STR016", {"repaired": {"funds.1": "右移 1 列"}})
    assert found.where is not None
    assert found.where.fund == 1


@pytest.mark.forms
def test_the_published_form(forms: Path) -> None:
    """The rows that a good reviewer names for these families, by objective and printed order."""
    (report,) = jiping.evaluate(forms / "seed.md")
    form = report.evaluation
    assert form is not None
    moved = json.loads((forms / "seed.expected.json").read_text(encoding="utf-8"))["repaired_rows"]
    names = [row.path[-1].text for row in form.indicators]
    said = {
        code: [f.where.indicator if f.where else None for f in report.findings if f.code == code]
        for code in ("ARI001", "ARI002", "ARI003", "ARI004", "STR009", "STR013", "STR016")
    }
    assert said["STR016"] == [names.index(row["level3"]) for row in moved]
    first = [next(i for i, r in enumerate(form.indicators) if r.objective == n) for n in range(7)]
    wanted = [first[2] + 1, first[2] + 2, first[3] + 1, first[4] + 4, first[5] + 1]
    assert said["STR013"] == wanted
    assert said["STR009"] == [None]
    assert [said[code] for code in ("ARI001", "ARI002", "ARI003", "ARI004")] == [[]] * 4
    aliases = [f.where.indicator for f in report.findings if f.code == "STR004" and f.where]
    assert first[6] + 1 in aliases
