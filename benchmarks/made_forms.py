"""Department forms of 56 rows × 7 columns with random wording, as docx, xlsx and html.

Written by python-docx, openpyxl and by hand, not by jiping, so that no reader meets its own
writer; what LibreOffice makes of them stands for the other formats. Every
seed gives another form: other body, objectives, names, figures, merges. Cells have
fonts and alignment, in the workbook borders too, as in forms that people fill in.
"""

from __future__ import annotations

import io
import random
from dataclasses import dataclass
from html import escape

import docx
import openpyxl
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Pt
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.worksheet.worksheet import Worksheet

WORDS = (
    "道路 桥梁 水库 农田 学校 医院 社区 养老 托育 图书 档案 消防 应急 林业 河道 供水 供热 公交 "
    "菜场 环卫 绿化 路灯 管网 危房 培训 普查 宣传 巡查 执法 登记 救助 就业 文化 体育 疫苗 体检"
).split()
ACTS = "新建 改造 维护 检测 整治 推广 发放 清理 巡护 更新 组织 保障".split()
UNITS = "个 处 次 人 户 项 公里 亩 场 件".split()
LINE = Side(style="thin")
BORDER = Border(left=LINE, right=LINE, top=LINE, bottom=LINE)
FONT = Font(name="宋体", size=10)
MIDDLE = Alignment(horizontal="center", vertical="center", wrap_text=True)
CELL_STYLE = 'style="border:1px solid #000;padding:0 7px" valign="middle"'
TEXT_STYLE = 'style="text-align:center;font-family:宋体;font-size:10pt"'
LEVELS = (
    ("产出指标", "数量指标"),
    ("产出指标", "质量指标"),
    ("效益指标", "社会效益指标"),
    ("效益指标", "可持续影响指标"),
    ("满意度指标", "服务对象满意度指标"),
)


@dataclass(frozen=True)
class Printed:
    """A cell of the printed table: text, first row and column (0-based), spans."""

    text: str
    row: int
    column: int
    rows: int = 1
    columns: int = 1


def cells(seed: int) -> list[Printed]:
    """The table of one form."""
    pick = random.Random(seed)
    body = f"{pick.choice(WORDS)}市{pick.choice(WORDS)}区{pick.choice(WORDS)}街道办事处"
    basic, project = pick.randint(10_000, 999_999), pick.randint(10_000, 999_999)
    total = f"{(basic + project) / 100:,.2f}"
    found = [
        Printed("单位名称", 0, 0, columns=2),
        Printed(body, 0, 2, columns=5),
        Printed("基本支出总额", 1, 0, columns=2),
        Printed(f"{basic / 100:,.2f}", 1, 2),
        Printed("项目支出总额", 1, 3),
        Printed(f"{project / 100:,.2f}", 1, 4, columns=3),
        Printed("预算执行情况\n(万元)\n(20分)", 2, 0, rows=2),
        *(
            Printed(text, 2, column, columns=span)
            for text, column, span in (
                ("", 1, 2),
                ("预算数(A)", 3, 1),
                ("执行数(B)", 4, 1),
                ("执行率(B/A)", 5, 1),
                ("得分(20分*执行率)", 6, 1),
            )
        ),
        Printed("部门整体支出总额", 3, 1, columns=2),
        *(Printed(text, 3, 3 + i) for i, text in enumerate((total, total, "100.00%", "20"))),
    ]
    row = 4
    for number in range(1, 8):
        topic = pick.choice(WORDS)
        found.append(Printed(f"年度目标{number}：做好{topic}工作。", row, 0, columns=7))
        found.append(Printed("年度绩效指标", row + 1, 0, rows=6))
        heads = ("一级指标", "二级指标", "三级指标", "年初计划目标值(A)", "实际完成值(B)", "得分")
        found += [Printed(text, row + 1, 1 + i) for i, text in enumerate(heads)]
        found += _indicators(pick, row + 2)
        row += 7
    found += [
        Printed("总计", row, 0, columns=6),
        Printed("98.60", row, 6),
        Printed("偏差大或目标未完成原因分析", row + 1, 0, columns=2),
        Printed(_sentence(pick), row + 1, 2, columns=5),
        Printed("改进措施及结果应用方案", row + 2, 0, columns=2),
        Printed(_sentence(pick), row + 2, 2, columns=5),
    ]
    return found


