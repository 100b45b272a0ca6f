"""Old workbooks: records of Excel 5 to 2003, shown and laid out like worksheets of today."""

from __future__ import annotations

import struct

import pytest
import xlrd

from readers.biff import (
    begin,
    compound,
    formula,
    label,
    merged,
    number,
    packed,
    part,
    record,
    shared,
    short,
    stream,
    unicode,
    xls,
)
from readers.converted import FILES, workbook
from readers.grids import codes, complete, lines, read, spans, tables, texts

OTHER = b"\0\0\0\xff\xff"


def other(kind: int, value: int = 0) -> bytes:
    """A result of a formula that is no number."""
    return bytes([kind, 0, value]) + OTHER


def old(*cells: bytes, **parts: object) -> list[list[str]]:
    """The texts of a workbook of one sheet."""
    document = read(xls(part(*cells), **parts), ".xls")
    assert document.format == "xls"
    assert codes(document) == []
    [table] = tables(document)
    assert complete(table)
    return texts(table)


def test_the_same_as_the_workbook_it_was_made_of() -> None:
    made, converted = read(workbook(), ".xlsx"), read(FILES.joinpath("sheets.xls").read_bytes())
    assert converted.blocks == made.blocks
    assert [f.message for f in converted.findings] == [f.message for f in made.findings]


def test_numbers_in_every_record() -> None:
    cells = (
        number(0, 0, 0.984, 1),
        packed(0, 1, 326506 << 2 | 3, 2),
        packed(0, 2, (-7 & 0x3FFFFFFF) << 2 | 2),
        packed(0, 3, struct.unpack("<Q", struct.pack("<d", 0.5))[0] >> 32),
        record(0x00BD, struct.pack("<2H", 1, 1) + struct.pack("<HIHIH", 1, 3, 0, 9840 << 2 | 3, 2)),
        formula(2, 0, struct.pack("<d", 0.5), style=1),
    )
    assert old(*cells, codes=["0.00%", "#,##0.00"]) == [
        ["98.40%", "3,265.06", "-7", "0.5"],
        ["", "0.00%", "98.4", ""],
        ["50.00%", "", "", ""],
    ]


def test_texts_truths_and_errors() -> None:
    cells = (
        shared(0, 0, 1),
        label(0, 1, unicode("Café")),
        record(0x00D6, struct.pack("<3H", 0, 2, 0) + unicode("富文本") + b"\0\0"),
        record(0x0205, struct.pack("<3H2B", 0, 3, 0, 1, 0)),
        record(0x0205, struct.pack("<3H2B", 0, 4, 0, 0x2A, 1)),
        formula(1, 0, other(0)),
        record(0x04BC, b"\0" * 8),
        record(0x0207, unicode("算出的字")),
        formula(1, 1, other(1, 0)),
        formula(1, 2, other(2, 7)),
        formula(1, 3, other(3)),
    )
    assert old(*cells, strings=["甲", "乙"]) == [
        ["乙", "Café", "富文本", "TRUE", "#N/A"],
        ["算出的字", "FALSE", "#DIV/0!", "", ""],
    ]


def test_texts_that_run_on_over_records() -> None:
    rich = struct.pack("<HBHI", 3, 0x0D, 1, 5) + "乙丙丁".encode("utf-16-le") + b"\0" * 9
    first = struct.pack("<2I", 3, 3) + struct.pack("<HB", 4, 1) + "甲乙".encode("utf-16-le")
    second = b"\0ab" + rich[:-4]
    third = rich[-4:] + unicode("末")
    table = record(0x00FC, first) + record(0x003C, second) + record(0x003C, third)
    cells = part(*(shared(0, column, column) for column in range(3)))
    [found] = tables(read(compound(("Workbook", stream([cells], more=table))), ".xls"))
    assert texts(found) == [["甲乙ab", "乙丙丁", "末"]]


def test_a_text_that_is_not_there() -> None:
    document = read(xls(part(shared(0, 0, 0), shared(0, 1, 5)), strings=["甲"]), ".xls")
    assert codes(document) == ["RDG017"]
    assert texts(tables(document)[0]) == [["甲"]]


def test_merges_hidden_parts_and_zeros() -> None:
    first = part(
        record(0x0208, struct.pack("<6HI", 1, 0, 3, 0, 0, 0, 0x20)),
        record(0x007D, struct.pack("<6H", 2, 3, 0, 0, 1, 0)),
        label(0, 0, unicode("标题")),
        label(1, 2, unicode("值")),
        number(1, 3, 0),
        record(0x023E, b"\0" * 18),
        merged((0, 0, 0, 3), (1, 2, 0, 1)),
    )
    second = part(label(0, 0, unicode("往年")))
    document = read(xls([first, second, part(about=0x20)], states=[0, 2], kinds=[0, 0, 2]), ".xls")
    assert codes(document) == ["RDG012", "RDG012", "RDG011"]
    table, hidden = tables(document)
    assert spans(table) == {"标题": (1, 1, 1, 4), "值": (2, 3, 1, 1)}
    assert (len(table.rows), table.width, table.sheet) == (3, 4, "表1")
    assert texts(hidden) == [["往年"]]
    assert "C、D" not in document.findings[1].message  # column D holds a zero that is not shown


def test_a_formula_that_was_never_calculated() -> None:
    cells = (formula(0, 0, b"\0" * 8, marks=3), formula(0, 1, other(0)), number(0, 2, 1))
    document = read(xls(part(*cells)), ".xls")
    assert codes(document) == ["RDG015"]
    assert "A1" in document.findings[0].message
    assert texts(tables(document)[0]) == [["", "", "1"]]


