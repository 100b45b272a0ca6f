"""PDF files, most of them written by hand."""

from __future__ import annotations

import random
from decimal import Decimal
from pathlib import Path

import pytest

from jiping import readers
from jiping.model import Document, Table
from readers.grids import codes, complete, lines, read, spans, tables, texts
from readers.papers import bound, grid, line, paper, put, table
from readers.printed_form import CELLS

XS, YS = [50.0, 150.0, 300.0], [780.0, 760.0, 740.0]
FORM = [["项目名称", "道路"], ["得分", "98"]]


def only(document: Document) -> Table:
    assert codes(document) == []
    (found,) = tables(document)
    assert complete(found)
    return found


def pdf(*pages: str, **more: str) -> Document:
    return read(paper(*pages, **more), ".pdf")


def rectangle(found: Table, row: int, cell: int) -> list[Decimal]:
    area = found.rows[row][cell].area
    assert area is not None
    return list(area.rectangle)


class TestPage:
    def test_tables_and_lines_with_their_places(self) -> None:
        document = pdf(put("绩效自评表", 100, 800) + table(XS, YS, FORM) + put("备注", 50, 700))
        assert lines(document) == ["绩效自评表", "备注"]
        found = only(document)
        assert texts(found) == FORM
        assert found.page == 1
        assert rectangle(found, 1, 0) == [50, 82, 150, 102]

    @pytest.mark.parametrize("x", [0, 40])
    def test_a_cropped_page_counts_from_its_visible_corner(self, x: int) -> None:
        document = pdf(table(XS, YS, FORM), more=f"/CropBox [{x} 0 595 800]")
        assert rectangle(only(document), 0, 0) == [50 - x, 20, 150 - x, 40]

    @pytest.mark.parametrize(
        ("turn", "matrix"),
        [(0, "1 0 0 1"), (90, "0 1 -1 0"), (180, "-1 0 0 -1"), (270, "0 -1 1 0")],
    )
    @pytest.mark.parametrize("turned", [True, False])
    def test_pages_that_lie_on_their_side(self, turn: int, matrix: str, turned: bool) -> None:
        move = {0: "0 0", 90: "595 0", 180: "595 842", 270: "0 842"}[turn]
        content = f"q {matrix} {move} cm {table(XS, [480, 460, 440], FORM)} Q"
        document = pdf(content, more=f"/Rotate {turn}" if turned else "")
        found = only(document)
        assert texts(found) == FORM
        upper = {0: 842, 90: 595, 180: 842, 270: 595}[turn]
        box = [50, upper - 480, 150, upper - 460]
        if not turned:  # the page is shown with its text on the side
            left, top, right, bottom = box
            box = {
                0: box,
                90: [top, 842 - right, bottom, 842 - left],
                180: [595 - right, 842 - bottom, 595 - left, 842 - top],
                270: [595 - bottom, left, 595 - top, right],
            }[turn]
        assert rectangle(found, 0, 0) == box

    def test_what_stands_outside_the_page_is_not_read(self) -> None:
        assert lines(pdf(put("看得见", 50, 700) + put("看不见", 50, 900))) == ["看得见"]

    def test_what_is_cut_off_is_not_read(self) -> None:
        cut = "q 0 0 595 600 re W n " + put("剪掉了", 50, 700) + put("留下的", 50, 500) + "Q\n"
        assert lines(pdf(cut + put("这个也在", 50, 701))) == ["这个也在", "留下的"]