def _indicators(pick: random.Random, row: int) -> list[Printed]:
    found = []
    for offset, (level1, level2) in enumerate(LEVELS):
        if offset in (0, 2):
            found.append(Printed(level1, row + offset, 1, rows=2))
        elif offset == 4:
            found.append(Printed(level1, row + offset, 1))
        name, unit = pick.choice(ACTS) + pick.choice(WORDS), pick.choice(UNITS)
        target = pick.randint(2, 400)
        texts = (
            (level2, f"{name}数量", f"≥{target}{unit}", f"{target + pick.randint(0, 9)}{unit}"),
            (level2, f"{name}合格率", f"≥{pick.randint(80, 99)}%", f"{pick.randint(80, 100)}.5%"),
            (level2, name, f"做好{name}", _sentence(pick)),
            (level2, name, "是", "是"),
            (level2, f"{pick.choice(WORDS)}群众满意度", "≥85%", f"{pick.randint(85, 99)}%"),
        )[offset]
        found += [Printed(text, row + offset, 2 + i) for i, text in enumerate((*texts, "2"))]
    return found


def _sentence(pick: random.Random) -> str:
    return "，".join(
        f"{pick.choice(ACTS)}{pick.choice(WORDS)}{pick.randint(2, 90)}次" for _ in "123"
    )


def as_docx(seed: int) -> bytes:
    """The form as python-docx writes it."""
    document = docx.Document()
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = section.page_height, section.page_width
    document.add_paragraph("2020年度整体绩效自评表")
    printed = cells(seed)
    table = document.add_table(rows=max(cell.row for cell in printed) + 1, cols=7)
    table.style = "Table Grid"
    grid = [row.cells for row in table.rows]
    for cell in printed:
        first = grid[cell.row][cell.column]
        if cell.rows > 1 or cell.columns > 1:
            last = grid[cell.row + cell.rows - 1][cell.column + cell.columns - 1]
            first = first.merge(last)
        first.text = cell.text
        for paragraph in first.paragraphs:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
            for run in paragraph.runs:
                run.font.name, run.font.size = "宋体", Pt(10)
                run._element.rPr.rFonts.set(qn("w:eastAsia"), "宋体")
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def as_xlsx(seed: int) -> bytes:
    """The form as openpyxl writes it; scores as numbers, percentages with a number format."""
    book = openpyxl.Workbook()
    fill(book.active, seed)
    book.active.title = "整体"
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def fill(sheet: Worksheet, seed: int) -> None:
    """A form on a sheet."""
    sheet["A1"] = "2020年度整体绩效自评表"
    sheet.merge_cells("A1:G1")
    printed = cells(seed)
    for row in sheet.iter_rows(2, max(cell.row for cell in printed) + 2, 1, 7):
        for blank in row:
            blank.border, blank.font, blank.alignment = BORDER, FONT, MIDDLE
    for cell in printed:
        target = sheet.cell(cell.row + 2, cell.column + 1)
        if cell.text.endswith("%") and cell.text[:-1].replace(".", "").isdigit():
            target.value = float(cell.text[:-1]) / 100
            places = len(cell.text[:-1].partition(".")[2])
            target.number_format = f"0.{'0' * places}%" if places else "0%"
        elif cell.text.replace(",", "").replace(".", "").isdigit():
            target.value = float(cell.text.replace(",", ""))
            whole = "#,##0" if "," in cell.text else "0"
            target.number_format = f"{whole}.00" if "." in cell.text else "General"
        else:
            target.value = cell.text
        if cell.rows > 1 or cell.columns > 1:
            sheet.merge_cells(
                start_row=cell.row + 2,
                start_column=cell.column + 1,
                end_row=cell.row + cell.rows + 1,
                end_column=cell.column + cell.columns,
            )


def as_html(seed: int) -> bytes:
    """The form as a web page, each cell with its style, as published pages have it."""
    printed = sorted(cells(seed), key=lambda cell: (cell.row, cell.column))
    rows: list[list[str]] = [[] for _ in range(max(cell.row for cell in printed) + 1)]
    for cell in printed:
        spans = f' rowspan="{cell.rows}"' if cell.rows > 1 else ""
        spans += f' colspan="{cell.columns}"' if cell.columns > 1 else ""
        text = "<br>".join(escape(line) for line in cell.text.split("\n"))
        rows[cell.row].append(f"<td{spans} {CELL_STYLE}><p {TEXT_STYLE}>{text}</p></td>")
    table = "\n".join(f"<tr>{''.join(row)}</tr>" for row in rows)
    return f"""<!DOCTYPE html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>绩效自评</title></head><body>
<p style="text-align:center">2020年度整体绩效自评表</p>
<table border="1" cellspacing="0" style="border-collapse:collapse"><tbody>
{table}
</tbody></table></body></html>
""".encode()
