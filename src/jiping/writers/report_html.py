"""One self-contained HTML page for one or many reports; no network, readable when printed.

For each form: verdict, figures, a bar per objective (claimed against recomputed), the form as
printed with marks at the cells, findings by row that open to their manual page, the trace of
every score, and the ledger with what could not be checked. Without scripts everything but the
manual pages can be read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from html import escape
from importlib.resources import files

from markdown_it import MarkdownIt

from jiping import language
from jiping.model import Evaluation, Finding, Layout, Report, Where, Words
from jiping.writers import report_words as words
from jiping.writers.report_figures import bars, figures
from jiping.writers.report_printed import printed

LANGUAGE_TAGS = {"zh": "zh-CN", "en": "en"}
TITLE = Words("绩效自评表审核报告", "Report on performance self-evaluation forms")
FORMS = Words("{count} 张表", "{count} forms")
FORM = Words("表", "form")
VERDICT = Words("结论", "verdict")
PRINTED = Words("表面（有标记的单元格可以点开）", "The form (marks lead to findings)")
FINDINGS = Words("发现（{count}）", "Findings ({count})")
NO_FINDINGS = Words("没有发现问题。", "Nothing to object to.")
TRACES = Words("每一分的算式", "How every score was computed")
LEDGER = Words("核对清单", "What was checked")
NOT_CHECKED = Words("没有核对的（{count} 项）和原因", "Not checked ({count}), and why")
LABELS = {
    "place": Words("位置", "where"),
    "mended": Words("读取时已修补", "mended on reading"),
    "seen": Words("表上", "printed"),
    "expected": Words("应为", "expected"),
    "suggestion": Words("处理", "what to do"),
    "basis": Words("依据", "basis"),
}
HEADS = (
    Words("行", "row"),
    Words("分值", "points"),
    Words("自评", "claimed"),
    Words("复算", "computed"),
    Words("算式", "formula"),
)
INFERRED = Words("推断", "inferred")


def render(
    reports: Sequence[Report],
    *,
    layout: Callable[[Evaluation], Layout],
    page: Callable[[str], str],
    titles: Mapping[str, str],
) -> str:
    """The page. `layout` says how a form is printed, `page` gives the manual page of a
    code as Markdown, `titles` the title of each check."""
    codes = sorted({finding.code for report in reports for finding in report.findings})
    markdown = MarkdownIt()
    pages = "".join(
        f'<template id="page-{escape(code)}">{markdown.render(page(code))}</template>'
        for code in codes
    )
    body = "".join(
        _article(number, report, layout, titles) for number, report in enumerate(reports, 1)
    )
    tag = LANGUAGE_TAGS[language.current()]
    title = words.name_of(reports[0]) if len(reports) == 1 else language.say(TITLE)
    return (
        f'<!doctype html>\n<html lang="{tag}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(title)}</title><style>{_asset('report.css')}</style></head><body>"
        f"{_index(reports)}<main>{body}</main>{pages}<script>{_asset('report.js')}</script>"
        "</body></html>\n"
    )


def _asset(name: str) -> str:
    return files("jiping.writers").joinpath(name).read_text("utf-8")


def _index(reports: Sequence[Report]) -> str:
    if len(reports) < 2:
        return ""
    rows = "".join(
        f'<tr><td><a href="#form-{number}">{escape(words.name_of(report))}</a>'
        f'<div class="source">{escape(report.source)}</div></td>'
        f"<td>{escape(words.verdict(report))}</td></tr>"
        for number, report in enumerate(reports, 1)
    )
    head = f"<tr><th>{language.say(FORM)}</th><th>{language.say(VERDICT)}</th></tr>"
    return (
        f'<nav class="forms"><h1>{language.say(TITLE)}</h1>'
        f"<p>{language.say(FORMS, count=len(reports))}</p><table>{head}{rows}</table></nav>"
    )


def _article(
    number: int, report: Report, layout: Callable[[Evaluation], Layout], titles: Mapping[str, str]
) -> str:
    numbered = {id(finding): index for index, finding in enumerate(_in_order(report), 1)}
    parts = [
        (
            f'<article id="form-{number}"><h1>{escape(words.name_of(report))}</h1>'
            f'<div class="source">{escape(report.source)}</div>'
        ),
        f"<p><b>{escape(words.verdict(report))}</b></p>",
    ]
    if report.evaluation is not None:
        parts += [figures(report), bars(report)]
        table = printed(report, layout(report.evaluation), numbered, f"f{number}-")
        parts.append(f"<section><h2>{language.say(PRINTED)}</h2>{table}</section>")
    parts += [_findings(report, numbered, f"f{number}-"), _traces(report), _ledger(report, titles)]
    return "".join((*parts, "</article>"))


def _in_order(report: Report) -> Iterator[Finding]:
    for findings in words.by_row(report).values():
        yield from findings


def _findings(report: Report, numbered: Mapping[int, int], prefix: str) -> str:
    if not report.findings:
        return f"<section><p>{language.say(NO_FINDINGS)}</p></section>"
    parts = [f"<section><h2>{language.say(FINDINGS, count=len(report.findings))}</h2>"]
    for group, findings in words.by_row(report).items():
        if report.evaluation is not None:
            row = words.row_name(report.evaluation, words.where_of(group))
            parts.append(f"<h3>{escape(row)}</h3>")
        parts += [_finding(finding, numbered[id(finding)], prefix) for finding in findings]
    return "".join((*parts, "</section>"))


def _finding(finding: Finding, number: int, prefix: str) -> str:
    said = {
        "place": words.place_name(finding),
        "mended": words.mended(finding),
        "seen": finding.seen,
        "expected": finding.expected,
        "suggestion": finding.suggestion,
        "basis": finding.basis,
    }
    items = "".join(
        f"<dt>{language.say(LABELS[key])}</dt><dd>{escape(text)}</dd>"
        for key, text in said.items()
        if text
    )
    severity = finding.severity
    return (
        f'<details class="finding {severity}" id="{prefix}{number}" data-code="{finding.code}">'
        f'<summary>{number}. <span class="badge {severity}">'
        f"{language.say(words.SEVERITY[severity])}</span> <code>{finding.code}</code> "
        f'{escape(finding.message)}</summary><div class="body"><dl>{items}</dl>'
        '<div class="page"></div></div></details>'
    )


def _traces(report: Report) -> str:
    if report.scorecard is None or report.evaluation is None or not words.has_scores(report):
        return ""
    heads = "".join(f"<th>{language.say(head)}</th>" for head in HEADS)
    rows = []
    for line in report.scorecard.lines:
        where = Where(fund=line.fund, indicator=line.indicator)
        mark = f" ({language.say(INFERRED)})" if line.points_inferred else ""
        differs = ' class="n differs"' if line.claimed != line.score else ' class="n"'
        rows.append(
            f"<tr><td>{escape(words.row_name(report.evaluation, where))}</td>"
            f'<td class="n">{_plain(line.points)}{mark}</td>'
            f'<td class="n">{_plain(line.claimed)}</td>'
            f"<td{differs}>{_plain(line.score)}</td><td>{escape(line.trace)}</td></tr>"
        )
    return (
        f"<section><details><summary><b>{language.say(TRACES)}</b></summary>"
        f'<div class="scroll"><table class="traces"><tr>{heads}</tr>{"".join(rows)}</table></div>'
        "</details></section>"
    )


def _plain(value: object) -> str:
    return "—" if value is None else str(value)


def _ledger(report: Report, titles: Mapping[str, str]) -> str:
    counts = " · ".join(
        f"{language.say(words.OUTCOME[outcome])} {count}"
        for outcome, count in report.ledger.counts.items()
        if count
    )
    groups = words.unchecked(report)
    total = sum(len(lines) for lines in groups.values())
    items = "".join(
        f"<dt>{escape(reason)}</dt><dd>"
        + "、".join(f"{line.code} {escape(titles.get(line.code, ''))}" for line in lines)
        + "</dd>"
        for reason, lines in groups.items()
    )
    return (
        f"<section><h2>{language.say(LEDGER)}</h2><p>{counts}</p>"
        f"<details><summary>{language.say(NOT_CHECKED, count=total)}</summary>"
        f'<div class="body"><dl>{items}</dl></div></details></section>'
    )