class TestLines:
    def rules(self, draw: str) -> list[list[str]]:
        words = "".join(
            put(text, x + 3, y - 12)
            for row, y in zip(FORM, YS, strict=False)
            for text, x in zip(row, XS, strict=False)
        )
        return texts(only(pdf(draw + words)))

    def test_dashes_and_dots(self) -> None:
        for pattern in ("[3] 0 d", "[0.5 1.5] 0 d", "[6 2 1 2] 0 d"):
            assert self.rules(f"{pattern} {grid(XS, YS)}") == FORM

    def test_dashes_drawn_one_by_one(self) -> None:
        across = "".join(line(x, y, x + 3, y) for y in YS for x in range(50, 300, 5))
        down = "".join(line(x, y, x, y + 3) for x in XS for y in range(740, 780, 5))
        assert self.rules(across + down) == FORM

    def test_thin_areas(self) -> None:
        across = "".join(f"50 {y} 250 0.5 re f\n" for y in YS)
        down = "".join(f"{x} 740 0.5 40 re f\n" for x in XS)
        assert self.rules(across + down) == FORM

    def test_one_frame_a_cell_a_little_off(self) -> None:
        frames = "".join(
            f"{x + 0.6} {y + 0.8} {w - 1.2} 18.4 re S\n"
            for x, w in ((50, 100), (150, 150))
            for y in (760, 740)
        )
        assert self.rules(frames) == FORM

    def test_double_lines(self) -> None:
        assert self.rules(grid(XS, YS) + grid([x + 1.5 for x in XS], [y + 1.5 for y in YS])) == FORM

    def test_shaded_cells_without_lines(self) -> None:
        shades = "".join(
            f"{shade} g {x} {y} {w} 20 re f\n"
            for x, w in ((50, 100), (150, 150))
            for y, shade in ((760, 0.8), (740, 0.9))
        )
        assert self.rules(shades + "0 g\n") == FORM

    def test_shading_behind_words_is_no_line(self) -> None:
        shade = "0.8 g 60 764 40 12 re f 0 g\n"
        assert self.rules(shade + grid(XS, YS)) == FORM

    def test_white_lines_are_not_seen(self) -> None:
        assert self.rules("1 G " + line(100, 740, 100, 780) + "0 G " + grid(XS, YS)) == FORM

    def test_lines_in_a_drawing_inside_the_page(self) -> None:
        stream = grid([0, 100, 250], [40, 20, 0]).encode()
        form = (
            b"<< /Type /XObject /Subtype /Form /BBox [0 0 600 800] /Length %d >>\nstream\n%s\n"
            b"endstream" % (len(stream), stream)
        )
        words = table([0], [0], []) + "".join(
            put(t, x + 3, y - 12)
            for r, y in zip(FORM, YS, strict=False)
            for t, x in zip(r, XS, strict=False)
        )
        data = paper("q 1 0 0 1 50 740 cm /X Do Q\n" + words, objects=(form,), more="").replace(
            b"/Font << /F1 3 0 R >>", b"/Font << /F1 3 0 R >> /XObject << /X 4 0 R >>"
        )
        assert texts(only(read(data, ".pdf"))) == FORM

    def test_open_sides(self) -> None:
        assert self.rules("".join(line(50, y, 300, y) for y in YS) + line(150, 740, 150, 780)) == (
            FORM
        )


