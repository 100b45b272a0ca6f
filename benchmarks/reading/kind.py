"""What the generator knows of one layout: its labels, columns and sections, and what it prints."""

from __future__ import annotations

from dataclasses import dataclass, field

Labels = tuple[str, ...]
Columns = tuple[tuple[str, Labels], ...]


@dataclass(frozen=True)
class Kind:
    """One layout. `funds` begins with the name's column; `objectives`: pair, blocks (one block of
    indicators each), planned (no completion) or None. `total`: fields of the total row."""

    id: str
    titles: Labels
    scope: str
    head: tuple[tuple[tuple[Labels, str], ...], ...]
    columns: Columns
    funds: Columns = ()
    fund_rows: tuple[Labels, ...] = ()
    fund_side: str = "项目资金\n（{unit}）"
    execution: int = 10
    objectives: str | None = "pair"
    objective_labels: tuple[Labels, Labels] = (
        ("预期目标", "年初设定目标"),
        ("实际完成情况", "全年实际完成情况"),
    )
    side: Labels = ("绩效指标",)
    total: tuple[str, ...] = ("claimed_points", "claimed_total")
    total_labels: Labels = ("总分", "总计", "合计")
    closing: tuple[tuple[Labels, str], ...] = ()
    above: tuple[tuple[Labels, str], ...] = ()
    stage: str = "self_evaluation"
    amounts: Labels = ("万元",)
    questions: bool = False
    worth_in_level1: bool = False
    cost: float = 0.0
    ticks: bool = False
    notes: Labels = field(default=())

    def head_fields(self) -> list[str]:
        pairs = [*self.above, *(pair for row in self.head for pair in row)]
        return list(dict.fromkeys(field for _, field in pairs if field not in NOT_DRAWN))

    def prints_unit(self) -> bool:
        """Whether the unit of amounts stands somewhere on the form."""
        in_side = bool(self.fund_rows) and (
            "{unit}" in self.fund_side or "_unit}" in self.fund_side
        )
        return in_side or any(field == "amount_unit" for _, field in self.above)

    def closing_fields(self) -> list[str]:
        return [field for _, field in self.closing]

    def total_fields(self) -> list[str]:
        return [*self.total, *(f for row in self.head for _, f in row if f in COMPUTED)]


COMPUTED = ("claimed_total", "claimed_points", "claimed_grade")
NOT_DRAWN = (*COMPUTED, "amount_unit")
