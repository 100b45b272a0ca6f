"""Places in words by which a person finds them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from jiping.model import Place
from jiping.terms import place_words

PAPER = (Decimal("85.04"), Decimal("226.77"), Decimal(200), Decimal(240))


@pytest.mark.parametrize(
    ("place", "zh", "en"),
    [
        (Place(), "", ""),
        (
            Place(sheet="整体", table=1, row=12, column=3),
            "工作表“整体”第12行C列（C12）",
            "sheet “整体”, cell C12",
        ),
        (Place(sheet="整体", row=12, missing=True), "工作表“整体”第12行", "sheet “整体”, row 12"),
        (
            Place(sheet="整体", row=2, column=28),
            "工作表“整体”第2行AB列（AB2）",
            "sheet “整体”, cell AB2",
        ),
        (
            Place(table=2, row=5, column=3),
            "第2个表格第5行第3列",
            "table 2, row 5, column 3",
        ),
        (
            Place(page=2, rectangle=PAPER, table=1, row=5, column=3),
            "第2页，第1个表格第5行第3列（距页面上边8.0厘米、左边3.0厘米）",
            "page 2, table 1, row 5, column 3 (8.0 cm from the top, 3.0 cm from the left)",
        ),
        (Place(page=3, line=14), "第3页，第14行", "page 3, line 14"),
        (Place(line=14), "第14行", "line 14"),
    ],
)
def test_places(place: Place, zh: str, en: str) -> None:
    words = place_words(place)
    assert (words.zh, words.en) == (zh, en)


def test_a_row_without_its_column() -> None:
    place = Place(page=1, rectangle=PAPER, table=1, row=5, column=3)
    assert place_words(place, row_only=True).zh == "第1页，第1个表格第5行"