class TestWords:
    def test_wraps_and_breaks(self) -> None:
        cell = grid([50, 100], [780, 700])
        wrapped = put("改造道路", 53, 768) + put("建设", 53, 754)
        assert texts(only(pdf(cell + wrapped))) == [["改造道路建设"]]
        broken = put("完成", 53, 768) + put("合格", 53, 754)
        assert texts(only(pdf(cell + broken))) == [["完成\n合格"]]

    def test_a_sign_at_the_end_of_a_line_is_no_hyphen(self) -> None:
        cell = grid([50, 100], [780, 700])
        formula = put("年总额-", 53, 768) + put("上年数", 53, 754)
        assert texts(only(pdf(cell + formula))) == [["年总额-上年数"]]

    def test_text_that_runs_upwards(self) -> None:
        upright = put("绩效指标", 65, 705, matrix="0 1 -1 0")
        document = pdf(grid([50, 80, 300], [780, 700]) + upright + put("产出指标共五项", 90, 740))
        assert texts(only(document)) == [["绩效指标", "产出指标共五项"]]

    def test_columns_of_characters(self) -> None:
        second, first = "指标", "年度绩效"
        content = "".join(put(c, 70, 765 - 10 * i) for i, c in enumerate(first))
        content += "".join(put(c, 54, 765 - 10 * i) for i, c in enumerate(second))
        document = pdf(grid([50, 85, 300], [780, 700]) + content + put("五项", 90, 740))
        assert texts(only(document))[0][0].replace("\n", "") == "年度绩效指标"

    def test_a_word_wider_than_its_cell(self) -> None:
        content = grid([50, 150, 200, 250], [780, 760]) + put("目标", 53, 766)
        content += put("九十八点三六", 145, 766) + put("分", 240, 766)
        assert texts(only(pdf(content))) == [["目标", "九十八点三六", "分"]]

    def test_bold_by_drawing_twice(self) -> None:
        content = grid(XS, YS) + put("得分", 53, 768) + put("得分", 53.3, 768)
        assert texts(only(pdf(content)))[0][0] == "得分"


COLUMNS = [50.0, 100.0, 200.0, 250.0]
HEAD = ["指标", "说明", "得分"]


def rows_at(top: float, *rows: list[str], merged: bool = False) -> str:
    """Rows of 20 points; with `merged` the first column has no lines inside."""
    ys = [top - 20 * i for i in range(len(rows) + 1)]
    words = table(COLUMNS, ys, list(rows))
    if not merged:
        return words
    across = "".join(line(100, y, 250, y) for y in ys[1:-1])
    frame = line(50, ys[0], 250, ys[0]) + line(50, ys[-1], 250, ys[-1])
    down = "".join(line(x, ys[0], x, ys[-1]) for x in COLUMNS)
    return (
        across
        + frame
        + down
        + "".join(
            put(text, x + 3, y - 12)
            for row, y in zip(rows, ys, strict=False)
            for text, x in zip(row, COLUMNS, strict=False)
            if text
        )
    )


