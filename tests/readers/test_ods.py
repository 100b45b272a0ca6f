"""OpenDocument spreadsheets: what is shown, repeated rows and cells, merges and hidden parts."""

from __future__ import annotations

import pytest

from jiping.model import DocCell
from readers.converted import FILES, workbook
from readers.grids import codes, complete, read, spans, tables, texts
from readers.packages import HEAD, archive

KIND = "application/vnd.oasis.opendocument.spreadsheet"
SPACES = "".join(
    f' xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in {
        "office": "office",
        "table": "table",
        "text": "text",
        "style": "style",
    }.items()
)


def ods(*sheets: str, styles: str = "", **parts: str) -> bytes:
    """A spreadsheet; each sheet is the XML inside a table, or a whole table."""
    made = "".join(
        sheet
        if sheet.startswith("<table:table ")
        else f'<table:table table:name="表{number}">{sheet}</table:table>'
        for number, sheet in enumerate(sheets, 1)
    )
    content = (
        f"{HEAD}<office:document-content{SPACES}><office:automatic-styles>{styles}"
        f"</office:automatic-styles><office:body><office:spreadsheet>{made}"
        "</office:spreadsheet></office:body></office:document-content>"
    )
    return archive({"mimetype": KIND, "content.xml": content, **parts})


def row(*cells: str, repeated: int = 1, more: str = "") -> str:
    return (
        f'<table:table-row table:number-rows-repeated="{repeated}"{more}>'
        + "".join(cell if cell.startswith("<") else td(cell) for cell in cells)
        + "</table:table-row>"
    )


def td(text: str = "", more: str = "") -> str:
    inside = f"<text:p>{text}</text:p>" if text else ""
    return f"<table:table-cell{more}>{inside}</table:table-cell>"


def repeated(count: int, text: str = "") -> str:
    return td(text, f' table:number-columns-repeated="{count}"')


def test_the_same_as_the_workbook_it_was_made_of() -> None:
    made = read(workbook(), ".xlsx")
    converted = read(FILES.joinpath("sheets.ods").read_bytes(), ".ods")
    assert [f.message for f in converted.findings] == [f.message for f in made.findings]
    # LibreOffice shows plain numbers with more digits than Excel does.
    own = {"12345678901234": "1.23457E+13", "0.333333333333333": "0.333333333"}
    for before, after in zip(tables(made), tables(converted), strict=True):
        assert after.sheet == before.sheet
        assert [
            [
                DocCell(own.get(c.text, c.text), c.row, c.column, c.row_span, c.column_span)
                for c in r
            ]
            for r in after.rows
        ] == [list(r) for r in before.rows]


def test_the_text_shown_and_not_the_value() -> None:
    percent = td("98.40%", ' office:value-type="percentage" office:value="0.984"')
    broken = "<table:table-cell><text:p>上<text:line-break/>中</text:p><text:p>下</text:p></table:table-cell>"
    spaced = td(
        '甲<text:s text:c="3"/>乙<text:tab/><text:span>丙<text:span>丁</text:span></text:span>\n  戊'
    )
    noted = "<table:table-cell><office:annotation><text:p>批注</text:p></office:annotation><text:p>正文</text:p></table:table-cell>"
    [table] = tables(read(ods(row(percent, broken, spaced, noted)), ".ods"))
    assert texts(table) == [["98.40%", "上\n中\n下", "甲   乙\t丙丁 戊", "正文"]]


def test_values_without_their_text() -> None:
    cells = (
        td("", ' office:value-type="percentage" office:value="0.984"'),
        td("", ' office:value-type="float" office:value="3265.06"'),
        td("", ' office:value-type="date" office:date-value="2023-06-01T00:00:00"'),
        td("", ' office:value-type="boolean" office:boolean-value="true"'),
        td("", ' office:value-type="string" office:string-value="字"'),
    )
    [table] = tables(read(ods(row(*cells)), ".ods"))
    assert texts(table) == [["98.40%", "3265.06", "2023-06-01", "TRUE", "字"]]


def test_repeated_rows_and_cells() -> None:
    body = (
        row(repeated(2, "甲"), repeated(3), "乙")
        + row(repeated(16384), repeated=3)
        + row("丙", repeated=2)
        + row(repeated(16384), repeated=1_048_570)
    )
    [table] = tables(read(ods(body), ".ods"))
    assert complete(table)
    assert texts(table) == [
        ["甲", "甲", "", "", "", "乙"],
        *[[""] * 6] * 3,
        *[["丙", "", "", "", "", ""]] * 2,
    ]


def test_merged_cells() -> None:
    wide = td("标题", ' table:number-columns-spanned="3" table:number-rows-spanned="1"')
    tall = td("一级", ' table:number-columns-spanned="1" table:number-rows-spanned="2"')
    covered = "<table:covered-table-cell/>"
    hidden = "<table:covered-table-cell><text:p>看不见</text:p></table:covered-table-cell>"
    body = row(wide, covered, covered) + row(tall, "二", "三") + row(hidden, "四", "五")
    [table] = tables(read(ods(body), ".ods"))
    assert complete(table)
    assert spans(table)["标题"] == (1, 1, 1, 3)
    assert spans(table)["一级"] == (2, 1, 2, 1)
    assert texts(table)[2] == ["四", "五"]


