"""Word documents: text and tables of the body, as printed."""

from __future__ import annotations

import io
from typing import Any

import docx as python_docx
import pytest

from readers.grids import codes, complete, lines, read, spans, tables, texts
from readers.packages import docx, p, relations, tbl, tc, tr

INSERTED = '<w:ins w:id="1" w:author="甲">{}</w:ins>'
DELETED = '<w:del w:id="2" w:author="甲"><w:r><w:delText>{}</w:delText></w:r></w:del>'
BOX = "<w:r><w:pict><v:shape><v:textbox><w:txbxContent>{}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"


def words(body: str, **limits: int) -> Any:
    return read(docx(body), ".docx", **limits)


def test_paragraphs_and_tables_stand_in_their_order() -> None:
    document = words(p("自评", "表") + tbl(tr("甲", "乙")) + p("备注") + "<w:p/>")
    assert document.format == "docx"
    assert [type(block).__name__ for block in document.blocks] == ["Line", "Table", "Line"]
    assert lines(document) == ["自评表", "备注"]
    assert document.findings == ()


def test_merged_cells_are_one_cell_with_spans() -> None:
    table = tables(
        words(
            tbl(
                tr(tc("标题", span=3)),
                tr(tc("产出指标", merge="restart"), "数量指标", "巡查次数"),
                tr(tc(merge="continue"), "质量指标", "合格率"),
                tr(tc("效益指标", merge="restart"), tc("社会效益", span=2)),
            )
        )
    )[0]
    assert complete(table)
    assert spans(table)["标题"] == (1, 1, 1, 3)
    assert spans(table)["产出指标"] == (2, 1, 2, 1)
    assert spans(table)["效益指标"] == (4, 1, 1, 1)
    assert spans(table)["社会效益"] == (4, 2, 1, 2)


def test_a_continued_cell_without_one_above_stands_for_itself() -> None:
    table = tables(words(tbl(tr(tc("甲", merge="continue"), "乙"), tr("丙", "丁"))))[0]
    assert complete(table)
    assert texts(table) == [["甲", "乙"], ["丙", "丁"]]


def test_vertical_merges_of_unequal_widths_do_not_overlap() -> None:
    body = tbl(
        tr(tc("宽", span=2, merge="restart"), "乙"),
        tr(tc("窄", merge="continue"), "丙", "丁"),
    )
    table = tables(words(body))[0]
    assert complete(table)
    assert spans(table)["宽"] == (1, 1, 1, 2)


def test_horizontal_merges_of_the_old_kind() -> None:
    left = '<w:tc><w:tcPr><w:hMerge w:val="restart"/></w:tcPr>' + p("宽") + "</w:tc>"
    right = "<w:tc><w:tcPr><w:hMerge/></w:tcPr><w:p/></w:tc>"
    table = tables(words(tbl(tr(left, right, "乙"), tr("丙", "丁", "戊"))))[0]
    assert complete(table)
    assert spans(table)["宽"] == (1, 1, 1, 2)


def test_columns_left_out_at_the_ends_of_a_row_are_blank() -> None:
    row = tr("乙", properties='<w:gridBefore w:val="1"/><w:gridAfter w:val="1"/>')
    document = words(tbl(tr("一", "二", "三"), row))
    table = tables(document)[0]
    assert complete(table)
    assert texts(table)[1] == ["", "乙", ""]
    assert codes(document) == []


def test_rows_that_disagree_are_put_on_one_grid_by_their_widths() -> None:
    document = words(
        tbl(
            tr(tc("标题", width=9000)),
            tr(tc("甲", width=3000), tc("乙", width=6000)),
            tr(tc("一", width=3000), tc("二", width=3010), tc("三", width=2990)),
        )
    )
    table = tables(document)[0]
    assert complete(table)
    assert spans(table)["标题"] == (1, 1, 1, 3)
    assert spans(table)["乙"] == (2, 2, 1, 2)
    assert codes(document) == []


def test_rows_that_disagree_without_widths_are_reported() -> None:
    document = words(tbl(tr("甲"), tr("一", "二", "三")))
    assert complete(tables(document)[0])
    assert codes(document) == ["RDG017"]


def test_line_breaks_tabs_and_hyphens_inside_cells() -> None:
    run = "<w:p><w:r><w:t>完成</w:t><w:br/><w:t>合格</w:t><w:cr/><w:t>A</w:t><w:noBreakHyphen/><w:t>B</w:t><w:tab/><w:t>C</w:t></w:r></w:p>"
    stops = '<w:p><w:pPr><w:tabs><w:tab w:val="left" w:pos="1"/></w:tabs></w:pPr></w:p>'
    table = tables(words(tbl(tr(tc(run + p("第二段") + stops)))))[0]
    assert texts(table) == [["完成\n合格\nA-B\tC\n第二段"]]