class TestPageBreaks:
    def test_rows_go_on(self) -> None:
        found = only(
            pdf(
                rows_at(200, HEAD, ["甲", "一", "1"]) + put("- 1 -", 290, 30),
                rows_at(800, ["乙", "二", "2"]) + put("- 2 -", 290, 30),
            )
        )
        assert texts(found) == [HEAD, ["甲", "一", "1"], ["乙", "二", "2"]]
        area = found.rows[2][0].area
        assert area is not None
        assert (area.page, list(area.rectangle)) == (2, [50, 42, 100, 62])

    def test_a_merged_cell_goes_on(self) -> None:
        found = only(
            pdf(
                rows_at(200, HEAD)
                + rows_at(180, ["产出", "一", "1"], ["", "二", "2"], merged=True),
                rows_at(800, ["", "三", "3"], ["", "四", "4"], merged=True)
                + rows_at(760, ["效益", "五", "5"]),
            )
        )
        assert spans(found)["产出"] == (2, 1, 4, 1)
        assert spans(found)["效益"] == (6, 1, 1, 1)

    def test_the_text_of_a_merged_cell_stands_below_the_break(self) -> None:
        rows = (["产出", "数量", "1"], ["", "质量", "2"], ["满意度", "", "3"])
        found = only(pdf(rows_at(200, HEAD, *rows), rows_at(800, ["", "对象", "4"])))
        assert spans(found)["满意度"] == (4, 1, 2, 1)
        assert spans(found)["对象"] == (4, 2, 2, 1)

    def test_a_row_cut_in_two(self) -> None:
        long = "组织巡查次数七八九"  # as wide as its cell
        found = only(
            pdf(
                rows_at(200, HEAD, ["甲", "一", "1"], ["乙", "二", "2"], ["丙", long, "3"]),
                rows_at(800, ["", "每月四次", ""], ["丁", "四", "4"]),
            )
        )
        assert texts(found)[3:] == [["丙", long + "每月四次", "3"], ["丁", "四", "4"]]

    def test_repeated_headings(self) -> None:
        found = only(
            pdf(
                rows_at(200, HEAD, ["甲", "一", "1"]),
                rows_at(800, HEAD, ["乙", "二", "2"]),
                rows_at(800, HEAD, ["丙", "三", "3"]),
            )
        )
        assert texts(found) == [HEAD, ["甲", "一", "1"], ["乙", "二", "2"], ["丙", "三", "3"]]

    def test_running_titles_are_passed_over(self) -> None:
        title = put("资料汇编", 250, 815)
        document = pdf(
            title + rows_at(200, HEAD, ["甲", "一", "1"]),
            title + rows_at(800, ["乙", "二", "2"]),
        )
        assert len(only(document).rows) == 3
        assert lines(document) == ["资料汇编"]

    def test_a_title_of_its_own_begins_another_table(self) -> None:
        document = pdf(
            rows_at(700, HEAD, ["甲", "一", "1"]),
            put("另一张自评表", 250, 815) + rows_at(800, HEAD, ["乙", "二", "2"]),
        )
        assert [len(found.rows) for found in tables(document)] == [2, 2]

    @pytest.mark.parametrize("inside", [True, False])
    def test_the_next_form_on_its_own_page_begins_another_table(self, inside: bool) -> None:
        """Its title stands where that of the form before stood, or in the table."""

        def page(number: str) -> str:
            named = [["自评", "", ""]] if inside else []
            pairs = [["部门", "教育局", ""], ["项目", f"维修{number}期", ""], ["单位", "中学", ""]]
            title = "" if inside else put("自评表", 250, 815)
            return title + rows_at(800, *named, *pairs, HEAD, ["甲", "一", "1"])

        document = pdf(page("一"), page("二"), page("三"))
        found = tables(document)
        assert [texts(table)[-4] for table in found] == [
            ["项目", f"维修{number}期", ""] for number in "一二三"
        ]
        assert len({len(table.rows) for table in found}) == 1
        assert lines(document) == ([] if inside else ["自评表"] * 3)

    def test_rows_that_begin_alike_go_on(self) -> None:
        rows = (
            [["产出", "一", "1"], ["产出", "二", "2"]],
            [["产出", "三", "3"], ["产出", "四", "4"]],
        )
        found = only(pdf(rows_at(200, HEAD, *rows[0]), rows_at(800, HEAD, *rows[1])))
        assert texts(found) == [HEAD, *rows[0], *rows[1]]

    def test_other_columns_begin_another_table(self) -> None:
        document = pdf(rows_at(700, HEAD), table([50, 400], [800, 780], [["甲"]]))
        assert len(tables(document)) == 2

    def test_tables_on_pages_apart_stay_apart(self) -> None:
        document = pdf(rows_at(700, HEAD), put("中间一页", 50, 400), rows_at(700, HEAD))
        assert len(tables(document)) == 2


