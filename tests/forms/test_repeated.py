"""Merged cells that a converter wrote out in every cell they covered."""

from __future__ import annotations

import pytest

from forms.made import LINKAGE, YUNNAN, codes, only, paths, read, texts
from forms.split import Spanned, merged, table
from jiping.forms import recognise
from jiping.model import Document, Evaluation, Table

SAID = ("target", "actual", "points", "score", "variance")


def written_out(rows: list[list[Spanned]], number: int = 1) -> Table:
    """A table without merged cells, each text in all the cells that it covered."""
    whole = merged(rows)
    texts = [[""] * whole.width for _ in whole.rows]
    for cells in whole.rows:
        for cell in cells:
            for row in range(cell.row - 1, cell.row - 1 + cell.row_span):
                for column in range(cell.column - 1, cell.column - 1 + cell.column_span):
                    texts[row][column] = cell.text
    return table(texts, number)


def said(form: Evaluation) -> list[object]:
    """What a form says, without places."""
    head = texts(form, "title", "project", "line_department", "claimed_points", "claimed_total")
    money = [texts(fund, "name", "adjusted", "executed", "rate", "score") for fund in form.funds]
    goals = [texts(goal, "planned", "achieved") for goal in form.objectives]
    rows = [texts(row, *SAID) for row in form.indicators]
    return [head, money, goals, paths(form), rows, texts(form, "claimed_grade")]


@pytest.mark.parametrize("rows", [LINKAGE, YUNNAN], ids=["linkage", "yunnan"])
def test_copies_of_a_merged_cell_are_one_cell(rows: list[list[Spanned]]) -> None:
    whole, _ = only(recognise(Document("docx", (merged(rows),))))
    copied = recognise(Document("md", (written_out(rows),)))
    form, findings = only(copied)
    assert said(form) == said(whole)
    assert codes(copied.findings) == ["RDG043"]
    assert "RDG025" not in codes(findings)


def test_a_target_and_an_equal_actual_stay_two_cells() -> None:
    form, _ = only(
        read("""
| 绩效自评表 | 绩效自评表 | 绩效自评表 | 绩效自评表 | 绩效自评表 | 绩效自评表 | 绩效自评表 |
| 项目名称 | 陂塘清淤 | 陂塘清淤 | 陂塘清淤 | 陂塘清淤 | 陂塘清淤 | 陂塘清淤 |
| 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 |
| 产出指标 | 数量指标 | 清淤方案 | 编制并印发清淤方案 | 编制并印发清淤方案 | 40 | 40 |
| 效益指标 | 效益指标 | 制度 | 健全 | 健全 | 50 | 50 |
| 满意度指标 | 满意度指标 | 村民满意 | 满意 | 满意 | 10 | 9 |
| 满意度指标 | 满意度指标 | 乡镇反映 | 基本满意 | 基本满意 | | |
| 总分 | 总分 | 总分 | 总分 | 总分 | 100 | 99 |
""")
    )
    assert texts(form, "title", "project", "claimed_points", "claimed_total") == {
        "title": "绩效自评表",
        "project": "陂塘清淤",
        "claimed_points": "100",
        "claimed_total": "99",
    }
    assert [texts(row, "target", "actual", "score") for row in form.indicators] == [
        {"target": "编制并印发清淤方案", "actual": "编制并印发清淤方案", "score": "40"},
        {"target": "健全", "actual": "健全", "score": "50"},
        {"target": "满意", "actual": "满意", "score": "9"},
        {"target": "基本满意", "actual": "基本满意", "score": ""},
    ]
    assert paths(form)[2] == ["满意度指标", "满意度指标", "村民满意"]


def test_words_that_are_the_same_once_are_no_copies() -> None:
    reading = read("""
项目绩效自评表
| 项目名称 | 陂塘清淤 | 实施单位 | 水管站 | | | |
| 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 |
| 产出指标 | 数量指标 | 编制清淤方案 | 编制清淤方案 | 编制清淤方案 | 90 | 90 |
| 总分 | | | | | 90 | 90 |
""")
    form, _ = only(reading)
    assert codes(reading.findings) == []
    assert texts(form.indicators[0], "target", "actual") == {
        "target": "编制清淤方案",
        "actual": "编制清淤方案",
    }


def test_of_which_in_a_cell_of_its_own_is_no_part_of_a_name() -> None:
    form, _ = only(
        read("""
项目绩效自评表
| 项目名称 | 陂塘清淤 | | | | |
| 项目资金 | | | 预算数 | 执行数 | 执行率 |
| | 总投资 | | 90 | 81 | 90% |
| | 其中 | 1.省级补助 | 60 | 60 | 100% |
| | | 2.村级自筹 | 30 | 21 | 70% |
| 一级指标 | 二级指标 | 三级指标 | 目标值 | 完成值 | 得分 |
| 产出指标 | 数量指标 | 清淤 | 3口 | 3口 | 90 |
| 总分 | | | | | 90 |
""")
    )
    assert [(fund.name and fund.name.text, fund.part_of) for fund in form.funds] == [
        ("总投资", None),
        ("1.省级补助", 0),
        ("2.村级自筹", 0),
    ]


