"""Small OFD files written by hand, and OFD made of what a PDF draws."""

from __future__ import annotations

import ctypes
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from html import escape
from itertools import groupby, pairwise
from typing import Literal, NamedTuple

import pypdfium2
from pypdfium2 import raw

from readers.packages import HEAD, archive

SPACE = ' xmlns:ofd="http://www.ofdspec.org/2016"'
MILLIMETRE = 72 / 25.4
Style = Literal["lines", "characters", "bars"]
"""How a program writes: a text object a line; one a character, scaled; rules as filled bars."""


def ofd(
    pages: Sequence[str],
    *,
    common: str = "",
    resources: str = "",
    document: str = "",
    parts: Mapping[str, str | bytes] | None = None,
    paper: str = "0 0 210 297",
) -> bytes:
    """A file with one document; `pages` are the contents of its pages (prefix ofd)."""
    listed = "".join(
        f'<ofd:Page ID="{number}" BaseLoc="Pages/Page_{number}/Content.xml"/>'
        for number in range(len(pages))
    )
    made: dict[str, str | bytes] = {
        "OFD.xml": entry("Doc_0/Document.xml"),
        "Doc_0/Document.xml": f"{HEAD}<ofd:Document{SPACE}><ofd:CommonData><ofd:PageArea>"
        f"<ofd:PhysicalBox>{paper}</ofd:PhysicalBox></ofd:PageArea>"
        f"<ofd:PublicRes>PublicRes.xml</ofd:PublicRes>{common}</ofd:CommonData>"
        f"<ofd:Pages>{listed}</ofd:Pages>{document}</ofd:Document>",
        "Doc_0/PublicRes.xml": f'{HEAD}<ofd:Res{SPACE} BaseLoc="Res">{resources}</ofd:Res>',
        **{
            f"Doc_0/Pages/Page_{number}/Content.xml": page(content)
            for number, content in enumerate(pages)
        },
        **(parts or {}),
    }
    return archive(made)


def entry(*roots: str) -> str:
    bodies = "".join(f"<ofd:DocBody><ofd:DocRoot>{r}</ofd:DocRoot></ofd:DocBody>" for r in roots)
    return f'{HEAD}<ofd:OFD{SPACE} Version="1.0" DocType="OFD">{bodies}</ofd:OFD>'


def page(content: str) -> str:
    """A page; its content stands in one layer unless it says otherwise."""
    if "<ofd:Content" not in content:
        content = f'<ofd:Content><ofd:Layer ID="90" Type="Body">{content}</ofd:Layer></ofd:Content>'
    return f"{HEAD}<ofd:Page{SPACE}>{content}</ofd:Page>"


def text(string: str, x: float, y: float, size: float = 4, code: str = "", more: str = "") -> str:
    """A text object whose first base line begins at (x, y)."""
    return (
        f'<ofd:TextObject ID="9" Boundary="{x:.3f} {y - size:.3f} 90 {size:.3f}" Font="1" '
        f'Size="{size:g}"{more}><ofd:TextCode X="0" Y="{size:g}"{code}>{escape(string)}'
        "</ofd:TextCode></ofd:TextObject>"
    )


def path(data: str, more: str = "", boundary: str = "0 0 210 297") -> str:
    return (
        f'<ofd:PathObject ID="9" Boundary="{boundary}" LineWidth="0.2"{more}>'
        f"<ofd:AbbreviatedData>{data}</ofd:AbbreviatedData></ofd:PathObject>"
    )


def grid(xs: Sequence[float], ys: Sequence[float]) -> str:
    """All lines of a grid, as one path."""
    across = (f"M {xs[0]} {y} L {xs[-1]} {y}" for y in ys)
    down = (f"M {x} {ys[0]} L {x} {ys[-1]}" for x in xs)
    return path(" ".join([*across, *down]))


class Character(NamedTuple):
    """A character of a PDF: where it stands on its base line, in millimetres from the top."""

    text: str
    x: float
    y: float
    size: float


