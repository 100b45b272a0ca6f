"""Tables on drawn pages with lines below their rows and none between their columns."""

from __future__ import annotations

from itertools import pairwise
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jiping.model import Document, Table
from readers.grids import codes, complete, lines, read, tables, texts
from readers.papers import line, paper, put

XS = [50, 110, 190, 300, 400, 500]
ROWS = [
    ["一级指标", "二级指标", "三级指标", "指标值", "完成值"],
    ["产出指标", "数量指标", "改造道路里程", "≥20公里", "21公里"],
    ["", "", "新建公厕", "≥5座", "5座"],
    ["", "质量指标", "验收合格率", "≥95%", "96%"],
    ["效益指标", "社会效益", "受益群众", "≥3000人", "3100人"],
]
TOP = 700


def pdf(*pages: str) -> Document:
    return read(paper(*pages), ".pdf")


def below(y: float, first: int = 0, last: int = 5) -> str:
    """A line below a row, as long as its cells, in a piece for each column."""
    return "".join(line(XS[at], y, XS[at + 1], y) for at in range(first, last))


def row(y: float, said: list[str], inset: float = 3) -> str:
    return "".join(put(text, x + inset, y) for text, x in zip(said, XS, strict=False) if text)


def only(document: Document) -> Table:
    assert codes(document) == ["RDG017"]
    assert "各列之间没有画线" in document.findings[0].message
    (found,) = tables(document)
    assert complete(found)
    return found


def shown(found: Table) -> list[tuple[str, int, int, int]]:
    return [
        (cell.text, cell.row, cell.column, cell.row_span)
        for row in found.rows
        for cell in row
        if cell.text
    ]


def form() -> str:
    content = "".join(row(TOP - 20 * n - 14, said) for n, said in enumerate(ROWS))
    firsts = [0, 2, 1, 0, 0]
    return content + "".join(below(TOP - 20 * (n + 1), at) for n, at in enumerate(firsts))


def test_lines_that_leave_out_columns_tell_merged_cells() -> None:
    document = pdf(put("自评表", 250, 740) + form() + put("备注：无", 50, 560))
    assert lines(document) == ["自评表", "备注：无"]
    found = shown(only(document))
    assert ("产出指标", 2, 1, 3) in found
    assert ("数量指标", 2, 2, 2) in found
    assert [it[:3] for it in found] == [
        (said, n, at)
        for n, said_row in enumerate(ROWS, 1)
        for at, said in enumerate(said_row, 1)
        if said
    ]


def test_lines_tell_rows_of_several_lines_of_text() -> None:
    content = ""
    for n in range(5):
        y = TOP - 60 * n
        content += below(y - 60)
        content += put(f"改造农村公路第{n}", 193, y - 14) + put("期工程的完成里程", 193, y - 28)
        content += put("并通过验收", 193, y - 42)
        content += put("产出指标", 53, y - 28) + put("数量指标", 113, y - 28)
        content += put(f"≥{n + 2}公里", 303, y - 21) + put("以上", 303, y - 35)
        content += put(f"{n + 3}公里", 403, y - 28)
    found = texts(only(pdf(content + below(TOP))))
    assert [[text.replace("\n", "") for text in it] for it in found] == [
        [
            "产出指标",
            "数量指标",
            f"改造农村公路第{n}期工程的完成里程并通过验收",
            f"≥{n + 2}公里以上",
            f"{n + 3}公里",
        ]
        for n in range(5)
    ]


def test_texts_close_to_one_another_part_where_pieces_of_lines_meet() -> None:
    said = ["产出", "数量指标一二三", "改造道路里程一二三四", "108,098.0", "86,473.0"]
    content = "".join(row(TOP - 20 * n - 14, said, 5) + below(TOP - 20 * (n + 1)) for n in range(5))
    assert texts(only(pdf(content))) == [said] * 5


def test_a_table_goes_on_on_the_next_page_in_the_middle_of_a_merged_cell() -> None:
    rest = [["", "", "维护路灯", "≥30盏", "31盏"], ["", "", "安装护栏", "≥2公里", "2公里"]]
    second = "".join(row(780 - 20 * n - 14, said) for n, said in enumerate(rest))
    second += below(760, 2) + below(740)
    found = only(pdf(form(), second))
    assert [cell[:3] for cell in shown(found)[-6:]] == [
        (text, number, at)
        for number, said in enumerate(rest, 6)
        for at, text in enumerate(said, 1)
        if text
    ]


def test_lines_in_one_piece_part_rows_that_texts_tell() -> None:
    said = [ROWS[n] for n in (0, 1, 4, 1, 4)]
    content = "".join(row(TOP - 20 * n - 14, it) for n, it in enumerate(said))
    content += "".join(line(50, TOP - 20 * n, 500, TOP - 20 * n) for n in range(6))
    assert texts(tables(pdf(content))[0]) == said


@pytest.mark.parametrize("count", [1, 3])
def test_few_lines_across_a_page_are_no_table(count: int) -> None:
    content = "".join(put("一段说明文字", 50, 700 - 20 * n) for n in range(10))
    content += "".join(line(50, 715 - 60 * n, 500, 715 - 60 * n) for n in range(count))
    assert not tables(pdf(content))


