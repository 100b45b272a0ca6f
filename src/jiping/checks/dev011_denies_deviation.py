"""有偏差却写“无”

检查什么
    偏差原因（本行的，或表末的）写着“无”“暂无”“无偏差”时，是否真的没有偏差：没有扣分、
    没有未完成、没有大幅超额的指标。

为什么
    得分 92 而原因分析写“无”，等于没有自评。

依据
    复核实践。

反例
    照料人数没有完成、扣了分，原因分析写“无”：

    ```yaml
    base: hubei
    variance: 无
    连带: [DEV004, SCO009]
    ```

    本行扣了分，本行的偏差原因写“暂无”：

    ```yaml
    indicators.2.variance: 暂无
    落点: indicators.2.variance
    ```

正例
    没有偏差的行写“无”：

    ```yaml
    indicators.0.variance: 无
    ```

怎么改
    写明真实的原因；确实没有偏差的，先把得分改正。

不适用的情况
    没有写“无”的原因栏。
"""

from collections.abc import Iterator

from jiping.checks.case import Case
from jiping.checks.facts.words import says_nothing
from jiping.model import Basis, NotApplicable, Problem, Where, Words

TITLE = Words("有偏差却写“无”", "Deviation denied")
MESSAGE = Words(
    "原因写“{seen}”，但有偏差：{deviations}。",
    "The cause is given as “{seen}”, yet there are deviations: {deviations}.",
)
ADVICE = Words(
    "请写明真实的偏差原因；没有偏差的，先改正得分。",
    "State the real causes; if there is no deviation, correct the scores first.",
)
SEVERITY = "block"
BASIS = Basis("复核实践")
SINCE = "0.1"

NEVER_DENIED = NotApplicable(Words("没有写“无”的原因栏", "no cause is given as 无"))


def check(case: Case) -> Iterator[Problem | NotApplicable]:
    """The form's block first, then the rows' own words."""
    deviating = case.deviating
    block = case.evaluation.variance
    denied = block is not None and bool(block.text) and says_nothing(block.text)
    if denied and block is not None and any(not case.reason(row) for row in deviating):
        named = "、".join(row.name for row in deviating[:3])
        yield Problem(Where(field="variance"), seen=block.text, fields={"deviations": named})
    found = denied
    for row in case.counted:
        said = row.indicator.variance
        if said is None or not said.text or not says_nothing(said.text):
            continue
        found = True
        if row in case.deviating and not case.explanation:
            yield Problem(row.at("variance"), seen=said.text, fields={"deviations": row.name})
    if not found:
        yield NEVER_DENIED
