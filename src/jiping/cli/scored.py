"""The forms of a file with their scorecards, as `jiping score` prints them."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from msgspec import Struct

from jiping import standards
from jiping.model import Finding, Scorecard, Source, StandardUsed


class Scored(Struct, frozen=True):
    """One form of a file, scored; for a file without forms all but `findings` is None."""

    source: str
    evaluation: int | None
    standard: StandardUsed | None
    scorecard: Scorecard | None
    findings: tuple[Finding, ...] = ()


def score(source: Source, chosen: argparse.Namespace, standard: str | None) -> Iterator[Scored]:
    """The forms of one file, each scored; what reading had to say stands with the first."""
    if not source.evaluations:
        yield Scored(source.file, None, None, None, source.findings)
    findings = source.findings
    for index, evaluation in enumerate(source.evaluations):
        rules, used = standards.find(
            evaluation, standard=standard, region=chosen.region, year=chosen.year
        )
        card = standards.score(evaluation, rules, infer_points=chosen.infer_points)
        yield Scored(source.file, index, used, card, findings)
        findings = ()
