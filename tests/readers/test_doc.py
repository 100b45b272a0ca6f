"""The binary Word format: text and tables, as printed."""

from __future__ import annotations

import random
import struct
from pathlib import Path
from typing import Any

import olefile
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import jiping
import mini
from jiping import readers
from jiping.model import Limits, Table
from jiping.readers.base.compound import Compound
from readers.grids import codes, complete, lines, read, spans, tables, texts
from readers.old_words import compound, define, doc, inner_row, line, row
from spine.test_round_trip import said

FILES = Path(__file__).parent / "files"
OFFICE = sorted(FILES.glob("*.doc"))
REMOVED, INSERTED, HIDDEN = b"\x00\x08\x01", b"\x01\x08\x01", b"\x3c\x08\x01"


def words(*marks: Any, **more: Any) -> Any:
    return read(doc(*marks, **more), ".doc")


def test_paragraphs_and_tables_stand_in_their_order() -> None:
    document = words(line("自评表"), row("甲", "乙\n二"), row("丙", "丁"), line(""), line("备注"))
    assert document.format == "doc"
    assert [type(block).__name__ for block in document.blocks] == ["Line", "Table", "Line"]
    assert lines(document) == ["自评表", "备注"]
    assert texts(tables(document)[0]) == [["甲", "乙\n二"], ["丙", "丁"]]
    assert document.findings == ()


@pytest.mark.parametrize("suffix", [".doc", ".wps", ".dot"])
def test_each_suffix_is_its_own(suffix: str) -> None:
    assert codes(read(doc(line("甲")), suffix)) == []


def test_the_content_tells_the_kind() -> None:
    document = read(doc(line("甲")), ".xls")
    assert document.format == "doc"
    workbook = compound({"Workbook": b"", "1Table": b""}, {"WordDocument": []})
    assert read(workbook, ".doc").format == "xls"


def test_wide_cells_span_the_columns_of_narrow_ones() -> None:
    document = words(
        row("标题", edges=[0, 6000]),
        row("一", "二", "三", edges=[0, 2000, 4000, 6000]),
        row("甲", "乙", edges=[0, 4012, 5990]),
    )
    table = tables(document)[0]
    assert complete(table)
    assert table.width == 3
    assert spans(table)["标题"] == (1, 1, 1, 3)
    assert spans(table)["甲"] == (3, 1, 1, 2)
    assert codes(document) == []


@pytest.mark.parametrize("marks", [(1, 2, 2, 1, 2), (2, 1, 1, 2, 1), (3, 1, 1, 3, 1)])
def test_cells_merged_across_by_marks(marks: tuple[int, ...]) -> None:
    document = words(row(*"一二三四五"), row("宽", "", "", "末", "", across=marks))
    table = tables(document)[0]
    assert complete(table)
    assert spans(table)["宽"] == (2, 1, 1, 3)
    assert spans(table)["末"] == (2, 4, 1, 2)


def test_cells_merged_down_by_marks() -> None:
    document = words(
        row("产出", "数量", down=(3, 0)),
        row("", "质量", down=(1, 0)),
        row("效益", "社会", down=(3, 3)),
        row("", "", down=(1, 1)),
        line(""),
        row("单独", "后", down=(1, 0)),
    )
    table, alone = tables(document)
    assert complete(table)
    assert spans(table)["产出"] == (1, 1, 2, 1)
    assert spans(table)["社会"] == (3, 2, 2, 1)
    assert spans(alone)["单独"] == (1, 1, 1, 1)


def test_marks_that_come_after_the_definition() -> None:
    across = b"\x24\x56\x00\x02"
    down = b"\x2b\xd6\x02\x02\x03"
    again = b"\x2b\xd6\x02\x02\x01"
    document = words(
        row("一", "", "三", more=across + down),
        row("四", "", "", more=across + again),
        row(*"五六七"),
    )
    table = tables(document)[0]
    assert complete(table)
    assert spans(table)["一"] == (1, 1, 1, 2)
    assert spans(table)["三"] == (1, 3, 2, 1)


def test_cells_put_in_taken_out_and_widened() -> None:
    put_in = b"\x21\x76\x01\x01" + struct.pack("<h", 1000)
    taken_out = b"\x22\x56\x00\x01"
    widened = b"\x23\x76\x00\x02" + struct.pack("<h", 1500)
    document = words(
        row("一", "二", "三"),
        row("四", "五", "六", edges=[0, 1000, 2000], more=put_in),
        row("七", "八", "九", edges=[0, 1000, 2000, 3000, 4000], more=taken_out),
        row("十", "末", edges=[0, 100, 200], more=widened),
    )
    table = tables(document)[0]
    assert complete(table)
    assert texts(table)[1:3] == [["四", "五", "六"], ["七", "八", "九"]]
    assert spans(table)["末"][1:] == (3, 1, 2)
    assert codes(document) == []


