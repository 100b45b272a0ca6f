"""Document -> Reading: every form in it."""

from __future__ import annotations

from jiping.faults import fault
from jiping.forms.flat import parted
from jiping.forms.mending.repeated import merged_again
from jiping.forms.sections.report import read_report
from jiping.forms.seen.look import clean
from jiping.forms.seen.rows import rows_of
from jiping.forms.vertical.lines import in_rows
from jiping.forms.walk import Walk
from jiping.model import Document, Limits, Reading, Table

_SHORT = 60


def recognise(document: Document, *, limits: Limits | None = None) -> Reading:
    """Every form that a Document holds, in reading order, with what was noticed about each.

    A Document without a form gives no evaluation and a finding that says so, unless the reader
    has already said why there is nothing.
    """
    limits = limits or Limits()
    walk = Walk(limits)
    rows, findings = merged_again(document, rows_of(document))
    rows, doubts = parted(rows)
    findings += doubts
    rows, doubts = in_rows(rows)
    findings += doubts
    walk.read(rows)
    report = read_report(document, [evaluation for evaluation, _ in walk.forms])
    if report is not None:
        walk.forms.insert(0, (report, ()))
    if walk.beyond:
        findings.append(fault("RDG028", limit=limits.forms))
    if walk.list is not None:
        place = walk.list.place(walk.list.filled[0])
        findings.append(fault("RDG044", count=walk.listed, place=place))
    if walk.unparted:
        findings.append(fault("RDG024", count=walk.unparted + 1))
    unreadable = any(finding.severity == "block" for finding in document.findings)
    if not walk.forms and not unreadable:
        findings.append(fault("RDG019", seen=_first_words(document)))
    return Reading(
        tuple(evaluation for evaluation, _ in walk.forms),
        tuple(about for _, about in walk.forms),
        tuple(findings),
    )


def _first_words(document: Document) -> str | None:
    """What the file begins with, for somebody who wonders which file it was."""
    for block in document.blocks:
        texts = (
            [cell.text for row in block.rows for cell in row]
            if isinstance(block, Table)
            else [block.text]
        )
        for text in texts:
            if text.strip():
                return clean(text)[:_SHORT]
    return None
