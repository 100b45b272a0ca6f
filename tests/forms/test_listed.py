"""Tables that list the forms of many projects, each read as if it stood alone."""

from __future__ import annotations

from typing import Any, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.made import codes, paths, read, read_merged, texts
from forms.split import Spanned, merged, table
from jiping.forms import recognise
from jiping.model import Document, Evaluation, Line, Reading

HEADINGS = [
    "单位名称",
    "项目名称",
    "预算金额",
    "年度目标",
    *"一级指标 二级指标 三级指标 指标值".split(),
]
LEVELS = [("产出指标", "数量指标"), ("产出指标", "质量指标"), ("效益指标", "社会效益指标")]
TITLE = [Line("2024年度项目支出绩效目标表", 1), Line("金额单位：万元", 2)]


class Project(NamedTuple):
    """A project of a list: what heads it, and the names and targets of its indicators."""

    unit: str
    name: str
    money: str
    goal: str
    rows: list[tuple[str, str]]


def said(form: Evaluation) -> dict[str, Any]:
    """What a form says, without places."""
    return {
        **texts(form, "title", "fiscal_year", "unit", "project", "amount_unit"),
        "money": [fund.adjusted.text for fund in form.funds if fund.adjusted],
        "goals": [goal.planned.text for goal in form.objectives if goal.planned],
        "rows": [
            (row.objective, *path) for row, path in zip(form.indicators, paths(form), strict=True)
        ],
        "targets": [row.target.text for row in form.indicators if row.target],
    }


def meant(project: Project) -> dict[str, Any]:
    """What the form of a project has to say."""
    return {
        "title": "2024年度项目支出绩效目标表",
        "fiscal_year": "2024",
        "unit": project.unit,
        "project": project.name,
        "amount_unit": "万元",
        "money": [project.money],
        "goals": [project.goal],
        "rows": [(0, *LEVELS[n], name) for n, (name, _) in enumerate(project.rows)],
        "targets": [target for _, target in project.rows],
    }


def by_merging(projects: list[Project]) -> Document:
    """A list in which what heads a project is merged over its rows."""
    rows: list[list[Spanned]] = [list(HEADINGS)]
    for project in projects:
        height = len(project.rows)
        head: list[Spanned] = [(text, 1, height) for text in project[:4]]
        for number, (name, target) in enumerate(project.rows):
            rows.append([*(head if not number else []), *LEVELS[number], name, target])
    return Document("docx", (*TITLE, merged(rows)))


def by_rows(projects: list[Project], *, again: bool) -> Document:
    """A list without merged cells: what heads a project stands in its first row or, `again`, in
    each."""
    rows = [HEADINGS]
    for project in projects:
        for number, (name, target) in enumerate(project.rows):
            head = list(project[:4]) if again or not number else [""] * 4
            rows.append([*head, *LEVELS[number], name, target])
    return Document("csv", (*TITLE, table(rows)))


WAYS = {
    "merged": by_merging,
    "blank below": lambda projects: by_rows(projects, again=False),
    "said again": lambda projects: by_rows(projects, again=True),
}
NAMES = st.sampled_from("河道清淤 水质监测 灌区改造 防汛物资 农桥加固 泵站维修".split())
ROWS = st.lists(
    st.tuples(
        st.sampled_from("清淤长度 监测次数 合格率 受益人口 泵房间数".split()),
        st.sampled_from("≥10公里 12次 ≥95% ≤3天 100户".split()),
    ),
    min_size=1,
    max_size=3,
)
PROJECTS = st.lists(
    st.builds(
        Project,
        st.sampled_from(["云溪市水务局", "云溪市灌区管理所"]),
        NAMES,
        st.sampled_from(["120.00", "45.5", "3"]),
        st.sampled_from(["全年完成计划任务。", "做好防汛备汛工作。"]),
        ROWS,
    ),
    min_size=1,
    max_size=4,
    unique_by=lambda project: (project.unit, project.name),
)


@pytest.mark.parametrize("way", WAYS)
@given(projects=PROJECTS)
def test_each_project_is_a_form(way: str, projects: list[Project]) -> None:
    reading = recognise(WAYS[way](projects))
    assert [said(form) for form in reading.evaluations] == [meant(it) for it in projects]
    assert codes(reading.findings) == ["RDG044"]


def projects_of(reading: Reading) -> list[str | None]:
    return [form.project.text if form.project else None for form in reading.evaluations]


def test_headings_in_two_rows_and_what_is_merged_over_two_projects() -> None:
    reading = read_merged(
        [
            [("项目名称", 1, 2), ("实施单位", 1, 2), ("预算金额（万元）", 2), ("总体目标", 1, 2), ("绩效指标", 4)],
            ["总额", "其中：财政拨款", "一级指标", "二级指标", "三级指标", "指标值"],
            [("灌区改造", 1, 2), ("云溪灌区管理所", 1, 3), ("300", 1, 2), ("280", 1, 2), "改造渠道", "产出指标", "数量指标", "渠道长度", "≥5公里"],
            ["更换闸门", "产出指标", "数量指标", "闸门数量", "≥6座"],
            ["巡渠", "20", "20", "每周巡渠", "产出指标", "数量指标", "巡渠次数", "≥52次"],
        ],
        "2024年云溪市水务局项目支出绩效目标表",
    )  # fmt: skip
    first, second = reading.evaluations
    assert projects_of(reading) == ["灌区改造", "巡渠"]
    for form in (first, second):
        assert texts(form, "implementing_agency") == {"implementing_agency": "云溪灌区管理所"}
    money = [texts(fund, "name", "adjusted") for fund in first.funds]
    assert money == [
        {"name": "总额", "adjusted": "300"},
        {"name": "其中：财政拨款", "adjusted": "280"},
    ]
    goals = [goal.planned.text for goal in first.objectives if goal.planned]
    assert goals == ["改造渠道", "更换闸门"]
    assert [row.objective for row in first.indicators] == [0, 1]


