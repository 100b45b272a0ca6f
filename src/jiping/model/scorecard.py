"""Computed scores with their traces, kept apart from what was claimed."""

from __future__ import annotations

from decimal import Decimal

from msgspec import Struct


class ScoreLine(Struct, frozen=True, gc=False):
    """One fund or indicator line recomputed.

    `score` None = neither computed nor claimed. `ratio` is the share of the target reached
    (1 = met exactly, 1.33 = a third above, for a cap the other way round). `met` None = cannot
    be told. `method` "carried" = the claim was taken over because nothing could be computed.
    """

    fund: int | None
    indicator: int | None
    points: Decimal | None
    points_inferred: bool
    score: Decimal | None
    claimed: Decimal | None
    method: str
    trace: str
    ratio: Decimal | None = None
    met: bool | None = None


class Scorecard(Struct, frozen=True, gc=False):
    """All lines in printed order, funds first; totals are sums of the lines."""

    points: Decimal | None
    total: Decimal | None
    carried_points: Decimal
    grade: str | None
    lines: tuple[ScoreLine, ...]


class StandardUsed(Struct, frozen=True, gc=False):
    """Which standard was applied and how it was found, in words."""

    id: str
    revision: str
    found_by: str
