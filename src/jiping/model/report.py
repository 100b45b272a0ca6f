"""The objects that cross borders."""

from __future__ import annotations

from msgspec import Struct

from jiping.model.evaluation import Evaluation
from jiping.model.finding import Finding, Ledger
from jiping.model.scorecard import Scorecard, StandardUsed


class Reading(Struct, frozen=True, gc=False):
    """What recognition gives for a Document: its forms, and what was noticed.

    `form_findings[i]` belong to `evaluations[i]`; `findings` to the file as a whole.
    """

    evaluations: tuple[Evaluation, ...]
    form_findings: tuple[tuple[Finding, ...], ...]
    findings: tuple[Finding, ...] = ()


class Source(Struct, frozen=True, gc=False):
    """One file as `jiping read` prints it."""

    file: str
    sha256: str | None
    format: str | None
    evaluations: tuple[Evaluation, ...]
    findings: tuple[Finding, ...]


class Report(Struct, frozen=True, gc=False):
    """Evaluation + standard + scorecard + findings + ledger of one form.

    For a file that cannot be read, evaluation, standard and scorecard are None.
    """

    source: str
    evaluation: Evaluation | None
    standard: StandardUsed | None
    scorecard: Scorecard | None
    findings: tuple[Finding, ...]
    ledger: Ledger
