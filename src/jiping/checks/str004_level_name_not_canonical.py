"""一、二级指标名称不规范

检查什么
    一级、二级指标名称是否为规定的名称。能看懂的别名（“社会效益”“进度指标”）照样理解和归类，
    但在这里报告；看不懂的名称也报告。字间的空格和名称后面的“（50分）”不算。
    合并单元格的名称只报告一次，其余各行列为相关位置。

为什么
    汇总和对比按名称归类；同一类指标有几种叫法，汇总就会漏掉一部分。

依据
    财预〔2021〕101号（依据待核）。

反例
    “社会效益指标”少了“指标”二字：

    ```yaml
    indicators.8.path.1: 社会效益
    落点: indicators.8.path
    ```

    时效指标写成“进度指标”：

    ```yaml
    indicators.5.path.1: 进度指标
    落点: indicators.5.path
    ```

    规定之外的名称：

    ```yaml
    indicators.0.path.1: 工作量指标
    落点: indicators.0.path
    ```

正例
    名称后面带分值，字间有空格：

    ```yaml
    indicators.0.path.0: 产 出 指 标（50分）
    ```

怎么改
    改用规定的名称。

不适用的情况
    各地自定的指标体系（投入、过程、产出、效果；决策、过程、产出、效益）。空白的名称见 STR003。
"""

from collections.abc import Iterator

from jiping.checks.case import Case, Row
from jiping.model import Basis, NotApplicable, Problem, Words
from jiping.model.evaluation import Stage
from jiping.terms import LevelName, bare, key, level1, level2
from jiping.terms.vocabulary import LEVEL1, LEVEL2

TITLE = Words("一、二级指标名称不规范", "Level name not canonical")
MESSAGE = Words(
    "“{seen}”不是规定的名称，应为“{expected}”。",
    "“{seen}” is not a canonical name; it should be “{expected}”.",
)
ADVICE = Words("请改用规定的指标名称。", "Use the canonical name.")
SEVERITY = "warning"
BASIS = Basis("财预〔2021〕101号")
SINCE = "0.1"
STAGES: tuple[Stage, ...] = ("self_evaluation", "target", "monitoring")

OWN_SET = NotApplicable(Words("采用自定的指标体系", "the form has a set of levels of its own"))
OWN = frozenset(name for name, (kind, _) in LEVEL1.items() if kind is None)
CANONICAL = (frozenset(LEVEL1), frozenset(LEVEL2))
UNDERSTAND = (level1, level2)
CHOICES = tuple("、".join(names) for names in (list(LEVEL1)[:4], list(LEVEL2)))


def check(case: Case) -> Iterator[Problem | NotApplicable]:
    """Names that are an alias or none of the list, once for each printed cell."""
    if any(row.level1 in OWN for row in case.rows):
        yield OWN_SET
        return
    for level in (0, 1):
        for text, rows in _runs(case, level):
            found = UNDERSTAND[level](text)
            if (found is not None and not found.alias) or not bare(key(text)):
                continue
            expected = _expected(found, rows[0], level)
            cell = rows[0].indicator.path[level]
            yield Problem(
                rows[0].at("path"),
                seen=text,
                expected=expected,
                related=tuple(row.at("path") for row in rows[1:]),
                proposed=found.canonical if found else None,
                place=cell.place,
            )


def _runs(case: Case, level: int) -> Iterator[tuple[str, list[Row]]]:
    """Names that are not canonical as they stand, with the rows below one another they hold for."""
    run: list[Row] = []
    before: tuple[str, int | None] = ("", None)
    for row in case.rows:
        path = row.indicator.path
        text = path[level].text if len(path) > level + 1 else ""
        here = (text, row.indicator.objective)
        if text in CANONICAL[level] or not text:
            here = ("", None)
        if here != before:
            if run:
                yield before[0], run
            run, before = [], here
        if here[0]:
            run.append(row)
    if run:
        yield before[0], run


def _expected(found: LevelName | None, row: Row, level: int) -> str:
    """The canonical name, or for an unknown one those it may have meant."""
    if found is not None:
        return found.canonical
    if level == 0:
        return CHOICES[0]
    below = [name for name, (parent, _, _) in LEVEL2.items() if parent == row.level1]
    return "、".join(below) or CHOICES[1]
