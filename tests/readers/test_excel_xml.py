"""Excel's XML spreadsheets of 2003, their XML written by hand."""

from __future__ import annotations

import pytest

from readers.grids import codes, complete, read, spans, tables, texts
from readers.packages import HEAD

STYLES = """<Styles><Style ss:ID="Default"><NumberFormat/></Style>
<Style ss:ID="rate"><NumberFormat ss:Format="Percent"/></Style>
<Style ss:ID="money"><NumberFormat ss:Format="#,##0.00"/></Style>
<Style ss:ID="bold" ss:Parent="money"><Font ss:Bold="1"/></Style>
<Style ss:ID="day"><NumberFormat ss:Format="Long Date"/></Style>
<Style ss:ID="times"><NumberFormat ss:Format="0&quot;次&quot;"/></Style></Styles>"""


def sheet(*rows: str, name: str = "自评表", options: str = "", columns: str = "") -> str:
    return (
        f'<Worksheet ss:Name="{name}"><Table>{columns}{"".join(rows)}</Table>'
        f'<WorksheetOptions xmlns="urn:schemas-microsoft-com:office:excel">{options}'
        "</WorksheetOptions></Worksheet>"
    )


def workbook(*sheets: str, more: str = "") -> str:
    return (
        f'{HEAD}<?mso-application progid="Excel.Sheet"?>'
        '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" '
        'xmlns:x="urn:schemas-microsoft-com:office:excel" '
        'xmlns:html="http://www.w3.org/TR/REC-html40" '
        f'xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">{more}{STYLES}{"".join(sheets)}'
        "</Workbook>"
    )


def row(*cells: str, more: str = "") -> str:
    return f"<Row{more}>{''.join(c if c.startswith('<') else td(c) for c in cells)}</Row>"


def td(value: str = "", kind: str = "String", style: str = "", more: str = "") -> str:
    styled = f' ss:StyleID="{style}"' if style else ""
    data = f'<Data ss:Type="{kind}">{value}</Data>' if value else ""
    return f"<Cell{styled}{more}>{data}</Cell>"


def only(*rows: str) -> list[list[str]]:
    return texts(tables(read(workbook(sheet(*rows)), ".xml"))[0])


@pytest.mark.parametrize(
    ("value", "kind", "style", "shown"),
    [
        ("98", "Number", "", "98"),
        ("0.98399999999999999", "Number", "rate", "98.40%"),
        ("1234.5", "Number", "money", "1,234.50"),
        ("1234.5", "Number", "bold", "1,234.50"),
        ("12", "Number", "times", "12次"),
        ("2023-12-31T00:00:00.000", "DateTime", "day", "2023年12月31日"),
        ("1", "Boolean", "", "TRUE"),
        ("#DIV/0!", "Error", "", "#DIV/0!"),
        ("≥98%", "String", "rate", "≥98%"),
        ("一行&#10;二行", "String", "", "一行\n二行"),
        (
            '<html:B>产出</html:B><html:Font html:Size="9">指标</html:Font>',
            "String",
            "",
            "产出指标",
        ),
    ],
)
def test_a_cell_reads_as_it_shows(value: str, kind: str, style: str, shown: str) -> None:
    assert only(row(td(value, kind, style), "甲")) == [[shown, "甲"]]


def test_merged_and_skipped_cells_keep_their_places() -> None:
    made = workbook(
        sheet(
            row(td("标题", more=' ss:MergeAcross="2"')),
            row(td("产出指标", more=' ss:MergeDown="1"'), "数量指标", "20"),
            row(td("质量指标", more=' ss:Index="2"'), "10"),
            row(td("合计"), td("30", more=' ss:Index="3"'), more=' ss:Index="5"'),
        )
    )
    document = read(made, ".xls")
    table = tables(document)[0]
    assert document.format == "excel_xml"
    assert document.findings == ()
    assert complete(table)
    assert spans(table) == {
        "标题": (1, 1, 1, 3),
        "产出指标": (2, 1, 2, 1),
        "数量指标": (2, 2, 1, 1),
        "20": (2, 3, 1, 1),
        "质量指标": (3, 2, 1, 1),
        "10": (3, 3, 1, 1),
        "合计": (5, 1, 1, 1),
        "30": (5, 3, 1, 1),
    }


def test_every_sheet_is_a_table_and_hidden_things_are_reported() -> None:
    hidden = "<Visible>SheetHidden</Visible>"
    made = workbook(
        sheet(row("甲", "乙"), row("丙", "丁", more=' ss:Hidden="1"')),
        sheet(name="空"),
        sheet(
            row("戊", "己"),
            name="旧",
            options=hidden,
            columns='<Column/><Column ss:Hidden="1" ss:Span="1"/>',
        ),
    )
    document = read(made, ".xml")
    assert [table.sheet for table in tables(document)] == ["自评表", "旧"]
    assert codes(document) == ["RDG012", "RDG011", "RDG012"]


def test_zeros_that_the_sheet_hides_are_blank() -> None:
    rows = row(td("0", "Number"), td("0.00", "String"), td("5", "Number"))
    shown = read(workbook(sheet(rows)), ".xml")
    hidden = read(workbook(sheet(rows, options="<DoNotDisplayZeros/>")), ".xml")
    assert texts(tables(shown)[0]) == [["0", "0.00", "5"]]
    assert texts(tables(hidden)[0]) == [["", "0.00", "5"]]


def test_formulas_show_their_stored_result_or_are_reported() -> None:
    done = '<Cell ss:Formula="=RC[-1]"><Data ss:Type="Number">7</Data></Cell>'
    lost = '<Cell ss:Formula="=RC[-1]"></Cell>'
    document = read(workbook(sheet(row("7", done, lost))), ".xml")
    assert texts(tables(document)[0]) == [["7", "7"]]
    assert codes(document) == ["RDG015"]
    assert "C1" in document.findings[0].message


def test_comments_are_no_text() -> None:
    noted = (
        '<Cell><Data ss:Type="String">甲</Data>'
        '<Comment><ss:Data xmlns="http://www.w3.org/TR/REC-html40">请核对</ss:Data></Comment></Cell>'
    )
    assert only(row(noted, "乙")) == [["甲", "乙"]]


def test_encodings_and_missing_declarations() -> None:
    text = workbook(sheet(row("甲", "乙")))
    for data in (
        text.replace("UTF-8", "GB2312").encode("gbk"),
        text.replace("UTF-8", "UTF-16").encode("utf-16"),
        text.removeprefix(HEAD).encode(),
        b"\xef\xbb\xbf" + text.encode(),
        b"\r\n" + text.encode(),
    ):
        assert texts(tables(read(data, ".xls"))[0]) == [["甲", "乙"]]


def test_a_damaged_workbook_says_so() -> None:
    whole = workbook(sheet(row("甲", "乙"), row("丙", "丁")))
    assert codes(read(whole[:-60], ".xml")) == ["RDG001"]


def test_indices_beyond_every_limit_cost_nothing() -> None:
    far = row(td("远", more=' ss:Index="999999999"'), more=' ss:Index="999999999999"')
    document = read(workbook(sheet(row("甲", "乙"), far)), ".xml")
    assert texts(tables(document)[0]) == [["甲", "乙"]]
    assert codes(document) == ["RDG010"]