def printed(pdf: bytes, style: Style = "lines") -> bytes:
    """An OFD that draws what the PDF draws, as programs print it."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        pages = [_page(document[number], style) for number in range(len(document))]
    finally:
        document.close()
    return ofd(pages)


def _page(page: pypdfium2.PdfPage, style: Style) -> str:
    height = page.get_height()
    rules = (_path(rule, style) for rule in _rules(page, height))
    characters = list(_characters(page, height))
    if style == "characters":
        texts = map(_scaled, characters)
    else:
        lines = groupby(characters, key=lambda c: (round(c.y, 2), c.size))
        texts = (piece for _, line in lines for piece in _runs(list(line)))
    return "".join([*rules, *texts])


def _scaled(it: Character) -> str:
    """As converters write: a size of its own scale, brought down by the CTM."""
    more = f' CTM="0.3528 0 0 0.3528 {-it.x:.4f} {-it.y:.4f}"'
    left, base = it.x / 0.3528, it.y / 0.3528
    return (
        f'<ofd:TextObject ID="9" Boundary="{it.x:.4f} {it.y:.4f} 5 5" Font="1" '
        f'Size="{it.size / 0.3528:.4f}"{more}><ofd:TextCode X="{left:.4f}" Y="{base:.4f}">'
        f"{escape(it.text)}</ofd:TextCode></ofd:TextObject>"
    )


def _runs(line: list[Character]) -> Iterator[str]:
    """Text objects for the stretches of a line that stand together, equal advances as `g`."""
    start = 0
    for at in range(1, len(line) + 1):
        if at < len(line) and 0 < line[at].x - line[at - 1].x < _reach(line[at - 1]):
            continue
        run = line[start:at]
        steps = [f"{b.x - a.x:.3f}" for a, b in pairwise(run)]
        said = []
        for step, same in groupby(steps):
            count = len(list(same))
            said.append(f"g {count} {step}" if count > 1 else step)
        code = f' DeltaX="{" ".join(said)}"' if said else ""
        yield text("".join(c.text for c in run), run[0].x, run[0].y, round(run[0].size, 3), code)
        start = at


def _reach(it: Character) -> float:
    """How far from a character the next one of the same text may begin."""
    wide = unicodedata.east_asian_width(it.text) in "WFA"
    return it.size * (1.3 if wide else 0.95)


def _path(rule: tuple[float, float, float, float], style: Style) -> str:
    left, top, right, bottom = rule
    if style != "bars":
        return path(f"M {left:.3f} {top:.3f} L {right:.3f} {bottom:.3f}")
    wide, high = right - left + 0.2, bottom - top + 0.2
    box = f"M 0 0 L {wide:.3f} 0 L {wide:.3f} {high:.3f} L 0 {high:.3f} C"
    edges = f"{left - 0.1:.3f} {top - 0.1:.3f} {wide:.3f} {high:.3f}"
    return path(box, ' Stroke="false" Fill="true"', edges)


def _characters(page: pypdfium2.PdfPage, height: float) -> Iterator[Character]:
    texts = page.get_textpage()
    x, y = ctypes.c_double(), ctypes.c_double()
    for index in range(texts.count_chars()):
        code = raw.FPDFText_GetUnicode(texts, index)
        if code < 32 or raw.FPDFText_IsGenerated(texts, index):
            continue
        raw.FPDFText_GetCharOrigin(texts, index, x, y)
        size = raw.FPDFText_GetFontSize(texts, index) / MILLIMETRE
        yield Character(chr(code), x.value / MILLIMETRE, (height - y.value) / MILLIMETRE, size)
    texts.close()


def _rules(page: pypdfium2.PdfPage, height: float) -> Iterator[tuple[float, float, float, float]]:
    """The straight strokes of a page: left, top, right, bottom in millimetres."""
    for drawn in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH]):
        matrix = drawn.get_matrix()
        last = (0.0, 0.0)
        x, y = ctypes.c_float(), ctypes.c_float()
        for index in range(raw.FPDFPath_CountSegments(drawn)):
            segment = raw.FPDFPath_GetPathSegment(drawn, index)
            raw.FPDFPathSegment_GetPoint(segment, x, y)
            at = matrix.on_point(x.value, y.value)
            now = at[0] / MILLIMETRE, (height - at[1]) / MILLIMETRE
            if raw.FPDFPathSegment_GetType(segment) == raw.FPDF_SEGMENT_LINETO:
                (left, right), (top, bottom) = (
                    sorted(pair) for pair in zip(last, now, strict=True)
                )
                if min(right - left, bottom - top) < 0.1:
                    yield left, top, right, bottom
            last = now
