"""A check as a unit: where its parts stand, and how all of them are found.

A check is one file `xyz001_what_is_wrong.py`. Its name gives the code (XYZ001) and the defect;
its docstring is the manual page; constants say the rest:

    TITLE: Words        what is wrong, in a few words
    MESSAGE: Words      one sentence; may use {seen}, {expected} and the Problem's own fields
    ADVICE: Words       what to do
    SEVERITY: Severity  default; a standard may change it
    BASIS: Basis        where the rule comes from
    SINCE: str          the version that brought it
    GIVES_WAY_TO: tuple codes that already name the cause at the same place (optional)
    STAGES: tuple       stages of the year whose forms it judges (optional: self-evaluations)

    def check(case: Case) -> Iterator[Problem | Missing | NotApplicable]

A check that yields nothing has passed. A file `family_*.py` holds `UNITS`, several units that
share everything but constants.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache

from msgspec import Struct

from jiping import discovery
from jiping.checks.case import Case
from jiping.model import Basis, Missing, NotApplicable, Problem, Words
from jiping.model.evaluation import Stage
from jiping.model.finding import Severity

SELF_EVALUATION: tuple[Stage, ...] = ("self_evaluation",)
UNIT_NAME = r"[a-z]{3}\d{3}_[a-z0-9_]+"
Outcome = Problem | Missing | NotApplicable
CheckFunction = Callable[[Case], Iterable[Outcome]]


class Unit(Struct, frozen=True):
    """One check, ready to run.

    `needs` names inputs beside the form that cannot be supplied yet; then `lacking` says so and
    `check` is never called (see `beyond`). To forms of other stages than `stages` the check does
    not apply.
    """

    code: str
    name: str
    title: Words
    message: Words
    advice: Words
    severity: Severity
    basis: Basis
    since: str
    needs: tuple[str, ...]
    gives_way_to: tuple[str, ...]
    page: str
    check: CheckFunction = lambda case: ()
    lacking: Words | None = None
    stages: tuple[Stage, ...] = SELF_EVALUATION


@cache
def units() -> dict[str, Unit]:
    """Every check by its code, sorted by code."""
    found = [_from_module(name, path) for name, path in _names(UNIT_NAME).items()]
    for path in _names(r"family_[a-z_]+").values():
        found.extend(discovery.load(path).UNITS)
    return {unit.code: unit for unit in sorted(found, key=lambda unit: unit.code)}


def _names(pattern: str) -> dict[str, str]:
    return discovery.modules("checks", pattern)


def _from_module(name: str, path: str) -> Unit:
    module = discovery.load(path)
    return Unit(
        code=name[:6].upper(),
        name=name[7:],
        title=module.TITLE,
        message=module.MESSAGE,
        advice=module.ADVICE,
        severity=module.SEVERITY,
        basis=module.BASIS,
        since=module.SINCE,
        needs=(),
        gives_way_to=getattr(module, "GIVES_WAY_TO", ()),
        page=module.__doc__ or "",
        check=module.check,
        stages=getattr(module, "STAGES", SELF_EVALUATION),
    )
