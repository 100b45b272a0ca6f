"""Characters printed in one shape that mean another."""

from __future__ import annotations

import pytest

from jiping import terms
from jiping.terms import characters, vocabulary
from jiping.values import parse_money, parse_number, parse_share, parse_value


@pytest.mark.parametrize(
    ("printed", "folded"),
    [
        ("績效自評表", "绩效自评表"),
        ("資金⽤途、⾦额、⻚码", "资金用途、金额、页码"),
        ("ＡＢ１２３", "AB123"),
        ("\uf0b395%", "≥95%"),
        ("效果顯著", "效果显著"),
    ],
)
def test_one_character_for_one(printed: str, folded: str) -> None:
    assert terms.fold(printed) == folded
    assert len(folded) == len(printed)


def test_a_plain_text_is_given_back() -> None:
    text = "项目支出绩效自评表（2021年度），≥95%，效果显著"
    assert terms.fold(text) is text


def test_every_traditional_character_has_one_plain_twin() -> None:
    old, new = characters.TRADITIONAL[::2], characters.TRADITIONAL[1::2]
    assert len(set(old)) == len(old) == len(new) > 1500
    assert not set(old) & set(new)
    assert all(terms.fold(twin) == twin for twin in characters.PLAINER.values())


def test_no_word_of_the_vocabulary_is_changed() -> None:
    words = [value for name, value in vars(vocabulary).items() if name.isupper()]
    assert terms.fold(str(words)) == str(words)


@pytest.mark.parametrize(
    ("printed", "plain"),
    [
        ("項(xiàng)目績(jī)效自評(píng)表", "項目績效自評表"),
        ("服務（wù）的(de)對象(xiàng)", "服務對象"),
        ("道路硬化(km)", "道路硬化(km)"),
        ("長(cháng)度(km)", "長度(km)"),
        ("执行率(B/A)", "执行率(B/A)"),
    ],
)
def test_pinyin_in_brackets_is_dropped(printed: str, plain: str) -> None:
    assert terms.without_pinyin(printed).replace("的", "") == plain


def test_labels_and_levels() -> None:
    assert terms.label("預(yù)算執(zhí)行率") == terms.label("预算执行率")
    assert terms.level2("社會(huì)效益指標(biāo)") == terms.level2("社会效益指标")
    assert terms.level2("⽣态效益指标") == terms.level2("生态效益指标")
    assert terms.key("指標１：　整理卷宗") == "指标1:整理卷宗"
    assert terms.plain_name("指標1：整理卷宗數量") == "整理卷宗數量"


@pytest.mark.parametrize(
    ("traditional", "simplified"),
    [
        ("不低於95%", "不低于95%"),
        ("百分之九十五以上", "百分之九十五以上"),
        ("達標", "达标"),
        ("完成時間：12月底前", "完成时间：12月底前"),
        ("3個", "3个"),
        ("提前10個工作日", "提前10个工作日"),
        ("無重大安全責任事故", "无重大安全责任事故"),
        ("高於上年", "高于上年"),
        ("第四季度", "第四季度"),
    ],
)
def test_values(traditional: str, simplified: str) -> None:
    value = parse_value(traditional, year=2021)
    assert value == parse_value(simplified, year=2021)


def test_numbers_in_traditional_characters() -> None:
    assert parse_number("三萬二千") == 32000
    assert parse_money("15萬") == 15
    assert parse_share("９５％") == parse_share("95%")
