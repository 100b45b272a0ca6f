"""Sheets too wide for their paper, printed over pages that belong side by side."""

from __future__ import annotations

import pytest

from jiping.model import Document
from readers.grids import codes, lines, read, tables, texts
from readers.papers import paper, put, table

HEADINGS = ["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分", "原因"]
NAMES = ["改造道路", "新建公厕", "维护路灯", "安装护栏", "受益群众", "培训人次", "满意程度"]
OTHERS = ["清淤河道", "修缮校舍", "购置设备", "发放补贴", "宣传场次", "接待游客", "投诉件数"]


def indicators(names: list[str]) -> list[list[str]]:
    return [
        ["产出指标", "数量指标", name, f"≥{n + 3}个", f"{n + 4}个", "10", f"{10 - n / 2:g}", "无"]
        for n, name in enumerate(names)
    ]


ROWS = [HEADINGS, *indicators(NAMES)]
BELOW = indicators(OTHERS)
LEFT, RIGHT = [50.0, 150.0, 270.0, 400.0, 540.0], [50.0, 130.0, 210.0, 330.0, 480.0]
TITLE = put("项目支出绩效自评表", 60, 800)


def part(rows: list[list[str]], columns: slice, top: float = 780) -> str:
    xs = LEFT if columns.start is None else RIGHT
    ys = [top - 24 * number for number in range(len(rows) + 1)]
    return table(xs, ys, [row[columns] for row in rows])


FIRST, SECOND = slice(None, 4), slice(4, None)


def pdf(*pages: str) -> Document:
    return read(paper(*pages), ".pdf")


def test_two_pages_show_one_sheet() -> None:
    document = pdf(TITLE + part(ROWS, FIRST), part(ROWS, SECOND))
    assert lines(document) == ["项目支出绩效自评表"]
    assert [texts(found) for found in tables(document)] == [ROWS]
    assert codes(document) == []


def test_cells_keep_the_page_on_which_they_stand() -> None:
    (found,) = tables(pdf(TITLE + part(ROWS, FIRST), part(ROWS, SECOND)))
    areas = [cell.area for cell in found.rows[1]]
    assert [area.page for area in areas if area] == [1, 1, 1, 1, 2, 2, 2, 2]
    lefts = [float(area.rectangle[0]) for area in areas if area]
    assert lefts == pytest.approx([*LEFT[:4], *RIGHT[:4]], abs=1.5)


def test_all_rows_of_some_columns_come_first() -> None:
    pages = [
        TITLE + part(ROWS, FIRST),
        part(BELOW, FIRST, 800),
        part(ROWS, SECOND),
        part(BELOW, SECOND, 800),
    ]
    (found,) = tables(pdf(*pages))
    assert texts(found) == [*ROWS, *BELOW]


def test_all_columns_of_some_rows_come_first() -> None:
    pages = [
        TITLE + part(ROWS, FIRST),
        part(ROWS, SECOND),
        part(BELOW, FIRST, 800),
        part(BELOW, SECOND, 800),
    ]
    (found,) = tables(pdf(*pages))
    assert texts(found) == [*ROWS, *BELOW]


def test_forms_of_one_kind_are_not_put_side_by_side() -> None:
    one, other = [HEADINGS, *indicators(NAMES)], [HEADINGS, *indicators(OTHERS)]
    document = pdf(TITLE + part(one, FIRST), TITLE + part(other, FIRST))
    assert {found.width for found in tables(document)} == {4}
    assert sum(len(found.rows) for found in tables(document)) >= 15


def test_a_table_that_goes_on_is_not_widened() -> None:
    document = pdf(TITLE + part(ROWS, FIRST, 760), part(BELOW, FIRST, 800))
    (found,) = tables(document)
    assert texts(found) == [row[FIRST] for row in (*ROWS, *BELOW)]


def test_many_pages_are_read_one_by_one() -> None:
    pages = [TITLE + part(ROWS, FIRST), part(ROWS, SECOND)] * 21
    assert len(tables(pdf(*pages))) >= 21
