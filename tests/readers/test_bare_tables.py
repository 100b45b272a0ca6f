"""Tables on drawn pages without lines between their cells."""

from __future__ import annotations

import random
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jiping.model import Document, Table
from jiping.readers.drawn.aligned.columns import Text
from jiping.readers.drawn.aligned.labels import beside
from jiping.readers.drawn.aligned.rows import MIDDLE, TOP, Cell, Group, Spacing
from jiping.readers.drawn.page import Glyph
from jiping.readers.drawn.text import TextLine
from readers.grids import codes, complete, lines, read, tables, texts
from readers.papers import line, paper, put

Placed = tuple[str, float, float]
"""A text, where it begins, and how far down its baseline is."""

ROWS = (
    ["一级指标", "三级指标", "目标值", "得分"],
    ["产出指标", "改造道路", "≥20公里", "10"],
    ["", "新建公厕", "≥5座", "10"],
    ["效益指标", "受益群众", "≥3000人", "15"],
)
XS = (50, 120, 250, 400)


def pdf(*pages: str) -> Document:
    return read(paper(*pages), ".pdf")


def only(document: Document) -> Table:
    assert codes(document) == ["RDG017"]
    assert "没有画线" in document.findings[0].message
    (found,) = tables(document)
    assert complete(found)
    assert not found.merges
    return found


def row(y: float, texts: list[str], xs: tuple[float, ...] = XS) -> str:
    return "".join(put(text, x, y) for text, x in zip(texts, xs, strict=True) if text)


def filled(found: Table) -> list[list[str]]:
    """The texts of each row, without blank cells."""
    return [[text for text in row if text] for row in texts(found)]


def centred(width: float, left: float, text: str) -> float:
    return left + (width - 10 * len(text)) / 2


def test_columns_are_told_by_where_texts_stand() -> None:
    content = "".join(row(700 - 20 * i, texts) for i, texts in enumerate(ROWS))
    document = pdf(put("自评表", 250, 740) + content + put("备注：无", 50, 600))
    assert lines(document) == ["自评表", "备注：无"]
    assert texts(only(document)) == list(ROWS)


def test_a_line_that_is_full_goes_on_below() -> None:
    content = "".join(row(700 - 40 * i, texts) for i, texts in enumerate(ROWS))
    found = only(pdf(content + put("和桥", 120, 648)))
    assert [row[1] for row in texts(found)] == ["三级指标", "改造道路和桥", "新建公厕", "受益群众"]


def test_rules_between_rows_part_them() -> None:
    content = "".join(row(700 - 20 * i, texts) for i, texts in enumerate(ROWS))
    rules = "".join(line(50, 715 - 20 * i, 500, 715 - 20 * i) for i in range(5))
    assert texts(only(pdf(content + rules))) == list(ROWS)


def test_two_texts_on_a_line_are_no_table() -> None:
    content = "".join(put("单位名称", 50, y) + put("某某局", 300, y) for y in (700, 680, 660))
    assert not tables(pdf(content))


def test_texts_over_several_columns_are_merged_cells() -> None:
    content = put("项目名称", 50, 740) + put("农村公路养护和桥梁加固改造工程项目", 120, 740)
    content += "".join(row(720 - 20 * i, texts) for i, texts in enumerate(ROWS))
    found = only(pdf(content))
    name = found.rows[0][1]
    assert name.text == "农村公路养护和桥梁加固改造工程项目"
    assert name.column_span > 1
    assert filled(found)[1:] == [[text for text in row if text] for row in ROWS]


def test_sections_have_columns_of_their_own() -> None:
    funds = [
        ["资金来源", "年初预算", "全年预算", "全年执行", "执行率"],
        ["年度总额", "120.00", "118.00", "59.00", "50%"],
        ["财政拨款", "100.00", "100.00", "50.00", "50%"],
        ["其他资金", "20.00", "18.00", "9.00", "50%"],
    ]
    xs = (50, 150, 230, 310, 430)
    content = "".join(row(760 - 20 * i, texts, xs) for i, texts in enumerate(funds))
    more = [*ROWS, ["", "培训人次", "≥80人", "5"], ["", "满意程度", "≥95%", "10"]]
    content += "".join(row(680 - 20 * i, texts) for i, texts in enumerate(more))
    assert filled(only(pdf(content))) == [
        *funds,
        *([text for text in row if text] for row in more),
    ]


def test_labels_in_the_middle_of_their_rows() -> None:
    names = ["改造道路", "新建公厕", "维护路灯", "安装护栏", "受益群众", "满意程度"]
    content = row(720, ["一级指标", "三级指标", "目标值", "得分"])
    content += "".join(
        row(700 - 20 * i, ["", name, f"{i + 3}个", f"{i + 10}"]) for i, name in enumerate(names)
    )
    content += put("产出指标", 50, 670) + put("效益指标", 50, 610)
    found = only(pdf(content))
    first = [cell for row in found.rows for cell in row if cell.column == 1]
    assert [(cell.text, cell.row, cell.row_span) for cell in first] == [
        ("一级指标", 1, 1),
        ("产出指标", 2, 4),
        ("效益指标", 6, 2),
    ]


