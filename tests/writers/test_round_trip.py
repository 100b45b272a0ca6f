"""What is written reads back as the same evaluation, apart from where its cells stand."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
import pytest

from jiping import readers, writers
from jiping.forms import fill, layouts, recognise
from jiping.model import Evaluation, Extra
from writers.invented import DEPARTMENT, PROJECT

READ = ("docx", "html", "md", "xlsx", pytest.param("pdf", marks=pytest.mark.needs_font))
D, P = DEPARTMENT, PROJECT


def rows(form: dict[str, Any], **cells: str) -> list[dict[str, Any]]:
    return [row | cells for row in form["indicators"]]


def without(form: dict[str, Any], *fields: str) -> dict[str, Any]:
    return {field: value for field, value in form.items() if field not in fields}


OBJECTIVES = [
    {"planned": "甲目标。", "achieved": "完成甲。"},
    {"planned": "乙目标。", "achieved": "完成乙。"},
]
PART = P["indicators"][0] | {
    "path": ["产出指标", "数量指标", "其中：东区"],
    "part_of": 0,
    "points": "",
    "score": "",
}
HUBEI_PROJECT = without(D, "basic_expenditure", "project_expenditure") | {
    "form": "hb_project_2020",
    "scope": "project",
    "title": "2020年度路灯改造项目自评表",
    "project": "路灯改造项目",
    "line_department": "云梦泽市城市管理局",
    "implementing_agency": "云梦泽市路灯所",
    "funds": [D["funds"][0] | {"name": "年度财政资金总额"}],
    "extra": [{"table": 1, "row": 4, "header": "项目属性", "cell": "持续性项目"}],
}
CASES: dict[str, dict[str, Any]] = {
    "department": D,
    "project": P,
    "Hubei's project form": HUBEI_PROJECT,
    "points in a column": D | {"indicators": rows(D, points="2"), "claimed_points": "100"},
    "points of objectives": D | {"objectives": [it | {"points": "10"} for it in D["objectives"]]},
    "achievement of objectives": D
    | {"objectives": [it | {"achieved": "全部完成，成效较好。"} for it in D["objectives"]]},
    "sum of points without a column": D | {"claimed_points": "100"},
    "no unit, no date": without(D, "unit", "filled_on"),
    "no last rows": without(D, "variance", "improvement"),
    "grade and conclusion": D
    | {"claimed_grade": "优", "conclusion": "较好", "problems": "不够细", "use_of_results": "挂钩"},
    "people": D
    | {
        "people": [
            {"role": "填表人", "name": "甲某", "phone": "027-00000000"},
            {"role": "单位负责人", "name": "乙某"},
        ]
    },
    "person and telephone in one": P
    | {"people": [{"role": "项目负责人及电话", "name": "甲某", "phone": "027-00000000"}]},
    "review": P | {"reviews": [{"role": "主管部门审核意见", "opinion": "同意，按时报送。"}]},
    "a note": P | {"notes": ["本表一式三份"]},
    "unit and date": P | {"unit": "澄江县房屋安全服务中心", "filled_on": "2021年4月2日"},
    "last rows": P | {"variance": "其一。", "improvement": "其二。"},
    "no points": without(P, "claimed_points")
    | {"indicators": [without(row, "points") for row in P["indicators"]]},
    "no reasons": P | {"indicators": [without(row, "variance") for row in P["indicators"]]},
    "no original budget": P | {"funds": [without(fund, "original") for fund in P["funds"]]},
    "no unit of money": without(P, "amount_unit"),
    "two objectives": P
    | {
        "objectives": OBJECTIVES,
        "indicators": [without(row, "objective") for row in P["indicators"]],
    },
    "points of levels": P
    | {
        "levels": [
            {"objective": 0, "path": [name], "points": points}
            for name, points in (("产出指标", "50"), ("效益指标", "30"), ("满意度指标", "10"))
        ]
    },
    "weights and criteria": P
    | {"indicators": rows(P, weight="5%", criteria="按比例", remark="无")},
    "of which": P | {"indicators": [P["indicators"][0], PART, *P["indicators"][1:]]},
    "nothing achieved yet": P | {"indicators": rows(P, actual="", score="", variance="")},
}


def plain(value: Any) -> Any:
    """An evaluation without places."""
    if isinstance(value, msgspec.Struct):
        fields = msgspec.structs.asdict(value)
        if isinstance(value, Extra):
            fields |= {"table": None, "row": None}
        return {name: plain(field) for name, field in fields.items() if name != "place"}
    if isinstance(value, tuple):
        return [plain(item) for item in value]
    return value


def squeezed(value: Any) -> Any:
    """An evaluation without places, its texts without white space."""
    if isinstance(value, dict):
        return {name: squeezed(field) for name, field in value.items()}
    if isinstance(value, list):
        return [squeezed(item) for item in value]
    return "".join(value.split()) if isinstance(value, str) else value


def read_again(form: Evaluation, format: str) -> Evaluation:
    written = writers.write(form, layouts()[form.form or ""], format)
    reading = recognise(readers.read(written, suffix=f".{format}"))
    assert [finding.code for about in reading.form_findings for finding in about] == []
    (found,) = reading.evaluations
    return found


@pytest.mark.parametrize("format", READ)
@pytest.mark.parametrize("case", CASES)
def test_reads_back(case: str, format: str) -> None:
    form = fill(CASES[case])
    assert plain(read_again(form, format)) == plain(form)


@pytest.mark.forms
@pytest.mark.parametrize("format", READ)
@pytest.mark.parametrize("name", ["seed.md", "pipe-missing-initial-cell.txt", "pipe-subrows.txt"])
def test_published_forms_read_back(name: str, format: str, forms: Path) -> None:
    (form,) = recognise(readers.read(forms / name)).evaluations
    found, expected = plain(read_again(form, format)), plain(form)
    if format == "pdf":  # a blank at which a line wraps is not printed
        found, expected = squeezed(found), squeezed(expected)
    assert found == expected
