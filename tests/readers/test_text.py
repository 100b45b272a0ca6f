"""Plain text: one cell a line, rows with tabs, running text; and its encodings."""

from __future__ import annotations

import pytest

from readers.grids import codes, lines, read, tables, texts

FORM = (
    "项目名称\t甲乡道路养护\n主管部门\t甲县交通运输局\n全年预算数（万元）\t≥15名\n绩效指标、完成率"
)


def test_one_cell_a_line() -> None:
    document = read("自评表 |\n项目 |\n|\n甲 |\n |\n\n乙\n", ".txt")
    assert document.format == "text"
    assert lines(document) == ["自评表", "项目", "", "甲", "", "乙"]
    assert [block.number for block in document.blocks] == [1, 2, 3, 4, 5, 7]


def test_a_line_of_no_break_spaces_is_a_blank_cell() -> None:
    assert lines(read("其他资金\n\n\u00a0\n\n目标\n   \n末", ".txt")) == [
        "其他资金",
        "",
        "目标",
        "末",
    ]


def test_a_few_pipes_inside_a_file_of_one_cell_a_line() -> None:
    document = read("一 |\n二 |\n三 |\n四 |\n五 |\n六 | 七 |\n", ".txt")
    assert lines(document) == list("一二三四五六七")


def test_lines_with_tabs_are_rows() -> None:
    document = read("标题\n一\t二\t三\n1\t2\t3\n说明行\n4\t\t6\n末行\n\n单\t独\n", ".txt")
    assert texts(tables(document)[0]) == [
        ["一", "二", "三"],
        ["1", "2", "3"],
        ["说明行"],
        ["4", "", "6"],
    ]
    assert tables(document)[0].merges is False
    assert lines(document) == ["标题", "末行", "单\t独"]


def test_a_line_of_tabs_alone_is_a_blank_row() -> None:
    document = read("自评表\n项目名称\t清淤\t\n\t\t\n实施单位\t水管站\t\n\n说明", ".txt")
    assert texts(tables(document)[0]) == [
        ["项目名称", "清淤", ""],
        ["", "", ""],
        ["实施单位", "水管站", ""],
    ]
    assert lines(document) == ["自评表", "说明"]


def test_a_quoted_cell_with_a_line_break() -> None:
    document = read('一\t"上\n下 ""引"""\n1\t2"\n', ".txt")
    assert texts(tables(document)[0]) == [["一", '上\n下 "引"'], ["1", '2"']]


def test_running_text_stays_a_line() -> None:
    assert lines(read("绩效自评表(2022年度)项目名称供水分值10得分10", ".txt")) == [
        "绩效自评表(2022年度)项目名称供水分值10得分10"
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_encodings_of_simplified_text(encoding: str) -> None:
    document = read(FORM.encode(encoding), ".txt")
    assert texts(tables(document)[0])[0] == ["项目名称", "甲乡道路养护"]
    assert lines(document) == ["绩效指标、完成率"]
    assert codes(document) == []


def test_utf_16_without_a_mark() -> None:
    text = "name 1\ntotal 99.2\n" * 5
    assert lines(read(text.encode("utf-16-le"), ".txt"))[1] == "total 99.2"
    assert lines(read(text.encode("utf-16-be"), ".txt"))[1] == "total 99.2"


def test_big5_is_told_from_gb18030() -> None:
    text = "項目名稱：道路養護\n主管部門：交通局\n績效指標：完成率達到百分之九十五以上"
    document = read(text.encode("big5"), ".txt")
    assert lines(document)[0] == "項目名稱：道路養護"
    assert codes(document) == []


def test_traditional_text_in_gb18030() -> None:
    text = "項目名稱：道路養護\n主管部門：交通局\n績效指標：完成率達到百分之九十五以上"
    document = read(text.encode("gb18030"), ".txt")
    assert lines(document)[0] == "項目名稱：道路養護"


def test_doubtful_encodings_are_reported() -> None:
    broken = "绩效目标自评表，项目名称道路养护".encode()
    document = read(broken[:10] + b"\xff\xfe\xff" + broken[10:], ".txt")
    assert codes(document) == ["RDG014"]
    replaced = read("绩效\ufffd\ufffd自评表", ".txt")
    assert codes(replaced) == ["RDG014"]
    assert "2 处" in replaced.findings[0].message
    nonsense = read("ÄÏÐÔÖÜäöüßéèêàâçñ".encode("latin-1") * 20, ".txt")
    assert codes(nonsense) == ["RDG014"]


def test_limits() -> None:
    few = read("行\n" * 40, ".txt", cells=10)
    assert (len(lines(few)), codes(few)) == (10, ["RDG010"])
    long = read("长" * 50, ".txt", cell_characters=20)
    assert (lines(long), codes(long)) == (["长" * 20], ["RDG009"])
    wide = read("一\t二\t三\n1\t2\t3\n", ".txt", columns=2)
    assert codes(wide) == ["RDG010"]
