"""Number formats, as Excel in Chinese shows them."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jiping.readers.excel.built_in_formats import BUILT_IN
from jiping.readers.excel.number_format import general, show, show_text

ACCOUNTING = BUILT_IN[43]


@pytest.mark.parametrize(
    ("stored", "code", "shown"),
    [
        ("0.984", "0.00%", "98.40%"),
        ("0.98399999999999999", "0.00%", "98.40%"),
        ("2.6749999999999998", "0.00", "2.68"),
        ("1.005", "0.00", "1.01"),
        ("3265.06", "#,##0.00", "3,265.06"),
        ("1000000", "#,##0", "1,000,000"),
        ("12", "#,##0", "12"),
        ("3.65", "0.0_ ", "3.7"),
        ("15", '0"名"', "15名"),
        ("15", '"≥"0"名"', "≥15名"),
        ("20", "0分", "20分"),
        ("-5", "0.00;[Red](0.00)", "(5.00)"),
        ("-5", "0.00", "-5.00"),
        ("0", '0;-0;"-"', "-"),
        ("0", ACCOUNTING, "-"),
        ("1234.5", ACCOUNTING, "1,234.50"),
        ("-1234.5", ACCOUNTING, "-1,234.50"),
        ("1234567", "0.0,", "1234.6"),
        ("12345678", '0.00,,"百万"', "12.35百万"),
        ("123456", '0!.0,"万"', "12.3万"),
        ("20000", '[>=10000]0.0,"千";0', "20.0千"),
        ("5", '[>=10000]0.0,"千";0', "5"),
        ("5", "000", "005"),
        ("7", "0.##", "7."),
        ("7.1", "0.0#", "7.1"),
        ("0.5", "#.00", ".50"),
        ("13800001111", "000-0000-0000", "138-0000-1111"),
        ("5", "[$¥-804]0.00", "¥5.00"),
        ("5", "@", "5"),
        ("5", ";;;", ""),
        ("0.5", "# ?/?", "1/2"),
        ("1.5", "# ?/?", "1 1/2"),
        ("0.33", "?/4", "1/4"),
        ("12345", "0.00E+00", "1.23E+04"),
        ("0.00012", "0.0E-0", "1.2E-4"),
        ("12345", "##0.0E+0", "12.3E+3"),
        ("3", 'G/通用格式"分"', "3分"),
        ("1203", "[DBNum1]General", "一千二百〇三"),
        ("20", "[DBNum2]General", "贰拾"),
        ("10005", "[DBNum2]0", "壹万零伍"),
    ],
)
def test_numbers(stored: str, code: str, shown: str) -> None:
    assert show(stored, code) == shown


@pytest.mark.parametrize(
    ("stored", "code", "shown"),
    [
        ("44287", BUILT_IN[14], "2021/4/1"),
        ("44287", BUILT_IN[31], "2021年4月1日"),
        ("44287", BUILT_IN[57], "2021年4月"),
        ("44287", BUILT_IN[58], "4月1日"),
        ("44287", "m/d/yy", "4/1/21"),
        ("44287.75", "yyyy-mm-dd hh:mm", "2021-04-01 18:00"),
        ("0.5", "h:mm AM/PM", "12:00 PM"),
        ("0.25", BUILT_IN[55], "上午6时00分"),
        ("1.5", "[h]:mm:ss", "36:00:00"),
        ("0.0125", "mm:ss", "18:00"),
        ("0.00001", "mm:ss.0", "00:00.9"),
        ("44287", "aaaa", "星期四"),
        ("44287", "[$-804]dddd", "星期四"),
        ("44287", "d-mmm-yy", "1-Apr-21"),
        ("44287", '[DBNum1][$-804]yyyy"年"m"月"d"日"', "二〇二一年四月一日"),
        ("44306", '[DBNum1][$-804]m"月"d"日"', "四月二十日"),
        ("44287.999999", "yyyy-mm-dd hh:mm:ss", "2021-04-02 00:00:00"),
        ("1", "yyyy/m/d", "1900/1/1"),
        ("61", "yyyy/m/d", "1900/3/1"),
        ("-1", "yyyy", "-1"),
        ("2958466", "yyyy", "2958466"),
    ],
)
def test_dates(stored: str, code: str, shown: str) -> None:
    assert show(stored, code) == shown


@pytest.mark.parametrize(
    ("stored", "shown"),
    [
        ("0.30000000000000004", "0.3"),
        ("99.2", "99.2"),
        ("1234.56789012", "1234.56789"),
        ("0.333333333333333333", "0.333333333"),
        ("12345678901", "12345678901"),
        ("123456789012", "1.23457E+11"),
        ("1E-10", "1E-10"),
        ("-0.5", "-0.5"),
        ("1000000", "1000000"),
        ("007", "7"),
    ],
)
def test_general(stored: str, shown: str) -> None:
    assert show(stored, "General") == shown


@pytest.mark.parametrize("stored", ["NaN", "Infinity", "1E400", "abc", "", "1,5"])
def test_what_is_no_number_comes_back_as_it_is(stored: str) -> None:
    assert show(stored, "0.00") == stored


def test_texts_take_what_the_code_puts_around_them() -> None:
    assert show_text("说明", '"附："@') == "附：说明"
    assert show_text("说明", '0;0;0;"x"@') == "x说明"
    assert show_text("说明", "0.00") == "说明"
    assert show_text("说明", ";;;") == ""


numbers = st.decimals(
    min_value=-(10**9), max_value=10**9, allow_nan=False, allow_infinity=False, places=4
)


@settings(max_examples=150)
@given(numbers, st.integers(0, 4), st.booleans(), st.booleans())
def test_fixed_places_are_exact_half_up(
    number: Decimal, places: int, grouped: bool, percent: bool
) -> None:
    code = ("#,##0" if grouped else "0") + ("." + "0" * places if places else "") + "%" * percent
    expected = (number * (100 if percent else 1)).quantize(
        Decimal(1).scaleb(-places), ROUND_HALF_UP
    )
    shown = show(str(number), code)
    assert Decimal(shown.rstrip("%").replace(",", "")) == expected
    # One placeholder more changes nothing, but takes the general way of laying out.
    assert show(str(number), "#" + code) == shown


@settings(max_examples=150)
@given(numbers)
def test_general_keeps_ten_digits(number: Decimal) -> None:
    assert abs(Decimal(general(number)) - number) <= abs(number) * Decimal("1E-9")


@settings(max_examples=300)
@given(
    st.text('0#?.,%E+-/"\\_*[]$¥@;: yYmMdDhHsSaeGn分年月日>=<1234DBNum', max_size=14),
    st.one_of(numbers.map(str), st.text(max_size=6)),
    st.booleans(),
)
def test_no_code_breaks_it(code: str, stored: str, from_1904: bool) -> None:
    assert isinstance(show(stored, code, from_1904=from_1904), str)
    assert isinstance(show_text(stored, code), str)
