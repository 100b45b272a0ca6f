"""Head, objectives, totals, closing rows, notes, people: in the ways they are printed."""

from __future__ import annotations

import pytest

from forms.made import codes, only, paths, read, read_merged, texts
from forms.split import Spanned, merged
from jiping.forms import recognise
from jiping.model import Document

HEADING = "| 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 |\n"
ROW = "| 产出指标 | 数量指标 | 加固座数 | 3座 | 3座 | 90 | 90 |\n"
TOTAL = "| 总分 | | | | | 100 | 98 |\n"
TITLE = "2022年度渡槽加固项目支出绩效自评表\n\n| 项目名称 | 渡槽加固 | | | | | |\n"


def form_with(head: str = "", end: str = TOTAL, rows: str = HEADING + ROW) -> str:
    return TITLE + head + rows + end


@pytest.mark.parametrize(
    "line",
    [
        "单位名称：澄江市水务局　　填报日期：2022年3月1日　　单位：万元",
        "单位名称: 澄江市水务局   填报日期: 2022年3月1日   单位: 万元",
        "单 位 名 称：澄江市水务局  填报日期：2022年3月1日  （单位：万元）",
    ],
)
def test_several_labels_on_one_line(line: str) -> None:
    text = TITLE.replace("\n\n", f"\n\n{line}\n\n") + HEADING + ROW + TOTAL
    form, _ = only(read(text))
    assert texts(form, "unit", "filled_on") == {
        "unit": "澄江市水务局",
        "filled_on": "2022年3月1日",
    }
    assert form.amount_unit
    assert form.amount_unit.value == "10k_yuan"


def test_an_unknown_label_on_a_line_keeps_its_own_value() -> None:
    line = "填报单位：澄湖市水文局　　复查批次：第二批　　填报日期：2021年3月5日"
    form, _ = only(read(TITLE.replace("\n\n", f"\n\n{line}\n\n") + HEADING + ROW + TOTAL))
    assert form.unit is not None and form.unit.text == "澄湖市水文局"
    assert form.filled_on is not None and form.filled_on.text == "2021年3月5日"
    assert ("复查批次", "第二批") in [(it.header, it.cell.text) for it in form.extra]


def test_a_field_printed_twice_is_read_once_and_a_contradiction_kept() -> None:
    head = "| 主管部门 | 水务局 | | 主管部门 | 水务局 | | |\n| 主管部门 | 农业局 | | | | | |\n"
    form, _ = only(read(form_with(head)))
    assert form.line_department
    assert form.line_department.text == "水务局"
    assert [extra.cell.text for extra in form.extra] == ["农业局"]


def test_labels_without_a_field_are_kept_with_their_values() -> None:
    head = "| 项目类型 | 一次性项目 | | 批文字号 | 水发12号 | | |\n| 绩效编号 | A12 | | | | | |\n"
    form, _ = only(read(form_with(head)))
    assert [(extra.header, extra.cell.text) for extra in form.extra] == [
        ("项目类型", "一次性项目"),
        (None, "批文字号"),
        (None, "水发12号"),
        ("绩效编号", "A12"),
    ]


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (
            "| 年度总体目标 | 预期目标 | | 实际完成情况 | | | |\n| | 加固3座 | | 已加固 | | | |\n",
            ("加固3座", "已加固"),
        ),
        (
            "| 年度总体目标 | 预期目标 | 实际完成情况 | | | | |\n| 加固3座 | 已加固 | | | | | |\n",
            ("加固3座", "已加固"),
        ),
        ("| 预期目标 | 加固3座 | | 实际完成情况 | 已加固 | | |\n", ("加固3座", "已加固")),
        (
            "| 预期目标 | 加固3座 | | | | | |\n| 实际完成情况 | 已加固 | | | | | |\n",
            ("加固3座", "已加固"),
        ),
        ("| 年度总体目标 | 加固3座 | | | | | |\n", ("加固3座", None)),
        ("| 年度绩效目标：加固3座 | | | | | | |\n", ("加固3座", None)),
        ("| 年度目标 | | | | | | |\n| 加固3座 | | | | | | |\n", ("加固3座", None)),
    ],
    ids=["below", "slid", "beside", "in two rows", "one beside", "behind a colon", "one below"],
)
def test_objectives(head: str, expected: tuple[str, str | None]) -> None:
    form, _ = only(read(form_with(head)))
    [objective] = form.objectives
    found = texts(objective, "planned", "achieved")
    assert (found["planned"], found["achieved"] or None) == expected
    assert form.indicators[0].objective == 0


