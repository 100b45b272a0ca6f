"""时效指标没有写时间

检查什么
    时效指标的指标值里有没有日期、期限（30天、12个月、全年）或者及时率。只写“按时”“及时”“完成”的，
    日期写在名称里而指标值填“100%”“是”的，日期在往年的，报告。

为什么
    没有时间就无所谓按时；日期放在名称里，指标值就成了摆设。

依据
    财预〔2021〕101号（依据待核）。

反例
    只写“按时完成”：

    ```yaml
    indicators.5.target: 按时完成
    indicators.5.actual: 按时完成
    落点: indicators.5.target
    ```

    日期写进了名称，指标值填 100%：

    ```yaml
    indicators.5.path.2: 12月底之前完成
    indicators.5.target: 100%
    indicators.5.actual: 100%
    落点: indicators.5.target
    ```

    日期还是上一年的：

    ```yaml
    indicators.5.target: 2020年11月30日前
    indicators.5.actual: 2020年11月20日
    落点: indicators.5.target
    ```

正例
    按时完成的比率，习惯上可以：

    ```yaml
    indicators.5.path.2: 工程按期完工率
    indicators.5.target: 100%
    indicators.5.actual: 100%
    ```

    期限用天数表示：

    ```yaml
    indicators.5.path.2: 主体工程工期
    indicators.5.target: ≤180天
    indicators.5.actual: 170天
    ```

怎么改
    指标值写明年内的日期或期限，名称里只写要衡量的事，例如“主体工程完工时间”“2021年11月30日前”。

不适用的情况
    没有时效指标；评分标准或指标解释里写明了时间的。
"""

import re
from collections.abc import Iterator

from jiping.checks.case import Case, Row
from jiping.checks.facts.measures import is_time
from jiping.checks.facts.words import shortened
from jiping.model import Basis, NotApplicable, Problem, Words
from jiping.model.evaluation import Stage
from jiping.values import normalise

TITLE = Words("时效指标没有写时间", "Timeliness target without a date or period")
MESSAGE = Words(
    "时效指标“{name}”的指标值“{seen}”没有本年度内的日期或期限。",
    "The target “{seen}” of the timeliness indicator {name} gives no date or period inside the year.",
)
ADVICE = Words(
    "请在指标值里写明年内的日期或期限。",
    "Give a date or a period inside the year as the target.",
)
SEVERITY = "error"
BASIS = Basis("财预〔2021〕101号")
SINCE = "0.1"
STAGES: tuple[Stage, ...] = ("self_evaluation", "target", "monitoring")

NO_TIMELINESS = NotApplicable(Words("没有时效指标", "there is no timeliness indicator"))

DEADLINE = re.compile(
    "(?:(?:20[0-9]{2}年|当年|本年)?(?:1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九])月份?"
    "(?:[0-9]{1,2}[日号]|[上中下]旬|[底末初])?|(?:20[0-9]{2}|当|本)?年[底末]|第?[一二三四1-4]季度末?"
    "|[上下]半年)(?:之?前|以前|之?内)?"
)
"""A date or a deadline as a name may hold it."""

_PERIOD = re.compile(
    "年(?!度?计划|初计划)|[0-9一二三四五六七八九十每当次]个?月|[0-9一二三四五六七八九十每]+个?(?:工作)?[日天]|当[日天]"
    "|序时|季度|周|旬|小时|分钟|学期|假期|汛期|期限|即时|实时|随时|长期|[春夏秋冬]季|节前|以前|之前"
)
_RATE = re.compile("率|及时|按时|按期|准时|如期|时效|进度|比例|比重|占比")


def check(case: Case) -> Iterator[Problem | NotApplicable]:
    """Timeliness rows whose target holds no time."""
    seen_any = False
    cell = case.evaluation.fiscal_year
    year = (cell.value or "") if cell is not None else ""
    for row in case.targeted:
        if row.kind != "output.timeliness":
            continue
        seen_any = True
        named = DEADLINE.search(row.name)
        if not holds_time(row, named is not None) or is_past(row, year):
            yield Problem(
                row.at("target"),
                seen=row.target_text,
                fields={"name": shortened(row.name)},
                proposed=named[0] if named else None,
            )
    if not seen_any:
        yield NO_TIMELINESS


def holds_time(row: Row, date_in_name: bool) -> bool:
    """The target is a date, a period or a rate of timeliness, or the row explains its time."""
    target = row.target
    kind = target.type if target is not None else "text"
    if kind == "date" or (kind == "range" and target is not None and target.unit is None):
        return True
    unit = target.unit if target is not None else None
    if unit == "%":
        timely = not date_in_name and _RATE.search(row.name) is not None
    elif kind in ("number", "range") and unit is not None:
        timely = not date_in_name or is_time(unit)
    else:
        timely = _PERIOD.search(normalise(row.target_text)) is not None
    if timely:
        return True
    cells = (row.indicator.criteria, row.indicator.definition)
    return any(cell and DEADLINE.search(cell.text) for cell in cells)


def is_past(row: Row, year: str) -> bool:
    """The target is a date in a year before the form's; one after it is TGT014's."""
    target = row.target
    if target is None or not target.date or target.operator in ("≥", ">"):
        return False
    return target.date[:4] < year[:4]
