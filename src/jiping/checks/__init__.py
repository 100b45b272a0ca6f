"""Checks: (Evaluation, Standard, Scorecard) -> Report with findings and ledger."""

from jiping.checks.page import page, sections
from jiping.checks.run import run, unreadable, wanted
from jiping.checks.unit import Unit, units

__all__ = ["Unit", "page", "run", "sections", "units", "unreadable", "wanted"]
