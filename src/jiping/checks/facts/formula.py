"""The comparison that the checks of single scoring formulas share."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from jiping.checks.case import Case, Row
from jiping.model import Missing, NotApplicable, Problem, Words

NONE_SUCH = NotApplicable(Words("没有这类指标", "there is no such indicator"))
NO_POINTS = Words(
    "表上没有分值，无法按公式重算", "the form prints no points, so nothing can be recomputed"
)


def off_formula(
    case: Case, methods: tuple[str, ...], met_too: Callable[[Row], bool]
) -> Iterator[Problem | Missing | NotApplicable]:
    """Rows computed by one of `methods` whose claim differs from the computed score.

    Compared within the decimals in which the form prints scores. A row whose target is met is
    reported only where `met_too` says so: a deduction in spite of success has a check of its
    own.
    """
    if not case.points_known:
        yield Missing("points", NO_POINTS)
        return
    seen_any = False
    for row in case.counted:
        line = row.line
        if line is None or line.method not in methods:
            continue
        seen_any = True
        if line.claimed is None or line.score is None:
            continue
        off = abs(line.claimed - line.score) > case.score_tolerance
        if off and (row.met is not True or met_too(row)):
            yield Problem(
                row.at("score"),
                seen=str(line.claimed),
                expected=str(line.score),
                fields={"name": row.name, "formula": formula(line.trace)},
                proposed=str(line.score),
            )
    if not seen_any:
        yield NONE_SUCH


def formula(trace: str) -> str:
    """The formula part of a trace, without the remarks in brackets behind it."""
    return trace.partition("（")[0].partition(" (")[0]