def test_hidden_parts_and_groups() -> None:
    styles = '<style:style style:name="ta9" style:family="table"><style:table-properties table:display="false"/></style:style>'
    body = (
        '<table:table-column table:number-columns-repeated="2"/>'
        '<table:table-column-group><table:table-column table:visibility="collapse"/></table:table-column-group>'
        f"<table:table-header-rows>{row('题', '', '列')}</table:table-header-rows>"
        f"<table:table-row-group>{row('行', more=' table:visibility=&quot;filter&quot;'.replace('&quot;', chr(34)))}</table:table-row-group>"
    )
    secret = f'<table:table table:name="旧表" table:style-name="ta9">{row("往年")}</table:table>'
    cached = (
        f'<table:table table:name="别处" table:style-name="ta_extref">{row("他表")}</table:table>'
    )
    document = read(ods(body, secret, cached, styles=styles), ".ods")
    assert codes(document) == ["RDG012", "RDG012", "RDG011"]
    assert [table.sheet for table in tables(document)] == ["表1", "旧表"]
    assert texts(tables(document)[0]) == [["题", "", "列"], ["行", "", ""]]


def test_nested_and_tracked_cells_are_not_read() -> None:
    nested = f"<table:table-cell><table:table table:name='里'>{row('里')}</table:table><text:p>外</text:p></table:table-cell>"
    [table] = tables(read(ods(row(nested) + row("末")), ".ods"))
    assert (table.sheet, texts(table)) == ("表1", [["外"], ["末"]])


def test_formulas_without_a_value_and_zeros() -> None:
    pending = '<table:table-cell table:formula="of:=[.A1]"/>'
    zero = td("0.00", ' office:value-type="float" office:value="0"')
    document = read(ods(row("甲", pending, zero)), ".ods")
    assert codes(document) == ["RDG015"]
    assert texts(tables(document)[0]) == [["甲", "", "0.00"]]
    settings = '<item config:name="ShowZeroValues" config:type="boolean">false</item>'
    parts = {"settings.xml": settings}
    assert texts(tables(read(ods(row("甲", "", zero), **parts), ".ods"))[0]) == [["甲"]]


def test_a_password() -> None:
    manifest = "<manifest:manifest><manifest:encryption-data/></manifest:manifest>"
    document = read(ods(row("甲"), **{"META-INF/manifest.xml": manifest}), ".ods")
    assert codes(document) == ["RDG004"]


@pytest.mark.parametrize(
    "body",
    [
        row(repeated(10**9, "字"), repeated=10**9),
        row("字", repeated=10**9) * 50,
        (row(repeated(500, "字"), repeated=9)) * 30,
        row(
            td(
                "字",
                ' table:number-columns-spanned="99999999" table:number-rows-spanned="99999999"',
            )
        ),
        row(repeated(10**9)) + row("字") + row(repeated(16384, "字"), repeated=1_048_000),
    ],
)
def test_repetition_without_end_is_cut(body: str) -> None:
    document = read(ods(body, body), ".ods", rows=50, columns=20, cells=500)
    assert set(codes(document)) <= {"RDG010"}
    for table in tables(document):
        assert complete(table)
        assert len(table.rows) <= 50
        assert table.width <= 20


def test_a_large_sheet_is_read_row_by_row() -> None:
    body = "".join(row(f"第{n}行" + "字" * 60, str(n)) for n in range(20_000))
    document = read(ods(body), ".ods")
    assert codes(document) == []
    assert texts(tables(document)[0])[19_999][1] == "19999"


def test_entities_are_refused() -> None:
    data = archive(
        {
            "mimetype": KIND,
            "content.xml": f'{HEAD}<!DOCTYPE a [<!ENTITY b "c">]><a{SPACES}>{row("甲")}</a>',
        }
    )
    assert codes(read(data, ".ods")) == ["RDG008"]


def test_a_spreadsheet_in_one_xml_file_reads_like_the_archive() -> None:
    sheet = row("一级指标", "分值") + row("产出指标", repeated(2, "50"))
    zero = '<table:table-row><table:table-cell office:value-type="float" office:value="0"/></table:table-row>'
    inside = f'<table:table table:name="自评表">{sheet}{zero}</table:table>'
    flat = (
        f'{HEAD}<office:document{SPACES} office:mimetype="{KIND}"><office:settings>'
        '<config-item name="ShowZeroValues">false</config-item></office:settings>'
        f"<office:body><office:spreadsheet>{inside}</office:spreadsheet></office:body>"
        "</office:document>"
    )
    packed = ods(inside, **{"settings.xml": '<item name="ShowZeroValues">false</item>'})
    assert read(flat, ".fods").blocks == read(packed, ".ods").blocks
    assert texts(tables(read(flat, ".fods"))[0]) == [
        ["一级指标", "分值", ""],
        ["产出指标", "50", "50"],
    ]
    assert codes(read(flat, ".fods")) == []