def test_spaces_that_do_not_print_are_cleaned() -> None:
    table = tables(words(tbl(tr(tc(p(" \u00a0≥\u200b85\u00a0% ")), "乙"))))[0]
    assert texts(table) == [["≥85 %", "乙"]]


def test_tracked_changes_are_read_as_accepted() -> None:
    body = tbl(
        tr(tc(f"<w:p>{DELETED.format('80')}{INSERTED.format('<w:r><w:t>85</w:t></w:r>')}</w:p>")),
        tr("去掉的行", properties='<w:del w:id="3" w:author="甲"/>'),
        tr("加上的行", properties='<w:ins w:id="4" w:author="甲"/>'),
    )
    moved = "<w:p><w:moveFrom><w:r><w:t>旧处</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t>新处</w:t></w:r></w:moveTo></w:p>"
    document = words(body + moved)
    assert texts(tables(document)[0]) == [["85"], ["加上的行"]]
    assert lines(document) == ["新处"]
    assert codes(document) == ["RDG016"]
    assert "插入 3 处、删除 3 处" in document.findings[0].message


def test_a_deleted_paragraph_mark_joins_two_paragraphs() -> None:
    marked = "<w:p><w:pPr><w:rPr><w:del w:id='1' w:author='甲'/></w:rPr></w:pPr><w:r><w:t>{}</w:t></w:r></w:p>"
    document = words(marked.format("预算") + marked.format("绩效") + p("自评表") + p("备注"))
    assert lines(document) == ["预算绩效自评表", "备注"]


def test_a_deleted_cell_is_gone() -> None:
    gone = "<w:tc><w:tcPr><w:cellDel w:id='1' w:author='甲'/></w:tcPr>" + p("去掉") + "</w:tc>"
    assert texts(tables(words(tbl(tr("甲", gone), tr("乙"))))[0]) == [["甲"], ["乙"]]


def test_one_of_two_alternative_contents_is_read() -> None:
    box = BOX.format(p("附件1"))
    choice = f'<mc:Choice Requires="wps">{box}</mc:Choice>'
    fallback = f"<mc:Fallback>{box}</mc:Fallback>"
    document = words(
        f"<w:p><w:r><w:t>标题</w:t></w:r><mc:AlternateContent>{choice}{fallback}</mc:AlternateContent></w:p>"
    )
    assert lines(document) == ["标题", "附件1"]


def test_the_alternative_with_text_is_taken() -> None:
    body = (
        "<w:p><mc:AlternateContent><mc:Choice Requires='x'/>"
        "<mc:Fallback><w:r><w:t>替代</w:t></w:r></mc:Fallback></mc:AlternateContent></w:p>"
    )
    assert lines(words(body)) == ["替代"]


def test_a_text_box_in_a_cell_follows_the_table() -> None:
    box = BOX.format(tbl(tr("盒内", "表")) + p("盒内段落"))
    document = words(tbl(tr(tc(f"<w:p>{box}<w:r><w:t>甲</w:t></w:r></w:p>"), "乙")) + p("后文"))
    assert [texts(table) for table in tables(document)] == [[["甲", "乙"]], [["盒内", "表"]]]
    assert lines(document) == ["盒内段落", "后文"]


def test_a_nested_table_follows_the_outer_one() -> None:
    innermost = tbl(tr("最里"))
    inner = tbl(tr(tc(p("里") + innermost + p("面")), "表"))
    document = words(tbl(tr(tc(p("外") + inner + p("层")), "二")) + tbl(tr("后")))
    assert [texts(table) for table in tables(document)] == [
        [["外\n层", "二"]],
        [["里\n面", "表"]],
        [["最里"]],
        [["后"]],
    ]
    assert [table.number for table in tables(document)] == [1, 2, 3, 4]


def test_content_controls_and_fields_show_what_they_show() -> None:
    control = "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>"
    field = (
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> DATE </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>2021年</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r><w:hyperlink><w:r><w:t>链接</w:t></w:r></w:hyperlink></w:p>'
    )
    rows = control.format(tr(control.format(tc("甲")), "乙"))
    document = words(control.format(p("题目")) + f"<w:tbl>{rows}</w:tbl>" + field)
    assert lines(document) == ["题目", "2021年链接"]
    assert texts(tables(document)[0]) == [["甲", "乙"]]


