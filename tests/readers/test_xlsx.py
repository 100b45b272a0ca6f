"""Workbooks: every worksheet as a table, numbers as their cells show them."""

from __future__ import annotations

import io
from datetime import date
from typing import Any

import openpyxl
import pytest
import xlsxwriter

from jiping.model import Table
from readers.grids import codes, complete, lines, read, spans, tables, texts
from readers.packages import archive, cells, relations, xlsx

STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
STRICT_OFFICE = "http://purl.oclc.org/ooxml/officeDocument/relationships"


def sheet(inside: str, *, limits: dict[str, int] | None = None, **parts: Any) -> Any:
    return read(xlsx(inside, **parts), ".xlsx", **(limits or {}))


def only(document: Any) -> list[list[str]]:
    table = tables(document)[0]
    assert complete(table)
    return texts(table)


def test_texts_of_every_kind() -> None:
    data = (
        '<sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c>'
        '<c r="C1" t="inlineStr"><is><r><t>内</t></r><r><t>联</t></r><rPh><t>nei</t></rPh></is></c>'
        '<c r="D1" t="str"><f>A1</f><v>公式文字</v></c><c r="E1" t="b"><v>1</v></c>'
        '<c r="F1" t="e"><v>#N/A</v></c><c r="G1"><v>12</v></c></row></sheetData>'
    )
    strings = ["<t>共享</t>", "<r><t>富</t></r><r><t>文本</t></r><rPh sb='0'><t>fu</t></rPh>"]
    document = sheet(data, strings=strings)
    assert only(document) == [["共享", "富文本", "内联", "公式文字", "TRUE", "#N/A", "12"]]
    assert document.format == "xlsx"
    assert codes(document) == []


def test_numbers_are_shown_by_their_format() -> None:
    data = (
        '<sheetData><row r="1"><c r="A1" s="1"><v>0.984</v></c><c r="B1" s="2"><v>3265.06</v></c>'
        '<c r="C1" s="3"><v>15</v></c><c r="D1" s="4"><v>44287</v></c><c r="E1"><v>0.30000000000000004</v></c>'
        '<c r="F1" s="5"><v>44287</v></c><c r="G1" t="s" s="6"><v>0</v></c></row></sheetData>'
    )
    codes_ = ["0.00%", "#,##0.00", '"≥"0"名"', 'yyyy"年"m"月"', "[$-F800]d", '"附："@']
    shown = only(sheet(data, codes=codes_, strings=["<t>说明</t>"]))
    assert shown == [
        ["98.40%", "3,265.06", "≥15名", "2021年4月", "0.3", "2021年4月1日", "附：说明"]
    ]


def test_dates_from_1904() -> None:
    data = '<sheetData><row r="1"><c r="A1" s="1"><v>42825</v></c></row></sheetData>'
    properties = '<workbookPr date1904="1"/>'
    assert only(sheet(data, codes=["yyyy-mm-dd"], properties=properties)) == [["2021-04-01"]]


def test_merged_ranges_and_blank_cells_make_a_complete_grid() -> None:
    data = cells({2: {"B": "标题"}, 3: {"B": "一级", "C": "二级", "E": "值"}, 5: {"C": "末"}})
    merges = '<mergeCells><mergeCell ref="B2:E2"/><mergeCell ref="B3:B5"/><mergeCell ref="C5:D6"/></mergeCells>'
    table = tables(sheet(data + merges))[0]
    assert complete(table)
    assert (len(table.rows), table.width) == (6, 5)
    assert spans(table) == {
        "标题": (2, 2, 1, 4),
        "一级": (3, 2, 3, 1),
        "二级": (3, 3, 1, 1),
        "值": (3, 5, 1, 1),
        "末": (5, 3, 2, 2),
    }
    assert table.sheet == "表1"


def test_overlapping_merges_keep_the_grid_sound() -> None:
    data = cells({1: {"A": "甲", "B": "乙"}, 2: {"A": "丙"}})
    merges = '<mergeCells><mergeCell ref="A1:A2"/><mergeCell ref="A2:B2"/><mergeCell ref="bad"/></mergeCells>'
    document = sheet(data + merges)
    assert complete(tables(document)[0])
    assert codes(document) == ["RDG017"]


def test_text_under_a_merged_cell_does_not_show() -> None:
    data = cells({1: {"A": "甲", "B": "盖住"}, 2: {"A": "乙", "B": "丙"}})
    merges = '<mergeCells><mergeCell ref="A1:B1"/></mergeCells>'
    assert only(sheet(data + merges)) == [["甲"], ["乙", "丙"]]


def test_rows_and_cells_without_references_follow_one_another() -> None:
    data = (
        "<sheetData><row><c t='inlineStr'><is><t>甲</t></is></c><c><v>1</v></c></row>"
        "<row><c/><c><v>2</v></c></row></sheetData>"
    )
    assert only(sheet(data)) == [["甲", "1"], ["", "2"]]


