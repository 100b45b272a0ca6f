"""What is to be said of a damaged file: something a person understands, in bounded time."""

from __future__ import annotations

import time
from pathlib import Path

from jiping import pipeline, readers
from jiping.model import Report

SLOW = 10
"""Seconds of the process's own time that no small file may take."""


def judge(content: Path | bytes, *, name: str) -> list[str]:
    """What is wrong with the way in which jiping takes a file; nothing is best.

    The file is read, recognised, scored and checked, those in an archive each.
    """
    assert isinstance(content, bytes)
    start = time.process_time()
    suffix = Path(name).suffix
    packed = readers.members(content, name) if suffix in readers.folders() else None
    if packed is None:
        reports = pipeline.evaluate(content, name=name, suffix=suffix)
    else:
        reports = [it for file in packed for it in pipeline.evaluate(file, name=file.name)]
    wrong = [problem for report in reports for problem in _said(report)]
    if not reports and packed != []:
        wrong.append("nothing is said of it")
    taken = time.process_time() - start
    return [*wrong, f"{taken:.0f} s"] if taken > SLOW else wrong


def _said(report: Report) -> list[str]:
    """What a report leaves unsaid."""
    reading = [finding for finding in report.findings if finding.code.startswith("RDG")]
    wrong = [f"{it.code} says nothing" for it in reading if not it.message or not it.suggestion]
    wrong += [
        f"{line.code} crashed: {line.reason}"
        for line in report.ledger.checks
        if line.outcome == "crashed"
    ]
    if report.evaluation is None and not reading:
        wrong.append("no form and no finding")
    return wrong