def test_symbols_math_and_phonetic_guides() -> None:
    body = (
        '<w:p><w:r><w:sym w:font="Symbol" w:char="F0B3"/><w:t>85%</w:t></w:r></w:p>'
        '<w:p><w:r><w:sym w:font="Wingdings" w:char="F0FE"/><w:t>是</w:t></w:r></w:p>'
        "<w:p><m:oMath><m:r><m:t>≤30</m:t></m:r></m:oMath></w:p>"
        "<w:p><w:r><w:ruby><w:rt><w:r><w:t>jì</w:t></w:r></w:rt>"
        "<w:rubyBase><w:r><w:t>绩</w:t></w:r></w:rubyBase></w:ruby></w:r></w:p>"
    )
    assert lines(words(body)) == ["≥85%", "☑是", "≤30", "绩"]


def run(text: str, font: str) -> str:
    return f'<w:r><w:rPr><w:rFonts w:ascii="{font}"/></w:rPr><w:t>{text}</w:t></w:r>'


def test_letters_in_fonts_of_symbols() -> None:
    """R in Wingdings 2 is how a ticked box is mostly typed."""
    typed = run("R", "Wingdings 2") + run("是", "宋体") + run("&#xF0A8;否 o", "Wingdings")
    assert lines(words(f"<w:p>{typed}</w:p>" + p("R"))) == ["☑是□否 □", "R"]


def field(kind: str, inside: str = "", result: str = "") -> str:
    mark = '<w:r><w:fldChar w:fldCharType="{}">{}</w:fldChar></w:r>'
    separate = mark.format("separate", "") + result if result else ""
    code = f"<w:r><w:instrText>{kind}</w:instrText></w:r>"
    return mark.format("begin", inside) + code + separate + mark.format("end", "")


@pytest.mark.parametrize(
    ("data", "shown"),
    [
        ("<w:checkBox><w:default w:val='0'/><w:checked/></w:checkBox>", "☒"),
        ("<w:checkBox><w:default w:val='1'/><w:checked w:val='0'/></w:checkBox>", "☐"),
        ("<w:checkBox><w:default w:val='1'/></w:checkBox>", "☒"),
        ("<w:ddList><w:result w:val='1'/><w:listEntry w:val='优'/>{}</w:ddList>", "良"),
        ("<w:ddList><w:listEntry w:val='优'/>{}</w:ddList>", "优"),
        ("<w:ddList><w:result w:val='7'/></w:ddList>", ""),
    ],
)
def test_form_fields_show_what_is_chosen(data: str, shown: str) -> None:
    inside = "<w:ffData>" + data.format("<w:listEntry w:val='良'/>") + "</w:ffData>"
    body = f"<w:p>{field('FORM', inside)}<w:r><w:t>级</w:t></w:r></w:p>"
    assert lines(words(body)) == [f"{shown}级"]


@pytest.mark.parametrize(
    ("instruction", "shown"),
    [
        ("eq \\o\\ac(□,√)", "☑"),
        (" EQ \\o(□，×)", "☒"),
        ("eq \\o\\ac(○,</w:instrText></w:r><w:r><w:instrText>3)", "③"),
        ("eq \\o\\ac(○,优)", "优"),
        ("EQ \\f(1,2)", ""),
        ("PAGE", ""),
    ],
)
def test_characters_laid_over_one_another(instruction: str, shown: str) -> None:
    body = f"<w:p>{field(instruction)}<w:r><w:t>经费保障</w:t></w:r></w:p>"
    assert lines(words(body)) == [f"{shown}经费保障"]
    result = field(instruction, result="<w:r><w:t>已有</w:t></w:r>")
    assert lines(words(f"<w:p>{result}</w:p>")) == ["已有"]


def test_the_format_before_a_tracked_change_does_not_count() -> None:
    former = "<w:tcPrChange><w:tcPr><w:gridSpan w:val='2'/><w:vMerge/></w:tcPr></w:tcPrChange>"
    changed = f"<w:tc><w:tcPr><w:gridSpan w:val='1'/>{former}</w:tcPr>{p('丙')}</w:tc>"
    row = "<w:trPrChange><w:trPr><w:gridBefore w:val='1'/></w:trPr></w:trPrChange>"
    document = words(tbl(tr(tc("甲"), tc("乙")), tr(changed, tc("丁"), properties=row)))
    assert codes(document) == []
    assert texts(tables(document)[0]) == [["甲", "乙"], ["丙", "丁"]]


def test_hidden_text_is_left_out() -> None:
    body = (
        "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>隐藏</w:t></w:r>"
        '<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>显示</w:t></w:r></w:p>'
    )
    assert lines(words(body)) == ["显示"]


