"""PDF files of browsers, printers and libraries that draw lines and text in ways of their own."""

from __future__ import annotations

import pytest

from jiping.model import Document
from readers.grids import codes, lines, read, tables, texts
from readers.papers import grid, line, paper, put, table
from readers.test_pdf import COLUMNS, FORM, XS, YS, only, pdf

WORDS = table([0], [0], []) + "".join(
    put(text, x + 3, y - 12)
    for row, y in zip(FORM, YS, strict=False)
    for text, x in zip(row, XS, strict=False)
)


def drawing(stream: str, more: str = "") -> bytes:
    """A drawing with a font of its own."""
    data = stream.encode("latin-1")
    head = (
        "<< /Type /XObject /Subtype /Form /BBox [-2000 -2000 2000 2000] "
        f"/Resources << /Font << /F1 3 0 R >> >> {more} /Length {len(data)} >>"
    )
    return head.encode() + b"\nstream\n" + data + b"\nendstream"


def with_drawing(content: str, item: bytes) -> bytes:
    """A page whose /X is the drawing or picture."""
    font = b"/Font << /F1 3 0 R >> >>"
    both = b"/Font << /F1 3 0 R >> /XObject << /X 4 0 R >> >>"
    data = paper(content, objects=(item,))
    place = data.rindex(font)
    return data[:place] + both + data[place + len(font) :]


class TestLines:
    def test_thick_lines(self) -> None:
        assert texts(only(pdf("3.5 w " + grid(XS, YS) + WORDS))) == FORM

    def test_areas_cut_to_lines(self) -> None:
        """All of the page is filled, and cut to a line each time."""
        boxes = [f"50 {y} 250 0.5" for y in YS] + [f"{x} 740 0.5 40" for x in XS]
        cut = "".join(f"q {box} re W n 0 0 595 842 re f Q\n" for box in boxes)
        assert texts(only(pdf(cut + WORDS))) == FORM

    def test_borders_filled_between_two_boxes(self) -> None:
        """As browsers' printers draw cells that stand apart, in a frame around all of them."""
        drawn = "45 735 260 50 re S\n" + "".join(
            f"{x} {y} {w} 18 re {x + 0.7} {y + 0.7} {w - 1.4} 16.6 re f*\n"
            for x, w in ((51, 98), (151, 148))
            for y in (761, 741)
        )
        found = texts(only(pdf(drawn + WORDS)))
        assert [[text for text in row if text] for row in found if any(row)] == FORM

    def test_shaded_cells_in_a_frame(self) -> None:
        shades = "".join(
            f"0.8 g {x} {y} {w} 18 re f\n" for x, w in ((51, 98), (151, 148)) for y in (761, 741)
        )
        found = texts(only(pdf("45 735 260 50 re S\n" + shades + "0 g\n" + WORDS)))
        assert found == FORM

    @pytest.mark.parametrize("by_lines", [True, False])
    def test_fields_to_fill_in_inside_cells(self, by_lines: bool) -> None:
        """Their frames keep off the lines of the table, or come close to one of them."""
        cells = "".join(
            f"{x} {y} {w} 20 re S\n" for x, w in ((50, 100), (150, 150)) for y in (760, 740)
        )
        fields = "154 763 145.8 13 re S\n52 742.5 90 14 re S\n153 743 120 13 re S\n"
        drawn = (grid(XS, YS) if by_lines else cells) + fields
        assert texts(only(pdf(drawn + WORDS))) == FORM

    def test_rows_shaded_in_turn_are_no_cells(self) -> None:
        """Their texts keep to columns that no line shows."""
        rows = [
            ["项目", "目标值", "得分"],
            ["甲", "三次", "1"],
            ["乙", "四次", "2"],
            ["丙", "五次", "3"],
        ]
        drawn = ""
        for number, row in enumerate(rows):
            drawn += f"{0.8 if number % 2 else 0.9} g 50 {780 - 20 * number} 250 20 re f 0 g\n"
            drawn += "".join(put(t, 53 + 90 * n, 786 - 20 * number) for n, t in enumerate(row))
        (found,) = tables(pdf(drawn))
        assert texts(found) == rows

    def test_pictures_of_one_dot_drawn_out_to_lines(self) -> None:
        dot = (
            b"<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray"
            b" /BitsPerComponent 8 /Length 1 >>\nstream\n\0\nendstream"
        )
        boxes = [f"250 0 0 0.5 50 {y}" for y in YS] + [f"0.5 0 0 40 {x} 740" for x in XS]
        drawn = "".join(f"q {box} cm /X Do Q\n" for box in boxes)
        assert texts(only(read(with_drawing(drawn + WORDS, dot), ".pdf"))) == FORM