def test_rows_indented_a_little_begin_with_the_others() -> None:
    document = words(
        row("一", "二", edges=[-108, 2000, 4000]), row("三", "四", edges=[0, 2000, 4100])
    )
    table = tables(document)[0]
    assert table.width == 2
    assert texts(table) == [["一", "二"], ["三", "四"]]


def test_rows_indented_a_lot_leave_places_blank() -> None:
    document = words(row("一", "二", "三"), row("乙", edges=[1000, 2000]))
    table = tables(document)[0]
    assert complete(table)
    assert texts(table)[1] == ["", "乙", ""]


def test_narrow_columns_stay_apart() -> None:
    document = words(row(*"一二三四", edges=[0, 60, 120, 180, 240]))
    assert texts(tables(document)[0]) == [list("一二三四")]


def test_properties_that_stand_in_the_stream_data() -> None:
    defined = define([0, 2000, 3000])
    inside = b"\x16\x24\x01\x17\x24\x01" + defined
    data = b"\0" * 6 + struct.pack("<H", len(inside)) + inside
    for code in (0x6645, 0x6646, 0x646B):
        continued = struct.pack("<HI", code, 6)
        document = words(
            row("宽", "窄", edges=[], more=continued),
            row("一", "二", "三", edges=[0, 1000, 2000, 3000]),
            data=data,
        )
        assert spans(tables(document)[0])["宽"] == (1, 1, 1, 2)
        assert codes(document) == []


def test_rows_that_contradict_themselves_are_laid_out_like_others_and_reported() -> None:
    document = words(
        row("标题", edges=[0, 3000]),
        row("一", "二", "三"),
        row("四", "五", "六", edges=[0, 1000]),
        row("七", "八", "九", edges=[]),
        row("十", edges=[2000, 1000]),
    )
    table = tables(document)[0]
    assert complete(table)
    assert texts(table)[1:4] == [["一", "二", "三"], ["四", "五", "六"], ["七", "八", "九"]]
    assert spans(table)["十"] == (5, 1, 1, 3)
    assert codes(document) == ["RDG017"]


def test_a_table_without_any_widths_is_read_cell_by_cell_and_reported() -> None:
    document = words(row("标题", edges=[]), row("一", "二", edges=[]))
    table = tables(document)[0]
    assert complete(table)
    assert texts(table) == [["标题", ""], ["一", "二"]]
    assert codes(document) == ["RDG017"]


def test_cells_without_an_end_of_their_row_are_kept_and_reported() -> None:
    whole = words(row("一", "二"), row("三", "四")[:-1])
    assert texts(tables(whole)[0]) == [["一", "二"], ["三", "四"]]
    assert codes(whole) == ["RDG017"]
    loose = words(row("一", "二\n三")[:-1], line("尾"))
    assert lines(loose) == ["一", "二", "三", "尾"]
    assert codes(loose) == ["RDG017"]


def test_a_table_in_a_cell_follows_the_outer_one() -> None:
    outer = row("外", "乙")
    nested = [*inner_row("里", "表"), *inner_row("二", "三")]
    document = words(nested, outer, line("后"))
    assert [texts(table) for table in tables(document)] == [
        [["外", "乙"]],
        [["里", "表"], ["二", "三"]],
    ]
    assert lines(document) == ["后"]
    assert codes(document) == []


def test_results_of_fields_stay_and_instructions_go() -> None:
    document = words(
        line("至\x13 DATE \\@ x \x142021年\x15止"),
        row("\x13 IF \x13 PAGE \x141\x15 = 1\x14是\x15", "甲\x13 XE 索引 \x15乙"),
        line("一\x13 TOC"),
        line("\x14目"),
        line("录\x15二"),
    )
    assert lines(document) == ["至2021年止", "一目", "录二"]
    assert texts(tables(document)[0]) == [["是", "甲乙"]]


def test_a_field_that_does_not_end_hides_no_cell() -> None:
    document = words(line("甲\x13乙"), row("一", "二"), line("丙"))
    assert lines(document) == ["甲乙", "丙"]
    assert texts(tables(document)[0]) == [["一", "二"]]


