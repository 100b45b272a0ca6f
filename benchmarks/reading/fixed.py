"""OFD files made from PDF: the same glyphs and rules, written by hand as the standard has them."""

from __future__ import annotations

import io
import zipfile
from html import escape
from itertools import pairwise

import pypdfium2
import pypdfium2.raw as pdfium

MILLIMETRES = 25.4 / 72
SPACE = 'xmlns:ofd="http://www.ofdspec.org/2016"'
HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
THIN = 0.6
"""Millimetres up to which a path is a rule."""


def as_ofd(pdf: bytes) -> bytes:
    """Each page of the PDF as one of an OFD document."""
    pages = [_page(page) for page in pypdfium2.PdfDocument(pdf)]
    listed = "".join(
        f'<ofd:Page ID="{number + 10}" BaseLoc="Pages/Page_{number}/Content.xml"/>'
        for number in range(len(pages))
    )
    parts = {
        "OFD.xml": f'<ofd:OFD {SPACE} Version="1.0" DocType="OFD"><ofd:DocBody><ofd:DocInfo>'
        "<ofd:DocID>00000000000000000000000000000001</ofd:DocID></ofd:DocInfo>"
        "<ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>",
        "Doc_0/Document.xml": f"<ofd:Document {SPACE}><ofd:CommonData>"
        "<ofd:MaxUnitID>99999</ofd:MaxUnitID><ofd:PageArea><ofd:PhysicalBox>0 0 210 297"
        "</ofd:PhysicalBox></ofd:PageArea><ofd:PublicRes>PublicRes.xml</ofd:PublicRes>"
        f"</ofd:CommonData><ofd:Pages>{listed}</ofd:Pages></ofd:Document>",
        "Doc_0/PublicRes.xml": f'<ofd:Res {SPACE} BaseLoc="Res"><ofd:Fonts>'
        '<ofd:Font ID="3" FontName="宋体" FamilyName="宋体"/></ofd:Fonts></ofd:Res>',
        **{f"Doc_0/Pages/Page_{number}/Content.xml": page for number, page in enumerate(pages)},
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name, text in parts.items():
            target.writestr(zipfile.ZipInfo(name, (2024, 1, 1, 0, 0, 0)), HEAD + text, 8)
    return out.getvalue()


def _page(page: pypdfium2.PdfPage) -> str:
    width, height = page.get_size()
    box = f"0 0 {width * MILLIMETRES:.3f} {height * MILLIMETRES:.3f}"
    objects = [*_rules(page, height), *_texts(page, height)]
    numbered = "".join(text.replace("ID=", f'ID="{i}"', 1) for i, text in enumerate(objects, 100))
    return (
        f"<ofd:Page {SPACE}><ofd:Area><ofd:PhysicalBox>{box}</ofd:PhysicalBox></ofd:Area>"
        f'<ofd:Content><ofd:Layer ID="9" Type="Body">{numbered}</ofd:Layer></ofd:Content>'
        "</ofd:Page>"
    )


def _rules(page: pypdfium2.PdfPage, height: float) -> list[str]:
    found = []
    for item in page.get_objects(max_depth=4):
        if item.type != pdfium.FPDF_PAGEOBJ_PATH:
            continue
        left, bottom, right, top = (edge * MILLIMETRES for edge in item.get_bounds())
        wide, high = right - left, top - bottom
        y = height * MILLIMETRES - top
        if min(wide, high) > THIN and pdfium.FPDFPath_CountSegments(item.raw) > 12:
            continue
        line = f"M 0 0 L {wide:.3f} 0" if wide > high else f"M 0 0 L 0 {high:.3f}"
        if min(wide, high) > THIN:
            line = f"M 0 0 L {wide:.3f} 0 L {wide:.3f} {high:.3f} L 0 {high:.3f} C"
        found.append(
            f'<ofd:PathObject ID= Boundary="{left:.3f} {y:.3f} {max(wide, 0.2):.3f} '
            f'{max(high, 0.2):.3f}" LineWidth="0.2"><ofd:AbbreviatedData>{line}'
            "</ofd:AbbreviatedData></ofd:PathObject>"
        )
    return found


def _texts(page: pypdfium2.PdfPage, height: float) -> list[str]:
    text = page.get_textpage()
    found: list[str] = []
    run: list[tuple[str, float, float, float, float]] = []
    for number in range(text.count_chars()):
        char = chr(pdfium.FPDFText_GetUnicode(text.raw, number))
        left, bottom, right, top = text.get_charbox(number, loose=True)
        if char in "\r\n" or (run and (abs(bottom - run[-1][2]) > 2 or left < run[-1][1] - 1)):
            found += _run(run, height)
            run = []
        if char not in "\r\n":
            run.append((char, left, bottom, right, top))
    return found + _run(run, height)


def _run(run: list[tuple[str, float, float, float, float]], height: float) -> list[str]:
    if not "".join(it[0] for it in run).strip():
        return []
    left, bottom = run[0][1], min(it[2] for it in run)
    right, top = run[-1][3], max(it[4] for it in run)
    size = (top - bottom) * MILLIMETRES
    steps = " ".join(f"{(b[1] - a[1]) * MILLIMETRES:.3f}" for a, b in pairwise(run))
    delta = f' DeltaX="{steps}"' if steps else ""
    edges = (left, height - top, right - left, top - bottom)
    box = " ".join(f"{edge * MILLIMETRES:.3f}" for edge in edges)
    text = escape("".join(it[0] for it in run))
    code = f'<ofd:TextCode X="0" Y="{size * 0.85:.3f}"{delta}>{text}</ofd:TextCode>'
    head = f'<ofd:TextObject ID= Boundary="{box}" Font="3" Size="{size:.3f}">'
    return [f"{head}{code}</ofd:TextObject>"]
