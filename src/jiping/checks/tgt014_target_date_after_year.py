"""目标日期晚于预算年度

检查什么
    指标值里的日期是否落在预算年度以后。

为什么
    年度目标要在年度内见分晓；晚于年度的日期，多半是沿用了别的年度的表，或者把长期目标填成了年度目标。

依据
    复核实践。

反例
    2021 年度的表，目标日期在 2022 年：

    ```yaml
    indicators.5.target: 2022年11月30日前
    落点: indicators.5.target
    ```

正例
    目标日期是年度的最后一天：

    ```yaml
    indicators.5.target: 2021年12月31日前
    ```

    决算本来就在次年初报送：

    ```yaml
    indicators.5.path.2: 项目决算报送时间
    indicators.5.target: 2022年1月31日前
    indicators.5.actual: 2022年1月20日
    ```

怎么改
    改成年度内的日期；跨年的事，写出本年度要完成到哪一步。

不适用的情况
    没有日期的目标；长期目标；决算、总结、自评等本来在次年上半年办的事。不知道年度的，报“无法核对”。
"""

from collections.abc import Iterator

from jiping.checks.case import Case, Row
from jiping.checks.facts.words import shortened
from jiping.model import Basis, Missing, NotApplicable, Problem, Words
from jiping.model.evaluation import Stage

TITLE = Words("目标日期晚于预算年度", "Target date after the fiscal year")
MESSAGE = Words(
    "“{name}”的目标日期“{seen}”晚于 {expected} 年度。",
    "The target date “{seen}” of {name} lies after fiscal year {expected}.",
)
ADVICE = Words(
    "请改成年度内的日期，或写明本年度要完成到哪一步。",
    "Give a date inside the year, or the stage to be reached this year.",
)
SEVERITY = "error"
BASIS = Basis("复核实践")
SINCE = "0.1"
STAGES: tuple[Stage, ...] = ("self_evaluation", "target", "monitoring")

NO_DATES = NotApplicable(Words("没有日期类的指标值", "no target is a date"))
NO_YEAR = Missing("fiscal_year", Words("不知道预算年度", "the fiscal year is not known"))

AFTER_YEAR = ("决算", "总结", "自评", "年报", "年终", "评价", "公开", "报告", "报送", "考核")
"""What is rightly done in the first half of the next year."""


def check(case: Case) -> Iterator[Problem | Missing | NotApplicable]:
    """Dates of targets against the year of the form."""
    dated = [row for row in case.targeted if row.target is not None and row.target.date]
    if not dated:
        yield NO_DATES
        return
    cell = case.evaluation.fiscal_year
    year = (cell.value or "")[:4] if cell is not None else ""
    if not year.isdecimal():
        yield NO_YEAR
        return
    for row in dated:
        if is_after(row, year) and not is_long_term(case, row):
            yield Problem(
                row.at("target"),
                seen=row.target_text,
                expected=year,
                fields={"name": shortened(row.name)},
            )


def is_after(row: Row, year: str) -> bool:
    """The target's date lies in a later year, and the matter is not one of the next spring."""
    date = row.target.date if row.target is not None else None
    if not date or date[:4] <= year:
        return False
    next_spring = f"{int(year) + 1}-06"
    late_by_nature = any(word in row.name for word in AFTER_YEAR)
    return not (late_by_nature and date[:7] <= next_spring)


def is_long_term(case: Case, row: Row) -> bool:
    """The row belongs to a long-term objective."""
    number = row.indicator.objective
    return number is not None and case.evaluation.objectives[number].horizon == "long_term"
