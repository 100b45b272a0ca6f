"""The form as an Excel workbook of one sheet: merged cells, row heights, ready to print.

Numbers are stored as numbers with a number format wherever Excel then shows exactly the printed
text (3,265.06, 100.00%), else as text. Raises `Unprintable` for a text longer than a cell of
Excel holds.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Sequence
from datetime import UTC, datetime
from decimal import Decimal
from io import BytesIO
from itertools import accumulate, pairwise
from typing import Any

from jiping.model import Evaluation, Layout, Words
from jiping.writers.lay_out import lay_out
from jiping.writers.measure import BODY, LINE, PADDING, lines, needed, title_size
from jiping.writers.printed import PrintedCell, PrintedForm, PrintedLine, lines_above
from jiping.writers.unprintable import Unprintable

Untyped = Any  # XlsxWriter has no types

TOO_LONG = Words(
    "有一格文字超过 32,767 个字，Excel 放不下，请改用其他格式。",
    "A cell holds more than 32,767 characters, which Excel cannot store; choose another format.",
)
_MOST = 32_767
_TALLEST = 390
"""Points; a row of Excel holds no more than 409."""
_NUMBER = re.compile(r"-?(?:0|[1-9]\d{0,2}(?:,\d{3})+|[1-9]\d*)(?:\.(\d+))?(%)?")
_DATE = datetime(2000, 1, 1, tzinfo=UTC)
_ALIGN = {"title": "center", "subtitle": "center", "right": "right"}
_PAPER = {"A4": 9, "A3": 8}


def write(evaluation: Evaluation, layout: Layout) -> bytes:
    """An .xlsx workbook with fixed dates."""
    from xlsxwriter import Workbook  # type: ignore[import-untyped]

    form = lay_out(evaluation, layout)
    stream = BytesIO()
    workbook = Workbook(stream, {"in_memory": True})
    workbook.set_properties({"title": form.title.text[:255], "created": _DATE})
    sheet = workbook.add_worksheet("绩效自评表")
    _Printer(workbook, sheet, form).print()
    _page(sheet, form)
    workbook.close()
    return stream.getvalue()


def number(text: str) -> tuple[float, str] | None:
    """The number to store and the format that shows it as `text`; None where only text does."""
    found = _NUMBER.fullmatch(text)
    if found is None or sum(map(str.isdigit, text)) > 15:
        return None
    value = Decimal(text.replace(",", "").rstrip("%"))
    if value == 0 and text.startswith("-"):
        return None
    shown = "#,##0" if "," in text else "0"
    if found[1]:
        shown += "." + "0" * len(found[1])
    if found[2]:
        return float(value / 100), shown + "%"
    return float(value), shown


class _Printer:
    """Writes the cells of one form from the top of a sheet downward."""

    def __init__(self, workbook: Untyped, sheet: Untyped, form: PrintedForm) -> None:
        self.workbook = workbook
        self.sheet = sheet
        self.form = form
        self.columns = max(1, len(form.widths))
        self.formats: dict[tuple[object, ...], Untyped] = {}
        self.row = 0

    def print(self) -> None:
        form = self.form
        for column, width in enumerate(form.widths):
            self.sheet.set_column(column, column, max(1.0, (width * 9.6 / 25.4 - 5) / 7))
        for line in (*form.before, form.title):
            if line.text:
                self.line([line])
        for ends in lines_above(form):
            self.line(ends)
        self.table()
        for line in form.below:
            if line.text:
                self.line([line])

    def line(self, ends: Sequence[PrintedLine]) -> None:
        """A line over the whole width, or a left and a right one beside each other."""
        title = ends[0].role == "title"
        width = sum(self.form.widths)
        size = title_size(ends[0].text, width) if title else BODY
        takes = max(lines(end.text, int(width * BODY / size) + PADDING) for end in ends)
        self.sheet.set_row(self.row, min(409, takes * size * LINE + 6))
        shares = [0, self.columns] if len(ends) == 1 else [0, self._middle(ends), self.columns]
        for end, (left, right) in zip(ends, pairwise(shares), strict=True):
            style = self.format(
                font_name="黑体" if title else "仿宋",
                font_size=size,
                align=_ALIGN.get(end.role, "left"),
                border=0,
            )
            self.put(self.row, left, self.row, right - 1, end.text, style)
        self.row += 1

    def _middle(self, ends: Sequence[PrintedLine]) -> int:
        """The column at which the right one of two texts begins, each with its fair share."""
        left, right = (needed(end.text) for end in ends)
        share = sum(self.form.widths) * left // (left + right)
        found = bisect(list(accumulate(self.form.widths)), share)
        return min(max(found + 1, 1), self.columns - 1)

    def table(self) -> None:
        """The rows; one that would be higher than Excel allows takes several of the sheet."""
        starts: list[int] = []
        headings: list[int] = []
        for row in self.form.rows:
            height = max(20.0, row.lines * BODY * LINE + 5)
            parts = -int(-height // _TALLEST)
            starts.append(self.row)
            if row.kind == "heading":
                headings.append(self.row)
            for _ in range(parts):
                self.sheet.set_row(self.row, height / parts)
                self.row += 1
        starts.append(self.row)
        for row in self.form.rows:
            for cell in row.cells:
                self.cell(cell, starts)
        if headings and headings[-1] - headings[0] == len(headings) - 1:
            self.sheet.repeat_rows(headings[0], headings[-1])

    def cell(self, cell: PrintedCell, starts: list[int]) -> None:
        label = cell.role in ("label", "heading", "side", "total")
        found = None if label else number(cell.text)
        style = self.format(
            font_name="黑体" if label else "仿宋",
            font_size=BODY,
            align=cell.align,
            border=1,
            num_format=found[1] if found else "@",
        )
        first, last = starts[cell.row - 1], starts[cell.row - 1 + cell.row_span] - 1
        left = cell.column - 1
        right = left + cell.column_span - 1
        self.put(first, left, last, right, found[0] if found else cell.text, style)

    def put(
        self, first: int, left: int, last: int, right: int, value: float | str, style: Untyped
    ) -> None:
        if isinstance(value, str) and len(value) > _MOST:
            raise Unprintable(TOO_LONG)
        if first != last or left != right:
            self.sheet.merge_range(first, left, last, right, "", style)
        if isinstance(value, float):
            self.sheet.write_number(first, left, value, style)
        elif value:
            self.sheet.write_string(first, left, value, style)
        else:
            self.sheet.write_blank(first, left, None, style)

    def format(self, **properties: Any) -> Untyped:
        key = tuple(properties.values())
        found = self.formats.get(key)
        if found is None:
            found = self.workbook.add_format({"text_wrap": True, "valign": "vcenter", **properties})
            self.formats[key] = found
        return found


def _page(sheet: Untyped, form: PrintedForm) -> None:
    """Paper, margins, one page wide."""
    page = form.page
    sheet.set_paper(_PAPER[page.size])
    if page.orientation == "landscape":
        sheet.set_landscape()
    margin = page.margin / 25.4
    sheet.set_margins(left=margin, right=margin, top=margin, bottom=margin)
    sheet.center_horizontally()
    sheet.fit_to_pages(1, 0)
    sheet.hide_gridlines(2)
    sheet.set_footer("&C— &P —")