def test_cells_of_several_lines_stand_in_the_middle_beside_single_ones() -> None:
    content = row(720, ["一级指标", "三级指标", "目标值", "得分"])
    for i in range(4):
        y = 690 - 40 * i
        content += put("改造农村公路的完", 120, y + 6) + put(f"成里程之{'一二三四'[i]}", 120, y - 6)
        content += row(y, ["产出指标" if i == 0 else "", "", f"≥{i + 2}公里", "10"])
    found = only(pdf(content))
    assert filled(found)[1:] == [
        ["产出指标", "改造农村公路的完成里程之一", "≥2公里", "10"],
        ["改造农村公路的完成里程之二", "≥3公里", "10"],
        ["改造农村公路的完成里程之三", "≥4公里", "10"],
        ["改造农村公路的完成里程之四", "≥5公里", "10"],
    ]


def test_a_table_goes_on_on_the_next_page() -> None:
    first = "".join(row(140 - 20 * i, texts) for i, texts in enumerate(ROWS))
    rest = [["", "维护路灯", "≥30盏", "10"], ["", "安装护栏", "≥2公里", "5"]]
    second = "".join(row(780 - 20 * i, texts) for i, texts in enumerate(rest))
    assert filled(only(pdf(first, second))) == [
        [text for text in row if text] for row in (*ROWS, *rest)
    ]


def test_a_row_goes_on_on_the_next_page() -> None:
    first = "".join(row(120 - 20 * i, texts) for i, texts in enumerate(ROWS))
    rest = [["满意程度", "≥95%", "10"], ["培训人次", "≥80人", "5"], ["宣传次数", "≥6次", "5"]]
    second = put("人数", 120, 780)
    second += "".join(row(760 - 20 * i, ["", *texts]) for i, texts in enumerate(rest))
    found = only(pdf(first, second))
    assert filled(found)[3:] == [["效益指标", "受益群众人数", "≥3000人", "15"], *rest]


def test_texts_strewn_over_a_page_lose_nothing() -> None:
    dice = random.Random(7)
    for _ in range(20):
        words = [f"字{number}号" for number in range(120)]
        content = "".join(
            put(word, 20 + 140 * (number % 4) + dice.uniform(0, 90), 40 + 25 * (number // 4))
            for number, word in enumerate(words)
        )
        document = pdf(content)
        said = "".join(lines(document)) + "".join(
            cell.text for table in tables(document) for row in table.rows for cell in row
        )
        assert sorted("".join(said.split())) == sorted("".join(words))


@given(st.randoms(use_true_random=False), st.booleans())
@settings(max_examples=60, deadline=None)
def test_whatever_stands_where_the_cells_cover_the_table_once(dice: Random, twice: bool) -> None:
    columns = sorted(dice.sample(range(20, 520, 20), dice.choice([2, 3, 4, 6, 8])))
    content, y = "", 800.0
    for _ in range(dice.choice([3, 8, 20, 45])):
        y -= dice.choice([11, 12, 14, 20, 20, 30, 60])
        end = 0.0
        for left in columns:
            if y < 30 or left < end or dice.random() < 0.35:
                continue
            word = "".join(
                dice.choices("产出指标万元≥0123456789%.—（）", k=dice.choice([1, 2, 4, 9, 20]))
            )
            x = left + dice.uniform(0, 6)
            content += put(word, x, y + dice.choice([0, 0, 0, 3, -3]))
            end = x + 10 * len(word) + 1
    document = pdf(content, content) if twice else pdf(content)
    assert all(complete(table) for table in tables(document))


def test_a_label_longer_than_its_rows_can_hold_is_not_lost() -> None:
    label = "甲乙丙丁戊己庚辛壬癸" * 3
    content = "".join(put(sign, 50, 780 - 11.5 * n) for n, sign in enumerate(label))
    for number, y in enumerate((780, 620, 460)):
        content += row(y, ["", "改造道路", f"{number + 1}0", f"{number + 3}"])
    document = pdf(content)
    said = "".join(lines(document)) + "".join(
        cell.text for table in tables(document) for row in table.rows for cell in row
    )
    assert sorted("".join(said.split())) == sorted(label + "改造道路" * 3 + "103204305")


@given(st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_narrow_labels_beside_long_texts_lose_nothing(dice: Random) -> None:
    said: list[str] = []
    content = ""
    for left, step, share in ((40, dice.choice([12, 24, 36]), 0.5), (110, 12, 0.9), (300, 40, 0.8)):
        for number in range(60):
            y = 800 - step * number
            if y > 40 and dice.random() < share:
                word = "".join(dice.choices("产出指标万元质量", k=dice.choice([2, 4, 6])))
                said.append(word)
                content += put(word, left, y)
    document = pdf(content)
    read_back = "".join(lines(document)) + "".join(
        cell.text for table in tables(document) for row in table.rows for cell in row
    )
    assert sorted("".join(read_back.split())) == sorted("".join(said))


def text(said: str, top: float) -> Text:
    box = (50.0, top, 50.0 + 10 * len(said), top + 10)
    return Text(TextLine(said, *box, [Glyph(said, *box)]), 0, 0)


@pytest.mark.parametrize("free", [[True] * 3, [False, True, False], [True, False, True]])
@pytest.mark.parametrize("stands", [TOP, MIDDLE])
def test_every_label_stands_somewhere_if_a_row_is_free(free: list[bool], stands: int) -> None:
    texts = [text("甲", 11.0 * number) for number in range(40)]
    rows = [Group([Cell([text("乙", top)], 1, 1)]) for top in (0.0, 150.0, 300.0)]
    cost, found = beside(texts, rows, free, Spacing(1.0, 5.0, True, [10.0], [10.0]), stands)
    assert cost < float("inf")
    assert [it for label, _, _ in found for it in label.texts] == texts
    assert all(all(free[first : last + 1]) for _, first, last in found)