class TestBadFiles:
    def test_damage(self) -> None:
        data = paper(table(XS, YS, FORM))
        assert codes(read(data[:200], ".pdf")) == ["RDG001"]
        assert codes(read(b"%PDF-1.7\n" + bytes(900), ".pdf")) == ["RDG001"]

    def test_a_lost_cross_reference_table_is_made_again(self) -> None:
        data = paper(table(XS, YS, FORM))
        assert texts(only(read(data.replace(b"startxref", b"startxxxx"), ".pdf"))) == FORM

    def test_a_password(self) -> None:
        data = paper(
            table(XS, YS, FORM),
            objects=(
                b"<< /Filter /Standard /V 1 /R 2 /P -44 /O <%s> /U <%s> >>"
                % (b"ab" * 32, b"cd" * 32),
            ),
        ).replace(b"/Root 1 0 R", b"/Root 1 0 R /Encrypt 4 0 R /ID [<00> <00>]")
        assert codes(read(data, ".pdf")) == ["RDG004"]

    def test_no_pages(self) -> None:
        assert codes(read(paper(), ".pdf")) == ["RDG001"]

    def test_pages_without_anything(self) -> None:
        assert codes(read(paper("", ""), ".pdf")) == ["RDG002"]

    def test_a_page_that_holds_itself(self) -> None:
        bodies = [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 1000000 >>",
        ]
        assert codes(read(bound(bodies), ".pdf")) in (["RDG001"], ["RDG002"])

    @pytest.mark.parametrize("deep", [1, 12])
    def test_drawings_in_one_another(self, deep: int) -> None:
        again = b"/X Do " * 10
        forms = tuple(
            b"<< /Type /XObject /Subtype /Form /BBox [0 0 600 800] /Length %d /Resources"
            b" << /XObject << /X %d 0 R >> >> >>\nstream\n%s\nendstream"
            % (len(again), 4 + (number + 1) % deep, again)
            for number in range(deep)
        )
        data = paper("/X Do", objects=forms).replace(
            b"/Font << /F1 3 0 R >>", b"/XObject << /X 4 0 R >>"
        )
        assert codes(read(data, ".pdf")) == ["RDG001"]

    def test_bytes_changed(self) -> None:
        data = paper(table(XS, YS, FORM), put("备注", 50, 700))
        dice = random.Random(7)
        for _ in range(200):
            broken = bytearray(data)
            for _ in range(dice.randint(1, 12)):
                broken[dice.randrange(len(broken))] = dice.randrange(256)
            document = readers.read(bytes(broken), suffix=".pdf")
            assert document.blocks or document.findings


