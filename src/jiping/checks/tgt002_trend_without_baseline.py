"""目标只说升降，没有基数

检查什么
    指标值是“提高”“改善”“高于上年”“稳步提升”之类的升降说法时，是否写出了基数：上年的数、要达到的数、
    要变动的幅度，或者本行另有“基期值”“评分标准”。

为什么
    不知道原来是多少，就说不清有没有提高，年底只能照抄目标，谁也核不了。

依据
    财预〔2015〕88号、财预〔2020〕10号第十五条（依据待核）。

反例
    只说“有所提升”：

    ```yaml
    indicators.10.path.2: 村民节水意识
    indicators.10.target: 节水意识明显提升
    indicators.10.actual: 18个村制定节水公约，户均月用水量由9吨降到8吨
    落点: indicators.10.target
    ```

    “高于上年”，没有上年的数：

    ```yaml
    indicators.10.path.2: 供水考核名次
    indicators.10.target: 高于上年
    indicators.10.actual: 上年第5名，今年第3名
    落点: indicators.10.target
    ```

正例
    写出了幅度：

    ```yaml
    indicators.10.path.2: 户均用水量下降幅度
    indicators.10.target: ≥5%
    indicators.10.actual: 5.50%（27.5万吨/500万吨）
    ```

    “提升”是工程名称的一部分：

    ```yaml
    indicators.10.path.2: 管护设施
    indicators.10.target: 管网提升工程管护站挂牌
    indicators.10.actual: 管护站于2021年10月挂牌
    ```

怎么改
    写成“由 A 提高到 B”“比上年（A）提高 B”，或换成可以计量的指标。

不适用的情况
    数值、日期、区间、零和是否类的目标；与国家标准、行业平均比较的目标（基数在表外，可以查到）。
"""

import re
from collections.abc import Iterator

from jiping.checks.case import Case, Row
from jiping.checks.facts.words import has_digit, shortened
from jiping.model import Basis, NotApplicable, Problem, Words
from jiping.model.evaluation import Stage

TITLE = Words("目标只说升降，没有基数", "Trend for a target, without a baseline")
MESSAGE = Words(
    "“{name}”的指标值“{seen}”只说升降，没有写出从多少到多少。",
    "The target “{seen}” of {name} names a trend but no baseline.",
)
ADVICE = Words(
    "请写出上年或基期的数和要达到的数。",
    "State the baseline and the value to be reached.",
)
SEVERITY = "warning"
BASIS = Basis("财预〔2015〕88号；财预〔2020〕10号第十五条")
SINCE = "0.1"
STAGES: tuple[Stage, ...] = ("self_evaluation", "target", "monitoring")

NO_WORDS = NotApplicable(Words("没有文字描述的指标值", "no target is words"))

_TREND = re.compile(
    "(?<!改造)(?:提高|提升|改善|增强|增加(?!值)|增长|扩大|上升|好转|减少|降低|下降|缩短|减轻|优化)"
    "(?!工程|项目|改造|行动|计划|方案|专项|活动|班)"
)
_PAST = ("年", "期", "往", "前", "历")


def check(case: Case) -> Iterator[Problem | NotApplicable]:
    """Targets in words that name a direction and no number."""
    seen_any = False
    for row in case.targeted:
        target = row.target
        if target is not None and target.type not in ("text", "comparison", "level"):
            continue
        seen_any = True
        if without_baseline(row):
            yield Problem(
                row.at("target"), seen=row.target_text, fields={"name": shortened(row.name)}
            )
    if not seen_any:
        yield NO_WORDS


def without_baseline(row: Row) -> bool:
    """The target is a trend, and neither it nor the row's other cells hold a number."""
    text, target = row.target_text, row.target
    if target is not None and target.type == "comparison":
        base = target.baseline
        trend = target.number is None and (base is None or any(sign in base for sign in _PAST))
    else:
        trend = _TREND.search(text) is not None
    if not trend or has_digit(text):
        return False
    cells = (row.indicator.baseline, row.indicator.criteria, row.indicator.definition)
    return not any(cell and has_digit(cell.text) for cell in cells)