def test_objectives_numbered_in_rows_or_in_one_cell() -> None:
    head = "| 年度总体目标 | 预期目标 | | | 实际完成情况 | | |\n"
    rows = "| | 目标1：加固3座 | | | 目标1：已加固 | | |\n| | 目标2：清淤 | | | 已清淤 | | |\n"
    form, _ = only(read(form_with(head + rows)))
    assert [texts(objective, "planned", "achieved") for objective in form.objectives] == [
        {"planned": "加固3座", "achieved": "已加固"},
        {"planned": "清淤", "achieved": "已清淤"},
    ]
    assert form.indicators[0].objective is None
    cell = "| | 目标1：加固<br>目标2：清淤 | | | 完成 | | |\n"
    form, _ = only(read(form_with(head + cell)))
    assert [objective.planned and objective.planned.text for objective in form.objectives] == [
        "目标1：加固\n目标2：清淤"
    ]


def test_long_term_and_annual_objectives() -> None:
    head = "| 总体目标 | 实施期目标 | | 年度目标 | | | |\n| | 加固9座 | | 加固3座 | | | |\n"
    form, _ = only(read(form_with(head)))
    assert [(it.horizon, it.planned and it.planned.text) for it in form.objectives] == [
        ("long_term", "加固9座"),
        ("annual", "加固3座"),
    ]
    assert form.indicators[0].objective == 1


def test_objectives_named_again_above_their_indicators() -> None:
    head = "| 年度目标1：加固 | | | | | | |\n| 年度目标2：清淤 | | | | | | |\n"
    rows = HEADING + "| 年度目标1 | | | | | | |\n" + ROW + "| 年度目标2 | | | | | | |\n" + ROW
    form, _ = only(read(form_with(head, rows=rows)))
    assert [indicator.objective for indicator in form.indicators] == [0, 1]
    assert paths(form)[1][0] == "产出指标"


@pytest.mark.parametrize(
    ("end", "points", "total", "grade"),
    [
        ("| 总分 | | | | | 100 | 98 |\n", "100", "98", None),
        ("| 合 计 | 100 | 98 | 优 | | | |\n", "100", "98", "优"),
        ("| 总计 | 98 | | | | | |\n", None, "98", None),
        ("| 总分 | 98 | | 等级 | 良 | | |\n", None, "98", "良"),
        (
            "| 总分 | 总分值 | 总得分 | 自评等级 | | | |\n| | 100 | 98 | 优 | | | |\n",
            "100",
            "98",
            "优",
        ),
        ("| 总得分：98 | | | | | | |\n", None, "98", None),
        ("| 总分 | | | | | | |\n", None, "", None),
    ],
)
def test_totals(end: str, points: str | None, total: str, grade: str | None) -> None:
    form, _ = only(read(form_with(end=end)))
    assert texts(form, "claimed_points", "claimed_total", "claimed_grade") == {
        "claimed_points": points,
        "claimed_total": total,
        "claimed_grade": grade,
    }


@pytest.mark.parametrize(
    ("label", "field"),
    [
        ("偏差大或目标未完成原因分析", "variance"),
        ("未完成原因及拟采取的改进措施", "variance"),
        ("改进措施及结果应用方案", "improvement"),
        ("绩效自评结果应用情况", "use_of_results"),
        ("自评结论", "conclusion"),
        ("存在的主要问题及原因", "problems"),
    ],
)
def test_closing_rows_fill_the_first_field_that_they_name(label: str, field: str) -> None:
    beside, _ = only(read(form_with(end=TOTAL + f"| {label} | 汛期停工。 | | | | | |\n")))
    below, _ = only(
        read(form_with(end=TOTAL + f"| {label} | | | | | | |\n| 汛期停工。 | | | | | | |\n"))
    )
    behind, _ = only(read(form_with(end=TOTAL) + f"\n{label}：汛期停工。\n"))
    lines, _ = only(read(form_with(end=TOTAL) + f"\n{label}\n\n汛期停工。\n"))
    assert [texts(form, field)[field] for form in (beside, below, behind, lines)] == [
        "汛期停工。"
    ] * 4