class TestWhatIsSaid:
    def test_radicals_are_the_characters_they_look_like(self) -> None:
        assert lines(pdf(put("使⽤车⻋⾦账⼾", 50, 700))) == ["使用车车金账户"]

    def test_characters_without_meaning(self) -> None:
        document = pdf(put("得分\ue0219.5", 50, 700))
        assert lines(document) == ["得分\ufffd9.5"]
        assert codes(document) == ["RDG032"]

    def test_text_aslant_is_a_watermark(self) -> None:
        document = pdf(put("内部资料", 50, 400, matrix="0.7 0.7 -0.7 0.7") + put("正文", 50, 700))
        assert lines(document) == ["正文"]
        assert codes(document) == ["RDG027"]

    def test_text_over_a_scan(self) -> None:
        picture = (
            b"<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray"
            b" /BitsPerComponent 8 /Length 1 >>\nstream\n\x80\nendstream"
        )
        data = paper(
            "q 595 0 0 842 0 0 cm /X Do Q\n" + put("得分", 50, 700, mode=3), objects=(picture,)
        )
        named = data.replace(
            b"/Font << /F1 3 0 R >>", b"/Font << /F1 3 0 R >> /XObject << /X 4 0 R >>"
        )
        document = read(named, ".pdf")
        assert lines(document) == ["得分"]
        assert codes(document) == ["RDG033"]

    def test_values_of_form_fields(self) -> None:
        field = (
            b"<< /Type /Annot /Subtype /Widget /FT /Tx /T (a) /V <FEFF005E3A> /F 4"
            b" /Rect [153 762 297 778] >>"
        )
        value = "道路".encode("utf-16-be").hex().encode()
        field = field.replace(b"FEFF005E3A", b"FEFF" + value)
        look = b"q BT /F1 10 Tf 3 3 Td <%s> Tj ET Q" % "桥梁".encode("utf-16-be").hex().encode()
        shown = (
            b"<< /Type /Annot /Subtype /Widget /FT /Tx /T (b) /V (x) /F 4 /AP << /N 6 0 R >>"
            b" /Rect [153 742 297 758] >>"
        )
        stream = (
            b"<< /Type /XObject /Subtype /Form /BBox [0 0 144 16] /Resources << /Font << /F1 3 0 R"
            b" >> >> /Length %d >>\nstream\n%s\nendstream" % (len(look), look)
        )
        data = paper(
            table(XS, YS, [["甲"], ["乙"]]),
            more="/Annots [4 0 R 5 0 R]",
            objects=(field, shown, stream),
            root="/AcroForm << /Fields [4 0 R 5 0 R] >>",
        )
        assert texts(only(read(data, ".pdf"))) == [["甲", "道路"], ["乙", "桥梁"]]

    def test_attached_files(self) -> None:
        names = "/Names << /EmbeddedFiles << /Names [(a) 4 0 R] >> >>"
        attached = (
            b"<< /Type /Filespec /F (a.txt) /EF << /F 5 0 R >> >>",
            b"<< /Type /EmbeddedFile /Length 1 >>\nstream\nx\nendstream",
        )
        document = read(paper(put("正文", 50, 700), objects=attached, root=names), ".pdf")
        assert codes(document) == ["RDG027"]
        assert "附件 1 个" in document.findings[0].message

    def test_what_is_beyond_the_limits_of_a_page(self, monkeypatch: pytest.MonkeyPatch) -> None:
        data = paper(table(XS, YS, FORM) + put("备注", 50, 700))
        with monkeypatch.context() as patch:
            patch.setattr("jiping.readers.portable.lines.MOST", 3)
            assert codes(read(data, ".pdf")) == ["RDG027"]
        with monkeypatch.context() as patch:
            patch.setattr("jiping.readers.portable.characters.MOST", 4)
            document = read(data, ".pdf")
            assert codes(document) == ["RDG027"]
            assert "超出上限的文字" in document.findings[0].message
        monkeypatch.setattr("jiping.readers.drawn.document.MOST", 3)
        assert codes(read(data, ".pdf")) == ["RDG017"]

    def test_more_pages_than_the_limit(self) -> None:
        document = read(paper(*[put("正文", 50, 700)] * 4), ".pdf", pages=2)
        assert lines(document) == ["正文"] * 2
        assert codes(document) == ["RDG010"]


class TestParagraphs:
    LONG = "自评工作由局办公室牵头各科室配合逐项核对年初目标与全年完成情况并汇总形成本报告有关内容详见附后的表格"

    def test_full_lines_go_on(self) -> None:
        document = pdf(
            put(self.LONG[:47], 70, 700) + put("说明如下。", 50, 685) + put("一、概况", 70, 670)
        )
        assert lines(document) == [self.LONG[:47] + "说明如下。", "一、概况"]

    def test_over_a_page_break(self) -> None:
        document = pdf(
            put("概况", 50, 75) + put(self.LONG[:47], 70, 60), put("说明如下。", 50, 780)
        )
        assert lines(document) == ["概况", self.LONG[:47] + "说明如下。"]

    def test_texts_far_apart_on_one_line(self) -> None:
        document = pdf(put("单位：某某局", 50, 700) + put("单位：万元", 450, 700))
        assert lines(document) == ["单位：某某局", "单位：万元"]


FILES = Path(__file__).parent / "files"


@pytest.mark.parametrize("name", ["printed_text.pdf", "printed_sheet.pdf"])
def test_what_office_programs_print(name: str) -> None:
    """LibreOffice's Writer and Calc; rows and merged cells run over the pages."""
    found = only(readers.read(FILES / name))
    cells = [
        ("".join(c.text.split()), c.row - 1, c.column - 1, c.row_span, c.column_span)
        for row in found.rows
        for c in row
    ]
    assert sorted(cells, key=lambda cell: cell[1:3]) == sorted(CELLS, key=lambda cell: cell[1:3])
    assert {c.area.page for row in found.rows for c in row if c.area} > {1, 2}
