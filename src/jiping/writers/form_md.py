"""The form as Markdown: a heading, lines, one pipe table.

Markdown cannot merge cells: a merged cell stands in the first of its fields, the others are
blank (values are repeated). Columns are those of the indicators; cells of other rows stand in
the column where they begin. Line breaks in cells are <br>.
"""

from __future__ import annotations

import re

from jiping.model import Evaluation, Layout
from jiping.writers.lay_out import lay_out
from jiping.writers.printed import PrintedForm, PrintedRow

_SPECIAL = re.compile(r"[\\|<&*_`\[\]~]")
_STARTS_BLOCK = re.compile(r"^(\s*)([#>+=-]|\d+[.)])", re.MULTILINE)


def write(evaluation: Evaluation, layout: Layout) -> bytes:
    """UTF-8 with a line break at the end."""
    return markdown(lay_out(evaluation, layout)).encode()


def markdown(form: PrintedForm) -> str:
    """A printed form as Markdown."""
    lines = [_paragraph(line.text) for line in form.before if line.text]
    lines.append(f"# {escape(form.title.text)}")
    lines += [_paragraph(line.text) for line in form.above if line.text]
    table = _table(form)
    if table:
        lines.append("\n".join(table))
    lines += [_paragraph(line.text) for line in form.below if line.text]
    return "\n\n".join(lines) + "\n"


def escape(text: str) -> str:
    """The text so that Markdown shows it as it is, on one line."""
    return _SPECIAL.sub(r"\\\g<0>", text).replace("\n", "<br>")


def _paragraph(text: str) -> str:
    escaped = _SPECIAL.sub(r"\\\g<0>", text)
    return _STARTS_BLOCK.sub(_safe_start, escaped).replace("\n", "<br>")


def _safe_start(found: re.Match[str]) -> str:
    mark = found[2]
    return f"{found[1]}{mark[:-1]}\\{mark[-1]}"


def _table(form: PrintedForm) -> list[str]:
    starts = _columns(form)
    open_cells: dict[int, int] = {}
    repeated: dict[int, str] = {}
    table: list[dict[int, str]] = []
    for row in form.rows:
        placed = {column: repeated[column] for column, left in open_cells.items() if left > 0}
        taken = {column for column, left in open_cells.items() if left > 0}
        open_cells = {column: left - 1 for column, left in open_cells.items() if left > 1}
        at = 0
        for cell in row.cells:
            natural = sum(1 for start in starts if start <= cell.column) - 1
            at = max(at, natural)
            while at in taken:
                at += 1
            placed[at] = escape(cell.text)
            if cell.row_span > 1:
                open_cells[at] = cell.row_span - 1
                repeated[at] = placed[at] if cell.role in ("value", "number") else ""
            at += 1
        table.append(placed)
    width = max((max(row, default=0) + 1 for row in table), default=0)
    rows = [
        "| " + " | ".join(row.get(column, "") for column in range(width)) + " |" for row in table
    ]
    return [rows[0], "|" + "---|" * width, *rows[1:]] if rows else []


def _columns(form: PrintedForm) -> list[int]:
    """The grid columns at which a column of the Markdown table begins."""
    grids: list[PrintedRow] = [row for row in form.rows if row.kind == "heading"] or list(form.rows)
    return sorted({1, *(cell.column for row in grids for cell in row.cells)})