def test_paragraphs_between_lines_are_no_table() -> None:
    content = "".join(put("一段说明文字，写在线上", 50, 700 - 20 * n) for n in range(10))
    content += "".join(line(50, 695 - 20 * n, 500, 695 - 20 * n) for n in range(10))
    assert not tables(pdf(content))


@given(st.randoms(use_true_random=False))
@settings(max_examples=40, deadline=None)
def test_whatever_stands_between_lines_nothing_is_lost(dice: Random) -> None:
    content, words = "", list[str]()
    for n in range(dice.choice([4, 8, 20])):
        y = 800 - 24 * n
        first = dice.choice([0, 0, 1, 2])
        content += below(y, first) if dice.random() < 0.9 else line(50, y, 500, y)
        for left, right in pairwise(XS):
            if dice.random() < 0.7:
                word = "".join(dice.choices("产出指标万元≥0123456789", k=dice.choice([1, 2, 4, 5])))
                words.append(word)
                content += put(word, left + dice.uniform(0, right - left - 10 * len(word)), y - 16)
    document = pdf(content)
    assert all(complete(table) for table in tables(document))
    said = "".join(lines(document)) + "".join(
        cell.text for table in tables(document) for row in table.rows for cell in row
    )
    assert sorted("".join(said.split())) == sorted("".join(words))


def sides(n: int, edges: list[int]) -> str:
    """Lines down at the sides of a row, in a piece for it."""
    return "".join(line(x, TOP - 20 * n, x, TOP - 20 * (n + 1)) for x in edges)


def with_sides(said: list[list[str]]) -> str:
    return "".join(row(TOP - 20 * n - 14, it) + sides(n, XS) for n, it in enumerate(said))


def test_pieces_of_lines_down_tell_rows() -> None:
    said = [ROWS[n] for n in (0, 1, 4, 1, 4)]
    document = pdf(put("自评表", 250, 740) + with_sides(said) + put("备注：无", 50, 560))
    assert codes(document) == ["RDG017"]
    assert "各行之间没有画线" in document.findings[0].message
    assert lines(document) == ["自评表", "备注：无"]
    assert texts(tables(document)[0]) == said


def test_labels_stand_in_the_middle_of_rows_that_lines_down_tell() -> None:
    said = [["", *it[1:]] for it in (ROWS[1], ROWS[4], ROWS[1], ROWS[4], ROWS[4])]
    content = with_sides(said) + put("产出指标", 53, TOP - 34) + put("效益指标", 53, TOP - 84)
    (found,) = tables(pdf(content))
    first = [cell for it in found.rows for cell in it if cell.column == 1]
    assert [(cell.text, cell.row, cell.row_span) for cell in first] == [
        ("产出指标", 1, 3),
        ("效益指标", 4, 2),
    ]
    assert [[cell.text for cell in it if cell.column > 1] for it in found.rows] == [
        it[1:] for it in said
    ]


def test_blank_cells_beside_labels_stay_where_these_stand_in_the_middle_of_no_rows() -> None:
    said = [["", *it[1:]] for it in (ROWS[1], ROWS[4], ROWS[1], ROWS[4], ROWS[4])]
    (found,) = tables(pdf(with_sides(said) + put("产出指标", 53, TOP - 34)))
    assert complete(found)
    assert [it[0].text for it in found.rows] == ["", "产出指标", "", "", ""]


def test_dashed_lines_down_tell_no_rows() -> None:
    dashes = "".join(
        line(x, TOP - 8 * n, x, TOP - 8 * n - 5) for x in (50, 200, 350, 500) for n in range(20)
    )
    content = "".join(row(TOP - 20 * n - 14, ROWS[1]) for n in range(5))
    (finding,) = pdf(content + dashes).findings
    assert "各行之间没有画线" not in finding.message


def shaded(n: int, first: int = 0, last: int = 5, rows: int = 1) -> str:
    """The cells of a row, each shaded."""
    y = TOP - 20 * (n + rows)
    boxes = "".join(
        f"{XS[at]} {y} {XS[at + 1] - XS[at]} {20 * rows} re f\n" for at in range(first, last)
    )
    return f"q 0.9 g\n{boxes}Q\n"


def test_rows_that_are_shaded_in_turn_lend_their_columns_to_those_between() -> None:
    said = [ROWS[n] for n in (0, 1, 4, 1, 4, 1, 4)]
    content = "".join(shaded(n) for n in (0, 2, 4, 6))
    content += "".join(row(TOP - 20 * n - 14, it) for n, it in enumerate(said))
    document = pdf(put("自评表", 250, 740) + content)
    assert codes(document) == ["RDG017"]
    assert lines(document) == ["自评表"]
    assert texts(tables(document)[0]) == said


def test_two_labels_that_are_not_shaded_are_not_one() -> None:
    said = [["", *ROWS[4][1:]] for _ in range(8)]
    content = shaded(0) + "".join(shaded(n, 1) for n in (2, 4, 6)) + shaded(7)
    content += "".join(row(TOP - 20 * n - 14, it) for n, it in enumerate(said))
    content += put("产出指标", 53, TOP - 54) + put("效益指标", 53, TOP - 114)
    (found,) = tables(pdf(content))
    first = [cell for it in found.rows for cell in it if cell.column == 1 and cell.text]
    assert [(cell.text, cell.row, cell.row_span) for cell in first] == [
        ("产出指标", 2, 3),
        ("效益指标", 5, 3),
    ]
