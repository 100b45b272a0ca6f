"""What holds for every text and every number."""

from datetime import date
from decimal import Decimal

from hypothesis import example, given, settings
from hypothesis import strategies as st

from jiping.model import Value
from jiping.values import (
    compare,
    convert,
    decimals,
    half_up,
    lower_is_better,
    normalise,
    parse_date,
    parse_money,
    parse_number,
    parse_points,
    parse_share,
    parse_value,
    rounding,
    same_kind,
)

SIGNS = {
    "≥": ("≥", "≧", ">=", "＞＝", "不低于", "至少"),
    "≤": ("≤", "≦", "<=", "不超过", "不高于"),
    ">": (">", "＞", "大于", "超过"),
    "<": ("<", "＜", "小于", "低于"),
    "=": ("=", "═", "＝", "等于"),
    "≈": ("≈", "约", "大约"),
    None: ("",),
}
UNITS = [
    "次",
    "名",
    "人次",
    "万元",
    "亿元",
    "平方米",
    "公里",
    "亩",
    "元/人·月",
    "次/年",
    "个工作日",
]
numbers = st.decimals(min_value="0.01", max_value=10**9, places=2)
signs = st.sampled_from([(sign, spelt) for sign, all_ in SIGNS.items() for spelt in all_])
PIECES = (
    "0 1 9 12 2021 . , ， % ‰ ≥ < = ± - — ~ / ( ) （ ） ; 。 年 月 日 底 前 季度 上年 较 提高"
    " 不 无 零 未发生 事故 以上 以内 左右 余 万 亿 元 次 个 人 名 村 百分之 一 两 十 点 达成"
    " 预期 指标 部分 完成 是 至 到 其中 含 每 均 约 控制在 第 A * · × x 同比"
)
# Texts made of the signs and words that forms are made of reach further than arbitrary ones.
pieces = st.lists(
    st.sampled_from(PIECES.split(" ")),
    max_size=14,
).map("".join)
texts = st.one_of(pieces, st.text(max_size=40))


def full_width(text: str) -> str:
    return text.translate({code: code + 0xFEE0 for code in range(0x21, 0x7F)})


@given(numbers, signs, st.sampled_from(UNITS), st.booleans())
def test_a_rendered_number_is_read_back(
    number: Decimal, sign: tuple[str | None, str], unit: str, wide: bool
) -> None:
    text = f"{sign[1]}{number:,}{unit}"
    value = parse_value(full_width(text) if wide else text)
    assert value == Value(type="number", operator=sign[0], number=number, unit=unit)  # type: ignore[arg-type]


@given(numbers, signs)
def test_a_percentage_is_its_share(number: Decimal, sign: tuple[str | None, str]) -> None:
    value = parse_value(f"{sign[1]}{number}%")
    assert value is not None
    assert value.number is not None
    assert value.number * 100 == number
    assert parse_share(f"{number}%") == value.number


@given(numbers, signs, st.sampled_from(UNITS))
def test_cells_of_their_own_say_the_same(
    number: Decimal, sign: tuple[str | None, str], unit: str
) -> None:
    together = parse_value(f"{sign[1]}{number}{unit}")
    assert parse_value(str(number), operator=sign[1], unit=unit) == together


@example(a=Decimal("1.00"), b=Decimal("2043.01"), to="-", unit="次")
@given(numbers, numbers, st.sampled_from(["-", "–", "~", "～", "至", "到"]), st.sampled_from(UNITS))
def test_a_rendered_range_is_read_back(a: Decimal, b: Decimal, to: str, unit: str) -> None:
    low, high = sorted((a, b))
    value = parse_value(f"{low}{to}{high}{unit}")
    assert value == Value(type="range", low=low, high=high, unit=unit)


@given(numbers)
def test_a_printed_number_is_exact(number: Decimal) -> None:
    for text in (f"{number}", f"{number:,}", full_width(f"{number:,}")):
        assert parse_number(text) == number
        assert parse_money(text) == number
        assert decimals(text) == 2
    assert parse_money(f"{number}万元", "yuan") == number * 10000
    assert parse_money(f"{number}万元", "10k_yuan") == number
    assert parse_money(f"{number}元", "10k_yuan") == number / 10000
    assert rounding(f"{number}%") == Decimal("0.00005")


@given(st.dates(date(1950, 1, 1), date(2099, 12, 31)), st.sampled_from(["-", ".", "/"]))
def test_a_printed_date_is_read_back(day: date, sign: str) -> None:
    iso = day.isoformat()
    assert parse_date(f"{day.year}年{day.month}月{day.day}日") == iso
    assert parse_date(iso.replace("-", sign)) == iso
    assert parse_date(f"{day.month}月{day.day}日", day.year) == iso


@settings(max_examples=400)
@given(texts, st.sampled_from([None, 2021]), st.sampled_from([None, "≥", "定性", "x"]))
def test_nothing_raises_and_nothing_is_invented(
    text: str, year: int | None, operator: str | None
) -> None:
    value = parse_value(text, year=year, operator=operator, unit="%" if operator else None)
    plain = normalise(text)
    assert normalise(plain) == plain
    if value is not None:
        assert (value.low is None) == (value.high is None) == (value.type != "range")
        assert value.type != "number" or value.number is not None
        assert value.low is None or value.high is None or value.low <= value.high
        compare(value, value)
        compare(Value(type="number", number=Decimal(5), unit="次"), value)
        same_kind(value.unit, "万元")
        convert(Decimal(1), value.unit, "万元")
    for parse in (parse_number, parse_money, parse_share, parse_points, decimals, rounding):
        parse(text)  # type: ignore[operator]
    parse_date(text, year)
    lower_is_better(text)


@given(numbers, numbers, numbers, st.sampled_from(["≥", "≤", "="]))
def test_a_ratio_of_one_is_met_and_more_is_never_worse(
    target: Decimal, one: Decimal, other: Decimal, sign: str
) -> None:
    goal = Value(type="number", operator=sign, number=target)  # type: ignore[arg-type]
    less, more = (
        compare(goal, Value(type="number", number=number)) for number in sorted((one, other))
    )
    for seen in (less, more):
        assert seen.ratio is not None
        assert seen.met == (seen.ratio >= 1)
    assert less.ratio is not None
    assert more.ratio is not None
    if sign == "≥":
        assert less.ratio <= more.ratio
    elif sign == "≤":
        assert less.ratio >= more.ratio
    else:
        assert max(less.ratio, more.ratio) <= 1


@given(numbers, numbers, numbers)
def test_inside_a_range_is_met_and_outside_falls_short(a: Decimal, b: Decimal, x: Decimal) -> None:
    low, high = sorted((a, b))
    seen = compare(Value(type="range", low=low, high=high), Value(type="number", number=x))
    assert seen.met == (low <= x <= high)
    assert seen.ratio is not None
    assert (seen.ratio == 1) == bool(seen.met)


@given(numbers, st.integers(min_value=0, max_value=4))
def test_half_up_is_the_nearest_and_goes_up(number: Decimal, places: int) -> None:
    rounded = half_up(number, places)
    unit = Decimal(1).scaleb(-places)
    assert rounded % unit == 0
    assert -unit / 2 < rounded - number <= unit / 2 or rounded - number == unit / 2


@given(numbers, st.sampled_from([("万元", "元"), ("公里", "米"), ("公顷", "亩"), ("小时", "分钟")]))
def test_conversion_goes_there_and_back(number: Decimal, units: tuple[str, str]) -> None:
    there = convert(number, *units)
    assert there is not None
    assert convert(there, units[1], units[0]) == number
