"""Which columns a section prints for an evaluation, and where their edges stand.

Edges are tenths of a millimetre from the left of the table. A layout's columns stand where its
grid says. When the evaluation has cells for a column that the layout lacks, the column is added;
when the form read was of this very layout and had no such column, it is left out; then the
columns that hold text make room, and edges are drawn to the grid where they come near it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from msgspec import Struct

from jiping.model import Column

INDICATOR_COLUMNS = {
    "level1": "一级指标",
    "level2": "二级指标",
    "level3": "三级指标",
    "level4": "四级指标",
    "level5": "五级指标",
    "is_core": "是否核心指标",
    "definition": "指标解释",
    "criteria": "评分标准",
    "operator": "指标性质",
    "initial_target": "年初指标值",
    "adjusted_target": "调整后指标值",
    "baseline": "基期值",
    "target": "年度指标值",
    "unit": "度量单位",
    "actual_to_date": "截至目前完成值",
    "forecast": "全年预计完成值",
    "actual": "实际完成值",
    "rate": "完成率",
    "points": "分值",
    "weight": "权重",
    "coefficient": "得分系数",
    "score": "得分",
    "converted_score": "折算得分",
    "variance": "偏差原因分析",
    "improvement": "改进措施",
    "causes": "偏差原因",
    "likelihood": "完成目标可能性",
    "remark": "备注",
}
FUND_COLUMNS = {
    "name": "",
    "source_code": "资金来源代码",
    "original": "年初预算数",
    "adjustment": "预算调整数",
    "adjusted": "全年预算数",
    "received": "到位数",
    "received_rate": "到位率",
    "executed_to_date": "截至目前执行数",
    "forecast": "全年预计执行数",
    "executed": "全年执行数",
    "points": "分值",
    "weight": "权重",
    "rate": "执行率",
    "forecast_rate": "预计执行率",
    "score": "得分",
    "variance": "偏差原因分析",
}
OBJECTIVE_COLUMNS = {
    "planned": "预期目标",
    "achieved": "实际完成情况",
    "points": "分值",
    "score": "得分",
}
NUMBERS = frozenset(FUND_COLUMNS) - {"name", "source_code", "variance"} | {
    "coefficient",
    "converted_score",
}
_NEW_NUMBER, _NEW_TEXT, _LEAST, _NEAR = 140, 260, 100, 30


class Placed(Struct, frozen=True, gc=False):
    """A column as it will be printed, between two edges."""

    role: str
    label: str
    start: int
    end: int


def placed_columns(
    declared: Sequence[Column],
    known: Mapping[str, str],
    filled: Callable[[str], bool],
    strict: bool,
    edges: Sequence[int],
    first: int,
) -> tuple[list[Placed], bool]:
    """The columns to print between grid column `first` and the right end of the grid, and
    whether they differ from the layout's.

    `known` are all columns there can be, role and label, in their usual order; `filled` tells
    whether the evaluation has cells for a role that stand nowhere else; with `strict` declared
    columns that the evaluation lacks are left out.
    """
    columns: list[Placed] = []
    at = first
    changed = False
    for column in declared:
        start, at = at, at + column.span
        if strict and column.role != "blank" and not filled(column.role):
            changed = True
        else:
            columns.append(Placed(column.role, column.label, edges[start], edges[at]))
    present = {column.role for column in columns}
    order = list(known)
    for number, role in enumerate(order):
        if role in present or not filled(role):
            continue
        before = set(order[:number])
        after = [index for index, column in enumerate(columns) if column.role in before]
        width = _NEW_NUMBER if role in NUMBERS else _NEW_TEXT
        columns.insert(after[-1] + 1 if after else 0, Placed(role, known[role], 0, width))
        changed = True
    return (_spread(columns, edges, first) if changed else columns), changed


def _spread(columns: list[Placed], edges: Sequence[int], first: int) -> list[Placed]:
    """The columns side by side over the whole room, each with a fair width."""
    left, right = edges[first], edges[-1]
    widths = [column.end - column.start for column in columns]
    spare = right - left - sum(widths)
    soft = [number for number, column in enumerate(columns) if column.role not in NUMBERS]
    if not soft or sum(widths[number] - _LEAST for number in soft) < -spare:
        soft = list(range(len(columns)))
    weight = sum(widths[number] for number in soft)
    for number in soft:
        widths[number] += spare * widths[number] // weight
    spread: list[Placed] = []
    start = left
    for column, width in zip(columns, widths, strict=True):
        wished = start + width
        end = min(edges, key=lambda edge: abs(edge - wished))
        if abs(end - wished) > _NEAR or end - start < width // 2:
            end = wished
        spread.append(Placed(column.role, column.label, start, end))
        start = end
    if spread:
        last = spread[-1]
        spread[-1] = Placed(last.role, last.label, last.start, right)
    return spread