def test_how_far_an_actual_lies_off_is_no_reason() -> None:
    form, findings = only(
        read("""
项目绩效自评表
| 项目名称 | 陂塘清淤 | | | | | | |
| 一级指标 | 二级指标 | 三级指标 | 上年完成值 | 目标值 | 完成值 | 偏差程度 | 得分 |
| 产出指标 | 数量指标 | 清淤口数 | 2口 | ≥3口 | 4口 | 33.3% | 40 |
| | | 清运泥方 | 31方 | ≥35方 | 33方 | -5.7% | 38 |
| 满意度指标 | | 村民满意度 | 88% | ≥90% | 90% | 0% | 10 |
| 总分 | | | | | | | 88 |
""")
    )
    assert codes(findings).count("RDG025") == 0
    assert [texts(row, "baseline", "target", "actual", "score") for row in form.indicators] == [
        {"baseline": "2口", "target": "≥3口", "actual": "4口", "score": "40"},
        {"baseline": "31方", "target": "≥35方", "actual": "33方", "score": "38"},
        {"baseline": "88%", "target": "≥90%", "actual": "90%", "score": "10"},
    ]
    assert [extra.cell.text for extra in form.extra] == ["33.3%", "-5.7%", "0%"]


def test_both_levels_in_the_only_column_of_levels() -> None:
    form, _ = only(
        read("""
项目绩效自评表
| 项目名称 | 陂塘清淤 | | | | |
| 指标类型 | 指标内容 | 目标值 | 完成值 | 分值 | 得分 |
| 产出指标-数量 | 清淤口数 | ≥3口 | 4口 | 50 | 50 |
| 效益指标—社会效益 | 受益农户 | ≥80户 | 79户 | 40 | 39 |
| 满意度指标/服务对象满意度 | 村民满意度 | ≥90% | 90% | 10 | 10 |
| 总分 | | | | 100 | 99 |
""")
    )
    assert paths(form) == [
        ["产出指标", "数量", "清淤口数"],
        ["效益指标", "社会效益", "受益农户"],
        ["满意度指标", "服务对象满意度", "村民满意度"],
    ]
    assert [row.kind for row in form.indicators] == [
        "output.quantity",
        "benefit.social",
        "satisfaction",
    ]


def test_headings_and_labels_repeated_downwards_are_one_cell_too() -> None:
    rows: list[list[Spanned]] = [
        [("项目绩效自评表", 8)],
        ["项目名称", ("陂塘清淤", 7)],
        [
            ("年度预算（万元）", 1, 3),
            ("类别", 2),
            "年初预算",
            "调整预算",
            "实际支出",
            "执行率",
            "得分",
        ],
        [("基本支出", 2), "60", "62", "62", "100%", ""],
        [("项目支出", 2), "30", "28", "21", "75%", ""],
        [
            ("绩效指标", 3),
            ("目标值", 1, 2),
            ("完成值", 1, 2),
            ("自评", 2),
            ("未完成原因", 1, 2),
        ],
        ["一级", "二级", "三级", "分值", "得分"],
        ["产出指标", "数量指标", "清淤口数", "≥3口", "4口", "50", "50", ""],
        ["满意度指标", "服务对象满意度指标", "村民满意度", "≥90%", "89%", "50", "49", "阻路"],
        [("合计", 5), "100", "99", ""],
    ]
    whole, _ = only(recognise(Document("docx", (merged(rows),))))
    form, findings = only(recognise(Document("md", (written_out(rows),))))
    assert said(form) == said(whole)
    assert [texts(fund, "name", "adjusted") for fund in form.funds] == [
        {"name": "基本支出", "adjusted": "62"},
        {"name": "项目支出", "adjusted": "28"},
    ]
    assert "RDG025" not in codes(findings)


def test_equal_answers_stay_two_in_a_table_that_goes_on() -> None:
    head: list[list[Spanned]] = [
        [("项目绩效自评表", 7)],
        ["项目名称", ("陂塘清淤", 6)],
        ["一级指标", "二级指标", "三级指标", "目标值", "完成值", "分值", "得分"],
        ["产出指标", "数量指标", "清淤口数", "≥3口", "4口", "50", "50"],
    ]
    rest: list[list[Spanned]] = [
        ["效益指标", "社会效益指标", "运营机制", "已经健全", "已经健全", "", ""],
        [("总分", 5), "100", "99"],
        [("存在问题", 2), ("管护不足。", 5)],
    ]
    form, _ = only(recognise(Document("md", (written_out(head), written_out(rest, 2)))))
    assert texts(form.indicators[1], "target", "actual") == {
        "target": "已经健全",
        "actual": "已经健全",
    }
    assert texts(form, "claimed_total", "problems") == {
        "claimed_total": "99",
        "problems": "管护不足。",
    }
