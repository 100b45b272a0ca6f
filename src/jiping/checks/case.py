"""What a check looks at: one form, its scorecard and standard, and facts derived once."""

from __future__ import annotations

from decimal import Decimal
from functools import cached_property

from msgspec import Struct

from jiping.checks.facts.numeric_cells import amounts, scores
from jiping.checks.facts.words import is_blank, says_nothing
from jiping.model import Cell, Evaluation, Indicator, Scorecard, ScoreLine, Standard, Value, Where
from jiping.values import decimals


class Row(Struct, frozen=True):
    """One indicator with everything checks ask of it again and again.

    `name` is level 3 without stars and numbering; `level1` and `level2` are canonical names or
    as printed. `points` and `claimed` are those of the score line (points may be inferred).
    `counted` is False for 其中 rows, unless points stand in them and not in the row above.
    `ratio` and `met` as in ScoreLine.
    """

    index: int
    indicator: Indicator
    line: ScoreLine | None
    level1: str
    level2: str
    name: str
    kind: str
    target: Value | None
    actual: Value | None
    target_text: str
    actual_text: str
    points: Decimal | None
    claimed: Decimal | None
    ratio: Decimal | None
    met: bool | None
    counted: bool

    @property
    def full(self) -> bool:
        """The claim is the full points (both known)."""
        return self.points is not None and self.claimed is not None and self.claimed >= self.points

    @property
    def deducted(self) -> bool:
        """The claim is below the points (both known)."""
        return self.points is not None and self.claimed is not None and self.claimed < self.points

    @property
    def qualitative(self) -> bool:
        """The target asks for no number, date, zero or yes."""
        return self.target is not None and self.target.type in ("text", "level", "comparison")

    def at(self, field: str | None = None) -> Where:
        return Where(indicator=self.index, field=field)