def test_sheets_come_in_workbook_order_and_hidden_ones_are_reported() -> None:
    sheets = {
        "封面": cells({1: {"A": "封面"}}),
        "空": "<sheetData/>",
        "旧表": cells({1: {"A": "旧"}}),
        "底稿": cells({1: {"A": "底"}}),
        "空藏": "<sheetData/>",
    }
    states = {"旧表": "hidden", "底稿": "veryHidden", "空藏": "hidden"}
    document = read(xlsx(sheets, states=states), ".xlsx")
    assert [table.sheet for table in tables(document)] == ["封面", "旧表", "底稿"]
    assert [table.number for table in tables(document)] == [1, 2, 3]
    assert codes(document) == ["RDG011", "RDG011"]
    assert "旧表" in document.findings[0].message


def test_hidden_rows_and_columns_with_text_are_reported() -> None:
    data = (
        '<cols><col min="2" max="3" hidden="1"/></cols><sheetData>'
        '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row>'
        '<row r="2" hidden="1"><c r="A2"><v>3</v></c></row><row r="3" hidden="1"/></sheetData>'
    )
    document = sheet(data)
    assert only(document)[0] == ["1", "2"]
    assert codes(document) == ["RDG012", "RDG012"]
    assert "行（2）" in document.findings[0].message
    assert "列（B）" in document.findings[1].message


def test_formulas_without_a_stored_value_are_reported() -> None:
    data = (
        '<sheetData><row r="1"><c r="A1"><f>1+1</f></c><c r="B1"><f>2</f><v>2</v></c>'
        '<c r="C1" t="str"><f>""</f><v></v></c></row>'
        '<row r="2"><c r="A2"><f>SUM(A1)</f><v/></c></row></sheetData>'
    )
    document = sheet(data)
    assert only(document) == [["", "2"]]
    assert codes(document) == ["RDG015"]
    assert "2 个公式" in document.findings[0].message
    assert "A1" in document.findings[0].message


def test_zeros_that_a_sheet_does_not_show() -> None:
    views = '<sheetViews><sheetView showZeros="0"/></sheetViews>'
    data = '<sheetData><row r="1"><c r="A1"><v>0</v></c><c r="B1"><v>10</v></c></row></sheetData>'
    assert only(sheet(views + data)) == [["", "10"]]


def test_escaped_characters_and_no_break_spaces() -> None:
    document = sheet(cells({1: {"A": "一_x000D_\n二\u00a0三_x200B_", "B": "_x00"}}))
    assert only(document) == [["一\n二 三", "_x00"]]


def test_the_strict_namespaces_are_read() -> None:
    data = '<sheetData><row r="1"><c r="A1" t="s"><v>0</v></c></row></sheetData>'
    document = sheet(data, strings=["<t>严格</t>"], space=STRICT, office=STRICT_OFFICE)
    assert only(document) == [["严格"]]


def test_a_text_that_does_not_exist_is_reported() -> None:
    data = (
        '<sheetData><row r="1"><c r="A1" t="s"><v>7</v></c><c r="B1" t="s"><v>-1</v></c>'
        '<c r="C1" t="s"><v>x</v></c><c r="D1" t="s"><v>0</v></c></row></sheetData>'
    )
    document = sheet(data, strings=["<t>甲</t>"])
    assert only(document) == [["", "", "", "甲"]]
    assert codes(document) == ["RDG017"]


def test_reading_stops_at_the_limits() -> None:
    many = {n: {"A": f"第{n}行", "C": "值"} for n in range(1, 60)}
    rows = sheet(cells(many), limits={"rows": 10})
    assert len(only(rows)) == 10
    assert codes(rows) == ["RDG010"]
    columns = sheet(cells(many), limits={"columns": 2})
    assert tables(columns)[0].width == 1
    assert codes(columns) == ["RDG010"]
    few = sheet(cells(many), limits={"cells": 20})
    assert sum(bool(text) for row in only(few) for text in row) <= 20
    assert set(codes(few)) == {"RDG010"}


@pytest.mark.parametrize("filled", [True, False])
def test_a_sheet_that_goes_on_below_the_limit(filled: bool) -> None:
    padding = "<c r='B1' s='1'/>" * 30
    value = "<v>5</v>" if filled else ""
    rows = "".join(
        f'<row r="{n}"><c r="A{n}">{"<v>1</v>" if n < 40 else value}</c>{padding}</row>'
        for n in range(1, 12_000)
    )
    merges = '<mergeCells><mergeCell ref="A1:B1"/></mergeCells>'
    document = sheet(f"<sheetData>{rows}</sheetData>{merges}", limits={"rows": 3000})
    assert codes(document) == (["RDG010"] if filled else [])
    assert tables(document)[0].rows[0][0].column_span == 2


def test_a_sparse_sheet_is_cut_before_it_fills_the_memory() -> None:
    document = sheet(
        cells({1: {"A": "甲"}, 5000: {"ZZ": "乙"}}), limits={"cells": 1000, "columns": 1000}
    )
    assert codes(document) == ["RDG010"]
    assert sum(map(len, tables(document)[0].rows)) <= 5000