class TestText:
    def test_characters_that_stand_in_for_radicals_in_a_drawing(self) -> None:
        """Browsers write what is drawn as a radical, and the character beside it, in drawings
        where something on the page is scaled or transparent."""
        inside = "/Span << /ActualText <FEFF76EE> >> BDC " + put("\u2f6c", 13, 28) + " EMC "
        data = with_drawing(
            grid(XS, YS)
            + put("项", 53, 768)
            + "q 1 0 0 1 50 740 cm /X Do Q "
            + put("名称", 73, 768)
            + put("道路", 153, 768),
            drawing(inside),
        )
        assert texts(only(read(data, ".pdf")))[0] == ["项目名称", "道路"]

    def test_figures_spread_over_their_cell(self) -> None:
        """As lines that are set flush on both sides are; whole numbers may be several."""

        def spread(text: str, y: float) -> str:
            code = text.encode("utf-16-be").hex()
            return f"BT /F1 10 Tf 4 Tc 153 {y} Td <{code}> Tj ET\n"

        found = only(pdf(grid(XS, YS) + spread("98.5%", 768) + spread("123", 748)))
        assert [row[1] for row in texts(found)] == ["98.5%", "1 2 3"]

    def test_punctuation_that_hangs_over_the_edge_of_its_cell(self) -> None:
        words = put("项目资金使用合规，", 65, 768) + put("道路，", 275, 768)
        found = only(pdf(grid(XS, YS) + words))
        assert texts(found)[0] == ["项目资金使用合规，", "道路，"]


class TestWatermarks:
    FAINT = b"/ExtGState << /G << /ca 0.3 >> >> "

    def marked(self, *pages: str) -> Document:
        data = paper(*pages)
        return read(data.replace(b"/Resources << ", b"/Resources << " + self.FAINT), ".pdf")

    def test_text_that_lets_the_page_through(self) -> None:
        mark = "q /G gs " + put("内部资料", 120, 762) + "Q "
        document = self.marked(mark + table(XS, YS, FORM), mark)
        assert texts(tables(document)[0]) == FORM and lines(document) == []
        assert codes(document) == ["RDG027"]
        assert "水印" in document.findings[0].message

    def test_large_light_letters(self) -> None:
        mark = f"q 0.8 g BT /F1 60 Tf 60 750 Td <{'公开'.encode('utf-16-be').hex()}> Tj ET Q\n"
        document = pdf(mark + table(XS, YS, FORM))
        assert texts(tables(document)[0]) == FORM and codes(document) == ["RDG027"]

    def test_text_on_a_dark_ground_and_pages_that_are_faint_as_a_whole_are_read(self) -> None:
        ground = "0 g 50 760 250 20 re f 1 g " + put("项目名称", 53, 768) + "0 g "
        rest = grid(XS, YS) + "".join(
            put(t, x, y) for t, x, y in (("道路", 153, 768), ("得分", 53, 748), ("98", 153, 748))
        )
        assert texts(only(pdf(ground + rest))) == FORM
        document = self.marked("q /G gs " + table(XS, YS, FORM) + "Q")
        assert texts(only(document)) == FORM


class TestOverlays:
    def test_what_stays_at_the_edge_of_the_window_is_no_text_of_the_cells_below(self) -> None:
        bar = put("首页政务公开互动交流", 60, 785)
        one = bar + table(XS, [90, 70, 50], FORM)
        two = bar + table(XS, [800, 780, 760], [["", ""], ["合计", "100"]])
        document = pdf(one, two, bar + table(XS, [800, 780, 760], [["", ""], ["备注", "无"]]))
        assert lines(document) == ["首页政务公开互动交流"]
        said = [[text for text in row if text] for row in texts(tables(document)[0])]
        assert [row for row in said if row] == [*FORM, ["合计", "100"], ["备注", "无"]]


