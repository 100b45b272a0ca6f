"""The form as one self-contained HTML page: a semantic table, printable as it is."""

from __future__ import annotations

from html import escape

from jiping.model import Evaluation, Layout
from jiping.writers.lay_out import lay_out
from jiping.writers.printed import PrintedCell, PrintedForm, PrintedLine, lines_above

STYLE = """\
body { margin: 2em auto; padding: 0 1em; max-width: 60em; color: #000; background: #fff;
  font: 10.5pt/1.5 "FangSong", "仿宋", "STFangsong", "Noto Serif CJK SC", serif; }
h1 { margin: 0 0 .6em; font: 18pt/1.4 "SimHei", "黑体", "Heiti SC", "Noto Sans CJK SC", sans-serif;
  text-align: center; text-wrap: balance; }
p { margin: .3em 0; white-space: pre-line; }
.subtitle { text-align: center; }
.right { text-align: right; }
.ends { display: flex; justify-content: space-between; gap: 1em; }
table.form { width: 100%; border-collapse: collapse; table-layout: fixed; }
.form th, .form td { border: 1px solid #000; padding: .3em .25em; text-align: center;
  vertical-align: middle; white-space: pre-line; overflow-wrap: anywhere; }
.form th { font-family: "SimHei", "黑体", "Heiti SC", "Noto Sans CJK SC", sans-serif;
  font-weight: normal; }
.form .left { text-align: left; }
@media print { body { margin: 0; padding: 0; max-width: none; } tr { break-inside: avoid; }
  .form tr.heading, .form tr.objective { break-after: avoid; } }
"""


def write(evaluation: Evaluation, layout: Layout) -> bytes:
    """UTF-8, a whole page without scripts or links."""
    form = lay_out(evaluation, layout)
    size = f"{layout.page.size} {layout.page.orientation}"
    page = f"@page {{ size: {size}; margin: {layout.page.margin}mm; }}\n"
    return (
        '<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(form.title.text)}</title>\n<style>\n{STYLE}{page}</style>\n</head>\n"
        f"<body>\n{body(form)}</body>\n</html>\n"
    ).encode()


def body(form: PrintedForm) -> str:
    """Title, lines and table."""
    return (
        "".join(map(_paragraph, form.before))
        + f"<h1>{escape(form.title.text)}</h1>\n"
        + "".join(map(_above, lines_above(form)))
        + table(form)
        + "".join(map(_paragraph, form.below))
    )


def table(form: PrintedForm) -> str:
    """The table alone."""
    total = sum(form.widths) or 1
    parts = ['<table class="form">\n<colgroup>']
    parts += [f'<col style="width:{width * 1000 // total / 10}%">' for width in form.widths]
    parts.append("</colgroup>\n<tbody>\n")
    for row in form.rows:
        parts.append(f'<tr class="{row.kind}">')
        parts += map(_cell, row.cells)
        parts.append("</tr>\n")
    parts.append("</tbody>\n</table>\n")
    return "".join(parts)


def escape_lines(text: str) -> str:
    """The text as HTML, with its line breaks."""
    return escape(text).replace("\n", "<br>")


def _cell(cell: PrintedCell) -> str:
    tag, scope = "td", ""
    if cell.role == "heading":
        tag, scope = "th", ' scope="col"'
    elif cell.role in ("label", "side", "total"):
        tag, scope = "th", ' scope="row"'
    if cell.row_span > 1:
        scope += f' rowspan="{cell.row_span}"'
    if cell.column_span > 1:
        scope += f' colspan="{cell.column_span}"'
    if cell.align == "left":
        scope += ' class="left"'
    return f"<{tag}{scope}>{escape_lines(cell.text)}</{tag}>"


def _above(lines: tuple[PrintedLine, ...]) -> str:
    inner = "".join(map(_paragraph, lines))
    return inner if len(lines) == 1 else f'<div class="ends">\n{inner}</div>\n'


def _paragraph(line: PrintedLine) -> str:
    return f'<p class="{line.role}">{escape_lines(line.text)}</p>\n' if line.text else ""