class Case:
    """One form before the checks."""

    def __init__(self, evaluation: Evaluation, standard: Standard, scorecard: Scorecard) -> None:
        self.evaluation = evaluation
        self.standard = standard
        self.scorecard = scorecard

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """All indicators in printed order."""
        lines = {line.indicator: line for line in self.scorecard.lines}
        return tuple(
            row_of(index, indicator, lines.get(index))
            for index, indicator in enumerate(self.evaluation.indicators)
        )

    @cached_property
    def counted(self) -> tuple[Row, ...]:
        """The rows that count, without 其中 rows."""
        return tuple(row for row in self.rows if row.counted)

    @cached_property
    def targeted(self) -> tuple[Row, ...]:
        """The rows whose target cell holds an answer."""
        return tuple(row for row in self.rows if not is_blank(row.target_text))

    @cached_property
    def answered(self) -> tuple[Row, ...]:
        """The rows of which target and actual both hold an answer."""
        return tuple(row for row in self.targeted if not is_blank(row.actual_text))

    @cached_property
    def is_question_list(self) -> bool:
        """Fixed questions with what they mean and how they are judged, and a score: neither
        targets nor actuals (投入, 过程, 产出, 效果)."""
        rows = self.evaluation.indicators
        asked = any(row.criteria is not None or row.definition is not None for row in rows)
        return asked and all(row.target is None and row.actual is None for row in rows)

    @cached_property
    def explains_nothing(self) -> bool:
        """A question list without a place for reasons: its criteria say what is deducted."""
        told = any(row.variance is not None for row in self.evaluation.indicators)
        return self.is_question_list and not told and self.evaluation.variance is None

    @cached_property
    def fund_lines(self) -> tuple[ScoreLine, ...]:
        """The score lines of budget execution that count: one, where 其中 lines repeat it."""
        return tuple(
            line
            for line in self.scorecard.lines
            if line.fund is not None and line.method != "not_scored"
        )

    @cached_property
    def execution(self) -> ScoreLine | None:
        """The score line of budget execution, None where the form has none."""
        return next(iter(self.fund_lines), None)

    @cached_property
    def total_fund(self) -> int | None:
        """The index of the total line of the budget block, None where there is no block."""
        if self.execution is not None:
            return self.execution.fund
        funds = enumerate(self.evaluation.funds)
        return next((index for index, fund in funds if fund.part_of is None), None)

    @cached_property
    def points_known(self) -> bool:
        """Every counted row has points, printed or inferred."""
        return bool(self.counted) and all(row.points is not None for row in self.counted)

    @cached_property
    def points_printed(self) -> bool:
        """The form has points (or weights) of its own for at least one row."""
        return any(
            row.line is not None and row.points is not None and not row.line.points_inferred
            for row in self.counted
        )

    @cached_property
    def score_tolerance(self) -> Decimal:
        """Half a unit of the finest decimal in which this form prints scores, but no finer than
        the standard rounds: a score written out further is not wrong for that."""
        printed = [row.indicator.score.text for row in self.counted if row.indicator.score]
        places = max((decimals(text) for text in printed), default=0)
        return Decimal(5).scaleb(-min(places, self.standard.score_places) - 1)

    @cached_property
    def amount_cells(self) -> tuple[tuple[Where, Cell[Decimal]], ...]:
        """Every printed amount of money of the head and the budget block."""
        return tuple(amounts(self.evaluation))

    @cached_property
    def score_cells(self) -> tuple[tuple[Where, Cell[Decimal]], ...]:
        """Every printed number of points, score, weight and rate."""
        return tuple(scores(self.evaluation))

    @cached_property
    def exact_places(self) -> int:
        """Up to how many decimals an amount is exact: in 元 two, in 万元 the second is rounded."""
        unit = self.evaluation.amount_unit
        return 2 if unit is not None and unit.value == "yuan" else 1

    @cached_property
    def explanation(self) -> str:
        """The form's own words on why targets were missed, "" where it says nothing; on a form
        with no place for reasons, what stands under its problems (存在问题、原因及整改措施)."""
        said = self.evaluation.variance
        if said is None and all(row.variance is None for row in self.evaluation.indicators):
            said = self.evaluation.problems
        return "" if said is None or says_nothing(said.text) else said.text

    def name_of(self, line: ScoreLine) -> str:
        """How the form names a score line: its level-3 indicator or its fund."""
        if line.indicator is not None:
            return self.rows[line.indicator].name
        name = self.evaluation.funds[line.fund].name if line.fund is not None else None
        return name.text if name else ""

    def reason(self, row: Row) -> str:
        """The row's own words on its deviation, "" where it says nothing; the remark (说明) where
        the form has no column for reasons."""
        said = row.indicator.variance
        said = row.indicator.remark if said is None else said
        return "" if said is None or says_nothing(said.text) else said.text

    def over(self, row: Row) -> bool:
        """The row's target was exceeded by the standard's threshold or more."""
        return (
            row.ratio is not None
            and row.line is not None
            and row.line.method == "proportional"
            and row.ratio >= self.threshold("over_completion")
            and not is_per_part(row)
        )

    def unanswered(self, row: Row) -> bool:
        """A target that can be measured met an actual that does not answer it."""
        return (
            row.met is None
            and row.target is not None
            and not row.qualitative
            and bool(row.actual_text)
        )

    @cached_property
    def deviating(self) -> tuple[Row, ...]:
        """The counted rows that are deducted, unmet, exceeded by far, or not demonstrated."""
        return tuple(row for row in self.counted if self._deviates(row))

    def _deviates(self, row: Row) -> bool:
        return row.deducted or row.met is False or self.over(row) or self.unanswered(row)

    def threshold(self, name: str) -> Decimal:
        """A threshold of the standard; KeyError for a name no standard knows."""
        return self.standard.thresholds[name].value


def is_per_part(row: Row) -> bool:
    """The target holds for each part (每月2次, 各1次), the actual for the whole."""
    return any(sign in row.target_text and sign not in row.actual_text for sign in "每各")


def target_in_force(indicator: Indicator) -> Cell[Value] | None:
    """The target that counts: the one column, or the adjusted one before the initial one."""
    if indicator.target is not None:
        return indicator.target
    for cell in (indicator.adjusted_target, indicator.initial_target):
        if cell is not None and cell.text:
            return cell
    return indicator.adjusted_target or indicator.initial_target


def row_of(index: int, indicator: Indicator, line: ScoreLine | None) -> Row:
    """Derive a Row; cheap, called once an indicator."""
    level1, level2, name = _names(indicator.path)
    target, actual = target_in_force(indicator), indicator.actual
    return Row(
        index,
        indicator,
        line,
        level1,
        level2,
        name,
        indicator.kind or "",
        target.value if target else None,
        actual.value if actual else None,
        target.text if target else "",
        actual.text if actual else "",
        line.points if line else None,
        line.claimed if line else None,
        line.ratio if line else None,
        line.met if line else None,
        indicator.part_of is None or (line is not None and line.method != "not_scored"),
    )


def _names(path: tuple[Cell[str], ...]) -> tuple[str, str, str]:
    """Levels 1 to 3; a form with fewer levels lacks the upper ones."""
    if len(path) == 3:
        first, second, third = path
        return first.value or first.text, second.value or second.text, third.value or third.text
    names = [cell.value or cell.text for cell in path[:3]]
    level1, level2, name = ["", "", "", *names][-3:]
    return level1, level2, name