def test_large_shared_strings_are_read_as_they_are_asked_for() -> None:
    filler = "占" * 3000
    strings = [f"<t>{filler}{n}</t>" for n in range(600)]
    data = '<sheetData><row r="1"><c r="A1" t="s"><v>599</v></c><c r="B1" t="s"><v>0</v></c><c r="C1" t="s"><v>600</v></c></row></sheetData>'
    document = sheet(data, strings=strings)
    assert only(document) == [[f"{filler}599", f"{filler}0"]]
    assert codes(document) == ["RDG017"]


def test_a_workbook_without_text_is_empty_or_only_pictures() -> None:
    assert codes(sheet("<sheetData/>")) == ["RDG002"]
    more = {"xl/media/image1.png": b"x"}
    assert codes(read(xlsx("<sheetData/>", **more), ".xlsx")) == ["RDG030"]


def test_a_workbook_made_by_others() -> None:
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    page = book.add_worksheet("自评表")
    percent = book.add_format({"num_format": "0.00%", "border": 1})
    day = book.add_format({"num_format": 14})
    page.merge_range("A1:D1", "标题", book.add_format({"bold": True}))
    page.write_row("A2", ["巡查次数", "≥4次", 4])
    page.write_number("D2", 0.984, percent)
    page.write_datetime("A3", date(2021, 4, 1), day)
    page.write_number("B3", 99.2)
    book.close()
    table = tables(read(buffer.getvalue(), ".xlsx"))[0]
    assert complete(table)
    assert texts(table) == [
        ["标题"],
        ["巡查次数", "≥4次", "4", "98.40%"],
        ["2021/4/1", "99.2", "", ""],
    ]


def test_a_second_opinion_on_texts_and_merges() -> None:
    book = openpyxl.Workbook()
    page = book.active
    for row in range(1, 12):
        for column in range(1, 7):
            page.cell(row, column, f"格{row}-{column}")
    for reference in ("A1:F1", "A2:A5", "B3:C4", "D6:F11"):
        page.merge_cells(reference)
    buffer = io.BytesIO()
    book.save(buffer)
    table = tables(read(buffer.getvalue(), ".xlsx"))[0]
    assert complete(table)
    for cell in (cell for row in table.rows for cell in row):
        assert page.cell(cell.row, cell.column).value == cell.text
    merged = {
        (r.min_row, r.min_col, r.max_row - r.min_row + 1, r.max_col - r.min_col + 1)
        for r in page.merged_cells.ranges
    }
    assert {
        (c.row, c.column, c.row_span, c.column_span)
        for row in table.rows
        for c in row
        if (c.row_span, c.column_span) != (1, 1)
    } == merged


def test_a_workbook_with_macros_is_read_and_none_is_run() -> None:
    with_macros = xlsx(cells({1: {"A": "甲"}}), **{"xl/vbaProject.bin": b"\xd0\xcf\x11\xe0Sub"})
    document = read(with_macros, ".xlsm")
    assert (document.format, codes(document)) == ("xlsx", [])
    assert texts(tables(document)[0]) == [["甲"]]


def test_a_binary_workbook_is_refused_by_name() -> None:
    parts = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": relations(("r", "officeDocument", "xl/workbook.bin")),
        "xl/workbook.bin": b"\x83\x01\x00\x9c\x01<c/>",
    }
    for suffix in (".xlsb", ".xlsx", ""):
        document = read(archive(parts), suffix)
        assert (document.format, codes(document)) == ("xlsb", ["RDG003"])


DRAWING = (
    '<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">{}</xdr:wsDr>'
)
BOX = (
    "<xdr:twoCellAnchor><xdr:from><xdr:col>1</xdr:col><xdr:row>{}</xdr:row></xdr:from><xdr:sp>"
    "<xdr:txBody><a:p><a:r><a:t>{}</a:t></a:r></a:p></xdr:txBody></xdr:sp></xdr:twoCellAnchor>"
)


def test_text_boxes_over_a_sheet() -> None:
    inside = cells({2: {"A": "项目", "B": 98}, 3: {"A": "得分", "B": 3}})
    drawn = BOX.format(40, "注：单位为万元") + BOX.format(0, "项目支出绩效自评表")
    more = {
        "xl/worksheets/_rels/sheet1.xml.rels": relations(("d", "drawing", "../drawings/d.xml")),
        "xl/drawings/d.xml": DRAWING.format(drawn),
    }
    document = read(xlsx(inside, **more), ".xlsx")
    assert lines(document) == ["项目支出绩效自评表", "注：单位为万元"]
    assert isinstance(document.blocks[1], Table) and codes(document) == []


def test_a_title_merged_over_the_whole_width_of_the_sheet() -> None:
    merges = (
        '<mergeCells><mergeCell ref="A1:XFD1"/><mergeCell ref="A3:A1048576"/>'
        '<mergeCell ref="B2:D2"/></mergeCells>'
    )
    inside = cells({1: {"A": "自评表"}, 2: {"A": "项目", "B": "道路"}, 3: {"A": "得分", "B": 3}})
    (found,) = tables(read(xlsx(inside + merges), ".xlsx"))
    assert spans(found)["自评表"] == (1, 1, 1, 4) and len(found.rows) == 3
