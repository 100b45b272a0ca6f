"""jiping 绩评: reads, scores, checks and prints China's budget-performance self-evaluation forms.

    >>> import jiping
    >>> for report in jiping.evaluate("自评表.docx"):  # doctest: +SKIP
    ...     print(report.scorecard.total, [finding.code for finding in report.findings])

The five hops can be used one by one: `read` (bytes -> Document), `recognise` (-> Reading),
`score` (-> Scorecard), `check` (-> Report), `write` (-> bytes).
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jiping.pipeline import check, evaluate, explain, read, recognise, score, source, write
    from jiping.values import parse_value

__version__ = "0.1.0"

__all__ = [
    "check",
    "evaluate",
    "explain",
    "parse_value",
    "read",
    "recognise",
    "score",
    "source",
    "write",
]


def __getattr__(name: str) -> object:
    """Public names, loaded when first asked for, so that `jiping --help` starts at once."""
    if name == "parse_value":
        from jiping.values import parse_value

        return parse_value
    if name in __all__:
        from jiping import pipeline

        return getattr(pipeline, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
