"""Lines that hold the headings of a form, in one text with what stands around them: found and
cut into rows. Lines and tables that hold none stay as they are."""

from __future__ import annotations

import re

from jiping.faults import fault
from jiping.forms.flat.sectioned import Parter
from jiping.forms.flat.stream import Stream
from jiping.forms.seen.rows import Row
from jiping.model import Finding, Words

_TOO_LONG = Words("过长的、没有单元格边界的文字", "a very long text without cell borders")
_SHORTEST = 10
_LEVELS = re.compile(r"[一二三]\s*[级級][\s\S]{0,16}?[一二三]\s*[级級]")
_LEVEL = re.compile(
    r"[一二三]\s*[级級][\s\S]{2,120}?(?:分值|得分|满分|评分|[目指]标值|权重|完成|原因)"
)
_NAMED = re.compile(
    r"指标(?:名称|内容|类别|类型|分类)[\s\S]{0,60}?"
    r"(?:[目指]标值|分值|得分|权重|满分|标准分|评分|完成|实际)"
)


def parted(rows: list[Row]) -> tuple[list[Row], list[Finding]]:
    """The rows with those of text that holds a form without cell borders cut into its rows, and
    what is to be said about it."""
    if not any(len(row.cells) == 1 and _holds_headings(row) for row in rows):
        return rows, []
    done: list[Row] = []
    findings: list[Finding] = []
    run: list[Row] = []
    for row in rows:
        if _is_text(row):
            run.append(row)
            continue
        _part(run, done, findings)
        run = []
        done.append(row)
    _part(run, done, findings)
    return done, findings


def _part(run: list[Row], done: list[Row], findings: list[Finding]) -> None:
    if not any(_holds_headings(row) for row in run):
        done += run
        return
    parter = Parter(Stream([row for row in run if row.filled]))
    if not parter.indicators:
        done += run
        return
    done += parter.run()
    place = parter.stream.row(parter.indicators[0].start).place(0)
    findings.append(fault("RDG041", place=place))
    if parter.beyond is not None:
        row = parter.stream.row(parter.beyond)
        findings.append(fault("RDG027", place=row.place(0), part=_TOO_LONG))
    findings += [
        fault("RDG026", place=it.row.place(0), row=it.what, first=it.first, second=it.second)
        for it in parter.doubts
    ]


def _is_text(row: Row) -> bool:
    """A line, or the one cell that a row of a table holds."""
    return row.loose or (len(row.cells) == 1)


def _holds_headings(row: Row) -> bool:
    """Whether one line or cell holds the headings of several columns."""
    if not _is_text(row) or not row.filled:
        return False
    text = row.cells[0].text
    if len(text) < _SHORTEST:
        return False
    levelled = ("级" in text or "級" in text) and bool(_LEVELS.search(text) or _LEVEL.search(text))
    return levelled or ("指标" in text and _NAMED.search(text) is not None)
