"""The form as PDF, drawn by typst from `form.typ`; its text can be searched and copied.

Headings of indicators are repeated on each page. Fonts are those of the system, or of the folder
that JIPING_FONTS names (then of that folder alone); nothing is fetched. Raises `MissingFont`
where none of them has Chinese characters.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from itertools import groupby
from typing import TYPE_CHECKING, Any

from msgspec import json

from jiping.model import Evaluation, Layout, Words
from jiping.writers.lay_out import lay_out
from jiping.writers.measure import BODY, title_size
from jiping.writers.printed import (
    PrintedCell,
    PrintedForm,
    PrintedLine,
    PrintedRow,
    breakable,
    lines_above,
)
from jiping.writers.unprintable import MissingFont

if TYPE_CHECKING:
    from typst import Compiler

TEXT_FONTS = (
    "FangSong",
    "STFangsong",
    "FangSong_GB2312",
    "SimSun",
    "NSimSun",
    "Songti SC",
    "STSong",
    "Noto Serif CJK SC",
    "Noto Serif SC",
    "Source Han Serif SC",
    "Source Han Serif CN",
    "AR PL UMing CN",
)
"""Families for text, best first."""

HEAD_FONTS = (
    "SimHei",
    "STHeiti",
    "Heiti SC",
    "PingFang SC",
    "Microsoft YaHei",
    "Noto Sans CJK SC",
    "Noto Sans SC",
    "Source Han Sans SC",
    "Source Han Sans CN",
    "WenQuanYi Zen Hei",
    "WenQuanYi Micro Hei",
    "Droid Sans Fallback",
)
"""Families for headings, best first."""

NO_FONT = Words(
    "没有找到中文字体，无法生成 PDF：请安装宋体、仿宋或思源宋体（fonts-noto-cjk），"
    "或用环境变量 JIPING_FONTS 指明放字体的文件夹。",
    "No font with Chinese characters was found, so no PDF can be made: install SimSun, FangSong"
    " or Noto Serif CJK SC (fonts-noto-cjk), or name a folder of fonts in JIPING_FONTS.",
)
_ALIGN = {"title": "center", "subtitle": "center", "right": "right"}


def write(evaluation: Evaluation, layout: Layout) -> bytes:
    """A tagged PDF with a fixed date."""
    compiler, source, text_fonts, head_fonts = _press(os.environ.get("JIPING_FONTS"))
    form = drawing(lay_out(evaluation, layout))
    form |= {"text-fonts": text_fonts, "head-fonts": head_fonts, "size": BODY}
    drawn = compiler.compile(
        input=source,
        format="pdf",
        sys_inputs={"form": json.encode(form).decode()},
        timestamp=0,
    )
    if not isinstance(drawn, bytes):
        raise TypeError("typst gave no single PDF")
    return drawn


@cache
def _press(folder: str | None) -> tuple[Compiler, bytes, tuple[str, ...], tuple[str, ...]]:
    """A warm compiler, the template, and the families to use; `folder` None = the system's."""
    import typst

    fonts = typst.Fonts(
        include_system_fonts=folder is None,
        include_embedded_fonts=False,
        font_paths=[folder] if folder else [],
    )
    present = set(fonts.families())
    text = next((name for name in TEXT_FONTS if name in present), None)
    head = next((name for name in HEAD_FONTS if name in present), None)
    if text is None and head is None:
        raise MissingFont(NO_FONT)
    text, head = text or head, head or text
    source = files("jiping.writers").joinpath("form.typ").read_bytes()
    compiler = typst.Compiler(font_paths=fonts)
    return compiler, source, (str(text), str(head)), (str(head), str(text))


def drawing(form: PrintedForm) -> dict[str, Any]:
    """What the template draws: lines, and cells in groups, some of them repeated headings.

    A heading cannot hold the beginning of a cell that goes on below it, so the vertical label
    left of the indicators is drawn as two cells without a rule between them.
    """
    groups: list[dict[str, Any]] = []
    for is_heading, run in groupby(form.rows, key=lambda row: row.kind == "heading"):
        rows = list(run)
        for together in [rows] if is_heading else [[row] for row in rows]:
            ends = together[0].kind in ("objective", "total") or _ends_headings(together[0], groups)
            level = 2 if is_heading else 1 if ends else 0
            groups += _group(together, level)
    page = form.page
    return {
        "title": form.title.text,
        "title-size": title_size(form.title.text, sum(form.widths)),
        "paper": page.size.lower(),
        "flipped": page.orientation == "landscape",
        "margin": page.margin,
        "before": [_line(line) for line in form.before if line.text],
        "above": [[_line(line) for line in lines] for lines in lines_above(form)],
        "below": [_line(line) for line in form.below if line.text],
        "widths": form.widths,
        "groups": groups,
    }


def _group(rows: list[PrintedRow], level: int) -> list[dict[str, Any]]:
    """The rows of one heading, or one other row; what goes on below a heading is drawn apart.

    Within a heading no cell is drawn over several rows (typst fails where a page ends behind
    it): each is drawn as two without a rule between them, the text in the lower one.
    """
    heights = range(len(rows), 0, -1)
    placed = [(it, row, here) for row, here in zip(rows, heights, strict=True) for it in row.cells]
    if not level or all(cell.row_span == 1 for cell, _, _ in placed):
        inside = [_cell(cell, row) for cell, row, _ in placed]
        return [{"level": level, "repeat": level == 2, "cells": inside}]
    inside = [part for cell, row, here in placed for part in _in_heading(cell, row, here)]
    inside.sort(key=lambda part: (part["y"], part["x"]))
    groups = [{"level": level, "repeat": level == 2, "cells": inside}]
    rest = [_cell(cell, row, below=here) for cell, row, here in placed if cell.row_span > here]
    return [*groups, {"level": 0, "repeat": False, "cells": rest}] if rest else groups


def _in_heading(cell: PrintedCell, row: PrintedRow, here: int) -> Iterator[dict[str, Any]]:
    """A cell of a heading, one part a row; `here` is how many rows of it are left."""
    whole = _cell(cell, row)
    rows = min(cell.row_span, here)
    ends = cell.row_span <= here
    for number in range(rows):
        last = number == rows - 1
        opens = {(False, True): "open-above", (True, False): "open-below", (False, False): "open"}
        yield whole | {
            "y": whole["y"] + number,
            "rows": 1,
            "text": whole["text"] if last and ends else "",
            "stroke": opens.get((number == 0, last and ends), "all"),
            "breakable": breakable(row),
        }


def _ends_headings(row: PrintedRow, groups: list[dict[str, Any]]) -> bool:
    """Whether a row is the first after the indicators, where headings are repeated no more."""
    if row.kind != "closing":
        return False
    above = [group["level"] for group in groups if group["level"]]
    return bool(above) and above[-1] == 2


def _line(line: PrintedLine) -> dict[str, str]:
    return {"text": line.text, "align": _ALIGN.get(line.role, "left")}


def _cell(cell: PrintedCell, row: PrintedRow, below: int = 0) -> dict[str, Any]:
    """A cell for the template, or what is left of it `below` that many rows."""
    text, y, rows, stroke = cell.text, cell.row - 1, cell.row_span, "all"
    if below:
        y, rows, stroke = y + below, rows - below, "open-above"
    return {
        "text": text,
        "x": cell.column - 1,
        "y": y,
        "rows": rows,
        "columns": cell.column_span,
        "align": cell.align,
        "head": cell.role in ("label", "heading", "side", "total"),
        "stroke": stroke,
        "breakable": rows > 1 or breakable(row),
    }
