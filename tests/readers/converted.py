"""A workbook with everything that the formats of sheets can show, to be converted by LibreOffice.

`python tests/readers/converted.py DIR` (with tests on the path) writes sheets.xlsx and the clean
national form; what is in `files/` was made of them by

    soffice --headless --convert-to xls:"MS Excel 97" --outdir files DIR/*.xlsx
    soffice --headless --convert-to ods --outdir files DIR/*.xlsx
    soffice --headless --convert-to csv:"Text - txt - csv (StarCalc)":44,34,76,1 --outdir files …
"""

from __future__ import annotations

import io
import sys
from datetime import date
from pathlib import Path

import xlsxwriter

FILES = Path(__file__).parent / "files"
LONG = "甲乡水库除险加固，" * 1100
NUMBERS: tuple[tuple[float, str], ...] = (
    (0.984, "0.00%"),
    (3265.06, "#,##0.00"),
    (15, '"≥"0"名"'),
    (0.1 + 0.2, "General"),
    (-1234.5, "#,##0.00;[Red]-#,##0.00"),
    (1e-05, "General"),
    (12345678901234, "General"),
    (0.855, "0%"),
    (1203.5, '0.0"万元"'),
    (1 / 3, "General"),
    (1 / 3, "0.00"),
    (100, "General"),
    (2.5, "0"),
    (99.2, "General"),
)
DATES: tuple[tuple[date, str], ...] = (
    (date(2023, 6, 1), "yyyy-mm-dd"),
    (date(2023, 12, 31), 'yyyy"年"m"月"d"日"'),
    (date(2024, 2, 29), 'yyyy"年"m"月"'),
)


def workbook() -> bytes:
    """Numbers by format, dates, formulas, merges, hidden parts, long and broken texts."""
    target = io.BytesIO()
    with xlsxwriter.Workbook(target) as book:
        _figures(book)
        _merges(book)
        book.add_worksheet("空白")
        secret = book.add_worksheet("旧表")
        secret.write("A1", "往年")
        secret.hide()
        book.add_worksheet("尾").write("C300", "末")
    return target.getvalue()


def _figures(book: xlsxwriter.Workbook) -> None:
    sheet = book.add_worksheet("数字")
    for row, (number, code) in enumerate(NUMBERS):
        sheet.write_number(row, 1, number, book.add_format({"num_format": code}))
        sheet.write_string(row, 2, f"第{row}行")
    for row, (day, code) in enumerate(DATES):
        sheet.write_datetime(row, 4, day, book.add_format({"num_format": code}))
    sheet.write_formula("G1", "=B2*2", None, 6530.12)
    sheet.write_formula("G3", "=1=1", None, True)
    sheet.write_formula("G4", "=1/0", None, "#DIV/0!")
    sheet.write_boolean("G5", False)
    sheet.write_string("G6", LONG)
    sheet.write_string("G7", "第一行\n第二行  两格")
    sheet.write_rich_string("G8", "前", book.add_format({"bold": True}), "粗", "后")
    sheet.write_string("G9", " Café №1 ")
    sheet.set_row(5, None, None, {"hidden": True})
    sheet.set_column("E:E", None, None, {"hidden": True})


def _merges(book: xlsxwriter.Workbook) -> None:
    sheet = book.add_worksheet("合并")
    sheet.merge_range("B2:E2", "标题")
    sheet.merge_range("B3:B5", "一级")
    sheet.merge_range("C5:D6", 0.5, book.add_format({"num_format": "0%"}))
    sheet.write("C3", "二级")
    sheet.write("C4", "二级")
    sheet.write("D3", "同")
    sheet.write("E3", "同")


if __name__ == "__main__":
    import jiping
    import mini

    folder = Path(sys.argv[1])
    (folder / "sheets.xlsx").write_bytes(workbook())
    form = jiping.write(mini.evaluation({"base": "national"}), "xlsx")
    (folder / "form.xlsx").write_bytes(form)
