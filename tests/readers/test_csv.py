"""Delimited text: its delimiter by its structure, its quotes, and prose that is none."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jiping.readers.delimited.records import records
from readers.converted import FILES
from readers.grids import codes, lines, read, tables, texts

ROWS = [["一级指标", "指标值", "完成值"], ["产出指标", "≥15名", "16"], ["满意度", "", "98%"]]


@pytest.mark.parametrize("delimiter", list(",;\t|"))
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_delimiters_and_encodings(delimiter: str, encoding: str) -> None:
    data = "\r\n".join(map(delimiter.join, ROWS)).encode(encoding)
    document = read(data, ".csv")
    assert (document.format, codes(document)) == ("csv", [])
    [table] = tables(document)
    assert texts(table) == ROWS
    assert table.merges is False


def test_quotes() -> None:
    text = '甲,"3,265.06","上\n下 ""引"""\n5"管,"半,"开"x\n末, "空" ,\n'
    [table] = tables(read(text, ".csv"))
    assert texts(table) == [
        ["甲", "3,265.06", '上\n下 "引"'],
        ['5"管', '"半', '"开"x'],
        ["末", "空", ""],
    ]


def test_blank_records_keep_their_rows() -> None:
    [table] = tables(read("甲,乙\n\n丙,丁\n,\n", ".csv"))
    assert texts(table) == [["甲", "乙"], [""], ["丙", "丁"], ["", ""]]


def test_a_named_delimiter() -> None:
    assert texts(tables(read("sep=;\n甲;1,5\n乙;2,5\n", ".csv"))[0]) == [
        ["甲", "1,5"],
        ["乙", "2,5"],
    ]


PROSE = (
    "今年我街道完成绿化养护,群众满意。\n各项支出按计划执行,其中人员经费,公用经费,项目经费均未超支。\n"
    "下一步将加强管理,细化指标。\n存在问题:进度偏慢,原因是采购周期长,招标延后。\n"
)
ENGLISH = "We mended roads, bridges and wells.\nPeople were content, most of them, with it.\nNext year, we go on.\n"


@pytest.mark.parametrize("text", [PROSE, ENGLISH, "项目,名称", "3,265.06\n7,478.94 10,744.00\n"])
@pytest.mark.parametrize("suffix", [".txt", ".md", ""])
def test_prose_with_commas_is_no_table(text: str, suffix: str) -> None:
    document = read(text, suffix)
    assert tables(document) == []
    assert "".join(lines(document)) == text.replace("\n", "")


def test_prose_stays_prose_whatever_it_is_called() -> None:
    assert lines(read(PROSE, ".csv")) == PROSE.splitlines()
    assert lines(read(ENGLISH, ".csv")) == ENGLISH.splitlines()


def test_a_plain_structure_needs_no_suffix() -> None:
    form = FILES.joinpath("form.csv").read_bytes()
    for suffix in ("", ".txt"):
        document = read(form, suffix)
        assert (document.format, codes(document)) == ("csv", [])
    assert read(form, ".xls").format == "csv"
    assert codes(read(form, ".xls")) == ["RDG013"]


def test_other_readers_keep_what_is_theirs() -> None:
    assert read("| 一 | 二 |\n|---|---|\n| 1,2,3,4 | 2,3,4,5 |\n", ".txt").format == "markdown"
    assert read("<table><tr><td>1,2,3,4,5</table>\n" * 5, "").format == "html"
    assert read("一\t二,三\n1\t2,3\n", ".txt").format == "text"


def test_limits() -> None:
    text = ",".join("一二三四五六七八") + "\n"
    assert codes(read(text * 9, ".csv", rows=5)) == ["RDG010"]
    assert codes(read(text * 9, ".csv", columns=5)) == ["RDG010"]
    assert codes(read(text * 9, ".csv", cells=20)) == ["RDG010"]
    assert codes(read("一,二\n" + "长" * 99 + ",四\n", ".csv", cell_characters=9)) == ["RDG009"]


@settings(max_examples=200, deadline=2000)
@given(
    st.lists(
        st.lists(st.text('a,"; |\n甲', max_size=5), min_size=2, max_size=4), min_size=1, max_size=5
    )
)
def test_what_was_quoted_comes_back(rows: list[list[str]]) -> None:
    text = "\r\n".join(",".join('"' + f.replace('"', '""') + '"' for f in row) for row in rows)
    assert list(records(text, ",")) == rows


@settings(max_examples=200, deadline=2000)
@given(st.text(',"\n\r ab', max_size=60))
def test_any_text_is_split_without_loss(text: str) -> None:
    fields = [field for record in records(text, ",") for field in record]
    assert sum(map(len, fields)) <= len(text)
    assert "".join(fields).count("a") == text.count("a")


def test_quotes_that_never_end_take_no_time() -> None:
    text = ',"a""b' * 100_000 + "\n" + '"' * 99_999 + "\n" + ',""x' * 100_000
    assert sum(map(len, records(text, ","))) > 200_000


def test_tables_of_several_widths_below_one_another_are_no_prose() -> None:
    text = (
        "项目绩效自评表\n一、基本情况\n项目名称,清淤,,\n主管部门,水务局,实施单位,水管站\n"
        "二、预算执行\n年初预算数,全年预算数,全年执行数,分值,执行率,得分\n92,90,81,10,90%,9\n"
        "三、目标\n预期目标,实际完成\n清淤三口。,清淤四口。\n四、指标\n"
        "一级指标,二级指标,三级指标,目标值,完成值,分值,得分,原因\n"
        "产出指标,数量指标,清淤,3口,4口,45,45,\n满意度指标,满意度,村民,90%,91%,45,45,\n"
    )
    assert read(text, ".csv").format == "csv"
