"""Where forms begin and end, and what is said about those that are none, blank or half."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from forms.made import DEPARTMENT, LINKAGE, PROJECT, codes, only, read
from forms.split import document, merged
from jiping.forms import recognise
from jiping.model import DocCell, Document, Limits, Line, Table

PROSE = "\n".join(
    f"（{number}）本单位承担了河道管理的职责，完成了年度任务。" for number in range(12)
)


def project(name: str) -> str:
    return PROJECT.replace("渡槽加固", name)


def names(text: str) -> list[str | None]:
    reading = read(text)
    assert len(reading.form_findings) == len(reading.evaluations)
    return [form.project.text if form.project else None for form in reading.evaluations]


def test_forms_with_titles_of_their_own() -> None:
    assert names(project("甲") + DEPARTMENT + project("乙")) == ["甲", None, "乙"]


def test_ten_forms_are_ten_evaluations() -> None:
    reading = read("".join(project(f"项目{number}") for number in range(10)))
    assert len(reading.evaluations) == 10
    assert {form.form for form in reading.evaluations} == {"cn_project_2020"}
    assert [len(form.indicators) for form in reading.evaluations] == [4] * 10


def test_prose_and_other_tables_between_forms_belong_to_none() -> None:
    staff = "\n| 姓名 | 科室 | 工资 |\n| 张三 | 财务 | 5000 |\n| 合计 | | 5000 |\n"
    reading = read(project("甲") + "\n第二部分 单位概况\n" + PROSE + staff + project("乙"))
    first, second = reading.evaluations
    assert [form.project and form.project.text for form in (first, second)] == ["甲", "乙"]
    assert [extra.cell.text for form in (first, second) for extra in form.extra] == ["指标2："] * 2
    assert first.notes == second.notes == ()


def test_forms_without_titles_that_run_together() -> None:
    body = PROJECT[PROJECT.index("| 项目名称") :]
    reading = read(PROJECT + body.replace("渡槽加固", "渠道衬砌"))
    assert [form.project and form.project.text for form in reading.evaluations] == [
        "渡槽加固",
        "渠道衬砌",
    ]
    assert codes(list(reading.findings)) == ["RDG024"]


def test_a_form_cut_off_before_the_next_of_the_same_title() -> None:
    half = project("甲")[: project("甲").index("| | 效益指标")]
    first, second = read(half + project("乙")).evaluations
    assert (first.truncated, len(first.indicators)) == (True, 2)
    assert (second.truncated, len(second.indicators)) == (False, 4)
    assert second.title
    assert second.title.text == "项目支出绩效自评表"


def test_a_heading_repeated_on_the_next_page_begins_no_form() -> None:
    page = "\n项目支出绩效自评表\n\n| 绩效指标 | 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 | 偏差原因分析及改进措施 |\n"
    form, _ = only(read(PROJECT.replace("| | 效益指标（30分）", page + "| | 效益指标（30分）")))
    assert len(form.indicators) == 4
    assert {indicator.objective for indicator in form.indicators} == {0}


def test_a_table_split_over_several() -> None:
    whole, _ = only(read(PROJECT))
    split = re.sub(r"\n(?=\| \| (?:上年|效益|满意)|\| 绩效)", "\n\n", PROJECT)
    form, findings = only(read(split))
    assert [path.path[2].text for path in form.indicators] == [
        path.path[2].text for path in whole.indicators
    ]
    assert [fund.name and fund.name.text for fund in form.funds] == [
        fund.name and fund.name.text for fund in whole.funds
    ]
    assert findings == []


def test_sheets_of_a_workbook() -> None:
    staff = Table(2, ((DocCell("姓名", 1, 1), DocCell("工资", 1, 2)),), 2, True, None, "人员")
    reading = recognise(
        Document(
            "xlsx",
            (
                merged(LINKAGE, 1, sheet="甲"),
                staff,
                merged(LINKAGE, 3, sheet="乙"),
            ),
        )
    )
    assert [
        form.title and form.title.place and form.title.place.sheet for form in reading.evaluations
    ] == [
        "甲",
        "乙",
    ]


def test_more_forms_than_the_limit() -> None:
    reading = recognise(
        document("".join(project(f"项目{number}") for number in range(4))), limits=Limits(forms=2)
    )
    assert len(reading.evaluations) == 2
    assert codes(list(reading.findings)) == ["RDG028"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2021年度部门整体支出绩效自评报告\n\n一、基本情况\n" + PROSE,
        "| 姓名 | 部门 | 工资 |\n| 张三 | 财务科 | 5000 |",
        "收入支出决算总表\n\n部门：某局\n\n| 项目 | 年初预算数 | 全年预算数 | 决算数 |\n| 合计 | 1 | 1 | 1 |",
        "项目支出绩效自评表\n\n" + PROSE,
    ],
    ids=["empty", "narrative", "staff", "accounts", "title alone"],
)
def test_what_is_no_form(text: str) -> None:
    reading = read(text)
    assert reading.evaluations == ()
    assert codes(list(reading.findings)) == ["RDG019"]


def test_the_beginning_of_a_form() -> None:
    form, findings = only(read(PROJECT[: PROJECT.index("| | 上年")]))
    assert form.truncated
    assert form.indicators == ()
    assert codes(findings) == ["RDG023"]
    assert "预算执行情况" in findings[0].message


def test_a_form_that_stops_within_a_row() -> None:
    half = PROJECT[: PROJECT.index("恢复灌溉面积")] + "恢复灌"
    form, findings = only(read(half))
    assert form.truncated
    assert form.indicators[-1].path[2].text == "恢复灌"
    assert form.indicators[-1].score
    assert form.indicators[-1].score.text == ""
    assert codes(findings) == ["RDG023"]


def test_a_blank_form_is_said_to_be_blank_and_nothing_else() -> None:
    blank = re.sub(r"(?<=\| )(?:加固|渡槽|澄江市|恢复|受益|完工|≥|\d|1|汛期|—)[^|\n]*", "", PROJECT)
    form, findings = only(read(blank.replace("指标1：加固渡槽座数", "指标1：")))
    assert form.indicators == ()
    assert not form.truncated
    assert codes(findings) == ["RDG021"]


@pytest.mark.parametrize("mark", ["", "□"])
def test_lost_digits_are_reported_once_and_not_guessed(mark: str) -> None:
    lost = re.sub(r"(?<![年（标])[0-9]+(?:\.[0-9]+)?(?!年|分）)", mark, PROJECT)
    form, findings = only(read(lost))
    assert codes(findings) == ["RDG022"]
    assert all(indicator.score and indicator.score.value is None for indicator in form.indicators)
    assert [indicator.path[2].text for indicator in form.indicators][1:] == [
        "完工时间",
        "恢复灌溉面积",
        "受益农户满意度",
    ]


def test_other_stages_are_recognised() -> None:
    target = """
