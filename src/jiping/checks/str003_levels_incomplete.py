"""指标层级不全或上下不对应

检查什么
    每个指标的一级、二级、三级名称是否齐全（合并单元格向下沿用），二级指标是否放在它所属的一级指标之下：
    数量、质量、时效（和成本）属于产出，经济、社会、生态效益和可持续影响属于效益，服务对象满意度属于满意度，
    经济、社会、生态环境成本属于成本。

为什么
    层级决定一个指标归到哪一类、占哪一部分分值；名称缺了或放错了，分类汇总就错了。

依据
    财预〔2021〕101号；预算管理一体化系统技术标准（依据待核）。

反例
    一级指标名称丢失，只剩下“(50分)”：

    ```yaml
    indicators.0.path.0: (50分)
    连带: [SCO013]
    落点: indicators.0.path
    ```

    二级指标空白：

    ```yaml
    indicators.5.path.1: ""
    落点: indicators.5.path
    ```

    社会效益指标放在产出指标之下：

    ```yaml
    indicators.8.path.0: 产出指标
    连带: [SCO013]
    落点: indicators.8.path
    ```

正例
    一级指标名称后面带分值，字间有空格：

    ```yaml
    indicators.0.path.0: 产 出 指 标（50分）
    ```

    成本指标单列为一级指标：

    ```yaml
    indicators.6.path.0: 成本指标
    indicators.6.path.1: 经济成本指标
    连带: [SCO013]
    ```

怎么改
    补全名称，或把指标移到所属的一级指标之下。

不适用的情况
    表上没有这一级的栏目；各地自定的一级指标（投入、过程、决策等）只查是否齐全。
"""

import re
from collections.abc import Iterator

from jiping import language
from jiping.checks.case import Case, Row
from jiping.checks.facts.words import is_blank, shortened
from jiping.model import Basis, Cell, Problem, Words
from jiping.model.evaluation import Stage
from jiping.terms.vocabulary import LEVEL1, LEVEL2

TITLE = Words("指标层级不全或上下不对应", "Levels incomplete or mismatched")
MESSAGE = Words("“{name}”{what}。", "{name}: {what}.")
ADVICE = Words(
    "请补全指标名称，或把指标移到所属的一级指标之下。",
    "Complete the levels, or move the indicator under the level it belongs to.",
)
SEVERITY = "error"
BASIS = Basis("财预〔2021〕101号；预算管理一体化系统技术标准")
SINCE = "0.1"
STAGES: tuple[Stage, ...] = ("self_evaluation", "target", "monitoring")
GIVES_WAY_TO = ("STR016",)

LEVELS = (
    Words("一级指标", "level-1 indicator"),
    Words("二级指标", "level-2 indicator"),
    Words("三级指标", "level-3 indicator"),
)
NAME = 2
LACKING = Words("没有{level}名称", "there is no {level}")
MISPLACED = Words(
    "的二级指标“{second}”属于{parent}，却放在“{first}”之下",
    "{second} belongs under {parent}, not under {first}",
)
NUMERALS = re.compile(r"[（(]?\s*[0-9.]+\s*分?\s*[)）]?")
CANONICAL = frozenset(LEVEL1) | frozenset(LEVEL2)
NATIONAL = frozenset(name for name, (kind, _) in LEVEL1.items() if kind)
PARENT = {name: parent for name, (parent, _, _) in LEVEL2.items()}
COSTS = frozenset(name for name, (_, kind, _) in LEVEL2.items() if "cost" in kind)


def check(case: Case) -> Iterator[Problem]:
    """Empty names level by level, then level 2 against level 1; once for a merged cell."""
    paths = [row.indicator.path for row in case.rows]
    wanted = [
        at for at in range(len(LEVELS)) if any(len(path) > at and path[at].text for path in paths)
    ]
    last = len(case.rows) - 1 if case.evaluation.truncated else None
    before: tuple[object, ...] = ()
    for row in case.rows:
        path = row.indicator.path
        empty = _first_empty(path, wanted)
        if empty is None and not _misplaced(row):
            before = ()
            continue
        told = (empty, row.level1, row.level2, row.indicator.objective)
        repeated = told == before and empty != NAME
        before = told
        if repeated or row.index == last:
            continue
        if empty is not None:
            what = language.say(LACKING, level=language.say(LEVELS[empty]))
            cell = path[empty] if empty < len(path) else None
        else:
            parent = PARENT[row.level2]
            what = language.say(MISPLACED, second=row.level2, parent=parent, first=row.level1)
            cell = path[1]
        yield Problem(
            row.at("path"),
            seen=cell.text if cell else "",
            fields={"name": shortened(row.name), "what": what},
            place=cell.place if cell else None,
        )


def _first_empty(path: tuple[Cell[str], ...], levels: list[int]) -> int | None:
    for level in levels:
        if _empty(path, level):
            return level
    return None


def _empty(path: tuple[Cell[str], ...], level: int) -> bool:
    """The name is blank, has only points left, or was put in by the reader for a lost one."""
    if level >= len(path):
        return True
    cell = path[level]
    if cell.place is not None and cell.place.missing and cell.place.repaired:
        return True
    if level == NAME:
        return is_blank(cell.text)
    return cell.text not in CANONICAL and (
        is_blank(cell.text) or NUMERALS.fullmatch(cell.text) is not None
    )


def _misplaced(row: Row) -> bool:
    parent = PARENT.get(row.level2)
    if parent is None or parent == row.level1 or row.level1 not in NATIONAL:
        return False
    if row.level2 in COSTS:
        return row.level1 not in ("产出指标", "成本指标")
    # 满意度指标 printed under 效益指标 is the custom of older forms, see STR004.
    return not (parent == "满意度指标" and row.level1 == "效益指标")
