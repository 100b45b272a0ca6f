"""Which standard is found, by what evidence, and how that is said."""

from __future__ import annotations

import pytest

from jiping.language import speaking
from jiping.standards import UnknownStandard, find
from standards.made import form, fund, text


def found(**more: object) -> tuple[str, str]:
    worth = more.pop("worth", None)
    region, year = more.pop("region", None), more.pop("year", None)
    cells = {key: value if key in ("form", "scope") else text(value) for key, value in more.items()}
    funds = () if worth is None else (fund(worth=worth),)
    standard, used = find(form((), funds, **cells), region=region, year=year)
    assert used.id == standard.id
    return used.id, used.found_by


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({}, "cn_2020"),
        ({"worth": "10", "unit": "临澄县水务局"}, "cn_2020"),
        ({"worth": "20"}, "hb_2020"),
        ({"worth": "20", "unit": "武汉市临湖区某街道办事处"}, "hb_2020"),
        ({"title": "2020年度枝江某局整体绩效自评表"}, "hb_2020"),
        ({"worth": "20", "form": "hb_department_2020", "unit": "临江市柳桥街道办事处"}, "hb_2020"),
        ({"worth": "20", "form": "cn_project_2020", "unit": "临澄县水务局"}, "cn_2020"),
        ({"worth": "20", "form": "cn_project_2020", "unit": "荆州市水务局"}, "hb_2020"),
        ({"worth": "10", "form": "cn_project_2020", "unit": "荆州市水务局"}, "cn_2020"),
        ({"worth": "10", "unit": "四川省临江县财政局"}, "cn_2020"),
        ({"project": "仙桃种植示范", "unit": "临澄县农业局"}, "cn_2020"),
        ({"region": "湖北省"}, "hb_2020"),
        ({"region": "四川", "unit": "武汉市某局"}, "cn_2020"),
    ],
)
def test_evidence_decides(facts: dict[str, str], expected: str) -> None:
    assert found(**facts)[0] == expected


def test_says_which_evidence_decided() -> None:
    _, said = found(
        worth="20", form="hb_department_2020", unit="宜昌市某街道办事处", fiscal_year="2020"
    )
    assert said == (
        "由表内证据认定：预算执行满分20分；版式hb_department_2020；“宜昌”属适用地区；"
        "2020年度在适用年度内"
    )


def test_says_what_contradicts() -> None:
    _, said = found(worth="10", form="hb_department_2020", unit="宜昌市某街道办事处")
    assert "与此不符：表上预算执行满分10分，该标准为20分" in said


def test_says_that_no_standard_covers_the_year() -> None:
    name, said = found(worth="20", unit="武汉市某局", title="2016年度自评表")
    assert name == "hb_2020"
    assert "2016年度不在任何现有标准的适用年度内" in said


def test_year_told_replaces_the_printed_one() -> None:
    assert "2021年度在适用年度内" in found(worth="10", fiscal_year="2016", year=2021)[1]


def test_speaks_english() -> None:
    with speaking("en"):
        assert found()[1] == "nothing points to a local standard: the national one"


def test_told_by_id() -> None:
    standard, used = find(form((), (fund(worth="20"),)), standard="cn_2020")
    assert (standard.id, used.found_by) == ("cn_2020", "按指定采用")


def test_unknown_id_names_near_ones() -> None:
    with pytest.raises(UnknownStandard, match="hb_2020") as error:
        find(form(()), standard="hb2020")
    assert error.value.near[0] == "hb_2020"