@pytest.mark.parametrize(
    ("cell", "field", "text"),
    [
        ("存在问题：资金到位较晚。", "problems", "资金到位较晚。"),
        ("存在问题：无", "problems", "无"),
        ("改进措施：原因已查明，加强管理。", "improvement", "原因已查明，加强管理。"),
    ],
)
def test_a_short_text_in_one_cell_with_its_label(cell: str, field: str, text: str) -> None:
    row = f"| {cell} | | | | | | |\n"
    form, _ = only(read(form_with(end=TOTAL + row)))
    assert texts(form, field) == {field: text}


def test_a_short_objective_that_speaks_of_problems_is_an_objective() -> None:
    first, second = (
        "| 年度目标1：加固渡槽。 | | | | | | |\n",
        "| 年度目标2：解决漏水问题 | | | | | | |\n",
    )
    form, _ = only(read(form_with(rows=first + HEADING + ROW + second + HEADING + ROW)))
    assert [texts(it, "planned") for it in form.objectives] == [
        {"planned": "加固渡槽。"},
        {"planned": "解决漏水问题"},
    ]
    assert [it.objective for it in form.indicators] == [0, 1]


def test_texts_keep_paragraphs_and_lose_wraps() -> None:
    end = TOTAL + "| 存在问题 | 1、汛期<br>停工。<br>2、设备<br>到货晚 | | | | | |\n"
    form, _ = only(read(form_with(end=end)))
    assert form.problems
    assert form.problems.text == "1、汛期停工。\n2、设备到货晚"


def test_notes_people_and_opinions() -> None:
    end = (
        TOTAL
        + "| 其他需要说明的问题 | 无 | | | | | |\n"
        + "| 主管部门审核意见 | 同意。 | | | | | |\n"
        + "| 填表人：李明 | | 联系电话：07120000001 | | | | |\n"
        + "| 项目负责人及电话 | 王芳 13000000000 | | | | | |\n"
    )
    form, _ = only(read(form_with(end=end) + "\n注：1.金额保留两位小数。\n\n2.分值合计100分。\n"))
    assert [note.text for note in form.notes] == ["无", "1.金额保留两位小数。", "2.分值合计100分。"]
    assert texts(form.reviews[0], "role", "opinion") == {
        "role": "主管部门审核意见",
        "opinion": "同意。",
    }
    assert [texts(person, "role", "name", "phone") for person in form.people] == [
        {"role": "填表人", "name": "李明", "phone": "07120000001"},
        {"role": "项目负责人及电话", "name": "王芳", "phone": "13000000000"},
    ]


def test_points_of_levels_in_columns_lines_and_subtotals() -> None:
    rows = (
        "| 一级指标 | 分值 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 |\n"
        "| 产出指标 | 50 | 数量指标 | 加固座数 | 3座 | 3座 | 30 | 30 |\n"
        "| | | 质量指标 | 合格率 | 100% | 100% | 20 | 20 |\n"
        "| 小计 | | | | | | 50 | 50 |\n"
        "| 效益指标 | 30 | | | | | | |\n"
    )
    form, _ = only(read(form_with(rows=rows, end="| 总分 | | | | | | 100 | 98 |\n")))
    assert [
        ([cell.text for cell in level.path], texts(level, "points", "score"))
        for level in form.levels
    ] == [
        (["产出指标"], {"points": "50", "score": None}),
        (["产出指标"], {"points": "50", "score": "50"}),
    ]
    assert [indicator.points and indicator.points.text for indicator in form.indicators] == [
        "30",
        "20",
    ]


def test_cells_merged_over_rows_are_inherited_texts_but_not_scores() -> None:
    rows: list[list[Spanned]] = [
        ["项目名称", ("渡槽加固", 7)],
        [
            "一级指标",
            "二级指标",
            "三级指标",
            "年度指标值",
            "实际完成值",
            "分值",
            "得分",
            "未完成原因",
        ],
        [
            ("产出指标", 1, 2),
            ("数量指标", 1, 2),
            "加固",
            "3座",
            "3座",
            ("9", 1, 2),
            ("9", 1, 2),
            ("汛期", 1, 2),
        ],
        ["清淤", "3里", "3里"],
        [("总分", 5), "9", "9", ""],
    ]
    form, _ = only(read_merged(rows, "2022年度项目支出绩效自评表"))
    second = form.indicators[1]
    assert texts(second, "points", "score", "variance") == {
        "points": "",
        "score": "",
        "variance": "汛期",
    }
    assert second.variance
    assert second.variance.place
    assert second.variance.place.inherited


