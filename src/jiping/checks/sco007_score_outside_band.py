"""定性指标的得分不在所填档次的区间内

检查什么
    实际完成值写的是档次（达成预期指标、部分达成预期指标并具有一定效果、未达成预期指标且效果较差）
    时，得分是否落在该档次的区间内。区间的下限归上一档。

为什么
    定性指标没有公式，档次就是得分的依据；档次与得分不符，二者必有一错。

依据
    财预〔2020〕10号第十六条、湖北省绩效自评表填表说明（依据待核）。

反例
    写着“部分达成”，却得了九成的分：

    ```yaml
    indicators.10.path.2: 管护机制健全程度
    indicators.10.target: 健全
    indicators.10.actual: 部分达成预期指标并具有一定效果
    indicators.10.score: "5.40"
    indicators.10.variance: 管护机制尚缺两个村的制度；改进措施：水务局于2022年6月底前补齐。
    claimed_total: "97.80"
    落点: indicators.10.score
    ```

正例
    正好是上一档的下限（80%），写“达成预期指标”是对的：

    ```yaml
    indicators.10.path.2: 管护机制健全程度
    indicators.10.target: 健全
    indicators.10.actual: 达成预期指标
    indicators.10.score: "4.80"
    indicators.10.variance: 管护机制尚缺两个村的制度；改进措施：水务局于2022年6月底前补齐。
    claimed_total: "97.20"
    ```

怎么改
    先确定达到哪一档，再在该档的区间内记分。

不适用的情况
    没有写档次的行。没有分值列又不推断分值时，报“无法核对”。
"""

from collections.abc import Iterator
from decimal import Decimal

from jiping.checks.case import Case
from jiping.checks.facts.formula import NO_POINTS
from jiping.model import Band, Basis, Missing, NotApplicable, Problem, Words

TITLE = Words("定性指标的得分不在所填档次的区间内", "Score outside the band of the level reached")
MESSAGE = Words(
    "“{name}”填“{level}”，得分 {seen}（占分值 {share}），该档应在 {expected}。",
    "{name} reports “{level}” and scores {seen} ({share} of its points); the band is {expected}.",
)
ADVICE = Words(
    "请先核实达到的档次，再在该档区间内记分。",
    "Settle which level was reached, then score within its band.",
)
SEVERITY = "error"
BASIS = Basis("财预〔2020〕10号第十六条；湖北省绩效自评表填表说明")
SINCE = "0.1"
GIVES_WAY_TO = ("SCO001",)

NO_LEVELS = NotApplicable(Words("没有填写档次的行", "no row states a level"))


def check(case: Case) -> Iterator[Problem | Missing | NotApplicable]:
    """Rows whose actual names a level of the standard."""
    if not case.points_known:
        yield Missing("points", NO_POINTS)
        return
    seen_any = False
    for row in case.counted:
        if row.actual is None or row.actual.type != "level" or not row.points:
            continue
        if row.claimed is None or (number := band_of(row.actual_text, case.standard.bands)) is None:
            continue
        seen_any = True
        band = case.standard.bands[number]
        share = row.claimed / row.points
        slack = case.score_tolerance / row.points
        top = share <= band.high + slack if number == 0 else share < band.high + slack
        if not (band.low - slack <= share and top):
            yield Problem(
                row.at("score"),
                seen=str(row.claimed),
                expected=f"{percent(band.low)}–{percent(band.high)}",
                fields={"name": row.name, "level": row.actual_text, "share": percent(share)},
            )
    if not seen_any:
        yield NO_LEVELS


def band_of(text: str, bands: tuple[Band, ...]) -> int | None:
    """Index of the band a text names; the longest synonym in it decides."""
    found = [
        (len(word), -number)
        for number, band in enumerate(bands)
        for word in (band.name, *band.synonyms)
        if word in text
    ]
    return -max(found)[1] if found else None


def percent(share: Decimal) -> str:
    """A share as a person reads it: 80%, 62.5%."""
    return f"{(share * 100).normalize():f}%" if share * 100 % 1 else f"{int(share * 100)}%"
