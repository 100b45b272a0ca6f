"""One spelling for signs."""

import pytest

from jiping.values import normalise


@pytest.mark.parametrize(
    ("printed", "plain"),
    [
        ("９８．４０％", "98.40%"),
        ("3，265.06", "3,265.06"),
        ("≧ 412 人次", "≥412人次"),
        (">=5", "≥5"),
        ("= > 5", "≥5"),
        ("＞＝5", "≥5"),
        ("⩾5", "≥5"),
        ("<=5", "≤5"),
        ("=<5", "≤5"),
        ("═100%", "=100%"),
        ("==100%", "=100%"),
        ("20–30", "20-30"),
        ("20～30", "20~30"),
        ("15萬", "15万"),
        ("修缮\n活动室", "修缮活动室"),
        ("修 缮\u3000活动室", "修缮活动室"),
        ("98.\n40 %", "98.40%"),
        ("PPP  model", "PPP model"),
        ("12 34", "12 34"),
        ("“四好”公路", '"四好"公路'),
        ("\ufeff100%\u200b", "100%"),
        ("  ", ""),
    ],
)
def test_one_spelling(printed: str, plain: str) -> None:
    assert normalise(printed) == plain


def test_plain_text_is_returned_as_it_is() -> None:
    text = "社区活动室修缮数量"
    assert normalise(text) is text