def test_texts_where_numbers_should_be_are_reported() -> None:
    row = "| 产出指标 | 数量指标 | 加固座数 | 3座 | 3座 | 90 | 满分 |\n"
    form, findings = only(read(form_with(rows=HEADING + ROW + row)))
    assert [extra.cell.text for extra in form.extra] == []
    unread = [finding for finding in findings if finding.code == "RDG018"]
    assert [finding.seen for finding in unread] == ["满分"]
    assert unread[0].where
    assert (unread[0].where.indicator, unread[0].where.field) == (1, "score")


def test_column_order_does_not_matter() -> None:
    rows = (
        "| 三级指标 | 一级指标 | 二级指标 | 得分 | 分值 | 实际完成值 | 年度指标值 |\n"
        "| 加固座数 | 产出指标 | 数量指标 | 88 | 90 | 2座 | 3座 |\n"
    )
    form, findings = only(read(form_with(rows=rows, end="| 总分 | | | 98 | 100 | | |\n")))
    assert paths(form) == [["产出指标", "数量指标", "加固座数"]]
    assert texts(form.indicators[0], "score", "points", "actual", "target") == {
        "score": "88",
        "points": "90",
        "actual": "2座",
        "target": "3座",
    }
    assert texts(form, "claimed_points", "claimed_total") == {
        "claimed_points": "100",
        "claimed_total": "98",
    }
    assert "RDG025" not in codes(findings)


def test_headings_in_words_of_their_own() -> None:
    rows = (
        "| 一级指标 | 二级指标 | 三级指标 | 经批复的目标值 | 年末实际达到 | 满分值设定 | 得分 | 增减比率 |\n"
        "| 产出指标 | 数量指标 | 加固座数 | 3座 | 2座 | 90 | 60 | 67% |\n"
    )
    form, _ = only(read(form_with(rows=rows, end="| 总分 | | | | | 100 | 68 | |\n")))
    assert texts(form.indicators[0], "target", "actual", "points", "score") == {
        "target": "3座",
        "actual": "2座",
        "points": "90",
        "score": "60",
    }
    assert [(extra.header, extra.cell.text) for extra in form.extra] == [("增减比率", "67%")]


def test_more_values_than_labels_in_the_total_rows() -> None:
    form, _ = only(
        read("""
项目绩效自评表
| 项目名称 | 陂塘清淤 | | | | | |
| 一级指标 | 二级指标 | 三级指标 | 目标值 | 完成值 | 分值 | 得分 |
| 产出指标 | 数量指标 | 清淤 | 3口 | 3口 | 100 | 97 |
| 总分 | | | | | 总分值 | 总得分 |
| | | | 88 | 优 | 100 | 97 |
""")
    )
    assert texts(form, "claimed_points", "claimed_total") == {
        "claimed_points": "100",
        "claimed_total": "97",
    }
    assert {extra.cell.text for extra in form.extra} == {"88", "优"}


END = """
| 一级指标 | 二级指标 | 三级指标 | 目标值 | 完成值 | 分值 | 得分 |
| 产出指标 | 数量指标 | 清淤 | 3口 | 3口 | 60 | 58 |
| 满意度指标 | 服务对象满意度指标 | 村民满意度 | 90% | 90% | 30 | 30 |
"""


def test_money_below_the_indicators_and_the_body_at_the_end() -> None:
    reading = read(
        "项目绩效自评表（2022年度）"
        + END
        + """
| 合计 | | | | | 90 | 88 |
| 资金情况（万元） | 资金来源 | 全年预算 | 全年执行 | 分值 | 执行率 | 得分 |
| | 资金总额 | 77 | 75.46 | 10 | 98% | 9.8 |
| 自评总分 | 97.8 | | | | | |
| 存在问题 | 部分设备停产。 | | | | | |
| 填报单位 | 岱岳市水管站 | | 填报日期 | 2023年3月1日 | | |
"""
    )
    form, _ = only(reading)
    assert texts(form, "unit", "claimed_total", "problems", "filled_on", "amount_unit") == {
        "unit": "岱岳市水管站",
        "claimed_total": "97.8",
        "problems": "部分设备停产。",
        "filled_on": "2023年3月1日",
        "amount_unit": "万元",
    }
    assert texts(form.funds[0], "adjusted", "executed", "score") == {
        "adjusted": "77",
        "executed": "75.46",
        "score": "9.8",
    }
    assert codes(reading.findings) == []


