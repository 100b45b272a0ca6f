"""Web pages: lines and tables as a browser shows them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jiping.model import Document
from readers.grids import codes, complete, lines, read, spans, tables, texts


def page(body: str, **limits: int) -> Document:
    return read(f"<!DOCTYPE html><html><body>{body}</body></html>", ".html", **limits)


def test_lines_and_tables_stand_in_their_order() -> None:
    document = page(
        "<h1>自评表</h1><div>单位：<b>甲</b>局<br>日期</div><table><tr><td>甲</table>备注<p>末"
    )
    assert document.format == "html"
    assert [type(block).__name__ for block in document.blocks] == ["Line"] * 3 + ["Table"] + [
        "Line"
    ] * 2
    assert lines(document) == ["自评表", "单位：甲局", "日期", "备注", "末"]


def test_spans_are_laid_out_as_browsers_do() -> None:
    document = page(
        "<table><caption>表题</caption><thead><tr><th colspan=3>标题<tbody>"
        "<tr><td rowspan=2>一级<td>二级<td>三级<tr><td colspan=2>并<tr><td>甲<td>乙</table>"
    )
    table = tables(document)[0]
    assert complete(table)
    assert lines(document) == ["表题"]
    assert spans(table) == {
        "标题": (1, 1, 1, 3),
        "一级": (2, 1, 2, 1),
        "二级": (2, 2, 1, 1),
        "三级": (2, 3, 1, 1),
        "并": (3, 2, 1, 2),
        "甲": (4, 1, 1, 1),
        "乙": (4, 2, 1, 1),
    }


def test_a_row_span_ends_with_its_group_of_rows() -> None:
    document = page(
        "<table><tbody><tr><td rowspan=9>甲<td>乙<tr><td>丙</tbody>"
        "<tbody><tr><td rowspan=0>丁<td>戊<tr><td>己</tbody></table>"
    )
    table = tables(document)[0]
    assert complete(table)
    assert spans(table)["甲"] == (1, 1, 2, 1)
    assert spans(table)["丁"] == (3, 1, 2, 1)


def test_lines_inside_a_cell() -> None:
    document = page(
        "<table><tr><td>一<br>二<p>三</p><div>四<ul><li>五</ul></div>六<td> 七\n  八 <i>九</i></table>"
    )
    assert texts(tables(document)[0]) == [["一\n二\n三\n四\n五\n六", "七八 九"]]


def test_a_wrap_of_the_source_is_a_space_only_between_latin_words() -> None:
    assert lines(page("<p>预算\n  绩效 total\n score&nbsp;99</p>")) == ["预算绩效 total score 99"]


def test_a_nested_table_follows_the_outer_one() -> None:
    document = page(
        "<table><tr><td>外<table><tr><td>里<table><tr><td>最里</table></table>层<td>二</table>"
        "<table><tr><td>后</table>"
    )
    assert [texts(table) for table in tables(document)] == [
        [["外层", "二"]],
        [["里"]],
        [["最里"]],
        [["后"]],
    ]


def test_tables_that_hold_a_page_together_are_none() -> None:
    """Text in them stands where it is shown: the title above the form, notes below it."""
    document = page(
        "<table><tr><td><table><tbody><tr><td></td></tr><tr><td><div>自评表</div>"
        "<table><tr><td>甲<td>乙</table><p>备注：无</p></td><td> </td></tr></table></td></tr></table>"
    )
    assert [getattr(block, "text", None) or texts(block) for block in document.blocks] == [
        "自评表",
        [["甲", "乙"]],
        "备注：无",
    ]


def test_what_is_hidden_is_left_out() -> None:
    document = page(
        "<style>p{}</style><script>var a='<p>x</p>'</script><p hidden>一</p>"
        "<p style='color:red; Display : none'>二</p><!-- 三 --><input type=hidden value=四>"
        "<table><tr style='display:none'><td>五<tr><td>六<span style='visibility:hidden'>七</span></table>末"
    )
    assert texts(tables(document)[0]) == [["六"]]
    assert lines(document) == ["末"]


def test_fields_show_their_values() -> None:
    document = page(
        "<table><tr><td><input value='85'>%<td><select><option>甲<option selected>乙</select>"
        "<td><textarea>说明</textarea></table>"
    )
    assert texts(tables(document)[0]) == [["85%", "乙", "说明"]]


def test_boxes_are_ticked_or_not() -> None:
    document = page(
        "<table><tr><td><input type=checkbox checked>经费 <input type=checkbox>制度"
        "<td><input type=radio name=a>优<input type=Radio name=a checked=checked>良"
        "<td><input type=submit value=提交></table>"
    )
    assert texts(tables(document)[0]) == [["☑经费 ☐制度", "○优●良", ""]]


def test_letters_in_fonts_of_symbols() -> None:
    """As Word saves a ticked box, and one that is not."""
    document = page(
        '<html xmlns:o="urn:schemas-microsoft-com:office:office"><body><table><tr>'
        "<td><span style='font-family:Wingdings'><span style='mso-char-type:symbol'>þ</span></span>"
        "是<td><font face='Wingdings 2'>R</font>R<td><span style='font-family:\"Wingdings 2\"'>R"
        "<span style='font-family:宋体'>R</span></span><td>þ</table>"
    )
    assert texts(tables(document)[0]) == [["☑是", "☑R", "☑R", "þ"]]


def test_how_characters_are_read_is_left_out() -> None:
    assert lines(page("<p><ruby>绩<rp>(</rp><rt>jì</rt><rp>)</rp></ruby>效")) == ["绩效"]


def test_frames_are_said_not_to_be_read() -> None:
    framed = (
        "<html><frameset><frame src=a.htm><noframes><body><p>用了框架</body></noframes></frameset>"
    )
    document = page(framed + "</html>")
    assert codes(document) == ["RDG027"] and not document.blocks


def test_cells_outside_a_row_and_unclosed_tags() -> None:
    document = page("<table><td>甲<td>乙<tr><td>丙<td><b>丁</table><p>后")
    assert texts(tables(document)[0]) == [["甲", "乙"], ["丙", "丁"]]
    assert lines(document) == ["后"]


@pytest.mark.parametrize("encoding", ["gb18030", "utf-8", "big5", "utf-16"])
def test_the_declared_encoding_is_believed(encoding: str) -> None:
    text = (
        f"<html><head><meta http-equiv=Content-Type content='text/html; charset={encoding}'></head>"
        "<body><table><tr><td>績效目標<td>完成</table></body></html>"
    )
    document = read(text.encode(encoding), ".htm")
    assert texts(tables(document)[0]) == [["績效目標", "完成"]]
    assert codes(document) == []


def test_gb2312_means_the_wider_set() -> None:
    text = "<html><meta charset=gb2312><body><p>镕基街道、≥15名</p>"
    assert lines(read(text.encode("gb18030"), ".html")) == ["镕基街道、≥15名"]


def test_deep_nesting_is_reported_and_does_not_break() -> None:
    document = read("<p>始</p>" + "<div>" * 5000 + "深", ".html")
    assert lines(document) == ["始"]
    assert codes(document) == ["RDG010"]
    deep = read("<table><tr><td>" * 3000 + "深", ".html")
    assert codes(deep) == ["RDG010"]


def test_limits_of_rows_columns_cells_and_tags() -> None:
    rows = page("<table>" + "<tr><td>甲<td>乙" * 50 + "</table>", rows=10)
    assert (len(tables(rows)[0].rows), codes(rows)) == (10, ["RDG010"])
    columns = page("<table><tr>" + "<td>甲" * 50 + "</table>", columns=10)
    assert (tables(columns)[0].width, codes(columns)) == (10, ["RDG010"])
    spanned = page(
        "<table><tr><td colspan=999999999 rowspan=999999999>甲<td>乙</table>", columns=10
    )
    assert complete(tables(spanned)[0])
    cells = page("<table>" + "<tr><td>甲<td>乙" * 50 + "</table>", cells=45)
    assert sum(map(len, texts(tables(cells)[0]))) <= 45
    assert codes(page("<p>" * 500, cells=20)) == ["RDG006"]


def test_a_paragraph_a_cell_keeps_its_wraps_and_its_blanks() -> None:
    cells = ["分值", "年初计划<br>目标值(A)", "&nbsp;", "", *map(str, range(20))]
    made = "".join(f"<p>{cell}</p>" for cell in cells)
    assert lines(page(made))[:4] == ["分值", "年初计划\n目标值(A)", "", "0"]


def test_lines_of_prose_are_lines() -> None:
    prose = "<p>单位：甲<br>日期：乙</p>" * 15 + "<p>&nbsp;</p><p>丙</p>" * 5
    assert lines(page(prose))[:3] == ["单位：甲", "日期：乙", "单位：甲"]
    table = "<p>甲<br>乙</p>" + "<p>丙</p>" * 30 + "<p>&nbsp;</p><table><tr><td>丁</table>"
    assert lines(page(table))[:2] == ["甲", "乙"]
    assert "" not in lines(page(table))


def test_a_page_of_pictures_says_so() -> None:
    assert codes(page("<img src=a.png><img src=b.png>")) == ["RDG030"]
    assert codes(page("")) == ["RDG002"]


cell = st.tuples(st.integers(0, 4), st.integers(0, 4))
table_rows = st.lists(st.lists(cell, max_size=5), min_size=1, max_size=6)


@settings(max_examples=120, deadline=None)
@given(table_rows)
def test_any_spans_give_a_complete_grid(rows: list[list[tuple[int, int]]]) -> None:
    html = "".join(
        "<tr>"
        + "".join(f"<td rowspan={down} colspan={across}>甲</td>" for down, across in row)
        + "</tr>"
        for row in rows
    )
    document = page(f"<table>{html}</table>末")
    assert all(complete(table) for table in tables(document))
    assert sum(sum(map(bool, row)) for t in tables(document) for row in texts(t)) == sum(
        map(len, rows)
    )
