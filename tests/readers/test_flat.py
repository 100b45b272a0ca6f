"""Office files as programs write them are read as flat text, to the same Document as by a tree.

That both ways agree is asserted in conftest.py for every file that the tests of readers read.
"""

from __future__ import annotations

import io

import docx as python_docx
import openpyxl
import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from jiping.readers.base import xml
from jiping.readers.base.flat import flat, unescaped
from jiping.readers.excel import sheet, strings
from jiping.readers.word import body
from readers.grids import codes, complete, lines, read, tables, texts
from readers.packages import HEAD, SHEET, docx, p, tbl, tc, tr, xlsx

SPACES = (SHEET,)


@pytest.fixture
def flat_only(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The parts that were left to a tree."""
    left: list[str] = []
    real = xml.parse

    def noted(data: bytes, part: str) -> object:
        left.append(part)
        return real(data, part)

    for module in (sheet, strings, body):
        monkeypatch.setattr(module, "parse", noted)
    return left


def by_openpyxl() -> bytes:
    book = openpyxl.Workbook()
    page = book.active
    page["A1"], page["B1"], page["C1"] = "甲<乙&丙>", 0.984, "=1+1"
    page["B1"].number_format = "0.00%"
    del page["C1"]
    page.merge_cells("A2:B3")
    page["A2"] = " 多行\n文字 "
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def by_xlsxwriter() -> bytes:
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True})
    page = book.add_worksheet()
    page.write_rich_string("A1", "普通", book.add_format({"bold": True}), "粗体 & <尖>", "尾")
    page.write("B1", 0.984, book.add_format({"num_format": "0.00%"}))
    page.write_formula("C1", "=B1>0", value="真")
    page.merge_range("A2:B3", " 合并 ")
    page.write_boolean("C2", True)
    book.close()
    return stream.getvalue()


def by_python_docx() -> bytes:
    document = python_docx.Document()
    document.add_paragraph("题目\t甲<乙&丙>\n第二行")
    table = document.add_table(rows=3, cols=3)
    table.cell(0, 0).merge(table.cell(1, 0)).text = "合并\n两行"
    table.cell(2, 1).merge(table.cell(2, 2)).text = " 宽 "
    document.add_paragraph("落款")
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def test_workbooks_of_the_usual_libraries_need_no_tree(flat_only: list[str]) -> None:
    assert texts(tables(read(by_openpyxl()))[0])[0] == ["甲<乙&丙>", "98.40%"]
    table = tables(read(by_xlsxwriter()))[0]
    assert texts(table) == [["普通粗体 & <尖>尾", "98.40%", "真"], ["合并", "TRUE"], [""]]
    assert flat_only.count("xl/worksheets/sheet1.xml") == 2  # by conftest.py, once a file
    assert flat_only.count("xl/sharedStrings.xml") <= 2


def test_documents_of_the_usual_library_need_no_tree(flat_only: list[str]) -> None:
    document = read(by_python_docx())
    assert lines(document) == ["题目\t甲<乙&丙>", "第二行", "落款"]
    assert texts(tables(document)[0])[0] == ["合并\n两行", "", ""]
    assert flat_only == ["word/document.xml"]  # by conftest.py


VALUES = st.text("甲乙1 .%<&>\n\"'\u3000\xa0\u200bé", max_size=6)
NUMBERS = st.sampled_from(["0", "-0.5", "0.984", "44287", "1E3", " 7 ", "x", "", "99999999999"])


def _escaped(text: str, entity: bool) -> str:
    if entity:
        return "".join(f"&#{ord(c)};" if c in "甲<&>" else f"&#x{ord(c):X};" for c in text)
    return text.replace("&", "&amp;").replace("<", "&lt;")


@st.composite
def written_cells(draw: st.DrawFn, row: int) -> str:
    inside = []
    for letters in draw(st.lists(st.sampled_from(["A", "B", "C", "Z", "AB", "XFD"]), unique=True)):
        reference = draw(st.sampled_from([f' r="{letters}{row}"'] * 9 + [""]))
        style = draw(st.sampled_from(["", ' s="1"', ' s="2"', ' s="9"']))
        text = _escaped(draw(VALUES), draw(st.booleans()))
        space = draw(st.sampled_from(["", ' xml:space="preserve"']))
        kinds = (
            f"{reference}{style}><v>{draw(NUMBERS)}</v></c>",
            f'{reference}{style} t="n"><v>{draw(NUMBERS)}</v></c>',
            f'{reference}{style} t="s"><v>{draw(st.integers(-1, 4))}</v></c>',
            f'{reference}{style} t="inlineStr"><is><t{space}>{text}</t></is></c>',
            f'{reference}{style} t="str"><f>A1</f><v>{text}</v></c>',
            f'{reference}{style} t="{draw(st.sampled_from(["b", "e", "d"]))}"><v>{text}</v></c>',
            f"{reference}{style}/>",
            f"{reference}{style}></c>",
            f"{reference}{style}><f>A1</f></c>",
            f'{reference}{style} t="inlineStr"><v>3</v></c>',
            f'{reference} t="s"{style}><v>0</v></c>',
            f"{reference}{style}><v>1</v><!-- 2 --></c>",
        )
        usual = draw(st.integers(0, 11))
        inside.append("<c" + kinds[usual if draw(st.booleans()) else usual % 8])
    return "".join(inside)


@st.composite
def sheets(draw: st.DrawFn) -> str:
    body_ = ""
    for number in range(1, draw(st.integers(1, 5))):
        more = draw(st.sampled_from([""] * 6 + [' hidden="false"', ' hidden="1"', " ht='3'"]))
        body_ += f'<row r="{number}"{more}>{draw(written_cells(number))}</row>'
    head = draw(
        st.sampled_from(
            [
                "",
                "",
                '<cols><col min="1" max="2" hidden="true"/></cols>',
                '<cols><col min="1" max="2" hidden="false"/></cols>',
                '<sheetViews><sheetView showZeros="0"/></sheetViews>',
            ]
        )
    )
    tail = draw(
        st.sampled_from(
            [
                "",
                '<mergeCells><mergeCell ref="A1:B2"/><mergeCell ref="C1:C9"/></mergeCells>',
                "<mergeCells><mergeCell ref='A1:B2'/></mergeCells>",
                "<v>9</v>",
            ]
        )
    )
    return f"{head}<sheetData>{body_}</sheetData>{tail}"


ITEMS = ("<t>共享</t>", "<r><t>富</t></r><r><rPr><b/></rPr><t> 文</t></r>", "<t/>")
PHONETIC = "<t>甲</t><rPh sb='0' eb='1'><t>jia</t></rPh>"


@settings(max_examples=200, deadline=None)
@given(sheets(), st.booleans(), st.sampled_from([["0.00%", "0;-0;;@"], ["0.0", '"附"@']]))
def test_sheets_are_read_alike_both_ways(inside: str, phonetic: bool, formats: list[str]) -> None:
    strings_ = [*ITEMS, PHONETIC] if phonetic else ITEMS
    for table in tables(read(xlsx(inside, strings=strings_, codes=formats), ".xlsx")):
        assert complete(table)


PARAGRAPHS = st.lists(
    st.sampled_from(
        [
            p("甲", "乙&amp;&#x4E19;"),
            p(),
            "<w:p/>",
            '<w:p w:rsidR="1"><w:r><w:tab/></w:r></w:p>',
            '<w:p><w:pPr><w:tabs><w:tab w:val="left" w:pos="9"/></w:tabs></w:pPr></w:p>',
            '<w:p><w:r><w:t xml:space="preserve"> 甲 </w:t><w:br/><w:t>乙</w:t></w:r></w:p>',
            "<w:p><w:r><w:noBreakHyphen/><w:cr/><w:t/></w:r></w:p>",
            "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>隐</w:t></w:r></w:p>",
            "<w:p><w:ins><w:r><w:t>新</w:t></w:r></w:ins></w:p>",
            f"<w:sdt><w:sdtPr/><w:sdtContent>{p('控')}</w:sdtContent></w:sdt>",
        ]
    ),
    max_size=3,
)


@st.composite
def word_tables(draw: st.DrawFn) -> str:
    rows = []
    for _ in range(draw(st.integers(0, 3))):
        spans = draw(st.sampled_from([(1, 1, 2), (2, 2), (4,), (1, 3), (2, 1)]))
        marks = st.sampled_from([None, None, "restart", "continue"])
        inside = [
            tc("".join(draw(PARAGRAPHS)) or "<w:p/>", span=span, merge=draw(marks))
            for span in spans
        ]
        rows.append(tr(*inside, properties=draw(st.sampled_from(["", "<w:cantSplit/>"]))))
    return tbl(*rows)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.one_of(PARAGRAPHS.map("".join), word_tables()), max_size=4))
def test_documents_are_read_alike_both_ways(blocks: list[str]) -> None:
    for table in tables(read(docx("".join(blocks)), ".docx")):
        assert complete(table)


def part(inside: str, *, head: str = HEAD, attributes: str = f'xmlns="{SHEET}"') -> bytes:
    return f"{head}<worksheet {attributes}>{inside}</worksheet>".encode()


def test_what_is_flat() -> None:
    assert flat(part("<a>甲</a>\r\n<b/>"), b"worksheet", SPACES) is not None
    text = flat(part("<a>&#30002;&#60;&#x26;</a>\r\n"), b"worksheet", SPACES)
    assert text is not None
    assert text.endswith("<a>甲&lt;&amp;</a>\n</worksheet>")
    assert unescaped("甲&lt;&amp;lt;") == "甲<&lt;"


@pytest.mark.parametrize(
    "data",
    [
        part("<!-- <c/> -->"),
        part("<![CDATA[<c/>]]>"),
        part("<?c ?>"),
        part("<a>"),
        part("<a/>&#0;"),
        part("<a/>&#xD800;"),
        part("<a/>")[:-5],
        part("<a/>", head='<?xml version="1.0" encoding="GBK"?>'),
        part("<a/>", head="<!DOCTYPE a>"),
        part("甲").decode().encode("utf-16"),
        part("<a/>").replace(b"<a/>", b"\xff"),
        part("<a/>", attributes='xmlns="urn:other"'),
        part("<a/>", attributes=f'xmlns="{SHEET}" xmlns:x="{SHEET}"'),
        part(f'<x:a xmlns:x="{SHEET}"/>'),
        part('<a xmlns="urn:other"/>'),
        part('<a xmlns:x="urn:&#111;"/>'),
        part("<a/>", attributes=""),
    ],
)
def test_what_is_not_flat(data: bytes) -> None:
    assert flat(data, b"worksheet", SPACES) is None


@pytest.mark.parametrize(
    "limits", [{"rows": 2}, {"columns": 1}, {"cells": 2}, {"cell_characters": 2}]
)
def test_limits_hold_for_flat_text_too(limits: dict[str, int]) -> None:
    rows = "".join(
        f'<row r="{n}"><c r="A{n}" t="inlineStr"><is><t>甲乙丙</t></is></c><c r="B{n}"><v>1</v></c></row>'
        for n in range(1, 5)
    )
    document = read(xlsx(f"<sheetData>{rows}</sheetData>"), ".xlsx", **limits)
    assert set(codes(document)) <= {"RDG009", "RDG010"}
    assert codes(document)
