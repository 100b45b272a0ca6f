"""指标值的单位与指标不相称

检查什么
    数量指标的指标值是否用了百分比；“次数”“人数”“户数”“面积”“长度”“金额”“天数”结尾的名称，单位
    是不是次、人、户、平方米、公里、元、天这一类；合格率、覆盖率这类比率，单位是不是百分比。

为什么
    单位不对，说明名称与指标值量的不是一回事；数量指标填百分比，就看不出做了多少。

依据
    财预〔2021〕101号（依据待核）。

反例
    数量指标填了百分比：

    ```yaml
    indicators.1.path.2: 净水设施安装
    indicators.1.target: 100%
    indicators.1.actual: 100%（5/5）
    落点: indicators.1.target
    ```

    “次数”用了“人”：

    ```yaml
    indicators.2.path.2: 管水人员培训次数
    indicators.2.target: ≥120人
    indicators.2.actual: 108人
    落点: indicators.2.target
    ```

正例
    “人数”用“名”，“面积”用“亩”，“次数”用“期”，都是一类：

    ```yaml
    indicators.8.target: ≥9000名
    indicators.8.actual: 8640名
    indicators.2.path.2: 管水人员培训次数
    indicators.2.target: ≥20期
    indicators.2.actual: 18期
    indicators.2.variance: 管水人员培训因汛期少办2期，完成率90%；改进措施：供水中心于2022年6月底前补办。
    ```

怎么改
    改正单位；数量指标写实物量（次、个、人、公里），比率归入质量指标或时效指标。

不适用的情况
    没有写单位的指标值；评价体系里名称固定的“实际完成率”。
"""

from collections.abc import Iterator

from jiping.checks.case import Case, Row
from jiping.checks.facts.words import BOUNDED_RATES, shortened
from jiping.model import Basis, NotApplicable, Problem, Words
from jiping.model.evaluation import Stage
from jiping.values import same_kind

TITLE = Words("指标值的单位与指标不相称", "Unit does not fit the indicator")
MESSAGE = Words(
    "“{name}”的指标值是“{seen}”，单位应当是{expected}。",
    "The target of {name} is “{seen}”; its unit should be {expected}.",
)
ADVICE = Words(
    "请改正单位，或把指标归入相称的类。",
    "Correct the unit, or move the indicator to the class it belongs to.",
)
SEVERITY = "error"
BASIS = Basis("财预〔2021〕101号")
SINCE = "0.1"
STAGES: tuple[Stage, ...] = ("self_evaluation", "target", "monitoring")

NO_UNITS = NotApplicable(Words("没有写单位的指标值", "no target has a unit"))

FRAMEWORK_RATES = ("实际完成率", "计划完成率")
"""Rates that the common framework itself lists under quantity."""

_TIMES = ("次", "场", "期", "回", "批", "轮", "遍", "趟", "人次", "车次", "课时", "学时")
_PEOPLE = ("人", "名", "位", "个", "户", "对", "员")
_COUNTING = frozenset(
    ("次", "场", "人", "名", "位", "个", "户", "家", "件", "项", "座", "处", "台", "套")
)
_BY_NAME: dict[str, tuple[tuple[str, ...], str | None, str]] = {
    "次数": (_TIMES, None, "次、场、期"),
    "场次": (_TIMES, None, "次、场、期"),
    "人数": (_PEOPLE, "人", "人、名"),
    "户数": (("户", "家", "个"), "户", "户、家"),
    "面积": (("亩",), "亩", "平方米、亩"),
    "长度": (("延米",), "米", "米、公里"),
    "里程": ((), "米", "米、公里"),
    "金额": ((), "元", "元、万元"),
    "天数": (("个工作日", "工作日", "人天"), "天", "天、日"),
}
"""By the last two signs of a name: units that fit, one whose kind fits, and what to expect."""
_SCALES = "十百千万亿"


def check(case: Case) -> Iterator[Problem | NotApplicable]:
    """Targets whose unit contradicts the class or the last word of the name."""
    seen_any = False
    for row in case.targeted:
        if row.target is None or row.target.type not in ("number", "range"):
            continue
        unit = row.target.unit
        if unit is None or unit in _SCALES:
            continue
        seen_any = True
        if expected := expected_unit(row, unit):
            yield Problem(
                row.at("target"),
                seen=row.target_text,
                expected=expected,
                fields={"name": shortened(row.name)},
            )
    if not seen_any:
        yield NO_UNITS


def expected_unit(row: Row, unit: str) -> str | None:
    """What the unit should be, None where it fits or nobody can tell."""
    name = row.name
    if unit in ("%", "‰"):
        if row.kind == "output.quantity" and not name.endswith(FRAMEWORK_RATES):
            return "实物量（次、个、人、公里等）"
    elif unit in _COUNTING and name.endswith(BOUNDED_RATES):
        return "%"
    named = _BY_NAME.get(name[-2:])
    if named is None:
        return None
    units, family, expected = named
    head = unit.split("/", maxsplit=1)[0].split("·", maxsplit=1)[0].lstrip(_SCALES) or unit
    fits = head == family or head.startswith(units)
    return None if fits or (family and same_kind(head, family)) else expected
