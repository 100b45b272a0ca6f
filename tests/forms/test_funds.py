"""The budget block: what stands under which heading, and what is part of what."""

from __future__ import annotations

from forms.made import codes, only, read, texts
from forms.split import Spanned, merged
from jiping.forms import recognise
from jiping.model import Document

HEAD = """
2022年度渡槽加固项目支出绩效自评表

| 项目名称 | 渡槽加固 | | | | | |
| 项目资金（元） | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分 |
"""
END = """
| 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 |
| 产出指标 | 数量指标 | 加固座数 | 3座 | 3座 | 90 | 90 |
| 总分 | | | | | 100 | 98 |
"""
FIELDS = ("original", "adjusted", "executed", "points", "rate", "score")


def test_a_lost_initial_budget_is_told_by_the_rate() -> None:
    form, findings = only(
        read(
            HEAD
            + "| 年度资金总额 | 2000.00 | 1600.00 | 10 | 80% | 8 |\n"
            + "| 其中：当年财政拨款 | 2000.00 | 1600.00 | — | | — |"
            + END
        )
    )
    assert texts(form.funds[0], *FIELDS) == {
        "original": "",
        "adjusted": "2000.00",
        "executed": "1600.00",
        "points": "10",
        "rate": "80%",
        "score": "8",
    }
    assert texts(form.funds[1], *FIELDS[:4]) == {
        "original": "",
        "adjusted": "2000.00",
        "executed": "1600.00",
        "points": "—",
    }
    assert codes(findings) == ["RDG025", "RDG025"]
    assert [finding.where and finding.where.fund for finding in findings] == [0, 1]


def test_an_original_budget_that_stayed_is_kept_by_the_rate() -> None:
    """500 and 450 give 90 %: the first amount is the original budget, not the adjusted one."""
    form, _ = only(read(HEAD + "| 年度资金总额 | 600 | 500 | 450 | 90% | 9 |" + END))
    assert texts(form.funds[0], *FIELDS) == {
        "original": "600",
        "adjusted": "500",
        "executed": "450",
        "points": "",
        "rate": "90%",
        "score": "9",
    }


def test_a_rate_that_is_wrong_does_not_move_anything() -> None:
    form, findings = only(read(HEAD + "| 年度资金总额 | 600 | 500 | 450 | 10 | 75% | 9 |" + END))
    assert texts(form.funds[0], "original", "adjusted", "executed") == {
        "original": "600",
        "adjusted": "500",
        "executed": "450",
    }
    assert findings == []


def test_lists_behind_of_which_go_on_to_the_next_total() -> None:
    form, _ = only(
        read(
            HEAD
            + "| 年度资金总额 | 10 | 10 | 9 | 10 | 90% | 9 |\n"
            + "| 其中：财政拨款 | 8 | 8 | 7 | | | |\n"
            + "| 其中：省级资金 | 5 | 5 | 5 | | | |\n"
            + "| 上年结转资金 | 1 | 1 | 1 | | | |\n"
            + "| 村集体投入 | 1 | 1 | 1 | | | |"
            + END
        )
    )
    assert [fund.part_of for fund in form.funds] == [None, 0, 1, 1, 1]


def test_points_of_a_heading_belong_to_the_first_line() -> None:
    form, _ = only(
        read(
            """
2021年度渡槽加固项目自评表

| 项目名称 | 渡槽加固 | | | | | |
| 预算执行情况(万元)(20分) | | 预算数(A) | 执行数(B) | 执行率(B/A) | 得分(20分*执行率) | |
| | 年度财政资金总额 | 15万 | 12万 | 80% | 16 | |
| | 其中：财政拨款 | 15万 | 12万 | 80% | | |
"""
            + END
        )
    )
    assert texts(form.funds[0], "points", "adjusted") == {"points": "20", "adjusted": "15万"}
    assert form.funds[0].adjusted
    assert form.funds[0].adjusted.value == 15
    assert form.funds[1].points is None
    assert form.amount_unit
    assert form.amount_unit.text == "万元"


