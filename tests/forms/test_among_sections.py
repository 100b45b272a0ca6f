"""What stands among the sections of a form and is no data of theirs."""

from __future__ import annotations

import pytest

from forms.made import only, read

TITLE = "2022年度渡槽加固项目支出绩效自评表\n\n| 项目名称 | 渡槽加固 | | | | | |\n"
HEADING = "| 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 |\n"
ROW = "| 产出指标 | 数量指标 | 加固座数 | 3座 | 3座 | 90 | 90 |\n"
TOTAL = "| 总分 | | | | | 100 | 98 |\n"


@pytest.mark.parametrize(
    "numbers",
    ["| 1 | 2 | 3 | 4 | 5 | 6 | 7 |\n", "| 栏次 | 1 | 2 | 3 | 4 | 5 | 6 |\n"],
)
def test_numbers_of_columns_are_no_indicator(numbers: str) -> None:
    form, _ = only(read(TITLE + HEADING + numbers + ROW + TOTAL))
    assert [it.path[-1].text for it in form.indicators] == ["加固座数"]
    assert {it.header for it in form.extra} == {"栏次"}


def test_a_row_of_other_numbers_is_none_of_these() -> None:
    form, _ = only(read(TITLE + HEADING + ROW + "| | | 维护次数 | 1 | 2 | 3 | 4 |\n" + TOTAL))
    assert [it.path[-1].text for it in form.indicators] == ["加固座数", "维护次数"]


def test_headings_of_a_list_of_tasks_are_no_objective() -> None:
    head = "2024年度鹿泽县图书馆整体绩效目标表\n部门名称\n鹿泽县图书馆\n年度总体目标\n开放330天\n"
    tasks = "年度主要任务\n任务名称\n主要内容\n阅读推广\n举办读书会\n"
    rows = "一级指标\n二级指标\n三级指标\n指标值\n产出指标\n数量指标\n读书会场次\n≥60场\n"
    form, _ = only(read(head + tasks + rows))
    assert [it.planned.text for it in form.objectives if it.planned] == ["开放330天"]
    assert {"任务名称", "主要内容", "阅读推广", "举办读书会"} <= {it.cell.text for it in form.extra}
    assert [it.path[-1].text for it in form.indicators] == ["读书会场次"]