def test_tracked_changes_are_read_as_accepted() -> None:
    document = words(
        line("合并\r之后"),
        row("旧新", "乙"),
        row("去掉", "的行"),
        special=[
            ("旧", REMOVED),
            ("新", INSERTED),
            ("\r之", REMOVED),
            ("去掉\x07的行\x07\x07", REMOVED),
        ],
    )
    assert texts(tables(document)[0]) == [["新", "乙"]]
    assert lines(document) == ["合并后"]
    assert codes(document) == ["RDG016"]
    assert "插入 1 处、删除 3 处" in document.findings[0].message


def test_hidden_text_is_left_out() -> None:
    shown = b"\x3c\x08\x00"
    document = words(line("看不见看得见"), special=[("看不见", HIDDEN), ("看得见", shown)])
    assert lines(document) == ["看得见"]


def test_symbols_are_the_characters_that_they_show() -> None:
    inserted = struct.pack("<HHH", 0x6A09, 1, 0xF0B3)
    typed = struct.pack("<HH", 0x4A4F, 1)
    other = struct.pack("<HHH", 0x6A09, 0, 0x2605)
    document = words(
        line("(85%"),
        line("\uf0a390"),
        line("[星"),
        special=[("(", inserted), ("\uf0a3", typed), ("[", other)],
        fonts=["宋体", "Symbol"],
    )
    assert lines(document) == ["≥85%", "≤90", "★星"]


def test_breaks_hyphens_and_characters_beyond_the_first_plane() -> None:
    document = words(line("甲\x0b乙\x0c丙\x0e丁"), row("A\x1eB\tC\x1fD", "\x01\x08𠮷\u00a0字\x02"))
    assert lines(document) == ["甲", "乙", "丙", "丁"]
    assert texts(tables(document)[0]) == [["A-B\tCD", "𠮷 字"]]


def test_text_of_one_byte_a_character() -> None:
    document = words(line("a – “q”"), row("€5", "x"), narrow=True)
    assert lines(document) == ["a – “q”"]
    assert texts(tables(document)[0]) == [["€5", "x"]]


def test_pieces_in_another_order_than_they_are_stored_in() -> None:
    document = words(line("题目很长"), row("甲乙", "丙丁"), line("尾"), cuts=[2, 6, 9])
    assert lines(document) == ["题目很长", "尾"]
    assert texts(tables(document)[0]) == [["甲乙", "丙丁"]]
    assert codes(document) == []


def test_pieces_with_changes_of_their_own() -> None:
    document = words(
        line("留下去掉"),
        line("甲"),
        cuts=[2, 4],
        modifiers={1: REMOVED},
    )
    assert lines(document) == ["留下", "甲"]
    moved = words(row("甲", "乙"), line("丙"), cuts=[5], modifiers={1: b"\x16\x24\x00"})
    assert lines(moved) == ["丙"]


def test_text_boxes_follow_and_notes_are_left_out() -> None:
    document = words(line("正文"), notes="脚注\r", boxes="盒内\r盒二\r\r")
    assert lines(document) == ["正文", "盒内", "盒二"]


def test_the_table_stream_is_the_one_that_is_named() -> None:
    assert lines(words(line("甲"), flags=0, table="0Table")) == ["甲"]
    assert lines(words(line("甲"), flags=0, table="1Table")) == ["甲"]


def test_a_password() -> None:
    assert codes(words(line("甲"), flags=0x0300)) == ["RDG004"]


@pytest.mark.parametrize(("magic", "version"), [(0xA5DC, 104), (0xA5EC, 101)])
def test_an_older_version_is_named(magic: int, version: int) -> None:
    document = words(line("甲"), magic=magic, version=version)
    assert codes(document) == ["RDG003"]
    assert "Word 95" in document.findings[0].message
    assert document.format == "doc"


def test_embedded_objects_are_reported() -> None:
    document = words(line("甲"), storages={"ObjectPool": ["_1", "_2"]})
    assert codes(document) == ["RDG027"]
    assert "2 个" in document.findings[0].message


def test_a_document_of_pictures_or_without_text_says_so() -> None:
    assert codes(words(line("\x01"), line("\x08"))) == ["RDG030"]
    assert codes(words(line(""), row("", ""))) == ["RDG002"]