class TestPageBreaks:
    def test_a_row_that_takes_more_than_a_page(self) -> None:
        """The page in the middle has lines that run down, and nothing else."""
        xs = [50.0, 100.0, 200.0, 250.0]
        sides = "".join(line(x, 800, x, 40) for x in xs)
        words = [put(text, x + 3, 785) for x, text in zip(xs, "丙三3", strict=False)]
        one = line(50, 800, 250, 800) + sides + "".join(words)
        middle = sides + "".join(put("组织巡查次数一二三", 103, 785 - 14 * n) for n in range(3))
        last = line(50, 770, 250, 770) + "".join(line(x, 800, x, 770) for x in xs)
        found = only(
            pdf(one + put("每月巡查四次五六七", 103, 771), middle, last + put("完", 103, 785))
        )
        said = "三\n每月巡查四次五六七" + "组织巡查次数一二三" * 3 + "完"
        assert texts(found) == [["丙", said, "3"]]

    def test_text_that_hangs_out_of_a_merged_cell_at_the_end_of_a_page(self) -> None:
        """The rows that it goes on beside stand on the next page."""

        def page(row: list[str], bottom: bool) -> str:
            drawn = "".join(line(x, 800, x, 780) for x in COLUMNS)
            drawn += line(50 if not bottom else 100, 800, 250, 800)
            drawn += line(100 if not bottom else 50, 780, 250, 780)
            return drawn + "".join(
                put(text, x + 3, 785) for x, text in zip(COLUMNS, row, strict=False) if text
            )

        hanging = put("指标", 53, 771) + put("五十分", 53, 759)
        number = put("1", 290, 30)
        found = only(
            pdf(page(["产出", "甲", "1"], False) + hanging + number, page(["", "乙", "2"], True))
        )
        assert [cell.text for cell in found.rows[0]] == ["产出\n指标\n五十分", "甲", "1"]
        assert found.rows[0][0].row_span == 2

    def test_a_row_without_a_line_on_either_side_of_the_break(self) -> None:
        """Cells of a row that does not fit have their texts on either page."""
        words = {"甲": (55, 785), "一": (105, 785), "1": (205, 785)}
        xs = [50.0, 100.0, 200.0, 250.0]
        one = line(50, 800, 250, 800) + line(50, 780, 250, 780)
        one += "".join(line(x, 800, x, 40) for x in xs)
        one += "".join(put(text, x, y) for text, (x, y) in words.items()) + put("2", 205, 60)
        two = line(50, 760, 250, 760) + line(50, 740, 250, 740)
        two += "".join(line(x, 800, x, 740) for x in xs)
        two += put("乙", 55, 785) + put("组织巡查", 105, 785)
        two += "".join(put(text, x, 745) for x, text in zip(xs, "丙三3", strict=False))
        found = only(pdf(one, two))
        assert texts(found) == [["甲", "一", "1"], ["乙", "组织巡查", "2"], ["丙", "三", "3"]]

    def test_a_merged_cell_that_ends_with_the_second_page(self) -> None:
        """Its side column goes on and on; the lines below the second page say what ends there."""
        xs = [30.0, *COLUMNS]

        def page(rows: list[list[str]], above: str, below: str) -> str:
            """`above` and `below` say which columns have a line there."""
            top, bottom = 800.0, 800.0 - 20 * len(rows)
            ys = [top - 20 * number for number in range(len(rows) + 1)]
            drawn = "".join(line(x, top, x, bottom) for x in xs)
            drawn += "".join(line(100, y, 250, y) for y in ys[1:-1])
            for y, which in ((top, above), (bottom, below)):
                for left, right, mark in zip(xs, xs[1:], which, strict=False):
                    drawn += line(left, y, right, y) if mark == "-" else ""
            return drawn + "".join(
                put(text, x + 3, y - 12)
                for row, y in zip(rows, ys, strict=False)
                for text, x in zip(row, xs, strict=False)
                if text
            )

        one = [["指", "产出", "甲", "1"], ["", "", "乙", "2"]]
        two = [["", "", "丙", "3"], ["", "", "丁", "4"]]
        three = [["", "效益", "戊", "5"], ["", "", "己", "6"]]
        found = only(
            pdf(page(one, "----", "  --"), page(two, "    ", " ---"), page(three, "    ", "----"))
        )
        rows = [[cell.text for cell in row] for row in found.rows]
        assert rows[0][:2] == ["指", "产出"] and found.rows[0][1].row_span == 4
        assert rows[4] == ["效益", "戊", "5"] and found.rows[0][0].row_span == 6
