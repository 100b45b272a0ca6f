"""原因分析没有说到有偏差的指标

检查什么
    每一个有偏差的指标（扣分、未完成、大幅超额、没有证明完成），本行的偏差原因或表末的原因分析里，
    是否出现了它的名称中有区别意义的词，或它所属目标的词（“工作”“完成率”“宣传”之类的通用词不算）。

为什么
    笼统的原因分析对不上号：看不出哪一项没有做好、为什么没有做好。

依据
    财预〔2020〕10号第十一条（依据待核）。

反例
    原因分析只说了老人照料，没有说扣了分的绿化：

    ```yaml
    base: hubei
    indicators.6.actual: 1800平方米
    indicators.6.score: "9.00"
    claimed_total: "98.10"
    落点: indicators.6.variance
    ```

正例
    原因分析用了另一个说法，但点到了同一件事：

    ```yaml
    base: hubei
    indicators.6.actual: 1800平方米
    indicators.6.score: "9.00"
    claimed_total: "98.10"
    variance: 1、上门照料的老人少15人，部分老人迁出辖区。2、绿化只完成90%，施工期遇连续降雨。
    improvement: 1、民政办于2021年9月底前扩大照料范围。2、城管办于2021年4月底前补种。
    ```

怎么改
    逐项写明：哪个指标、差多少、什么原因。

不适用的情况
    没有偏差；或整张表没有任何原因说明（见 STR017、SCO009）。
"""

from collections.abc import Iterator

from jiping.checks.case import Case
from jiping.checks.facts.coverage import covered
from jiping.model import Basis, NotApplicable, Problem, Words

TITLE = Words("原因分析没有说到有偏差的指标", "Deviating indicator not covered by the analysis")
MESSAGE = Words(
    "“{name}”目标“{target}”、实际“{actual}”，有偏差，原因分析没有提到。",
    "{name} deviates (target {target}, actual {actual}); the analysis does not mention it.",
)
ADVICE = Words(
    "请在原因分析中写明这一项差多少、为什么。",
    "Say in the analysis how far this indicator is off and why.",
)
SEVERITY = "error"
BASIS = Basis("财预〔2020〕10号第十一条")
SINCE = "0.1"
GIVES_WAY_TO = ("ACT001", "ACT002", "DEV011", "SCO009")

NO_DEVIATION = NotApplicable(Words("没有有偏差的指标", "no indicator deviates"))
NO_ANALYSIS = NotApplicable(Words("整张表没有原因说明", "the form explains nothing anywhere"))


def check(case: Case) -> Iterator[Problem | NotApplicable]:
    """Deviating rows that neither their own words nor the analysis touch."""
    deviating = case.deviating
    if not deviating:
        yield NO_DEVIATION
        return
    if not case.explanation and not any(case.reason(row) for row in case.counted):
        yield NO_ANALYSIS
        return
    for row in deviating:
        if not covered(case, row):
            yield Problem(
                row.at("variance"),
                fields={
                    "name": row.name,
                    "target": row.target_text,
                    "actual": row.actual_text,
                },
            )
