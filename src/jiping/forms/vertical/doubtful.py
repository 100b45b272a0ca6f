"""What cells that stand one a line leave in doubt once their blank neighbours got lost."""

from __future__ import annotations

from jiping.faults import fault
from jiping.forms.headings.columns import Columns
from jiping.forms.seen.rows import Row
from jiping.model import Finding, Words
from jiping.terms import ticks

_TICKED = frozenset(("causes", "likelihood"))


def ticks_in_doubt(rows: list[Row], columns: Columns) -> list[Finding]:
    """Take out of the rows the ticks of which nothing tells what they tick, and say so.

    Where blank cells were kept a tick stands in its column; else only the one column that can
    be ticked is certain.
    """
    ticked = [column for column in columns.columns if column.role in _TICKED]
    if len(ticked) < 2:
        return []
    found: list[Finding] = []
    for number, row in enumerate(rows):
        marks = [p for p in row.filled if ticks.is_mark(row.looks[p].text)]
        if row.settled or not marks:
            continue
        headings = [column.heading for column in ticked]
        zh, en = "、".join(headings), ", ".join(headings)
        name = row.first.text
        found.append(
            fault(
                "RDG026",
                place=row.place(marks[0]),
                row=Words(f"“{name}”一行", f"The row of “{name}”"),
                first=Words(
                    f"{len(marks)} 个勾所在的栏不明，留空", f"{len(marks)} tick(s) in no column"
                ),
                second=Words(f"勾在{zh}中的某一栏", f"ticked is one of {en}"),
            )
        )
        kept = [p for p in range(len(row.cells)) if p not in marks]
        rows[number] = Row(
            [row.cells[p] for p in kept],
            [row.looks[p] for p in kept],
            [row.columns[p] for p in kept],
            row.table,
            row.page,
        )
    return found


def side_in_doubt(row: Row) -> Finding:
    """Of two targets side by side only one is filled in, and nothing tells which."""
    return fault(
        "RDG026",
        place=row.place(row.filled[0]),
        row=Words("并列的两栏指标", "The two targets side by side"),
        first=Words("都在右边一栏", "all stand on the right"),
        second=Words("都在左边一栏", "all stand on the left"),
    )
