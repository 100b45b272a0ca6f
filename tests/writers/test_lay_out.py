"""What stands where on the printed form."""

from __future__ import annotations

from itertools import product

import msgspec
import pytest

from jiping import terms
from jiping.forms.layouts import layouts
from jiping.model import Cell, Evaluation, Layout, Person, Where
from jiping.writers import lay_out
from jiping.writers.columns import FUND_COLUMNS, INDICATOR_COLUMNS
from jiping.writers.measure import needed
from jiping.writers.printed import PrintedCell, PrintedForm
from writers.invented import DEPARTMENT, PROJECT, department, evaluation, project

HUBEI, NATIONAL = layouts()["hb_department_2020"], layouts()["cn_project_2020"]

each_layout = pytest.mark.parametrize("layout", layouts().values(), ids=layouts())
each_form = pytest.mark.parametrize("form", [department(), project()], ids=["T1", "T2"])


def texts(form: PrintedForm) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in form.rows]


def cell(form: PrintedForm, text: str) -> PrintedCell:
    return next(it for row in form.rows for it in row.cells if it.text == text)


def everything(form: PrintedForm) -> str:
    lines = [form.title.text, *(line.text for line in (*form.above, *form.below))]
    return "\n".join(lines + [text for row in texts(form) for text in row])


def printed_texts(value: object) -> list[str]:
    """The text of every cell of an evaluation."""
    if isinstance(value, Cell):
        return [value.text]
    if isinstance(value, msgspec.Struct):
        fields = msgspec.structs.asdict(value).values()
        return [text for field in fields for text in printed_texts(field)]
    if isinstance(value, tuple):
        return [text for item in value for text in printed_texts(item)]
    return []


@each_layout
@each_form
def test_the_cells_tile_the_grid(form: Evaluation, layout: Layout) -> None:
    printed = lay_out(form, layout)
    covered = [
        (row, column)
        for line in printed.rows
        for it in line.cells
        for row, column in product(
            range(it.row, it.row + it.row_span), range(it.column, it.column + it.column_span)
        )
    ]
    whole = product(range(1, len(printed.rows) + 1), range(1, len(printed.widths) + 1))
    assert sorted(covered) == list(whole)


@each_layout
@each_form
def test_everything_written_is_printed(form: Evaluation, layout: Layout) -> None:
    page = everything(lay_out(form, layout))
    assert [text for text in printed_texts(form) if text not in page] == []


@each_layout
def test_the_table_is_as_wide_as_the_paper_allows(layout: Layout) -> None:
    short, long = {"A4": (210, 297), "A3": (297, 420)}[layout.page.size]
    paper = long if layout.page.orientation == "landscape" else short
    assert sum(lay_out(department(), layout).widths) == 10 * (paper - 2 * layout.page.margin)


def test_a_department_form_as_hubei_prints_it() -> None:
    form = lay_out(department(), HUBEI)
    assert form.title.text == "2020年度云梦泽市柳荫街道办事处整体绩效自评表"
    assert [line.text for line in form.above] == [
        "单位名称：云梦泽市柳荫街道办事处",
        "填报日期：2021年5月18日",
    ]
    assert texts(form)[:8] == [
        ["单位名称", "云梦泽市柳荫街道办事处"],
        ["基本支出总额", "2,415.30", "项目支出总额", "5,184.70"],
        [
            "预算执行\n情况\n(万元)\n(20分)",
            "",
            "预算数(A)",
            "执行数(B)",
            "执行率\n(B/A)",
            "得分\n(20分*执行率)",
        ],
        ["部门整体支出总额", "7,600.00", "7,600.00", "100.00%", "20"],
        ["年度目标1：抓好基层党组织建设，让党员在社区治理中走在前面。"],
        [
            "年度绩效\n指标",
            "一级指标",
            "二级指标",
            "三级指标",
            "年初计划\n目标值(A)",
            "实际完成值(B)",
            "得分",
        ],
        [
            "产出指标",
            "质量指标",
            "主题党日按期开展率",
            "100%",
            "开展主题党日12次; 走访困难党员“回头看”36户",
            "4",
        ],
        ["效益指标", "社会效益指标", "党组织凝聚力", "增强党组织凝聚力", "培育先锋小区6个", "2"],
    ]
    assert texts(form)[-3][-1] == "99.20"
    assert [row.kind for row in form.rows].count("objective") == 7
    assert [row.kind for row in form.rows].count("row") == 35