def test_the_main_part_is_found_through_the_relations() -> None:
    document = read(docx(p("在别处"), main="doc/正文.xml"), ".docx")
    assert lines(document) == ["在别处"]


def test_the_strict_namespace_is_read() -> None:
    strict = docx(tbl(tr("甲", "乙")), word="http://purl.oclc.org/ooxml/wordprocessingml/main")
    assert texts(tables(read(strict, ".docx"))[0]) == [["甲", "乙"]]


def test_embedded_objects_and_chunks_are_reported() -> None:
    body = (
        p("正文")
        + '<w:p><w:r><w:object><o:OLEObject ProgID="Excel.Sheet.12"/></w:object></w:r></w:p>'
        + '<w:altChunk r:id="x"/>'
    )
    assert codes(words(body)) == ["RDG027", "RDG027"]


def test_a_document_of_pictures_says_so() -> None:
    media = {"word/media/image1.png": "x", "word/media/image2.png": "y"}
    document = read(docx("<w:p/>", **media), ".docx")
    assert codes(document) == ["RDG030"]
    assert "2 张" in document.findings[0].message


def test_a_document_without_text_is_empty() -> None:
    assert codes(words("<w:p/>" + tbl(tr("", "")))) == ["RDG002"]


@pytest.mark.parametrize("rows", [56, 3000])
def test_small_and_large_documents_are_read_alike(rows: int) -> None:
    filler = "说明" * 400
    inner = tbl(tr("里", "层"))
    body = p("题目") + tbl(
        tr(tc("标题", span=2)),
        *[
            tr(tc("甲", merge="restart" if n % 2 == 0 else "continue"), f"{filler}{n}")
            for n in range(rows)
        ],
        tr(tc(p("外") + inner), tc(f"<w:p>{DELETED.format('旧')}<w:r><w:t>新</w:t></w:r></w:p>")),
    )
    document = words(body + p("结尾"))
    table, nested = tables(document)
    assert complete(table)
    assert len(table.rows) == rows + 2
    assert [cell.row_span for cell in table.rows[1]] == [2, 1]
    assert texts(table)[-1] == ["外", "新"]
    assert texts(nested) == [["里", "层"]]
    assert lines(document) == ["题目", "结尾"]
    assert codes(document) == ["RDG016"]


def test_limits_stop_a_large_document() -> None:
    body = tbl(*[tr(*("字" * 300 for _ in range(4))) for _ in range(2000)])
    assert codes(words(body, rows=100)) == ["RDG010"]
    table = tables(words(body, rows=100))[0]
    assert len(table.rows) == 100
    few = words(body, cells=50)
    assert codes(few) == ["RDG010"]
    assert sum(map(len, texts(tables(few)[0]))) <= 50


def test_a_long_cell_is_cut_and_reported_with_its_place() -> None:
    document = words(tbl(tr("甲", "长" * 100)), cell_characters=10)
    assert texts(tables(document)[0]) == [["甲", "长" * 10]]
    place = document.findings[0].place
    assert codes(document) == ["RDG009"]
    assert place is not None
    assert (place.table, place.row, place.column) == (1, 1, 2)


def test_more_columns_than_the_limit_are_cut() -> None:
    document = words(tbl(tr(*"一二三四五六")), columns=4)
    assert texts(tables(document)[0]) == [list("一二三四")]
    assert codes(document) == ["RDG010"]


def test_a_second_opinion_on_merged_cells() -> None:
    made = python_docx.Document()
    table = made.add_table(rows=4, cols=4)
    for number, cell in enumerate(c for row in table.rows for c in row.cells):
        cell.text = f"格{number}"
    table.cell(0, 0).merge(table.cell(0, 3)).text = "标题"
    table.cell(1, 0).merge(table.cell(3, 0)).text = "一级"
    table.cell(2, 1).merge(table.cell(3, 2)).text = "方块"
    buffer = io.BytesIO()
    made.save(buffer)
    read_table = tables(read(buffer.getvalue(), ".docx"))[0]
    assert complete(read_table)
    theirs = [[cell.text for cell in row.cells] for row in table.rows]
    for row in read_table.rows:
        for cell in row:
            for down in range(cell.row_span):
                for across in range(cell.column_span):
                    assert theirs[cell.row - 1 + down][cell.column - 1 + across] == cell.text


def test_relations_may_be_absolute() -> None:
    parts = {"_rels/.rels": relations(("r", "officeDocument", "/word/document.xml"))}
    assert lines(read(docx(p("绝对"), **parts), ".docx")) == ["绝对"]