def test_a_total_called_by_the_name_of_a_score() -> None:
    form, _ = only(read("项目绩效自评表" + END + "| 自评得分 | | | | | 100 | 96.1 |"))
    assert len(form.indicators) == 2
    assert texts(form, "claimed_total") == {"claimed_total": "96.1"}


def test_a_text_merged_to_the_end_is_no_indicator() -> None:
    rows: list[list[Spanned]] = [
        [("项目绩效自评表", 7)],
        ["一级指标", "二级指标", "三级指标", "目标值", "完成值", "分值", "得分"],
        ["产出指标", "数量指标", "清淤", "3口", "3口", "100", "97"],
        ["主要绩效", ("水塘蓄水能力恢复。", 6)],
        [("总分", 5), "100", "97"],
    ]
    form, _ = only(read_merged(rows))
    assert paths(form) == [["产出指标", "数量指标", "清淤"]]
    assert [(extra.header, extra.cell.text) for extra in form.extra] == [
        ("主要绩效", "水塘蓄水能力恢复。")
    ]


def test_weights_beside_a_level_are_not_those_of_the_indicators() -> None:
    rows: list[list[Spanned]] = [
        [("部门整体绩效自评表", 8)],
        ["一级指标", "权重", "二级指标", "三级指标", "目标值", "完成值", "分值", "得分"],
        [("产出指标", 1, 2), ("50", 1, 2), "数量指标", "清淤", "3口", "3口", "25", "25"],
        ["质量指标", "合格率", "100%", "97%", "25", "24"],
        ["满意度指标", "50", "服务对象满意度", "村民满意度", "90%", "90%", "50", "50"],
        [("合计", 6), "100", "99"],
    ]
    form, _ = only(read_merged(rows))
    assert [row.weight for row in form.indicators] == [None, None, None]
    assert [(level.path[0].text, level.weight and level.weight.text) for level in form.levels] == [
        ("产出指标", "50"),
        ("满意度指标", "50"),
    ]


def test_the_unit_of_money_in_a_line_and_behind_the_amounts() -> None:
    form, _ = only(
        read(
            """
项目绩效自评表
一、预算执行情况（单位：万元）
| 年初预算数 | 全年预算数 | 全年执行数 | 执行率 |
| 92 | 90 | 81 | 90% |
"""
            + END
        )
    )
    assert texts(form, "amount_unit") == {"amount_unit": "万元"}
    form, _ = only(
        read(
            """
项目绩效自评表
| 预算执行 | 年初预算 | 全年预算数 | 全年执行数 | 执行率 |
| | 92万元 | 90万元 | 81万元 | 90% |
"""
            + END
        )
    )
    assert texts(form, "amount_unit") == {"amount_unit": "万元"}
    assert form.funds[0].executed is not None
    assert form.funds[0].executed.value == 81


def test_dots_of_the_template_are_no_part_of_a_name() -> None:
    form, _ = only(
        read(
            "项目绩效自评表"
            + END
            + "| | | …… | | | | |\n| 效益指标 | 社会效益指标 | …… | | | | |\n| 总分 | | | | | 90 | 88 |"
        )
    )
    assert [path[-1] for path in paths(form)] == ["清淤", "村民满意度"]


def test_scores_before_points_in_a_total_row_that_slid() -> None:
    form, _ = only(
        read("""
项目绩效自评表
| 一级指标 | 二级指标 | 三级指标 | 目标值 | 完成值 | 得分 | 分值 |
| 产出指标 | 数量指标 | 清淤 | 3口 | 3口 | 97 | 100 |
| 总分 | 97 | 100 |
""")
    )
    assert texts(form, "claimed_points", "claimed_total") == {
        "claimed_points": "100",
        "claimed_total": "97",
    }


def test_objectives_numbered_in_a_column_of_their_own() -> None:
    form, _ = only(
        read(
            """
项目绩效自评表
| 总体目标 | 序号 | 预期目标 | | 完成情况 | | |
| | 1 | 清淤三口。 | | 清淤四口。 | | |
| | 2 | 修渠一里。 | | 修渠两里。 | | |
"""
            + END
        )
    )
    assert [texts(goal, "planned", "achieved") for goal in form.objectives] == [
        {"planned": "清淤三口。", "achieved": "清淤四口。"},
        {"planned": "修渠一里。", "achieved": "修渠两里。"},
    ]


