"""What checks say, and the ledger of what was and was not checked."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

from msgspec import Struct

from jiping.model.evaluation import Place

Severity = Literal["block", "error", "warning", "info"]
Outcome = Literal[
    "pass", "fail", "not_applicable", "insufficient_data", "waived", "crashed", "not_selected"
]

SEVERITIES: tuple[Severity, ...] = ("info", "warning", "error", "block")
"""From mild to grave."""

OUTCOMES: tuple[Outcome, ...] = (
    "crashed",
    "fail",
    "waived",
    "insufficient_data",
    "pass",
    "not_applicable",
    "not_selected",
)
"""From worst to best: where the rows of a check differ, the ledger shows the worst."""


class Words(Struct, frozen=True, gc=False):
    """A user-facing text in both languages; may hold `{name}` fields."""

    zh: str
    en: str

    def say(self, lang: str, **fields: object) -> str:
        """The text in `lang` ("zh" or "en") with its fields filled in."""
        template = self.en if lang == "en" else self.zh
        return template.format(**fields) if fields else template


class Basis(Struct, frozen=True, gc=False):
    """Where a rule comes from; `verified` only once somebody has read the official text."""

    source: str
    verified: bool = False

    def say(self) -> str:
        return self.source if self.verified else f"{self.source}（依据待核）"


class Where(Struct, frozen=True, gc=False):
    """Which part of the evaluation is meant: an objective, a fund or an indicator by index."""

    objective: int | None = None
    fund: int | None = None
    indicator: int | None = None
    field: str | None = None


class Problem(Struct, frozen=True, gc=False):
    """What a check yields for one defect; the runner makes a Finding of it.

    `where` None = the form as a whole. `seen` and `expected` are printable texts. `fields` fill
    the message beside {seen} and {expected}. `proposed` is a cell value a person may accept.
    `place` only where `where` does not lead to the cell.
    """

    where: Where | None = None
    seen: str | None = None
    expected: str | None = None
    fields: Mapping[str, Any] | None = None
    related: tuple[Where, ...] = ()
    proposed: str | None = None
    place: Place | None = None


class Missing(Struct, frozen=True, gc=False):
    """A check could not look (at this row, or at all): `what` is lacking, and why it matters."""

    what: str
    reason: Words
    where: Where | None = None


class NotApplicable(Struct, frozen=True, gc=False):
    """A check has nothing to look at in this form."""

    reason: Words


class Finding(Struct, frozen=True, gc=False):
    """One defect with its place and its reason, in the order its reader wants it.

    `suggestion` says what to do; `proposed` is a cell value that a person may accept.
    """

    code: str
    outcome: Outcome
    severity: Severity
    message: str
    where: Where | None = None
    place: Place | None = None
    related: tuple[Where, ...] = ()
    seen: str | None = None
    expected: str | None = None
    basis: str | None = None
    suggestion: str | None = None
    proposed: str | None = None


class LedgerLine(Struct, frozen=True, gc=False):
    """What became of one check; `missing` names what it would have needed."""

    code: str
    outcome: Outcome
    missing: str | None = None
    reason: str | None = None


class Ledger(Struct, frozen=True, gc=False):
    """One line a check, and how many of each outcome. Nothing is skipped in silence."""

    counts: dict[str, int]
    checks: tuple[LedgerLine, ...]