def test_levels_are_merged_over_their_rows() -> None:
    form = lay_out(department(), HUBEI)
    benefit = cell(form, "效益指标")
    assert benefit.row_span == 3
    assert benefit.where == Where(indicator=1, field="path")
    assert [where.indicator for where in benefit.also] == [2, 3]
    assert cell(form, "社会效益指标").row_span == 2
    assert cell(form, "年度绩效\n指标").row_span == 5


def test_levels_of_one_name_under_different_parents_stay_apart() -> None:
    rows = [
        {"path": ["产出指标", "其他指标", "甲"]},
        {"path": ["效益指标", "其他指标", "乙"]},
        {"path": ["效益指标", "其他指标", "乙"]},
    ]
    form = lay_out(evaluation(PROJECT | {"indicators": rows}), NATIONAL)
    cells = [it for row in form.rows for it in row.cells if it.role == "level"]
    assert [(it.text, it.row_span) for it in cells] == [
        ("产出指标", 1),
        ("其他指标", 1),
        ("甲", 1),
        ("效益指标", 2),
        ("其他指标", 2),
        ("乙", 1),
        ("乙", 1),
    ]


def test_totals_stand_under_their_columns() -> None:
    form = lay_out(project(), NATIONAL)
    total = form.rows[-1].cells
    heading = {it.text: it for row in form.rows if row.kind == "heading" for it in row.cells}
    assert [it.text for it in total] == ["总分", "100", "98.50", ""]
    assert total[1].column == heading["分值"].column
    assert total[2].column == heading["得分"].column


def test_a_label_without_its_figure_drops_the_bracket() -> None:
    fund = {"name": "部门整体支出总额", "adjusted": "1", "executed": "1", "score": "20"}
    texts_ = DEPARTMENT | {"funds": [fund], "amount_unit": None}
    labels = [text for row in texts(lay_out(evaluation(texts_), HUBEI)) for text in row]
    assert "预算执行\n情况" in labels
    assert "得分" in labels


def test_points_of_an_objective_stand_in_its_label() -> None:
    objectives = [{"planned": "办好实事。", "points": "80"}]
    rows = [row | {"objective": 0} for row in DEPARTMENT["indicators"]]
    form = lay_out(evaluation(DEPARTMENT | {"objectives": objectives, "indicators": rows}), HUBEI)
    assert ["年度目标1(80分)：办好实事。"] in texts(form)


def test_a_column_that_the_form_read_did_not_have_is_left_out() -> None:
    rows = [{key: row[key] for key in row if key != "variance"} for row in PROJECT["indicators"]]
    same = evaluation(PROJECT | {"indicators": rows})
    other = msgspec.structs.replace(same, form=None)
    head = next(row for row in lay_out(same, NATIONAL).rows if row.kind == "heading")
    assert "偏差原因分析\n及改进措施" not in [it.text for it in head.cells]
    assert lay_out(same, NATIONAL).rows[-1].cells[-1].text == "98.50"
    head = next(row for row in lay_out(other, NATIONAL).rows if row.kind == "heading")
    assert head.cells[-1].text == "偏差原因分析\n及改进措施"


def test_a_column_that_the_layout_lacks_is_added_beside_its_neighbours() -> None:
    rows = [row | {"points": "2", "remark": "无"} for row in DEPARTMENT["indicators"]]
    form = lay_out(evaluation(DEPARTMENT | {"indicators": rows}), HUBEI)
    head = next(row for row in form.rows if row.kind == "heading")
    assert [it.text for it in head.cells][-4:] == ["实际完成值(B)", "分值", "得分", "备注"]
    total = next(row for row in form.rows if row.kind == "total").cells
    score = head.cells[-2]
    assert [(it.text, it.column) for it in total][1] == ("99.20", score.column)


