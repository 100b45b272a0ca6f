"""Markdown, and text whose cells are divided by pipes."""

from __future__ import annotations

import pytest

from jiping.readers.markup.inline import printed
from readers.grids import codes, lines, read, tables, texts


def rows(text: str) -> list[list[list[str]]]:
    return [texts(table) for table in tables(read(text, ".md"))]


def test_a_table_with_everything() -> None:
    document = read("# 标题\n\n单位：甲\n\n| 一 | 二 |\n|----|:--:|\n| 1 | 2 |\n\n末\n", ".md")
    assert document.format == "markdown"
    assert texts(tables(document)[0]) == [["一", "二"], ["1", "2"]]
    assert lines(document) == ["标题", "单位：甲", "末"]
    assert [block.number for block in document.blocks] == [1, 3, 1, 9]
    assert tables(document)[0].merges is False


def test_rows_keep_the_cells_they_have() -> None:
    text = "| 一 | 二 | 三 |\n|---|---|---|\n| 1 | 2 |\n| 1 | | 3 | 4 |"
    assert rows(text) == [[["一", "二", "三"], ["1", "2"], ["1", "", "3", "4"]]]
    assert tables(read(text, ".md"))[0].width == 4


def test_an_empty_heading_row_is_left_out() -> None:
    assert rows("|   |   |\n|---|---|\n| 一 | 二 |") == [[["一", "二"]]]
    assert rows("| 一 |   |\n|---|---|\n| 1 | 2 |") == [[["一", ""], ["1", "2"]]]


def test_a_blank_line_divides_tables() -> None:
    assert rows("| 一 | 二 |\n|---|---|\n\n| 三 | 四 |\n| 五 | 六 |\n") == [
        [["一", "二"]],
        [["三", "四"], ["五", "六"]],
    ]


def test_pipes_at_the_ends_of_lines_only() -> None:
    text = "自评表 |\n项目 | 甲 | 单位 | 乙 |\n | 二级 | 三级 |\n |  | 三级 |\n总分 | 100 |\n"
    assert rows(text) == [
        [
            ["自评表"],
            ["项目", "甲", "单位", "乙"],
            ["", "二级", "三级"],
            ["", "", "三级"],
            ["总分", "100"],
        ]
    ]
    assert read(text, ".txt").format == "markdown"


def test_rows_without_any_outer_pipes() -> None:
    assert rows("一 | 二\n---|---\n1 | 2") == [[["一", "二"], ["1", "2"]]]
    assert lines(read("电话 1 | 传真 2\n\n正文", ".md")) == ["电话 1 | 传真 2", "正文"]


def test_one_cell_a_line() -> None:
    document = read("# 表\n\n项目 |\n|\n甲 |\n\n| 一 |\n|---|\n| 二 |\n", ".md")
    assert lines(document) == ["表", "项目", "", "甲"]
    assert [texts(table) for table in tables(document)] == [[["一"], ["二"]]]


def test_a_row_broken_over_lines() -> None:
    text = "| 一 | 二 |\n|---|---|\n| 1 | 第一行\n第二行 |\n| 3 | 4 |\n"
    assert rows(text) == [[["一", "二"], ["1", "第一行\n第二行"], ["3", "4"]]]


def test_a_table_drawn_with_characters() -> None:
    text = (
        "+----+------+\n| 一 | 二   |\n+====+======+\n| 1  | 上   |\n|    | 下   |\n+----+------+\n"
    )
    assert rows(text) == [[["一", "二"], ["1", "上\n下"]]]


def test_html_tables_inside_markdown() -> None:
    text = (
        "前言\n\n<table><tr><td rowspan=2>甲</td><td>乙</td></tr>\n<tr><td>丙<table><tr><td>里</td></tr>"
        "</table></td></tr></table>后语\n\n| 一 | 二 |\n|--|--|\n| 1 | 2 |\n"
    )
    document = read(text, ".md")
    assert [texts(table) for table in tables(document)] == [
        [["甲", "乙"], ["丙"]],
        [["里"]],
        [["一", "二"], ["1", "2"]],
    ]
    assert [table.merges for table in tables(document)] == [True, True, False]
    assert lines(document) == ["前言", "后语"]
    assert document.format == "markdown"


def test_an_html_table_that_never_ends() -> None:
    assert rows("前\n<table><tr><td>甲</td></tr>\n\n后") == [[["甲"]]]


def test_rules_fences_comments_and_pictures_are_no_text() -> None:
    text = "---\n<!-- 注\n释 -->\n```\n| 一 | 二 |\n| 1 | 2 |\n```\n***\n![图](a.png)\n"
    document = read(text, ".md")
    assert lines(document) == ["图"]
    assert rows(text) == [[["一", "二"], ["1", "2"]]]
    assert codes(read("![](data:image/png;base64,AAAA)\n", ".md")) == ["RDG030"]


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("一<br>二<br/>三", "一\n二\n三"),
        ("<p>一</p> <p>二</p>", "一\n二"),
        ("<b>粗</b><span style='x'>体</span>", "粗体"),
        ("&ge;85%&nbsp;&lt;br&gt;", "≥85%\xa0<br>"),
        (r"a \| b \* c", "a | b * c"),
        ("**粗体**", "粗体"),
        ("指标：**粗体**，其他", "指标：粗体，其他"),
        ("__粗体__", "粗体"),
        ("*斜体*", "斜体"),
        ("在册人数(≥**人)", "在册人数(≥**人)"),
        ("救助(≥**人次)标准(<**元/人)", "救助(≥**人次)标准(<**元/人)"),
        ("发放**人、**元", "发放**人、**元"),
        ("(**人)和(**元)", "(**人)和(**元)"),
        ("得分(20分*执行率)", "得分(20分*执行率)"),
        ("610元/人*月，5*6", "610元/人*月，5*6"),
        ("★★★受益人口", "★★★受益人口"),
        ("<4800元/户", "<4800元/户"),
        (">=80%", ">=80%"),
        (r"$\geq 85\%$", "≥85%"),
        (r"$\frac{1}{2}$", r"$\frac{1}{2}$"),
        ("[公开表](https://example.cn/a.html)", "公开表"),
        ("[207]甲局(乙)", "[207]甲局(乙)"),
    ],
)
def test_what_a_cell_prints(source: str, text: str) -> None:
    assert printed(source) == text


def test_limits() -> None:
    many = "| 一 | 二 | 三 |\n" * 40
    cut = read(many, ".md", rows=10)
    assert (len(tables(cut)[0].rows), codes(cut)) == (10, ["RDG010"])
    narrow = read(many, ".md", columns=2)
    assert (tables(narrow)[0].width, codes(narrow)) == (2, ["RDG010"])
    long = read("| " + "长" * 50 + " | 短 |\n| 1 | 2 |", ".md", cell_characters=20)
    assert texts(tables(long)[0])[0] == ["长" * 20, "短"]
    assert codes(long) == ["RDG009"]
    few = read("行\n" * 40, ".md", cells=10)
    assert (len(lines(few)), codes(few)) == (10, ["RDG010"])
