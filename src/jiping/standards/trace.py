"""The one-line traces of a scorecard: formula, numbers, method, `standard@revision`."""

from __future__ import annotations

from decimal import Decimal

from msgspec import Struct

from jiping.language import current
from jiping.model import Standard, Words
from jiping.standards.methods import METHODS, plain


class Teller(Struct, frozen=True):
    """Tells traces of one scorecard in one language; `mark` is `standard@revision`."""

    english: bool
    mark: str

    def word(self, words: Words) -> str:
        return words.en if self.english else words.zh

    def computed(self, formula: str, score: Decimal, method: str, points_from: str | None) -> str:
        """`4 × min(1, 90%/100%) = 3.6（按比例，hb_2020@1；分值为推断：…）`"""
        inside = self._inside(self.word(METHODS[method].label), points_from)
        return f"{formula} = {plain(score)}{inside}"

    def carried(self, claimed: Decimal | None, reason: str, points_from: str | None) -> str:
        """The claim stands, and why nothing could be computed."""
        inside = self._inside(reason, points_from)
        if claimed is None:
            return f"no score{inside}" if self.english else f"没有得分{inside}"
        said = plain(claimed)
        return f"claim carried: {said}{inside}" if self.english else f"沿用填报得分{said}{inside}"

    def not_scored(self, reason: str) -> str:
        """The line does not count, and why."""
        return (
            f"not scored{self._inside(reason, None)}"
            if self.english
            else (f"不计分{self._inside(reason, None)}")
        )

    def _inside(self, reason: str, points_from: str | None) -> str:
        if self.english:
            inferred = f"; points inferred: {points_from}" if points_from else ""
            return f" ({reason}, {self.mark}{inferred})"
        inferred = f"；分值为推断：{points_from}" if points_from else ""
        return f"（{reason}，{self.mark}{inferred}）"


def teller(standard: Standard) -> Teller:
    """Tells in the language of the running task."""
    return Teller(current() == "en", f"{standard.id}@{standard.revision}")