def test_amounts_without_a_heading_are_the_adjusted_budget() -> None:
    form, _ = only(
        read(
            """
2023年度绩效目标申报表

| 项目名称 | 渡槽加固 | | |
| 资金情况(万元) | 年度资金总额： | 36 | |
| | 其中：财政拨款 | 36 | |
| | 其他资金 | | |
| 年度目标 | 加固渡槽3座 | | |
| 一级指标 | 二级指标 | 三级指标 | 指标值 |
| 产出指标 | 数量指标 | 加固座数 | 3座 |
"""
        )
    )
    assert form.stage == "target"
    assert [texts(fund, "name", "adjusted", "executed") for fund in form.funds] == [
        {"name": "年度资金总额：", "adjusted": "36", "executed": None},
        {"name": "其中：财政拨款", "adjusted": "36", "executed": None},
        {"name": "其他资金", "adjusted": "", "executed": None},
    ]
    assert texts(form.objectives[0], "planned", "achieved") == {
        "planned": "加固渡槽3座",
        "achieved": None,
    }


def test_outturn_below_the_parts_belongs_to_the_whole() -> None:
    form, _ = only(
        read(
            """
项目绩效自评表
| 项目名称 | 辅具适配 | | | | | |
| 计划安排资金（万元） | 40 | | | 实际到位资金（万元） | 40 | |
| 其中：中央财政 | 10 | | | 其中：中央财政 | 10 | |
| 省财政 | 30 | | | 省财政 | 30 | |
| 实际支出（万元） | 39.2 | | | 支出率 | 98% | |
"""
            + END
        )
    )
    assert [texts(fund, "adjusted", "received", "executed", "rate") for fund in form.funds] == [
        {"adjusted": "40", "received": "40", "executed": "39.2", "rate": "98%"},
        {"adjusted": "10", "received": "10", "executed": None, "rate": None},
        {"adjusted": "30", "received": "30", "executed": None, "rate": None},
    ]


def test_how_money_was_managed_is_no_line_of_money() -> None:
    form, _ = only(
        read(
            HEAD
            + "| 年度资金总额 | 2000.00 | 2000.00 | 1600.00 | 10 | 80% | 8 |\n"
            + "| 下达及时性 | 30日内下达。 | 30日内下达。 | | | 无 | |"
            + END
        )
    )
    assert len(form.funds) == 1
    assert "30日内下达。" in [extra.cell.text for extra in form.extra]


def test_names_below_a_label_that_stands_over_them_were_not_moved() -> None:
    form, findings = only(
        read(
            """
项目绩效自评表
| 项目资金（万元） | | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分 |
| 资金总额 | | 90 | 81 | 10 | 90% | 9 |
| 其中：财政拨款 | | 90 | 81 | — | 90% | — |
"""
            + END
        )
    )
    assert [fund.name and fund.name.text for fund in form.funds] == ["资金总额", "其中：财政拨款"]
    assert "RDG025" not in codes(findings)


def test_words_where_money_is_due_are_no_line_of_money() -> None:
    rows: list[list[Spanned]] = [
        [("项目名称", 2), ("江堤绿化", 6)],
        [
            ("项目资金（万元）", 1, 2),
            *"资金来源 年初预算数 全年预算数 全年执行数 分值 执行率 得分".split(),
        ],
        ["财政性资金", "200", "190", "180.5", "10", "95%", "9.5"],
        [("资金管理", 1, 2), "内容", ("说明", 3), "分值", ("得分", 2)],
        ["安排科学性", ("按规划安排", 3), "5", ("5", 2)],
        [*"一级指标 二级指标 三级指标 指标值 实际完成值 分值 得分".split(), "偏差原因"],
        ["产出指标", "数量指标", "栽植乔木", "800株", "820株", "80", "80", ""],
        [("总分", 5), "100", "94.5", ""],
    ]
    [evaluation] = recognise(Document("docx", (merged(rows),))).evaluations
    assert [fund.name and fund.name.text for fund in evaluation.funds] == ["财政性资金"]
    assert "按规划安排" in [extra.cell.text for extra in evaluation.extra]