def test_people_reviews_and_other_texts_get_rows_of_their_own() -> None:
    form = lay_out(
        evaluation(
            PROJECT
            | {
                "people": [{"role": "项目负责人", "name": "甲某", "phone": "000-1"}],
                "reviews": [{"role": "主管部门审核意见", "opinion": "同意"}],
                "extra": [{"table": 1, "row": 3, "header": "项目代码", "cell": "P-7"}],
                "conclusion": "总体较好",
                "notes": ["备注：其一", "其二"],
            }
        ),
        NATIONAL,
    )
    assert texts(form)[-5:] == [
        ["评价结论", "总体较好"],
        ["主管部门审核意见", "同意"],
        ["项目负责人", "甲某"],
        ["联系电话", "000-1"],
        ["项目代码", "P-7"],
    ]
    assert [line.text for line in form.below] == ["备注：其一", "其二"]


def test_another_text_stands_beside_its_label_where_the_layout_has_it() -> None:
    extra = [{"table": 1, "row": 3, "header": "项目属性", "cell": "持续性项目"}]
    form = lay_out(evaluation(PROJECT | {"extra": extra}), layouts()["hb_project_2020"])
    assert ["项目属性", "持续性项目"] in texts(form)


def test_operator_and_unit_are_printed_once() -> None:
    row = {
        "path": ["产出指标", "数量指标", "电梯"],
        "operator": "≥",
        "target": "≥40部",
        "unit": "部",
        "actual": "38",
    }
    form = evaluation(PROJECT | {"form": None, "indicators": [row]})
    assert any("≥40部" in line for line in texts(lay_out(form, NATIONAL)))
    split = [
        layout
        for layout in layouts().values()
        if {"operator", "unit"} <= {it.role for part in layout.sections for it in part.columns}
    ]
    for layout in split:
        line = next(line for line in texts(lay_out(form, layout)) if "电梯" in line)
        assert [it for it in line if it in ("≥", "40", "部")] == ["≥", "40", "部"]


def test_a_blank_evaluation_prints_the_blank_form() -> None:
    form = lay_out(Evaluation(scope="project"), NATIONAL)
    assert form.title.text == "项目支出绩效自评表"
    assert [row.kind for row in form.rows][-3:] == ["heading", "row", "total"]


def test_a_number_that_does_not_fit_widens_its_column() -> None:
    funds = [PROJECT["funds"][0] | {"original": "1,234,567,890.12"}]
    form = lay_out(evaluation(PROJECT | {"funds": funds}), NATIONAL)
    found = cell(form, "1,234,567,890.12")
    width = sum(form.widths[found.column - 1 : found.column - 1 + found.column_span])
    assert width >= needed(found.text)
    assert sum(form.widths) == 1800


def test_every_label_that_may_be_added_is_understood_again() -> None:
    odd = {"level4", "level5", "causes", "actual_to_date"}
    wrong = {
        role: label
        for role, label in INDICATOR_COLUMNS.items()
        if role not in odd and getattr(terms.label(label), "column", None) != role
    } | {
        role: label
        for role, label in FUND_COLUMNS.items()
        if role not in ("name", "executed_to_date", "appropriation", "other_funds")
        and getattr(terms.label(label), "fund", None) != role
    }
    assert wrong == {}


def test_characters_that_no_document_can_hold_are_left_out() -> None:
    form = lay_out(evaluation(PROJECT | {"project": "甲\x00\ud800乙\r\n丙\x0b丁"}), NATIONAL)
    assert texts(form)[0] == ["项目名称", "甲乙\n丙\n丁"]


def test_a_person_without_a_role() -> None:
    form = evaluation(PROJECT)
    form = msgspec.structs.replace(form, people=(Person(phone=Cell("000-2")),))
    assert texts(lay_out(form, NATIONAL))[-1] == ["联系电话", "000-2"]