def test_limits_stop_a_large_document() -> None:
    rows = [row("甲", "乙")] * 30
    assert codes(words(*rows)) == []
    few = read(doc(*rows), ".doc", rows=10)
    assert codes(few) == ["RDG010"]
    assert len(tables(few)[0].rows) == 10
    narrow = read(doc(row(*"一二三四五六")), ".doc", columns=4)
    assert texts(tables(narrow)[0]) == [list("一二三四")]
    assert codes(narrow) == ["RDG010"]
    cut = read(doc(row("甲", "长" * 100)), ".doc", cell_characters=10)
    assert codes(cut) == ["RDG009"]
    assert cut.findings[0].place.column == 2
    endless = read(doc(*[line("")] * 60, line("尾")), ".doc", cells=10)
    assert "RDG010" in codes(endless)


@pytest.mark.parametrize("path", OFFICE, ids=lambda path: path.name)
def test_a_second_opinion_on_streams(path: Path) -> None:
    ours = Compound(path.read_bytes())
    with olefile.OleFileIO(path) as theirs:
        streams = [name for [name] in theirs.listdir()]
        assert len(streams) >= 6
        for name in streams:
            assert ours.read(name) == theirs.openstream(name).read()


def test_a_form_that_an_office_program_saved_comes_back() -> None:
    [evaluation] = jiping.recognise(jiping.read(FILES / "hubei.doc")).evaluations
    assert said(evaluation) == said(mini.evaluation({"base": "hubei"}))


def test_nested_tables_and_tracked_changes_that_an_office_program_saved() -> None:
    nested = readers.read(FILES / "nested.doc")
    assert [texts(table) for table in tables(nested)] == [
        [["外\n层", "二"], ["三", ""]],
        [["里", "表"], ["里二", "表二"]],
        [["里", "表"], ["里二", "表二"]],
    ]
    tracked = readers.read(FILES / "tracked.doc")
    assert texts(tables(tracked)[0])[0] == ["85", "乙"]
    assert lines(tracked) == ["尾", "预算绩效"]
    assert codes(tracked) == ["RDG016"]


@pytest.mark.parametrize("share", [0.05, 0.3, 0.6, 0.9])
def test_a_truncated_file(share: float) -> None:
    data = doc(line("题目"), *[row("甲", "乙")] * 9)
    document = read(data[: int(len(data) * share)], ".doc")
    assert document.blocks == ()
    assert len(document.findings) == 1
    assert document.findings[0].severity == "block"


def test_pieces_that_share_their_bytes_are_refused() -> None:
    data = bytearray(doc(line("字" * 2000), cuts=[700, 1400]))
    first = struct.pack("<4I", 0, 700, 1400, 2001)
    at = data.find(first)
    struct.pack_into("<4I", data, at, 0, 2000, 4000, 6000)
    assert codes(read(bytes(data), ".doc")) == ["RDG001"]


LIMITS = Limits(cells=2000, rows=500, columns=64, depth=20)
STORED = [
    *(path.read_bytes() for path in OFFICE),
    doc(
        line("题目\x13 DATE \x14今\x15"),
        inner_row("里", "表"),
        row("甲", "乙", down=(3, 0)),
        row("", "丁", down=(1, 0), more=struct.pack("<HI", 0x6646, 0)),
        special=[("甲", REMOVED), ("丁", HIDDEN)],
        cuts=[3, 9],
        modifiers={1: INSERTED},
        boxes="盒\r",
        data=b"\x05\0" + b"\x2b\xd6\x02\0\x01",
    ),
]


@settings(max_examples=400, deadline=2000)
@given(seed=st.integers(0, 2**32), count=st.integers(1, 12))
def test_mutated_bytes(seed: int, count: int) -> None:
    source = random.Random(seed)
    body = bytearray(source.choice(STORED))
    for _ in range(count):
        at = source.randrange(len(body) - 4)
        other = source.randrange(len(body) - 4)
        value = source.choice([0, 1, 0x7FFFFFFF, 0xFFFFFFFF, at, source.randrange(1 << 32)])
        if source.random() < 0.5:
            struct.pack_into("<I", body, at, value)
        elif source.random() < 0.5:
            body[at] = value & 0xFF
        else:
            body[at : at + 4] = body[other : other + 4]
    document = readers.read(bytes(body), suffix=".doc", limits=LIMITS)
    assert document.blocks or document.findings
    assert all(complete(block) for block in document.blocks if isinstance(block, Table))


def test_the_unmutated_files_are_read() -> None:
    for data in STORED:
        document = readers.read(data, suffix=".doc", limits=LIMITS)
        assert tables(document)
        assert not any(finding.severity == "block" for finding in document.findings)