2023年度绩效目标申报表

| 项目名称 | 渡槽加固 | | |
| 一级指标 | 二级指标 | 三级指标 | 指标值 |
| 产出指标 | 数量指标 | 加固座数 | 3座 |
"""
    monitoring = """
2023年度绩效目标运行监控表

| 项目名称 | 渡槽加固 | | | | |
| 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 1-7月执行情况 | 全年预计完成情况 |
| 产出指标 | 数量指标 | 加固座数 | 3座 | 2座 | 3座 |
"""
    form, findings = only(read(target))
    assert (form.stage, codes(findings)) == ("target", ["RDG029"])
    assert form.indicators[0].actual is None
    form, findings = only(read(monitoring))
    assert (form.stage, codes(findings)) == ("monitoring", ["RDG029"])
    assert form.indicators[0].actual_to_date
    assert form.indicators[0].actual_to_date.text == "2座"


@pytest.mark.parametrize("title", ["渡槽加固项目事前绩效评估表", "项目支出绩效目标审核表"])
def test_other_kinds_of_forms_are_reported(title: str) -> None:
    text = f"""
{title}

| 项目名称 | 渡槽加固 | | | |
| 一级指标 | 二级指标 | 三级指标 | 指标值 | 得分 |
| 产出指标 | 数量指标 | 加固座数 | 3座 | 9 |
"""
    _, findings = only(read(text))
    assert "RDG020" in codes(findings)


def test_a_summary_with_a_row_a_project_is_no_form_that_is_cut_off() -> None:
    text = """
2023年度项目支出绩效自评情况汇总表

| 序号 | 项目名称 | 全年预算数 | 全年执行数 | 执行率 | 自评得分 |
| 1 | 清风行动 | 48 | 47.5 | 98.96% | 98.5 |
| 2 | 亮化工程 | 80 | 80 | 100% | 100 |
| 合计 | | 128 | 127.5 | 99.6% | |
"""
    _, findings = only(read(text))
    assert codes(findings) == ["RDG020"]


PIECES = [
    *(
        "一级指标",
        "二级指标",
        "三级指标",
        "年度指标值",
        "实际完成值",
        "分值",
        "得分",
        "指标值",
        "度量单位",
    ),
    *(
        "年初预算数",
        "全年预算数",
        "全年执行数",
        "执行率",
        "项目资金(万元)",
        "年度资金总额",
        "其中：财政拨款",
    ),
    *(
        "年度目标1：加强管护",
        "年度目标2",
        "年度总体目标",
        "预期目标",
        "实际完成情况",
        "总分",
        "小计",
        "合计",
    ),
    *(
        "存在问题",
        "改进措施",
        "备注",
        "备注：见附件",
        "项目名称",
        "主管部门",
        "单位：万元",
        "填表人：张三",
    ),
    *(
        "产出指标",
        "效益指标(30分)",
        "数量指标",
        "社会效益",
        "满意度指标",
        "成本指标",
        "(50分)",
        "……",
        "—",
    ),
    *(
        "≥3个",
        "100%",
        "3",
        "98.5",
        "1,000.00",
        "是",
        "完成",
        "提升能力",
        "元",
        "优",
        "指标1：",
        "□",
        "",
    ),
    *("2021年度项目支出绩效自评表", "（2021年度）", "附件2", "部门整体绩效自评表", "12月底前"),
]


@given(
    st.lists(
        st.one_of(
            st.lists(st.sampled_from(PIECES), min_size=1, max_size=9), st.sampled_from(PIECES)
        ),
        max_size=25,
    ),
    st.booleans(),
)
@example(
    [
        ["一级指标", "一级指标", "年度目标1：加强管护"],
        ["产出指标", "一级指标", "一级指标", "一级指标", "□"],
    ],
    False,
)
@settings(max_examples=150, deadline=None)
def test_anything_is_read_without_an_error(rows: list[list[str] | str], merges: bool) -> None:
    blocks: list[Table | Line] = []
    for number, row in enumerate(rows, start=1):
        if isinstance(row, str):
            blocks.append(Line(row, number))
        else:
            cells = tuple(DocCell(text, 1, column) for column, text in enumerate(row, start=1))
            blocks.append(Table(number, (cells,), len(row), merges))
    reading = recognise(Document("docx", tuple(blocks)))
    assert len(reading.evaluations) == len(reading.form_findings)
    assert bool(reading.evaluations) != ("RDG019" in codes(list(reading.findings)))