def test_a_note_below_the_last_indicator_is_no_rest_of_it() -> None:
    form, _ = only(
        read(
            """
项目绩效自评表
| 指标名称 | 计量单位 | 指标性质 | 目标值 | 完成值 | 分值 | 得分 |
| 清淤口数 | 口 | ≥ | 3 | 4 | 50 | 50 |
| 村民满意度 | % | ≥ | 90 | 89 | 50 | 49 |
| 说明 | 受旱情影响，部分任务调整。 | | | | | |
"""
        )
    )
    assert [path[-1] for path in paths(form)] == ["清淤口数", "村民满意度"]
    assert [note.text for note in form.notes] == ["受旱情影响，部分任务调整。"]


def test_one_column_for_target_and_actual_is_neither() -> None:
    form, _ = only(
        read(
            """
项目绩效自评表
| 项目名称 | 清淤 | | | | |
| 一级指标 | 二级指标 | 三级指标 | 目标/完成 | 分值 | 得分 |
| 产出 | 数量 | 清淤 | 3口/3口 | 50 | 50 |
| 效益 | 社会效益 | 受益农户 | 80户/79户 | 50 | 49 |
| 合计 | | | | 100 | 99 |
"""
        )
    )
    assert [(row.target, row.actual) for row in form.indicators] == [(None, None)] * 2
    assert [(extra.header, extra.cell.text) for extra in form.extra] == [
        ("目标/完成", "3口/3口"),
        ("目标/完成", "80户/79户"),
    ]


def test_a_total_alone_in_a_row_of_the_head() -> None:
    form, _ = only(read("项目绩效自评表\n| 项目名称 | 清淤 | | | | | |\n| 自评得分 | 96.4 |" + END))
    assert texts(form, "claimed_total") == {"claimed_total": "96.4"}
    assert len(form.indicators) == 2


def test_what_does_not_apply_is_no_number_that_was_not_understood() -> None:
    form, findings = only(
        read(
            """
项目绩效自评表
| 资金（万元） | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分 |
| 资金总额 | 90 | 81 | 10 | 90% | 9 |
| 其中：财政拨款 | 90 | 81 | 不适用 | 90% | N/A |
"""
            + END
        )
    )
    assert [texts(fund, "points", "score") for fund in form.funds] == [
        {"points": "10", "score": "9"},
        {"points": "不适用", "score": "N/A"},
    ]
    assert "RDG018" not in codes(findings)


def test_lines_in_a_frame_around_the_form_stand_for_themselves() -> None:
    """A table of one cell that the form stands in: its title and what stands below it."""
    frame = merged([["附件2\n项目绩效自评表\n填报单位：岱岳市水管站    填报日期：2024年3月5日"]], 1)
    rows: list[list[Spanned]] = [
        ["一级指标", "二级指标", "三级指标", "目标值", "完成值", "分值", "得分"],
        ["产出指标", "数量指标", "清淤", "3口", "3口", "100", "97"],
        [("总分", 5), "100", "97"],
    ]
    form, _ = only(recognise(Document("docx", (frame, merged(rows, 2)))))
    assert texts(form, "title", "unit", "filled_on", "claimed_total") == {
        "title": "项目绩效自评表",
        "unit": "岱岳市水管站",
        "filled_on": "2024年3月5日",
        "claimed_total": "97",
    }


def test_a_blank_beside_a_label_is_its_value_where_an_unknown_label_follows() -> None:
    rows: list[list[Spanned]] = [
        [("项目名称", 2), ("江堤绿化", 6)],
        [("主管部门", 2), ("淮塘市林业局", 6)],
        [("实施单位", 2), ("", 2), ("绩效编号", 2), ("A12", 2)],
        [*"一级指标 二级指标 三级指标 指标值 实际完成值 分值 得分".split(), "偏差原因"],
        ["产出指标", "数量指标", "栽植乔木", "800株", "820株", "100", "95", "枯死补栽"],
        [("总分", 5), "100", "95", ""],
    ]
    [evaluation] = recognise(Document("docx", (merged(rows),))).evaluations
    assert evaluation.implementing_agency
    assert evaluation.implementing_agency.text == ""
    assert "A12" in [extra.cell.text for extra in evaluation.extra]
