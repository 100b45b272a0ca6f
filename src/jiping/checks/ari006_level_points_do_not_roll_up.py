"""三级指标分值之和不等于上级印出的分值

检查什么
    一级、二级指标名称后面或年度目标后面印有分值的（如“产出指标（50分）”“年度目标1（40分）”），
    是否等于它下面各三级指标分值之和；印有权重的，权重也这样核对。

为什么
    上级分值是批复的结构；下级加不回去，说明增减过指标或抄错了分值。

依据
    预算管理一体化系统技术标准（依据待核）。

反例
    产出指标印 50 分，下面各行相加是 48 分：

    ```yaml
    levels:
      - {path: [产出指标], points: "50"}
    indicators.0.points: "6"
    indicators.0.score: "6.00"
    indicators.8.points: "12"
    indicators.8.score: "11.52"
    claimed_total: "98.32"
    连带: [SCO013]
    ```

    年度目标印 45 分，下面各行相加是 40 分：

    ```yaml
    base: hubei
    objectives.0.points: "45"
    落点: objectives.0.points
    ```

正例
    一级、二级都印有分值，都能加回去：

    ```yaml
    levels:
      - {path: [产出指标], points: "50"}
      - {path: [产出指标, 数量指标], points: "22"}
      - {path: [效益指标], points: "30"}
      - {path: [满意度指标], points: "10"}
    ```

怎么改
    按批复的绩效目标核对各级分值；指标有增减的，先办理调整。

不适用的情况
    上级没有印分值。三级指标没有印分值的，报“无法核对”；推断的分值不作比较。
"""

from collections.abc import Iterator
from decimal import Decimal

from jiping.checks.case import Case, Row
from jiping.checks.facts.formula import NO_POINTS
from jiping.checks.facts.rollup import groups
from jiping.checks.facts.sums import NONE, contradicts, lost_in_numbers
from jiping.model import Basis, Cell, Missing, NotApplicable, Problem, Words

TITLE = Words(
    "三级指标分值之和不等于上级印出的分值", "Points of the rows do not roll up to their level"
)
MESSAGE = Words(
    "“{name}”印为 {seen} 分，下面 {rows} 个指标的分值相加为 {expected}。",
    "{name} is printed with {seen} points; its {rows} indicators have {expected}.",
)
ADVICE = Words(
    "请按批复的绩效目标核对各级分值。", "Check the points of all levels against the approval."
)
SEVERITY = "error"
BASIS = Basis("预算管理一体化系统技术标准")
SINCE = "0.1"

HUNDRED = Decimal(100)
FIELDS = ("points", "weight")
NOT_PRINTED = NotApplicable(
    Words("上级指标和年度目标没有印分值", "no level and no objective prints points")
)


def check(case: Case) -> Iterator[Problem | Missing | NotApplicable]:
    """Printed points (or weights) of levels and objectives against the sum of their rows."""
    if not case.points_known:
        yield Missing("points", NO_POINTS)
        return
    compared = False
    for group in groups(case, *FIELDS):
        for field in FIELDS:
            stated: Cell[Decimal] | None = getattr(group.owner, field, None)
            if stated is None or stated.value is None:
                continue
            compared = True
            parts = _printed(group.rows, field)
            if parts is None:
                yield Missing("points", NO_POINTS, group.at(field))
            elif contradicts(stated, sum(parts, NONE), _lost(parts, field)):
                yield Problem(
                    group.at(field),
                    seen=stated.text,
                    expected=str(sum(parts, NONE)),
                    fields={"name": group.name, "rows": len(parts)},
                    place=stated.place or group.place,
                )
    if not compared:
        yield NOT_PRINTED


def _lost(parts: list[Decimal], field: str) -> Decimal:
    """What rounding may have taken; weights are shares, printed in percent."""
    if field == "weight":
        return lost_in_numbers([part * HUNDRED for part in parts]) / HUNDRED
    return lost_in_numbers(parts)


def _printed(rows: tuple[Row, ...], field: str) -> list[Decimal] | None:
    """The rows' own points or weights, None where one is not printed."""
    cells = [getattr(row.indicator, field) for row in rows]
    known = [cell.value for cell in cells if cell is not None and cell.value is not None]
    return known if len(known) == len(cells) else None
