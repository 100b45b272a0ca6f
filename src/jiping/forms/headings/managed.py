"""The block that scores how the money was managed: 资金管理情况 | | 情况说明 | 分值 | 得分."""

from __future__ import annotations

from jiping.forms.headings.columns import Column, Columns
from jiping.forms.headings.stacked import printed_headings
from jiping.forms.seen.look import look
from jiping.forms.seen.rows import Row
from jiping.terms import is_statement

_SCORED = frozenset(("points", "score"))
_FEWEST = 4


def managed(row: Row) -> Columns | None:
    """The columns of the block that a row heads; None where it heads none or nothing is scored.

    The names stand under a blank beside the vertical label, or right of it under the label.
    """
    label = row.looks[0].label
    if label is None or not label.side or len(row.filled) < _FEWEST:
        return None
    if not {seen.label.column for seen in row.looks if seen.label is not None} >= _SCORED:
        return None
    printed = [(look(text), text, start, end) for text, start, end, _ in printed_headings(row)]
    said = [n for n, (seen, *_) in enumerate(printed) if n and is_statement(seen.text)]
    roles = [seen.label.column if seen.label is not None else None for seen, *_ in printed]
    if len(said) != 1:
        return None
    roles[said[0]] = "actual"
    _, text, start, end = printed[0]
    left = [Column("side", start, end, text)]
    if said[0] == 1:
        left = [Column("side", start, start + 1, text), Column("level3", start + 1, end, "")]
        if end - start < len(left):
            return None
    elif said[0] == 2 and not printed[1][0].shape:
        left.append(Column("level3", printed[1][2], printed[1][3], ""))
    else:
        return None
    right = [
        Column(role or "other", start, end, text)
        for role, (_, text, start, end) in zip(roles[said[0] :], printed[said[0] :], strict=True)
    ]
    return Columns((*left, *right))