def test_what_charts_remember_is_no_cell() -> None:
    chart = part(number(0, 0, 9), about=0x20)
    assert old(number(0, 0, 1), chart, number(0, 1, 2)) == [["1", "2"]]


def test_dates() -> None:
    assert old(number(0, 0, 45078, 1), codes=['yyyy"年"m"月"d"日"']) == [["2023年6月1日"]]
    from_1904 = record(0x0022, b"\1\0")
    assert old(number(0, 0, 42825, 1), codes=["yyyy-mm-dd"], more=from_1904) == [["2021-04-01"]]


@pytest.mark.parametrize(
    ("encoding", "page"), [("gb18030", 936), ("big5", 950), ("gb18030", 1252), ("gb18030", None)]
)
def test_excel_5_and_its_code_pages(encoding: str, page: int | None) -> None:
    rows = ["項目名稱", "預算執行率"] if encoding == "big5" else ["项目名称与单位", "预算执行率"]
    cells = [label(n, 0, short(text, encoding)) for n, text in enumerate(rows)]
    data = xls(
        part(*cells, number(0, 1, 0.5, 1), version=0x0500),
        encoding=encoding,
        page=page,
        codes=['0%"整"'],
    )
    [table] = tables(read(data, ".xls"))
    assert texts(table) == [[rows[0], "50%整"], [rows[1], ""]]
    assert table.sheet == "表1"
    if page in (936, 950):
        assert xlrd.open_workbook(file_contents=data).sheet_by_index(0).col_values(0) == rows


def test_western_texts_of_excel_5() -> None:
    cells = part(label(0, 0, b"\x04\0Caf\xe9"), version=0x0500)
    data = compound(("Book", stream([cells], encoding="gb18030", page=1252)))
    plain = data.replace("表1".encode("gb18030"), b"abc")
    assert texts(tables(read(plain, ".xls"))[0]) == [["Café"]]


def test_records_without_their_container() -> None:
    cells = label(0, 0, short("项目名称", "gbk")) + label(0, 1, short("绩效目标", "gbk"))
    data = record(0x0809, struct.pack("<4H", 0, 0x10, 0, 0)) + cells + number(1, 0, 98.4)
    document = read(data + record(0x000A), ".xls")
    assert codes(document) == []
    assert texts(tables(document)[0]) == [["项目名称", "绩效目标"], ["98.4", ""]]


def test_a_password() -> None:
    data = xls(part(number(0, 0, 1)), more=record(0x002F, b"\0" * 6))
    assert codes(read(data, ".xls")) == ["RDG004"]


def test_a_workbook_inside_a_document_is_none() -> None:
    both = compound(("WordDocument", b"x"), ("Data", b"y"))
    assert read(both, ".doc").format != "xls"


def test_the_newer_of_two_workbooks() -> None:
    newer = stream([part(label(0, 0, unicode("新")))])
    older = stream(
        [part(label(0, 0, short("旧", "gbk")), version=0x0500)], encoding="gbk", page=936
    )
    assert texts(tables(read(compound(("Book", older), ("Workbook", newer))))[0]) == [["新"]]


def test_a_damaged_container() -> None:
    data = xls(part(number(0, 0, 1)))
    assert codes(read(data[:600], ".xls")) == ["RDG001"]
    lost = data[:48] + b"\xff" * 4 + data[52:]
    assert codes(read(lost, ".xls")) == ["RDG001"]


def test_a_sheet_that_breaks_off() -> None:
    whole = stream([part(number(0, 0, 1), number(1, 0, 2)), part(number(0, 0, 3))])
    document = read(compound(("Workbook", whole[:-30])), ".xls")
    assert codes(document) == ["RDG027"]
    assert [texts(table) for table in tables(document)] == [[["1"], ["2"]]]


def test_sheets_that_claim_the_same_records_are_not_read_without_end() -> None:
    sheet = part(number(0, 0, 1), *[record(0x0201, b"\0" * 6)] * 50)
    data = bytearray(stream([sheet, *[part(number(0, 0, 1))] * 40]))
    first = data.index(begin(0x10))
    at = 0
    while (at := data.find(b"\x85\0", at)) >= 0 and at < first:
        data[at + 4 : at + 8] = struct.pack("<I", first)
        at += 8
    document = read(compound(("Workbook", bytes(data))), ".xls", cells=30)
    assert "RDG027" in codes(document)
    assert 1 < len(tables(document)) < 10


def test_limits() -> None:
    cells = [label(row, column, unicode("字" * 9)) for row in range(9) for column in range(9)]
    data = xls(part(*cells))
    assert codes(read(data, ".xls", rows=5)) == ["RDG010"]
    assert codes(read(data, ".xls", columns=5)) == ["RDG010"]
    assert codes(read(data, ".xls", cells=20)) == ["RDG010"]
    assert set(codes(read(data, ".xls", cell_characters=3))) == {"RDG009"}


def test_nothing_in_it() -> None:
    document = read(xls(part()), ".xls")
    assert codes(document) == ["RDG002"]
    assert lines(document) == []


@pytest.mark.parametrize("suffix", [".et", ".xls", ""])
def test_suffixes(suffix: str) -> None:
    assert codes(read(xls(part(number(0, 0, 1))), suffix)) == []