def test_a_list_of_self_evaluations_with_the_total_beside() -> None:
    reading = read("""
| 项目名称 | 主管部门 | 全年预算数 | 全年执行数 | 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 | 自评总分 |
| 清风行动 | 临川区城管局 | 48 | 47.5 | 产出指标 | 数量指标 | 巡查次数 | ≥100次 | 120次 | 50 | 50 | 98 |
| 清风行动 | 临川区城管局 | 48 | 47.5 | 效益指标 | 社会效益指标 | 投诉下降率 | ≥10% | 9% | 40 | 38 | 98 |
| 亮化工程 | 临川区城管局 | 80 | 80 | 产出指标 | 数量指标 | 路灯数量 | ≥300盏 | 310盏 | 90 | 90 | 100 |
| 合计 | | 128 | 127.5 | | | | | | | | |
""")
    first, second = reading.evaluations
    assert texts(first, "project", "line_department", "claimed_total") == {
        "project": "清风行动",
        "line_department": "临川区城管局",
        "claimed_total": "98",
    }
    assert texts(second, "project", "claimed_total") == {
        "project": "亮化工程",
        "claimed_total": "100",
    }
    assert [row.score.text for row in first.indicators if row.score] == ["50", "38"]
    assert [fund.executed.text for form in (first, second) for fund in form.funds if fund.executed] == [
        "47.5",
        "80",
    ]  # fmt: skip
    assert [extra.cell.text for extra in second.extra] == ["合计", "128", "127.5"]


def test_a_list_goes_on_over_pages() -> None:
    """With its headings printed again and a project's rows cut, and with neither."""
    headings: list[Spanned] = list(HEADINGS)
    first: list[list[Spanned]] = [
        headings,
        ["水务局", "巡渠", "20", "每周巡渠。", "产出指标", "数量指标", "巡渠次数", "≥52次"],
    ]
    second: list[list[Spanned]] = [
        headings,
        ["", "", "", "", "效益指标", "社会效益指标", "投诉数", "≤2件"],
        ["水务局", "清淤", "66", "清淤两次。", "产出指标", "数量指标", "清淤次数", "2次"],
    ]
    third: list[list[Spanned]] = [
        ["水务局", "修闸", "12", "修闸一座。", "产出指标", "数量指标", "修闸座数", "1座"]
    ]
    blocks = (
        *TITLE,
        merged(first),
        Line("第1页", 3),
        merged(second, 2),
        Line("第2页", 4),
        merged(third, 3),
    )
    reading = recognise(Document("docx", blocks))
    assert projects_of(reading) == ["巡渠", "清淤", "修闸"]
    assert [len(form.indicators) for form in reading.evaluations] == [2, 1, 1]
    assert [texts(form, "title", "fiscal_year") for form in reading.evaluations] == [
        {"title": "2024年度项目支出绩效目标表", "fiscal_year": "2024"}
    ] * 3
    assert codes(reading.findings) == ["RDG044"]


def test_a_project_without_indicators_is_a_form_of_its_own() -> None:
    reading = read_merged(
        [
            list(HEADINGS),
            ["水务局", "巡渠", "20", "每周巡渠。", "产出指标", "数量指标", "巡渠次数", "≥52次"],
            ["水务局", "涉密事项", "33", "", "", "", "", ""],
            ["水务局", "清淤", "66", "清淤两次。", "产出指标", "数量指标", "清淤次数", "2次"],
        ]
    )
    assert projects_of(reading) == ["巡渠", "涉密事项", "清淤"]
    assert [len(form.indicators) for form in reading.evaluations] == [1, 0, 1]


def test_the_body_named_above_gives_way_to_those_of_the_list() -> None:
    reading = read_merged(
        [
            list(HEADINGS),
            ["灌区管理所", "巡渠", "20", "每周巡渠。", "产出指标", "数量指标", "巡渠次数", "≥52次"],
            ["防汛办", "清淤", "66", "清淤两次。", "产出指标", "数量指标", "清淤次数", "2次"],
        ],
        "项目支出绩效目标表",
        "部门名称：云溪市水务局",
    )
    units = [form.unit.text if form.unit else None for form in reading.evaluations]
    assert units == ["灌区管理所", "防汛办"]
    assert "云溪市水务局" in [extra.cell.text for extra in reading.evaluations[0].extra]


def test_one_form_with_its_project_above_the_headings_is_no_list() -> None:
    reading = read("""
| 项目名称 | 巡渠 | | |
| 一级指标 | 二级指标 | 三级指标 | 指标值 |
| 产出指标 | 数量指标 | 巡渠次数 | ≥52次 |
""")
    assert projects_of(reading) == ["巡渠"]
    assert codes(reading.findings) == []
